"""The history as lines: what was done, when, to how many articles, and whether it was undone."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from reader.i18n import _, ngettext
from reader.model.highlights import Highlight
from reader.model.history import Step
from reader.model.marks import Field
from reader.model.row import ArticleId
from reader.model.sanitize import Shown
from reader.ui.cut import cut
from reader.ui.days import long_day
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Piece, Tone
from reader.ui.widgets.choice_list import Choice

CLOCK = 7
"""Cells of the time of day."""

_DONE: Mapping[tuple[Field, bool], Callable[[], str]] = {
    (Field.READ, True): lambda: _("marked read"),
    (Field.READ, False): lambda: _("marked unread"),
    (Field.STARRED, True): lambda: _("starred"),
    (Field.STARRED, False): lambda: _("star gone"),
    (Field.ARCHIVED, True): lambda: _("archived"),
    (Field.ARCHIVED, False): lambda: _("out of the archive"),
    (Field.NOTE, True): lambda: _("note written"),
    (Field.NOTE, False): lambda: _("note removed"),
    (Field.HIGHLIGHT, True): lambda: _("highlighted"),
    (Field.HIGHLIGHT, False): lambda: _("highlight removed"),
}


def done(step: Step) -> str:
    """What was done, in a few words, as it stands behind `Undone:`."""
    if step.field is Field.TAG:
        return f"#{step.item}" if step.value else _("#{tag} taken off").format(tag=step.item)
    said = _DONE[step.field, bool(step.value)]()
    text = step.value.quote if isinstance(step.value, Highlight) else step.value
    if isinstance(text, str) and text:
        return f"{said} “{cut(' '.join(text.split()), 40)}”"
    return said


def named(step: Step) -> str:
    """What was done, and to how many: `starred · 3 articles`."""
    count = ngettext("{n} article", "{n} articles", step.articles)
    return f"{done(step)} · {count}"


def turned(before: Sequence[Step], after: Sequence[Step]) -> Step | None:
    """The step that was taken back, or made again, between two looks at the history."""
    was_undone = {step.number: step.is_undone for step in before}
    of = (step for step in after if was_undone.get(step.number, step.is_undone) != step.is_undone)
    return next(of, None)


def said(step: Step | None, kept: int, *, is_redo: bool) -> str:
    """What was taken back or made again, and how many of its marks stay as they are."""
    if step is None:
        sentence = _("Done again.") if is_redo else _("Undone.")
    else:
        sentence = _("Done again: {step}.") if is_redo else _("Undone: {step}.")
        sentence = sentence.format(step=named(step))
    if kept:
        sentence += " " + ngettext(
            "{n} mark was changed again later, and stays.",
            "{n} marks were changed again later, and stay.",
            kept,
        )
    return sentence


def lines(
    steps: Sequence[Step],
    titles: Mapping[ArticleId, Shown],
    glyphs: Glyphs,
    today: date,
    width: int,
) -> list[tuple[Choice, Step | None]]:
    """A line for each step under its day, and the step that it tells of."""
    found: list[tuple[Choice, Step | None]] = []
    day: date | None = None
    for step in steps:
        when = datetime.fromtimestamp(step.time)
        if when.date() != day:
            day = when.date()
            found += [(Choice(()), None)] if found else []
            found.append((Choice((Piece(f" {long_day(day, today)}", Tone.ACCENT),)), None))
        found.append((_line(step, titles, glyphs, when, width), step))
    return found


def _line(
    step: Step, titles: Mapping[ArticleId, Shown], glyphs: Glyphs, when: datetime, width: int
) -> Choice:
    does = f"screen.turn({step.number})"
    undone = _("undone") + " " if step.is_undone else ""
    if step.device:
        undone = _("on {machine}").format(machine=step.device) + " "
    tone = Tone.QUIET if step.is_undone else Tone.INK
    what = done(step)
    title = titles.get(step.first, Shown(_("an article that is no longer here")))
    if step.articles > 1:
        title = Shown(ngettext("{n} article", "{n} articles", step.articles))
    room = max(width - CLOCK - len(undone) - 3, 12)
    shown = cut(what, room, glyphs.ellipsis)
    rest = room - len(shown) - 3
    about = f" {glyphs.dot} {cut(title, rest, glyphs.ellipsis)}" if rest > 4 else ""
    left = (
        Piece(f" {when:%H:%M} ", Tone.QUIET, does),
        Piece(f" {shown}", tone, does),
        Piece(about, Tone.QUIET, does),
    )
    return Choice(left, (Piece(f" {undone}", Tone.ACCENT, does),), does)
