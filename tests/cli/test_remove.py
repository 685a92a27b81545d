from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Ran


def test_a_removed_folder_is_no_library_any_more(
    leeslamp: Callable[..., Ran], tmp_path: Path
) -> None:
    leeslamp("add", str(tmp_path))
    assert leeslamp("remove", str(tmp_path)) == Ran(0, "", "")
    assert "sample articles" in leeslamp("list").err


def test_a_folder_that_is_no_library_is_named(leeslamp: Callable[..., Ran], tmp_path: Path) -> None:
    ran = leeslamp("remove", str(tmp_path))
    assert ran.code == 1
    assert str(tmp_path) in ran.err
