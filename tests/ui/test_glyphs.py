import pytest

from reader.ui.glyphs import ASCII, UNICODE, glyphs


@pytest.mark.parametrize(
    ("term", "encoding", "has_all"),
    [
        ("xterm-256color", "utf-8", True),
        ("xterm-256color", "UTF-8", True),
        ("linux", "utf-8", False),
        ("xterm", "iso8859-1", False),
        ("vt100", "ascii", False),
    ],
)
def test_a_terminal_gets_the_signs_that_it_can_show(
    term: str, encoding: str, has_all: bool
) -> None:
    assert glyphs(term, encoding) is (UNICODE if has_all else ASCII)


def test_the_plain_signs_are_ascii() -> None:
    signs = (getattr(ASCII, name) for name in ASCII._fields)

    assert all(sign.isascii() for sign in signs if isinstance(sign, str))
