"""A short form of `make crash`: what is acknowledged is kept, whatever happens."""

import shutil
from pathlib import Path
from random import Random

import pytest

from reader.model.marks import Field
from tests.crash import power, rounds, syscalls, windows
from tests.crash.place import Place

needs_strace = pytest.mark.skipif(not syscalls.is_there(), reason="strace is not here")


def test_what_is_drawn_or_done_survives_kill_9(tmp_path: Path) -> None:
    tally = rounds.Tally()
    place = Place(tmp_path / "place")
    rounds.run(place, 3, Random(11), tally, seconds=30)
    assert tally.failures == []
    assert rounds.told(place) == []
    assert tally.acknowledged > 0


def test_the_judge_sees_what_was_lost_and_what_nobody_asked_for() -> None:
    mark, other = ("Article 01", Field.READ), ("Article 02", Field.READ)
    before = {mark: False, other: False}
    lost = rounds.judged(before, {mark: True}, {mark: True}, before)
    assert lost == ["lost: read of Article 01 is False"]
    phantom = rounds.judged(before, {mark: True}, {}, {mark: True, other: True})
    assert phantom == ["never requested: read of Article 02 is True"]
    assert rounds.judged(before, {mark: True}, {}, {mark: True, other: False}) == []


def test_two_windows_that_mark_at_once_show_all_of_it(tmp_path: Path) -> None:
    place = Place(tmp_path / "place", 12)
    assert windows.mark_at_once(place, 2) == [12, 12]
    assert sum(place.stored().values()) == 12


@needs_strace
@pytest.mark.parametrize("fault", syscalls.FAULTS)
def test_a_fault_at_a_system_call_costs_no_mark_that_was_kept(tmp_path: Path, fault: str) -> None:
    begun = syscalls.begun(tmp_path / "begun")
    some = syscalls.calls(begun)[10:100:30]
    assert [one for call in some for one in syscalls.failures(begun, fault, call)] == []


@needs_strace
def test_a_fault_while_a_store_is_made_costs_no_mark_that_was_kept(tmp_path: Path) -> None:
    new = tmp_path / "new"
    faults = zip(syscalls.calls(new)[1:20:4], syscalls.FAULTS, strict=False)
    assert [one for call, fault in faults for one in syscalls.failures(new, fault, call)] == []


@needs_strace
def test_a_power_loss_costs_no_mark_that_was_kept(tmp_path: Path) -> None:
    calls = power.recorded(tmp_path / "recorded", 12)
    assert list(power.failures(calls, tmp_path / "left", Random(7), every=9)) == []


@needs_strace
def test_a_store_that_syncs_nothing_would_be_found_out(tmp_path: Path) -> None:
    calls = [one for one in power.recorded(tmp_path / "recorded", 12) if one.kind != "sync"]
    shutil.rmtree(tmp_path / "recorded")
    assert list(power.failures(calls, tmp_path / "left", Random(7), every=40)) != []
