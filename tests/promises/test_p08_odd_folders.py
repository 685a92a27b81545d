"""P8: loops, pipes, what cannot be read, and names of every kind are harmless."""

import os

import pytest

from tests.promises.home import Home, is_there
from tests.promises.hostile import article, of
from tests.promises.seat import Seat
from tests.promises.walk import unlisted, walked


@pytest.fixture
def home(home: Home) -> Home:
    """One in which the program may not read what nobody may."""
    home.is_bound = os.geteuid() != 0 or is_there("setpriv")
    return home


def test_every_article_of_an_odd_folder_is_listed_and_opens(home: Home) -> None:
    cases = [case for case in of("P8") if home.is_bound or case.name != "folder-unreadable"]
    assert walked(cases, home).failures == []
    assert unlisted(cases, home) == []


def test_a_star_on_a_name_that_is_no_utf_8_is_there_after_a_restart(home: Home) -> None:
    library = home.folder / "articles"
    library.mkdir()
    (library / os.fsdecode(b"caf\xe9.md")).write_text(article("title: Coffee"))
    for wanted in ("Coffee ★", "Coffee"):
        with Seat(home, library) as seat:
            seat.wait_until("Coffee")
            seat.press("s", "y", quiet=0.2)
            seat.wait_until(wanted)
            assert seat.leave() == 0
    assert [row["starred"] for row in home.listed(library).values()] == [False]
