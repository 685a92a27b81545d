"""`leeslamp show`: one article on standard output; what is wrong with it on standard error."""

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from reader.cli import terminal
from reader.cli.pager import put
from reader.cli.talk import mention
from reader.core import Reader
from reader.errors import UsageError
from reader.i18n import _
from reader.model import sanitize
from reader.model.article import Problem, ProblemKind
from reader.model.document import Document, Figure, Heading, Inline, leaf_text, leaves
from reader.model.listing import Entry
from reader.model.opened import Opened
from reader.model.pace import minutes
from reader.model.plaintext import count_words, logical_text

STDIN = "-"
MOST_BYTES = 16 * 1024 * 1024 + 1
"""Read from standard input: one more than is shown of a file, so that the cut is seen and said."""
MOST_COLUMNS = 1000

_HARMLESS = {ProblemKind.EMPTY, ProblemKind.DATE, ProblemKind.FRONT_MATTER}
"""Nothing of the text is lost by these: an article without text is shown as it is."""

FORMATS = ("text", "markdown", "html", "json")


def arguments(parser: ArgumentParser) -> None:
    """Declare the article and how it is written."""
    parser.add_argument(
        "article",
        metavar="ARTICLE",
        help=_("a path, an id, the start of an id, or - for standard input"),
    )
    parser.add_argument(
        "--width", metavar="N", type=_columns, help=_("columns of the text; else as configured")
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--format", choices=FORMATS, default="text", help=_("text unless named"))
    form.add_argument("--json", action="store_true", help=_("the same as --format json"))
    form.add_argument(
        "--linear",
        action="store_true",
        help=_("say in words what is what, one line a paragraph: for screen readers"),
    )
    parser.add_argument("--no-pager", action="store_true", help=_("never by way of a pager"))


def run(reader: Reader, given: Namespace) -> int:
    """Print the article; 1 where nothing of it could be shown."""
    if reader.trouble:
        mention(reader.trouble)
    entry, opened = _opened(reader, given.article)
    for problem in opened.parsed.problems:
        mention(_described(problem, opened.path))
    if given.json or given.format == "json":
        print(_as_json(reader, entry, opened))
    elif is_shown(opened):
        is_paged = given.format == "text" and not given.no_pager
        put(_lines(reader, opened, given), reader.environment.pager, is_paged=is_paged)
    return 0 if is_shown(opened) else 1


def has_text(document: Document) -> bool:
    """There is a word, or a picture, to show."""
    return any(
        isinstance(leaf, Figure) or leaf_text(leaf).strip() for leaf in leaves(document.blocks)
    )


def is_shown(opened: Opened) -> bool:
    """Something of the text could be shown, or there is none in it."""
    is_whole = all(problem.kind in _HARMLESS for problem in opened.parsed.problems)
    return is_whole or has_text(opened.document) or bool(opened.parsed.source)


def _opened(reader: Reader, text: str) -> tuple[Entry | None, Opened]:
    if text == STDIN:
        if sys.stdin is None:
            raise UsageError(_("Standard input is closed."))
        return None, reader.read_bytes(sys.stdin.buffer.read(MOST_BYTES))
    found = reader.find(text)
    if isinstance(found, Path):
        return None, reader.read_file(found)
    return found, reader.read(found.row)


def _described(problem: Problem, path: str) -> str:
    name = sanitize.path(path) or _("standard input")
    if not problem.line:
        return f"{name}: {problem.message}"
    where = _("line {line}, column {column}") if problem.column else _("line {line}")
    place = where.format(line=problem.line, column=problem.column)
    return f"{name}, {place}: {problem.message}"


def _lines(reader: Reader, opened: Opened, given: Namespace) -> Iterable[str]:
    if opened.parsed.source and not has_text(opened.document):
        return opened.parsed.source.splitlines()
    if given.linear:
        return _as_words(reader, opened, given.width)
    if given.format == "text":
        return _as_text(reader, opened, given)
    return _as_markup(opened, given.format).splitlines()


def _as_words(reader: Reader, opened: Opened, columns: int | None) -> Iterator[str]:
    from textwrap import wrap

    from reader.typeset.linear import linear

    length = minutes(_words(opened), reader.config.reading.words_a_minute)
    for line in linear(opened.metadata, length, opened.document):
        yield from (wrap(line, columns, break_long_words=False) or [""]) if columns else [line]


def _as_text(reader: Reader, opened: Opened, given: Namespace) -> Iterator[str]:
    from reader.cli.sgr import painted, plain
    from reader.cli.table import ASCII, signs_for
    from reader.typeset.document import typeset
    from reader.typeset.lines import Settings
    from reader.typeset.opening import opening
    from reader.typeset.prose import language_of, manner_of

    environment, room, columns = reader.environment, terminal.columns(), given.width
    reading = reader.config.reading
    if room is None:  # what is no terminal gets right-to-left text in the order of reading
        reading = reading._replace(bidi="all")
    measure = columns or min(reading.measure, room or MOST_COLUMNS)
    settings = Settings(
        measure=measure,
        room=columns or room or measure,
        is_ascii=signs_for(sys.stdout.encoding) is ASCII,
        is_uncut=True,
        manner=manner_of(reading),
    )
    is_plain = room is None or environment.no_color or environment.term == "dumb"
    metadata, document = opened.metadata, opened.document
    length = minutes(_words(opened), reading.words_a_minute)
    language = language_of(document, metadata.lang)
    for line in (
        *opening(metadata, length, settings),
        *typeset(document, settings, metadata.title, language),
    ):
        yield plain(line) if is_plain else painted(line)


def _words(opened: Opened) -> int:
    return count_words(logical_text(opened.document))


def _as_markup(opened: Opened, name: str) -> str:
    from reader.formats import write

    document = _titled(opened)
    return write.to_html(document) if name == "html" else write.to_markdown(document)


def _titled(opened: Opened) -> Document:
    """The document under its title, so that what is written can be read again by itself."""
    title, document = opened.metadata.title, opened.document
    first = next(leaves(document.blocks), None)
    is_there = isinstance(first, Heading) and sanitize.line(first.inline.text) == title
    if is_there or not title:
        return document
    return replace(document, blocks=(Heading(1, Inline(title)), *document.blocks))


def _as_json(reader: Reader, entry: Entry | None, opened: Opened) -> str:
    from reader.cli.record import record, written
    from reader.model.wire_document import document_to_json

    words = _words(opened)
    problems = opened.parsed.problems
    metadata = opened.metadata
    if entry and not metadata.lang:  # the list has found it out
        metadata = metadata._replace(lang=entry.metadata.lang)
    fields = record(
        opened.article,
        opened.path,
        metadata,
        opened.marks,
        added=entry.row.added if entry else 0,
        title=metadata.title,
        words=words,
        minutes=minutes(words, reader.config.reading.words_a_minute),
        error=entry.row.error if entry else next((problem.message for problem in problems), ""),
    )
    document = document_to_json(opened.document)
    fields["document"] = {"title": document["title"], "blocks": document["blocks"]}
    fields["problems"] = [
        {
            "kind": problem.kind,
            "message": problem.message,
            "line": problem.line or None,
            "column": problem.column or None,
        }
        for problem in problems
    ]
    return written(fields)


def _columns(text: str) -> int:
    if text.isdecimal() and 1 <= int(text) <= MOST_COLUMNS:
        return int(text)
    raise ArgumentTypeError(
        _("a whole number from 1 to {most}, not {text}").format(most=MOST_COLUMNS, text=text)
    )
