"""The store: marks and the changes they came from, undo, threads, preferences."""

import sqlite3
import stat
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import StoreError
from reader.model.article import ArticleId
from reader.model.history import Undone
from reader.model.identity import Claim
from reader.model.marks import Change, Field, Marked, Marks, Stop
from reader.model.places_in_text import Place
from reader.state import store as stores
from reader.state.log import Entry, fold
from reader.state.store import Store
from reader.storage import sqlite

A, B, C = (ArticleId(letter * 32) for letter in "abc")
READ = Marks(is_read=True, last_read=1000)
LONG = max(20, settings().max_examples // 50)
"""Examples that each open a store or two."""
CLAIM = Claim(explicit="", fingerprint="f" * 32, relative_path="a.md", permalink="")


@pytest.fixture(autouse=True)
def hundreds_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done to thousands at once is done to hundreds: a test need not take as long."""
    monkeypatch.setattr("reader.state.writing.MANY", 200)
    monkeypatch.setattr("reader.state.store._LEARNT_AT_ONCE", 200)


def read(article: ArticleId, value: bool = True) -> Change:
    return Change(article, Field.READ, value)


def star(article: ArticleId, value: bool = True) -> Change:
    return Change(article, Field.STARRED, value)


def stop(article: ArticleId, block: int) -> Change:
    place = Place(block, 3, "the words that stood there")
    return Change(article, Field.PLACE, Stop(place, block / 10))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    store = Store.open(folder, clock=lambda: 1000.0, patience=0)
    yield store
    store.close()


@pytest.fixture
def other(store: Store, folder: Path) -> Iterator[Store]:
    other = Store.open(folder, patience=0)
    yield other
    other.close()


def rows(folder: Path, question: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(folder / "state.db")
    found = connection.execute(question).fetchall()
    connection.close()
    return found


def test_a_new_store_has_nothing_and_no_trouble(store: Store) -> None:
    assert (store.is_writable, store.trouble, store.number) == (True, "", 0)
    assert store.since(0) == []
    assert store.marks([A]) == {A: Marks()}


def test_the_folder_and_the_file_are_for_their_owner_alone(store: Store, folder: Path) -> None:
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "state.db").stat().st_mode) == 0o600


def test_apply_gives_the_marks_as_they_are_now(store: Store) -> None:
    store.apply([read(A)])
    assert store.apply([star(A), star(B)]) == [
        Marked(A, READ._replace(is_starred=True)),
        Marked(B, Marks(is_starred=True)),
    ]


def test_marks_are_there_after_the_store_was_closed(store: Store, folder: Path) -> None:
    store.apply([read(A), stop(A, 7), star(B)])
    marks = store.marks([A, B])
    store.close()
    again = Store.open(folder)
    assert again.marks([A, B]) == marks
    assert again.device == store.device
    again.close()


def test_a_change_that_changes_nothing_is_not_recorded(store: Store) -> None:
    store.apply([read(A)])
    number = store.number
    assert store.apply([read(A), star(B, False)]) == [
        Marked(A, READ),
        Marked(B, Marks()),
    ]
    assert store.number == number


def test_every_change_is_written_down_with_what_stood_before(store: Store, folder: Path) -> None:
    store.apply([read(A), star(B)])
    store.apply([read(A, False)])
    assert rows(folder, "SELECT * FROM change") == [
        (1, 1000.0, store.device, A, "read", "true", "false", 1, None, 1, ""),
        (2, 1000.0, store.device, B, "starred", "true", "false", 1, None, 2, ""),
        (3, 1000.0, store.device, A, "read", "false", "true", 3, None, 3, ""),
    ]


def test_reading_on_replaces_the_place_before_it(store: Store, folder: Path) -> None:
    store.apply([stop(A, 1)])
    for block in range(2, 9):
        store.apply([stop(A, block)])
    assert rows(folder, "SELECT number, previous FROM change") == [(8, None)]
    assert store.marks([A])[A].place == Place(8, 3, "the words that stood there")


def test_a_place_after_anything_else_is_a_change_of_its_own(store: Store, folder: Path) -> None:
    for change in (stop(A, 1), stop(B, 1), stop(A, 2), star(A), stop(A, 3)):
        store.apply([change])
    assert rows(folder, "SELECT count(*) FROM change") == [(5,)]


def test_a_place_that_was_replaced_is_still_seen_by_others(store: Store, other: Store) -> None:
    store.apply([stop(A, 1)])
    seen = other.number
    store.apply([stop(A, 2)])
    assert [one.article for one in other.since(seen)] == [A]


def test_since_gives_every_article_that_changed_after_a_number(store: Store) -> None:
    store.apply([read(A), read(B)])
    number = store.number
    store.apply([star(B)])
    assert store.since(number) == [Marked(B, READ._replace(is_starred=True))]
    assert {one.article for one in store.since(0)} == {A, B}
    assert store.since(store.number) == []


def test_marks_of_thousands_are_asked_at_once(store: Store) -> None:
    articles = [ArticleId(f"{number:032x}") for number in range(2500)]
    store.apply([star(article) for article in articles])
    assert all(marks.is_starred for marks in store.marks(articles).values())


def test_undo_takes_back_the_newest_step(store: Store) -> None:
    store.apply([read(A)])
    store.apply([star(A)])
    assert store.undo() == Undone([Marked(A, READ)])
    assert store.undo() == Undone([Marked(A, Marks())])
    assert not store.undo().marked


def test_what_was_done_at_once_is_undone_at_once(store: Store) -> None:
    store.apply([read(B)])
    store.apply([read(A), read(B), read(C), star(C)])
    store.undo()
    assert store.marks([A, B, C]) == {A: Marks(), B: READ, C: Marks()}


def test_undo_sets_back_what_stood_before_not_the_opposite(store: Store) -> None:
    store.apply([read(A)])
    store.apply([read(A, False), read(A, True), star(A)])
    store.undo()
    assert store.marks([A])[A] == READ


def test_undo_leaves_the_reading_place_alone(store: Store) -> None:
    store.apply([read(A), stop(A, 4)])
    store.apply([stop(A, 5)])
    (undone,) = store.undo().marked
    assert not undone.marks.is_read
    assert undone.marks.progress == 0.5
    assert not store.undo().marked


def test_undo_reaches_back_across_a_restart(store: Store, folder: Path) -> None:
    store.apply([read(A)])
    store.close()
    again = Store.open(folder)
    assert again.undo().marked == [Marked(A, Marks())]
    again.close()


def test_undo_writes_a_change_and_deletes_none(store: Store, folder: Path) -> None:
    store.apply([read(A)])
    store.undo()
    assert rows(folder, "SELECT number, value, previous, undoes FROM change") == [
        (1, "true", "false", None),
        (2, "false", "true", 1),
    ]


def test_after_an_undo_the_next_step_is_undone_first(store: Store) -> None:
    store.apply([read(A)])
    store.apply([star(A)])
    store.undo()
    store.apply([star(B)])
    store.undo()
    store.undo()
    assert store.marks([A, B]) == {A: Marks(), B: Marks()}


def test_what_another_process_writes_is_seen(store: Store, other: Store) -> None:
    other.apply([star(A)])
    assert store.marks([A])[A].is_starred
    assert store.number == other.number


def test_threads_share_a_store(store: Store) -> None:
    articles = [ArticleId(f"{number:032x}") for number in range(60)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda article: store.apply([read(article)]), articles))
    assert store.number == 60
    assert len(store.since(0)) == 60


def test_preferences_are_kept(store: Store, folder: Path) -> None:
    store.prefer("theme", "lamp")
    store.prefer("theme", "dusk")
    store.prefer("measure", "72")
    store.close()
    again = Store.open(folder)
    assert again.preferences() == {"theme": "dusk", "measure": "72"}
    again.close()


def test_preferences_are_no_part_of_the_history(store: Store) -> None:
    store.prefer("theme", "dusk")
    assert store.number == 0


def test_a_failed_step_leaves_nothing_behind(store: Store, folder: Path) -> None:
    with pytest.raises(TypeError, match="read can't be"):
        store.apply([read(A), Change(B, Field.READ, Stop(Place(), 0.5))])
    assert store.marks([A]) == {A: Marks()}
    assert store.number == 0


def test_a_mark_that_could_not_be_kept_can_be_made_again(store: Store, folder: Path) -> None:
    holder = sqlite3.connect(folder / "state.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match=r"state\.db is in use"):
        store.apply([star(A)])
    holder.close()
    assert store.apply([star(A)]) == [Marked(A, Marks(is_starred=True))]


WHEN_LOCKED: dict[str, Callable[[Store], object]] = {
    "number": lambda store: store.number,
    "since": lambda store: store.since(0),
    "marks": lambda store: store.marks([A]),
    "apply": lambda store: store.apply([star(A)]),
    "undo": lambda store: store.undo(),
    "redo": lambda store: store.redo(),
    "undo_step": lambda store: store.undo_step(1),
    "history": lambda store: store.history(1),
    "written": lambda store: store.written(A),
    "read_as": lambda store: store.read_as([A]),
    "items": lambda store: store.items(None, Field.TAG),
    "changes": lambda store: store.changes(0),
    "known": lambda store: store.known(None),
    "receive": lambda store: store.receive([], []),
    "doubt": lambda store: store.doubt([], 0),
    "devices": lambda store: store.devices,
    "is_blank": lambda store: store.is_blank,
    "identify": lambda store: store.identify([CLAIM]),
    "identify_weakly": lambda store: store.identify_weakly([CLAIM], set),
    "remember": lambda store: store.remember([(A, CLAIM)]),
    "preferences": lambda store: store.preferences(),
    "prefer": lambda store: store.prefer("theme", "dusk"),
}


@pytest.mark.parametrize("name", WHEN_LOCKED)
def test_a_locked_store_is_said_to_be_in_use(store: Store, folder: Path, name: str) -> None:
    holder = sqlite3.connect(folder / "state.db", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError, match=r"state\.db is in use by another program"):
        WHEN_LOCKED[name](store)
    store.close()
    holder.close()


def test_every_public_method_is_tried_on_a_locked_store() -> None:
    public = {name for name in vars(Store) if not name.startswith("_")}
    assert public - WHEN_LOCKED.keys() == {"open", "close"}


def test_a_store_that_was_closed_says_so_as_an_error_of_ours(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(StoreError):
        store.marks([A])


class Clock:
    """A clock that is put right by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def timed(folder: Path, clock: Clock) -> Iterator[Store]:
    store = Store.open(folder, clock=clock)
    yield store
    store.close()


def last_read(store: Store, article: ArticleId = A) -> int:
    return store.marks([article])[article].last_read


def test_an_article_was_last_read_when_it_was_marked_read_or_left(
    timed: Store, clock: Clock
) -> None:
    timed.apply([read(A)])
    clock.now = 2000.7
    timed.apply([stop(A, 3), star(B)])
    assert (last_read(timed), last_read(timed, B)) == (2000, 0)
    assert {one.article: one.marks.last_read for one in timed.since(0)} == {A: 2000, B: 0}


def test_reading_on_is_reading_now(timed: Store, clock: Clock) -> None:
    timed.apply([stop(A, 1)])
    clock.now = 1010
    timed.apply([stop(A, 2)])
    assert last_read(timed) == 1010


def test_unread_again_is_no_reading_and_forgets_none(timed: Store, clock: Clock) -> None:
    timed.apply([read(A)])
    clock.now = 2000
    timed.apply([read(A, False)])
    assert last_read(timed) == 1000


def test_an_undone_reading_never_was(timed: Store, clock: Clock) -> None:
    timed.apply([stop(A, 1)])
    clock.now = 2000
    timed.apply([read(A), read(B)])
    clock.now = 3000
    timed.undo()
    assert (last_read(timed), last_read(timed, B)) == (1000, 0)


def test_what_was_read_after_the_undone_step_stays_read(timed: Store, clock: Clock) -> None:
    timed.apply([read(A)])
    clock.now = 2000
    timed.apply([stop(A, 1)])
    clock.now = 3000
    timed.undo()
    assert last_read(timed) == 2000


def test_undoing_an_unread_gives_back_when_it_was_read(timed: Store, clock: Clock) -> None:
    timed.apply([read(A)])
    clock.now = 2000
    timed.apply([read(A, False)])
    clock.now = 3000
    timed.undo()
    assert timed.marks([A])[A] == READ


def test_coming_back_to_a_place_half_an_hour_later_is_a_reading(timed: Store, clock: Clock) -> None:
    timed.apply([stop(A, 1)])
    clock.now += 60
    timed.apply([stop(A, 1)])
    assert last_read(timed) == 1000
    clock.now += 1800
    timed.apply([stop(A, 1)])
    assert last_read(timed) == 2860


MANY = [ArticleId(f"{number:032x}") for number in range(500)]


def test_thousands_read_at_once_are_one_step_to_undo(timed: Store, clock: Clock) -> None:
    timed.apply([stop(MANY[7], 1)])
    clock.now = 2000
    claims = {article: [Claim("", article, f"{article}.md", f"link {article}")] for article in MANY}
    assert all(one.marks.is_read for one in timed.apply([read(one) for one in MANY], claims))
    clock.now = 3000
    undone = {one.article: one.marks for one in timed.undo().marked}
    assert len(undone) == len(MANY)
    assert not any(one.is_read for one in undone.values())
    assert [one.last_read for one in undone.values() if one.last_read] == [1000]
    assert not timed.undo().marked


def test_thousands_of_files_are_learnt_without_holding_up_marks(
    store: Store, other: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.apply([read(article) for article in MANY])
    meanwhile: list[Marked] = []
    transaction = sqlite.transaction

    @contextmanager
    def watched(connection: sqlite3.Connection) -> Iterator[None]:
        with transaction(connection):
            yield
        monkeypatch.setattr(stores, "transaction", transaction)
        meanwhile.extend(other.apply([star(A)]))
        monkeypatch.setattr(stores, "transaction", watched)

    monkeypatch.setattr(stores, "transaction", watched)
    store.remember([(one, Claim("", one, f"{one}.md", "")) for one in MANY])
    assert len(meanwhile) >= 2
    assert store.identify([Claim("", MANY[-1], "elsewhere.md", "")]) == [MANY[-1]]


def test_marks_are_read_while_many_are_being_made(store: Store) -> None:
    store.apply([star(A)])
    seen: list[dict[ArticleId, Marks]] = []

    class Claims(dict[ArticleId, list[Claim]]):
        """Has another thread ask, in the middle of it."""

        def get(self, *asked: object) -> list[Claim]:
            if not seen:
                with ThreadPoolExecutor(1) as pool:
                    seen.append(pool.submit(store.marks, [A, MANY[0]]).result())
            return []

    store.apply([read(article) for article in MANY], Claims())
    assert seen == [{A: Marks(is_starred=True), MANY[0]: Marks()}]
    assert store.marks([MANY[0]]) == {MANY[0]: READ}


def test_who_got_an_alias_last_is_asked_first(store: Store) -> None:
    here = Claim("", "", "here.md", "")
    store.apply([star(A), star(B)], {A: [here]})
    store.apply([read(B)], {B: [here]})
    assert store.identify_weakly([here], lambda _articles: set()) == {0: B}
    store.apply([read(A)], {A: [here]})
    assert store.identify_weakly([here], lambda _articles: set()) == {0: A}


def test_two_texts_that_are_the_same_are_two_articles_by_their_ids(store: Store) -> None:
    store.apply([star(A), star(B)])
    store.remember([(A, Claim(A, "f" * 32, "a.md", "")), (B, Claim("e" * 32, "d" * 32, "b", ""))])
    unknown = Claim("c" * 32, "f" * 32, "c.md", "")
    later = Claim("9" * 32, "d" * 32, "c.md", "")
    assert store.identify([unknown, later]) == [ArticleId("c" * 32), ArticleId("9" * 32)]


articles = st.sampled_from([A, B, C])
changes = st.one_of(
    st.builds(Change, articles, st.sampled_from([Field.READ, Field.STARRED]), st.booleans()),
    st.builds(stop, articles, st.integers(0, 9)),
)
steps = st.lists(st.one_of(st.none(), st.lists(changes, max_size=4)), max_size=12)


def logged(folder: Path) -> list[Entry]:
    return [Entry.of(row) for row in rows(folder, "SELECT * FROM change ORDER BY number")]


@settings(max_examples=LONG, deadline=None)
@given(steps)
def test_the_changes_add_up_to_the_marks(steps: list[list[Change] | None]) -> None:
    with tempfile.TemporaryDirectory() as name:
        ticks = count(1000.0)
        stores = [Store.open(Path(name), clock=lambda: next(ticks)) for _store in range(2)]
        for number, step in enumerate(steps):
            store = stores[number % 2]
            if step is None:
                store.undo()
            else:
                store.apply(step)
        marks = {one.article: one.marks for one in stores[0].since(0)}
        assert fold(logged(Path(name))).marks == marks
        for store in stores:
            store.close()


@settings(max_examples=LONG, deadline=None)
@given(st.lists(st.lists(changes, min_size=1, max_size=4), max_size=8))
def test_undoing_everything_leaves_nothing_read_or_starred(steps: list[list[Change]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        store = Store.open(Path(name))
        for step in steps:
            store.apply(step)
        while store.undo().marked:
            pass
        marks = store.marks([A, B, C]).values()
        store.close()
    assert not any(one.is_read or one.is_starred for one in marks)


alike = st.builds(
    lambda some, field, value: [Change(one, field, value) for one in sorted(some)],
    st.sets(articles, min_size=1),
    st.sampled_from([Field.READ, Field.STARRED, Field.ARCHIVED]),
    st.booleans(),
)
acts = st.lists(
    st.one_of(alike, st.lists(changes, max_size=1), st.sampled_from(["undo", "redo"])), max_size=8
)


def done(acts: list[list[Change] | str], many: int) -> tuple[object, ...]:
    """All that came of this where so many changes count as very many."""
    ticks = count(1000.0)
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patched:
        patched.setattr("reader.state.writing.MANY", many)
        store = Store.open(Path(name), clock=lambda: next(ticks))
        answers: list[object] = []
        for act in acts:
            if isinstance(act, str):
                undone = store.undo() if act == "undo" else store.redo()
                answers.append((dict(undone.marked), undone.kept))
            else:
                answers.append(dict(store.apply(act)))
        marks = dict(store.since(0))
        store.close()
        kept = [entry._replace(device="") for entry in logged(Path(name))]
    return answers, marks, sorted(kept)


@settings(max_examples=LONG, deadline=None)
@given(acts)
def test_very_many_are_marked_as_few_are(acts: list[list[Change] | str]) -> None:
    assert done(acts, many=1) == done(acts, many=2000)


def test_an_alias_learnt_among_very_many_was_got_last(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.state.aliases._MANY", 1)
    here = Claim("", "", "here.md", "link")
    for article in (A, B, A):
        store.apply([star(article, value=article is B), read(article)], {article: [here]})
        assert store.identify_weakly([here], lambda _articles: set()) == {0: article}


def test_a_store_is_blank_until_something_was_done(store: Store) -> None:
    assert store.is_blank
    store.apply([star(A)], {A: [CLAIM]})
    assert not store.is_blank
