"""P2: nothing from a file reaches the terminal as a control, in whatever field and spelling."""

from pathlib import Path

import pytest

from tests.promises import judge
from tests.promises.home import Home
from tests.promises.hostile import of
from tests.promises.seat import Seat
from tests.promises.walk import together, unlisted, unmet, walked


def test_no_field_in_any_spelling_speaks_to_the_terminal(home: Home) -> None:
    cases = of("P2")
    seen = walked(cases, home)
    assert seen.failures == []
    assert unmet(cases, seen.text) == []
    assert unlisted(cases, home) == []


def test_nothing_that_is_shown_about_an_article_does_either(home: Home) -> None:
    library = together(of("P2"), home.folder / "articles")
    with Seat(home, library, columns=140) as seat:
        seat.wait_until("●")
        seat.press("i", "\x1b", "\\", "\x1b", "\t", "j", "j", "j", "\x1b", "/OWNED\r", quiet=0.15)
        seat.press("\r", "T", "\x1b", "i", "\x1b", "S", "\x1b", "f", "\x1b", "m", "a", "'", "\x1b")
        assert seat.leave() == 0
    assert judge.violations(bytes(seat.raw)) == []


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, Path]:
    """All of it indexed, in a home that is only looked at."""
    home = Home(tmp_path_factory.mktemp("listed"))
    library = together(of("P2"), home.folder / "articles")
    home.listed(library)
    return home, library


@pytest.mark.parametrize("command", [("list",), ("search", "OWNED"), ("doctor",), ("tag", "list")])
def test_no_command_prints_a_control(listed: tuple[Home, Path], command: tuple[str, ...]) -> None:
    home, library = listed
    done = home.run(*command, "--library", library)
    assert b"Traceback" not in done.err
    assert judge.printed(done.out + done.err) == []


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_no_form_of_an_article_holds_a_control(home: Home, form: str) -> None:
    (case,) = (case for case in of("P2") if case.name == "escape-page-decimal")
    library = together([case], home.folder / "articles")
    done = home.run("show", "--format", form, "--", library / case.name / "a.html")
    assert done.code == 0
    assert judge.printed(done.out + done.err) == []
