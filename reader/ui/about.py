"""What is known of an article and what its file holds, as lines to look at."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from textwrap import wrap

from rich.cells import cell_len, chop_cells

from reader.core.calendar import duration
from reader.i18n import _, ngettext
from reader.model import sanitize
from reader.model.article import Metadata
from reader.model.listing import Row
from reader.model.marks import Marks
from reader.model.pace import minutes
from reader.ui import days
from reader.ui.days import long_day, number
from reader.ui.hits import Span, marked
from reader.ui.ink import Piece, Tone
from reader.ui.sheet import Sheet
from reader.ui.widgets.choice_list import Choice

NAME = 14
"""Cells of the column of names."""
TAB = 4
"""Cells between the stops of tabs in a source."""

Fact = tuple[str, str]
"""A name and what is told under it."""


def facts(sheet: Sheet, data_dir: str, today: date, marks: Marks | None = None) -> Iterator[Fact]:
    """What is known of an open article, with its marks as they are now; what it does not say is
    left out.
    """
    opened = sheet.opened
    yield from ((name, text) for name, text in _said(opened.metadata, today) if text)
    pace = minutes(sheet.words, sheet.form.reading.words_a_minute)
    length = ngettext("{n} word", "{n} words", sheet.words).format(n=number(sheet.words))
    yield _("Length"), f"{length} · {days.minutes(pace)}"
    headings = len(sheet.sections)
    if headings:
        yield _("Headings"), number(headings)
    yield from _done(marks or opened.marks, today)
    yield _("File"), sanitize.path(opened.path)
    yield _("Known as"), str(opened.article)
    yield _("Marks kept in"), sanitize.path(data_dir)
    for problem in opened.parsed.problems:
        where = _("line {line}").format(line=problem.line) + ": " if problem.line else ""
        yield _("Wrong"), f"{where}{problem.message}"


def row_facts(row: Row, metadata: Metadata, data_dir: str, today: date) -> Iterator[Fact]:
    """What the list knows of an article that is not open."""
    yield from ((name, text) for name, text in _said(metadata, today) if text)
    if row.words is not None:
        length = ngettext("{n} word", "{n} words", row.words).format(n=number(row.words))
        yield _("Length"), f"{length} · {days.minutes(row.minutes or 0)}"
    yield _("File"), sanitize.path(row.path)
    yield _("Known as"), str(row.article)
    yield _("Marks kept in"), sanitize.path(data_dir)
    if row.error:
        yield _("Wrong"), row.error


def _done(marks: Marks, today: date) -> Iterator[Fact]:
    """What the person did with it that stands nowhere else."""
    if marks.tags:
        yield _("Your tags"), " ".join(f"#{tag}" for tag in marks.tags)
    for name, seconds in ((_("First opened"), marks.opened), (_("Finished"), marks.finished)):
        if seconds:
            yield name, long_day(date.fromtimestamp(seconds), today)
    if marks.spent:
        yield _("Time spent"), duration(marks.spent)


def _said(metadata: Metadata, today: date) -> Iterator[Fact]:
    yield _("Title"), metadata.title
    yield _("Author"), ", ".join(metadata.authors)
    if metadata.date is not None:
        yield _("Date"), long_day(metadata.date.day, today)
    if metadata.modified is not None:
        yield _("Changed"), long_day(metadata.modified.day, today)
    yield _("Category"), ", ".join(metadata.categories)
    yield _("Tags"), ", ".join(metadata.tags)
    yield _("Language"), metadata.lang
    yield _("Original"), sanitize.line(metadata.url)
    yield _("Summary"), metadata.excerpt


def fact_lines(found: Sequence[Fact], width: int) -> list[Choice]:
    """A line or more for each fact."""
    lines: list[Choice] = []
    room = max(width - NAME - 1, 10)
    for name, text in found:
        first, *rest = _wrapped(text, room)
        lines.append(Choice((Piece(f"{name:<{NAME}}", Tone.ACCENT), Piece(first))))
        lines += (Choice((Piece(" " * NAME), Piece(line))) for line in rest)
    return lines


def _wrapped(text: str, room: int) -> list[str]:
    pieces = wrap(text, room) or [""]
    return [part for piece in pieces for part in (chop_cells(piece, room) or [""])]


def source_lines(source: str, width: int, hits: Sequence[Span] = ()) -> list[Choice]:
    """The lines of a file with their numbers, broken where they are too long.

    Hits, in order, are marked; they count characters of the source with its tabs expanded.
    """
    digits = len(str(source.count("\n") + 1))
    found: list[Choice] = []
    first = 0
    for place, start, text in source_rows(source, width):
        first = bisect_left(hits, start, first, key=lambda hit: hit[1] - 1)
        last = bisect_left(hits, (start + len(text), 0), first)
        label = f"{place or '':>{digits}}"
        here = [(begin - start, end - start) for begin, end in hits[first:last]]
        said = marked(text, here, Tone.INK) if here else (Piece(text),)
        found.append(Choice((Piece(f" {label}  ", Tone.QUIET), *said)))
    return found


def source_rows(source: str, width: int) -> Iterator[tuple[int, int, str]]:
    """The rows of `source_lines`: number of the line, 0 for what goes on with one; the characters
    before it; its text.
    """
    lines = source.expandtabs(TAB).split("\n")
    room = max(width - len(str(len(lines))) - 4, 10)
    start = 0
    for place, line in enumerate(lines, 1):
        for part, text in enumerate(_broken(line, room)):
            yield (0 if part else place), start, text
            start += len(text)
        start += 1


def row_of_line(source: str, width: int, line: int) -> int:
    """The row of `source_lines` that a line, 1 and up, begins on."""
    lines = source.split("\n")
    room = max(width - len(str(len(lines))) - 4, 10)
    return sum(len(_broken(text, room)) for text in lines[: line - 1])


def _broken(line: str, room: int) -> list[str]:
    text = line.expandtabs(TAB)
    if not text.isascii() and cell_len(text) != len(text):
        return chop_cells(text, room) or [""]
    parts = []
    while len(text) > room:
        # At a blank, if one stands near the end.
        end = text.rfind(" ", room // 2, room) + 1 or room
        parts.append(text[:end])
        text = text[end:]
    return [*parts, text]
