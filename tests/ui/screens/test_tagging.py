from pathlib import Path

from reader.core import Reader
from reader.model.marks import Field
from reader.ui.screens.tagging import TagScreen
from tests.ui.conftest import MakeReader
from tests.ui.driving import Driven, driven


async def opens_tags(screen: Driven) -> None:
    await screen.press("t")
    await screen.sees("Enter puts on or off")


async def leaves(screen: Driven) -> None:
    await screen.press("escape")
    await screen.until(lambda: not isinstance(screen.app.screen, TagScreen))


def own(reader: Reader) -> list[str]:
    return sorted(tag for _article, tag, _is_set in reader.items(None, Field.TAG))


async def test_a_typed_tag_is_put_on_and_stands_in_the_list(reader: Reader) -> None:
    async with driven(reader, (120, 30)) as screen:
        await opens_tags(screen)
        await screen.press(*"zee", "enter")
        await screen.sees("✓ #zee")
        await leaves(screen)
        await screen.sees("Het huis aan de dijk #zee", "#zee: put on 1 article.")
        assert screen.row.tags == ("zee",)


async def test_all_of_it_may_be_typed_at_once(reader: Reader) -> None:
    async with driven(reader) as screen:
        screen.types("tzee\r")
        await screen.sees("✓ #zee")
        assert own(reader) == ["zee"]


async def test_the_same_key_takes_it_off(reader: Reader) -> None:
    async with driven(reader) as screen:
        await opens_tags(screen)
        await screen.press(*"zee", "enter")
        await screen.sees("✓ #zee")
        await screen.press("enter")
        await screen.until(lambda: not own(reader))
        await screen.sees("No tags yet")


async def test_what_begins_as_typed_is_completed(reader: Reader) -> None:
    async with driven(reader) as screen:
        await opens_tags(screen)
        await screen.press(*"seaside", "enter")
        await screen.sees("✓ #seaside")
        await leaves(screen)
        await screen.press("j")
        await opens_tags(screen)
        await screen.press(*"se")
        await screen.sees("+ #se", "a new tag")
        await screen.press("enter")
        await screen.sees("✓ #seaside")
        assert own(reader) == ["seaside", "seaside"]


async def test_up_from_what_is_completed_stands_what_is_typed(reader: Reader) -> None:
    async with driven(reader) as screen:
        screen.types("tseaside\r")
        await screen.sees("✓ #seaside")
        await screen.press(*"sea", "up", "enter")
        await screen.until(lambda: own(reader) == ["sea", "seaside"])


async def test_of_a_selection_some_have_a_tag_and_enter_gives_it_to_all(reader: Reader) -> None:
    async with driven(reader) as screen:
        screen.types("tzee\r\x1b")
        await screen.until(lambda: own(reader) == ["zee"])
        await screen.until(lambda: screen.app.screen is screen.library)
        await screen.press("*")
        await opens_tags(screen)
        await screen.sees("Tags · 5 articles", "◐ #zee", "on 1 of 5")
        await screen.press("enter")
        await screen.sees("✓ #zee", "on all")
        await leaves(screen)
        await screen.press("U")
        await screen.until(lambda: own(reader) == ["zee"])


async def test_a_click_puts_a_tag_of_the_files_on(make_reader: MakeReader, folder: Path) -> None:
    (folder / "a.md").write_text("---\ntitle: A\ntags: [weather]\n---\nRain.\n", encoding="utf-8")
    reader = make_reader(folder)
    async with driven(reader) as screen:
        await opens_tags(screen)
        await screen.sees("in 1 file")
        await screen.clicks("#weather")
        await screen.sees("✓ #weather")
        assert own(reader) == ["weather"]


async def test_tags_stand_above_the_title_of_the_open_article(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        screen.types("tzee\r\x1b")
        await screen.sees("  #zee")
        await screen.until(lambda: screen.app.screen is screen.reading)
        assert screen.text.index("#zee") < screen.text.index("Het huis aan de dijk")
        await screen.press("U")
        await screen.until(lambda: "#zee" not in screen.text)


async def test_the_text_stays_where_it_is_when_a_tag_comes(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("space")
        await screen.pilot.pause()
        before = screen.text.splitlines()[3]
        screen.types("tzee\r\x1b")
        await screen.until(lambda: own(reader) == ["zee"])
        await screen.until(lambda: screen.app.screen is screen.reading)
        await screen.until(lambda: screen.reading.marks.tags == ("zee",))
        await screen.pilot.pause()
        assert screen.text.splitlines()[3] == before
