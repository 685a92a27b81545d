import pytest

from reader import themes
from reader.ui.ink import Ground, Ink, Piece, Tone


@pytest.mark.parametrize("palette", themes.PALETTES, ids=lambda palette: palette.name)
def test_what_was_looked_for_is_told_apart_by_more_than_colour(palette: themes.Palette) -> None:
    ink = Ink(palette)
    hit, quiet = ink.tone(Tone.HIT), ink.tone(Tone.QUIET)

    assert hit.bold
    assert not quiet.bold
    assert hit.underline or palette.has_colours


def test_without_colours_the_cursor_is_reversed_and_a_selected_row_is_not() -> None:
    ink = Ink(themes.PLAIN)

    assert ink.tone(Tone.INK, Ground.CURSOR).reverse
    assert not ink.tone(Tone.INK, Ground.RAISED).reverse


def test_a_style_is_made_once() -> None:
    ink = Ink(themes.LAMP)

    assert ink.tone(Tone.HIT) is ink.tone(Tone.HIT)


@pytest.mark.parametrize(
    ("bidi", "shown"),
    [
        ("reader", " lamp םולש  漢字 "),
        ("words", " lamp שלום  漢字 "),
        ("terminal", " lamp שלום  漢字 "),
    ],
)
def test_right_to_left_names_are_in_the_order_in_which_they_are_seen(bidi: str, shown: str) -> None:
    ink = Ink(themes.LAMP, bidi).of(themes.PAPER)
    assert ink.strip([Piece(" lamp שלום "), Piece(" 漢字 ")]).text == shown
