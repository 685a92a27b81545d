"""Many cases in one library, every article of it opened in one session."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unicodedata import bidirectional

from tests.promises import judge
from tests.promises.home import Home, fingerprint
from tests.promises.hostile import Case, written
from tests.promises.seat import Seat, holds, squeezed
from tests.promises.trial import MAX_MIB, MAX_SECONDS, is_set, row_failures


@dataclass(slots=True)
class Seen:
    """What a session showed, and what in it was not as promised."""

    text: str = ""
    """All of the screens, blanks left out."""
    failures: list[str] = field(default_factory=list)
    seconds: float = 0.0
    """The longest that an article took from its key to its text."""
    articles: int = 0
    mib: float = 0.0
    """All processes together at their most."""


_ENOUGH = 12
"""Letters of a title by which an article is known to be there."""


def together(cases: Sequence[Case], folder: Path) -> Path:
    """A library that holds the cases, each in a folder of its own."""
    for case in cases:
        written(case, folder / case.name)
    return folder


def walked(
    cases: Sequence[Case], home: Home, *, widths: Sequence[int] = (100,), rows: int = 30
) -> Seen:
    """Read all of the cases through, together in one library."""
    return read(together(cases, home.folder / "articles"), home, widths=widths, rows=rows)


def read(library: Path, home: Home, *, widths: Sequence[int] = (100,), rows: int = 30) -> Seen:
    """Open every article of a library, see its beginning and end, and judge the session.

    The window has the first width; at each end it becomes as wide as the others, and so again.
    """
    before = fingerprint(library)
    titles = [row["title"] for row in home.listed(library).values()]
    seen = Seen()
    if not titles:
        seen.failures.append(f"no articles in {library}")
        return seen
    with Seat(home, "--library", library, columns=widths[0], rows=rows) as seat:
        modes = seat.modes()
        seat.wait_until(f" of {len(titles)}")
        seat.until(lambda shown: _stands_in(titles[0][:_ENOUGH], shown))
        seat.rest()
        seen.text += squeezed(*seat.lines())
        seen.failures += _through(seat, titles, widths, seen)
        if (code := seat.leave()) != 0:
            seen.failures.append(f"exit code {code}")
        seen.failures += seat.disorder(modes)
        seen.failures += judge.violations(bytes(seat.raw))
    seen.articles, seen.mib = len(titles), seat.peak
    if seat.peak > MAX_MIB:
        seen.failures.append(f"{seat.peak:.0f} MiB")
    if fingerprint(library) != before:
        seen.failures.append("the library is not as it was")
    return seen


def _through(seat: Seat, titles: Sequence[str], widths: Sequence[int], seen: Seen) -> Iterator[str]:
    key = "\r"
    for number, title in enumerate(titles):
        begun, wanted = seat.taken(), title[:_ENOUGH]
        seat.press(key, quiet=0.01)
        seconds = seat.until(_shows(wanted)) - begun
        seen.seconds = max(seen.seconds, seconds)
        if seconds > MAX_SECONDS:
            yield f"article {number + 1} was there after {seconds:.1f} s: {seat.lines()[:9]}"
        seen.text += squeezed(*seat.press()) + squeezed(*seat.press("G", quiet=0.05))
        for columns in (*widths[1:], *widths[:1]) if len(widths) > 1 else ():
            seat.resize(columns, seat.rows)
            seen.text += squeezed(*seat.press(quiet=0.1))
        key = "J"


def _shows(title: str) -> Callable[[str], bool]:
    return lambda seen: is_set(seen) and _stands_in(title, seen)


def _stands_in(title: str, seen: str) -> bool:
    """Its words in whatever order, if some run from right to left: others may not do so."""
    if any(bidirectional(one) in ("R", "AL") for one in title):
        return all(holds(seen, word) for word in re.findall(r"\w+", title))
    return squeezed(title) in seen


def unmet(cases: Sequence[Case], text: str) -> list[str]:
    """What the cases want to be readable and is not, or must not be and is."""
    missing = [
        f"{case.name} lacks {one!r}"
        for case in cases
        for one in case.wanted.text
        if not holds(text, one)
    ]
    leaked = [
        f"{case.name} shows {one!r}"
        for case in cases
        for one in case.wanted.no_text
        if squeezed(one) in text
    ]
    return missing + leaked


def unlisted(cases: Sequence[Case], home: Home) -> list[str]:
    """What the list lacks, has too much, titles otherwise or does not mark, over all the cases."""
    library = home.folder / "articles"
    rows = home.listed(library)
    return [
        f"{case.name}: {failure}"
        for case in cases
        for failure in row_failures(_below(case.name, rows), case.wanted)
    ]


def _below(name: str, rows: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {
        path.removeprefix(f"{name}/"): row
        for path, row in rows.items()
        if path.startswith(f"{name}/")
    }
