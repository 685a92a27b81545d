import pytest

from reader import themes
from reader.themes import Palette

COLOURED = [palette for palette in themes.PALETTES if palette.has_colours]
GROUNDS = ("ground", "raised", "cursor")


def luminance(colour: str) -> float:
    parts = (int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("palette", COLOURED, ids=lambda palette: palette.name)
def test_body_text_has_a_contrast_of_seven_on_every_ground(palette: Palette) -> None:
    assert all(contrast(palette.ink, getattr(palette, ground)) >= 7 for ground in GROUNDS)


@pytest.mark.parametrize("palette", COLOURED, ids=lambda palette: palette.name)
def test_headings_and_links_have_a_contrast_of_seven_on_the_page(palette: Palette) -> None:
    assert contrast(palette.accent, palette.ground) >= 7
    assert contrast(palette.link, palette.ground) >= 7


@pytest.mark.parametrize("palette", COLOURED, ids=lambda palette: palette.name)
@pytest.mark.parametrize("role", ["secondary", "accent", "link", "danger", "fresh"])
def test_all_other_text_has_a_contrast_of_four_and_a_half(palette: Palette, role: str) -> None:
    colour = getattr(palette, role)

    assert all(contrast(colour, getattr(palette, ground)) >= 4.5 for ground in GROUNDS)


@pytest.mark.parametrize("palette", COLOURED, ids=lambda palette: palette.name)
@pytest.mark.parametrize("role", ["ink", "accent", "link", "danger", "fresh"])
def test_text_can_be_read_on_every_ground_of_what_is_marked(palette: Palette, role: str) -> None:
    ground = themes.mixed(palette.ground, getattr(palette, role), themes.TINT)

    assert contrast(palette.ink, ground) >= 7
    assert contrast(palette.accent, ground) >= 4.5
    assert contrast(palette.link, ground) >= 4.5


@pytest.mark.parametrize("role", ["ink", "secondary", "accent", "link", "danger", "fresh"])
def test_the_contrast_theme_reaches_seven_everywhere(role: str) -> None:
    colour = getattr(themes.CONTRAST, role)

    assert all(contrast(colour, getattr(themes.CONTRAST, ground)) >= 7 for ground in GROUNDS)


def test_an_unknown_name_gives_the_lamp() -> None:
    assert themes.palette("no such theme") is themes.LAMP


def test_the_theme_key_walks_through_all_themes_and_round() -> None:
    walked = [themes.LAMP]
    for _step in themes.PALETTES[1:]:
        walked.append(themes.following(walked[-1].name))

    assert set(walked) == set(themes.PALETTES)
    assert themes.following(walked[-1].name) is themes.LAMP


@pytest.mark.parametrize("palette", COLOURED, ids=lambda palette: palette.name)
def test_a_tag_can_be_read_on_every_ground_in_every_colour(palette: Palette) -> None:
    colours = themes.tag_colours(palette)

    assert len(set(colours)) == themes.HUES
    for ground in GROUNDS:
        assert min(contrast(one, getattr(palette, ground)) for one in colours) >= 4.5


def test_tags_have_the_terminals_colour_where_the_theme_has_none() -> None:
    assert set(themes.tag_colours(themes.PLAIN)) == {""}
