from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import Metadata, Moment
from reader.model.sanitize import Shown, line
from reader.typeset.lines import Role, Settings
from reader.typeset.opening import opening
from tests.typeset.building import STEADY, run_with, text_of

LAMP = Metadata(
    title=Shown("Het dorp dat elke avond dezelfde lamp aansteekt"),
    date=Moment("2019-06-27T20:47:47+02:00", 1561661267),
    categories=(Shown("nieuws"), Shown("dorp")),
    url="https://www.example.org/lamp",
)


def test_an_article_opens_with_kicker_title_and_rule() -> None:
    assert text_of(opening(LAMP, 3, Settings())) == (
        "NIEUWS  ·  27 June 2019  ·  3 min  ·  example.org\n"
        "\n"
        "Het dorp dat elke avond\n"
        "dezelfde lamp aansteekt\n"
        "━━━━━━━\n"
    )


def test_a_narrow_opening_moves_closer() -> None:
    assert text_of(opening(LAMP, 3, Settings(40))).splitlines()[0] == (
        "NIEUWS · 27 June 2019 · 3 min"
    )
    assert text_of(opening(LAMP, 3, Settings(40))).splitlines()[1] == "example.org"


def test_a_site_without_an_address_leads_nowhere() -> None:
    named = Metadata(title=Shown("Title"), named_site=Shown("example.org"))
    run = run_with(opening(named, 0, Settings()), "example.org")
    assert (run.target, run.role) == ("", Role.KICKER_QUIET)


def test_the_site_leads_to_the_original() -> None:
    run = run_with(opening(LAMP, 3, Settings()), "example.org")
    assert run.target == "https://www.example.org/lamp"
    assert run.role is Role.LINK


def test_what_is_unknown_is_left_out() -> None:
    assert text_of(opening(Metadata(title=Shown("Lamp")), 0, Settings())) == "Lamp\n━━━━━━━\n"


def test_nothing_known_is_no_opening() -> None:
    assert opening(Metadata(), 0, Settings()) == []


def test_poor_terminals_get_plain_signs() -> None:
    assert text_of(opening(LAMP, 3, Settings(is_ascii=True))).isascii()


@STEADY
@given(st.text(max_size=90).map(line), st.text(max_size=60).map(line), st.integers(20, 100))
def test_no_line_of_the_opening_is_too_wide(title: Shown, category: Shown, measure: int) -> None:
    metadata = Metadata(title=title, categories=(category,) if category else (), date=LAMP.date)
    assert all(found.cells <= measure for found in opening(metadata, 12, Settings(measure)))
