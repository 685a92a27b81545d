"""Dates, numbers and times as a person says them, short."""

from datetime import date

from reader.i18n import N_, _, ngettext
from reader.i18n import number as number  # said beside the others here

_SHORT = (
    *(N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun")),
    *(N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec")),
)
_LONG = (
    *(N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June")),
    *(N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December")),
)


def short_day(day: date, today: date, *, has_year: bool) -> str:
    """`Today`, `Yesterday`, `27 Jun`; where the year isn't told elsewhere, `Jun 2012`.

    At most nine cells in English and Dutch.
    """
    near = _near(day, today)
    if near:
        return near
    name = _(_SHORT[day.month - 1])
    if has_year or day.year == today.year:
        return f"{day.day} {name}"
    return f"{name} {day.year}"


def long_day(day: date, today: date) -> str:
    """`Today`, `Yesterday`, `27 June 2019`, for a heading."""
    return _near(day, today) or f"{day.day} {_(_LONG[day.month - 1])} {day.year}"


def month(day: date) -> str:
    """`June 2019`, for a heading."""
    name = _(_LONG[day.month - 1])
    return f"{name[:1].upper()}{name[1:]} {day.year}"


def _near(day: date, today: date) -> str:
    away = (today - day).days
    return _("Today") if away == 0 else _("Yesterday") if away == 1 else ""


def minutes(count: int) -> str:
    """`3 min`."""
    return _("{n} min").format(n=count)


def minutes_left(count: int) -> str:
    """`7 min left`."""
    return ngettext("{n} min left", "{n} min left", count)
