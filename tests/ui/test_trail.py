from reader.ui.sheet import Form
from reader.ui.trail import KEPT, Spot, Trail
from reader.ui.widgets.sheet_view import Stand


def spot(line: int) -> Spot:
    return Spot(None, "/a.md", Stand(None, line, Form(68, 68), 100, 0))


def test_one_goes_back_the_way_one_came_and_forward_again() -> None:
    trail = Trail()
    trail.leave(spot(1))
    trail.leave(spot(2))
    assert trail.back(spot(3)) == spot(2)
    assert trail.back(spot(2)) == spot(1)
    assert trail.back(spot(1)) is None
    assert trail.forward(spot(1)) == spot(2)
    assert trail.forward(spot(2)) == spot(3)
    assert trail.forward(spot(3)) is None


def test_a_jump_from_halfway_forgets_what_lay_ahead() -> None:
    trail = Trail()
    trail.leave(spot(1))
    trail.back(spot(2))
    trail.leave(spot(5))
    assert trail.forward(spot(6)) is None


def test_a_place_that_was_left_twice_is_gone_back_to_once() -> None:
    trail = Trail()
    trail.leave(spot(1))
    trail.leave(spot(1))
    trail.back(spot(2))
    assert trail.back(spot(1)) is None


def test_the_trail_has_an_end() -> None:
    trail = Trail()
    for line in range(KEPT + 5):
        trail.leave(spot(line))
    found = [trail.back(spot(-1)) for _ in range(KEPT)]
    assert found[-1] == spot(5)
    assert trail.back(spot(-1)) is None
