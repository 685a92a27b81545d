"""The parse worker: the process in which untrusted files are parsed.

Reads requests from its standard input and writes one answer for each file, in order, to its
standard output, until the input ends. It holds no database and no terminal; a file that kills it
costs itself only (see parser.py).
"""

import os
from dataclasses import replace

from reader.formats import sight as sights
from reader.formats.head import head_of
from reader.formats.source import Source, source
from reader.model import headline, wire
from reader.model.article import Head, Metadata
from reader.model.sanitize import EMPTY
from reader.model.wire import Json
from reader.parsing import files
from reader.parsing.serving import serve

_SAMPLE = b"""\
---
title: "Lamp: a sample"
date: 2020-01-02 03:04:05 +0100
tags: [one, two]
---
# Heading

The quick brown fox jumps over the lazy dog, [and so on](https://example.org/), *again*.

| a | b |
|---|---|
| 1 | 2 |
"""
_PAGE = b"<html><head><title>A</title></head><body><h1>A</h1><p>One <em>two</em>.</p></body></html>"


def main() -> None:
    """Serve until standard input ends."""
    jobs = {
        "article": article,
        "page": page,
        "beginning": beginning,
        "sights": sight,
        "heads": head,
        "facts": facts,
        "wholes": whole,
    }
    serve(jobs, warm)


def article(path: str, relative_path: str) -> Json:
    """A file read whole, a `Parsed`: of a web page its article."""
    return _parsed(path, relative_path)


def page(path: str, relative_path: str) -> Json:
    """The same, but of a web page all that it holds."""
    return _parsed(path, relative_path, is_page=True)


def _parsed(path: str, relative_path: str, *, is_page: bool = False) -> Json:
    from reader.formats.article import article
    from reader.model import wire_document
    from reader.model.document import Document, Parsed

    try:
        file = files.read(path)
    except files.UnreadableError as error:
        return wire_document.parsed_to_json(
            Parsed(Metadata(), Document(()), (error.problem,), EMPTY)
        )
    parsed = article(file.data, relative_path, is_page=is_page)
    if problem := files.cut_problem(file):
        parsed = replace(parsed, problems=(*parsed.problems, problem))
    return wire_document.parsed_to_json(parsed)


def beginning(path: str, relative_path: str, context: str = "") -> Json:
    """The first screens of a long file, or those around some words of it, a `Parsed`; None where
    there is no telling.
    """
    from reader.formats import beginning, passage
    from reader.model import wire_document

    try:
        file = files.read(path, files.LIMIT if context else beginning.SIZE)
    except files.UnreadableError:
        return None
    if file.is_cut == bool(context):
        return None
    parsed = (
        passage.passage(file.data, relative_path, context)
        if context
        else beginning.beginning(file.data, relative_path)
    )
    return wire_document.parsed_to_json(parsed) if parsed is not None else None


def sight(path: str, relative_path: str) -> Json:
    """What a list shows of a file until its head was read, a `Sighting`."""
    try:
        seen = sights.sight(files.beginning(path, sights.SIZE), relative_path)
        return seen or sights.sighting(files.read(path).data, relative_path)
    except files.UnreadableError:
        return headline.NOTHING


def head(path: str, relative_path: str) -> Json:
    """What the first pass finds, a `Headline`."""
    try:
        file = files.read(path)
    except files.UnreadableError as error:
        return _unreadable(error)
    return _line(_head(file, source(file.data), relative_path))


def facts(path: str, relative_path: str) -> Json:
    """What the second pass finds, a `BodyFacts`; else the problem under the key `problem`."""
    from reader.formats.article import facts

    try:
        file = files.read(path)
    except files.UnreadableError as error:
        return {"problem": wire.problem_to_json(error.problem)}
    return wire.facts_to_json(facts(file.data, relative_path))


def whole(path: str, relative_path: str) -> Json:
    """What both passes find, of a file that is read once, and what it is known by: a `Whole`."""
    from reader.formats.article import facts_of
    from reader.model.links import keys_by

    place = path.replace(os.sep, "/")
    try:
        file = files.read(path)
    except files.UnreadableError as error:
        problem = {"problem": wire.problem_to_json(error.problem)}
        return _unreadable(error), problem, keys_by(place, "", Metadata())
    taken = source(file.data)
    found = _head(file, taken, relative_path)
    facts = facts_of(taken, relative_path)
    title = found.metadata.title or facts.title
    keys = keys_by(place, title, found.metadata)
    return _line(found), wire.facts_to_json(facts), keys


def _head(file: files.FileBytes, taken: Source, relative_path: str) -> Head:
    found = head_of(taken, relative_path)
    if problem := files.cut_problem(file):
        found = found._replace(problems=(*found.problems, problem))
    return found


def _line(head: Head) -> Json:
    return headline.to_json(headline.headline(head))


def _unreadable(error: files.UnreadableError) -> Json:
    return _line(Head(Metadata(), "", True, (error.problem,)))


def warm(job: str) -> None:
    """Load what a job needs, so that no file's time is spent on it."""
    head_of(source(_SAMPLE), "a.md")
    if job in ("sights", "heads"):  # the list waits for these
        return
    from reader.formats.article import article, facts

    if job == "article":
        from reader.model.wire_document import parsed_to_json

        parsed_to_json(article(_SAMPLE, "a.md"))
        parsed_to_json(article(_PAGE, "a.html"))
    elif job in ("facts", "wholes"):
        facts(_SAMPLE, "a.md")
        facts(_PAGE, "a.html")


if __name__ == "__main__":
    main()
