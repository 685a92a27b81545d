"""`leeslamp doctor`: what it finds, byte for byte, and that it touches nothing."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran

FILES = {
    "links.md": (
        "# Links\n\n[a](gone.md) [b](#nowhere) [c](paper.pdf) [d](#links) [e](https://x.example/)"
        " [f](same.md)\n\n![lost](lost.png) ![there](there.png) ![web](https://x.example/x.png)\n"
    ),
    "paper.pdf": "",
    "there.png": "",
    "same.md": "# Same\n\nOne text, word for word.\n",
    "sub/same.md": "# Same\n\nOne text, word for word.\n",
    "one.md": "---\ntitle: One\nid: 0f8fad5b-d9cb-469f-a165-70867728950e\n---\nThe first.\n",
    "two.md": "---\ntitle: Two\nid: 0f8fad5b-d9cb-469f-a165-70867728950e\n---\nThe second.\n",
    "date.md": "---\ntitle: Date\ndate: someday\n---\nWords.\n",
    "broken.md": '---\ntitle: "Half\ndate: 2018-05-06\n---\nWords.\n',
}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    (folder / "sub").mkdir(parents=True)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def examined(leeslamp: Callable[..., Ran], articles: Path, *words: str) -> list[tuple[str, ...]]:
    out = leeslamp("doctor", "--json", f"--library={articles}", *words).out
    records = [json.loads(line) for line in out.splitlines()]
    return sorted(
        (one["kind"], Path(one["path"]).name if one["path"] else "", one["target"] or "")
        for one in records
    )


def test_everything_that_is_wrong_is_found_once(
    leeslamp: Callable[..., Ran], articles: Path
) -> None:
    assert examined(leeslamp, articles) == [
        ("date", "date.md", ""),
        ("duplicate", "same.md", ""),
        ("fragment", "links.md", "#nowhere"),
        ("front-matter", "broken.md", ""),
        ("id", "two.md", ""),
        ("link", "links.md", "gone.md"),
        ("picture", "links.md", "lost.png"),
    ]


def test_a_finding_is_a_line_that_names_the_file(
    leeslamp: Callable[..., Ran], articles: Path
) -> None:
    ran = leeslamp("doctor", f"--library={articles}", "--kind", "link", "--kind", "picture")
    assert (ran.code, ran.out) == (
        1,
        f"{articles}/links.md: a link leads to nothing: gone.md\n"
        f"{articles}/links.md: a picture is not there: lost.png\n",
    )
    assert ran.err.endswith("leeslamp: 2 faults: 1 dead link, 1 missing picture\n")


def test_a_query_says_what_is_looked_at(leeslamp: Callable[..., Ran], articles: Path) -> None:
    assert examined(leeslamp, articles, "title:date") == [("date", "date.md", "")]


def test_marks_whose_article_is_gone_are_told(leeslamp: Callable[..., Ran], articles: Path) -> None:
    leeslamp("mark", "starred", str(articles / "date.md"), f"--library={articles}")
    (articles / "date.md").unlink()
    assert [one[0] for one in examined(leeslamp, articles, "--kind", "orphan")] == ["orphan"]


def test_nothing_wrong_ends_with_0(leeslamp: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\n\nWords.\n", encoding="utf-8")
    ran = leeslamp("doctor", f"--library={tmp_path}")
    assert (ran.code, ran.out) == (0, "")
    assert "Nothing is wrong." in ran.err


def test_no_article_file_is_touched(leeslamp: Callable[..., Ran], articles: Path) -> None:
    before = {path: path.read_bytes() for path in articles.rglob("*") if path.is_file()}
    times = {path: path.stat().st_mtime_ns for path in before}
    leeslamp("doctor", "--fix", f"--library={articles}")
    assert {path: path.read_bytes() for path in articles.rglob("*") if path.is_file()} == before
    assert {path: path.stat().st_mtime_ns for path in before} == times


def test_marks_that_are_not_kept_are_a_fault_whatever_the_articles_are_like(
    leeslamp: Callable[..., Ran], tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text("# A\n\nWords.\n", encoding="utf-8")
    ran = leeslamp("doctor", f"--library={tmp_path}", f"--data-dir={tmp_path}/a.md")
    assert (ran.code, ran.out) == (1, "")
    assert "Marks are not being kept" in ran.err
    assert "Nothing else is wrong." in ran.err
