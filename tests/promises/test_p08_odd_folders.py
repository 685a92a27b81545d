"""P8: loops, pipes, what cannot be read, and names of every kind are harmless."""

import json
import os
import tempfile
from pathlib import Path

import pytest

from tests.promises.home import NOBODY, Home
from tests.promises.hostile import article, of
from tests.promises.seat import Seat
from tests.promises.walk import unlisted, walked


def test_every_article_of_an_odd_folder_is_listed_and_opens(home: Home) -> None:
    cases = of("P8")
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


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="of POSIX")
def test_what_may_not_be_read_is_listed_with_a_mark() -> None:
    with tempfile.TemporaryDirectory() as name:  # every folder above must be open to others
        folder = Path(name)
        folder.chmod(0o777)
        home = Home(folder / "home")
        library = folder / "articles"
        library.mkdir()
        (library / "secret.md").write_text(article("title: Secret"))
        (library / "secret.md").chmod(0)
        home.folder.chmod(0o777)
        user = NOBODY if os.geteuid() == 0 else None
        done = home.run("list", "--json", "--refresh", "--library", library, user=user)
        assert (done.code, done.err.count(b"Traceback")) == (0, 0)
        (row,) = map(json.loads, done.out.splitlines())
        assert row["error"]
