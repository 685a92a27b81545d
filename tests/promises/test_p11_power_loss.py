"""P11: what was confirmed survives a power loss. `make crash` has the power fail at every call."""

import shutil
from pathlib import Path
from random import Random

import pytest

from tests.crash import power, syscalls

pytestmark = pytest.mark.skipif(not syscalls.is_there(), reason="strace is not here")


def test_a_power_loss_costs_no_mark_that_was_kept(tmp_path: Path) -> None:
    calls = power.recorded(tmp_path / "recorded", 12)
    assert list(power.failures(calls, tmp_path / "left", Random(7), every=9)) == []


def test_a_store_that_syncs_nothing_would_be_found_out(tmp_path: Path) -> None:
    calls = [one for one in power.recorded(tmp_path / "recorded", 12) if one.kind != "sync"]
    shutil.rmtree(tmp_path / "recorded")
    assert list(power.failures(calls, tmp_path / "left", Random(7), every=40)) != []
