"""How figures are told: in words, and as a calendar with a column for each week and a sign for each
day, told apart without colour.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from reader.core.figures import Amount, Figures
from reader.i18n import N_, _, ngettext, number

LEVELS = (1, 10 * 60, 25 * 60, 50 * 60)
"""Seconds from which a day has the next heavier sign."""
SIGNS, ASCII_SIGNS = "·░▒▓█", ".:+*#"
"""A day without reading first."""
LEAD = 5
"""Cells before the first week."""
WEEK = 2
"""Cells of a week."""
_DAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
_MONTHS = (
    *(N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun")),
    *(N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec")),
)


def level(amount: Amount) -> int:
    """How much that is for a day, 0 to 4; an article read is never nothing."""
    found = sum(amount.seconds >= seconds for seconds in LEVELS)
    return max(found, 1) if amount.articles else found


def calendar(
    days: Mapping[date, Amount],
    last: date,
    width: int,
    first: date | None = None,
    *,
    is_ascii: bool = False,
) -> list[str]:
    """A line of months and one for each day of the week, for as many weeks until the last day as
    there is room for, back to the first day where one is named; at most a year and a half.
    """
    weeks = max(min((width - LEAD) // WEEK, 80), 1)
    monday = last - timedelta(last.weekday())
    if first is not None:
        weeks = min(weeks, (monday - first + timedelta(first.weekday())).days // 7 + 1)
    starts = [monday - timedelta(7 * back) for back in range(weeks - 1, -1, -1)]
    signs = ASCII_SIGNS if is_ascii else SIGNS
    lines = [_months(starts)]
    for weekday, name in enumerate(_DAYS):
        row = ""
        for start in starts:
            day = start + timedelta(weekday)
            is_out = day > last or (first is not None and day < first)
            sign = " " if is_out else signs[level(days.get(day, Amount()))]
            row += sign + " "
        lines.append(f"{_(name)[:3]:<{LEAD}}{row}".rstrip())
    return lines


def legend(*, is_ascii: bool = False) -> str:
    """What the signs mean."""
    signs = ASCII_SIGNS if is_ascii else SIGNS
    parts = [f"{signs[0]} 0", f"{signs[1]} <10"]
    parts += [f"{signs[n]} ≥{LEVELS[n - 1] // 60}" for n in (2, 3, 4)]
    return _("{signs} minutes").format(signs="  ".join(parts).replace("≥", "" if is_ascii else "≥"))


def told(amount: Amount) -> str:
    """`12 articles · 3 h 20 min`."""
    articles = ngettext("{n} article", "{n} articles", amount.articles)
    return f"{articles} · {duration(amount.seconds)}"


def duration(seconds: int) -> str:
    """`3 h 20 min`; a minute that was begun counts."""
    minutes = -(-seconds // 60)
    if minutes < 60:
        return _("{n} min").format(n=minutes)
    return _("{h} h {n} min").format(h=number(minutes // 60), n=minutes % 60)


def in_a_row(found: Figures) -> str:
    """The streak that goes on, and the longest."""
    now = ngettext("{n} day in a row", "{n} days in a row", found.streak)
    return f"{now} · " + _("at most {n}").format(n=number(found.longest))


def _months(starts: list[date]) -> str:
    """Each over the week in which it begins."""
    line, before = "", 0
    for week, start in enumerate(starts):
        month, at = (start + timedelta(6)).month, LEAD + week * WEEK
        if month != before and len(line) < at:
            line, before = f"{line:<{at}}{_(_MONTHS[month - 1])}", month
    return line
