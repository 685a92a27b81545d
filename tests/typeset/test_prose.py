import pytest

from reader.config import Reading
from reader.model.document import Document, Heading, Span, Style
from reader.typeset.document import typeset
from reader.typeset.lines import Manner, Settings
from reader.typeset.prose import language_of, manner_of
from tests.typeset.building import PROSE, inline, paragraph, text_of

LONG = "verantwoordelijkheidsgevoel"


def set_in(
    text: str, language: str, measure: int, *spans: Span, manner: Manner | None = None
) -> str:
    settings = Settings(measure, manner=manner or Manner())
    return text_of(typeset(Document((paragraph(text, *spans),)), settings, "", language)[:])


def test_a_long_word_is_hyphenated_in_its_language() -> None:
    assert set_in(f"heel veel {LONG}", "nl", 24) == "heel veel verantwoorde-\nlijkheidsgevoel"


def test_without_a_language_no_word_is_hyphenated() -> None:
    assert "-" not in set_in(f"heel veel {LONG}", "", 24)


def test_a_person_may_want_no_hyphens() -> None:
    assert "-" not in set_in(f"heel veel {LONG}", "nl", 24, manner=Manner(hyphenate=False))


def test_code_is_not_hyphenated() -> None:
    span = Span(10, 10 + len(LONG), Style.CODE)
    assert set_in(f"heel veel {LONG}", "nl", 30, span) == f"heel veel\n{LONG}"


def test_a_heading_is_not_hyphenated() -> None:
    document = Document((Heading(2, inline(f"heel veel {LONG}")),))
    assert text_of(typeset(document, Settings(30), "", "nl")[:]) == f"heel veel\n{LONG}"


@pytest.mark.parametrize("language", ["cs", "pl", "sk-SK"])
def test_a_word_of_one_letter_does_not_end_a_line_where_that_is_not_done(language: str) -> None:
    assert set_in("domy stoji v lese", language, 12) == "domy stoji\nv lese"
    assert set_in("domy stoji v lese", "nl", 12) == "domy stoji v\nlese"


@pytest.mark.parametrize("measure", range(12, 48, 5))
def test_no_line_begins_with_a_french_sign(measure: int) -> None:
    text = "Il a dit « bonjour » à tous ; puis il est parti ! Vraiment ? Oui : à 10 km d’ici. " * 3
    lines = set_in(text, "fr-FR", measure).split("\n")
    assert not [line for line in lines if line[0] in ";!?:»" or line[-1] == "«"]
    assert " ".join(lines).replace("- ", "").replace("-", "") == text.strip()


def test_small_words_kept_with_the_next_are_shown_as_they_were_written() -> None:
    assert "\xa0" not in set_in("domy stoji v lese", "cs", 40)


def test_justified_lines_are_all_as_wide_as_the_column_but_the_last() -> None:
    manner = Manner(justify=True)
    found = typeset(Document((paragraph(PROSE),)), Settings(40, manner=manner), "", "nl")
    assert {line.cells for line in found[:-1]} == {40}
    assert found[-1].cells < 40


def test_a_justified_line_names_the_places_of_its_characters() -> None:
    manner = Manner(justify=True)
    for line in typeset(Document((paragraph(PROSE),)), Settings(40, manner=manner), "", "nl"):
        for run in line.runs:
            assert run.at < 0 or PROSE[run.at : run.at + len(run.text)] == run.text
        shown = "".join(run.text for run in line.runs if run.at >= 0)
        assert shown == PROSE[line.start : line.end].rstrip()


def test_a_line_that_would_fall_apart_stays_ragged() -> None:
    manner = Manner(justify=True)
    assert set_in("een paar " + "x" * 38, "", 40, manner=manner).startswith("een paar\n")


def test_the_language_is_the_declared_one_else_that_of_the_text() -> None:
    document = Document((paragraph(PROSE),))
    assert language_of(document, "fy") == "fy"
    assert language_of(document, "") == "nl"
    assert language_of(Document(()), "") == ""


@pytest.mark.parametrize("bidi", ["reader", "terminal", "words"])
def test_right_to_left_text_is_reordered_by_one_of_the_two(bidi: str) -> None:
    assert manner_of(Reading(bidi=bidi)).turned.value == bidi
