from pathlib import Path

from reader.library.schema import Database, open_database


def _pages(database: Database) -> int:
    with database.writing() as connection:
        return int(connection.execute("PRAGMA cache_size").fetchone()[0])


def test_the_memory_for_a_whole_library_is_given_back(tmp_path: Path) -> None:
    database = open_database(tmp_path)
    before = _pages(database)
    with database.expecting_much():
        assert abs(_pages(database)) > abs(before)
    assert _pages(database) == before
    database.close()


def test_an_index_may_be_closed_meanwhile(tmp_path: Path) -> None:
    database = open_database(tmp_path)
    with database.expecting_much():
        database.close()
    assert (tmp_path / "index.db").exists()
