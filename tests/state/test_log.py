"""What is written down for a step."""

from reader.model.article import ArticleId
from reader.model.marks import Change, Field, Stop
from reader.model.places_in_text import Place
from reader.state.log import Entry, Folded, entries

A = ArticleId("a" * 32)
PLACE = Change(A, Field.PLACE, Stop(Place(4, 2, "words"), 0.5))


def written(newest: Entry | None, change: Change = PLACE) -> tuple[list[Entry], list[int]]:
    before = [] if newest is None else [newest]
    return entries([change], Folded({}, {}), before, device="here", time=5.0)


def test_the_first_change_of_all_is_number_one() -> None:
    (entry,), replaced = written(None)
    assert (entry.number, entry.step, entry.previous, replaced) == (1, 1, None, [])


def test_a_row_holds_an_entry_and_gives_it_back() -> None:
    (entry,), _replaced = written(None)
    assert Entry.of(tuple(entry)) == entry


def test_a_place_replaces_the_one_before_it() -> None:
    (first,), _replaced = written(None)
    (second,), replaced = written(first)
    assert (second.number, replaced) == (2, [first.number])


def test_the_place_of_another_device_is_never_replaced() -> None:
    (first,), _replaced = written(None)
    _second, replaced = written(first._replace(device="there"))
    assert replaced == []


def test_a_mark_never_replaces_anything() -> None:
    (first,), _replaced = written(None, Change(A, Field.READ, True))
    _second, replaced = written(first, Change(A, Field.READ, True))
    assert replaced == []


def test_nothing_new_is_nothing_written() -> None:
    assert written(None, Change(A, Field.READ, False)) == ([], [])
