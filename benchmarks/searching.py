"""A search in the list, key to painted, beside other ways to find a word."""

import os
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack

from benchmarks import peers
from benchmarks.articles import (
    COMMON,
    COMMON_TITLE,
    FIRST_TITLE,
    RARE,
    RARE_TITLE,
    UNIQUE,
    UNIQUE_TITLE,
)
from benchmarks.figures import OURS, Figure, compared, taken_in_turns
from benchmarks.installed import Place
from benchmarks.terminal import Terminal

_RIPGREP = "rg over the files"
_WARM = 3.0
_SLOWER = 600.0
"""Seconds that a slow peer may take for a search."""


def typing(place: Place) -> list[Figure]:
    """The letter that narrows a list, from the second on, until the list is painted."""
    seconds = {}
    with ExitStack() as stack:
        ours = _opened(place, stack)
        for what, typed, found in (
            ("search, second letter: 1 of 8 articles", COMMON[:2], COMMON_TITLE),
            ("search, second letter: 1 of 1,000", RARE[:2], RARE_TITLE),
            ("search, second letter: one article", UNIQUE[:2], UNIQUE_TITLE),
        ):
            takers = {OURS: _last_letter(ours, typed, found), _RIPGREP: _ripgrep(place, typed)}
            seconds[what] = taken_in_turns(_installed(takers, place), rounds=7)
        takers = {OURS: _last_letter(ours, COMMON, COMMON_TITLE)}
        takers |= {_RIPGREP: _ripgrep(place, COMMON)} | _others(place, stack)
        what = "search, last letter: 1 of 8 articles"
        seconds[what] = taken_in_turns(_installed(takers, place), rounds=7)
    promised = {_RIPGREP: 1 / 20, "newsboat": 1 / 50}
    return [
        figure
        for what, medians in seconds.items()
        for figure in compared(what, place.articles, "ms", medians, at_scale=promised)
    ]


def ranked(place: Place) -> list[Figure]:
    """A word found in many articles, the best first."""
    query = f"{COMMON} sort:relevance"
    with ExitStack() as stack:
        ours = _opened(place, stack)
        takers = {
            OURS: _last_letter(ours, query, COMMON_TITLE),
            _RIPGREP: _ripgrep(place, COMMON),
        }
        seconds = taken_in_turns(_installed(takers, place), rounds=7)
    what = "ranked search: 1 of 8 articles"
    return compared(what, place.articles, "ms", seconds, at_scale={_RIPGREP: 1 / 3})


def _opened(place: Place, stack: ExitStack) -> Terminal:
    ours = stack.enter_context(Terminal(place.screen, variables=place.copied("search")))
    ours.wait_for(FIRST_TITLE)
    ours.settle(quiet=_WARM)
    return ours


def _last_letter(terminal: Terminal, query: str, found: str) -> Callable[[], float]:
    def search() -> float:
        terminal.type("/")
        for letter in query[:-1]:
            terminal.settle(quiet=0.1)
            terminal.type(letter)
        terminal.settle(quiet=0.3)
        before = len(terminal.raw)
        sent = terminal.type(query[-1])
        seconds = terminal.wait_for(found, start=before) - sent
        terminal.settle(quiet=0.3)
        before = len(terminal.raw)
        terminal.type("\x1b")
        terminal.wait_for(FIRST_TITLE, start=before)
        terminal.settle(quiet=0.3)
        return seconds

    return search


def _installed(
    takers: dict[str, Callable[[], float]], place: Place
) -> dict[str, Callable[[], float]]:
    is_here = peers.is_here("rg", place)
    return {name: take for name, take in takers.items() if is_here or name != _RIPGREP}


def _ripgrep(place: Place, word: str) -> Callable[[], float]:
    return lambda: _seconds_of(["rg", "-l", word, str(place.library)], {})


def _others(place: Place, stack: ExitStack) -> dict[str, Callable[[], float]]:
    takers: dict[str, Callable[[], float]] = {}
    newsboat, notmuch = peers.newsboat(place), peers.notmuch(place)
    if newsboat:
        feed = stack.enter_context(Terminal(newsboat.command, variables=newsboat.variables))
        feed.type("\r")
        feed.wait_for(FIRST_TITLE)
        takers["newsboat"] = lambda: _search_newsboat(feed)
    if notmuch:
        command, variables = [*notmuch.command, "search", "--limit=50", COMMON], notmuch.variables
        takers["notmuch, a process"] = lambda: _seconds_of(command, variables)
    return takers


def _search_newsboat(feed: Terminal) -> float:
    feed.settle(quiet=0.2)
    feed.type(f"/{COMMON}")
    feed.settle(quiet=0.2)
    before = len(feed.raw)
    sent = feed.type("\r")
    seconds = feed.wait_for(COMMON_TITLE, start=before, seconds=_SLOWER) - sent
    feed.settle(quiet=0.2)
    before = len(feed.raw)
    feed.type("q")
    feed.wait_for(FIRST_TITLE, start=before)
    return seconds


def _seconds_of(command: Sequence[str], variables: dict[str, str]) -> float:
    started = time.perf_counter()
    environment = {**os.environ, **variables}
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - started
