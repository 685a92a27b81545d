import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, Shelter


def test_an_import_says_what_is_new_and_does_no_harm_again(
    leeslamp: Callable[..., Ran], library: Shelter, tmp_path: Path
) -> None:
    article = str(library.library / "lamp.html")
    leeslamp("mark", "starred", article, *library.options)
    file = tmp_path / "export.jsonl"
    file.write_text(leeslamp("export", *library.options).out)
    options = [*library.options[:2], library.options[3], f"--data-dir={tmp_path / 'fresh'}"]
    assert leeslamp("import", str(file), *options) == Ran(0, "1 change is new.\n", "")
    assert "★" in leeslamp("list", *options).out
    ran = leeslamp("import", str(file), "--json", *options)
    assert json.loads(ran.out)["received"] == 0


def test_an_import_reads_standard_input(
    leeslamp: Callable[..., Ran], library: Shelter, monkeypatch: pytest.MonkeyPatch
) -> None:
    leeslamp("mark", "read", str(library.library / "lamp.html"), *library.options)
    text = leeslamp("export", *library.options).out
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert leeslamp("import", "-", *library.options).out == "0 changes are new.\n"


def test_what_is_no_export_is_said(
    leeslamp: Callable[..., Ran], library: Shelter, tmp_path: Path
) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear reader,\nthis is no export.\n")
    ran = leeslamp("import", str(file), *library.options)
    assert ran.code == 1
    assert "letter.txt is no export of Leeslamp." in ran.err
    assert "--newsboat" in ran.err
    ran = leeslamp("import", str(tmp_path / "none"), *library.options)
    assert ran.code == 1
    assert "none: No such file" in ran.err


def test_articles_that_newsboat_knows_as_read_are_marked_read(
    leeslamp: Callable[..., Ran], library: Shelter, tmp_path: Path
) -> None:
    file = tmp_path / "read.txt"
    file.write_text("https://example.org/dijk\nhttps://nowhere.example/\n")
    ran = leeslamp("import", "--newsboat", str(file), *library.options)
    assert (ran.code, ran.out) == (0, "1 article marked read.\n")
    assert "1 line names nothing here." in ran.err
    assert leeslamp("list", "is:read", "--count", *library.options).out == "1\n"
