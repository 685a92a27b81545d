"""P3: Unicode can neither deceive nor break the layout, at whatever width."""

import pytest

from tests.promises.home import Home
from tests.promises.hostile import of
from tests.promises.seat import Seat
from tests.promises.walk import together, walked


@pytest.mark.parametrize("columns", [20, 80, 200])
def test_what_deceives_or_piles_up_is_not_drawn(home: Home, columns: int) -> None:
    assert walked(of("P3"), home, columns=columns).failures == []


def test_the_columns_right_of_a_title_stay_where_they_are(home: Home) -> None:
    cases = [case for case in of("P3") if case.name not in ("unicode-scripts", "unicode-wide")]
    library = together(cases, home.folder / "articles")
    home.listed(library)
    with Seat(home, library, columns=120) as seat:
        seat.wait_until("1 min", "Canary unicode-zalgo")
        rows = [line for line in seat.press(quiet=0.5) if line.rstrip().endswith(" min")]
        assert seat.leave() == 0
    assert len(rows) > len(cases)
    assert len({line.rstrip()[-6:] for line in rows}) == 1
    assert len({len(line.rstrip()) for line in rows}) == 1
