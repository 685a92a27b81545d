"""What a person waits for on the screen, and the memory that it takes."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from benchmarks import peers
from benchmarks.articles import FIRST_TITLE, FIRST_WORD, SECOND_PAGE
from benchmarks.figures import OURS, Figure, compared, taken_in_turns
from benchmarks.installed import Place
from benchmarks.terminal import Terminal, family

EMPTY = "empty Textual app"
_LINE = "Textual app that paints a line"
PAINTING = "Textual app that paints a screen of text"
_START = "start to usable list"
_SCREEN, _ALL = "memory, list open: the screen", "memory, list open: all"
PAGE_DOWN = "\x1b[6~"
WARM = 3.0
"""Seconds after which the parse worker is warm and the look at the disk is over."""


def start(place: Place) -> list[Figure]:
    """Process start to the list, with a key that was sent at process start acted on."""
    takers = {
        OURS: lambda: _seconds_to_list(place),
        EMPTY: lambda: _seconds_to(place.floor("empty"), place.variables(), "", "Ready", "\x11"),
    }
    newsboat, mutt = peers.newsboat(place), peers.mutt(place)
    if newsboat:
        command, variables = newsboat.command, newsboat.variables
        takers["newsboat"] = lambda: _seconds_to(command, variables, "\r", FIRST_TITLE, "Q")
    if mutt:
        command_of_mutt, of_mutt = mutt.command, mutt.variables
        takers["mutt"] = lambda: _seconds_to(command_of_mutt, of_mutt, "z", SECOND_PAGE, "x")
    seconds, peers_of = taken_in_turns(takers), {"newsboat": 1 / 10, "mutt": 1 / 3}
    return compared(_START, place.articles, "ms", seconds, {EMPTY: 1.25}, peers_of)


def flat(small: Place, large: Place) -> list[Figure]:
    """Start, line down and memory with many articles, beside those with few."""
    few = f"with {small.articles:,}"
    seconds = taken_in_turns(
        {OURS: lambda: _seconds_to_list(large), few: lambda: _seconds_to_list(small)}
    )
    figures = compared(_START, large.articles, "ms", seconds, {few: 1.1})
    with ExitStack() as stack:
        screens = {
            name: stack.enter_context(Terminal(place.screen, variables=place.variables()))
            for name, place in ((OURS, large), (few, small))
        }
        for screen in screens.values():
            screen.wait_for(FIRST_TITLE)
        for screen in screens.values():
            screen.settle(quiet=WARM)
        seconds = taken_in_turns({name: _line_down(screen) for name, screen in screens.items()})
        figures += compared("line down", large.articles, "ms", seconds, {few: 1.25})
        sizes = {name: _memory(screen.process, "Rss") for name, screen in screens.items()}
        figures += compared(_SCREEN, large.articles, "MiB", sizes, {few: 1.1})
        parts = {name: of_all(screen.process) for name, screen in screens.items()}
        figures += compared(_ALL, large.articles, "MiB", parts, {few: 1.1})
    return figures


def moving(place: Place) -> list[Figure]:
    """A line and a page down in the list, key to painted."""
    newsboat = peers.newsboat(place)
    with ExitStack() as stack:
        ours = stack.enter_context(Terminal(place.screen, variables=place.variables()))
        page = stack.enter_context(Terminal(place.floor("page")))
        lines = {OURS: _line_down(ours), _LINE: _line_down(page)}
        held = {OURS: _held_down(ours), _LINE: _held_down(page)}
        pages = {OURS: lambda: ours.seconds_to_paint(PAGE_DOWN), PAINTING: painting(page)}
        if newsboat:
            feed = Terminal(newsboat.command, variables=newsboat.variables)
            stack.enter_context(feed).type("\r")
            feed.wait_for(FIRST_TITLE)
            lines["newsboat"], held["newsboat"] = _line_down(feed), _held_down(feed)
            pages["newsboat"] = lambda: feed.seconds_to_paint(PAGE_DOWN)
        ours.wait_for(FIRST_TITLE)
        page.wait_for("Ready")
        ours.settle(quiet=WARM)
        count = place.articles
        line = taken_in_turns(lines, rounds=21)
        figures = compared("line down", count, "ms", line, at_scale={"newsboat": 1 / 5})
        forty = taken_in_turns(held, rounds=5)
        figures += compared("40 lines down at once, to rest", count, "ms", forty)
        turned = taken_in_turns(pages)
        return figures + compared("page down", count, "ms", turned, {PAINTING: 2})


def opening(place: Place) -> list[Figure]:
    """Key to painted for an article of some 3 KB, the parse worker warm."""
    with ExitStack() as stack:
        variables = place.copied("open")
        ours = stack.enter_context(Terminal(place.screen, variables=variables))
        page = stack.enter_context(Terminal(place.floor("page")))
        ours.wait_for(FIRST_TITLE)
        page.wait_for("Ready")
        takers = {
            OURS: lambda: seconds_to_open(ours, "qj"),
            PAINTING: painting(page),
        }
        newsboat = peers.newsboat(place)
        if newsboat:
            feed = Terminal(newsboat.command, variables=newsboat.variables)
            stack.enter_context(feed).type("\r")
            feed.wait_for(FIRST_TITLE)
            takers["newsboat"] = lambda: seconds_to_open(feed, "qj")
        ours.settle(quiet=WARM)
        seconds = taken_in_turns(takers, rounds=15)
    what = "open an article of 3 KB"
    return compared(what, place.articles, "ms", seconds, {PAINTING: 2}, {"newsboat": 1})


def quitting(place: Place) -> list[Figure]:
    """Key to process gone, the list open and at rest."""
    takers = {
        OURS: lambda: _seconds_to_quit(place.screen, place.variables(), FIRST_TITLE),
        EMPTY: lambda: _seconds_to_quit(place.floor("empty"), {}, "Ready"),
    }
    seconds = taken_in_turns(takers, rounds=5)
    return compared("quit, key to process gone", place.articles, "ms", seconds, {EMPTY: 1 / 3})


def memory(place: Place) -> list[Figure]:
    """What the open list holds in memory."""
    with ExitStack() as stack:
        ours = stack.enter_context(Terminal(place.screen, variables=place.variables()))
        empty = stack.enter_context(Terminal(place.floor("empty")))
        ours.wait_for(FIRST_TITLE)
        empty.wait_for("Ready")
        ours.settle(quiet=WARM)
        screen = {OURS: _memory(ours.process, "Rss"), EMPTY: _memory(empty.process, "Rss")}
        everything = {OURS: of_all(ours.process), EMPTY: of_all(empty.process)}
        newsboat = peers.newsboat(place)
        if newsboat:
            feed = Terminal(newsboat.command, variables=newsboat.variables)
            stack.enter_context(feed).type("\r")
            feed.wait_for(FIRST_TITLE)
            everything["newsboat"] = _memory(feed.process, "Rss")
    count = place.articles
    return [
        *compared(_SCREEN, count, "MiB", screen, {EMPTY: 1.5}),
        *compared(_ALL, count, "MiB", everything, {EMPTY: 3}, {"newsboat": 1 / 5}),
    ]


def _seconds_to_list(place: Place) -> float:
    return _seconds_to(place.screen, place.variables(), 2 * PAGE_DOWN, SECOND_PAGE, "\x11")


def _seconds_to(
    command: Sequence[str], variables: Mapping[str, str], keys: str, text: str, end: str
) -> float:
    with Terminal(command, variables=variables) as terminal:
        terminal.type(keys)
        seconds = terminal.wait_for(text) - terminal.started
        terminal.settle(quiet=0.3)
        terminal.type(end)
        terminal.wait_for_exit()
    return seconds


def _seconds_to_quit(command: Sequence[str], variables: Mapping[str, str], text: str) -> float:
    with Terminal(command, variables=variables) as terminal:
        terminal.wait_for(text)
        terminal.settle(quiet=WARM)
        sent = terminal.type("\x11")
        terminal.wait_for_exit()
        return terminal.ended - sent


def _line_down(terminal: Terminal) -> Callable[[], float]:
    # What is told of the new line, in the bars, may come a moment later.
    return lambda: terminal.seconds_to_paint("j", quiet=0.02)


def _held_down(terminal: Terminal) -> Callable[[], float]:
    return lambda: terminal.seconds_to_paint("j" * 40, quiet=0.3)


def painting(page: Terminal) -> Callable[[], float]:
    """The floor paints a screen of text, and is emptied again."""

    def paint() -> float:
        seconds = page.seconds_to_paint("\r")
        page.seconds_to_paint("q")
        return seconds

    return paint


def seconds_to_open(
    terminal: Terminal, back: str, word: str = FIRST_WORD, whole: str = ""
) -> float:
    """Enter until a word of the article is painted; then, as soon as what says that it is whole is
    painted as well, and each at rest, the keys that go back.
    """
    terminal.settle(quiet=0.2)
    before = len(terminal.raw)
    sent = terminal.type("\r")
    seconds = terminal.wait_for(word, start=before) - sent
    terminal.wait_for(whole, start=before)
    for key in back:
        terminal.settle(quiet=0.2)
        terminal.type(key)
    return seconds


def of_all(process: int) -> float:
    """MiB of a process and all it started, what they share counted once."""
    # Together, processes share what they run: each is counted with its part of that.
    return sum(_memory(member, "Pss") for member in family(process))


def _memory(process: int, kind: str) -> float:
    for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
        if line.startswith(f"{kind}:"):
            return int(line.split()[1]) / 1024
    raise LookupError(process)
