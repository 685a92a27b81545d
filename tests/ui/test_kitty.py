import re
import zlib
from base64 import b64decode
from random import Random

from rich.cells import cell_len
from rich.style import Style
from textual.color import Color

from reader.model.picture import Picture, Size
from reader.ui.guard import Guard
from reader.ui.kitty import CHUNK, MARKS, PLACEHOLDER, Kitty

SEQUENCE = re.compile(r"\x1b_G([^;\x1b]*)(?:;([A-Za-z0-9+/=]*))?\x1b\\")
SIZE = Size(3, 4)


def noisy(width: int, height: int) -> Picture:
    dots = Random(1).randbytes(3 * width * height)
    return Picture(Size(width, height), Size(width, height), dots)


def sent(text: str) -> list[tuple[dict[str, str], str]]:
    """The sequences of a text, which holds nothing else."""
    assert SEQUENCE.sub("", text) == ""
    return [
        (dict(pair.split("=") for pair in control.split(",")), payload)
        for control, payload in SEQUENCE.findall(text)
    ]


def test_the_dots_arrive_whole_and_get_a_place() -> None:
    written: list[str] = []
    picture = noisy(60, 80)
    Kitty(written.append).row(picture, SIZE, 0, "#000000")
    *chunks, (place, _none) = sent("".join(written))
    assert len(chunks) > 1
    assert all(len(payload) <= CHUNK for _control, payload in chunks)
    assert [control["m"] for control, _payload in chunks] == ["1"] * (len(chunks) - 1) + ["0"]
    first = chunks[0][0]
    assert (first["a"], first["f"], first["s"], first["v"]) == ("t", "24", "60", "80")
    packed = b64decode("".join(payload for _control, payload in chunks))
    assert zlib.decompress(packed) == picture.dots
    assert (place["a"], place["U"], place["c"], place["r"]) == ("p", "1", "3", "2")
    assert place["i"] == first["i"]


def test_a_terminal_is_asked_for_no_answer() -> None:
    written: list[str] = []
    kitty = Kitty(written.append)
    kitty.row(noisy(60, 80), SIZE, 0, "#000000")
    kitty.forget()
    assert all(control["q"] == "2" for control, _payload in sent("".join(written)))


def test_a_row_is_placeholders_that_say_where_they_are_and_of_what() -> None:
    written: list[str] = []
    (segment,) = Kitty(written.append).row(noisy(6, 8), SIZE, 1, "#000000")
    assert segment.text == "".join(PLACEHOLDER + MARKS[1] + MARKS[n] for n in range(3))
    assert cell_len(segment.text) == 3
    assert isinstance(segment.style, Style)
    assert segment.style.color is not None
    number = int(segment.style.color.name.removeprefix("#"), 16)
    assert str(number) == sent("".join(written))[0][0]["i"]


def test_a_picture_is_sent_once_until_it_is_forgotten() -> None:
    written: list[str] = []
    kitty, picture = Kitty(written.append), noisy(6, 8)
    kitty.row(picture, SIZE, 0, "#000000")
    kitty.row(picture, SIZE, 1, "#000000")
    assert len(written) == 1
    kitty.forget()
    assert sent(written[1])[0][0]["d"] == "I"
    kitty.row(picture, SIZE, 0, "#000000")
    assert len(written) == 3


def test_every_mark_is_another() -> None:
    assert MARKS[:4] == ("\u0305", "\u030d", "\u030e", "\u0310")
    assert len(set(MARKS)) == len(MARKS) == 245


def test_the_guard_lets_placeholders_pass() -> None:
    segments = Kitty(lambda _text: None).row(noisy(6, 8), SIZE, 0, "#000000")
    before = Guard.caught
    assert Guard().apply(segments, Color(0, 0, 0)) == segments
    assert Guard.caught == before
