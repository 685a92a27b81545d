from reader.model.query import Sort
from reader.model.terms import Text
from reader.ui.glyphs import ASCII, UNICODE
from reader.ui.orders import ORDERS
from reader.ui.screens.sorting import NAMES, direction, order_lines, orders
from reader.ui.widgets.choice_list import Choice

NEWEST = (Sort.DATE, True)


def text(choice: Choice) -> str:
    return "".join(piece.text for piece in (*choice.left, *choice.right))


def test_every_sort_has_a_name() -> None:
    assert set(NAMES) == set(Sort)


def test_each_sort_leads_to_its_usual_direction_and_the_one_in_force_is_turned_round() -> None:
    found = dict(orders(None, NEWEST))

    assert found[Sort.DATE] is False
    assert found[Sort.ADDED] is True
    assert found[Sort.TITLE] is False
    assert dict(orders(None, (Sort.DATE, False)))[Sort.DATE] is True


def test_the_best_come_first_only_where_words_are_looked_for() -> None:
    assert Sort.RELEVANCE not in dict(orders(None, NEWEST))
    assert dict(orders(Text("water"), NEWEST))[Sort.RELEVANCE] is True


def test_every_direction_is_said() -> None:
    assert direction((Sort.TITLE, False)) == "A to Z"
    assert len({direction(each) for each in ORDERS}) == len(ORDERS) - 4


def test_the_order_in_force_is_marked_by_a_sign() -> None:
    for glyphs in (UNICODE, ASCII):
        _title, _blank, date, title, *_rest = order_lines(orders(None, NEWEST), NEWEST, glyphs)
        assert glyphs.selected in text(date)
        assert "turn round: oldest first" in text(date)
        assert glyphs.selected not in text(title)[:3]


def test_in_a_narrow_window_the_names_stay_whole() -> None:
    lines = order_lines(orders(None, NEWEST), NEWEST, UNICODE, has_room=False)

    assert "turn round" not in "".join(map(text, lines))
    assert max(len(text(line)) for line in lines[2:]) <= 36


def test_a_narrow_dialogue_has_room_for_its_name() -> None:
    wide, *_lines = order_lines(orders(None, NEWEST), NEWEST, UNICODE)
    narrow, *_lines = order_lines(orders(None, NEWEST), NEWEST, UNICODE, has_room=False)
    assert text(wide).endswith("Enter sorts · Esc closes ")
    assert text(narrow) == " SortEsc closes "
