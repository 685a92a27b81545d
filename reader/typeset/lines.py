"""What a set page is made of: lines of runs that say what they are; front ends colour them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from types import MappingProxyType
from typing import NamedTuple

from reader.model.picture import Size, fitted
from reader.model.sanitize import Shown

MINIMUM = 20
"""Cells that nested quotes and lists leave to the text, as long as the column has them."""


class Role(StrEnum):
    """What a run is, for a theme to colour; attributes (bold, italic) are the run's own."""

    TEXT = "text"
    HEADING_1 = "heading-1"
    HEADING_2 = "heading-2"
    HEADING_3 = "heading-3"
    HEADING_4 = "heading-4"
    HEADING_5 = "heading-5"
    HEADING_6 = "heading-6"
    LINK = "link"
    LINK_LOCAL = "link-local"
    """A link to an article that lies here; front ends that know give it to the runs."""
    LINK_HERE = "link-here"
    """The link that was gone to, likewise."""
    FOOTNOTE = "footnote"
    """The marker of a note, in the text and before the note itself."""
    NOTE = "note"
    """The text of a note."""
    CODE = "code"
    """Code within running text."""
    KEY = "key"
    MARK = "mark"
    HIT = "hit"
    """What was searched for; front ends give it to the runs that hold it."""
    MATH = "math"
    IMAGE = "image"
    """A picture within running text: its alternative text."""
    QUIET = "quiet"
    """Small print, explanations and what we say ourselves."""
    QUOTE = "quote"
    QUOTE_BAR = "quote-bar"
    ATTRIBUTION = "attribution"
    LIST_MARK = "list-mark"
    TERM = "term"
    SUMMARY = "summary"
    RULE = "rule"
    FRAME = "frame"
    """The corners of a picture's frame."""
    ALT = "alt"
    """The alternative text in a picture's frame."""
    CAPTION = "caption"
    EMBED = "embed"
    TABLE_HEADER = "table-header"
    CODE_BLOCK = "code-block"
    """Plain code, and the raised ground that this and every `code-` and `syntax-` role lie on."""
    CODE_LANGUAGE = "code-language"
    CODE_CUT = "code-cut"
    """The signs at the edges that a line of code goes on there."""
    SYNTAX_KEYWORD = "syntax-keyword"
    SYNTAX_NAME = "syntax-name"
    SYNTAX_STRING = "syntax-string"
    SYNTAX_NUMBER = "syntax-number"
    SYNTAX_COMMENT = "syntax-comment"
    SYNTAX_ADDED = "syntax-added"
    SYNTAX_REMOVED = "syntax-removed"
    KICKER = "kicker"
    """The category above the title."""
    KICKER_QUIET = "kicker-quiet"
    """Date, minutes and dots above the title."""
    TAG_0 = "tag-0"
    """The person's tags: each always has the same of these six."""
    TAG_1 = "tag-1"
    TAG_2 = "tag-2"
    TAG_3 = "tag-3"
    TAG_4 = "tag-4"
    TAG_5 = "tag-5"
    TITLE = "title"
    TITLE_RULE = "title-rule"


TAGS = (Role.TAG_0, Role.TAG_1, Role.TAG_2, Role.TAG_3, Role.TAG_4, Role.TAG_5)


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one kind on one line."""

    text: str
    """No line feed, tab, soft hyphen or zero-width space."""
    role: Role
    cells: int
    """Width on the screen, equal to Rich's `cell_len`."""
    at: int = -1
    """Offset in the leaf's logical text of the first character, the others following one by one;
    -1 for what is not the author's (bars, markers, blanks, translated or expanded characters)."""
    target: str = ""
    """What a link, a picture or a note's marker points at, as written; `#label` for a note."""
    is_bold: bool = False
    is_italic: bool = False
    is_underlined: bool = False
    is_struck: bool = False


_DOT = Size(1, 1)


@dataclass(frozen=True, slots=True)
class Dots(Run):
    """A row of a picture, blank cells until a front end paints two rows of dots in them."""

    source: str = ""
    """Of the picture, as written."""
    row: int = 0
    """0 and up; it shows the dots 2 * row and 2 * row + 1."""
    size: Size = _DOT
    """Dots of the whole picture as it is set: as many across as there are cells."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the page and the part of the document that it shows.

    The spans start..end of the lines of a leaf follow each other and cover its logical text; a
    blank or ornamental line, and the further lines of a table row, have start == end.
    """

    runs: tuple[Run, ...]
    block: int
    """The leaf, counted in `model.document.leaves`."""
    start: int
    end: int
    indent: int = 0
    """Cells before the text: bars, bullets and blanks of quotes and lists."""

    @property
    def cells(self) -> int:
        """The line's width on the screen."""
        return sum(run.cells for run in self.runs)

    @property
    def text(self) -> str:
        """The line's characters."""
        return "".join(run.text for run in self.runs)


class Turned(Enum):
    """What of right-to-left text the terminal turns around itself; the rest is done here."""

    ALL = "all"
    """Whole lines: text is left as it is."""
    RUNS = "terminal"
    """From the first letter that runs backwards to the last, in a line that runs forwards: KDE's
    and GNOME's.
    """
    WORDS = "words"
    """Letters that touch: kitty."""
    NOTHING = "reader"


class Manner(NamedTuple):
    """How running text is set, as the person wants it and the terminal needs it."""

    hyphenate: bool = True
    """Words are hyphenated where the language is known."""
    justify: bool = False
    """The lines of running text are equally long."""
    turned: Turned = Turned.ALL


_USUAL = Manner()


class Pictures(NamedTuple):
    """What is known of an article's pictures, by their source; what is in neither is not known."""

    sizes: Mapping[str, Size] = MappingProxyType({})
    """Natural ones, of pictures that are to be shown."""
    refusals: Mapping[str, Shown] = MappingProxyType({})
    """Why a picture is not shown."""
    tallest: int = 24
    """Lines that a picture may take."""

    def fitted(self, source: str, width: int) -> Size | None:
        """The dots of a picture in so many cells; None where it is not shown."""
        natural = self.sizes.get(source)
        return fitted(natural, Size(width, 2 * self.tallest)) if natural is not None else None


_NONE_KNOWN = Pictures()


@dataclass(frozen=True, slots=True)
class Settings:
    """How a page is set."""

    measure: int = 68
    """Cells of the column, 1 and up; 20 to 200 look like a page."""
    room: int = 0
    """Cells from the column's left edge to the screen's right edge: code and tables may use them.
    Less than the measure means the measure."""
    is_ascii: bool = False
    """The terminal lacks glyphs for bullets, bars and frames."""
    is_uncut: bool = False
    """Lines of code are as long as they are, beyond the room too: nobody can move them."""
    manner: Manner = _USUAL
    is_spaced: bool = False
    """Running text has an empty line between every two."""
    pictures: Pictures = _NONE_KNOWN

    @property
    def widest(self) -> int:
        """The cells that code and tables may use."""
        return max(self.measure, self.room)

    def widest_of(self, width: int) -> int:
        """The cells that code and tables may use where the text has so many."""
        return max(width, self.widest - (self.measure - width))

    @property
    def glyphs(self) -> "Glyphs":
        """The signs that are not the author's."""
        return ASCII if self.is_ascii else UNICODE


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The signs that are not the author's, one cell each unless said otherwise."""

    bullets: tuple[str, ...] = ("•", "◦", "▪")
    """By depth, the last for all that is deeper."""
    unchecked: str = "☐"
    checked: str = "☑"
    """Both tasks' boxes are equally wide, one to three cells."""
    bar: str = "▎"
    dash: str = "—"
    cut: str = "›"
    cut_before: str = "‹"
    rule: str = "─"
    title_rule: str = "━"
    corners: tuple[str, str, str, str] = ("┌", "┐", "└", "┘")
    embed: str = "▸"
    open: str = "▾"
    closed: str = "▸"
    dot: str = "·"


UNICODE = Glyphs()
ASCII = Glyphs(
    bullets=("*", "-", "+"),
    unchecked="[ ]",
    checked="[x]",
    bar="|",
    dash="--",
    cut=">",
    cut_before="<",
    rule="-",
    title_rule="=",
    corners=("+", "+", "+", "+"),
    embed=">",
    open="-",
    closed="+",
    dot="-",
)
