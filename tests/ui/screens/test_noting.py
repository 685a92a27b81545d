from pathlib import Path

import pytest
from textual.widgets import TextArea

from reader.core import Reader
from reader.errors import StoreError
from reader.model.article import ArticleId
from reader.model.highlights import Highlight, Kind
from reader.model.marks import Field, Marked
from reader.ui.lights import Lit
from tests.ui.conftest import MakeReader
from tests.ui.driving import Driven, driven

FIRST = "Zie verder, elders en daar."


def article(screen: Driven) -> ArticleId:
    sheet = screen.reading.sheet
    assert sheet is not None
    return sheet.opened.article


def kept(screen: Driven) -> list[Highlight]:
    items = screen.reading.desk.reader.items([article(screen)], Field.HIGHLIGHT)
    return [value for _article, _item, value in items if isinstance(value, Highlight)]


def note_of(screen: Driven) -> str:
    items = screen.reading.desk.reader.items([article(screen)], Field.NOTE)
    return "".join(str(value) for _article, _item, value in items)


def grounds(screen: Driven) -> set[str]:
    view = screen.reading.view
    lines = range(view.top, min(view.top + view.size.height, len(view.sheet or ())))
    runs = (run for line in lines for run in view.runs_of(line))
    return {run.ground for run in runs if isinstance(run, Lit)}


async def writes(screen: Driven, text: str) -> None:
    await screen.until(lambda: isinstance(screen.app.focused, TextArea))
    await screen.press(*text)


async def test_h_highlights_what_is_selected(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("v", "h")
        assert grounds(screen) == {"key"}
        await screen.until(lambda: kept(screen))
        (highlight,) = kept(screen)
        assert (highlight.quote, highlight.kind, highlight.block) == (FIRST, "key", 0)
        await screen.sees("! Zie verder")


async def test_a_right_behind_h_writes_on_the_highlight_that_was_made(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("v", "h", "a")
        await writes(screen, "why")
        await screen.press("ctrl+s")
        await screen.until(lambda: any(one.note == "why" for one in kept(screen)))
        assert not note_of(screen)


async def test_once_something_else_was_done_a_writes_on_the_article(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("v", "h", "j", "a")
        await writes(screen, "all")
        await screen.press("ctrl+s")
        await screen.until(lambda: note_of(screen) == "all")


async def test_a_digit_says_as_what_and_the_next_is_of_that_kind_too(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("v", "3", "v", "down", "enter")
        await screen.until(lambda: len(kept(screen)) == 2)
        assert {highlight.kind for highlight in kept(screen)} == {Kind.QUESTION}


async def test_undo_takes_a_highlight_back_and_redo_brings_it(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("v", "h")
        await screen.until(lambda: kept(screen))
        await screen.press("U")
        await screen.until(lambda: not grounds(screen))
        assert not kept(screen)


async def test_highlights_are_there_in_the_next_session_also_after_an_edit(
    make_reader: MakeReader, folder: Path
) -> None:
    async with driven(make_reader(folder)) as screen:
        await screen.opens()
        await screen.press("v", "down", "p", "h")
        await screen.until(lambda: kept(screen))
    path = folder / "dijk.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Zie [verder]", "Vooraf.\n\nZie [verder]"), encoding="utf-8")
    async with driven(make_reader(folder)) as screen:
        await screen.opens()
        await screen.until(lambda: screen.reading.annotations.places)
        (passage,) = screen.reading.annotations.places.values()
        assert screen.reading.text.place(passage.start) == (2, 0)


async def test_a_highlight_that_is_no_longer_found_is_kept_and_told(
    make_reader: MakeReader, folder: Path
) -> None:
    async with driven(make_reader(folder)) as screen:
        await screen.opens()
        await screen.press("v", "h")
        await screen.until(lambda: kept(screen))
    path = folder / "dijk.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Zie [verder](#later), [elders]", "Niets."), encoding="utf-8")
    async with driven(make_reader(folder)) as screen:
        await screen.opens()
        await screen.sees("no longer found")
        assert kept(screen)


async def test_h_walks_the_highlights_and_digits_and_x_change_the_one_gone_to(
    reader: Reader,
) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("v", "h", "v", "down", "h", "h")
        await screen.sees("! key", "remove")
        await screen.press("4")
        await screen.until(lambda: {one.kind for one in kept(screen)} == {"key", "doubt"})
        await screen.press("h", "x")
        await screen.until(lambda: len(kept(screen)) == 1)
        assert kept(screen)[0].kind == "doubt"
        await screen.press("U")
        await screen.until(lambda: len(screen.reading.annotations.places) == 2)


async def test_h_without_highlights_says_how_they_are_made(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("h")
        await screen.sees("v selects, h highlights")


async def test_a_writes_a_note_on_the_article_and_esc_keeps_it(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("a")
        await screen.sees("A note on this article")
        await writes(screen, "Mooi!")
        await screen.press("enter", "q", "escape")
        await screen.until(lambda: note_of(screen) == "Mooi!\nq")
        assert screen.app.screen is screen.reading
        await screen.press("a")
        await screen.sees("Mooi!")


async def test_a_note_on_a_selection_makes_a_highlight_and_is_seen_beside_it(
    reader: Reader,
) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("v", "2", "v", "down", "a")
        await screen.sees("A note on “Het water")
        await writes(screen, "Waar?")
        await screen.press("ctrl+s")
        await screen.until(lambda: len(kept(screen)) == 2)
        assert kept(screen)[-1].note == "Waar?" or kept(screen)[0].note == "Waar?"
        await screen.sees("✎")
        await screen.press("h", "h")
        await screen.sees("Waar?")


async def test_an_empty_note_on_a_selection_makes_nothing(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("v", "a")
        await screen.sees("A note on")
        await screen.press("escape")
        await screen.pilot.pause()
        assert not kept(screen)


async def test_quitting_keeps_the_note_that_is_being_written(
    make_reader: MakeReader, folder: Path
) -> None:
    async with driven(make_reader(folder)) as screen:
        await screen.opens()
        await screen.press("a")
        await writes(screen, "half")
        await screen.press("ctrl+q")
    async with driven(make_reader(folder)) as screen:
        await screen.opens()
        assert note_of(screen) == "half"


async def test_what_is_pasted_into_a_note_passes_the_boundary(reader: Reader) -> None:
    from textual import events

    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("a")
        await screen.until(lambda: isinstance(screen.app.focused, TextArea))
        assert screen.app.focused is not None
        screen.app.focused.post_message(events.Paste("een\x1b[31m\x9bm\ntwee"))
        await screen.sees("twee")
        await screen.press("escape")
        await screen.until(lambda: note_of(screen) == "een\ntwee")


async def test_letters_typed_right_behind_a_are_for_the_note(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        screen.types("aquick")
        await screen.sees("A note on", "quick")
        await screen.press("escape")
        await screen.until(lambda: note_of(screen) == "quick")


async def test_a_note_that_can_not_be_kept_is_open_again(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_changes: object) -> list[Marked]:
        raise StoreError("The disk is full.")

    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("a")
        await writes(screen, "kept")
        monkeypatch.setattr(reader, "mark", refuse)
        await screen.press("escape")
        await screen.sees("The disk is full.", "A note on", "kept")
        monkeypatch.undo()
        await screen.press("escape")
        await screen.until(lambda: note_of(screen) == "kept")
