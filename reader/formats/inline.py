"""Running text in the making: white space folded as a browser does, spans kept in place."""

import re
from dataclasses import dataclass

from reader.formats.bare_addresses import linked
from reader.model.document import Inline, Span, Style
from reader.model.sanitize import EMPTY, Shown, clean

_FOLD = re.compile(r"[ \t\n\r\f]+")
_INVISIBLE = re.compile("[\\s\xad\u200b-\u200d]*")

MAX_STYLES = 24
"""Most spans that may lie in each other; what is nested deeper adds nothing to see."""

MAX_ANCHORS = 2000
"""Most places of one text that links can point at."""
_LONGEST_NAME = 200

NOTHING = Inline(EMPTY)
"""Running text without a character."""


@dataclass(slots=True)
class _Open:
    style: Style
    target: str
    start: int | None = None
    is_idle: bool = False
    """It says nothing that those around it do not say, or there are too many."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image met in running text: where it stands, and what a figure of it would need."""

    start: int
    end: int
    source: str
    alt: Shown
    link: str
    is_floated: bool


class InlineBuilder:
    """Gathers one run of text after the other; styles that stay open go on in the next run."""

    def __init__(self) -> None:
        self.pictures: list[Picture] = []
        self._parts: list[str] = []
        self._length = 0
        self._spans: list[tuple[int, int, int, Style, str]] = []
        self._open: list[_Open] = []
        self._gap = ""
        self._is_waiting = False
        self._names: list[str] = []
        self._anchors = 0

    @property
    def length(self) -> int:
        """Characters gathered, a gap that waits for more text not counted."""
        return self._length

    @property
    def has_content(self) -> bool:
        """There is text or a picture in this run."""
        return bool(self._length or self.pictures)

    @property
    def link(self) -> str:
        """The address of the link that is open; empty where none is."""
        return next((held.target for held in self._open if held.style is Style.LINK), "")

    def is_open(self, style: Style) -> bool:
        """A span of this style is open."""
        return any(held.style is style for held in self._open)

    def add(self, text: str) -> None:
        """Text as it stands in the markup, its white space folded."""
        text = _FOLD.sub(" ", text)
        if text.startswith(" "):
            self._gap = self._gap or " "
            text = text[1:]
        if text.endswith(" "):
            self._put(text[:-1])
            self._gap = " "
        else:
            self._put(text)

    def add_verbatim(self, text: str) -> None:
        """Text whose white space is meant, in a run that is folded elsewhere."""
        self._put(text)

    def line_feed(self) -> None:
        """End the line, if there is one; several in a row are one."""
        self._gap = "\n"

    @property
    def ends_line(self) -> bool:
        """The last thing gathered is the end of a line."""
        return self._gap == "\n" and self._length > 0

    def open(self, style: Style, target: str = "") -> None:
        """Start a span; it begins with the next character."""
        is_idle = len(self._open) >= MAX_STYLES or any(
            held.style is style and held.target == target for held in self._open
        )
        self._open.append(_Open(style, target, is_idle=is_idle))
        self._is_waiting = True

    def close(self, style: Style) -> None:
        """End the newest span of this style; one without text leaves nothing."""
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index].style is style:
                self._keep(self._open.pop(index), index)
                return

    def name(self, name: str) -> None:
        """The next character that is not a picture's is what links to this name point at."""
        if self._anchors < MAX_ANCHORS and len(name) <= _LONGEST_NAME:
            self._anchors += 1
            self._names.append(name)

    def left_names(self) -> list[str]:
        """The names that no character followed, of the last run on."""
        names, self._names = self._names, []
        return names

    def picture(self, source: str, alt: Shown, *, is_floated: bool) -> None:
        """An image: its alternative text under an IMAGE span, and a note of where it is."""
        self.open(Style.IMAGE, source)
        if self._length == 0:
            self._gap = ""
        names, self._names = self._names, []
        self._put(alt)
        self._names = names
        start = self._open[-1].start
        self.close(Style.IMAGE)
        where = self._length if start is None else start
        self.pictures.append(Picture(where, self._length, source, alt, self.link, is_floated))

    def take(self) -> Inline:
        """The run so far, and start the next; NOTHING where no character can be seen."""
        for index, held in enumerate(self._open):
            self._keep(held, index)
            held.start = None
        self._is_waiting = bool(self._open)
        text = "".join(self._parts)
        spans = self._ordered() if self._spans else ()
        self._parts, self._length, self._gap = [], 0, ""
        if self.pictures:
            self.pictures = []
        if _INVISIBLE.fullmatch(text):
            lost = [span.target for span in spans if span.style is Style.ANCHOR]
            self._names = [*lost, *self._names]
            return NOTHING
        return linked(sound(text, spans))

    def _ordered(self) -> tuple[Span, ...]:
        spans = sorted(self._spans, key=lambda span: (span[0], -span[1], span[2]))
        self._spans = []
        return tuple(Span(start, end, style, target) for start, end, _, style, target in spans)

    def _put(self, text: str) -> None:
        if not text:
            return
        if self._gap:
            if self._length:
                self._parts.append(self._gap)
                self._length += 1
            self._gap = ""
        if self._is_waiting:
            self._is_waiting = False
            for held in self._open:
                if held.start is None:
                    held.start = self._length
        if self._names:
            at = self._length
            self._spans.extend((at, at, 0, Style.ANCHOR, name) for name in self._names)
            self._names = []
        self._parts.append(text)
        self._length += len(text)

    def _keep(self, held: _Open, depth: int) -> None:
        if held.start is not None and held.start < self._length and not held.is_idle:
            self._spans.append((held.start, self._length, depth, held.style, held.target))


def sound(text: str, spans: tuple[Span, ...]) -> Inline:
    """An Inline whose text passed the boundary.

    The markup passed it before; what changes here are marks heaped on one character from several
    pieces, so that spans need no more than to end in time.
    """
    shown = clean(text)
    if len(shown) != len(text):
        end = len(shown)
        spans = tuple(
            Span(span.start, min(span.end, end), span.style, span.target)
            for span in spans
            if span.start < end
        )
    return Inline(shown, spans)


def plain(text: str) -> Inline:
    """Text without spans that has not passed the boundary yet."""
    return Inline(clean(text))


def cut(inline: Inline, start: int, end: int) -> Inline:
    """The characters start..end with the spans that lie in them; blanks at both ends go."""
    text = inline.text[start:end]
    if len(text) == len(inline.text) and text.strip() == text:
        return inline
    start += len(text) - len(text.lstrip())
    text = text.strip()
    end = start + len(text)
    spans = tuple(
        Span(
            max(span.start, start) - start,
            max(min(span.end, end), start) - start,
            span.style,
            span.target,
        )
        for span in inline.spans
        if span.start < end and (span.end > start or span.style is Style.ANCHOR)
    )
    return Inline(Shown(text), spans)


def joined(pieces: list[Inline], between: str = "\n") -> Inline:
    """Several texts as one, `between` them."""
    pieces = [piece for piece in pieces if piece.text]
    if len(pieces) < 2:
        return pieces[0] if pieces else NOTHING
    spans: list[Span] = []
    offset = 0
    for piece in pieces:
        spans.extend(
            Span(span.start + offset, span.end + offset, span.style, span.target)
            for span in piece.spans
        )
        offset += len(piece.text) + len(between)
    return Inline(Shown(between.join(piece.text for piece in pieces)), tuple(spans))
