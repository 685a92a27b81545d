from pathlib import Path
from threading import Event

import pytest

from reader.core import Reader
from reader.model.picture import Picture, Refusal, Size, Slicing
from reader.ui.kitty import PLACEHOLDER, Kitty
from tests.formats.drawing import drawn
from tests.formats.test_mhtml_parts import SAVED
from tests.ui.conftest import MakeReader
from tests.ui.driving import LONGEST, Driven, PicturesHere, driven

UPPER = "▀"
LINE = "Het water stond hoog en niemand keek ernaar, nummer {}. "


class Held(PicturesHere):
    """Gives no picture until it is let go."""

    def __init__(self, folder: Path) -> None:
        super().__init__([str(folder)])
        self.go = Event()
        self.asked: list[str] = []

    def picture(
        self,
        article: str,
        source: str,
        box: Size,
        ground: str,
        slicing: Slicing | None = None,
    ) -> Picture | Refusal:
        self.asked.append(source)
        assert self.go.wait(LONGEST)
        return super().picture(article, source, box, ground, slicing)


@pytest.fixture
def album(tmp_path: Path) -> Path:
    """A library of one article with pictures."""
    folder = tmp_path / "album"
    folder.mkdir()
    (folder / "wide.png").write_bytes(drawn(400, 200))
    (folder / "lead.png").write_bytes(drawn(400, 100))
    words = [LINE.format(number) * 4 for number in range(40)]
    words[1] = "![De lamp](wide.png)"
    words[36] = "![Weg](gone.png)"
    words[30] = "![Verderop](wide.png)"
    text = "\n\n".join(words)
    (folder / "a.md").write_text(f"---\ntitle: Lampen\ndate: 2020-01-01\n---\n{text}\n")
    return folder


def held(reader: Reader, folder: Path) -> Held:
    pictures = Held(folder)
    vars(reader)["pictures"] = pictures
    return pictures


def lines(screen: Driven) -> list[str]:
    return [line.strip() for line in screen.text.splitlines()]


async def test_a_picture_and_what_it_shows_stand_in_the_text(
    make_reader: MakeReader, album: Path
) -> None:
    async with driven(make_reader(album), (80, 40)) as screen:
        await screen.opens()
        await screen.sees(UPPER * 30, "De lamp")
        assert "┌ Picture" not in screen.text


async def test_the_text_does_not_wait_for_its_pictures(
    make_reader: MakeReader, album: Path
) -> None:
    reader = make_reader(album)
    pictures = held(reader, album)
    async with driven(reader, (80, 40)) as screen:
        await screen.opens()
        await screen.sees("nummer 0", "┌ Picture", "De lamp")
        pictures.go.set()
        await screen.sees(UPPER * 30)


async def test_lines_on_the_screen_stay_where_they_are_when_a_picture_above_them_comes(
    make_reader: MakeReader, album: Path
) -> None:
    reader = make_reader(album)
    pictures = held(reader, album)
    async with driven(reader, (80, 30)) as screen:
        await screen.opens()
        await screen.press("space")
        await screen.pilot.pause()
        before, height = screen.text, screen.reading.view.virtual_size.height
        assert UPPER not in before
        pictures.go.set()
        await screen.until(lambda: screen.reading.view.virtual_size.height > height)
        await screen.pilot.pause()
        assert lines(screen)[:25] == [line.strip() for line in before.splitlines()][:25]
        await screen.press("b")
        await screen.sees(UPPER)


async def test_the_place_is_kept_when_pictures_are_turned_off_and_on(
    make_reader: MakeReader, album: Path
) -> None:
    async with driven(make_reader(album), (80, 30)) as screen:
        await screen.opens()
        await screen.sees(UPPER)
        await screen.press("space", "space", "j")
        await screen.pilot.pause()
        first, place = lines(screen)[0], screen.reading.view.place
        await screen.press("I")
        await screen.sees("Pictures are not shown.")
        assert (lines(screen)[0], screen.reading.view.place) == (first, place)
        await screen.press("I")
        await screen.sees("Pictures are shown.")
        assert (lines(screen)[0], screen.reading.view.place) == (first, place)


@pytest.fixture
def gallery(album: Path) -> Path:
    """A library of one article with a picture after every paragraph."""
    text = "\n\n".join(
        f"Par {number} {LINE.format(0) * 2}\n\n![Lamp](wide.png)" for number in range(40)
    )
    (album / "a.md").write_text(f"---\ntitle: Lampen\ndate: 2020-01-01\n---\n{text}\n")
    return album


async def test_words_that_were_found_stay_where_they_are_when_pictures_come_and_go(
    make_reader: MakeReader, gallery: Path
) -> None:
    async with driven(make_reader(gallery), (80, 40)) as screen:
        await screen.opens()
        await screen.sees(UPPER)
        await screen.press("/", *"Par 20", "enter")
        await screen.until(lambda: UPPER in screen.text and not screen.reading.view.wanted())
        await screen.press("escape")
        await screen.pilot.pause()
        for said in ("Pictures are not shown.", "Pictures are shown."):
            await screen.press("I")
            await screen.sees(said, "Par 20")


async def test_pictures_turned_off_and_on_leave_the_screen_as_it_was(
    make_reader: MakeReader, gallery: Path
) -> None:
    async with driven(make_reader(gallery), (80, 40)) as screen:
        await screen.opens()
        await screen.sees(UPPER)
        await screen.press("G", *["k"] * 3)
        await screen.pilot.pause()
        await screen.press("I")
        await screen.sees("Pictures are not shown.")
        await screen.press("I")
        await screen.sees("Pictures are shown.")
        before = lines(screen)[:36]
        for said in ("Pictures are not shown.", "Pictures are shown."):
            await screen.press("I")
            await screen.sees(said)
        assert lines(screen)[:36] == before


async def test_whether_pictures_are_shown_is_kept(make_reader: MakeReader, album: Path) -> None:
    async with driven(make_reader(album)) as screen:
        await screen.opens()
        await screen.press("I")
        await screen.sees("Pictures are not shown.")
        await screen.press("Q")
    async with driven(make_reader(album)) as screen:
        await screen.opens()
        await screen.sees("┌ Picture")


async def test_only_pictures_near_the_window_are_unpacked(
    make_reader: MakeReader, album: Path
) -> None:
    reader = make_reader(album)
    pictures = held(reader, album)
    pictures.go.set()
    async with driven(reader, (80, 24)) as screen:
        await screen.opens()
        await screen.sees(UPPER)
        assert set(pictures.asked) == {"wide.png"}
        await screen.press("G")
        await screen.until(lambda: "gone.png" in pictures.asked)


async def test_a_picture_that_is_not_there_says_so_in_its_frame(
    make_reader: MakeReader, album: Path
) -> None:
    async with driven(make_reader(album), (80, 24)) as screen:
        await screen.opens()
        await screen.press("slash", *"weg", "enter")
        await screen.sees("┌ Picture · not there", "Weg")


async def test_p_shows_the_picture_large_and_esc_leads_back_to_the_same_line(
    make_reader: MakeReader, album: Path
) -> None:
    async with driven(make_reader(album), (100, 30)) as screen:
        await screen.opens()
        await screen.sees(UPPER)
        await screen.press("j", "j")
        await screen.pilot.pause()
        before = screen.text
        await screen.press("p")
        await screen.sees("Esc closes", UPPER * 40, "De lamp")
        await screen.press("escape")
        await screen.until(lambda: screen.app.screen is screen.reading)
        await screen.pilot.pause()
        assert screen.text == before


async def test_a_click_on_a_picture_shows_it_large(make_reader: MakeReader, album: Path) -> None:
    async with driven(make_reader(album), (80, 30)) as screen:
        await screen.opens()
        await screen.clicks(UPPER * 10)
        await screen.sees("Esc closes")


async def test_where_no_picture_is_seen_p_says_so(make_reader: MakeReader, album: Path) -> None:
    async with driven(make_reader(album), (80, 24)) as screen:
        await screen.opens()
        await screen.press("G", "p")
        await screen.sees("There is no picture on the screen.")


async def test_the_picture_that_an_article_names_for_itself_stands_below_its_title(
    make_reader: MakeReader, album: Path
) -> None:
    (album / "b.md").write_text("---\ntitle: Voorop\nimage: lead.png\n---\nAlleen tekst.\n")
    async with driven(make_reader(album), (80, 30), album / "b.md") as screen:
        await screen.sees(UPPER * 30, "Alleen tekst.")
        shown = lines(screen)
        assert shown.index("Voorop") < next(n for n, line in enumerate(shown) if UPPER in line)


async def test_without_colours_there_are_captions_and_nothing_is_unpacked(
    make_reader: MakeReader, album: Path
) -> None:
    reader = make_reader(album, no_color=True)
    pictures = held(reader, album)
    async with driven(reader, (80, 40)) as screen:
        await screen.opens()
        await screen.sees("┌ Picture", "De lamp")
        await screen.press("I")
        await screen.sees("Pictures need colours")
        assert pictures.asked == []


@pytest.mark.parametrize("no_color", [True, False])
async def test_p_says_why_a_picture_in_its_frame_is_not_shown(
    make_reader: MakeReader, album: Path, no_color: bool
) -> None:
    async with driven(make_reader(album, no_color=no_color), (80, 40)) as screen:
        await screen.opens()
        await screen.press("I", "j", "p")
        await screen.sees("Pictures need colours" if no_color else "Pictures are not shown.")


async def test_pictures_go_where_a_theme_has_no_colours(
    make_reader: MakeReader, album: Path
) -> None:
    async with driven(make_reader(album), (80, 40)) as screen:
        await screen.opens()
        await screen.sees(UPPER)
        while screen.app.theme != "plain":
            await screen.press("c")
        await screen.sees("┌ Picture", "De lamp")
        assert UPPER not in screen.text


async def test_another_width_sets_the_picture_anew(make_reader: MakeReader, album: Path) -> None:
    async with driven(make_reader(album), (80, 40)) as screen:
        await screen.opens()
        await screen.sees(UPPER * 30)
        await screen.pilot.resize_terminal(36, 40)
        await screen.until(lambda: UPPER * 34 in screen.text and UPPER * 35 not in screen.text)


async def test_a_terminal_that_can_is_sent_the_picture_and_shows_placeholders(
    make_reader: MakeReader, album: Path
) -> None:
    written: list[str] = []
    async with driven(make_reader(album), (80, 40)) as screen:
        await screen.opens()
        screen.reading.view.use(Kitty(written.append))
        await screen.sees(PLACEHOLDER, "De lamp")
        assert "s=400,v=200" in written[0]
        await screen.press("q")
        await screen.until(lambda: "a=d" in written[-1])


async def test_a_page_saved_with_its_pictures_shows_them(
    make_reader: MakeReader, tmp_path: Path
) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    words = f"<p>{LINE.format(1) * 9}</p>"
    image = '<p><img src="https://a.nl/img/lamp.png" alt="De lamp"></p>'
    page = f"<p>A lamp.</p>{words * 4}{image}{words * 4}".encode()
    start, _image, end = SAVED.partition(b'<p>A lamp.</p><img src="https://a.nl/img/lamp.png">')
    (folder / "lamp.mhtml").write_bytes(start + page + end)
    async with driven(make_reader(folder), (80, 60)) as screen:
        await screen.opens()
        await screen.sees(UPPER * 20, "De lamp")


async def test_a_picture_between_words_is_named_there_and_shown_by_p_and_a_click(
    make_reader: MakeReader, album: Path
) -> None:
    (album / "b.md").write_text("# Knoppen\n\nDruk op ![de lamp](wide.png) en wacht.\n")
    async with driven(make_reader(album), (80, 30), album / "b.md") as screen:
        await screen.sees("Druk op [de lamp] en wacht.")
        await screen.press("p")
        await screen.sees("Esc closes", UPPER * 30, "de lamp")
        await screen.press("escape")
        await screen.sees("Druk op")
        await screen.clicks("de lamp")
        await screen.sees("Esc closes", UPPER * 30)
