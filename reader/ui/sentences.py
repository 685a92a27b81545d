"""What the screens say: pure functions from values to pieces and sentences."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.actions import Action, Where
from reader.i18n import N_, _, ngettext
from reader.model import query as queries
from reader.model import sanitize
from reader.model.listing import Counts, Progress, Report, Results
from reader.model.query import Query, is_ranked
from reader.ui.bindings import command, shown_key
from reader.ui.cut import cut
from reader.ui.days import minutes_left, number
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Piece, Tone, cells_of
from reader.ui.table import action, first_key, within

if TYPE_CHECKING:
    from reader.model.article import Problem

LONGEST_QUERY = 60
"""Cells of a query that are repeated in a sentence."""
FAULTS = 3
"""Faults of a file that are said above its text; the rest would push the text away."""

KNOWN = 500
"""Files after which it is told how fast they are read: the first ones wait for the workers."""

_STAGES: Mapping[str, str] = {
    "scan": N_("Looking for articles: {done}"),
    "heads": N_("Reading headers: {done} of {total}"),
    "words": N_("Counting words: {done} of {total}"),
}


_SHELF_HINTS = (
    ("open", N_("show")),
    ("open_section", N_("open")),
    ("close_section", N_("close")),
    ("back", N_("list")),
    ("help", N_("help")),
)


def hint_pieces(places: Iterable[Where], glyphs: Glyphs, room: int) -> tuple[Piece, ...]:
    """The footer: what can be done here, with the key for it; as much as there is room for.

    The last one, the help, is always there while it has a key: it leads to all that is left out.
    """
    return _fitting([(item, item.hint) for item in within(*places) if item.hint], glyphs, room)


def shelf_hint_pieces(glyphs: Glyphs, room: int) -> tuple[Piece, ...]:
    """The footer while the keys are for the shelves."""
    return _fitting([(action(name), hint) for name, hint in _SHELF_HINTS], glyphs, room)


def _fitting(hints: Iterable[tuple[Action, str]], glyphs: Glyphs, room: int) -> tuple[Piece, ...]:
    *some, help_hint = hints
    others = (_hint(item, hint, glyphs) for item, hint in some if item.keys)
    last = _hint(*help_hint, glyphs) if help_hint[0].keys else ()
    room -= cells_of(last) + 1
    pieces = [Piece(" ")]
    for hint in others:
        if cells_of(hint) > room:
            break
        room -= cells_of(hint)
        pieces += hint
    return (*pieces, *last)


def _hint(item: Action, hint: str, glyphs: Glyphs) -> tuple[Piece, Piece]:
    does, key = command(item.id), shown_key(item.keys[0], glyphs)
    return Piece(f" {key}", Tone.ACCENT, does), Piece(f" {_(hint)} ", Tone.QUIET, does)


def said(text: str, *, is_error: bool = False) -> tuple[Piece, ...]:
    """A sentence in the status line."""
    return (Piece("  "), Piece(text, Tone.DANGER if is_error else Tone.INK))


def not_kept(reason: str) -> tuple[Piece, ...]:
    """The standing sentence while marks can't be put on disk; nothing without a reason."""
    return (Piece("  "), Piece(reason, Tone.DANGER)) if reason else ()


def position(
    results: Results | None, row: int, counts: Counts, room: int = 80
) -> tuple[Piece, ...]:
    """Where the cursor stands, and how much there is that is not listed or not sound; of that as
    much as so many cells have room for.
    """
    left_out = sum((counts.left_out or {}).values())
    parts = []
    if counts.broken:
        parts.append(_("{n} with a fault").format(n=number(counts.broken)))
    if left_out:
        parts.append(_("{n} left out").format(n=number(left_out)))
    if results is not None and len(results):
        count = counted(results)
        parts.append(_("{row} of {count}").format(row=number(row + 1), count=count))
    while parts:
        told = (Piece(f"  {' · '.join(parts)} ", Tone.QUIET),)
        if cells_of(told) <= room:
            return told
        del parts[0]
    return ()


def selection(count: int) -> tuple[Piece, ...]:
    """How many articles are selected, and how to have none of them; nothing where none are."""
    if not count:
        return ()
    some = ngettext("{n} selected", "{n} selected", count)
    none = " · " + _("Esc selects none") + " "
    return (Piece(f"  {some}", Tone.LAMP), Piece(none, Tone.QUIET, command("back")))


def counted(results: Results) -> str:
    """How many articles a list holds: `4,210`, or `512+` until they are counted."""
    return number(len(results)) + ("" if results.is_counted else "+")


def progress(report: Progress, room: int) -> tuple[Piece, ...]:
    """How far the looking at the disk is, how fast it goes and how long it will take; as much of
    that as so many cells have room for.
    """
    text = _(_STAGES.get(report.stage, _STAGES["scan"]))
    done = text.format(done=number(report.done), total=number(report.total))
    rate, left, stops = "", "", _("Esc stops")
    if report.done >= min(KNOWN, report.total // 10) and report.left >= 1:
        rate = _("{n} a second").format(n=number(round(report.rate)))
        minutes, seconds = round(report.left / 60), round(report.left)
        left = _("{n} s left").format(n=seconds) if minutes < 2 else minutes_left(minutes)
    for parts in ((done, rate, left, stops), (done, left, stops), (done, left), (done,)):
        told = (Piece(f"{' · '.join(filter(None, parts))} ", Tone.QUIET, command("back")),)
        if cells_of(told) <= room:
            break
    return told


def refreshed(report: Report, counts: Counts) -> str:
    """What was found on the disk, in one line; what was left out and why."""
    if report.missing:
        folders = ", ".join(map(sanitize.path, report.missing))
        return _("Not there, its articles stay listed: {folders}").format(folders=folders)
    parts = [ngettext("{n} article", "{n} articles", counts.all)]
    if report.new:
        parts.append(ngettext("{n} new", "{n} new", report.new))
    if report.changed:
        parts.append(ngettext("{n} changed", "{n} changed", report.changed))
    if report.gone:
        parts.append(ngettext("{n} gone", "{n} gone", report.gone))
    reasons = [f"{count} {_(reason)}" for reason, count in report.left_out.items() if count]
    if reasons:
        total = sum(report.left_out.values())
        parts.append(_("{n} left out: {reasons}").format(n=total, reasons=", ".join(reasons)))
    return " · ".join(parts)


def empty(
    query: Query,
    counts: Counts,
    *,
    is_search: bool,
    is_looking: bool,
    unsearched: int = 0,
    missing: Sequence[str] = (),
) -> tuple[Piece, ...]:
    """What an empty list says: what to do next, with the key for it. `missing` are the libraries
    that are not there.
    """
    if not counts.all:
        if is_looking:
            return (Piece(_("Looking for articles …"), Tone.INK),)
        if missing:
            folders = _("Not there: {folders}").format(
                folders=", ".join(map(sanitize.path, missing))
            )
            return (
                Piece(folders, Tone.INK),
                Piece(_("Bring it back, or in a shell: leeslamp remove FOLDER"), Tone.QUIET),
            )
        if counts.left_out is None:
            again = _("{key} looks at the disk again.").format(key=first_key("refresh"))
            return (Piece(_("No article is listed yet."), Tone.INK), Piece(again, Tone.QUIET))
        return (
            Piece(_("There is no article here."), Tone.INK),
            Piece(_("Add a folder in a shell: leeslamp add FOLDER"), Tone.QUIET),
        )
    if query.term == queries.UNREAD.term:
        return (Piece(_("Nothing unread."), Tone.INK), Piece(_waiting(counts), Tone.QUIET))
    if query.term == queries.STARRED.term:
        ask = _("Press {key} on an article to star it.").format(key=first_key("star"))
        return (Piece(_("Nothing starred."), Tone.INK), Piece(ask, Tone.QUIET))
    if query.term == queries.EVERY.term:  # what is counted is on its way
        return (Piece(_("Looking for articles …"), Tone.INK),)
    from reader.ui.shelf_terms import nothing_on  # a twentieth of the start, for an empty list only

    if not is_search and (said := nothing_on(query)) is not None:
        nothing, ask, name = said
        advice = _(ask).format(key=first_key(name))
        return (Piece(_(nothing), Tone.INK), Piece(advice, Tone.QUIET))
    return _nothing_found(query, is_search=is_search, unsearched=unsearched)


def _nothing_found(query: Query, *, is_search: bool, unsearched: int) -> tuple[Piece, ...]:
    nothing = _("Nothing found for: {query}").format(query=cut(shown(query), LONGEST_QUERY))
    back = _("Esc shows the shelf again.")
    if not is_search:
        back = _("Press {key} for all articles.").format(key=first_key("show_all"))
    found = [Piece(nothing, Tone.INK), Piece(back, Tone.QUIET)]
    if unsearched and is_ranked(query.term):
        yet = ngettext(
            "{n} article is not searched yet; what it holds comes by itself.",
            "{n} articles are not searched yet; what they hold comes by itself.",
            unsearched,
        )
        found.append(Piece(yet, Tone.QUIET))
    return tuple(found)


def shown(query: Query) -> str:
    """A query as text, fit for the screen; it is one line."""
    return sanitize.line(str(query))


def _waiting(counts: Counts) -> str:
    if counts.starred:
        sentence = ngettext(
            "{n} starred article is waiting: press",
            "{n} starred are waiting: press",
            counts.starred,
        )
        return f"{sentence} {first_key('show_starred')}"
    sentence = ngettext(
        "The one article you have is read: press",
        "All {n} articles are read; to see them press",
        counts.all,
    )
    return f"{sentence} {first_key('show_all')}"


def welcome(*, is_short: bool) -> tuple[tuple[Piece, ...], ...]:
    """What a first start says above the sample articles; in a small window one line."""
    ask = _("Add yours:") if is_short else _("To read your own, add a folder in a shell:")
    add = (Piece(f"{ask}  ", Tone.QUIET), Piece(_("leeslamp add FOLDER"), Tone.STRONG))
    if is_short:
        return (add,)
    return (
        (Piece(_("Welcome."), Tone.LAMP), Piece(" " + _("These are sample articles."), Tone.INK)),
        add,
    )


def how_to_quit() -> str:
    """What is said to whom ctrl+c is a habit."""
    keys = action("quit").keys or (first_key("leave_library"),)
    said = _("{key} quits.") if len(keys) == 1 else _("{key} or {other} quits.")
    return said.format(key=keys[0], other=keys[-1])


def too_small(width: int, height: int) -> str:
    """What a window says that is too small to show anything else."""
    return _("Too small: at least {width} by {height}.").format(width=width, height=height)


def problem(found: "Problem") -> str:
    """What is wrong with a file and where."""
    if found.line and found.column:
        where = _("line {line}, column {column}").format(line=found.line, column=found.column)
    elif found.line:
        where = _("line {line}").format(line=found.line)
    else:
        return found.message
    return f"{where}: {found.message}"


def amiss(told: Sequence[str], config_file: Path) -> str:
    """What is wrong with the configuration; of several things how many, and what tells which."""
    name = sanitize.path(config_file.name)
    if len(told) == 1:  # without the folder: the line has little room
        return told[0].replace(sanitize.path(str(config_file)), name, 1)
    found = ngettext("{n} fault", "{n} faults", len(told))
    tells = f"{first_key('palette')} {_(action('faults').title)}"
    return _("{faults} in {file}: {command}").format(faults=found, file=name, command=tells)


def faults(problems: Iterable["Problem"]) -> tuple[tuple[Piece, ...], ...]:
    """What is wrong with an open file, a line each, the first few."""
    return tuple((Piece(problem(found), Tone.DANGER),) for found in list(problems)[:FAULTS])
