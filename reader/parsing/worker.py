"""The parse worker: the process in which untrusted files are parsed.

Reads requests from its standard input and writes one answer for each file, in order, to its
standard output, until the input ends. It holds no database and no terminal; a file that kills it
costs itself only (see parser.py).
"""

import os
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import BinaryIO

from reader import i18n
from reader.formats.head import head as head_of
from reader.model import wire, wire_document
from reader.model.article import Head, Metadata
from reader.model.document import Document, Parsed
from reader.model.sanitize import EMPTY
from reader.model.wire import Json
from reader.parsing import files, frames, limits

Job = Callable[[str, str], Json]
"""From a path and the path within the library to an answer."""

_WARM_SECONDS = 60.0
_GATHER_SECONDS = 0.05  # answers are sent together, and their files share the time of one

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
    serve({"article": article, "page": page, "heads": head, "facts": facts})


def article(path: str, relative_path: str) -> Json:
    """A file read whole, a `Parsed`: of a web page its article."""
    return _parsed(path, relative_path)


def page(path: str, relative_path: str) -> Json:
    """The same, but of a web page all that it holds."""
    return _parsed(path, relative_path, is_page=True)


def _parsed(path: str, relative_path: str, *, is_page: bool = False) -> Json:
    from reader.formats.article import article

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


def head(path: str, relative_path: str) -> Json:
    """What the first pass finds, a `Head`."""
    try:
        file = files.read(path)
    except files.UnreadableError as error:
        return wire.head_to_json(Head(Metadata(), "", True, (error.problem,)))
    found = head_of(file.data, relative_path)
    if problem := files.cut_problem(file):
        found = replace(found, problems=(*found.problems, problem))
    return wire.head_to_json(found)


def facts(path: str, relative_path: str) -> Json:
    """What the second pass finds, a `BodyFacts`; else the problem under the key `problem`."""
    from reader.formats.article import facts

    try:
        file = files.read(path)
    except files.UnreadableError as error:
        return {"problem": wire.problem_to_json(error.problem)}
    return wire.facts_to_json(facts(file.data, relative_path))


def warm(job: str) -> None:
    """Load what a job needs, so that no file's time is spent on it."""
    from reader.formats.article import article, facts

    head_of(_SAMPLE, "a.md")
    if job == "article":
        article(_SAMPLE, "a.md")
        article(_PAGE, "a.html")
    elif job == "facts":
        facts(_SAMPLE, "a.md")
        facts(_PAGE, "a.html")


def serve(jobs: Mapping[str, Job], warm: Callable[[str], None] = warm) -> None:
    """Answer requests until there are no more.

    A request is `{"do": job, "files": [[path, path within the library], ...]}`, answered by
    `{"is": value}` or `{"failed": name of the exception}` for each file, in one list or several;
    or `{"do": "warm", "job": job, "language": code, "is_background": bool}`, answered once in the
    same way.
    """
    limits.confine()
    requests, answers = _private_streams()
    try:
        while True:
            request = frames.received(requests)
            if request["do"] == "warm":
                answers.write(frames.packed([_warm(request, warm)]))
            else:
                _work(jobs[request["do"]], request["files"], answers)
            answers.flush()
    except (EOFError, BrokenPipeError):
        # Nobody is left to answer, and closing the stream would only try once more.
        os._exit(0)


def _private_streams() -> tuple[BinaryIO, BinaryIO]:
    # What a library prints must not end up between two answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb", buffering=2**18)
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a device, not a path
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
    return sys.stdin.buffer, answers


def _warm(request: Json, warm: Callable[[str], None]) -> Json:
    i18n.use([request["language"]])
    if request["is_background"]:
        limits.step_back()
    limits.allow(_WARM_SECONDS, _WARM_SECONDS)
    try:
        warm(request["job"])
    except Exception as error:  # most likely a library that is missing or broken
        return {"failed": f"{type(error).__name__}: {error}"}
    finally:
        limits.allow(0, 0)
    limits.settle()
    return {"is": None}


def _work(job: Job, asked: list[list[str]], answers: BinaryIO) -> None:
    done = 0
    while done < len(asked):
        # Not for every file: setting the timers takes a tenth of the time of a head.
        limits.allow()
        until = time.monotonic() + _GATHER_SECONDS
        gathered: list[Json] = []
        for path, relative_path in asked[done:]:
            gathered.append(_answer(job, path, relative_path))
            if time.monotonic() > until:
                break
        limits.allow(0, 0)
        done += len(gathered)
        answers.write(frames.packed(gathered))
        answers.flush()


def _answer(job: Job, path: str, relative_path: str) -> Json:
    try:
        return {"is": job(path, relative_path)}
    except Exception as error:  # a fault of ours, or no memory left, costs this file only
        return {"failed": type(error).__name__}


if __name__ == "__main__":
    main()
