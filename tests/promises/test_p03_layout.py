"""P3: Unicode can neither deceive nor break the layout, at whatever width."""

import pytest

from tests.promises.home import Home
from tests.promises.hostile import of
from tests.promises.walk import walked


@pytest.mark.parametrize("columns", [20, 80, 200])
def test_what_deceives_or_piles_up_is_not_drawn(home: Home, columns: int) -> None:
    assert walked(of("P3"), home, columns=columns).failures == []
