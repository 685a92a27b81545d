"""Devices that share a folder, as several data folders and one more."""

import os
import shutil
import stat
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from reader.errors import SyncError
from reader.model.article import ArticleId
from reader.model.highlights import Highlight
from reader.model.identity import Claim
from reader.model.marks import Change, Field, Marks, Stop, Value
from reader.model.places_in_text import Place
from reader.model.sanitize import Shown
from reader.state import exchange
from reader.state.store import Store
from reader.state.sync import Report, stamps, synced

YEAR = 366 * 24 * 3600.0
NOW = 1_795_000_000.0
A, B, C = (ArticleId(letter * 32) for letter in "abc")


class Machine:
    """A data folder, and the folder that it shares."""

    def __init__(self, folder: Path, shared: Path, clock: float = NOW) -> None:
        self.folder = folder
        self.shared = shared
        self.time = clock
        self.names: dict[ArticleId, ArticleId] = {}
        self.store = Store.open(folder, clock=self.clock)

    def clock(self) -> float:
        self.time += 1
        return self.time

    def mark(self, article: ArticleId, field: Field, value: Value, item: str = "") -> None:
        self.store.apply([Change(article, field, value, item)])

    def sync(self) -> Report:
        return synced(self.store, self.shared, self.names.update)

    @property
    def file(self) -> Path:
        return self.shared / f"leeslamp-{self.store.device}.jsonl"

    def marks(self) -> Mapping[ArticleId, Marks]:
        """All marks but the time of the last reading, which every machine knows for itself."""
        return {one.article: one.marks._replace(last_read=0) for one in self.store.since(0)}

    def items(self) -> list[str]:
        fields = (Field.TAG, Field.HIGHLIGHT, Field.NOTE, Field.SPENT)
        return sorted(map(str, (self.store.items(None, field) for field in fields)))


Machines = Callable[[int], list[Machine]]


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder


@pytest.fixture
def machines(tmp_path: Path, shared: Path) -> Iterator[Machines]:
    made: list[Machine] = []

    def make(count: int) -> list[Machine]:
        new = [Machine(tmp_path / f"data-{len(made) + one}", shared) for one in range(count)]
        made.extend(new)
        return new

    yield make
    for one in made:
        one.store.close()


def test_what_is_done_on_one_machine_holds_on_the_other(machines: Machines) -> None:
    one, other = machines(2)
    one.mark(A, Field.READ, True)
    one.mark(A, Field.TAG, True, "sea")
    one.mark(B, Field.HIGHLIGHT, Highlight(quote=Shown("a lamp")), "0123456789abcdef")
    one.mark(B, Field.NOTE, "read it twice")
    one.mark(B, Field.PLACE, Stop(Place(3, 7, "there"), 0.5))
    assert one.sync().sent == 5
    assert other.sync()[:3] == Report(0, 5, 1)[:3]
    assert (other.marks(), other.items()) == (one.marks(), one.items())
    assert other.marks()[A].tags == ("sea",)


def test_a_second_round_has_nothing_to_say(machines: Machines) -> None:
    one, other = machines(2)
    one.mark(A, Field.READ, True)
    for machine in (one, other, one, other):
        machine.sync()
    assert one.sync() == other.sync() == Report(files=1)


def test_the_last_word_holds_on_both_though_a_clock_is_wrong_by_years(machines: Machines) -> None:
    one, other = machines(2)
    one.time += 50 * YEAR
    one.mark(A, Field.READ, True)
    one.sync()
    other.time -= 20 * YEAR
    other.sync()
    other.mark(A, Field.READ, False)
    other.sync()
    one.sync()
    assert one.marks()[A].is_read is other.marks()[A].is_read is False


def test_marks_made_apart_for_months_are_all_there(machines: Machines) -> None:
    one, other = machines(2)
    for machine in (one, other):
        machine.sync()
    for number in range(50):
        one.mark(ArticleId(f"{number:032x}"), Field.STARRED, True)
        other.mark(ArticleId(f"{number + 25:032x}"), Field.TAG, True, f"month {number % 6}")
    for machine in (one, other, one):
        machine.sync()
    assert one.marks() == other.marks()
    assert len(one.marks()) == 75
    assert sum(marks.is_starred for marks in one.marks().values()) == 50


def test_what_comes_from_elsewhere_can_not_be_undone_here(machines: Machines) -> None:
    one, other = machines(2)
    other.mark(B, Field.STARRED, True)
    one.mark(A, Field.READ, True)
    one.sync()
    other.sync()
    assert [marked.article for marked in other.store.undo().marked] == [B]
    assert not other.store.undo().marked
    assert other.marks()[A].is_read


def test_of_a_note_written_on_two_machines_at_once_neither_text_is_lost(
    machines: Machines,
) -> None:
    one, other, third = machines(3)
    one.mark(A, Field.NOTE, "here")
    other.mark(A, Field.NOTE, "there")
    other.mark(A, Field.NOTE, "there, and more")
    for machine in (one, other, one, third):
        machine.sync()
    for machine in (one, other, third):
        assert [written.text for written in machine.store.written(A)] == ["there, and more", "here"]
        assert machine.items()[1] == other.items()[1]
    one.mark(A, Field.NOTE, "here")  # brought back
    for machine in (one, other):
        machine.sync()
    assert [(text, holds) for _, _, text, holds in other.store.written(A)] == [
        ("here", True),
        ("there, and more", False),
    ]


def test_a_text_that_did_not_hold_outlives_a_file_that_is_written_anew(machines: Machines) -> None:
    one, other, late = machines(3)
    one.mark(A, Field.NOTE, "here")
    other.mark(B, Field.READ, True)
    other.mark(A, Field.NOTE, "there")
    for machine in (one, other, one):
        machine.sync()
    one.file.unlink()
    one.sync()
    late.sync()
    assert {written.text for written in late.store.written(A)} == {"here", "there"}


def test_the_history_tells_what_was_done_elsewhere_and_where(machines: Machines) -> None:
    one, other = machines(2)
    other.store.apply([Change(article, Field.STARRED, True) for article in (A, B, C)])
    other.mark(A, Field.PLACE, Stop(Place(1), 0.5))
    other.mark(A, Field.NOTE, "there")
    other.sync()
    one.mark(C, Field.READ, True)
    one.sync()
    steps = [(step.field, step.articles, step.device) for step in one.store.history(9)]
    told = other.store.device
    assert steps == [(Field.NOTE, 1, told), (Field.STARRED, 3, told), (Field.READ, 1, "")]
    assert [step.device for step in one.store.history(9, is_own=True)] == [""]
    assert [step.field for step in one.store.history(1)] == [Field.NOTE]


def test_files_are_for_their_owner_alone(machines: Machines) -> None:
    (one,) = machines(1)
    one.mark(A, Field.READ, True)
    one.sync()
    assert stat.S_IMODE(one.file.stat().st_mode) == 0o600
    assert os.listdir(one.shared) == [one.file.name]


def test_what_is_not_ours_is_left_alone(machines: Machines, shared: Path) -> None:
    (one,) = machines(1)
    (shared / "notes.txt").write_text("mine")
    (shared / "leeslamp-plan.jsonl").write_text("{}\n")
    (shared / "leeslamp-folder.jsonl").mkdir()
    os.mkfifo(shared / "leeslamp-pipe.jsonl")
    one.mark(A, Field.READ, True)
    assert one.sync().damaged == 1
    assert (shared / "notes.txt").read_text() == "mine"
    assert (shared / "leeslamp-plan.jsonl").read_text() == "{}\n"


def test_a_folder_that_is_not_there_is_said(machines: Machines, shared: Path) -> None:
    (one,) = machines(1)
    shared.rmdir()
    assert stamps(shared) == {}
    with pytest.raises(SyncError, match="shared can't be read or written"):
        one.sync()


def test_a_half_copied_file_is_read_as_far_as_it_is_whole(machines: Machines) -> None:
    one, other = machines(2)
    one.mark(A, Field.READ, True)
    one.mark(B, Field.READ, True)
    one.sync()
    whole = one.file.read_bytes()
    one.file.write_bytes(whole[:-30])
    assert other.sync()[1:4] == (1, 1, 0)
    one.file.write_bytes(whole)
    assert other.sync()[1:4] == (1, 1, 0)
    assert other.marks() == one.marks()


def test_a_damaged_line_is_passed_over_and_counted(machines: Machines) -> None:
    one, other = machines(2)
    for article in (A, B, C):
        one.mark(article, Field.READ, True)
    one.sync()
    lines = one.file.read_bytes().splitlines(keepends=True)
    lines[2] = lines[2].replace(b"true", b"tRue")
    one.file.write_bytes(b"".join(lines))
    report = other.sync()
    assert (report.received, report.damaged) == (2, 1)
    one.sync()  # notices, and writes it anew
    other.sync()
    assert other.marks() == one.marks()


@pytest.mark.parametrize("size", [0, 100, 400])
def test_ones_own_file_that_was_lost_or_rolled_back_is_written_anew(
    machines: Machines, size: int
) -> None:
    one, other = machines(2)
    for number in range(5):
        one.mark(ArticleId(f"{number:032x}"), Field.READ, True)
        one.sync()
    whole = one.file.read_bytes()
    name = one.store.device
    if size:
        one.file.write_bytes(whole[:size])
    else:
        one.file.unlink()
    one.sync()
    other.sync()
    assert one.store.device == name
    assert other.marks() == one.marks()


def test_a_copy_of_a_data_folder_takes_a_name_of_its_own_and_nothing_is_lost(
    machines: Machines, tmp_path: Path
) -> None:
    one, third = machines(2)
    one.mark(A, Field.READ, True)
    one.sync()
    shutil.copytree(one.folder, tmp_path / "copied")
    twin = Machine(tmp_path / "copied", one.shared)
    one.mark(B, Field.READ, True)
    twin.mark(C, Field.READ, True)  # the same number, under the same name
    one.sync()
    report = twin.sync()
    assert report.is_renamed
    assert twin.store.device != one.store.device
    for machine in (one, third, twin):
        machine.sync()
    assert one.marks() == twin.marks() == third.marks()
    assert set(one.marks()) == {A, B, C}
    assert not twin.sync().is_renamed
    twin.store.close()
    again = Machine(tmp_path / "copied", one.shared)
    assert (again.store.device, again.sync()) == (twin.store.device, Report(files=2))
    again.store.close()


def test_a_data_folder_that_was_brought_back_from_a_copy_hears_what_it_did_since(
    machines: Machines, tmp_path: Path
) -> None:
    (one,) = machines(1)
    one.mark(A, Field.READ, True)
    one.sync()
    shutil.copytree(one.folder, tmp_path / "backup")
    one.mark(B, Field.STARRED, True)
    one.sync()
    back = Machine(tmp_path / "backup", one.shared)
    assert back.sync().is_renamed
    assert back.marks() == one.marks()
    back.store.close()


@pytest.mark.parametrize(
    "name",
    [
        "{stem}.sync-conflict-20261122-101112-ABCDEFG.jsonl",
        "{stem} (conflicted copy 2026-11-22).jsonl",
    ],
)
def test_the_copy_that_a_sync_service_makes_in_a_conflict_is_heard(
    machines: Machines, shared: Path, name: str
) -> None:
    one, other = machines(2)
    one.mark(A, Field.READ, True)
    one.sync()
    one.file.rename(shared / name.format(stem=one.file.stem))
    assert other.sync().received == 1


def test_a_file_of_a_newer_version_is_kept_and_said(machines: Machines, shared: Path) -> None:
    one, _other = machines(2)
    newer = shared / "leeslamp-0badcafe.jsonl"
    text = exchange._line({"leeslamp": "changes", "version": 2, "device": "0badcafe"}) + b"{}\n"
    newer.write_bytes(text)
    for _round in range(2):
        report = one.sync()
        assert (report.newer_files, report.damaged, report.received) == (1, 0, 0)
    assert newer.read_bytes() == text


def test_changes_of_a_newer_version_are_heard_once_they_are_understood(
    machines: Machines, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = machines(2)
    one.mark(A, Field.READ, True)
    one.mark(A, Field.STARRED, True)
    one.sync()
    with monkeypatch.context() as patched:
        patched.setattr("reader.state.sync._UNDERSTOOD", "of long ago")
        patched.delitem(exchange._FIELDS, "starred")
        assert other.sync()[1:5] == (1, 1, 0, 1)
    other.sync()
    assert other.marks() == one.marks()


def test_a_file_does_not_grow_with_what_is_superseded(
    machines: Machines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.state.sync._FEW", 20)
    one, other = machines(2)
    one.sync()
    for number in range(100):
        one.mark(A, Field.READ, number % 2 == 0)
        if number % 10 == 0:
            one.sync()
    one.sync()
    assert one.file.read_bytes().count(b"\n") < 60
    for number in range(10):
        one.mark(B, Field.STARRED, number % 2 == 0)
    one.sync()
    other.sync()
    assert other.marks() == one.marks()


def test_reading_on_elsewhere_does_not_grow_the_log_here(machines: Machines) -> None:
    one, other = machines(2)
    for number in range(10):
        one.mark(A, Field.PLACE, Stop(Place(number), number / 10))
        one.sync()
        other.sync()
    assert len(other.store.changes(0)) == 1


def test_a_machine_between_two_folders_carries_what_it_hears(
    machines: Machines, tmp_path: Path
) -> None:
    home, between, work = machines(3)
    stick = tmp_path / "stick"
    stick.mkdir()
    work.shared = stick
    home.mark(A, Field.READ, True)
    home.sync()
    between.sync()
    between.shared = stick
    between.sync()
    work.sync()
    work.mark(A, Field.STARRED, True)
    work.sync()
    between.sync()
    between.shared = home.shared
    between.sync()
    home.sync()
    assert home.marks() == work.marks() == between.marks()
    assert home.marks()[A] == Marks(is_read=True, is_starred=True)


# Who is who.


def claim(text: str, path: str = "a.md", explicit: str = "") -> Claim:
    return Claim(explicit, text, path, "")


OLD, NEW = "2" * 32, "1" * 32
"""What the text of an article says before and after an edit."""


def test_an_article_that_one_machine_first_saw_after_an_edit_is_one_on_both(
    machines: Machines,
) -> None:
    one, other = machines(2)
    before, after = ArticleId(OLD), ArticleId(NEW)
    one.store.apply([Change(before, Field.READ, True)], {before: [claim(OLD)]})
    one.sync()
    other.store.apply([Change(after, Field.STARRED, True)], {after: [claim(NEW, "moved.md")]})
    other.sync()
    one.store.remember([(before, claim(NEW))])  # it was edited here too
    for machine in (one, other, one, other):
        machine.sync()
    assert one.marks() == other.marks() == {after: Marks(is_read=True, is_starred=True)}
    assert one.names[before] == after
    for machine in (one, other):
        assert machine.store.identify([claim(OLD), claim(NEW)]) == [after, after]
        machine.mark(before, Field.ARCHIVED, True)  # a window that has not heard of it yet
        assert set(machine.marks()) == {after}


def test_a_file_that_was_only_seen_after_the_edit_is_called_by_its_article(
    machines: Machines,
) -> None:
    one, other = machines(2)
    before = ArticleId(OLD)
    one.store.apply([Change(before, Field.READ, True)], {before: [claim(OLD), claim(NEW)]})
    one.sync()
    other.sync()
    assert other.names == {ArticleId(NEW): before}
    assert other.store.identify([claim(NEW, "elsewhere.md")]) == [before]


def test_what_was_done_before_two_articles_became_one_can_still_be_undone(
    machines: Machines,
) -> None:
    one, other = machines(2)
    before, after = ArticleId(OLD), ArticleId(NEW)
    one.store.apply([Change(before, Field.READ, True)], {before: [claim(OLD), claim(NEW)]})
    other.store.apply([Change(after, Field.STARRED, True)], {after: [claim(NEW)]})
    other.sync()
    one.sync()
    assert one.marks()[after] == Marks(is_read=True, is_starred=True)
    assert [marked.article for marked in one.store.undo().marked] == [after]
    assert one.marks()[after] == Marks(is_starred=True)


def test_two_articles_with_ids_of_their_own_stay_two(machines: Machines) -> None:
    one, other = machines(2)
    for machine, article in ((one, A), (other, B)):
        machine.store.apply(
            [Change(article, Field.READ, True)], {article: [claim(OLD, explicit=article)]}
        )
    for machine in (one, other, one):
        machine.sync()
    assert set(one.marks()) == set(other.marks()) == {A, B}


def test_an_alias_that_is_learnt_later_travels_by_itself(machines: Machines) -> None:
    one, other = machines(2)
    before = ArticleId(OLD)
    one.store.apply([Change(before, Field.READ, True)], {before: [claim(OLD)]})
    one.sync()
    other.sync()
    one.store.remember([(before, claim(NEW))])
    assert one.sync().sent == 1
    other.sync()
    assert other.store.identify([claim(NEW, "elsewhere.md")]) == [before]


# Anything at all.

actions = some.lists(
    some.tuples(
        some.integers(0, 4),
        some.sampled_from(
            (
                "read",
                "star",
                "tag",
                "untag",
                "place",
                "note",
                "sync",
                "sync",
                "tear",
                "lose",
                "swap",
            )
        ),
        some.integers(0, 3),
    ),
    max_size=25,
)


@settings(max_examples=max(8, settings().max_examples // 50))
@given(actions, some.randoms(use_true_random=False))
def test_five_machines_agree_in_the_end_whatever_becomes_of_their_files(
    tmp_path_factory: pytest.TempPathFactory, actions: list[tuple[int, str, int]], random: Random
) -> None:
    folder = tmp_path_factory.mktemp("five")
    shared = folder / "shared"
    shared.mkdir()
    clocks = [NOW + random.randint(-40, 40) * YEAR for _number in range(5)]
    five = [Machine(folder / str(at), shared, clock) for at, clock in enumerate(clocks)]
    for who, what, which in actions:
        _act(five[who], what, ArticleId(f"{which:032x}"), random)
    for _round in range(2):
        for machine in five:
            machine.sync()
    for machine in five:
        machine.store.close()
    again = [Machine(machine.folder, shared) for machine in five]
    assert all(one.marks() == again[0].marks() for one in again)
    assert all(one.items() == again[0].items() for one in again)
    for machine in again:
        machine.store.close()
    shutil.rmtree(folder)


def _act(machine: Machine, what: str, article: ArticleId, random: Random) -> None:
    place = Stop(Place(random.randint(0, 9)), random.random())
    changes = {
        "read": Change(article, Field.READ, random.random() < 0.5),
        "star": Change(article, Field.STARRED, random.random() < 0.5),
        "tag": Change(article, Field.TAG, True, random.choice(("sea", "Sea", "dike"))),
        "untag": Change(article, Field.TAG, False, random.choice(("sea", "dike"))),
        "place": Change(article, random.choice((Field.PLACE, Field.FURTHEST)), place),
        "note": Change(article, Field.NOTE, random.choice(("", "one", "two"))),
    }
    files = sorted(machine.shared.iterdir())
    if what in changes:
        machine.store.apply([changes[what]])
    elif what == "sync":
        machine.sync()
    elif files:
        file = random.choice(files)
        if what == "tear":
            file.write_bytes(file.read_bytes()[: random.randint(0, file.stat().st_size)])
        elif what == "lose":
            file.unlink()
        else:  # the lines come in another order, behind the first
            first, *lines = file.read_bytes().splitlines(keepends=True) or [b""]
            random.shuffle(lines)
            file.write_bytes(b"".join([first, *lines, *lines[:2]]))
