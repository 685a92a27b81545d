"""P10: what was confirmed survives kill -9. `make crash` does it a thousand times."""

from pathlib import Path
from random import Random

import pytest

from reader.model.marks import Field
from tests.crash import rounds, syscalls
from tests.crash.place import Place


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


@pytest.mark.skipif(not syscalls.is_there(), reason="strace is not here")
def test_a_kill_at_a_system_call_costs_no_mark_that_was_kept(tmp_path: Path) -> None:
    begun = syscalls.begun(tmp_path / "begun")
    some = syscalls.calls(begun)[10:100:30]
    failures = [one for call in some for one in syscalls.failures(begun, syscalls.KILL, call)]
    assert failures == []
