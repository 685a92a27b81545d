"""P3: Unicode can neither deceive nor break the layout, at whatever width."""

from wcwidth import wcswidth

from tests.promises import judge
from tests.promises.home import Home
from tests.promises.hostile import of
from tests.promises.seat import Seat, squeezed
from tests.promises.walk import together, walked


def test_what_deceives_or_piles_up_is_not_drawn_at_any_width(home: Home) -> None:
    assert walked(of("P3"), home, widths=(80, 40, 200)).failures == []


def test_columns_stay_columns_and_a_window_too_narrow_for_them_says_so(home: Home) -> None:
    # Not Burmese: how wide its spacing marks are, no two terminals agree upon.
    cases = [case for case in of("P3") if case.name != "unicode-scripts"]
    library = together(cases, home.folder / "articles")
    home.listed(library)
    with Seat(home, library, columns=120) as seat:
        seat.wait_until("1 min", "Canary unicode-zalgo")
        rows = [line.rstrip() for line in seat.press(quiet=0.5)]
        rows = [line for line in rows if line.endswith(" min")]
        seat.resize(20, 30)
        seat.until(lambda seen: seen == squeezed("Too small: at least 40 by 12."))
        assert seat.leave() == 0
    assert len(rows) > len(cases)
    assert [line for line in rows if wcswidth(line) != 118] == []
    assert judge.violations(bytes(seat.raw)) == []
