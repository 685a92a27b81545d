"""The screen that the promises are judged by shows what a terminal would."""

import pytest

from tests.promises.glass import Glass


def drawn(*parts: str | bytes, columns: int = 8) -> list[str]:
    """What two lines of a screen show after all of this was sent, in these parts."""
    glass, raw = Glass(columns, 2), b""
    for part in (*parts, b"\x1b[m"):
        raw += part.encode() if isinstance(part, str) else part
        raw = raw[glass.feed(raw) :]
    return glass.lines()


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        (("ab\x1b[1;2H日\x1b[m",), "a日     "),
        (("日日\x1b[1;2Hx",), " x日    "),
        (("日日\x1b[1;3Hx",), "日x     "),
        (("\x1b[?7l123456日日",), "123456日"),
        (("e\u0301\u0316 a\u200db|",), "e\u0301\u0316 a\u200db|   "),
        (("👩🏽\u200d💻|❤\ufe0f|",), "👩🏽\u200d💻|❤\ufe0f|  "),
        (("🇨🇭🇯🇵|\u1161|",), "🇨🇭🇯🇵|\u1161|  "),
    ],
)
def test_a_glyph_takes_its_cells_and_no_half_of_one_is_left(
    parts: tuple[str, ...], line: str
) -> None:
    assert drawn(*parts)[0] == line


@pytest.mark.parametrize("cut", range(1, 30))
def test_where_the_bytes_are_parted_does_not_matter(cut: int) -> None:
    raw = "\x1b[>31ua\x1b]8;;https://x.example/\x1b\\👩🏽\u200d💻 e\u0301\x1b[m".encode()
    assert drawn(raw[:cut], raw[cut:])[0] == "a👩🏽\u200d💻 e\u0301   "


def test_a_line_that_wraps_goes_on_below_and_one_that_does_not_ends() -> None:
    assert drawn("123456日日") == ["123456日", "日      "]
    assert drawn("\x1b[?7l12345678x") == ["1234567x", " " * 8]
