"""The many ways to write a date -> a Moment, no more precise than what was written.

What is no date, or an impossible one, is None: the text then stays where it was found.
"""

import re
from datetime import date
from functools import lru_cache

from reader.model.article import Moment

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januari janvier januar enero",
            "february feb februari février februar febrero",
            "march mar maart mrt mars märz marzo",
            "april apr avril abril",
            "may mei mai mayo",
            "june jun juni juin junio",
            "july jul juli juillet julio",
            "august aug augustus août agosto",
            "september sep sept septembre septiembre",
            "october oct oktober okt octobre octubre",
            "november nov novembre noviembre",
            "december dec décembre dezember dez diciembre",
        ),
        start=1,
    )
    for name in names.split()
}

_ZONES = {
    name: hours * 60
    for hours, names in {
        -10: "HST", -9: "AKST", -8: "PST AKDT", -7: "MST PDT", -6: "CST MDT", -5: "EST CDT",
        -4: "EDT AST", -3: "ADT", 0: "Z UTC GMT UT WET", 1: "CET BST WEST MEZ",
        2: "CEST EET SAST MESZ", 3: "EEST MSK", 8: "AWST", 9: "JST KST", 10: "AEST", 11: "AEDT",
    }.items()
    for name in names.split()
}  # fmt: skip

_TIME = (
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r"(?:\s?(?P<half>[ap])\.?m\.?)?"
)
_ZONE = (
    r"(?P<zone>(?:UTC|GMT)?\s?[+-]\d{1,2}(?::?\d{2}(?::?\d{2})?)?|[A-Za-z]{1,5})"
    r"(?:\s+\([^()]{1,40}\))?"
)
_CLOCK = rf"(?:(?:[T_]|,?\s+(?:at\s+|om\s+|-\s+)?){_TIME}(?:\s+uur)?(?:\s*{_ZONE})?)?"
_WEEKDAY = r"(?:[^\W\d_]{2,12}\.?,?\s+)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|e)?"
_MONTH = r"(?P<month>[^\W\d_]{3,10})\.?"


def _pattern(shape: str) -> re.Pattern[str]:
    return re.compile(shape, re.IGNORECASE)


_SHAPES = (
    _pattern(rf"(?P<year>\d{{4}})(?P<dash>[-/.])(?P<month>\d{{1,2}})(?P=dash)(?P<day>\d{{1,2}}){_CLOCK}"),
    _pattern(rf"{_WEEKDAY}{_DAY}\.?(?:\s+of)?[\s-]+{_MONTH},?[\s-]+'?(?P<year>\d{{4}}|\d{{2}}){_CLOCK}"),
    _pattern(rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?P<either>[-/.])(?P<month>\d{{1,2}})(?P=either)(?P<year>\d{{4}}){_CLOCK}"),
    _pattern(rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}}){_CLOCK}"),
    _pattern(rf"{_WEEKDAY}{_MONTH}\s+{_DAY}\s+{_TIME}(?:\s+{_ZONE})?\s+(?P<year>\d{{4}})"),
    _pattern(rf"(?P<year>\d{{4}})[\s-]{_MONTH}[\s-]{_DAY}{_CLOCK}"),
    _pattern(r"(?P<year>\d{4})年\s?(?P<month>\d{1,2})月\s?(?P<day>\d{1,2})日"),
    _pattern(r"(?P<year>\d{4})년\s?(?P<month>\d{1,2})월\s?(?P<day>\d{1,2})일"),
    _pattern(
        r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})"
        rf"(?:[T_]?(?P<hour>\d{{2}})(?P<minute>\d{{2}})(?P<second>\d{{2}})?(?:\.\d{{1,9}})?(?:\s*{_ZONE})?)?"
    ),
    _pattern(r"(?P<year>(?:19|20)\d{2})[-/.](?P<month>\d{1,2})"),
    _pattern(rf"{_MONTH},?\s+(?P<year>\d{{4}})"),
    _pattern(r"(?P<year>(?:19|20)\d{2})"),
)  # fmt: skip
# What generators write, for `_ordinary`; one look, and no minding of case.
_ORDINARY = re.compile(
    r"(?:(?:[A-Z][a-z]{2}, )?(\d\d?) ([A-Z][a-z]{2}) (\d{4})|(\d{4}-\d\d-\d\d))"
    r"(?:[ T](\d\d):(\d\d):(\d\d)(?: ?([+-]\d\d:?\d\d))?)?",
    re.ASCII,
)
# Which shapes a text can have is told by its first character; `\d` is what `isdecimal` says.
_SHAPES_OF_DIGITS = tuple(_SHAPES[number] for number in (0, 1, 2, 5, 6, 7, 8, 9, 11))
_SHAPES_OF_LETTERS = tuple(_SHAPES[number] for number in (1, 2, 3, 4, 10))
_NUMBER = re.compile(r"-?\d{1,19}(?:\.\d{1,9})?")
_LONGEST = 80
"""Characters; the longest shape, with weekday, zone and its name, is shorter."""

_EPOCH_DAY = date(1970, 1, 1).toordinal()
_A_DAY = 24 * 60 * 60
_UNITS = ((11, 1), (14, 10**3), (17, 10**6), (19, 10**9))
"""Most digits, and how many of its units make a second."""


def moment(text: str) -> Moment | None:
    """The time that a text names; day comes before month where both could be meant."""
    text = text.strip()
    if not 4 <= len(text) <= _LONGEST:
        return None
    made = _ordinary(text)
    if made is not None:
        return made
    for shape in _SHAPES_OF_DIGITS if text[0].isdecimal() else _SHAPES_OF_LETTERS:
        found = shape.fullmatch(text)
        if found is not None:
            made = _made(found.groupdict())
            if made is not None:
                return made
    return _from_number(text) if _NUMBER.fullmatch(text) else None


def day(year: str, month: str, number: str) -> Moment | None:
    """The day of three numbers, as file names and addresses have them."""
    return _made({"year": year, "month": month, "day": number})


def _ordinary(text: str) -> Moment | None:
    """What the shapes make of `Thu, 27 Jun 2019 20:47:47 +0200` and `2019-06-27 20:47:47`."""
    found = _ORDINARY.fullmatch(text)
    if found is None:
        return None
    number, month, year, iso, hour, minute, second, zone = found.groups()
    try:
        day, epoch = _ordinary_day(number, month, year, iso)
        if hour is None:
            return Moment(day, epoch)
        if hour > "23" or minute > "59" or second > "59":
            return None
        offset, shown_zone = _offset(zone or "")
        epoch += (int(hour) * 60 + int(minute) - offset) * 60 + int(second)
        return Moment(f"{day}T{hour}:{minute}:{second}{shown_zone}", epoch)
    except ValueError:
        return None


# Half of the time of a date: a library of twenty years has some thousands of days.
@lru_cache(maxsize=8192)
def _ordinary_day(number: str, month: str, year: str, iso: str) -> tuple[str, int]:
    """A day in ISO 8601 and when it begins; raises ValueError for one that there is not."""
    if iso:
        on = date.fromisoformat(iso)
    else:
        on = date(int(year), _MONTHS.get(month.lower(), 0), int(number))
    return on.isoformat(), (on.toordinal() - _EPOCH_DAY) * _A_DAY


def _made(parts: dict[str, str | None]) -> Moment | None:
    year, month, number = _year(parts["year"] or ""), _month(parts.get("month")), parts.get("day")
    day_of_month = int(number) if number else 1
    if parts.get("either") and month > 12 >= day_of_month:
        month, day_of_month = day_of_month, month
    try:
        on = date(year, month, day_of_month)
        if not parts.get("hour"):
            return _moment(on, None, "")
        hour, minute, second = _hour(parts), int(parts["minute"] or 0), int(parts["second"] or 0)
        if hour > 23 or minute > 59 or second > 60:
            return None
        seconds = hour * 3600 + minute * 60 + min(second, 59)
        return _moment(on, seconds, parts.get("zone") or "")
    except ValueError:
        return None


def _moment(on: date, seconds: int | None, zone: str) -> Moment:
    """Of a day and its seconds; raises ValueError for an impossible zone."""
    iso, days = on.isoformat(), on.toordinal() - _EPOCH_DAY
    if seconds is None:
        return Moment(iso, days * _A_DAY)
    offset, shown_zone = _offset(zone)
    hours, rest = divmod(seconds, 3600)
    iso = f"{iso}T{hours:02}:{rest // 60:02}:{rest % 60:02}{shown_zone}"
    return Moment(iso, days * _A_DAY + seconds - offset * 60)


def _from_number(text: str) -> Moment | None:
    """Seconds since 1970, or milli-, micro- or nanoseconds where only those give a likely year."""
    number = int(text.partition(".")[0])
    digits = len(text.partition(".")[0].lstrip("-"))
    if digits < 8:
        return None
    unit = next(unit for longest, unit in _UNITS if digits <= longest)
    days, seconds = divmod(number // unit, _A_DAY)
    try:
        return _moment(date.fromordinal(days + _EPOCH_DAY), seconds, "Z")
    except ValueError:
        return None


def _year(text: str) -> int:
    if len(text) > 2:
        return int(text)
    return int(text) + (1900 if int(text) >= 69 else 2000)


def _month(text: str | None) -> int:
    if text is None:
        return 1
    return int(text) if text.isdecimal() else _MONTHS.get(text.lower(), 0)


def _hour(parts: dict[str, str | None]) -> int:
    hour = int(parts["hour"] or 0)
    half = (parts.get("half") or "").lower()
    if not half:
        return hour
    return hour % 12 + (12 if half == "p" else 0) if 1 <= hour <= 12 else 24


@lru_cache(maxsize=64)
def _offset(zone: str) -> tuple[int, str]:
    """Minutes east of UTC and how ISO 8601 writes them: nothing where no known zone is given."""
    minutes = _ZONES.get(zone.upper())
    if minutes is None:
        sign = max(zone.find("+"), zone.find("-"))
        if sign < 0:
            return 0, ""
        digits = zone[sign + 1 :].replace(":", "")
        east, past = int(digits[:2]), int(digits[2:4] or 0)
        if east > 14 or past > 59:
            raise ValueError(zone)
        minutes = (east * 60 + past) * (-1 if zone[sign] == "-" else 1)
    east, past = divmod(abs(minutes), 60)
    return minutes, f"{'-' if minutes < 0 else '+'}{east:02}:{past:02}"
