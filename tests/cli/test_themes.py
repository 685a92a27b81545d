import json
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.cli import terminal
from tests.cli.conftest import Ran


def test_the_themes_are_listed(leeslamp: Callable[..., Ran]) -> None:
    assert leeslamp("themes") == Ran(
        0,
        "lamp        Lamp            dark\n"
        "paper       Paper           light\n"
        "sepia       Sepia           light\n"
        "night       Night           dark\n"
        "contrast    Contrast        dark\n"
        "plain       Plain           the terminal's own colours\n",
        "",
    )


def test_as_json_a_theme_has_its_colours(leeslamp: Callable[..., Ran]) -> None:
    records = [json.loads(line) for line in leeslamp("themes", "--json").out.splitlines()]
    assert records[0]["ground"] == "#1b1916"
    assert records[-1]["ground"] is None
    assert [record["is_dark"] for record in records][:2] == [True, False]


def test_a_terminal_with_colours_shows_them(
    leeslamp: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(terminal, "columns", lambda: 80)
    first = leeslamp("themes").out.splitlines()[0]
    assert first.startswith("\x1b[38;2;233;225;211;48;2;27;25;22m Aa\x1b[38;2;")
    assert first.endswith("\x1b[m  lamp        Lamp            dark")


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_a_terminal_without_colours_shows_none(
    leeslamp: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setattr(terminal, "columns", lambda: 80)
    monkeypatch.setenv(name, value)
    assert "\x1b" not in leeslamp("themes").out


def test_a_faulty_theme_of_ones_own_is_told(leeslamp: Callable[..., Ran], own_home: Path) -> None:
    folder = own_home / "leeslamp" / "themes"
    folder.mkdir(parents=True)
    (folder / "dusk.toml").write_text("ink = 3\n", encoding="utf-8")
    ran = leeslamp("themes")
    assert ran.code == 1
    assert ran.out.splitlines()[-1] == "dusk        dusk            dark"
    assert "dusk.toml, line 1" in ran.err
