"""HTML -> the leaves of its Document, in one pass over its tags, as long as they are ordinary.

What the tree of a parser could make another thing of (an end tag without its start, an element that
may be hidden, a footnote) is not guessed: UnsureError, and the Document tells.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape

from reader.formats.bare_addresses import MarkedPieces
from reader.formats.gathered import Gathered, Part
from reader.formats.html_media import named
from reader.formats.html_tags import Known, Role, known
from reader.model.sanitize import clean

MAX_TAGS = 20_000
"""Far below what the parser's own filter lets pass: beyond that only it knows what is kept."""

MAX_NESTING = 60

# A leaf of words alone, or any tag; the sign that both begin with is soon found.
_SPLIT = re.compile(r"<(?:(p|h[1-6])>([^<]*+)</\1|(!--(?!-?>).*?--|[^<>]*))>", re.DOTALL)
_FOLDED = " \t\n\r\f"
_INVISIBLE = re.compile("[\\s\xad\u200b-\u200d]*")
_CONTAINERS = frozenset({"ul", "ol", "blockquote", "table"})
_TABLE = frozenset({"table", "thead", "tbody", "tfoot", "tr"})
_ROWS_IN = _TABLE - {"tr"}
_LISTS = frozenset({"ul", "ol"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_RUNNING = _HEADINGS | {"pre", "figcaption"}
_HOLDING = frozenset({"li", "blockquote", "div", "section", "article", "main"})
_UNPARTED = _RUNNING | _TABLE
_ENDED = _UNPARTED | {"figure"}
"""What must have ended for it to be known what it is."""
_MAX_ROWS = 500


class UnsureError(Exception):
    """Only the Document can tell."""


class HtmlWords:
    """Tags and texts in their order -> leaves."""

    __slots__ = (
        "_breaks",
        "_caption",
        "_figure",
        "_has_text",
        "_inline",
        "_is_bare",
        "_is_ended",
        "_last_picture",
        "_marked",
        "_open",
        "_pictures",
        "_pieces",
        "_table",
        "found",
    )

    def __init__(self) -> None:
        self.found = Gathered()
        self._open: list[str] = []
        self._inline = 0  # how many of the innermost open elements stand within a line
        self._pieces: list[str] = []
        self._marked = MarkedPieces()
        self._pictures: list[tuple[int, Known]] = []  # and the piece that their words are
        self._breaks: list[int] = []  # pieces that end a line after a picture
        self._last_picture = -1  # its leaf
        self._figure = -1  # the first leaf of the figure that is open
        self._caption = ""
        self._has_text = False
        self._is_ended = False
        self._is_bare = False  # a link has begun and holds nothing yet: none, where it stays so
        self._table: _Table | None = None

    def read(self, markup: str) -> None:
        """Markup that passed the boundary, without marks of generators."""
        if len(markup) > MAX_TAGS < markup.count("<"):
            raise UnsureError
        parts = _SPLIT.split(markup)
        text, tag = self.text, self.tag
        for before, name, words, other in zip(*[iter(parts[:-1])] * 4, strict=True):
            if name and not before.strip(_FOLDED) and self.leaf(name, words):
                continue
            if before:
                text(before)
            tag(f"<{name or other}>")
            if words:
                text(words)
            if name:
                tag(f"</{name}>")
        if parts[-1]:
            text(parts[-1])

    def leaf(self, name: str, words: str) -> bool:
        """A paragraph or heading of words alone: what most articles are made of.

        False, and nothing is taken, where that is not certain.
        """
        opened = self._open
        if opened and (opened[-1] not in _HOLDING or len(opened) > MAX_NESTING):
            return False
        if self._pieces or "&" in words or "<" in words or not words.strip(_FOLDED):
            return False
        self._keep(words, name)
        return True

    def text(self, markup: str) -> None:
        """Text as it stands in markup, references and all."""
        if "<" in markup:
            raise UnsureError
        self.words(clean(unescape(markup)) if "&" in markup else markup)

    def words(self, text: str) -> None:
        """Text without references."""
        self._pieces.append(text)
        if self._is_bare and text.strip(_FOLDED):
            self._is_bare = False
        if (not self._has_text or self._is_ended) and text.strip(_FOLDED):
            self._has_text = True
            self._is_ended = False

    def known(self, tag: Known) -> None:
        """A tag whose meaning is known."""
        _ACTIONS[tag.role](self, tag)

    def tag(self, written: str) -> None:
        """A tag, or a comment."""
        tag = known(written)
        if tag is not None:
            _ACTIONS[tag.role](self, tag)
        elif not (written.startswith("<!--") and written.endswith("-->")):
            raise UnsureError

    def end(self) -> Gathered:
        """All leaves; raises UnsureError where something is open whose end decides what it is."""
        self._end_run()
        if self._is_bare or not _ENDED.isdisjoint(self._open):
            raise UnsureError
        return self.found

    def _start_inline(self, tag: Known) -> None:
        self._open.append(tag.name)
        self._inline += 1
        self._marked.start(len(self._pieces), tag.name, tag.source)
        if tag.source:
            self.found.links.append(tag.source)
            self._is_bare = True

    def _end_inline(self, tag: Known) -> None:
        if not self._inline or self._open[-1] != tag.name or self._is_bare:
            raise UnsureError
        self._open.pop()
        self._inline -= 1
        self._marked.end(len(self._pieces))

    def _start_block(self, tag: Known) -> None:
        name, opened = tag.name, self._open
        self._end_run()
        if opened and (opened[-1] == "p" or opened[-1] == name == "li"):
            opened.pop()
        top = opened[-1] if opened else ""
        if self._inline or top in _RUNNING or len(opened) > MAX_NESTING:
            raise UnsureError
        if name == "li" and top not in _LISTS:
            raise UnsureError
        opened.append(name)

    def _end_block(self, tag: Known) -> None:
        name, opened = tag.name, self._open
        if self._inline:
            raise UnsureError
        self._end_run()
        if name == "p" and "p" not in opened and self._block() not in _UNPARTED:
            return  # a browser takes it for an empty paragraph
        if name != "p" and opened[-1:] == ["p"]:
            opened.pop()
        if name in _LISTS and opened[-1:] == ["li"]:
            opened.pop()
        if not opened or opened.pop() != name:
            raise UnsureError

    def _line_break(self, _tag: Known) -> None:
        # Two in a row are how old pages part their paragraphs.
        if self._is_ended and self._block() not in _RUNNING:
            self._end_run()
            return
        if self._pictures:
            self._breaks.append(len(self._pieces))
        self._pieces.append("\n")
        self._is_ended = self._has_text

    def _rule(self, _tag: Known) -> None:
        self._end_run()
        if self._inline or self._block() in _RUNNING or self._block() in _TABLE:
            raise UnsureError
        if self._block() == "p":
            self._open.pop()
        self.found.leaves.append((Part.OTHER, ""))

    def _picture(self, tag: Known) -> None:
        if self._block() in _RUNNING or self._table is not None:
            raise UnsureError
        if tag.alt or tag.source:
            self._pictures.append((len(self._pieces), tag))
            self._is_bare = False
            self._marked.start(len(self._pieces), tag.name, tag.source)
            self._pieces.append(tag.alt)
            self._marked.end(len(self._pieces))
            if tag.alt:
                self._has_text, self._is_ended = True, False

    def _nothing(self, _tag: Known) -> None:
        """A place to break a word, a picture of one dot."""

    def _start_anchor(self, tag: Known) -> None:
        if self._block() in _RUNNING:
            raise UnsureError
        self._start_inline(tag)

    def _start_figure(self, tag: Known) -> None:
        self._start_block(tag)
        if self._figure >= 0 or self._table is not None:
            raise UnsureError
        self._figure, self._caption = len(self.found.leaves), ""

    def _end_figure(self, tag: Known) -> None:
        self._end_block(tag)
        last = len(self.found.leaves) - 1
        if self._caption.strip():
            if last < self._figure or last != self._last_picture:
                raise UnsureError
            self.found.leaves[last] = (Part.OTHER, self._caption)
        self._figure = -1

    def _start_caption(self, tag: Known) -> None:
        self._start_block(tag)
        if self._figure < 0 or self._open[-2] != "figure" or self._caption:
            raise UnsureError

    def _end_caption(self, tag: Known) -> None:
        count = len(self.found.leaves)
        self._end_block(tag)
        if len(self.found.leaves) > count:
            self._caption = self.found.leaves.pop()[1]

    def _start_table(self, tag: Known) -> None:
        if self._table is not None:
            raise UnsureError
        self._start_block(tag)
        self._table = _Table(len(self.found.leaves))

    def _start_row(self, tag: Known) -> None:
        self._start_block(tag)
        if self._table is None or self._open[-2] not in _ROWS_IN:
            raise UnsureError
        self._table.rows.append([])
        self._table.is_headed |= "thead" in self._open[-3:]

    def _start_cell(self, tag: Known) -> None:
        self._start_block(tag)
        if self._table is None or self._open[-2] != "tr":
            raise UnsureError
        self._table.start = len(self.found.leaves)

    def _end_cell(self, tag: Known) -> None:
        self._end_block(tag)
        if self._table is None:
            raise UnsureError
        leaves = self.found.leaves
        texts = [text for _part, text in leaves[self._table.start :]]
        del leaves[self._table.start :]
        self._table.rows[-1].append("\n".join(texts))
        if texts:
            self._table.filled += 1
            self._table.is_headed |= tag.name == "th"

    def _end_table(self, tag: Known) -> None:
        self._end_block(tag)
        table, self._table = self._table, None
        if table is None or table.filled < 2 or not table.is_headed or len(table.rows) > _MAX_ROWS:
            raise UnsureError
        self.found.leaves.append((Part.OTHER, "\n".join(map("\t".join, table.rows))))

    def _block(self) -> str:
        """The innermost open element that stands on lines of its own."""
        depth = len(self._open) - self._inline
        return self._open[depth - 1] if depth else ""

    def _end_run(self) -> None:
        if not self._pieces:
            return
        if self._pictures:
            self._keep_pictures()
        if self._has_text:
            # Marks heaped on one character may come from several pieces.
            pieces = self._pieces
            self._keep(pieces[0] if len(pieces) == 1 else clean("".join(pieces)), self._block())
        self._pieces = []
        self._has_text = self._is_ended = False
        self._marked.start_run()

    def _keep(self, text: str, block: str) -> None:
        found = self.found
        if block in _TABLE:
            raise UnsureError
        if _INVISIBLE.fullmatch(text) if block != "pre" else not text.strip():
            return
        part = Part.PROSE
        if block in _HEADINGS:
            part = Part.HEADING
            if not found.leaves:
                found.opens_with_heading = _CONTAINERS.isdisjoint(self._open)
        elif block == "pre":
            part = Part.OTHER
            text = text.removeprefix("\n").rstrip()
        if ":" in text and part is not Part.OTHER and "://" in text:
            bare = self._marked.bare(self._pieces or [text])
            if bare is None:
                raise UnsureError
            found.links += bare
        found.leaves.append((part, text))

    def _keep_pictures(self) -> None:
        """Pictures of a run without words are leaves of their own; others are words in it."""
        pictures, self._pictures, breaks, self._breaks = self._pictures, [], self._breaks, []
        if self._block() in _TABLE:
            raise UnsureError
        numbers = {number for number, _tag in pictures}
        words = "".join(piece for number, piece in enumerate(self._pieces) if number not in numbers)
        if not words.strip():
            for _number, tag in pictures:
                self._keep_picture(tag)
            self._has_text = False
        elif _INVISIBLE.fullmatch(words):
            raise UnsureError
        else:
            self._set_apart(pictures, breaks)

    def _set_apart(self, pictures: list[tuple[int, Known]], breaks: list[int]) -> None:
        """A picture that has the first line for itself is no part of what follows."""
        pieces, start = self._pieces, 0
        for number, tag in pictures:
            before = "".join(pieces[start:number])
            if before.strip() or not (tag.alt or start or before.strip(_FOLDED)):
                break
            after = next(at for at in range(number + 1, len(pieces) + 1) if self._is_said(at))
            if not tag.alt:
                raise UnsureError
            if not any(number < at < after for at in breaks):
                break
            self._keep_picture(tag)
            start = number + 1
        self._pieces = pieces[start:]
        self._marked.drop(start)
        self.found.has_image |= any(tag.source for number, tag in pictures if number >= start)

    def _is_said(self, at: int) -> bool:
        return at == len(self._pieces) or self._pieces[at].strip(_FOLDED) != ""

    def _keep_picture(self, tag: Known) -> None:
        self._last_picture = len(self.found.leaves)
        self.found.leaves.append((Part.OTHER, tag.alt or named(tag.source)))
        self.found.has_image = True


@dataclass(slots=True)
class _Table:
    start: int
    """The leaf that the cell at hand begins with."""
    rows: list[list[str]] = field(default_factory=list)
    filled: int = 0
    is_headed: bool = False


_ACTIONS: dict[Role, Callable[[HtmlWords, Known], None]] = {
    Role.INLINE: HtmlWords._start_inline,
    Role.INLINE_END: HtmlWords._end_inline,
    Role.BLOCK: HtmlWords._start_block,
    Role.BLOCK_END: HtmlWords._end_block,
    Role.BREAK: HtmlWords._line_break,
    Role.RULE: HtmlWords._rule,
    Role.PICTURE: HtmlWords._picture,
    Role.NOTHING: HtmlWords._nothing,
    Role.ANCHOR: HtmlWords._start_anchor,
    Role.FIGURE: HtmlWords._start_figure,
    Role.FIGURE_END: HtmlWords._end_figure,
    Role.CAPTION: HtmlWords._start_caption,
    Role.CAPTION_END: HtmlWords._end_caption,
    Role.TABLE: HtmlWords._start_table,
    Role.TABLE_END: HtmlWords._end_table,
    Role.ROW: HtmlWords._start_row,
    Role.CELL: HtmlWords._start_cell,
    Role.CELL_END: HtmlWords._end_cell,
}
