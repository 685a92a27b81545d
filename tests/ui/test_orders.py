from reader.model.query import EVERY, Sort, parse
from reader.ui.orders import ORDERS, order, ordered


def test_every_sort_has_a_name_in_both_directions() -> None:
    assert set(ORDERS) == {(sort, way) for sort in Sort for way in (True, False)}


def test_the_usual_order_is_not_named_in_a_query() -> None:
    assert ordered(parse("is:unread"), Sort.DATE, is_descending=True) == parse("is:unread")
    assert ordered(parse("dike"), Sort.DATE, is_descending=True) == parse("dike sort:-date")


def test_the_order_is_the_one_that_a_query_names_else_that_of_its_list_else_the_usual_one() -> None:
    assert order(parse("dike sort:title"), None) == (Sort.TITLE, False)
    assert order(EVERY, None) == (Sort.DATE, True)
