import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library import words
from reader.library.index import Index
from reader.model.sanitize import clean
from tests.library.conftest import Shelves


def _damage(index: Index) -> None:
    with index._database.writing() as connection:
        connection.execute("UPDATE text SET columns = CAST('damaged' AS BLOB)")


@given(st.lists(st.text().map(clean), min_size=len(words.COLUMNS), max_size=len(words.COLUMNS)))
def test_the_texts_of_an_article_come_back_as_they_were_kept(columns: list[str]) -> None:
    assert words.unpacked(words.packed(columns)) == columns


@pytest.mark.parametrize("kept", [b"", b"a\0b", b"\0" * 6, b"\xff" + b"\0" * 5])
def test_what_was_never_kept_so_is_damaged(kept: bytes) -> None:
    with pytest.raises(UnicodeDecodeError):
        words.unpacked(kept)


def test_a_damaged_text_shows_no_passage(shelves: Shelves) -> None:
    shelves.write("a.md", "One", "the lamp burns")
    shelves.refresh()
    _damage(shelves.index)
    assert shelves.results("lamp").passages(0, 1) == [None]


def test_an_article_whose_text_is_damaged_is_indexed_anew_when_it_is_edited(
    shelves: Shelves,
) -> None:
    shelves.write("a.md", "One", "the lamp burns")
    shelves.refresh()
    _damage(shelves.index)
    shelves.write("a.md", "One", "the candle burns, all night")
    shelves.refresh()
    shelves.refresh()
    assert shelves.titles(shelves.results("candle")) == ["One"]
    assert not shelves.titles(shelves.results("lamp"))


def test_what_came_in_piece_by_piece_is_merged(shelves: Shelves) -> None:
    for number in range(6):
        shelves.write(f"{number}.md", f"Lamp {number}", f"word{number}")
        shelves.refresh()
    with closing(sqlite3.connect(shelves.home / "cache" / "index.db")) as connection:
        asked = "SELECT count(DISTINCT segid) FROM search_idx"
        assert connection.execute(asked).fetchone()[0] < 6
    assert [len(shelves.results(f"word{number}").page(0, 9)) for number in range(6)] == [1] * 6
