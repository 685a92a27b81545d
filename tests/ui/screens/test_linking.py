"""Links by keys and by mouse, in a library of articles that point at each other."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from reader.core import Reader
from reader.ui.ink import Tone
from tests.ui.conftest import MakeReader
from tests.ui.driving import Driven, driven

LONG = "\n\n".join("The water stood high, and nobody looked. " * 5 for _ in range(20))
FILES = {
    "a.md": (
        "---\ntitle: The first\ndate: 2020-03-03\nurl: https://ex.org/first\n---\n"
        "See [second](b.md#deep), [itself](#later), [the web](https://ex.org/x), "
        "[a script](javascript:alert), [nothing](missing.md) and a note.[^1]\n\n"
        f"{LONG}\n\n## Later\n\nHere it is [second again](b.md).\n\n[^1]: What the note says.\n"
    ),
    "b.md": (
        "---\ntitle: The second\ndate: 2020-02-02\n---\nHow the second begins.\n\n"
        f"{LONG}\n\n## Deep\n\nWhat lies deep.\n\n{LONG}\n"
    ),
    "c.md": "---\ntitle: The third\ndate: 2020-01-01\n---\nNo links at all.\n",
}


@pytest.fixture
def linked(make_reader: MakeReader, tmp_path: Path) -> Reader:
    folder = tmp_path / "linked"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return make_reader(folder)


@pytest.fixture
def opened(linked: Reader, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that the browser was given."""
    urls: list[str] = []
    monkeypatch.setattr(Reader, "open_original", lambda _self, url: urls.append(url))
    return urls


async def opens(screen: Driven) -> None:
    """The first article, until its links are known."""
    await screen.opens()
    await screen.until(lambda: screen.reading.links.all)


async def test_tab_walks_the_links_and_the_status_line_says_where_each_leads(
    linked: Reader,
) -> None:
    async with driven(linked) as screen:
        await opens(screen)
        await screen.press("tab")
        await screen.sees("The second")
        await screen.press("tab", "tab")
        await screen.sees("https://ex.org/x")
        await screen.press("shift+tab")
        await screen.until(lambda: screen.reading.link_line()[1].text == "Later")
        await screen.press(*["tab"] * 4)
        await screen.until(lambda: screen.reading.link_line()[1].text == "Note 1")


async def test_a_file_opened_by_its_path_leads_to_the_files_beside_it(
    make_reader: MakeReader, tmp_path: Path
) -> None:
    folder = tmp_path / "loose"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.md").write_text(f"Go [on](sub/b.md#two).\n\n{LONG}\n", encoding="utf-8")
    (folder / "sub" / "b.md").write_text(
        f"How it begins.\n\n{LONG}\n\n## Two\n\nThe second part.\n\n{LONG}\n", encoding="utf-8"
    )
    async with driven(make_reader(), path=folder / "a.md") as screen:
        await screen.until(lambda: screen.reading.links.all)
        await screen.press("tab", "P")
        await screen.sees("The second part.", "stay")
        await screen.press("enter")
        await screen.until(lambda: "Go on" not in screen.text)
        await screen.sees("The second part.")
        assert "How it begins." not in screen.text
        await screen.press("ctrl+o")
        await screen.sees("Go on")


async def test_tab_scrolls_to_a_link_that_is_not_seen(linked: Reader) -> None:
    async with driven(linked) as screen:
        await opens(screen)
        await screen.press(*["tab"] * 7)
        await screen.sees("second again")
        assert screen.reading.view.scroll_offset.y > 0


async def test_a_link_to_an_article_opens_it_at_its_heading_and_history_leads_back(
    linked: Reader,
) -> None:
    async with driven(linked) as screen:
        await opens(screen)
        await screen.press("j", "tab", "enter")
        await screen.sees("What lies deep.")
        assert "How the second begins." not in screen.text
        await screen.press("ctrl+o")
        await screen.sees("See second")
        assert screen.reading.view.scroll_offset.y == 1


async def test_a_link_within_the_article_jumps_and_history_leads_back(linked: Reader) -> None:
    async with driven(linked) as screen:
        await opens(screen)
        await screen.press("tab", "tab", "enter")
        await screen.sees("Here it is")
        await screen.press("ctrl+o")
        await screen.sees("See second")


async def test_a_link_to_the_web_goes_to_the_browser(linked: Reader, opened: list[str]) -> None:
    async with driven(linked) as screen:
        await opens(screen)
        await screen.press("tab", "tab", "tab", "enter")
        await screen.until(lambda: opened == ["https://ex.org/x"])


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (4, "Links of this kind are not opened: javascript:"),
        (5, "No article here is known as missing.md"),
    ],
)
async def test_what_is_not_followed_is_said(
    linked: Reader, opened: list[str], number: int, said: str
) -> None:
    async with driven(linked) as screen:
        await opens(screen)
        await screen.press(*["tab"] * number, "enter")
        await screen.sees(said)
        assert not opened


async def test_letters_choose_a_link(linked: Reader) -> None:
    async with driven(linked) as screen:
        await opens(screen)
        await screen.press("f")
        await screen.sees("Type a letter")
        await screen.press("a")
        await screen.sees("What lies deep.")


async def test_letters_stand_over_the_links_until_esc(linked: Reader) -> None:
    async with driven(linked) as screen:
        await opens(screen)
        await screen.press("f")
        await screen.sees("aecond", "stself")
        await screen.press("escape")
        await screen.sees("second", "itself")
        assert screen.app.screen is screen.reading


async def test_a_capital_copies_the_address(
    linked: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driven(linked) as screen:
        copied: list[str] = []
        monkeypatch.setattr(screen.app, "copy_to_clipboard", copied.append)
        await opens(screen)
        await screen.press("f", "D")
        await screen.sees("Copied")
        assert copied == ["https://ex.org/x"]
        kept = linked.environment.cache_dir / "copied.txt"
        assert kept.read_text(encoding="utf-8") == copied[0]


@pytest.mark.parametrize(
    ("keys", "copied"),
    [
        (["y", "l"], "https://ex.org/first"),
        (["tab", "tab", "tab", "y", "l"], "https://ex.org/x"),
        (["tab", "y", "l"], "b.md#deep"),
    ],
)
async def test_the_link_that_was_gone_to_is_copied_else_the_original(
    linked: Reader, keys: list[str], copied: str
) -> None:
    async with driven(linked) as screen:
        await opens(screen)
        await screen.press(*keys)
        await screen.sees("Copied")
        assert screen.app.clipboard == copied


async def test_the_address_of_a_page_of_the_same_site_is_copied_whole(
    make_reader: MakeReader, tmp_path: Path
) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    page = "---\nurl: https://ex.org/blog/one\n---\nSee [it](/light/lens/) there.\n"
    (folder / "a.md").write_text(page, encoding="utf-8")
    async with driven(make_reader(folder)) as screen:
        await opens(screen)
        await screen.press("f", "A")
        await screen.sees("Copied")
        assert screen.app.clipboard == "https://ex.org/light/lens/"


@pytest.mark.parametrize(
    ("tabs", "shown", "hidden"),
    [
        (1, ["The second", "Deep", "What lies deep."], ["How the second begins."]),
        (6, ["What the note says."], []),
    ],
)
async def test_a_peek_shows_what_a_link_leads_to_and_esc_stays(
    linked: Reader, tabs: int, shown: Sequence[str], hidden: Sequence[str]
) -> None:
    async with driven(linked) as screen:
        await opens(screen)
        await screen.press(*["tab"] * tabs, "P")
        await screen.sees(*shown, "Esc")
        assert not any(text in screen.text for text in hidden)
        await screen.press("escape")
        await screen.until(lambda: shown[-1] not in screen.text)
        assert screen.reading.view.scroll_offset.y == 0


async def test_a_peek_stands_in_the_column_of_the_article(linked: Reader) -> None:
    async with driven(linked, size=(140, 40)) as screen:
        await opens(screen)
        await screen.press("P")
        await screen.sees("What lies deep.", "stay")
        lines = screen.text.splitlines()
        (column,) = {line.index("See second") for line in lines if "See second" in line}
        for shown in ("What lies deep.", "The second  "):
            assert [line for line in lines if line.startswith(" " * column + shown)]
        assert column > 20


async def test_a_peek_is_set_as_the_article_itself_would_be(
    make_reader: MakeReader, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.md").write_text("---\ndate: 2020-01-01\n---\n[There](b.md).\n", encoding="utf-8")
    words = "Verantwoordelijkheidsgevoel " * 8
    (folder / "b.md").write_text(f"---\nlang: nl\n---\n# The words\n\n{words}\n", encoding="utf-8")
    async with driven(make_reader(folder), size=(60, 24)) as screen:
        await opens(screen)
        await screen.press("P")
        await screen.sees("Verantwoordelijk", "stay")
        assert "".join(screen.text.splitlines()[:-1]).count("The words") == 1
        assert "-" in screen.text  # a word is hyphenated


async def test_links_to_nowhere_are_quiet_and_not_underlined(linked: Reader) -> None:
    async with driven(linked) as screen:
        await opens(screen)
        marked = screen.reading.view.marked
        assert marked.lost == {"javascript:alert", "missing.md"}
        await screen.press(*["tab"] * 4)
        await screen.until(lambda: screen.reading.link_line()[1].tone is Tone.QUIET)


async def test_enter_goes_where_the_peek_looks(linked: Reader) -> None:
    async with driven(linked) as screen:
        await opens(screen)
        await screen.press("P")
        await screen.sees("What lies deep.")
        await screen.press("enter")
        await screen.until(lambda: screen.reading.row and screen.reading.row.title == "The second")


async def test_the_articles_that_link_here_are_listed_and_enter_reads_one(linked: Reader) -> None:
    async with driven(linked) as screen:
        await screen.press("j")
        await screen.opens()
        await screen.press("B")
        await screen.sees("Articles that link here", "The first", "Mar 2020")
        await screen.press("enter")
        await screen.sees("See second")


async def test_a_narrow_list_of_those_that_link_here_says_what_it_is(linked: Reader) -> None:
    async with driven(linked, size=(40, 14)) as screen:
        await screen.press("j")
        await screen.opens()
        await screen.press("B")
        await screen.sees("Articles that link…", "Esc closes", "Mar 2020")


async def test_an_article_that_nobody_links_to_says_so(linked: Reader) -> None:
    async with driven(linked) as screen:
        await screen.press("j", "j")
        await screen.opens()
        await screen.press("B")
        await screen.sees("No other article links here.")
        await screen.press("tab")
        await screen.sees("This article has no links.")
        await screen.press("f")
        await screen.sees("No links are on the screen.")


async def test_a_click_follows_a_link(linked: Reader) -> None:
    async with driven(linked) as screen:
        await opens(screen)
        await screen.clicks("second")
        await screen.sees("What lies deep.")


async def test_a_key_that_is_no_letter_takes_the_letters_away(linked: Reader) -> None:
    async with driven(linked) as screen:
        await opens(screen)
        await screen.press("f", "1")
        await screen.sees("See second")
        assert screen.app.screen is screen.reading
