"""Which language a text is in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.formats.language import OPENING, SAMPLE, detect
from tests.formats.prose import NO_PROSE, PROSE


@pytest.mark.parametrize("language", PROSE)
def test_prose_tells_its_language(language: str) -> None:
    assert detect(PROSE[language]) == language


@pytest.mark.parametrize("what", NO_PROSE)
def test_what_is_no_prose_of_one_language_tells_nothing(what: str) -> None:
    assert detect(NO_PROSE[what]) == ""


@pytest.mark.parametrize("what", ["Python", "C", "JavaScript", "SQL", "shell", "YAML"])
def test_code_tells_nothing_however_long_it_goes_on(what: str) -> None:
    assert detect(NO_PROSE[what] * 20) == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Het kabinet stuurt mensen naar het buitenland om daar de anderen te helpen.", "nl"),
        ("The government will send people abroad this autumn to help the others there.", "en"),
        ("Die Regierung schickt in diesem Herbst Menschen ins Ausland, um dort zu helfen.", "de"),
        ("C’est l’un des films que j’ai vus avec elle, et elle n’a rien dit.", "fr"),
    ],
)
def test_one_sentence_may_be_enough(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize("language", ["nl", "ru", "ja", "el"])
def test_addresses_say_nothing_of_the_language(language: str) -> None:
    addresses = "https://www.the-english-site.example/all-about-the-weather " * 3
    assert detect(addresses + PROSE[language]) == language


@pytest.mark.parametrize("opening", ["names", "Python", "syllables"])
def test_where_the_opening_leaves_doubt_more_is_looked_at(opening: str) -> None:
    start = (NO_PROSE[opening] * 20)[:OPENING]
    assert detect(f"{start} {PROSE['nl'] * 5}") == "nl"


def test_what_comes_late_is_not_looked_at() -> None:
    assert detect("names " * (SAMPLE // 6 + 1) + PROSE["nl"] * 20) == ""


def test_code_in_another_script_does_not_hide_the_language() -> None:
    assert detect(f"{PROSE['zh'] * 2} {NO_PROSE['shell']}") == "zh"


@given(st.text())
def test_whatever_the_text_the_answer_is_a_code_or_nothing(text: str) -> None:
    assert detect(text * 9) == "" or detect(text * 9).isalpha()
