"""The parts of the benchmarks that other things lean on."""

import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks import articles, long_article
from benchmarks.articles import Article, write_library, written
from benchmarks.curves import CURVES, drawn
from benchmarks.figures import OURS, Figure, compared, table, taken_in_turns
from benchmarks.terminal import Terminal, family
from benchmarks.words import vocabulary


@pytest.fixture(scope="module")
def thousand() -> list[Article]:
    return list(articles.articles(1000))


def test_the_same_seed_writes_the_same_articles(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_library(tmp_path / name, 6, seed=3)
    files = [sorted((tmp_path / name).rglob("*.*")) for name in ("a", "b")]
    first, second = ([path.read_bytes() for path in paths] for paths in files)
    assert first == second
    assert [path.name for path in files[0]] == [path.name for path in files[1]]


def test_a_library_is_written_once(tmp_path: Path) -> None:
    write_library(tmp_path, 3)
    gone = next(tmp_path.rglob("*.html"))
    gone.unlink()
    write_library(tmp_path, 3)
    assert not gone.exists()
    write_library(tmp_path, 4)
    assert len(list(tmp_path.rglob("*-*.*"))) == 4


def test_articles_differ_in_kind_size_and_what_they_are_filed_under(
    thousand: list[Article],
) -> None:
    assert {article.suffix for article in thousand} == {"html", "md", "txt"}
    assert len({article.name for article in thousand}) == 1000
    assert len({article.category for article in thousand}) > 30
    assert len({article.url.split("/")[2] for article in thousand}) > 120
    assert {len(article.authors) for article in thousand} == {0, 1, 2}
    sizes = sorted(len(written(article)) for article in thousand)
    assert sizes[100] < 2500 < sizes[500] < 4500 < sizes[900]


def test_the_long_article_is_a_megabyte_of_all_that_articles_have() -> None:
    text = long_article.article()
    assert long_article.SIZE <= len(text.encode()) < long_article.SIZE * 1.01
    assert text.count(long_article.FIRST_WORD) == 1
    for tag in ("p", "h2", "ul", "ol", "blockquote", "pre", "table", "figure", "a href", "em"):
        assert text.count(f"<{tag}") > 20
    assert long_article.article() == text


@pytest.mark.parametrize(
    ("word", "found"),
    [(articles.COMMON, 108), (articles.RARE, 1), (articles.UNIQUE, 1), (articles.FIRST_WORD, 60)],
)
def test_a_planted_word_is_as_frequent_as_it_is_said_to_be(
    thousand: list[Article], word: str, found: int
) -> None:
    assert sum(word.lower() in written(article).lower() for article in thousand) == found


def test_what_a_measurement_waits_for_is_where_it_looks(thousand: list[Article]) -> None:
    titles = [article.title for article in thousand]
    assert titles[0].startswith(articles.FIRST_TITLE)
    assert [title.startswith(articles.SECOND_PAGE) for title in titles[30:85]] == (
        [False] * 7 + [True] * 43 + [False] * 5
    )
    newest = next(article for article in thousand if articles.COMMON in written(article))
    assert newest.title.startswith(articles.COMMON_TITLE)


def test_siblings_share_words_that_others_hardly_use(thousand: list[Article]) -> None:
    planted = articles.pairs(1000)
    assert len({rank for pair in planted for rank in pair}) == 2 * articles.PAIRS
    words = [set(" ".join(article.paragraphs).lower().split()) for article in thousand]
    rare = set(vocabulary("nl").rare)
    shared = [len(words[one] & words[other] & rare) for one, other in planted]
    assert sorted(shared)[20] >= 5


def test_measurements_are_medians_taken_in_turns() -> None:
    turns: list[str] = []
    ours = iter([9.0, 1.0, 3.0, 2.0])
    floor = iter([9.0, 4.0, 4.0, 8.0])

    def take(name: str, values: Iterator[float]) -> float:
        turns.append(name)
        return next(values)

    takers = {"o": lambda: take("o", ours), "f": lambda: take("f", floor)}
    assert taken_in_turns(takers, rounds=3) == {"o": 2.0, "f": 4.0}
    assert "".join(turns) == "of" * 4


def test_what_takes_long_is_taken_three_times() -> None:
    values = iter(range(10))
    assert taken_in_turns({"o": lambda: next(values)}, seconds=0) == {"o": 2.0}


def test_a_figure_is_a_line_with_its_ratio() -> None:
    medians = {OURS: 0.25, "empty app": 0.2, "newsboat": 2.0, "mutt": 0.5}
    promised = {"empty app": 1.25, "newsboat": 1 / 10, "mutt": 1 / 3}
    assert table(compared("start", 100_000, "ms", medians, at_scale=promised)).splitlines()[2:] == [
        "| start | 100,000 | 250 ms | 200 ms empty app | 1.25 | ≤ 1.25 |",
        "| | | | 2,000 ms newsboat | 0.125 | ≤ 1/10 ✗ |",
        "| | | | 500 ms mutt | 0.5 | ≤ 1/3 ✗ |",
    ]


def test_what_is_promised_at_scale_is_not_promised_below() -> None:
    medians = {OURS: 1.0, "empty app": 1.0, "newsboat": 1.0}
    figures = compared("start", 99_999, "ms", medians, {"empty app": 1.25}, {"newsboat": 0.1})
    assert [figure.promised for figure in figures] == ["≤ 1.25", ""]


def test_the_curves_are_an_image_that_says_what_it_shows() -> None:
    figures = [
        Figure(what, count, "ms", ours, beside, ours * factor)
        for what in CURVES
        for count, ours in ((1000, 200.0), (100_000, 210.0))
        for beside, factor in (("empty Textual app", 0.8), ("rg & <others>", 20))
    ]
    image = ElementTree.fromstring(drawn(figures))
    said = [text.text for text in image.iter("{http://www.w3.org/2000/svg}text")]
    assert set(CURVES) < set(said)
    assert said.count("rg & <others>") == len(CURVES)
    assert said.count("100k") == len(CURVES)


def test_one_size_makes_no_curve() -> None:
    image = drawn([Figure(CURVES[0], 1000, "ms", 1.0, "newsboat", 2.0)])
    assert "polyline" not in image
    ElementTree.fromstring(image)


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
        terminal.wait_for("anders")


def test_a_program_in_the_terminal_is_told_of_another_width() -> None:
    code = (
        "import os, signal; size = lambda *_: print(os.get_terminal_size().columns, flush=True);"
        " signal.signal(signal.SIGWINCH, size); size();"
        " [signal.pause() for _ in iter(int, 1)]"
    )
    with Terminal([sys.executable, "-c", code]) as terminal:
        terminal.wait_for("120")
        assert terminal.seconds_to_resize(90) > 0
        assert b"90" in terminal.text()


def test_a_process_that_ends_while_it_is_looked_for_has_no_family(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def gone(_folder: Path, _pattern: str) -> Iterator[Path]:
        raise FileNotFoundError

    monkeypatch.setattr(Path, "glob", gone)
    assert family(1) == [1]
