from threading import Event

import pytest

from reader import config
from reader.core import Reader
from reader.errors import ConfigError
from reader.model.query import parse
from reader.ui.screens.saved import SavedScreen
from tests.ui.driving import Driven, driven


def saved(reader: Reader) -> list[tuple[str, str]]:
    kept = config.load(reader.environment.config_file).searches
    return [(search.name, search.query) for search in kept]


async def dialogue(screen: Driven) -> None:
    await screen.press("f")
    await screen.until(lambda: isinstance(screen.app.screen, SavedScreen))


async def test_one_key_saves_the_query_in_force_under_its_own_words(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("/", *"lamp ", "enter", "F")
        await screen.sees("Saved: lamp")
        assert saved(reader) == [("lamp", "lamp")]
        await screen.press("F")
        await screen.sees("This search is saved already")


async def test_every_article_is_no_search_to_save(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("F")
        await screen.sees("there is no search to save")


async def test_a_search_that_can_not_be_saved_says_why(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_name: str, _query: str) -> None:
        raise ConfigError("The disk is full.")

    async with driven(reader) as screen:
        monkeypatch.setattr(reader, "save_search", refuse)
        await screen.press("2", "F")
        await screen.sees("The disk is full.")


async def test_saved_searches_are_listed_with_what_they_find_and_enter_shows_one(
    reader: Reader,
) -> None:
    reader.save_search("short reads", "title:lamp")
    reader.save_search("wrong", "is:urgent")
    async with driven(reader) as screen:
        await dialogue(screen)
        await screen.sees("short reads", "title:lamp", " 1 ", "wrong")
        await screen.press("enter")
        await screen.until(lambda: screen.library.query_asked == parse("title:lamp"))
        await screen.press("escape")
        await screen.until(lambda: screen.library.query_asked == parse(""))


async def test_a_saved_search_can_be_clicked(reader: Reader) -> None:
    reader.save_search("short reads", "title:lamp")
    async with driven(reader) as screen:
        await dialogue(screen)
        await screen.clicks("short reads")
        await screen.until(lambda: screen.library.query_asked == parse("title:lamp"))


async def test_a_wrong_saved_search_changes_nothing_and_says_why(reader: Reader) -> None:
    reader.save_search("wrong", "is:urgent")
    async with driven(reader) as screen:
        await dialogue(screen)
        await screen.press("enter")
        await screen.sees("is: does not know urgent.")
        assert screen.library.query_asked == parse("")


async def test_a_search_is_deleted_with_a_key_and_comes_back_with_another(reader: Reader) -> None:
    reader.save_search("one", "lamp")
    reader.save_search("two", "snert")
    async with driven(reader) as screen:
        await dialogue(screen)
        await screen.press("j", "d")
        await screen.sees("Deleted: two")
        assert saved(reader) == [("one", "lamp")]
        await screen.press("U")
        await screen.until(lambda: ("two", "snert") in saved(reader))
        await screen.until(lambda: "Deleted" not in screen.text)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 50)])
async def test_without_saved_searches_the_dialogue_says_how_to_save_one(
    reader: Reader, size: tuple[int, int]
) -> None:
    async with driven(reader, size=size) as screen:
        await dialogue(screen)
        await screen.sees("None yet: F saves what is shown.")
        await screen.press("f")
        await screen.until(lambda: screen.app.screen is screen.library)


async def test_a_search_gets_another_name_where_it_stands(reader: Reader) -> None:
    reader.save_search("one", "lamp")
    reader.save_search("two", "snert")
    async with driven(reader) as screen:
        await dialogue(screen)
        await screen.press("n", "ctrl+u", *"first q", "enter")
        await screen.sees("first q")
        assert saved(reader) == [("first q", "lamp"), ("two", "snert")]
        await screen.press("j", "enter")
        await screen.until(lambda: screen.library.query_asked == parse("snert"))


async def test_esc_leaves_the_name_as_it_was_and_then_the_dialogue(reader: Reader) -> None:
    reader.save_search("one", "lamp")
    async with driven(reader) as screen:
        await dialogue(screen)
        await screen.press("n", "x", "escape")
        assert isinstance(screen.app.screen, SavedScreen)
        await screen.press("escape")
        await screen.until(lambda: screen.app.screen is screen.library)
        assert saved(reader) == [("one", "lamp")]


async def test_a_name_that_is_taken_is_said_to_be(reader: Reader) -> None:
    reader.save_search("one", "lamp")
    reader.save_search("two", "snert")
    async with driven(reader) as screen:
        await dialogue(screen)
        await screen.press("n", "ctrl+u", *"two", "enter")
        await screen.sees("There is a search named two already.")
        assert saved(reader) == [("one", "lamp"), ("two", "snert")]


async def test_what_is_typed_at_once_behind_its_key_names_a_search(reader: Reader) -> None:
    reader.save_search("one", "lamp")
    async with driven(reader) as screen:
        screen.types("fnother\r")
        await screen.until(lambda: saved(reader) == [("other", "lamp")])
        screen.types("nx\x1bd")
        await screen.until(lambda: saved(reader) == [])


async def test_a_key_acts_on_the_search_of_a_name_that_is_not_written_yet(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.save_search("one", "lamp")
    reader.save_search("two", "snert")
    rename, is_time = reader.rename_search, Event()
    monkeypatch.setattr(reader, "rename_search", lambda *names: is_time.wait() and rename(*names))
    async with driven(reader) as screen:
        await dialogue(screen)
        await screen.press("n", *"ther", "enter", "d", "d")
        is_time.set()
        await screen.until(lambda: saved(reader) == [])
        await screen.press("U", "U")
        await screen.until(lambda: saved(reader) == [("two", "snert"), ("ther", "lamp")])
