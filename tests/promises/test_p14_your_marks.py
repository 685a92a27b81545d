"""P14: marks go out and come in as text, and are nobody else's to read.

That they are backed up: tests/state/test_backups.py.
"""

import json
import shutil
import stat
from pathlib import Path

import pytest

from tests.promises.home import Home
from tests.promises.hostile import of
from tests.promises.walk import together

SECRET = "canary escape-yaml"
SOME = ("escape-yaml", "escape-names", "escape-page-decimal")


def _marked(home: Home) -> Path:
    library = together([case for case in of("P2") if case.name in SOME], home.folder / "articles")
    paths = [str(path) for path in sorted(library.rglob("a.*"))]
    for words in (("mark", "starred"), ("mark", "read"), ("tag", "add", "lamps \x1b]0;OWNED\x07")):
        assert home.run(*words, *paths, "--library", library).code == 0
    assert (
        home.run("note", "set", paths[0], "A note, \u202esecret.", "--library", library).code == 0
    )
    return library


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where all of it lies, to be looked at only."""
    home = Home(tmp_path_factory.mktemp("marked"))
    _marked(home)
    return home.folder


def test_an_export_gives_every_mark_back_after_all_was_lost(home: Home, tmp_path: Path) -> None:
    library = _marked(home)
    exported = home.run("export")
    assert exported.code == 0
    assert all(isinstance(json.loads(line), dict) for line in exported.out.splitlines())
    before = home.listed(library)
    shutil.rmtree(home.folder / "data")
    assert home.listed(library) != before
    file = tmp_path / "marks.jsonl"
    file.write_bytes(exported.out)
    assert home.run("import", file).code == 0
    assert home.listed(library) == before


def test_what_is_kept_can_be_read_by_its_owner_alone(marked: Path) -> None:
    for path in (marked / "data", *(marked / "data").rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_no_log_holds_a_word_of_an_article(marked: Path) -> None:
    logs = [path for path in marked.rglob("*.log") if "articles" not in path.parts]
    assert [path for path in logs if SECRET in path.read_text().lower()] == []
