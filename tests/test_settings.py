"""The table of settings: it names everything that the configuration holds, and nothing else."""

import tomllib

import pytest

from reader.config import DEFAULTS, KEYS, Library
from reader.config_file import toml
from reader.settings import SETTINGS, Setting, by_table, one_of, whole


def test_every_table_holds_just_the_settings_that_the_program_has() -> None:
    assert {name: tuple(values._asdict()) for name, values in DEFAULTS.items()} == {
        name: KEYS[name] for name in DEFAULTS
    }
    assert set(KEYS["libraries"]) == set(Library._fields)


@pytest.mark.parametrize(
    "setting",
    [one for one in SETTINGS if one.table in DEFAULTS],
    ids=lambda one: f"{one.table}.{one.name}",
)
def test_every_default_is_a_value_that_may_be_written(setting: Setting) -> None:
    default = getattr(DEFAULTS[setting.table], setting.name)
    written = tomllib.loads(f"x = {toml(default)}")["x"]
    assert setting.kind.taken(written) == default


def test_no_setting_stands_in_the_table_twice() -> None:
    assert len({(one.table, one.name) for one in SETTINGS}) == len(SETTINGS)


def test_the_settings_of_a_table_are_together() -> None:
    together = [one for settings in by_table().values() for one in settings]
    assert together == list(SETTINGS)


def test_a_range_says_its_bounds_and_keeps_to_them() -> None:
    kind = whole(20, 200)
    assert kind.sentence() == "a whole number from 20 to 200"
    assert [kind.taken(value) for value in (19, 20, 200, 201, True)] == [None, 20, 200, None, None]


def test_a_choice_names_what_may_be_chosen() -> None:
    assert one_of("auto", "reader", "terminal").sentence() == '"auto", "reader" or "terminal"'
