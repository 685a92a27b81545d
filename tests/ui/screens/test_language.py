import pytest

from reader.actions import action
from reader.core import Reader
from reader.model.query import parse
from reader.model.query_fields import FIELDS
from reader.ui.glyphs import UNICODE
from reader.ui.screens.language import LANGUAGE, LanguageScreen, language_lines
from tests.ui.driving import driven

EXAMPLES = [example for _heading, examples in LANGUAGE for example, _meaning in examples]


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_is_a_query_in_its_own_words(example: str) -> None:
    assert parse(str(parse(example))) == parse(example)


def test_every_field_is_explained() -> None:
    told = {example.split(":")[0].lstrip("(") for example in EXAMPLES if ":" in example}

    assert {field.name for field in FIELDS} - told == {"like"}


def test_an_example_is_chosen_by_its_own_text() -> None:
    for width in (30, 90):
        lines = language_lines(width, UNICODE)
        assert [line.action for line in lines if line.action] == EXAMPLES


async def test_a_question_mark_in_the_empty_line_explains_and_esc_leads_back_into_it(
    reader: Reader,
) -> None:
    async with driven(reader) as screen:
        await screen.press("/", "?")
        await screen.sees("What can be searched for", "dike OR polder")
        await screen.press("escape", *"lamp")
        await screen.until(lambda: "Het huis" not in screen.text)


async def test_a_question_mark_after_words_is_a_question_mark(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("/", "l", "?")
        assert screen.library.bar is not None
        assert screen.library.bar.line.value == "l?"


async def test_an_example_that_is_chosen_stands_in_the_line(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("/", *"lamp ", "f1")
        await screen.until(lambda: isinstance(screen.app.screen, LanguageScreen))
        await screen.press("j", "enter")
        await screen.sees('lamp "high water"')


async def test_an_example_can_be_clicked(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("/", "?")
        await screen.clicks("title:dike")
        await screen.until(lambda: screen.app.screen is screen.library)
        await screen.sees("title:dike")


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 50)])
async def test_the_last_example_can_be_reached_in_every_window(
    reader: Reader, size: tuple[int, int]
) -> None:
    async with driven(reader, size=size) as screen:
        await screen.press("/", "?", "G")
        await screen.sees(EXAMPLES[-1])
        await screen.press("g")
        await screen.sees(EXAMPLES[0])


def test_the_help_tells_of_it() -> None:
    assert "?" in action("search").help
