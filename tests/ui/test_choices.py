from reader.model.query import EVERY, Query, Sort
from reader.model.terms import Is, State
from reader.ui.choices import Choices, choices, clamped


def chosen(kept: dict[str, str], *, no_color: bool = False) -> Choices:
    return choices(kept, theme="paper", measure=68, no_color=no_color)


def test_without_anything_kept_what_is_configured_holds() -> None:
    assert chosen({}) == Choices(EVERY, "paper", 68)


def test_the_shelf_that_was_kept_comes_back_in_its_order() -> None:
    query = Query(Is(State.STARRED), Sort.TITLE, is_descending=True)

    assert chosen({"query": str(query)}).query == query


def test_what_means_nothing_counts_as_not_kept() -> None:
    kept = {"theme": "neon", "measure": "wide", "query": "is:(top"}

    assert chosen(kept) == Choices(EVERY, "paper", 68)


def test_a_kept_measure_that_is_no_page_is_brought_near() -> None:
    assert chosen({"measure": "3"}).measure == 20
    assert chosen({"measure": "9999"}).measure == 200


def test_without_colour_the_plain_theme_holds() -> None:
    assert chosen({"theme": "lamp"}, no_color=True).theme == "plain"


def test_a_measure_is_brought_near() -> None:
    assert [clamped(1), clamped(70), clamped(500)] == [20, 70, 200]
