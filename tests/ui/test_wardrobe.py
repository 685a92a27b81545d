from datetime import datetime

import pytest

from reader.places import Environment
from reader.settings import Themes
from reader.ui import wardrobe
from reader.ui.wardrobe import Wardrobe, usual

BOTH = Themes("lamp", "paper")


def test_a_light_ground_has_the_light_theme(environment: Environment) -> None:
    assert usual(BOTH, environment) == "lamp"
    assert usual(BOTH, environment._replace(is_light=True)) == "paper"


@pytest.mark.parametrize(("hour", "name"), [(6, "lamp"), (7, "paper"), (18, "paper"), (19, "lamp")])
def test_by_the_time_of_day_the_light_one_is_worn_by_day(
    environment: Environment, monkeypatch: pytest.MonkeyPatch, hour: int, name: str
) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> "Clock":
            return cls(2020, 1, 2, hour)

    monkeypatch.setattr(wardrobe, "datetime", Clock)
    assert usual(BOTH._replace(by="time"), environment) == name


def test_what_the_terminal_says_changes_what_is_usual(environment: Environment) -> None:
    both = Wardrobe(environment, BOTH)
    assert both.asks_for_ground
    assert both.suited("lamp", is_light=True).name == "paper"
    assert both.suited("night", is_light=False).name == "night"  # the person's own choice


def test_one_theme_asks_for_no_ground(environment: Environment) -> None:
    assert not Wardrobe(environment, Themes("lamp", "lamp")).asks_for_ground
    assert not Wardrobe(environment, BOTH._replace(by="time")).asks_for_ground


def test_a_theme_of_ones_own_is_among_them(environment: Environment) -> None:
    folder = environment.config_file.parent / "themes"
    folder.mkdir(parents=True)
    (folder / "dusk.toml").write_text('accent = "#ffd166"\n', encoding="utf-8")
    mine = Wardrobe(environment, Themes("dusk", "dusk"))
    assert mine.palette(mine.usual).accent == "#ffd166"
    assert "dusk" in mine.names


def test_without_colours_there_is_the_plain_one_alone(environment: Environment) -> None:
    plain = Wardrobe(environment._replace(no_color=True), BOTH)
    assert (plain.palette("lamp").name, tuple(plain.names)) == ("plain", ("plain",))
