"""The parts of the benchmarks that other things lean on."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.articles import FIRST_TITLE, FIRST_WORD, write_library
from benchmarks.figures import Figure, table, taken_in_turns
from benchmarks.terminal import Terminal


def test_the_same_seed_writes_the_same_articles(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_library(tmp_path / name, 6, seed=3)
    written = [sorted((tmp_path / name).rglob("*.*")) for name in ("a", "b")]
    first, second = ([path.read_text() for path in paths] for paths in written)
    assert first == second
    assert [path.name for path in written[0]] == [path.name for path in written[1]]


def test_the_newest_article_and_every_text_can_be_told_by_a_word(tmp_path: Path) -> None:
    write_library(tmp_path, 9)
    texts = [path.read_text() for path in tmp_path.rglob("*.*") if path.name != ".count"]
    assert sum(FIRST_TITLE in text for text in texts) == 1
    assert all(FIRST_WORD in text for text in texts)


def test_measurements_are_medians_taken_in_turns() -> None:
    turns: list[str] = []
    ours = iter([9.0, 1.0, 3.0, 2.0])
    floor = iter([9.0, 4.0, 4.0, 8.0])

    def take(name: str, values: Iterator[float]) -> float:
        turns.append(name)
        return next(values)

    assert taken_in_turns(3, lambda: take("o", ours), lambda: take("f", floor)) == (2.0, 4.0)
    assert "".join(turns) == "of" * 4


def test_a_figure_is_a_line_with_its_ratio() -> None:
    line = table([Figure("start", 250.0, 200.0, "ms", "empty app", 1.25)]).splitlines()[-1]
    assert line == "| start | 250.0 ms | 200.0 ms (empty app) | 1.25 | ≤ 1.25 |"


def test_the_terminal_sees_what_is_drawn_and_how_it_ends() -> None:
    code = r"print('\x1b[31mrood\x1b[0m'); raise SystemExit(input() == 'ja' and 3)"
    with Terminal([sys.executable, "-c", code]) as terminal:
        modes = terminal.modes()
        terminal.wait_for("rood")
        terminal.type("ja\n")
        assert terminal.wait_for_exit() == 3
        assert terminal.modes() == modes


def test_what_is_never_drawn_is_told() -> None:
    with (
        Terminal([sys.executable, "-c", "print('iets')"]) as terminal,
        pytest.raises(TimeoutError, match="iets"),
    ):
        terminal.wait_for("anders", seconds=0.5)
