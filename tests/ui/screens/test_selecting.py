import pytest
from textual import events

from reader.core import Reader
from reader.ui.lights import Lit
from reader.ui.text_selection import TextSelection
from tests.ui.conftest import WORDS
from tests.ui.driving import Driven, driven

SENTENCE = "Het water stond hoog en niemand keek ernaar."


def selection(screen: Driven) -> TextSelection:
    found = screen.reading.selection
    assert found is not None
    return found


def selected(screen: Driven) -> str:
    return selection(screen).text if screen.reading.selection is not None else ""


def lit_text(screen: Driven) -> str:
    view = screen.reading.view
    lines = range(view.top, min(view.top + view.size.height, len(view.sheet or ())))
    runs = (run for line in lines for run in view.runs_of(line))
    return "".join(run.text for run in runs if isinstance(run, Lit))


async def test_v_selects_the_first_sentence_of_the_screen_and_esc_leaves(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("v")
        assert selected(screen) == "Zie verder, elders en daar."
        assert lit_text(screen) == selected(screen)
        await screen.sees("By sentence · 5 words")
        await screen.press("escape")
        assert not selected(screen)
        assert not lit_text(screen)
        assert screen.app.screen is screen.reading


async def test_arrows_move_and_grow_once_an_end_is_held(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("v", "right", "right")
        assert selected(screen) == SENTENCE
        await screen.press("v", "right")
        assert selected(screen) == f"{SENTENCE} {SENTENCE}"
        await screen.press("o", "left", "left")
        assert selected(screen).startswith("Zie verder, elders en daar.\n")
        await screen.press("v", "shift+right")
        assert selected(screen) == f"Zie verder, elders en daar.\n{SENTENCE}"


async def test_w_and_p_select_by_word_and_paragraph(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("v", "down", "w", "right")
        assert selected(screen) == "water"
        before = screen.reading.text.place(selection(screen).head.start)
        await screen.press("down")
        after = screen.reading.text.place(selection(screen).head.start)
        assert after[0] == before[0]
        assert after[1] > before[1] + 20
        await screen.press("p")
        assert selected(screen) == WORDS.strip()


async def test_the_selection_scrolls_into_sight_and_begins_where_the_screen_does(
    reader: Reader,
) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("v", "p", *["j"] * 9)
        assert screen.reading.text.place(selection(screen).head.start)[0] == 9
        assert lit_text(screen).startswith("Het water")
        await screen.press("escape", "space", "space", "v")
        assert screen.reading.text.place(selection(screen).head.start)[0] > 9
        assert lit_text(screen)


async def test_a_selection_begins_at_the_hit_that_was_gone_to(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("/", *"einde", "enter", "v")
        assert selected(screen) == "Het einde."


@pytest.mark.parametrize("keys", [("v", "y"), ("v", "p", "y")])
async def test_y_copies_what_is_selected(reader: Reader, keys: tuple[str, ...]) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press(*keys)
        assert screen.app.clipboard == "Zie verder, elders en daar."
        assert not selected(screen)


async def test_letters_that_mean_nothing_here_do_nothing(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("v", "z", "e", "r")
        assert selected(screen)
        assert not screen.reading.is_zen


async def test_pulling_the_mouse_selects_by_word(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        lines = screen.text.splitlines()
        row = next(y for y, line in enumerate(lines) if "Het water" in line)
        column = lines[row].index("water")
        for kind, across in (
            (events.MouseDown, 1),
            (events.MouseMove, 4),
            (events.MouseMove, 8),
            (events.MouseUp, 8),
        ):
            at = (column + across, row)
            await screen.pilot._post_mouse_events([kind], offset=at, button=1)
        await screen.pilot.pause()
        assert selected(screen) == "water stond"
        await screen.press("y")
        assert screen.app.clipboard == "water stond"


async def test_another_article_has_no_selection(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("v", "q", "J")
        await screen.sees("Left on.")
        assert not selected(screen)
