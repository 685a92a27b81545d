import sqlite3

import pytest

from reader.library.rows import put_pairs


@pytest.mark.parametrize("count", [0, 1, 199, 200, 201, 450])
def test_pairs_are_put_in_once_each_however_many(count: int) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE pair (one, other, PRIMARY KEY (one, other)) WITHOUT ROWID")
    pairs = [(number % 7, number) for number in range(count)]
    put_pairs(connection, "pair", pairs[: count // 2])
    put_pairs(connection, "pair", reversed(pairs))
    found = connection.execute("SELECT * FROM pair").fetchall()
    connection.close()
    assert found == sorted(pairs)
