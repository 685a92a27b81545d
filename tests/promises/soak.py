"""`make soak`: random keys and clicks over hostile and real articles; a seed says which."""

import argparse
import secrets
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from shutil import copytree

from tests.promises import judge
from tests.promises.home import ROOT, Home, fingerprint
from tests.promises.hostile import cases, written
from tests.promises.seat import Seat

# Not z with ctrl (it stops the program), and nothing that quits: that is done at the end.
KEYS = (
    *"abcdefghijklmnoprstuvwxyzABDEFGHIJKLMNPRSTUVWXYZ0123456789",
    *"/?:;,.<>[]{}()*+-=_'\"|\\@#$%^&~`! ",
    *("\r", "\t", "\x1b", "\x1b[Z", "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~"),
    *("\x1b[H", "\x1b[F", "\x7f", "\x0c", "\x10", "\x12", "\x0f", "\x06", "\x01", "\x05", "\x17"),
    *(
        "é",
        "日",
        "\u0301",
        "👩\u200d💻",
        "\x1b[200~pasted \x1b]0;x\x07 text\x1b[201~",
        "\x1b[I",
        "\x1b[O",
    ),
)
"""Letters more often than names, as a person has it; a paste; the window's focus."""
CLICKS = 0.1
"""The share of clicks and turns of the wheel."""
RESIZES = 0.01
GROWTH = 1.2
WARM = 0.2
"""The share of the keys after which memory is first weighed: by then everything was loaded."""
WORTH_WEIGHING = 2000
"""Keys from which growth says something: in fewer, not all that there is was loaded once."""
AT_ONCE = 5
AHEAD = 50
"""Keys after which all are waited for: what is not yet acted on would be weighed too."""
SMALL = 64_000
"""Bytes of an article; what is larger is tried elsewhere, and here would only be waited for."""


def library(folder: Path) -> Path:
    """Our hostile cases and the sample articles."""
    for case in cases():
        if all(len(data) < SMALL for data in case.files.values()) and case.name != "bomb-sparse":
            written(case, folder / "hostile" / case.name)
    copytree(ROOT / "sample_articles", folder / "samples")
    return folder


def soaked(home: Home, articles: Path, many: int, seed: int) -> list[str]:
    """What went wrong in so many keys and clicks."""
    before = fingerprint(articles)
    home.listed(articles)
    with Seat(home, articles) as seat:
        modes = seat.modes()
        seat.wait_until("●")
        seat.press(quiet=0.5)
        _see_picture(seat)
        failures = [*_pressed(seat, many, Random(seed)), *seat.disorder(modes)]
        failures += judge.violations(bytes(seat.raw), may_copy=True, may_draw=True)
    if fingerprint(articles) != before:
        failures.append("the library is not as it was")
    return failures


def _see_picture(seat: Seat) -> None:
    """What unpacks pictures is a process: let it be there before anything is weighed."""
    for key, shown in (
        ("/press in the shed\r", "best first"),
        ("\r", "▀▀▀"),
        ("p", "Esc closes"),
        ("\x1b", "What you pick up"),
        ("q", "best first"),
        ("\x1b", "newest first"),
    ):
        seat.press(key, quiet=0.3)
        seat.wait_until(shown)


def _pressed(seat: Seat, many: int, chance: Random) -> Iterator[str]:
    """Press, click and leave; what went wrong."""
    weight = 0.0
    for number in range(0, many, AT_ONCE):
        if seat.is_over():
            yield f"it ended at key {number}"
            return
        seat.type("".join(_next(chance, seat) for _ in range(AT_ONCE)))
        seat.settle(0.01, 0.5)
        if number % AHEAD == 0:
            seat.rest()
        if chance.random() < RESIZES * AT_ONCE:
            seat.resize(chance.randint(20, 160), chance.randint(5, 50))
        if not weight and number >= many * WARM:
            weight = seat.weight()
    seat.resize(100, 30)
    seat.rest()
    seat.settle(1.0)
    grown = seat.weight()
    sys.stdout.write(f"{many} keys: {weight:.0f} MiB, then {grown:.0f}\n")
    if grown > weight * GROWTH and many >= WORTH_WEIGHING:
        yield f"{weight:.0f} MiB became {grown:.0f}"
    if (code := seat.leave()) != 0:
        yield f"exit code {code}"


def _next(chance: Random, seat: Seat) -> str:
    if chance.random() < CLICKS:
        column, row = chance.randint(1, seat.columns), chance.randint(1, seat.rows)
        button = chance.choice((0, 0, 0, 64, 65))
        up = f"\x1b[<0;{column};{row}m" if button == 0 else ""
        return f"\x1b[<{button};{column};{row}M{up}"
    key: str = chance.choice(KEYS)
    return key


def main() -> int:
    parser = argparse.ArgumentParser("python -m tests.promises.soak")
    parser.add_argument("--keys", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    given = parser.parse_args()
    sys.stdout.write(f"seed {given.seed}\n")
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="leeslamp-soak-") as name:
        articles = library(Path(name) / "articles")
        failures = soaked(Home(Path(name) / "home"), articles, given.keys, given.seed)
    for failure in failures:
        sys.stdout.write(f"FAILED: {failure}\n")
    seconds = time.monotonic() - started
    sys.stdout.write(f"{len(failures)} failures in {seconds:.0f} s; seed {given.seed}\n")
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
