import threading
from datetime import date
from itertools import groupby
from sqlite3 import Cursor
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library import results, rows
from reader.library.results import _by_days
from reader.library.schema import DAY
from reader.library.search import Scope
from reader.model.marks import Marked, Marks
from reader.model.query import parse
from tests.library.conftest import Shelves


def _three(shelves: Shelves) -> None:
    shelves.write("a.md", "Banana", "one two three", date="2020-01-01")
    shelves.write("b.md", "“Apple”", "one two", date="2022-01-01")
    shelves.write("c.md", "cherry", "one", date="2021-01-01")
    shelves.write("d.md", "Date", "too much")
    shelves.refresh()


def _mark(shelves: Shelves, title: str, marks: Marks) -> None:
    row = next(row for row in shelves.results().page(0, 99) if row.title == title)
    shelves.index.put_marks([Marked(row.article, marks)], 1)


@pytest.mark.parametrize(
    ("order", "titles"),
    [
        ("", ["“Apple”", "cherry", "Banana", "Date"]),
        ("sort:-date", ["“Apple”", "cherry", "Banana", "Date"]),
        ("sort:date", ["Banana", "cherry", "“Apple”", "Date"]),
        ("sort:title", ["“Apple”", "Banana", "cherry", "Date"]),
        ("sort:-title", ["Date", "cherry", "Banana", "“Apple”"]),
        ("sort:-words", ["Banana", "“Apple”", "cherry", "Date"]),
        ("sort:words", ["cherry", "“Apple”", "Banana", "Date"]),
    ],
)
def test_a_list_is_in_the_order_asked_for_and_what_has_no_value_comes_last(
    shelves: Shelves, order: str, titles: list[str]
) -> None:
    _three(shelves)
    assert shelves.titles(shelves.results(order)) == titles


@pytest.mark.parametrize("order", ["sort:-date", "sort:date", "sort:title", "sort:-title"])
@pytest.mark.parametrize("shelf", ["", "is:unread", "is:starred"])
def test_the_usual_orders_are_a_walk_along_an_index(
    shelves: Shelves, order: str, shelf: str
) -> None:
    with shelves.index._database.reading() as connection:
        scope = Scope(connection, [1], 230, date(2020, 1, 1))
        for statement in scope.search(parse(f"{shelf} {order}")).statements:
            plan = connection.execute(
                f"EXPLAIN QUERY PLAN {statement.sql}", statement.values
            ).fetchall()
            assert "COVERING INDEX" in plan[0][-1]
            assert len(plan) == 1


def test_what_is_searched_for_is_counted_once_for_its_order_and_its_number(
    shelves: Shelves,
) -> None:
    _three(shelves)
    asked: list[str] = []
    with shelves.index._database.reading() as connection:
        scope = Scope(connection, [1], 230, date(2020, 1, 1))
        connection.set_trace_callback(asked.append)
        assert scope.search(parse("one")).total == 3
        connection.set_trace_callback(None)
    assert sum("count(*)" in one for one in asked) == 1


def test_a_shelf_holds_what_belongs_on_it(shelves: Shelves) -> None:
    _three(shelves)
    _mark(shelves, "Banana", Marks(is_read=True, is_starred=True))
    assert shelves.titles(shelves.results("is:starred")) == ["Banana"]
    assert shelves.titles(shelves.results("is:unread")) == ["“Apple”", "cherry", "Date"]


def test_a_list_stays_as_it_was_asked_for_with_the_marks_of_now(shelves: Shelves) -> None:
    _three(shelves)
    shown = shelves.results("is:unread")
    _mark(shelves, "Banana", Marks(is_read=True, progress=0.25))
    assert len(shown) == 4
    row = next(row for row in shown.page(0, 4) if row.title == "Banana")
    assert (row.is_read, row.progress) == (True, 0.25)
    assert len(shelves.results("is:unread")) == 3


def test_a_page_ends_where_the_list_ends(shelves: Shelves) -> None:
    _three(shelves)
    shown = shelves.results()
    assert [row.title for row in shown.page(2, 100)] == ["Banana", "Date"]
    assert list(shown.page(4, 10)) == list(shown.page(0, 0)) == []


def test_a_row_whose_file_has_gone_says_so_in_its_place(shelves: Shelves) -> None:
    _three(shelves)
    shown = shelves.results()
    (shelves.folder / "b.md").unlink()
    shelves.refresh()
    page = shown.page(0, 4)
    assert len(page) == 4
    assert "no longer" in page[0].error
    assert page[1].title == "cherry"


def test_a_file_has_a_position(shelves: Shelves) -> None:
    _three(shelves)
    shown = shelves.results()
    assert [shown.position(row.file) for row in shown.page(0, 4)] == [0, 1, 2, 3]
    assert shown.position(999) is None


def test_an_article_whose_file_was_moved_has_a_position_where_it_is_now(shelves: Shelves) -> None:
    _three(shelves)
    before = shelves.results().page(1, 1)[0]
    (shelves.folder / "c.md").rename(shelves.folder / "moved.md")
    shelves.refresh()
    shown = shelves.results()
    assert shown.position(before.file) is None
    assert shown.position(before.file, before.article) == 1
    assert shown.position(999, "no such article") is None


def test_the_next_unread_row_is_found_in_both_directions(shelves: Shelves) -> None:
    _three(shelves)
    _mark(shelves, "cherry", Marks(is_read=True))
    shown = shelves.results()
    assert (shown.next_unread(0, 1), shown.next_unread(2, -1)) == (2, 0)
    assert (shown.next_unread(-1, 1), shown.next_unread(4, -1)) == (0, 3)
    assert (shown.next_unread(3, 1), shown.next_unread(0, -1)) == (None, None)


def test_an_empty_list_has_nothing_in_it(shelves: Shelves) -> None:
    shown = shelves.results()
    assert (len(shown), list(shown.page(0, 10)), shown.next_unread(0, 1)) == (0, [], None)


@pytest.fixture
def small_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "FIRST", 4)
    monkeypatch.setattr(results, "_PART", 4)
    monkeypatch.setattr(rows, "_MANY", 3)


def _many(shelves: Shelves) -> None:
    for number in range(60):
        shelves.write(
            f"{number}.md", f"T{number:02}", **({"date": "2020-01-01"} if number % 2 else {})
        )
    shelves.refresh()


@pytest.mark.usefixtures("small_first")
def test_a_long_list_knows_its_length_before_it_is_loaded(shelves: Shelves) -> None:
    _many(shelves)
    shown = shelves.results()
    assert len(shown) == 60
    assert [row.title for row in shown.page(0, 3)] == ["T01", "T03", "T05"]


@pytest.mark.usefixtures("small_first")
def test_a_long_list_is_loaded_as_it_was_when_it_was_asked_for(shelves: Shelves) -> None:
    _many(shelves)
    shown = shelves.results()
    (shelves.folder / "59.md").unlink()
    shelves.write("new.md", "New")
    shelves.refresh()
    titles = [row.title for row in shown.page(0, 60)]
    assert len(shown) == len(titles) == 60
    assert "New" not in titles
    assert titles[:29] == [f"T{number:02}" for number in range(1, 59, 2)]


@pytest.mark.usefixtures("small_first")
def test_a_long_list_finds_positions_and_unread_rows_beyond_its_first_part(
    shelves: Shelves,
) -> None:
    _many(shelves)
    last = shelves.results().page(59, 1)[0]
    assert shelves.results().position(last.file) == 59
    articles = [row.article for row in shelves.results().page(0, 59)]
    shelves.index.put_marks([Marked(article, Marks(is_read=True)) for article in articles], 1)
    assert shelves.results().next_unread(0, 1) == 59


@pytest.mark.usefixtures("small_first")
def test_a_list_that_is_dropped_unread_lets_go_of_the_database(shelves: Shelves) -> None:
    _many(shelves)
    shown = shelves.results()
    del shown
    shelves.index.close()
    assert not (shelves.home / "cache" / "index.db-wal").exists()


@pytest.mark.usefixtures("small_first")
def test_threads_may_share_a_list(shelves: Shelves) -> None:
    _many(shelves)
    shown = shelves.results()
    places = range(0, 60, 7)
    read: list[list[list[str]]] = []

    def read_all() -> None:
        read.append([[row.title for row in shown.page(start, 7)] for start in places])

    threads = [threading.Thread(target=read_all) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert read == [read[0]] * 4
    assert len({title for page in read[0] for title in page}) == 60


def test_a_list_may_be_read_while_it_is_refreshed(shelves: Shelves) -> None:
    _many(shelves)
    errors: list[BaseException] = []

    def read() -> None:
        try:
            for _round in range(30):
                shown = shelves.results()
                assert len(shown.page(0, 100)) == len(shown)
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    for round_number in range(5):
        _many_again(shelves, round_number)
    thread.join()
    assert errors == []


def _many_again(shelves: Shelves, round_number: int) -> None:
    for number in range(60):
        shelves.write(f"{number}.md", f"Round {round_number:09} {number}")
    shelves.refresh()


class _Cursor:
    """Gives rows three at a time."""

    def __init__(self, rows: list[tuple[int, int | None, str, int]]) -> None:
        self._rows = rows

    def fetchmany(self, _count: int) -> list[tuple[int, int | None, str, int]]:
        given, self._rows = self._rows[:3], self._rows[3:]
        return given


_DATED = st.tuples(st.integers(1, 4), st.none() | st.integers(-1, 2), st.sampled_from("ab"))


@given(st.lists(_DATED), st.booleans())
def test_each_day_is_put_in_order_by_itself(
    articles: list[tuple[int, int | None, str]], is_descending: bool
) -> None:
    rows = [
        ((day << DAY) + number, epoch, title, number)
        for number, (day, epoch, title) in enumerate(articles)
    ]
    days = groupby(sorted(rows), lambda row: row[0] >> DAY)
    expected = [
        row[3]
        for _day, of_day in days
        for row in sorted(of_day, key=lambda row: (-(row[1] or 0), row[2], row[3]), reverse=True)
    ]
    cursor = cast(Cursor, _Cursor(sorted(rows, reverse=is_descending)))
    found = [number for part in _by_days(cursor, is_descending=is_descending) for number in part]
    assert found == (expected[::-1] if is_descending else expected)
