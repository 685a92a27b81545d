from collections.abc import Callable
from pathlib import Path

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
