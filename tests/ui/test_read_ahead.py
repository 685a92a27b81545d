from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.core import Reader
from reader.model.listing import Row
from reader.model.query import Query
from reader.ui.read_ahead import KEPT, LONGEST, ReadAhead, is_worth_it, signature


@pytest.fixture(autouse=True)
def _closed_at_the_end(reader: Reader) -> Iterator[None]:
    yield
    reader.close()


@pytest.fixture
def row(reader: Reader) -> Row:
    return reader.results(Query()).page(0, 1)[0]


def test_an_article_read_ahead_is_found_while_its_file_is_as_it_was(
    reader: Reader, row: Row
) -> None:
    ahead = ReadAhead()
    opened = reader.read(row)

    ahead.keep(signature(row.path), opened)

    assert ahead.find(row.path) is opened


def test_a_file_that_changed_is_read_again(reader: Reader, row: Row) -> None:
    ahead = ReadAhead()
    ahead.keep(signature(row.path), reader.read(row))

    Path(row.path).write_text("Something else.\n")

    assert ahead.find(row.path) is None


def test_a_file_that_is_gone_is_not_found(reader: Reader, row: Row) -> None:
    ahead = ReadAhead()
    ahead.keep(signature(row.path), reader.read(row))

    Path(row.path).unlink()

    assert ahead.find(row.path) is None


def test_only_the_newest_are_kept(reader: Reader, row: Row, tmp_path: Path) -> None:
    ahead = ReadAhead()
    opened = reader.read(row)
    paths = [tmp_path / f"{number}.md" for number in range(KEPT + 1)]
    for path in paths:
        path.touch()
        ahead.keep(signature(str(path)), opened._replace(path=str(path)))

    assert ahead.find(str(paths[0])) is None
    assert ahead.find(str(paths[-1])) is not None


def test_a_very_long_or_broken_article_is_not_read_ahead(row: Row) -> None:
    assert is_worth_it(row._replace(words=LONGEST))
    assert not is_worth_it(row._replace(words=LONGEST + 1))
    assert not is_worth_it(row._replace(words=None))
