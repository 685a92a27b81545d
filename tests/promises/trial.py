"""One folder put before the program, and what then is not as promised."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from tests.promises import judge
from tests.promises.home import Home, fingerprint, relative
from tests.promises.seat import Seat, holds, squeezed

MAX_SECONDS, MAX_MIB = 2.0, 300.0
"""From being asked for to text on the screen; all processes together."""
PAGES = 60
"""Pages of an article that are looked at one after the other, before its end."""
READING = "━━"
"""Stands on the screen of an open article."""
SETTING = "Stillsetting"
"""Stands there, blanks left out, while the article is not there as it will be."""


class Listed(NamedTuple):
    """A row that the list must have."""

    path: str
    title: str | None = None
    """As it is shown; only its beginning where it ends in an ellipsis."""
    is_marked: bool = False
    """It must carry the mark of a problem."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What must hold of a folder."""

    listed: Sequence[Listed] = ()
    unlisted: Sequence[str] = ()
    opened: str = ""
    text: Sequence[str] = ()
    no_text: Sequence[str] = ()
    found: Sequence[tuple[str, str]] = ()
    """Queries and the articles that they must find."""
    seconds: float = MAX_SECONDS
    mib: float = MAX_MIB
    canary: str = ""
    """The title of an article beside the hostile ones, that must be listed."""


@dataclass(slots=True)
class Cost:
    """What a trial took."""

    seconds: float = 0.0
    """From the start of the program to the text, less what a start without it takes."""
    mib: float = 0.0
    failures: list[str] = field(default_factory=list)


def tried(library: Path, wanted: Wanted, home: Home, start: float = 0.0) -> Cost:
    """Put the folder before the program; `start` is what an open of an ordinary file takes."""
    cost = Cost()
    before = fingerprint(library)
    cost.failures += _list_failures(library, wanted, home)
    if wanted.opened:
        path = Path(str(library / wanted.opened))
        cost.failures += _show_failures(path, library, wanted, home)
        cost.failures += _screen_failures(path, library, wanted, home, start, cost)
    if fingerprint(library) != before:
        cost.failures.append("the folder is not as it was")
    for words in home.opened():
        if len(words) != 1 or not words[0].startswith(("http://", "https://", "mailto:")):
            cost.failures.append(f"the browser was given {words}")
    return cost


def _list_failures(library: Path, wanted: Wanted, home: Home) -> Iterator[str]:
    done = home.run("list", "--json", "--refresh", "--library", library)
    if done.code != 0 or b"Traceback" in done.err:
        yield f"list: {done.code}, {done.err[-300:]!r}"
        return
    rows = {relative(row["path"], library): row for row in map(json.loads, done.out.splitlines())}
    yield from row_failures(rows, wanted)
    if wanted.canary and all(row["title"] != wanted.canary for row in rows.values()):
        yield "the canary is not listed"
    for query, path in wanted.found:
        done = home.run("list", "--json", "--library", library, "--", query)
        found = [as_shown(json.loads(row)["path"]) for row in done.out.splitlines()]
        if not any(one.endswith(as_shown(path)) for one in found):
            yield f"{query!r} does not find {path!r}"


def row_failures(rows: Mapping[str, Mapping[str, Any]], wanted: Wanted) -> Iterator[str]:
    """What of a list is not as wanted, its rows by their paths in the library."""
    by_name = {as_shown(path): row for path, row in rows.items()}
    for item in wanted.listed:
        row = by_name.get(as_shown(item.path))
        if row is None:
            yield f"not listed: {item.path!r}, of {sorted(by_name)[:9]}"
            continue
        if item.title is not None and not _is_titled(row["title"], item.title):
            yield f"titled {row['title'][:80]!r}, not {item.title!r}"
        if item.is_marked and not row["error"]:
            yield f"not marked as a problem: {item.path!r}"
    yield from (f"listed: {path!r}" for path in wanted.unlisted if as_shown(path) in by_name)


def as_shown(name: str) -> str:
    r"""A name with bytes that are no UTF-8, and controls, as `\xNN`, however it came."""
    return "".join(
        f"\\x{ord(one) & 0xFF:02x}" if 0xDC80 <= ord(one) <= 0xDCFF or one < " " else one
        for one in name
    )


def _is_titled(title: str, wanted: str) -> bool:
    return title.startswith(wanted[:-1]) if wanted.endswith("…") else title == wanted


def _show_failures(path: Path, library: Path, wanted: Wanted, home: Home) -> Iterator[str]:
    done = home.run("show", "--library", library, "--", path)
    is_refused = done.code == 1 and done.err.startswith(b"leeslamp: ") and not wanted.text
    if not (done.code == 0 or is_refused) or b"Traceback" in done.err:
        yield f"show: {done.code}, {done.err[-300:]!r}"
    text = squeezed(done.out.decode("utf-8", "replace"))
    yield from (f"show lacks {one!r}" for one in wanted.text if squeezed(one) not in text)
    yield from (f"show has {one!r}" for one in wanted.no_text if squeezed(one) in text)
    yield from (f"show sends {one}" for one in judge.printed(done.out))


def _screen_failures(
    path: Path, library: Path, wanted: Wanted, home: Home, start: float, cost: Cost
) -> Iterator[str]:
    with Seat(home, "--library", library, path) as seat:
        modes = seat.modes()
        try:
            cost.seconds = _first_text(seat, wanted) - start
            if cost.seconds > wanted.seconds:
                yield f"text after {cost.seconds:.1f} s"
            text = squeezed(*read_through(seat))
            missing = [one for one in wanted.text if not holds(text, one)]
            yield from (f"the screen lacks {one!r}" for one in missing)
            yield from (
                f"the screen shows {one!r}" for one in wanted.no_text if squeezed(one) in text
            )
            yield from _handled(seat, wanted)
            code = seat.leave()
        except (TimeoutError, OSError) as error:
            yield f"{type(error).__name__}: {str(error)[:1500]}"
            return
        if code != 0:
            yield f"exit code {code}"
        yield from seat.disorder(modes)
        yield from (f"sent {one}" for one in judge.violations(bytes(seat.raw)))
    cost.mib = seat.peak
    if cost.mib > wanted.mib:
        yield f"{cost.mib:.0f} MiB"


def is_set(seen: str) -> bool:
    """An article is open as it will be, of all that stands on the screen without its blanks."""
    # Under the last rule stands from then on what is read, and how far; "Still setting" may lie
    # below a long title.
    return SETTING not in seen and READING in seen and bool(seen.rpartition(READING)[2])


def _first_text(seat: Seat, wanted: Wanted) -> float:
    """When text of the article was there, as it is or set; back once it is set."""
    first = squeezed(*wanted.text[:1])[:20] or READING
    moment = seat.until(lambda seen: READING in seen and (is_set(seen) or first in seen))
    seat.until(is_set)
    return moment


def read_through(seat: Seat, pages: int = PAGES) -> list[str]:
    """Everything that stands on the screen on the way through an article, and at its end."""
    seen = list(seat.lines())
    for _ in range(pages):
        before, lines = seen[-seat.rows :], _rested(seat, " ")
        if lines[1:-1] == before[1:-1]:
            break
        seen += lines
    return seen + _rested(seat, "G")


def _rested(seat: Seat, key: str) -> list[str]:
    seat.press(key)
    seat.rest()
    return seat.lines()


def _handled(seat: Seat, wanted: Wanted) -> Iterator[str]:
    """What a person does to what is untrusted on the screen: follow, mark, go back, click."""
    seat.press("g", "\t", "\r", "\t", "\r", "\x1b", "s", "i", "\x1b", "T", "\x1b", "\x1b")
    if not wanted.canary:
        return
    for _ in range(20):
        if wanted.canary[:20] in "\n".join(seat.press()):
            break
        seat.press("q", quiet=0.3)
    else:
        yield "the canary is not in the list on the screen"
    for item in wanted.listed:
        if item.title:
            seat.click(item.title.rstrip("…")[:24])
