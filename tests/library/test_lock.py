from pathlib import Path

from reader.library import lock


def test_only_the_first_gets_the_lock(tmp_path: Path) -> None:
    with lock.only_one(tmp_path) as first, lock.only_one(tmp_path) as second:
        assert (first, second) == (True, False)


def test_the_lock_is_free_again_afterwards(tmp_path: Path) -> None:
    for _round in range(2):
        with lock.only_one(tmp_path) as is_ours:
            assert is_ours


def test_where_no_lock_can_be_made_nobody_is_kept_out(tmp_path: Path) -> None:
    with lock.only_one(tmp_path / "none") as is_ours:
        assert is_ours
