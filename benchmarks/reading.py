"""What a person waits for in an article of a megabyte: its first screen, a page, another width."""

import os
import shutil
import subprocess
from collections.abc import Callable
from contextlib import ExitStack

from benchmarks import long_article
from benchmarks.articles import FIRST_TITLE
from benchmarks.figures import OURS, Figure, compared, taken_in_turns
from benchmarks.installed import Place
from benchmarks.screens import PAGE_DOWN, PAINTING, WARM, painting, seconds_to_open
from benchmarks.terminal import Terminal

SMALL = "an article of 3 KB"
RESIZED = "Textual app with a screen of text"
WHOLE = "left"
"""Said of the minutes, once all of the article has come."""
_WIDTHS = {
    "resize in 1 MB": (120, 90),
    # The column is as wide as the window lets it be: all lines begin elsewhere.
    "resize in 1 MB, 72 to 60 columns": (72, 60),
}
_PAGES_IN = 20
"""Pages down before anything is measured within the article."""
_ALL_SET = 1.0
"""Seconds after which what is not seen of the article is set as well, and competes with nobody."""


def reading(place: Place) -> list[Figure]:
    """Opening it until its first screen stands there; then pages and widths, well within it."""
    with ExitStack() as stack:
        command, variables = _of_long(place)
        long = stack.enter_context(Terminal(command, variables=variables))
        small = stack.enter_context(Terminal(place.screen, variables=place.copied("reading")))
        page = stack.enter_context(Terminal(place.floor("page")))
        long.wait_for(long_article.TITLE)
        small.wait_for(FIRST_TITLE)
        page.wait_for("Ready")
        for screen in (long, small):
            screen.settle(quiet=WARM)
        count = place.articles
        opened = taken_in_turns(
            {
                OURS: lambda: seconds_to_open(long, "q", long_article.FIRST_WORD, WHOLE),
                SMALL: lambda: seconds_to_open(small, "qj"),
            }
        )
        figures = compared("open an article of 1 MB", count, "ms", opened, {SMALL: 6})
        long.settle()
        before = len(long.raw)
        long.type("\r")
        long.wait_for(WHOLE, start=before)
        for _ in range(_PAGES_IN):
            long.seconds_to_paint(PAGE_DOWN, quiet=0.02)
        turned = taken_in_turns(
            {OURS: lambda: long.seconds_to_paint(PAGE_DOWN), PAINTING: painting(page)}
        )
        figures += compared("page down in 1 MB", count, "ms", turned, {PAINTING: 2})
        page.seconds_to_paint("\r")
        for what, widths in _WIDTHS.items():
            resized = {OURS: _resizing(long, *widths), RESIZED: _resizing(page, *widths)}
            figures += compared(what, count, "ms", taken_in_turns(resized), {RESIZED: 1.3})
        return figures


def _of_long(place: Place) -> tuple[list[str], dict[str, str]]:
    """The command that opens the screen on a library of the long article, and its variables."""
    library, own = place.folder / "articles-long", place.own("long")
    long_article.write(library / "long.html")
    shutil.rmtree(own, ignore_errors=True)
    program, variables = str(place.program), place.variables("long")
    command = [program, "index", "--library", str(library)]
    subprocess.run(command, env={**os.environ, **variables}, check=True)
    return [program, str(library)], variables


def _resizing(terminal: Terminal, wide: int, narrow: int) -> Callable[[], float]:
    def resize() -> float:
        if terminal.columns != wide:
            terminal.seconds_to_resize(wide)
            terminal.settle(_ALL_SET)
        seconds = terminal.seconds_to_resize(narrow)
        terminal.settle(_ALL_SET)
        return seconds

    return resize
