from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from reader.formats import pictures
from reader.formats.pictures import PictureError
from reader.formats.source import source
from reader.model.document import Figure
from reader.model.picture import Picture, Size
from tests.formats.drawing import BLUE, RED, drawn, png_that_claims, saved

GROUND = "#102030"


def picture(data: bytes, width: int = 40, height: int = 40) -> Picture:
    return pictures.picture(data, Size(width, height), GROUND)


def dot(found: Picture, x: int, y: int) -> tuple[int, ...]:
    at = 3 * (y * found.size.width + x)
    return tuple(found.dots[at : at + 3])


def is_near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) < 24 for a, b in zip(one, other, strict=True))


def reason(data: bytes) -> str:
    with pytest.raises(PictureError) as caught:
        picture(data)
    return caught.value.message


@pytest.mark.parametrize("kind", pictures.KINDS)
def test_every_kind_becomes_dots_of_the_wanted_size(kind: str) -> None:
    found = picture(drawn(400, 200, kind))
    assert found.natural == (400, 200)
    assert found.size == (40, 20)
    assert len(found.dots) == 40 * 20 * 3
    assert is_near(dot(found, 2, 10), RED)
    assert is_near(dot(found, 37, 10), BLUE)


def test_a_small_picture_is_not_enlarged() -> None:
    assert picture(drawn(8, 4)).size == (8, 4)


def test_a_very_flat_picture_keeps_a_row_of_dots() -> None:
    assert picture(drawn(4000, 2)).size == (40, 1)


def test_what_is_transparent_shows_the_ground() -> None:
    clear = Image.new("RGBA", (10, 10), (255, 255, 255, 0))
    assert dot(picture(saved(clear)), 5, 5) == (0x10, 0x20, 0x30)


def test_the_transparent_colour_of_a_palette_shows_the_ground() -> None:
    flat = Image.new("P", (10, 10), 0)
    found = picture(saved(flat, "GIF", transparency=0))
    assert dot(found, 5, 5) == (0x10, 0x20, 0x30)


@pytest.mark.parametrize(
    ("orientation", "size", "corner"),
    [(1, (40, 20), RED), (3, (40, 20), BLUE), (6, (20, 40), RED), (8, (20, 40), BLUE)],
)
def test_a_photograph_is_turned_as_the_camera_says(
    orientation: int, size: tuple[int, int], corner: tuple[int, int, int]
) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    found = picture(drawn(400, 200, "JPEG", exif=exif))
    assert found.size == size
    assert found.natural == (size[0] * 10, size[1] * 10)
    assert is_near(dot(found, 2, 2), corner)


def test_of_a_moving_picture_the_first_frame_is_shown() -> None:
    frames = [Image.new("RGB", (10, 10), colour) for colour in (RED, BLUE)]
    found = picture(saved(frames[0], "GIF", save_all=True, append_images=frames[1:]))
    assert is_near(dot(found, 5, 5), RED)


def test_a_header_that_claims_too_much_is_refused_before_anything_is_unpacked() -> None:
    assert reason(png_that_claims(60_000, 60_000)) == "too large: 60000 × 60000 dots"


def test_a_bomb_that_unpacks_to_what_it_claims_is_refused() -> None:
    rows = bytes(30_000)
    assert reason(png_that_claims(9_999, 9_999, rows)).startswith("too large")


def test_a_photograph_of_a_telephone_is_shrunk_while_it_is_unpacked() -> None:
    grey = Image.new("L", (8000, 6000), 128)
    assert picture(saved(grey, "JPEG")).size == (40, 30)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_file_that_ends_early_is_damaged(kind: str) -> None:
    noise = Image.effect_noise((200, 200), 90).convert("RGB")
    data = saved(noise, kind)
    assert reason(data[: len(data) // 2]) == "the file is damaged"


def test_dots_that_are_missing_are_damage() -> None:
    assert reason(png_that_claims(100, 100, b"\0")) == "the file is damaged"


def test_drawings_made_of_words_are_refused() -> None:
    assert reason(b'<?xml version="1.0"?><svg xmlns="x"><rect/></svg>') == "SVG is not shown"


@pytest.mark.parametrize("kind", ["TIFF", "ICO", "PPM"])
def test_other_kinds_are_refused(kind: str) -> None:
    assert reason(drawn(16, 16, kind)) == "not a kind of picture that is shown"


STARTS = (b"", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"BM", b"\xff\xd8\xff\xe0", b"RIFF\0\0\0\0WEBP")


@given(st.binary(max_size=300))
def test_whatever_the_bytes_they_are_a_picture_or_refused(data: bytes) -> None:
    for start in (
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a",
        b"BM",
        b"\xff\xd8\xff\xe0",
        b"RIFF____WEBP",
    ):
        try:
            found = picture(start + data)
        except PictureError:
            continue
        assert len(found.dots) == 3 * found.size.width * found.size.height


@given(st.data())
def test_a_damaged_picture_is_shown_or_refused(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(pictures.KINDS))
    good = bytearray(drawn(40, 20, kind))
    for _change in range(data.draw(st.integers(1, 6))):
        good[data.draw(st.integers(0, len(good) - 1))] = data.draw(st.integers(0, 255))
    try:
        found = picture(bytes(good))
    except PictureError:
        return
    assert len(found.dots) == 3 * found.size.width * found.size.height


def article(text: str, name: str) -> str:
    from reader.formats.article import article as read

    blocks = read(text.encode(), name).document.blocks
    figure = next(block for block in blocks if isinstance(block, Figure))
    return figure.source


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('<p>Words.</p><p><img alt="a" src="{}"></p>', "a.html"),
        ("<p>Words.</p><p><img alt=a src={}></p>", "a.html"),
        ("Words.\n\n![a]({})\n", "a.md"),
        ('Words.\n\n![a]({} "title")\n', "a.md"),
    ],
)
def test_a_picture_in_the_article_is_found_again(text: str, name: str) -> None:
    first, second = drawn(10, 10), drawn(40, 20)
    packed = ["data:image/png;base64," + b64encode(data).decode() for data in (first, second)]
    written = "<!-- " + packed[0] + " -->\n\n" + text.format(packed[1])
    found = article(written, name)
    assert found.startswith(pictures.EMBEDDED)
    assert pictures.embedded(source(written.encode()).body, found) == second


def test_line_ends_in_a_packed_picture_do_not_matter() -> None:
    packed = b64encode(drawn()).decode()
    broken = "data:image/png;base64,\n  " + "\n  ".join(
        packed[at : at + 60] for at in range(0, len(packed), 60)
    )
    written = f'<p>Words.</p><p><img alt="a" src="{broken}"></p>'
    assert pictures.embedded(written, article(written, "a.html")) == drawn()


def test_an_embedded_drawing_is_refused() -> None:
    written = "<p><img src='data:image/svg+xml;utf8,<svg/>'></p>"
    with pytest.raises(PictureError, match="not a kind"):
        pictures.embedded(written, "data:")
