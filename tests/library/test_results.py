import threading
from dataclasses import dataclass

import pytest

from reader.library import results, rows
from reader.model.listing import Query, Shelf, Sort
from reader.model.marks import Marked, Marks
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


@dataclass
class Case:
    sort: Sort
    is_descending: bool
    titles: list[str]


@pytest.mark.parametrize(
    "case",
    [
        Case(Sort.DATE, True, ["“Apple”", "cherry", "Banana", "Date"]),
        Case(Sort.DATE, False, ["Banana", "cherry", "“Apple”", "Date"]),
        Case(Sort.TITLE, False, ["“Apple”", "Banana", "cherry", "Date"]),
        Case(Sort.TITLE, True, ["Date", "cherry", "Banana", "“Apple”"]),
        Case(Sort.LENGTH, True, ["Banana", "“Apple”", "cherry", "Date"]),
        Case(Sort.LENGTH, False, ["cherry", "“Apple”", "Banana", "Date"]),
    ],
)
def test_a_list_is_in_the_order_asked_for_and_what_has_no_value_comes_last(
    shelves: Shelves, case: Case
) -> None:
    _three(shelves)
    shown = shelves.results(sort=case.sort, is_descending=case.is_descending)
    assert shelves.titles(shown) == case.titles


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("shelf", Shelf)
@pytest.mark.parametrize("is_descending", [True, False])
def test_every_order_is_a_walk_along_an_index(
    shelves: Shelves, sort: Sort, shelf: Shelf, is_descending: bool
) -> None:
    query = Query(shelf, "word", sort, is_descending)
    chosen = results.selection(query, [1])
    with shelves.index._database.reading() as connection:
        for statement in chosen.statements:
            plan = connection.execute(f"EXPLAIN QUERY PLAN {statement}", chosen.values).fetchall()
            assert "COVERING INDEX" in plan[0][-1]
            assert len(plan) == 1


def test_a_shelf_holds_what_belongs_on_it(shelves: Shelves) -> None:
    _three(shelves)
    _mark(shelves, "Banana", Marks(is_read=True, is_starred=True))
    assert shelves.titles(shelves.results(Shelf.STARRED)) == ["Banana"]
    assert shelves.titles(shelves.results(Shelf.UNREAD)) == ["“Apple”", "cherry", "Date"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 3),
        ("syrie", 1),
        ("SYRIË", 1),
        ("rie oorlog", 1),
        ("oorlog syrie", 1),
        ("“oorlog", 2),
        ("oorlog vrede", 0),
        ("%", 0),
        ("'", 0),
    ],
)
def test_a_title_holds_every_word_of_the_filter(shelves: Shelves, text: str, expected: int) -> None:
    for number, title in enumerate(["Oorlog in Syrië", "Oorlog", "Niets"]):
        shelves.write(f"{number}.md", title)
    shelves.refresh()
    assert len(shelves.results(title=text)) == expected


def test_a_list_stays_as_it_was_asked_for_with_the_marks_of_now(shelves: Shelves) -> None:
    _three(shelves)
    shown = shelves.results(Shelf.UNREAD)
    _mark(shelves, "Banana", Marks(is_read=True, progress=0.25))
    assert len(shown) == 4
    row = next(row for row in shown.page(0, 4) if row.title == "Banana")
    assert (row.is_read, row.progress) == (True, 0.25)
    assert len(shelves.results(Shelf.UNREAD)) == 3


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
