import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tests.cli.conftest import Ran, Shelter

Leeslamp = Callable[..., Ran]


def test_where_nothing_was_read_it_is_said(leeslamp: Leeslamp, library: Shelter) -> None:
    assert leeslamp("stats", *library.options) == Ran(0, "Nothing was read in this time.\n", "")


def test_the_figures_are_one_object(leeslamp: Leeslamp, library: Shelter) -> None:
    out = leeslamp("stats", "--json", "--days", "7", *library.options).out
    found = json.loads(out)
    assert found["from"] == (date.today() - timedelta(6)).isoformat()
    assert found["articles"] == found["seconds"] == 0
    assert found["days"] == found["tags"] == []


@pytest.mark.parametrize(
    "words",
    [["--year", "old"], ["--month", "2026"], ["--days", "0"], ["--year", "2026", "--days", "3"]],
)
def test_what_is_no_period_is_refused(
    leeslamp: Leeslamp, library: Shelter, words: list[str]
) -> None:
    assert leeslamp("stats", *words, *library.options).code == 2
