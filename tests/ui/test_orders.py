from reader.model.query import EVERY, Query, Sort, parse
from reader.ui.orders import ORDERS, next_order, order, order_name, ordered


def test_every_sort_has_a_name_in_both_directions() -> None:
    assert set(ORDERS) == {(sort, way) for sort in Sort for way in (True, False)}


def test_the_sort_key_walks_through_all_orders_and_round() -> None:
    query, seen = EVERY, []
    for _step in range(len(ORDERS) - 2):
        seen.append(order(query, None))
        sort, is_descending = next_order(query, None)
        query = ordered(query, sort, is_descending=is_descending)

    assert len(set(seen)) == len(ORDERS) - 2
    assert query == EVERY


def test_best_first_is_an_order_only_where_words_are_looked_for() -> None:
    ways = [next_order(Query(term, Sort.READ, is_descending=False), None) for term in
            (None, parse("dike").term)]  # fmt: skip

    assert ways == [(Sort.DATE, True), (Sort.RELEVANCE, True)]


def test_the_usual_order_is_not_named_in_a_query() -> None:
    assert ordered(parse("is:unread"), Sort.DATE, is_descending=True) == parse("is:unread")
    assert ordered(parse("dike"), Sort.DATE, is_descending=True) == parse("dike sort:-date")


def test_an_order_is_called_by_its_name() -> None:
    assert order_name(EVERY, None) == "newest first"
    assert order_name(parse("sort:title"), None) == "by title"
