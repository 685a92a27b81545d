"""Document + settings -> Page: walks the blocks in reading order and gives each its place."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from reader.i18n import _
from reader.model.document import (
    Block,
    CodeBlock,
    Container,
    DefinitionList,
    Details,
    Document,
    Embed,
    Figure,
    Footnotes,
    Heading,
    Inline,
    Leaf,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Rule,
    Span,
    Style,
    Table,
)
from reader.model.sanitize import Shown, line
from reader.typeset.blocks import Laid, Nothing, Ornament, Text, between, embedded
from reader.typeset.breaking import Breaker, balanced, filled
from reader.typeset.code import Code
from reader.typeset.figures import figure
from reader.typeset.flow import Flow, Notes, flow
from reader.typeset.folds import Fold
from reader.typeset.frames import Frame, barred, hanging, indented
from reader.typeset.lines import Glyphs, Role, Run, Settings
from reader.typeset.page import Page, Piece, Structure
from reader.typeset.paint import Brush, mark
from reader.typeset.prose import Prose, Tongue
from reader.typeset.spacing import Spaced
from reader.typeset.tables import lay_table

_HEADINGS = (
    Brush(Role.HEADING_1, is_bold=True),
    Brush(Role.HEADING_2, is_bold=True),
    Brush(Role.HEADING_3, is_bold=True),
    Brush(Role.HEADING_4, is_bold=True, is_italic=True),
    Brush(Role.HEADING_5, is_italic=True),
    Brush(Role.HEADING_6, is_italic=True),
)
_PROSE = Brush()
_QUOTED = Brush(Role.QUOTE, is_italic=True)
_ATTRIBUTION = Brush(Role.ATTRIBUTION)
_NOTE = Brush(Role.NOTE)
_TERM = Brush(Role.TERM, is_bold=True)
_SUMMARY = Brush(Role.SUMMARY, is_bold=True)
_MATH = Brush(Role.MATH)
_EMBED = Brush(Role.EMBED)

_BLANK: tuple[tuple[tuple[Run, ...], ...], ...] = ((), ((),), ((), ()))
"""So many lines above a block that lies in nothing."""

_NOTES_RULE = 8
"""Cells of the rule above the notes."""
_FARTHEST = 1_000_000
"""A list that claims to begin beyond this begins at 1: its numbers would leave no room for text."""


def typeset(document: Document, settings: Settings, title: str = "", language: str = "") -> Page:
    """The page of a document.

    A first heading that says just what the title says isn't set: the title stands above it.
    Nothing is hyphenated in no language.
    """
    walk = Walk(document, settings, title, language)
    walk.go_on()
    return walk.page


def _numbers(blocks: Sequence[Block]) -> dict[str, str]:
    notes = [note for block in blocks if isinstance(block, Footnotes) for note in block.notes]
    return {note.label: str(number) for number, note in enumerate(notes, 1)}


Job: TypeAlias = "Iterator[Job]"
"""Sets a container, and hands out the jobs of what is in it."""

_PAUSE: Job = iter(())
"""Between two leaves, nothing is to be done."""


class Walk:
    """Halfway down the document: the pieces so far and the space due before the next."""

    def __init__(self, document: Document, settings: Settings, title: str, language: str) -> None:
        self.settings = settings
        self.tongue = Tongue(language, settings.manner)
        self.glyphs = settings.glyphs
        numbers = _numbers(document.blocks)
        self.notes = Notes(numbers, is_ascii=settings.is_ascii, turned=settings.manner.turned)
        self.title = line(title).casefold()
        self.pieces: list[Piece] = []
        self.headings: list[tuple[int, str, int]] = []
        self.folds: dict[int, Fold] = {}
        self.above: tuple[tuple[Run, ...], ...] = ()
        self.depth = 0
        self.begin(document.blocks)

    def begin(self, blocks: Sequence[Block]) -> None:
        """Have these blocks of the document set by `go_on`."""
        # A stack of our own: no nesting is too deep.
        self._jobs = [self.blocks(blocks, Frame(), _PROSE)]

    def go_on(self, is_due: Callable[[], bool] | None = None) -> bool:
        """Set what is left of the document, or stop after the leaf in which something else was
        due; True once all of it is set.
        """
        jobs = self._jobs
        while jobs and not (is_due and is_due()):
            within = next(jobs[-1], None)
            if within is None:
                jobs.pop()
            elif within is not _PAUSE:
                jobs.append(within)
        return not jobs

    @property
    def page(self) -> Page:
        """What is set so far."""
        return Page(self.pieces, Structure(self.headings, self.folds, self.notes.explained))

    def blocks(
        self, blocks: Sequence[Block], frame: Frame, brush: Brush, *, is_tight: bool = False
    ) -> "Job":
        """Sets blocks one under another."""
        previous: Block | None = None
        for block in blocks:
            if previous is not None:
                self.space(_space(previous, block, is_tight=is_tight), frame)
            if isinstance(block, Container):
                yield self.container(block, frame, brush)
            else:
                self.leaf(block, frame, brush)
                yield _PAUSE
            frame, previous = frame.after_lead, block

    def space(self, count: int, frame: Frame) -> None:
        """Asks for blank lines before the next piece."""
        if self.pieces and self.pieces[-1].laid.height:
            self.above = _BLANK[count] if not frame.rest else (frame.gap,) * count

    def container(self, block: Container, frame: Frame, brush: Brush) -> "Job":
        """The job of setting a block that holds blocks."""
        match block:
            case Quote():
                return self.quote(block, frame)
            case ListBlock():
                return self.list(block, frame, brush)
            case DefinitionList():
                return self.definitions(block, frame, brush)
            case Details():
                return self.details(block, frame, brush)
            case Footnotes():
                return self.footnotes(block, frame)

    def leaf(self, leaf: Leaf, frame: Frame, brush: Brush) -> None:
        """Sets what has no blocks in it."""
        match leaf:
            case Paragraph():
                self.text(flow(leaf.inline, self.notes), frame, brush)
            case Heading():
                self.heading(leaf, frame)
            case CodeBlock(text, "math"):
                inner = indented(frame, 2, self.settings.measure)
                shown = text.rstrip("\n").replace("\t", " ")
                formula = Inline(Shown(shown), (Span(0, len(shown), Style.MATH),))
                set_ = flow(formula, self.notes)._replace(length=len(text))
                self.text(set_, inner, _MATH, filled)
            case Embed():
                self.text(embedded(leaf, self.glyphs), frame, _EMBED, filled)
            case _:
                self.add(self.lay(leaf, frame, brush), frame)

    def lay(self, leaf: CodeBlock | Table | Figure | Rule, frame: Frame, brush: Brush) -> Laid:
        """The lines of a leaf that is no running text."""
        width = self.width(frame)
        widest = self.settings.widest_of(width)
        match leaf:
            case CodeBlock():
                return Code(leaf, width, widest, self.glyphs, is_uncut=self.settings.is_uncut)
            case Table():
                return lay_table(leaf, width, widest, brush, self.notes, self.glyphs)
            case Figure():
                return figure(leaf, width, self.notes, self.settings)
            case Rule():
                return Ornament(width)

    def heading(self, heading: Heading, frame: Frame) -> None:
        """A heading, its lines of even length."""
        text = heading.inline.text
        if not self.pieces and self.title and line(text).casefold() == self.title:
            self.add(Nothing(len(text)), frame)
            return
        if text.strip():
            self.headings.append((len(self.pieces), line(text), heading.level))
        brush = _HEADINGS[max(1, min(heading.level, 6)) - 1]
        self.text(flow(heading.inline, self.notes), frame, brush, balanced)

    def text(self, set_: Flow, frame: Frame, brush: Brush, breaker: Breaker | None = None) -> None:
        """Running text, in even lines unless a breaker is named.

        Where it is empty only an item's bullet gives it a line.
        """
        if not set_.text.strip() and frame.lead == frame.rest:
            self.add(Nothing(set_.length), frame)
        elif breaker is None:
            prose = Prose(set_, brush, self.width(frame), self.tongue)
            self.add(Spaced(prose) if self.settings.is_spaced else prose, frame)
        else:
            self.add(Text(set_, brush, self.width(frame), breaker), frame)

    def quote(self, quote: Quote, frame: Frame) -> "Job":
        """A quotation: a bar, italics, and who said it."""
        frame = barred(frame, self.glyphs.bar, self.settings.measure)
        yield self.blocks(quote.blocks, frame, _QUOTED)
        if quote.attribution is not None:
            dash = "" if quote.attribution.text.startswith(("—", "–", "-")) else self.glyphs.dash
            self.space(0, frame)
            self.inline(
                quote.attribution, frame.after_lead, _ATTRIBUTION, f"{dash} " if dash else ""
            )

    def list(self, block: ListBlock, frame: Frame, brush: Brush) -> "Job":
        """A list: every item's text hangs beside its marker."""
        is_tight = all(_is_tight(item) for item in block.items)
        markers = _markers(block, self.glyphs.bullets[min(self.depth, 2)], self.glyphs)
        self.depth += not block.is_ordered
        for index, (item, marker) in enumerate(zip(block.items, markers, strict=True)):
            if index:
                self.space(0 if is_tight else 1, frame)
            inner = hanging(frame, marker, Role.LIST_MARK, self.settings.measure)
            yield self.blocks(item.blocks, inner, brush, is_tight=is_tight)
            frame = frame.after_lead
        self.depth -= not block.is_ordered

    def definitions(self, block: DefinitionList, frame: Frame, brush: Brush) -> "Job":
        """Terms, and under each, indented, what is said of it."""
        for index, item in enumerate(block.items):
            if index:
                self.space(1, frame)
            for number, term in enumerate(item.terms):
                if number:
                    self.space(0, frame)
                self.inline(term, frame, _TERM)
                frame = frame.after_lead
            if item.terms:
                self.space(0, frame)
            yield self.blocks(item.blocks, indented(frame, 4, self.settings.measure), brush)
            frame = frame.after_lead

    def details(self, block: Details, frame: Frame, brush: Brush) -> "Job":
        """A section that can be folded, unfolded."""
        first, set_ = len(self.pieces), flow(block.summary, self.notes)
        unsaid = "" if set_.text.strip() else _("Details")
        self.text(between(f"{self.glyphs.open} ", set_, unsaid), frame, _SUMMARY)
        frame = frame.after_lead
        self.space(1, frame)
        yield self.blocks(block.blocks, indented(frame, 2, self.settings.measure), brush)
        self.folds[first] = Fold(len(self.pieces), block.is_open, self.glyphs.closed)

    def footnotes(self, block: Footnotes, frame: Frame) -> "Job":
        """The notes, under a short rule."""
        rule = mark(self.glyphs.rule * min(_NOTES_RULE, self.width(frame)), Role.RULE)
        if self.pieces:
            self.above = (frame.gap, (*frame.rest, rule), frame.gap)
        numbers = [self.notes.numbers.get(note.label, note.label) for note in block.notes]
        widest = max((len(number) for number in numbers), default=0)
        for index, (note, number) in enumerate(zip(block.notes, numbers, strict=True)):
            if index:
                self.space(0, frame)
            marker = f"[{number}]".rjust(widest + 2) + " "
            inner = hanging(frame, marker, Role.FOOTNOTE, self.settings.measure)
            yield self.blocks(note.blocks, inner, _NOTE)
            frame = frame.after_lead

    def inline(self, inline: Inline, frame: Frame, brush: Brush, before: str = "") -> None:
        """A leaf that is bare text: a term, an attribution."""
        set_ = flow(inline, self.notes)
        self.text(between(before, set_) if before and set_.text else set_, frame, brush)

    def add(self, laid: Laid, frame: Frame) -> None:
        """Puts a piece on the page, with the space that was asked for."""
        self.pieces.append(Piece(self.above, frame, laid))
        self.notes.turn_to(len(self.pieces))
        if laid.height:
            self.above = ()

    def width(self, frame: Frame) -> int:
        """The cells that a frame leaves to the text."""
        return max(1, self.settings.measure - frame.cells)


def _space(previous: Block, block: Block, *, is_tight: bool) -> int:
    if is_tight:
        return 0
    is_high = isinstance(block, Heading) and block.level <= 2
    return 2 if is_high and not isinstance(previous, Heading) else 1


def _is_tight(item: ListItem) -> bool:
    return sum(not isinstance(block, ListBlock) for block in item.blocks) <= 1


def _markers(block: ListBlock, bullet: str, glyphs: Glyphs) -> list[str]:
    first = block.start if abs(block.start) < _FARTHEST else 1
    last = first + len(block.items) - 1
    digits = max(len(str(first)), len(str(last)), 2)
    markers: list[str] = []
    for number, item in enumerate(block.items, first):
        if item.is_checked is not None:
            markers.append(f" {glyphs.checked if item.is_checked else glyphs.unchecked}  ")
        elif block.is_ordered:
            markers.append(f"{number:>{digits}}. ")
        else:
            markers.append(f" {bullet}  ")
    return markers
