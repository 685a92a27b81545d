import io
import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

from reader.cli import terminal
from tests.cli.conftest import Ran, Shelter

LAMP = """\
2 January 2020  ·  1 min

A lamp in the window
━━━━━━━

Somebody had left it on,
and nobody went to see
why.
"""


def pipe_in(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.fixture
def lamp(library: Shelter) -> str:
    return str(library.library / "lamp.html")


def test_an_article_is_set_in_the_width_that_was_asked_for(
    leeslamp: Callable[..., Ran], library: Shelter, lamp: str
) -> None:
    assert leeslamp("show", lamp, "--width", "24", *library.options) == Ran(0, LAMP, "")


def test_on_a_terminal_it_is_coloured_and_as_wide_as_there_is_room(
    leeslamp: Callable[..., Ran],
    library: Shelter,
    lamp: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(terminal, "columns", lambda: 24)
    out = leeslamp("show", lamp, *library.options).out
    assert "\x1b[1mA lamp in the window\x1b[m" in out
    assert re.sub(r"\x1b\[[0-9;]*m", "", out) == LAMP


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_where_no_colour_is_wanted_none_is_shown(
    leeslamp: Callable[..., Ran],
    library: Shelter,
    lamp: str,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    value: str,
) -> None:
    monkeypatch.setattr(terminal, "columns", lambda: 24)
    monkeypatch.setenv(name, value)
    assert leeslamp("show", lamp, *library.options).out == LAMP


def test_the_start_of_an_id_names_an_article(
    leeslamp: Callable[..., Ran], library: Shelter
) -> None:
    listed = leeslamp("list", "--json", *library.options).out.splitlines()
    start = json.loads(listed[0])["id"][:12]
    assert leeslamp("show", start, "--width", "24", *library.options).out == LAMP


def test_a_start_that_means_more_than_one_article_is_refused(
    leeslamp: Callable[..., Ran], library: Shelter
) -> None:
    ran = leeslamp("show", "", *library.options)
    assert (ran.code, ran.out) == (1, "")


def test_a_file_outside_the_library_is_shown(
    leeslamp: Callable[..., Ran], library: Shelter, tmp_path: Path
) -> None:
    (tmp_path / "los.md").write_text("# Los\n\nEen blad.\n")
    ran = leeslamp("show", str(tmp_path / "los.md"), *library.options)
    assert (ran.code, ran.out) == (0, "1 min\n\nLos\n━━━━━━━\n\nEen blad.\n")


def test_standard_input_is_an_article(
    leeslamp: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe_in(monkeypatch, b"---\ntitle: Gepijpt\n---\nUit een buis.\n")
    ran = leeslamp("show", "-")
    assert (ran.code, ran.out) == (0, "1 min\n\nGepijpt\n━━━━━━━\n\nUit een buis.\n")


def test_what_is_wrong_is_said_with_its_place_while_the_text_is_shown(
    leeslamp: Callable[..., Ran], library: Shelter
) -> None:
    ran = leeslamp("show", str(library.library / "broken.md"), *library.options)
    assert ran.code == 0
    assert "The text is whole, whatever stands above it." in ran.out
    place = re.escape(f"{library.library}/broken.md, line ") + r"\d, column \d: "
    assert re.search(place, ran.err)


def test_a_file_of_which_nothing_can_be_shown_is_a_failure(
    leeslamp: Callable[..., Ran], library: Shelter
) -> None:
    ran = leeslamp("show", str(library.library), *library.options)
    assert (ran.code, ran.out) == (1, "")
    assert str(library.library) in ran.err


def test_an_article_that_is_not_there_is_named(leeslamp: Callable[..., Ran]) -> None:
    ran = leeslamp("show", "nergens.md")
    assert (ran.code, ran.out) == (1, "")
    assert "nergens.md" in ran.err


def test_a_name_that_is_no_utf8_is_found(leeslamp: Callable[..., Ran], library: Shelter) -> None:
    name = os.fsdecode(os.fsencode(library.library) + b"/caf\xe9.txt")
    assert "Er was geen melk" in leeslamp("show", name, *library.options).out


def test_markdown_can_be_read_again_by_itself(
    leeslamp: Callable[..., Ran], library: Shelter, monkeypatch: pytest.MonkeyPatch
) -> None:
    dike = str(library.library / "dijk.md")
    written = leeslamp("show", dike, "--format", "markdown", *library.options).out
    assert written.startswith("# Het huis aan de dijk\n\nHet water stond hoog, en *niemand* keek")
    pipe_in(monkeypatch, written.encode())
    assert leeslamp("show", "-", "--format", "markdown", *library.options).out == written


def test_html_is_markup(leeslamp: Callable[..., Ran], library: Shelter) -> None:
    dike = str(library.library / "dijk.md")
    out = leeslamp("show", dike, "--format", "html", *library.options).out
    assert "<h1>Het huis aan de dijk</h1>" in out
    assert '<a href="https://example.org/water">hier</a>' in out


def test_json_holds_the_record_the_document_and_the_problems(
    leeslamp: Callable[..., Ran], library: Shelter
) -> None:
    broken = str(library.library / "broken.md")
    out = leeslamp("show", broken, "--format", "json", *library.options).out
    assert out.isascii()
    shown = json.loads(out)
    assert shown["title"] == "Half a title"
    assert shown["document"]["blocks"][-1]["type"] == "paragraph"
    problem = cast("dict[str, object]", shown["problems"][0])
    assert problem["kind"] == "front-matter"
    assert problem["line"] in (2, 3, 4)


@pytest.mark.parametrize("width", ["0", "-3", "x", "1001", "²"])
def test_a_width_that_is_none_is_refused(leeslamp: Callable[..., Ran], width: str) -> None:
    ran = leeslamp("show", "a.md", f"--width={width}")
    assert (ran.code, ran.out) == (2, "")


def test_its_json_names_the_language_that_the_list_names(
    leeslamp: Callable[..., Ran], library: Shelter
) -> None:
    listed = [
        json.loads(line) for line in leeslamp("list", "--json", *library.options).out.splitlines()
    ]
    for record in listed:
        ran = leeslamp("show", "--format", "json", record["id"], *library.options)
        assert json.loads(ran.out)["lang"] == record["lang"]
    assert any(record["lang"] for record in listed)


@pytest.mark.parametrize("columns", [None, 40])
def test_no_character_of_code_or_of_a_table_is_lost(
    leeslamp: Callable[..., Ran],
    library: Shelter,
    monkeypatch: pytest.MonkeyPatch,
    columns: int | None,
) -> None:
    code = "value = '" + "y" * 130 + "'"
    row = " | ".join(f"word{number}" * 9 for number in range(2, 10))
    markup = f"```python\n{code}\n```\n\n| {row} |\n{'|---' * 8}|\n| {row} |\n"
    pipe_in(monkeypatch, markup.encode())
    monkeypatch.setattr(terminal, "columns", lambda: columns)
    monkeypatch.setenv("NO_COLOR", "1")
    out = leeslamp("show", "-", *library.options).out
    assert code in out
    assert "›" not in out
    assert [out.count(str(number)) for number in range(2, 10)] == [2 * 9] * 8


def test_structure_is_said_in_words(leeslamp: Callable[..., Ran], library: Shelter) -> None:
    ran = leeslamp("show", "--linear", str(library.library / "dijk.md"), *library.options)
    assert ran == Ran(
        0,
        "Title: Het huis aan de dijk\n"
        "Date: 27 June 2019\n"
        "Reading time: 1 minute\n"
        "Address: https://www.example.org/dijk\n"
        "\n"
        "Het water stond hoog, en niemand keek ernaar. Zie [Link: hier].\n"
        "\n"
        "Heading 2: Later\n"
        "\n"
        "List, 2 items:\n"
        "1. een dag\n"
        "2. een nacht\n"
        "End of list\n"
        "\n"
        "1 address that links lead to:\n"
        "https://example.org/water\n",
        "",
    )


def test_words_keep_to_a_width_that_was_asked_for(
    leeslamp: Callable[..., Ran], library: Shelter
) -> None:
    words = ["--linear", "--width", "30", str(library.library / "dijk.md"), *library.options]
    assert max(map(len, leeslamp("show", *words).out.splitlines())) <= 30
