from collections.abc import Callable
from pathlib import Path

import pytest

from reader.library.lock import only_one
from tests.cli.conftest import Ran, Shelter


def test_it_says_what_it_found_and_what_it_left_out(
    leeslamp: Callable[..., Ran], tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text("# Een\n\nTekst.\n")
    (tmp_path / "b.jpg").write_bytes(b"\xff\xd8")
    ran = leeslamp("index", "--library", str(tmp_path))
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines()[1:] == [
        "leeslamp: 1 article: 1 new, 0 changed, 0 gone",
        "leeslamp: left out: 1 (not an article)",
    ]


def test_nothing_changed_is_nothing_new(leeslamp: Callable[..., Ran], library: Shelter) -> None:
    ran = leeslamp("index", *library.options)
    assert "4 articles: 0 new, 0 changed, 0 gone" in ran.err


def test_rebuilding_reads_everything_anew(leeslamp: Callable[..., Ran], library: Shelter) -> None:
    assert "4 articles: 4 new" in leeslamp("index", "--rebuild", *library.options).err


def test_it_waits_for_another_that_looks_at_the_disk(
    leeslamp: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "a.md").write_text("# Een\n\nTekst.\n")
    cache = tmp_path / "cache"
    cache.mkdir()
    other = only_one(cache)
    assert other.__enter__()
    monkeypatch.setattr("time.sleep", lambda _seconds: other.__exit__(None, None, None))
    ran = leeslamp("list", f"--cache-dir={cache}", f"--library={tmp_path / 'lib'}")
    assert (ran.code, ran.out[-4:]) == (0, "Een\n")
    assert "waiting for it" in ran.err


def test_where_no_folder_can_be_read_it_fails(leeslamp: Callable[..., Ran], tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text(f'[[libraries]]\nfolder = "{tmp_path / "unplugged"}"\n')
    for command in ("index", "list"):
        ran = leeslamp(command, f"--config={config}", f"--cache-dir={tmp_path / 'cache'}")
        assert (ran.code, ran.out) == (1, "")
        assert f"This folder can't be read: {tmp_path / 'unplugged'}" in ran.err


def test_a_saved_search_that_is_wrong_is_named(
    leeslamp: Callable[..., Ran], library: Shelter
) -> None:
    config = Path(library.options[1].partition("=")[2])
    config.write_text("[searches]\nnever = 'date:never'\n")
    ran = leeslamp("index", *library.options)
    assert ran.code == 0
    said = f'leeslamp: {config}, line 2: the search "never" is wrong: never is no date. Write 2019,'
    assert ran.err.splitlines()[-1].startswith(said)
