"""P1: no title, tag, name or heading is ever read as markup or as something to do."""

from tests.promises.home import Home
from tests.promises.hostile import MARKUP, of
from tests.promises.seat import Seat, squeezed
from tests.promises.walk import together, unlisted, unmet, walked


def test_what_looks_like_markup_is_read_letter_for_letter(home: Home) -> None:
    cases = of("P1")
    seen = walked(cases, home, rows=60)
    assert seen.failures == []
    assert unmet(cases, seen.text) == []
    assert unlisted(cases, home) == []


def test_a_click_on_what_looks_like_an_action_does_not_do_it(home: Home) -> None:
    library = together(of("P1"), home.folder / "articles")
    with Seat(home, library, columns=120, rows=60) as seat:
        seat.wait_until(MARKUP[1])
        seat.press(quiet=0.3)
        seat.click("[@click=app.quit]Read me[/]")
        seat.click("Read me")
        seat.press("\r")
        seat.until(lambda seen: "━━" in seen)
        seat.click("[@click=app.quit]")
        seat.click("Read me")
        assert squeezed(MARKUP[1]) in squeezed(*seat.press("i", quiet=0.3))
        assert seat.leave() == 0
    assert home.opened() == []
