"""P5: time and memory are bounded, and a bad file costs itself only. `make promises` tries all."""

import resource
import sys

import pytest

from tests.promises.home import Home
from tests.promises.hostile import of
from tests.promises.walk import together, unmet, walked

SOME = (
    *("bomb-page-div", "bomb-page-colspan", "bomb-page-word", "bomb-page-less-than"),
    *("bomb-md-brackets", "bomb-md-emphasis", "bomb-md-table", "bomb-head-alias"),
    *("bomb-head-merge", "bomb-head-flow", "bomb-picture-png", "bomb-sparse"),
)


def test_bombs_are_read_in_time_and_within_bounds(home: Home) -> None:
    cases = [case for case in of("P5") if case.name in SOME]
    assert len(cases) == len(SOME)
    seen = walked(cases, home)
    assert seen.failures == []
    assert [one for one in unmet(cases, seen.text) if "DEEP" not in one] == []
    assert all(case.canary.replace(" ", "") in seen.text for case in cases)


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is of Linux")
def test_an_index_is_made_within_little_memory(home: Home) -> None:
    cases = [case for case in of("P5") if case.name in SOME]
    library = together(cases, home.folder / "articles")
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert len(home.listed(library)) == 2 * len(cases)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss <= max(before, 200 * 1024)
