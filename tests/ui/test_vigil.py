"""What goes on beside the keys."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.core import Reader
from reader.errors import StoreError
from reader.model.article import ArticleId
from reader.model.highlights import Highlight
from reader.model.marks import Change, Field, Marked, Stop, Value
from reader.model.places_in_text import Place
from reader.model.row import Row
from reader.model.sanitize import EMPTY, Shown
from reader.places import Environment
from reader.ui import vigil
from reader.ui.marking import Marking
from reader.ui.vigil import Vigil
from tests.ui.driving import driven

A = ArticleId("a" * 32)


class Noticing(Marking):
    """A desk that says what it was told."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader, lambda _error: None)
        self.shown: list[Marked] = []
        self.told: list[str] = []

    def show_marks(self, marked: object) -> None:
        assert isinstance(marked, list)
        self.shown += marked

    def tell(self, text: str) -> None:
        self.told.append(text)


class Ticks:
    """A vigil's event that does something at each tick, and ends it with the last one."""

    def __init__(self, *steps: object) -> None:
        self.steps = list(steps)
        self.waited: list[float] = []

    def wait(self, seconds: float) -> bool:
        self.waited.append(seconds)
        if not self.steps:
            return True
        step = self.steps.pop(0)
        if callable(step):
            step()
        return False

    def is_set(self) -> bool:
        return False


@pytest.fixture
def windows(environment: Environment) -> Iterator[tuple[Reader, Reader]]:
    one, other = Reader.open(environment), Reader.open(environment)
    yield one, other
    one.close()
    other.close()


def watched(reader: Reader, *steps: object) -> Noticing:
    desk = Noticing(reader)
    vigil_ = Vigil(desk)
    vigil_._closed = Ticks(*steps)  # type: ignore[assignment]
    vigil_.follow()
    return desk


def test_a_mark_in_another_window_is_shown(windows: tuple[Reader, Reader]) -> None:
    one, other = windows

    def star() -> None:
        other.mark([Change(A, Field.STARRED, True)])

    desk = watched(one, star, None)
    assert [(marked.article, marked.marks.is_starred) for marked in desk.shown] == [(A, True)]


def test_what_was_there_from_the_start_is_no_news(windows: tuple[Reader, Reader]) -> None:
    one, other = windows
    other.mark([Change(A, Field.STARRED, True)])
    assert watched(one, None, None).shown == []


def test_what_cannot_be_read_is_looked_at_again(
    windows: tuple[Reader, Reader], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, _other = windows
    news = [Marked(A, one.marks(A))]
    answers: list[list[Marked] | None] = [None, news]

    def told() -> list[Marked]:
        answer = answers.pop(0)
        if answer is None:
            raise StoreError("in use")
        return answer

    monkeypatch.setattr(one, "news", told)
    assert watched(one, None).shown == news


def test_the_store_is_looked_after_a_while_after_the_start_and_then_now_and_then(
    windows: tuple[Reader, Reader], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, _other = windows
    said = [EMPTY, Shown("It is damaged.")]
    monkeypatch.setattr(one, "look_after", lambda _is_cancelled: said.pop(0))
    desk = Noticing(one)
    watching = Vigil(desk)
    ticks = Ticks(None, None)
    watching._closed = ticks  # type: ignore[assignment]
    watching.care()
    assert ticks.waited == [vigil.FIRST, vigil.EVERY, vigil.EVERY]
    assert desk.told == ["It is damaged."]


@pytest.fixture
def sharing(environment: Environment, tmp_path: Path) -> Iterator[tuple[Reader, Reader, Path]]:
    """Two machines, and the folder that the first one is told to share with others."""
    shared = tmp_path / "shared"
    shared.mkdir()
    environment.config_file.parent.mkdir(parents=True, exist_ok=True)
    environment.config_file.write_text(f'[sync]\nfolder = "{shared}"\n')
    there = environment._replace(data_dir=tmp_path / "data", cache_dir=tmp_path / "cache")
    one, other = Reader.open(environment), Reader.open(there)
    yield one, other, shared
    one.close()
    other.close()


def shared_by(reader: Reader, *steps: object) -> Noticing:
    desk = Noticing(reader)
    sharing = Vigil(desk)
    sharing._closed = Ticks(*steps)  # type: ignore[assignment]
    sharing.share()
    return desk


def test_marks_of_another_machine_come_in(sharing: tuple[Reader, Reader, Path]) -> None:
    one, other, shared = sharing

    def star() -> None:
        other.mark([Change(A, Field.STARRED, True)])
        other.sharing.sync(shared)

    assert shared_by(one, star).told == []
    assert one.marks(A).is_starred


def test_a_shared_folder_that_is_gone_is_said_once(sharing: tuple[Reader, Reader, Path]) -> None:
    one, _other, shared = sharing
    desk = shared_by(one, lambda: shutil.rmtree(shared), None, None)
    assert [said.startswith(f"{shared} can't be read") for said in desk.told] == [True]


PASSAGE = Highlight("key", Shown("words"), length=5)


@pytest.mark.parametrize(
    ("field", "value", "item", "is_shown"),
    [
        (Field.READ, True, "", lambda row: row.is_read),
        (Field.STARRED, True, "", lambda row: row.is_starred),
        (Field.PLACE, Stop(Place(1), 0.5), "", lambda row: row.progress == 0.5),
        (Field.TAG, True, "sea", lambda row: "sea" in row.tags),
        (Field.HIGHLIGHT, PASSAGE, "0" * 16, lambda row: row.highlights == 1),
        (Field.NOTE, "Why?", "", lambda row: row.has_note),
    ],
)
async def test_a_row_shows_whatever_another_window_sets(
    reader: Reader, field: Field, value: Value, item: str, is_shown: Callable[[Row], bool]
) -> None:
    other = Reader.open(reader.environment, [one.folder for one in reader.libraries])
    async with driven(reader) as screen:
        other.mark([Change(screen.row.article, field, value, item)])
        await screen.until(lambda: is_shown(screen.row))
    other.close()


async def test_what_another_window_archives_leaves_this_list(reader: Reader) -> None:
    other = Reader.open(reader.environment, [one.folder for one in reader.libraries])
    async with driven(reader) as screen:
        gone = screen.row.article
        other.mark([Change(gone, Field.ARCHIVED, True)])
        await screen.until(lambda: screen.row.article != gone)
        other.undo()
        await screen.until(lambda: screen.library.counts.archived == 0)
    other.close()
