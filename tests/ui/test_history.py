from hypothesis import given
from hypothesis import strategies as st

from reader.ui.history import KEPT, History, history


def test_one_walks_back_and_forth_and_ends_at_what_was_typed() -> None:
    past = History(["dike", "water"])

    walked = [past.step(step, typed) for step, typed in ((-1, "la"), (-1, "water"), (1, "dike"))]

    assert walked == ["water", "dike", "water"]
    assert past.step(1, "water") == "la"


def test_walking_stops_at_the_oldest_and_at_what_is_typed() -> None:
    past = History(["dike"])

    assert past.step(1, "la") == "la"
    assert past.step(-1, "la") == past.step(-1, "dike") == "dike"


def test_a_search_that_was_walked_to_and_changed_is_what_is_typed_now() -> None:
    past = History(["dike", "water"])
    past.step(-1, "")
    past.step(-1, "water")

    assert past.step(-1, "dikes") == "water"
    assert past.step(1, "water") == "dikes"


def test_a_search_is_remembered_once_as_the_newest() -> None:
    past = History(["dike", "water"])
    past.add("dike")

    assert past.searches == ["water", "dike"]


def test_only_the_newest_searches_are_remembered() -> None:
    past = History()
    for number in range(KEPT + 5):
        past.add(str(number))

    assert len(past.searches) == KEPT
    assert past.searches[-1] == str(KEPT + 4)


def test_what_is_no_history_is_an_empty_one() -> None:
    assert history("").searches == history("[").searches == history('{"a": 1}').searches == []
    assert history('["dike", 4, "\\u001b[31m", "\\n"]').searches == ["dike"]


@given(st.lists(st.text("abc \"'é漢", min_size=1).map(str.strip).filter(bool), unique=True))
def test_a_history_comes_back_as_it_was(searches: list[str]) -> None:
    kept = [" ".join(search.split()) for search in searches]

    assert history(History(kept).kept).searches == kept[-KEPT:]
