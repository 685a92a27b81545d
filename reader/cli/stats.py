"""`leeslamp stats`: what was read, by day, month, tag and site."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import date, timedelta

from reader.cli import asked, terminal
from reader.core import Reader, calendar, figures
from reader.core.calendar import told
from reader.core.figures import Amount, Figures, Share
from reader.errors import UsageError
from reader.i18n import _, ngettext

SHOWN = 10
"""Tags and sites that are printed; JSON has all of them."""


def arguments(parser: ArgumentParser) -> None:
    """Declare the period and the form."""
    period = parser.add_mutually_exclusive_group()
    period.add_argument("--year", metavar="YYYY", help=_("what was read in this year"))
    period.add_argument("--month", metavar="YYYY-MM", help=_("what was read in this month"))
    period.add_argument("--days", metavar="N", type=int, help=_("what was read in the last N days"))
    parser.add_argument("--json", action="store_true", help=_("one JSON object, in ASCII"))


def run(reader: Reader, given: Namespace) -> int:
    """Print what was read; 0 also where nothing was."""
    first, last = _period(given, date.today())
    asked.looked(reader)
    found = figures.of(reader, first, last)
    if given.json:
        print(_as_json(found))
        return 0
    for line in _lines(found, terminal.columns() or 80):
        print(line)
    return 0


def _period(given: Namespace, today: date) -> tuple[date | None, date]:
    try:
        if given.year is not None:
            year = int(given.year)
            return date(year, 1, 1), min(date(year, 12, 31), max(today, date(year, 1, 1)))
        if given.month is not None:
            first = date.fromisoformat(f"{given.month}-01")
            last = (first + timedelta(31)).replace(day=1) - timedelta(1)
            return first, min(last, max(today, first))
        if given.days is not None:
            if not 1 <= given.days <= 100_000:
                raise ValueError
            return today - timedelta(given.days - 1), today
    except (ValueError, OverflowError) as error:
        said = _("This is no period. Write --year 2026, --month 2026-11 or --days 30.")
        raise UsageError(said) from error
    return None, today


def _lines(found: Figures, width: int) -> list[str]:
    if not found.days:
        return [_("Nothing was read in this time.")]
    days = ngettext("{n} day", "{n} days", len(found.days))
    lines = [f"{told(found.all)} · {days}"]
    lines += [calendar.in_a_row(found), ""]
    is_ascii = not terminal.is_unicode()
    drawn = calendar.calendar(found.days, found.last, width, found.first, is_ascii=is_ascii)
    lines += [*drawn, "", calendar.legend(is_ascii=is_ascii)]
    parts = ((_("Months"), found.months), (_("Tags"), found.tags), (_("Sites"), found.sites))
    for title, shares in parts:
        if shares:
            lines += ["", title, *_table(shares[-SHOWN:] if shares is found.months else shares)]
    return lines


def _table(shares: Sequence[Share]) -> list[str]:
    return [f"  {told(one.amount):<30}  {one.name}" for one in shares[:SHOWN]]


def _as_json(found: Figures) -> str:
    from reader.cli.record import written

    return written(
        {
            "from": found.first.isoformat() if found.first is not None else None,
            "to": found.last.isoformat(),
            "articles": found.all.articles,
            "seconds": found.all.seconds,
            "streak": found.streak,
            "longest_streak": found.longest,
            "days": [_record("day", day.isoformat(), one) for day, one in found.days.items()],
            "months": [_record("month", *one) for one in found.months],
            "tags": [_record("tag", *one) for one in found.tags],
            "sites": [_record("site", *one) for one in found.sites],
        }
    )


def _record(kind: str, name: str, amount: Amount) -> dict[str, str | int]:
    return {kind: name, "articles": amount.articles, "seconds": amount.seconds}
