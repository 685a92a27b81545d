"""Tags as pieces and lines: pure."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from reader.i18n import _, ngettext
from reader.model import tags
from reader.model.sanitize import EMPTY, Shown
from reader.model.tags import Tagged
from reader.ui.cut import cut
from reader.ui.days import number
from reader.ui.glyphs import Glyphs
from reader.ui.ink import TAGS, Piece, Tone
from reader.ui.widgets.choice_list import Choice

MOST = 400
"""Tags that are listed: of more, typing narrows them."""


def pieces(tags_: Iterable[Shown], room: int) -> list[Piece]:
    """As many tags as there is room for, each with a blank before it, in its colour."""
    found: list[Piece] = []
    for tag in tags_:
        text = f" #{tag}"
        room -= cell_len(text)
        if room < 0:
            break
        found.append(Piece(text, tone(tag)))
    return found


def tone(tag: str) -> Tone:
    """The colour that a tag always has."""
    return TAGS[tags.hue(tag, len(TAGS))]


def offered(known: Sequence[Tagged], typed: str) -> list[Shown]:
    """What can be chosen: what is typed, where it is no tag yet; then the tags that fit it."""
    fitting = tags.narrowed(known, typed)[:MOST]
    new = tags.tag(typed)
    is_new = bool(new) and all(one.tag.casefold() != new.casefold() for one in fitting)
    return [*([new] if is_new else []), *(one.tag for one in fitting)]


def lines(
    choices: Sequence[Shown],
    known: Sequence[Tagged],
    count: int,
    glyphs: Glyphs,
    width: int,
) -> tuple[Choice, ...]:
    """A line for each tag that can be chosen, of which so many articles are meant."""
    by_tag = {one.tag: one for one in known}
    if not choices:
        said = _("No tags yet: type one.") if not known else _("Type a tag.")
        return (Choice((Piece(f" {said}", Tone.QUIET),)),)
    return tuple(
        _line(tag, by_tag.get(tag), count, glyphs, width, place)
        for place, tag in enumerate(choices)
    )


def _line(
    tag: Shown, known: Tagged | None, count: int, glyphs: Glyphs, width: int, place: int
) -> Choice:
    told = _told(known, count)
    does = f"screen.turn({place})"
    room = max(width - cell_len(told) - 8, 8)
    shown = cut(tag, room, glyphs.ellipsis)
    if known is None:
        left = (Piece(" + ", Tone.LAMP, does), Piece(f"#{shown}", Tone.STRONG, does))
    else:
        is_on = bool(count) and known.on >= count
        sign = glyphs.selected if is_on else glyphs.started if known.on else " "
        left = (Piece(f" {sign} ", Tone.ACCENT, does), Piece(f"#{shown}", tone(tag), does))
    return Choice(left, (Piece(f"  {told} ", Tone.QUIET, does),), does)


def _told(known: Tagged | None, count: int) -> str:
    if known is None:
        return _("a new tag")
    if count > 1 and known.on:
        if known.on >= count:
            return _("on all")
        return _("on {n} of {count}").format(n=number(known.on), count=number(count))
    if not known.is_own:
        return ngettext("in {n} file", "in {n} files", known.used)
    return number(known.used) if known.used else EMPTY
