from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import ArticleId
from reader.ui.selection import EVERYTHING, NOTHING
from tests.ui.stand_ins import Held, daily

ROWS = daily(5)
LIST = Held(ROWS)
ONE, TWO = ROWS[0].article, ROWS[1].article


def test_nothing_is_selected_until_something_is() -> None:
    assert not NOTHING.holds(ONE)
    assert NOTHING.count(5) == 0


def test_an_article_is_selected_and_no_longer() -> None:
    chosen = NOTHING.toggled(ONE)

    assert chosen.holds(ONE)
    assert chosen.articles(LIST) == (ONE,)
    assert chosen.toggled(ONE) == NOTHING


def test_everything_is_one_value_whatever_the_list_holds() -> None:
    assert EVERYTHING.holds(TWO)
    assert EVERYTHING.count(1_000_000) == 1_000_000
    assert EVERYTHING.articles(LIST) == LIST.articles()


def test_all_but_one_is_all_but_one() -> None:
    chosen = EVERYTHING.toggled(TWO)

    assert not chosen.holds(TWO)
    assert chosen.count(5) == 4
    assert chosen.articles(LIST) == [each.article for each in ROWS if each.article != TWO]


def test_several_are_joined_to_what_is_selected() -> None:
    assert NOTHING.toggled(ONE).joined([ONE, TWO]).count(5) == 2
    assert EVERYTHING.toggled(TWO).joined([ONE, TWO]) == EVERYTHING


def test_a_file_that_is_gone_is_never_selected() -> None:
    gone = ArticleId("")

    assert NOTHING.toggled(gone) == NOTHING
    assert not EVERYTHING.holds(gone)
    assert NOTHING.joined([gone]) == NOTHING


@given(st.lists(st.integers(0, 4)), st.booleans())
def test_what_is_counted_is_what_is_there(presses: list[int], is_all: bool) -> None:
    chosen = EVERYTHING if is_all else NOTHING
    for number in presses:
        chosen = chosen.toggled(ROWS[number].article)

    assert chosen.count(len(ROWS)) == len(chosen.articles(LIST))
    assert set(chosen.articles(LIST)) == {
        each.article for each in ROWS if chosen.holds(each.article)
    }
