from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Ran


def test_an_added_folder_is_the_library_from_then_on(
    leeslamp: Callable[..., Ran], tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text("# Eigen\n\nTekst.\n")
    assert leeslamp("add", str(tmp_path)) == Ran(0, "", "")
    assert leeslamp("list").out.endswith("Eigen\n")


def test_a_folder_that_does_not_exist_is_named(
    leeslamp: Callable[..., Ran], tmp_path: Path
) -> None:
    ran = leeslamp("add", str(tmp_path / "nowhere"))
    assert (ran.code, ran.out) == (1, "")
    assert str(tmp_path / "nowhere") in ran.err
