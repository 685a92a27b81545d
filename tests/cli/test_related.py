import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, Shelter

TEXTS = {
    "dijk": "De sluiswachter op de zeedijk telt het schuim op het hoge water.",
    "sluis": "Een sluiswachter telt elke nacht het schuim onder de zeedijk.",
    "brood": "Bakken met desem vraagt geduld, meel en een warme keuken.",
    "koek": "Een koek met meel en boter komt uit een hete oven.",
    "fiets": "De fiets staat in de schuur te roesten.",
}


@pytest.fixture
def options(leeslamp: Callable[..., Ran], tmp_path: Path) -> tuple[str, ...]:
    for name, text in TEXTS.items():
        (tmp_path / "alike").mkdir(exist_ok=True)
        (tmp_path / "alike" / f"{name}.md").write_text(f"---\ntitle: {name}\n---\n{text}\n")
    options = ("--library", str(tmp_path / "alike"))
    assert leeslamp("index", *options).code == 0
    return options


def test_what_is_most_alike_comes_first_and_never_the_article_itself(
    leeslamp: Callable[..., Ran], tmp_path: Path, options: tuple[str, ...]
) -> None:
    ran = leeslamp("related", str(tmp_path / "alike" / "dijk.md"), "--json", *options)
    found = [json.loads(line)["title"] for line in ran.out.splitlines()]
    assert (ran.code, ran.err, found[0], "dijk" in found) == (0, "", "sluis", False)


def test_an_id_names_the_article_as_well(
    leeslamp: Callable[..., Ran], options: tuple[str, ...]
) -> None:
    (line,) = leeslamp("list", "--json", "title:sluis", *options).out.splitlines()
    ran = leeslamp("related", json.loads(line)["id"][:12], "-n", "1", *options)
    assert (ran.code, ran.out.split()[-1], ran.out.count("\n")) == (0, "dijk", 1)


def test_a_file_outside_the_libraries_has_no_relations(
    leeslamp: Callable[..., Ran], library: Shelter, tmp_path: Path
) -> None:
    (tmp_path / "los.md").write_text("# Los\n")
    ran = leeslamp("related", str(tmp_path / "los.md"), *library.options)
    assert (ran.code, ran.out) == (1, "")
    assert f"This file is in no library that was looked at: {tmp_path / 'los.md'}" in ran.err


def test_what_is_not_there_is_named(leeslamp: Callable[..., Ran], library: Shelter) -> None:
    ran = leeslamp("related", "nowhere", *library.options)
    assert (ran.code, ran.out) == (1, "")
    assert "There is no such article: nowhere" in ran.err


def test_an_article_like_no_other_is_said_to_be_so(
    leeslamp: Callable[..., Ran], tmp_path: Path
) -> None:
    (tmp_path / "alone").mkdir()
    (tmp_path / "alone" / "a.md").write_text("# Alleen\n\nOp de wereld.\n")
    options = ("--library", str(tmp_path / "alone"))
    assert leeslamp("index", *options).code == 0
    ran = leeslamp("related", str(tmp_path / "alone" / "a.md"), *options)
    assert ran == Ran(0, "", "leeslamp: Nothing is like it.\n")
