"""Sections that authors folded: unfolded by keys and clicks, and by whatever leads into them."""

from pathlib import Path

import pytest

from reader.core import Reader
from tests.ui.conftest import MakeReader
from tests.ui.driving import Driven, driven

WORDS = "<p>" + "The water stood high, and nobody looked. " * 5 + "</p>\n"
PAGE = (
    "---\ntitle: Folds\ndate: 2020-03-03\n---\n"
    '<p>Begin with <a href="#deep">what lies deep</a>.</p>\n'
    "<details><summary>Outer</summary><p>Within lies a herring.</p>\n"
    '<details><summary>Inner</summary><h2 id="deep">Deep</h2><p>A lantern, '
    '<a href="https://ex.org/x">seen</a>.</p></details></details>\n'
    "<details open><summary>Left open</summary><p>Plain to see.</p></details>\n"
    f"{WORDS * 20}<details><p>Unnamed.</p></details>{WORDS * 20}"
)


@pytest.fixture
def folds(make_reader: MakeReader, tmp_path: Path) -> Reader:
    folder = tmp_path / "folds"
    folder.mkdir()
    (folder / "a.html").write_text(PAGE, encoding="utf-8")
    return make_reader(folder)


async def opens(screen: Driven) -> None:
    """The article, until its links are known."""
    await screen.opens()
    await screen.until(lambda: screen.reading.links.all)


async def test_an_article_shows_its_sections_as_the_author_left_them(folds: Reader) -> None:
    async with driven(folds) as screen:
        await opens(screen)
        await screen.sees("▸ Outer", "▾ Left open", "Plain to see.")
        assert "herring" not in screen.text


async def test_enter_on_a_summary_unfolds_it_and_folds_it_again(folds: Reader) -> None:
    async with driven(folds) as screen:
        await opens(screen)
        await screen.press("tab", "tab")
        await screen.sees("Unfold")
        await screen.press("enter")
        await screen.sees("▾ Outer", "herring", "▸ Inner", "Fold")
        await screen.press("enter")
        await screen.sees("▸ Outer")
        assert "herring" not in screen.text


async def test_a_click_on_a_summary_unfolds_it(folds: Reader) -> None:
    async with driven(folds) as screen:
        await opens(screen)
        await screen.clicks("Outer")
        await screen.sees("herring")


async def test_a_key_unfolds_the_first_section_on_the_screen(folds: Reader) -> None:
    async with driven(folds) as screen:
        await opens(screen)
        await screen.press("Z")
        await screen.sees("herring")
        await screen.press("G", "Z")
        await screen.sees("Nothing can be folded here.")


async def test_tab_passes_over_what_is_folded_away(folds: Reader) -> None:
    async with driven(folds) as screen:
        await opens(screen)
        await screen.press("tab", "tab", "tab")
        links = screen.reading.links.all
        assert screen.reading.view.link is not None
        assert links[screen.reading.view.link].target == "fold:6"


async def test_letters_are_shown_over_summaries_too(folds: Reader) -> None:
    async with driven(folds) as screen:
        await opens(screen)
        await screen.press("f", "s")
        await screen.sees("herring")


async def test_find_unfolds_what_holds_the_words_and_esc_folds_it_again(folds: Reader) -> None:
    async with driven(folds) as screen:
        await opens(screen)
        await screen.press("/", *"lantern")
        await screen.sees("▾ Outer", "▾ Inner", "A lantern")
        await screen.press("escape")
        await screen.sees("▸ Outer")
        assert screen.reading.view.scroll_offset.y == 0


async def test_a_link_to_a_heading_that_is_folded_away_unfolds_it_and_back_folds_it(
    folds: Reader,
) -> None:
    async with driven(folds) as screen:
        await opens(screen)
        await screen.press("tab", "enter")
        await screen.sees("Deep", "A lantern")
        await screen.press("ctrl+o")
        await screen.sees("▸ Outer", "Begin with")


async def test_the_next_section_is_shown_though_it_was_folded_away(folds: Reader) -> None:
    async with driven(folds) as screen:
        await opens(screen)
        await screen.press("]")
        await screen.sees("A lantern")


async def test_a_mark_in_a_folded_section_unfolds_it(folds: Reader) -> None:
    async with driven(folds) as screen:
        await opens(screen)
        await screen.press("tab", "enter", "m", "a")
        await screen.press("/", *"lantern", "enter", "m", "b")
        await screen.press("'", "a", "escape", "escape")
        await screen.press("g", "Z")
        await screen.sees("▸ Outer")
        await screen.press("'", "b")
        await screen.sees("A lantern")


async def test_folding_moves_no_place(folds: Reader) -> None:
    async with driven(folds) as screen:
        await opens(screen)
        view = screen.reading.view
        await screen.press("space", "space")
        place = view.place
        assert view.sheet is not None
        before = len(view.sheet)
        view.unfold(3)
        view.go_to(place)
        assert len(view.sheet) > before
        assert view.place == place


async def test_folds_stay_as_they_are_in_another_width(folds: Reader) -> None:
    async with driven(folds) as screen:
        await opens(screen)
        await screen.press("Z", "-")
        await screen.sees("herring", "▸ Inner")


async def test_folding_what_one_reads_shows_its_summary(folds: Reader) -> None:
    async with driven(folds, size=(100, 12)) as screen:
        await opens(screen)
        view = screen.reading.view
        await screen.press("/", *"lantern", "enter")
        await screen.sees("A lantern")
        view.fold(1)
        await screen.sees("▸ Outer")


async def test_sections_are_walked_as_they_stand_after_unfolding(
    make_reader: MakeReader, tmp_path: Path
) -> None:
    folder = tmp_path / "sections"
    folder.mkdir()
    page = f"<h2>One</h2>{WORDS * 9}<h2>Two</h2>{WORDS * 9}<h2>Three</h2>{WORDS * 9}"
    (folder / "a.html").write_text(f"<details><summary>Long</summary>{WORDS * 40}</details>{page}")
    async with driven(make_reader(folder)) as screen:
        await screen.opens()
        await screen.press("Z", "]")
        await screen.sees("One")
        await screen.press("]")
        await screen.sees("Two")
        assert screen.reading.view.here == 1
