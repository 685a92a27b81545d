import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.model.marks import Change, Field
from reader.state.exchange import header, line
from reader.state.merge import Told
from tests.cli.conftest import Ran, Shelter

Leeslamp = Callable[..., Ran]


@pytest.fixture
def article(library: Shelter) -> str:
    return str(library.library / "lamp.html")


def test_a_note_is_written_shown_found_listed_and_taken_away(
    leeslamp: Leeslamp, library: Shelter, article: str
) -> None:
    assert leeslamp("note", "set", article, "Think of\nit", *library.options) == Ran(0, "", "")
    assert leeslamp("note", "show", article, *library.options) == Ran(0, "Think of\nit\n", "")
    assert leeslamp("list", "--count", "note:think", *library.options).out == "1\n"
    assert leeslamp("note", "list", *library.options).out.endswith(": Think of it\n")
    (record,) = leeslamp("note", "list", "--json", *library.options).out.splitlines()
    assert json.loads(record)["note"] == "Think of\nit"
    assert leeslamp("note", "remove", article, *library.options).code == 0
    assert leeslamp("note", "show", article, *library.options) == Ran(1, "", "")
    assert leeslamp("list", "--count", "has:note", *library.options).out == "0\n"


def test_what_another_machine_wrote_is_shown_and_brought_back(
    leeslamp: Leeslamp, library: Shelter, article: str, tmp_path: Path
) -> None:
    assert leeslamp("note", "versions", article, *library.options).code == 1
    leeslamp("note", "set", article, "here", *library.options)
    exported = leeslamp("export", *library.options).out.splitlines()
    told = json.loads(next(line for line in exported if '"f":"note"' in line))
    change = Change(told["a"], Field.NOTE, "there")
    file = tmp_path / "other.jsonl"
    file.write_bytes(header("0badcafe") + line(Told(change, told["c"] + 1, "0badcafe", 1e12)))
    assert leeslamp("import", str(file), *library.options).code == 0
    assert leeslamp("note", "show", article, *library.options).out == "there\n"
    shown = leeslamp("note", "versions", article, *library.options).out
    assert shown.startswith("* 0badcafe")
    assert shown.endswith("    here\n")
    ran = leeslamp("note", "versions", article, "--json", *library.options)
    mine = json.loads(ran.out.splitlines()[1])
    assert (mine["note"], mine["is_shown"]) == ("here", False)
    assert leeslamp("note", "restore", article, *library.options).code != 0
    assert leeslamp("note", "restore", article, mine["machine"], *library.options).code == 0
    assert leeslamp("note", "show", article, *library.options).out == "here\n"


def test_a_note_comes_from_standard_input(
    leeslamp: Leeslamp, library: Shelter, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("from a pipe\x1b[31m\n"))
    assert leeslamp("note", "set", article, *library.options).code == 0
    assert leeslamp("note", "show", article, *library.options).out == "from a pipe\n"


@pytest.mark.parametrize(
    "words", [["show"], ["list", "a.md"], ["set"], ["set", "{article}", "  "], ["hum", "a.md"]]
)
def test_what_is_no_note_is_refused(
    leeslamp: Leeslamp, library: Shelter, article: str, words: list[str]
) -> None:
    given = [word.format(article=article) for word in words]
    assert leeslamp("note", *given, *library.options).code == 2


def test_a_note_without_end_is_refused(
    leeslamp: Callable[..., Ran], library: Shelter, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Path("/dev/zero").open() as endless:
        monkeypatch.setattr("sys.stdin", endless)
        ran = leeslamp("note", "set", str(library.library / "lamp.html"), *library.options)
    assert ran.code == 2
