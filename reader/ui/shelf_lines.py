"""The shelves beside the list: which lines there are, what each of them asks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from reader.config import Search
from reader.i18n import N_, _, ngettext
from reader.model.listing import Counts, Section, Value
from reader.model.query import EVERY, STARRED, UNREAD, Query, QueryError, parse
from reader.ui.glyphs import Glyphs
from reader.ui.languages import language_name
from reader.ui.shelf_terms import ARCHIVED, RECENT, STARTED, plain, section_of, value_term

SECTIONS: Mapping[Section, str] = {
    Section.CATEGORY: N_("Categories"),
    Section.TAG: N_("Tags"),
    Section.AUTHOR: N_("Authors"),
    Section.SITE: N_("Sites"),
    Section.LANG: N_("Languages"),
    Section.YEAR: N_("Years"),
    Section.FOLDER: N_("Folders"),
}
"""Section -> its heading, in the order in which they are shown."""
SAVED = "saved"
"""What the part with the person's own searches is called among the sections."""
OPEN_AT_FIRST = frozenset((Section.CATEGORY.value, SAVED))
FEW = 8
"""Values of a section that are shown before the rest is asked for."""


class Kind(StrEnum):
    """What a line is."""

    SHELF = "shelf"
    HEADING = "heading"
    VALUE = "value"
    MORE = "more"
    """Opens what is left of a section."""
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the shelves."""

    kind: Kind
    name: str = ""
    section: str = ""
    """The section that it stands in, or heads; empty for a shelf."""
    query: Query | None = None
    """What choosing it asks; None where it asks nothing."""
    glyph: str = " "
    unread: int = 0
    every: int = 0
    """Files under it, 0 for none or for no count."""
    trouble: str = ""
    """Why it can't be asked: a search of the person's own that is no query."""
    depth: int = 0
    """How deep it lies under the line that it belongs to."""

    @property
    def key(self) -> tuple[Kind, str, Query | None]:
        """The same line, however often it is counted anew."""
        return self.kind, self.section or self.name, self.query


@dataclass(frozen=True, slots=True)
class Contents:
    """What the shelves tell."""

    counts: Counts = field(default_factory=Counts)
    values: Mapping[Section, Sequence[Value]] = field(default_factory=dict)
    searches: Sequence[Search] = ()
    found: Mapping[str, int] = field(default_factory=dict)
    """Query of a search -> how many articles it finds, as far as that was counted."""


@dataclass(frozen=True, slots=True)
class Folding:
    """Which sections are open."""

    opened: frozenset[str] = OPEN_AT_FIRST
    whole: frozenset[str] = frozenset()
    """Those of which every value is shown."""

    def toggled(self, section: str) -> "Folding":
        """With this section open where it was closed; a section that closes is short again."""
        return Folding(self.opened ^ {section}, self.whole - {section})

    def completed(self, section: str) -> "Folding":
        """With every value of this section."""
        return Folding(self.opened, self.whole | {section})


def folding(kept: str | None) -> Folding:
    """As it was left; None for never."""
    if kept is None:
        return Folding()
    return Folding(frozenset(kept.split()) & {SAVED, *SECTIONS})


def shelf_lines(
    contents: Contents, folds: Folding, query: Query, glyphs: Glyphs, *, is_roomy: bool
) -> tuple[Line, ...]:
    """Every line, from the top down; `query` is the one in force, which no list is too long for.

    Blank lines stand around what is open where there is room for them.
    """
    parts = [(True, _shelves(contents.counts, glyphs))]
    for section, title in SECTIONS.items():
        if values := contents.values.get(section):
            is_open = section.value in folds.opened
            shown = _values(values, folds, query, glyphs) if is_open else ()
            parts.append((is_open, [_heading(section, _(title), glyphs, is_open=is_open), *shown]))
    if contents.searches:
        is_open = SAVED in folds.opened
        own = (_saved(one, contents.found) for one in contents.searches if is_open)
        parts.append((is_open, [_heading(SAVED, _("Saved"), glyphs, is_open=is_open), *own]))
    return tuple(_spaced(parts) if is_roomy else (line for _is, part in parts for line in part))


def in_force(lines: Sequence[Line], query: Query) -> int | None:
    """The line that asks for what the list shows, in whatever order; None where none does."""
    asking = [n for n, line in enumerate(lines) if line.query is not None]
    exact = next((n for n in asking if lines[n].query == query), None)
    if exact is not None:
        return exact
    wanted, section = plain(query.term), section_of(query.term)
    for n, line in enumerate(lines):
        if line.query is not None and plain(line.query.term) == wanted:
            return n
        if line.kind is Kind.HEADING and line.section == section and not _is_open(lines, n):
            return n
    return None


def _spaced(parts: Iterable[tuple[bool, Sequence[Line]]]) -> Iterator[Line]:
    was_open = True
    for is_open, part in parts:
        if is_open or was_open:
            yield Line(Kind.BLANK)
        yield from part
        was_open = is_open


def _shelves(counts: Counts, glyphs: Glyphs) -> list[Line]:
    shelves = [
        _shelf(_("All"), EVERY, " ", counts.all),
        _shelf(_("Unread"), UNREAD, glyphs.unread, counts.unread),
        _shelf(_("Starred"), STARRED, glyphs.starred, counts.starred),
        _shelf(_("Continue reading"), STARTED, glyphs.started, counts.started),
        _shelf(_("Recently read"), RECENT, glyphs.recent, counts.recent),
    ]
    if counts.archived:
        shelves.append(_shelf(_("Archived"), ARCHIVED, " ", counts.archived))
    return shelves


def _shelf(name: str, query: Query, glyph: str, count: int) -> Line:
    return Line(Kind.SHELF, name, query=query, glyph=glyph, every=count)


def _heading(section: str, title: str, glyphs: Glyphs, *, is_open: bool) -> Line:
    return Line(Kind.HEADING, title, section, glyph=glyphs.opened if is_open else glyphs.closed)


def _is_open(lines: Sequence[Line], heading: int) -> bool:
    below = lines[heading + 1] if heading + 1 < len(lines) else None
    return below is not None and below.section == lines[heading].section


def _values(
    values: Sequence[Value], folds: Folding, query: Query, glyphs: Glyphs
) -> Iterator[Line]:
    section = values[0].section
    shown = values if section in folds.whole else _few(values)
    rest = len(values) - len(shown)
    chosen: list[Value] = []
    if rest and section_of(query.term) == section:
        wanted = plain(query.term)
        chosen = [one for one in values if plain(value_term(one)) == wanted and one not in shown]
    yield from map(_value, shown)
    yield from (replace(_value(one), name=_name(one), depth=0) for one in chosen)
    rest -= len(chosen)
    if rest:
        more = ngettext("{n} more", "{n} more", rest)
        yield Line(Kind.MORE, f"{glyphs.ellipsis} {more}", section)


def _few(values: Sequence[Value]) -> Sequence[Value]:
    """Those that are shown first; of folders the uppermost, where there are several."""
    # A line that says that there is one more is no shorter than the one.
    if len(values) <= FEW + 1:
        return values
    uppermost = [one for one in values if one.text.find("/") == len(one.text) - 1]
    is_tree = values[0].section is Section.FOLDER and len(uppermost) > 1
    return (uppermost if is_tree else values)[:FEW]


def _value(value: Value) -> Line:
    name, depth = _name(value), 0
    if value.section is Section.FOLDER:
        *above, last = name.rstrip("/").split("/")
        name, depth = f"{last}/", len(above)
    query = Query(value_term(value))
    return Line(
        Kind.VALUE, name, value.section, query, unread=value.unread, every=value.all, depth=depth
    )


def _name(value: Value) -> str:
    if value.section is Section.LANG:
        return language_name(value.text)
    if value.section is Section.YEAR and not value.text.isdecimal():
        return _("Undated")
    return str(value.text)


def _saved(search: Search, found: Mapping[str, int]) -> Line:
    query, trouble = None, ""
    try:
        query = parse(search.query)
    except QueryError as error:
        trouble = error.filled(_(error.template))
    every = found.get(search.query, 0)
    return Line(Kind.VALUE, search.name, SAVED, query, trouble=trouble, every=every)
