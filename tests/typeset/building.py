"""Documents made in a line, and pages as text."""

from collections.abc import Sequence

from hypothesis import settings

from reader.model.document import Block, Document, Inline, Paragraph, Span
from reader.model.sanitize import Shown
from reader.typeset.document import typeset
from reader.typeset.lines import Line, Run, Settings
from reader.typeset.page import Page

STEADY = settings(max_examples=settings().max_examples * 3 // 5)
"""Property tests that take their time, but not too much of it, on a busy machine."""

PROSE = (
    "Wie na zonsondergang over de dijk rijdt, ziet in de verte één licht branden. Het staat al "
    "zeventig jaar op dezelfde vensterbank, en niemand weet meer precies wie ermee begonnen is."
)


def inline(text: str, *spans: Span) -> Inline:
    return Inline(Shown(text), spans)


def paragraph(text: str, *spans: Span) -> Paragraph:
    return Paragraph(inline(text, *spans))


def page(*blocks: Block, measure: int = 68, room: int = 0, is_ascii: bool = False) -> Page:
    return typeset(Document(blocks), Settings(measure, room, is_ascii))


def text_of(lines: Sequence[Line]) -> str:
    return "\n".join(line.text.rstrip() for line in lines)


def set_text(*blocks: Block, measure: int = 68, room: int = 0, is_ascii: bool = False) -> str:
    return text_of(page(*blocks, measure=measure, room=room, is_ascii=is_ascii)[:])


def run_with(lines: Sequence[Line], text: str) -> Run:
    return next(run for line in lines for run in line.runs if text in run.text)
