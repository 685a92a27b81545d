import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran

TEXT = """# Here

[a](other.md#later), [b](https://www.example.org/x), [c](#here), [d](gone.md), [e](javascript:x).
"""


@pytest.fixture
def options(tmp_path: Path) -> list[str]:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "here.md").write_text(TEXT, encoding="utf-8")
    (folder / "other.md").write_text(
        "# Other\n\nSome words.\n\n## Later\n\nMore.", encoding="utf-8"
    )
    return [f"--library={folder}"]


def test_every_link_says_where_it_leads(
    leeslamp: Callable[..., Ran], options: list[str], tmp_path: Path
) -> None:
    folder = tmp_path / "articles"
    ran = leeslamp("links", str(folder / "here.md"), *options)
    assert ran.out.splitlines() == [
        f"article   {'a':<32}  {folder}/other.md#later",
        f"web       {'b':<32}  https://www.example.org/x",
        f"here      {'c':<32}  #here",
        f"nowhere   {'d':<32}  gone.md",
        f"refused   {'e':<32}  javascript:x",
    ]


def test_as_json_a_link_is_an_object(
    leeslamp: Callable[..., Ran], options: list[str], tmp_path: Path
) -> None:
    path = str(tmp_path / "articles" / "here.md")
    record, *others = map(json.loads, leeslamp("links", "--json", path, *options).out.splitlines())
    assert len(record.pop("id")) == 32
    assert record == {
        "text": "a",
        "target": "other.md#later",
        "leads": "article",
        "path": str(tmp_path / "articles" / "other.md"),
        "fragment": "later",
        "url": None,
    }
    assert [other["leads"] for other in others] == ["web", "here", "nowhere", "refused"]


def test_what_links_to_an_article_is_a_list_of_articles(
    leeslamp: Callable[..., Ran], options: list[str], tmp_path: Path
) -> None:
    path = str(tmp_path / "articles" / "other.md")
    ran = leeslamp("links", "--cited-by", path, *options)
    assert (ran.code, len(ran.out.splitlines())) == (0, 1)
    assert ran.out.endswith("Here\n")


def test_the_paths_alone_are_those_of_articles(
    options: list[str], tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    from reader.__main__ import main

    folder = tmp_path / "articles"
    main(["links", "-0", str(folder / "here.md"), *options])
    assert capfdbinary.readouterr().out == os.fsencode(folder) + b"/other.md\0"


def test_a_file_that_no_library_holds_has_links_and_nothing_known_to_it(
    leeslamp: Callable[..., Ran], options: list[str], tmp_path: Path
) -> None:
    loose = tmp_path / "loose.md"
    loose.write_text("[x](https://example.org/)", encoding="utf-8")
    assert leeslamp("links", str(loose), *options).out.startswith("web ")
    assert leeslamp("links", "--cited-by", str(loose), *options).code == 1
