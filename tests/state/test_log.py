"""What is written down for a step, and what that adds up to."""

import tempfile
from itertools import count
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.article import ArticleId
from reader.model.highlights import Highlight
from reader.model.marks import Change, Field, Stop
from reader.model.places_in_text import Place
from reader.model.sanitize import Shown
from reader.state.log import Entry, Folded, entries, fold
from reader.state.store import Store
from reader.state.values import encoded

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


def test_all_that_scrolling_made_of_an_article_is_replaced_at_once() -> None:
    def scrolled(block: int) -> list[Change]:
        stop = Stop(Place(block), block / 10)
        return [
            Change(A, Field.PLACE, stop),
            Change(A, Field.FURTHEST, stop),
            Change(A, Field.SPENT, 60 * block, "2026-11-22/here"),
        ]

    first, _none = entries(scrolled(1), Folded({}, {}), [], device="here", time=5.0)
    stood = fold(first)
    second, replaced = entries(scrolled(2), stood, first[::-1], device="here", time=6.0)
    assert ([entry.number for entry in second], sorted(replaced)) == ([4, 5, 6], [1, 2, 3])


def test_the_furthest_place_and_the_first_time_are_not_given_up() -> None:
    changes = [
        Change(A, Field.FURTHEST, Stop(Place(9), 0.9)),
        Change(A, Field.FURTHEST, Stop(Place(2), 0.2)),
        Change(A, Field.OPENED, 2000),
        Change(A, Field.OPENED, 3000),
        Change(A, Field.OPENED, 1000),
    ]
    with tempfile.TemporaryDirectory() as name:
        store = Store.open(Path(name))
        for change in changes:
            store.apply([change])
        marks = store.marks([A])[A]
        assert (marks.furthest, marks.opened, store.number) == (0.9, 1000, 3)
        store.close()


articles = st.sampled_from([A, ArticleId("b" * 32)])
flags = st.booleans()
seconds = st.integers(0, 5)
stops = st.builds(lambda block: Stop(Place(block), block / 10), st.integers(0, 9))
highlights = st.none() | st.sampled_from(["so", "no"]).map(
    lambda text: Highlight(quote=Shown(text))
)
days = st.sampled_from(["2026-11-21/here", "2026-11-22/here"])
plain = st.sampled_from([Field.READ, Field.STARRED, Field.ARCHIVED])
tags = st.sampled_from(["Sea", "sea", "ebb"])
changes = st.one_of(
    st.builds(Change, articles, plain, flags, st.just("")),
    st.builds(Change, articles, st.just(Field.TAG), flags, tags),
    st.builds(Change, articles, st.sampled_from([Field.PLACE, Field.FURTHEST]), stops, st.just("")),
    st.builds(
        Change, articles, st.just(Field.HIGHLIGHT), highlights, st.sampled_from(["01", "02"])
    ),
    st.builds(Change, articles, st.just(Field.NOTE), st.sampled_from(["", "think"]), st.just("")),
    st.builds(
        Change, articles, st.sampled_from([Field.OPENED, Field.FINISHED]), seconds, st.just("")
    ),
    st.builds(Change, articles, st.just(Field.SPENT), seconds, days),
    st.builds(
        Change, articles, st.just(Field.BODY), st.sampled_from([None, {"a": 1}]), st.just("")
    ),
)


@settings(max_examples=max(30, settings().max_examples // 50), deadline=None)
@given(st.lists(st.lists(changes, max_size=4) | st.sampled_from(["undo", "redo"]), max_size=12))
def test_what_stands_is_what_all_that_was_written_adds_up_to(
    steps: list[list[Change] | str],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        ticks = count(1000.0)
        store = Store.open(Path(name), clock=lambda: next(ticks))
        for step in steps:
            if isinstance(step, list):
                store.apply(step)
            else:
                (store.undo if step == "undo" else store.redo)()
        marks = {one.article: one.marks for one in store.since(0)}
        items = {
            (article, field, item): value
            for field in (Field.TAG, Field.HIGHLIGHT, Field.NOTE, Field.SPENT, Field.BODY)
            for article, item, value in store.items(None, field)
        }
        written = fold(store.changes(0))
        assert written.marks == marks
        assert written.items == {key: encoded(value) for key, value in items.items()}
        store.close()
