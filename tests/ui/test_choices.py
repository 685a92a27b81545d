from reader.model.listing import Query, Shelf, Sort
from reader.ui.choices import Choices, choices, clamped, kept_query, next_order
from reader.ui.sentences import ORDERS


def chosen(kept: dict[str, str], *, no_color: bool = False) -> Choices:
    return choices(kept, theme="paper", measure=68, no_color=no_color)


def test_without_anything_kept_what_is_configured_holds() -> None:
    assert chosen({}) == Choices(Query(), "paper", 68)


def test_what_was_kept_comes_back() -> None:
    query = Query(Shelf.STARRED, "", Sort.TITLE, is_descending=True)

    assert chosen(kept_query(query)).query == query


def test_the_words_of_a_filter_are_not_kept() -> None:
    assert chosen(kept_query(Query(title="dijk"))).query.title == ""


def test_what_means_nothing_counts_as_not_kept() -> None:
    kept = {"theme": "neon", "measure": "wide", "shelf": "top", "order": "99999999"}

    assert chosen(kept) == Choices(Query(), "paper", 68)


def test_a_kept_measure_that_is_no_page_is_brought_near() -> None:
    assert chosen({"measure": "3"}).measure == 20
    assert chosen({"measure": "9999"}).measure == 200


def test_without_colour_the_plain_theme_holds() -> None:
    assert chosen({"theme": "lamp"}, no_color=True).theme == "plain"


def test_the_sort_key_walks_through_all_orders_and_round() -> None:
    query = Query()
    seen = []
    for _step in ORDERS:
        seen.append((query.sort, query.is_descending))
        query = next_order(query)

    assert len(set(seen)) == len(ORDERS)
    assert query == Query()


def test_a_measure_is_brought_near() -> None:
    assert [clamped(1), clamped(70), clamped(500)] == [20, 70, 200]
