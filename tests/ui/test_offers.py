from reader.model.listing import Section, Value
from reader.model.query_completion import complete
from reader.model.sanitize import Shown
from reader.ui.offers import Offers, offers


def offered(text: str, *values: str) -> Offers | None:
    completion = complete(text, len(text))
    assert completion is not None
    found = [Value(Section.TAG, Shown(value), 0, 7) for value in values]
    return offers(completion, found)


def test_a_field_is_put_in_and_its_value_can_be_typed_at_once() -> None:
    found = offered("water ta")

    assert found is not None
    text, cursor, taken = found.take("water ta", 0)
    assert (text, cursor, taken.taken) == ("water tag:", 10, 0)


def test_a_value_is_put_in_between_quotes_where_it_needs_them_and_a_blank_follows() -> None:
    found = offered("tag:ma", "machine learning", "maps")

    assert found is not None
    text, cursor, found = found.take("tag:ma", 0)
    assert (text, cursor) == ('tag:"machine learning" ', 23)
    assert found.take(text, found.next(1))[0] == "tag:maps "


def test_tab_goes_round_and_shift_tab_the_other_way() -> None:
    found = Offers(0, 1, ("a", "b", "c"))

    assert (found.next(1), found.next(-1)) == (0, 2)
    assert Offers(0, 1, ("a", "b", "c"), taken=2).next(1) == 0


def test_what_stands_behind_the_piece_stays() -> None:
    assert Offers(0, 2, ("tag:",)).take("ta water", 0)[0] == "tag: water"
    assert Offers(4, 6, ("mu",)).take("tag:xx water", 0)[0] == "tag:mu water"


def test_what_is_complete_already_is_no_offer() -> None:
    assert offered("is:unread") is None
    assert offered("tag:none") is None
