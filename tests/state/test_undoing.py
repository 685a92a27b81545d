"""Undo, redo and the history: laws that hold whatever was done, and cases that are easily wrong."""

import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.article import ArticleId
from reader.model.highlights import Highlight
from reader.model.marks import Change, Field, Marks, Stop, Value
from reader.model.places_in_text import Place
from reader.model.sanitize import Shown
from reader.state.log import Entry, fold
from reader.state.store import Store
from reader.state.undoing import standing

A, B, C = (ArticleId(letter * 32) for letter in "abc")


def read(article: ArticleId, value: bool = True) -> Change:
    return Change(article, Field.READ, value)


def star(article: ArticleId, value: bool = True) -> Change:
    return Change(article, Field.STARRED, value)


def tag(article: ArticleId, name: str, value: bool = True) -> Change:
    return Change(article, Field.TAG, value, name)


def tags(store: Store, article: ArticleId = A) -> tuple[str, ...]:
    return store.marks([article])[article].tags


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def reopen(folder: Path) -> Iterator[Callable[[], Store]]:
    stores: list[Store] = []
    ticks = count(1000.0)

    def opened() -> Store:
        if stores:
            stores[-1].close()
        stores.append(Store.open(folder, clock=lambda: next(ticks), patience=0))
        return stores[-1]

    yield opened
    stores[-1].close()


@pytest.fixture
def store(reopen: Callable[[], Store]) -> Store:
    return reopen()


def test_a_tag_that_is_there_in_other_letters_is_the_same_tag(store: Store) -> None:
    store.apply([tag(A, "Sea")])
    store.apply([tag(A, "SEA"), tag(A, "ebb")])
    assert tags(store) == ("ebb", "Sea")
    store.apply([tag(A, "sea", False)])
    assert tags(store) == ("ebb",)
    assert store.items(None, Field.TAG) == [(A, "ebb", True)]


def test_everything_that_is_done_on_purpose_can_be_undone_and_redone(store: Store) -> None:
    highlight = Highlight(quote=Shown("so it was"), note=Shown("was it?"))
    done: tuple[Change, ...] = (
        tag(A, "sea"),
        Change(A, Field.ARCHIVED, True),
        Change(A, Field.NOTE, "think of it"),
        Change(A, Field.HIGHLIGHT, highlight, "0123456789abcdef"),
    )
    for change in done:
        store.apply([change])
    marks = store.marks([A])[A]
    assert marks[5:7] == (True, ("sea",))
    assert marks[-2:] == (1, True)
    assert store.items([A], Field.HIGHLIGHT) == [(A, "0123456789abcdef", highlight)]
    for _change in done:
        store.undo()
    assert store.marks([A])[A] == Marks()
    for _change in done:
        store.redo()
    assert store.marks([A])[A] == marks
    assert store.items([A], Field.NOTE) == [(A, "", "think of it")]


def test_what_was_changed_again_later_stays_and_is_counted(store: Store) -> None:
    store.apply([read(A), read(B)])
    step = store.history(1)[0].number
    store.apply([read(A, False)])
    store.apply([read(A)])
    undone = store.undo_step(step)
    assert [one.marks.is_read for one in undone.marked] == [True, False]
    assert undone.kept == 1
    assert not store.undo_step(step).marked


def test_a_step_in_between_was_then_never_taken(store: Store) -> None:
    store.apply([star(A)])
    store.apply([star(A, False)])
    middle = store.history(1)[0].number
    store.apply([star(A)])
    store.undo_step(middle)
    store.undo()
    assert store.marks([A])[A].is_starred  # as the first step left it


def test_redo_survives_a_restart_and_reading_on(store: Store, reopen: Callable[[], Store]) -> None:
    store.apply([star(A)])
    store.undo()
    store.apply([Change(A, Field.PLACE, Stop(Place(1), 0.1))])
    again = reopen()
    assert again.redo().marked[0].marks.is_starred
    assert not again.redo().marked


def test_what_is_done_after_an_undo_leaves_nothing_to_redo(store: Store) -> None:
    store.apply([star(A)])
    store.undo()
    store.apply([star(B)])
    assert not store.redo().marked


def test_undone_steps_are_redone_in_turn_and_undone_again(store: Store) -> None:
    store.apply([star(A)])
    store.apply([read(A)])
    store.undo()
    store.undo()
    assert store.redo().marked[0].marks.is_starred
    assert store.redo().marked[0].marks.is_read
    assert not store.redo().marked
    store.undo()
    assert store.redo().marked[0].marks.is_read
    store.undo()
    store.undo()
    assert store.marks([A])[A] == Marks()


def test_the_history_tells_what_was_done_to_how_many_and_what_is_undone(store: Store) -> None:
    store.apply([tag(A, "sea"), tag(B, "sea")])
    store.apply([read(C)])
    store.undo()
    last, first = store.history(9)
    assert (first.field, first.value, first.item, first.articles) == (Field.TAG, True, "sea", 2)
    assert (first.first, first.time, first.is_undone) == (A, 1000.0, False)
    assert (last.field, last.first, last.is_undone) == (Field.READ, C, True)
    assert store.history(1) == [last]


def test_what_another_device_set_later_stays() -> None:
    here = Entry(1, 1.0, "here", A, Field.READ, "true", "false", 1, None, 1)
    there = Entry(2, 1.0, "there", A, Field.READ, "true", None, 2, None, 2)
    assert standing([here, there], {1}) == ("true", 2)


def test_what_came_too_late_from_another_device_does_not_count() -> None:
    here = Entry(5, 1.0, "here", A, Field.READ, "true", "false", 5, None, 5)
    there = Entry(6, 1.0, "there", A, Field.READ, "true", None, 6, None, 3)
    assert standing([here, there], {5}) == ("false", 0)


KEYS = ((A, Field.READ, ""), (A, Field.STARRED, ""), (B, Field.READ, ""), (A, Field.TAG, "sea"))
changes = st.builds(
    lambda key, value: Change(key[0], key[1], value, key[2]), st.sampled_from(KEYS), st.booleans()
)
acts = st.lists(
    st.one_of(
        st.lists(changes, min_size=1, max_size=4),
        st.sampled_from(["undo", "undo", "redo"]),
        st.integers(0, 5),
    ),
    max_size=14,
)


class Model:
    """What is said of undo, in the plainest words: each key stands at what the latest of the steps
    that count set it to.
    """

    def __init__(self) -> None:
        self.steps: list[dict[tuple[ArticleId, Field, str], Value]] = []
        self.undone: set[int] = set()
        self.redoable: list[int] = []

    def now(self) -> dict[tuple[ArticleId, Field, str], Value]:
        values: dict[tuple[ArticleId, Field, str], Value] = dict.fromkeys(KEYS, False)
        for number, step in enumerate(self.steps):
            if number not in self.undone:
                values |= step
        return values

    def apply(self, changes: list[Change]) -> None:
        values, step = self.now(), dict[tuple[ArticleId, Field, str], Value]()
        for article, field, value, item in changes:
            if values[article, field, item] != value:
                values[article, field, item] = step[article, field, item] = value
        if step:
            self.steps.append(step)
            self.redoable.clear()

    def undo(self, number: int) -> None:
        self.undone.add(number)
        self.redoable.append(number)

    def redo(self) -> None:
        if self.redoable:
            self.undone.discard(self.redoable.pop())


def held(store: Store) -> dict[tuple[ArticleId, Field, str], Value]:
    marks = store.marks([A, B])
    values = (marks[A].is_read, marks[A].is_starred, marks[B].is_read, "sea" in marks[A].tags)
    return dict(zip(KEYS, values, strict=True))


def do(store: Store, model: Model, act: list[Change] | str | int) -> None:
    """The same to both."""
    match act:
        case "undo":
            store.undo()
            counting = [n for n in range(len(model.steps)) if n not in model.undone]
            if counting:
                model.undo(counting[-1])
        case "redo":
            store.redo()
            model.redo()
        case int(number):
            steps = store.history(99)[::-1]
            if number < len(steps) and not steps[number].is_undone:
                store.undo_step(steps[number].number)
                model.undo(number)
        case list(changes):
            store.apply(changes)
            model.apply(changes)


@settings(max_examples=max(30, settings().max_examples // 50), deadline=None)
@given(acts)
def test_each_key_stands_at_what_the_latest_step_that_counts_set(
    acts: list[list[Change] | str | int],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        ticks = count(1000.0)
        store = Store.open(Path(name), clock=lambda: next(ticks))
        model = Model()
        for act in acts:
            do(store, model, act)
            assert held(store) == model.now()
        steps = store.history(99)[::-1]
        assert [step.is_undone for step in steps] == [
            number in model.undone for number in range(len(model.steps))
        ]
        assert fold(store.changes(0)).marks == {one.article: one.marks for one in store.since(0)}
        before = store.marks([A, B])
        if store.undo().marked:
            store.redo()
        assert store.marks([A, B]) == before
        while store.undo().marked:
            pass
        assert not any(held(store).values())
        store.close()


@pytest.fixture(autouse=True)
def hundreds_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done to thousands at once is done to hundreds: a test need not take as long."""
    monkeypatch.setattr("reader.state.writing.MANY", 200)


MANY = [ArticleId(f"{number:032x}") for number in range(700)]


def test_thousands_of_articles_are_one_step_to_undo_and_to_do_again(folder: Path) -> None:
    store = Store.open(folder)
    store.apply([read(article) for article in reversed(MANY)])
    assert [step.articles for step in store.history(9)] == [len(MANY)]
    for _round in range(2):
        assert len(store.undo().marked) == len(MANY)
        assert not any(marks.is_read for marks in store.marks(MANY).values())
        assert not store.undo().marked
        assert len(store.redo().marked) == len(MANY)
        assert all(marks.is_read for marks in store.marks(MANY).values())
    store.close()


def test_of_thousands_undone_those_that_were_set_again_later_stay(folder: Path) -> None:
    store = Store.open(folder)
    store.apply([read(article) for article in MANY])
    store.apply([read(article, value=False) for article in MANY[:2]])
    store.apply([read(MANY[0])])
    store.apply([star(MANY[3])])
    first = store.history(9)[-1].number
    assert store.undo_step(first).kept == 2
    marks = store.marks(MANY)
    assert [article for article in MANY if marks[article].is_read] == [MANY[0]]
    assert marks[MANY[3]].is_starred
    store.close()


def test_what_stood_before_an_undone_step_comes_back_though_that_was_undone_since(
    folder: Path,
) -> None:
    store = Store.open(folder)
    store.apply([star(A)])
    store.apply([star(A, value=False), star(B)])
    first, second = (step.number for step in reversed(store.history(9)))
    store.undo_step(first)
    store.undo_step(second)
    assert not store.marks([A])[A].is_starred
    store.close()
