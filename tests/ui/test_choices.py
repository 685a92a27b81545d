from collections.abc import Mapping

import pytest

from reader.config import Config, Listing, Reading
from reader.model.query import EVERY, Query, Sort
from reader.model.terms import Is, State
from reader.places import Environment
from reader.settings import Themes
from reader.ui.choices import Choices, choices, clamped, kept_over, over
from reader.ui.wardrobe import Wardrobe

PAPER = Reading(theme=Themes("paper", "paper"))


@pytest.fixture
def wardrobe(environment: Environment) -> Wardrobe:
    return Wardrobe(environment, PAPER.theme)


def chosen(
    kept: Mapping[str, str], wardrobe: Wardrobe, *, query: str = "", sort: str = "-date"
) -> Choices:
    return choices(kept, Config(reading=PAPER, list=Listing(query=query, sort=sort)), wardrobe)


def test_without_anything_kept_what_is_configured_holds(wardrobe: Wardrobe) -> None:
    assert chosen({}, wardrobe) == Choices(EVERY, "paper", 68)


def test_the_shelf_that_was_kept_comes_back_in_its_order(wardrobe: Wardrobe) -> None:
    query = Query(Is(State.STARRED), Sort.TITLE, is_descending=True)

    assert chosen({"query": str(query)}, wardrobe).query == query


def test_a_configured_query_comes_before_what_was_left(wardrobe: Wardrobe) -> None:
    assert chosen({"query": "is:starred"}, wardrobe, query="is:unread").query == Query(
        Is(State.UNREAD)
    )


def test_a_configured_order_is_that_of_lists_that_name_none(wardrobe: Wardrobe) -> None:
    assert chosen({}, wardrobe, sort="title").query == Query(None, Sort.TITLE, is_descending=False)
    kept = {"query": "sort:-words"}
    assert chosen(kept, wardrobe, sort="title").query.sort is Sort.WORDS


def test_what_means_nothing_counts_as_not_kept(wardrobe: Wardrobe) -> None:
    kept = {"theme": "neon", "measure": "wide", "query": "is:(top"}

    assert chosen(kept, wardrobe) == Choices(EVERY, "paper", 68)


def test_a_kept_measure_that_is_no_page_is_brought_near(wardrobe: Wardrobe) -> None:
    assert chosen({"measure": "3"}, wardrobe).measure == 20
    assert chosen({"measure": "9999"}, wardrobe).measure == 200


def test_what_was_chosen_holds_until_the_configuration_says_something_else(
    wardrobe: Wardrobe,
) -> None:
    assert chosen({"theme": over("night", "paper")}, wardrobe).theme == "night"
    assert chosen({"theme": over("night", "lamp")}, wardrobe).theme == "paper"
    assert kept_over({"theme": "night"}, "theme", "paper") == "night"


def test_without_colour_the_plain_theme_holds(environment: Environment) -> None:
    wardrobe = Wardrobe(environment._replace(no_color=True), PAPER.theme)
    assert chosen({"theme": "lamp"}, wardrobe).theme == "plain"


def test_a_measure_is_brought_near() -> None:
    assert [clamped(1), clamped(70), clamped(500)] == [20, 70, 200]
