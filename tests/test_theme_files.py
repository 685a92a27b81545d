"""Themes of a person's own: read whatever they say."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import themes
from reader.theme_files import faint, found, read


def written(folder: Path, text: str, name: str = "dusk.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_folder_there_are_those_that_come_along(tmp_path: Path) -> None:
    assert found(tmp_path / "none") == (themes.PALETTES, ())


def test_a_theme_has_the_colours_of_its_file_and_else_those_of_the_lamp(tmp_path: Path) -> None:
    written(tmp_path, 'title = "Dusk"\naccent = "#FFD166"\n')
    mine = found(tmp_path).palettes[-1]
    assert mine == themes.LAMP._replace(name="dusk", title="Dusk", accent="#ffd166")


def test_a_light_theme_is_like_paper(tmp_path: Path) -> None:
    palette, problems = read(written(tmp_path, "dark = false\n"))
    assert (palette, problems) == (themes.PAPER._replace(name="dusk", title="dusk"), [])


def test_a_theme_can_be_like_another(tmp_path: Path) -> None:
    palette, problems = read(written(tmp_path, 'like = "night"\n'))
    assert (palette, problems) == (themes.NIGHT._replace(name="dusk", title="dusk"), [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('acent = "#ffffff"', 'line 1: "acent" is no part of a theme. Did you mean "accent"?'),
        ('\nink = "white"', 'line 2: "ink" must be a colour: "#1b1916", not "white".'),
        ("dark = 1", 'line 1: "dark" must be true or false, not 1.'),
        ('like = "dusk"', 'line 1: "like" must be a theme that comes along, not "dusk".'),
        ("title = 3", 'line 1: "title" must be a text, not 3.'),
        (
            '\n\nink = "#777777"',
            "line 3: ink on cursor has a contrast of 3.2:1; 7:1 is easy to read.",
        ),
        ("ink =", "this is no TOML"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    path = written(tmp_path, text)
    problems = found(tmp_path).problems
    assert len(problems) == 1
    assert problems[0].startswith(f"{path}, line ")
    assert said in problems[0]


@pytest.mark.parametrize("name", ["lamp.toml", "Two Words.toml", "-x.toml"])
def test_a_file_of_another_name_is_no_theme(tmp_path: Path, name: str) -> None:
    written(tmp_path, "", name)
    known = found(tmp_path)
    assert known.palettes == themes.PALETTES
    assert "a name of its own" in known.problems[0]


@pytest.mark.parametrize(
    "palette", [one for one in themes.PALETTES if one.has_colours], ids=lambda one: one.name
)
def test_the_themes_that_come_along_can_be_read(palette: themes.Palette) -> None:
    assert list(faint(palette)) == []


def test_themes_are_found_by_name_and_follow_each_other(tmp_path: Path) -> None:
    written(tmp_path, "")
    known = found(tmp_path)
    assert known.palette("dusk").name == "dusk"
    assert known.palette("none") is themes.LAMP
    assert known.following("plain").name == "dusk"
    assert known.following("dusk") is themes.LAMP


@given(st.text(max_size=100))
def test_no_text_whatever_stops_the_program(text: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "dusk.toml").write_bytes(text.encode("utf-8", "surrogatepass"))
        assert len(found(Path(folder)).palettes) in (len(themes.PALETTES), len(themes.PALETTES) + 1)
