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


def test_a_picture_is_looked_for_wherever_it_stands(
    leeslamp: Callable[..., Ran], tmp_path: Path
) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    text = "# P\n\nIn ![a](1.png) words.\n\n## Over ![b](2.png)\n\n|a|\n|-|\n|![c](3.png)|\n"
    (folder / "p.md").write_text(text, encoding="utf-8")
    assert [one[2] for one in examined(leeslamp, folder)] == ["1.png", "2.png", "3.png"]


def test_a_place_in_another_article_is_looked_for(
    leeslamp: Callable[..., Ran], tmp_path: Path
) -> None:
    folder = tmp_path / "two"
    folder.mkdir()
    (folder / "a.md").write_text("# A\n\n[x](b.md#part) [y](b.md#no) [z](c.md)\n")
    (folder / "b.md").write_text("# B\n\n## Part\n\nWords.\n")
    assert examined(leeslamp, folder) == [
        ("fragment", "a.md", "b.md#no"),
        ("link", "a.md", "c.md"),
    ]
    err = leeslamp("doctor", f"--library={folder}").err
    assert err.endswith("2 faults: 1 dead link, 1 link to no place\n")


def test_an_empty_file_is_a_fault(leeslamp: Callable[..., Ran], tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    (folder / "e.md").touch()
    assert examined(leeslamp, folder) == [("unreadable", "e.md", "")]


def test_where_nothing_is_found_nothing_was_looked_at(
    leeslamp: Callable[..., Ran], articles: Path
) -> None:
    ran = leeslamp("doctor", f"--library={articles}", "zz")
    assert (ran.code, ran.err.splitlines()[-1]) == (0, "leeslamp: 0 articles looked at.")


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
