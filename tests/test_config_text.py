"""The settings as text: what is written can be read again, and says where it comes from."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.config import DEFAULTS, KEYS, load
from reader.config_file import key_of, toml
from reader.config_text import sample, shown, values


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def show(file: Path, text: str) -> list[str]:
    file.write_text(text, encoding="utf-8")
    return list(shown(values(file)[1], file))


def uncommented(text: str) -> str:
    return "\n".join(line.removeprefix("# ") for line in text.splitlines() if not _is_prose(line))


def _is_prose(line: str) -> bool:
    return line.startswith("# ") and not ("=" in line.split(":")[0] or line.startswith("# [["))


def test_a_new_file_changes_nothing(file: Path) -> None:
    file.write_text(sample(), encoding="utf-8")
    assert load(file) == load(file.with_name("none"))


def test_a_new_file_holds_every_setting_at_its_default(file: Path) -> None:
    file.write_text(uncommented(sample()), encoding="utf-8")
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    config = load(file)
    assert config.problems == ()
    assert {name: getattr(config, name) for name in DEFAULTS} == dict(DEFAULTS)
    for table, keys in KEYS.items():
        held = data[table][0] if isinstance(data[table], list) else data[table]
        assert set(held) >= set(keys)


def test_what_is_in_force_says_where_it_comes_from(file: Path) -> None:
    lines = show(file, "[reading]\njustify = true\n\n[searches]\n'Half an hour' = 'left:<30m'\n")
    assert "measure = 68  # default" in lines
    assert "justify = true  # config.toml, line 2" in lines
    assert '"Half an hour" = "left:<30m"  # config.toml, line 5' in lines


def test_a_wrong_value_is_not_where_the_default_comes_from(file: Path) -> None:
    assert "measure = 68  # default" in show(file, "[reading]\nmeasure = 'wide'\n")


def test_what_is_shown_says_the_same_again(file: Path) -> None:
    text = (
        '[[libraries]]\nname = "no folder"\n[[libraries]]\nfolder = "/srv/a b"\n'
        'exclude = ["x"]\n[reading]\nmeasure = 60\n[searches]\n"a.b" = "is:unread"\n'
    )
    lines = show(file, text)
    before = load(file)._replace(faults=())
    file.write_text("\n".join(lines), encoding="utf-8")
    assert load(file) == before


def test_nothing_in_the_file_acts_on_the_terminal(file: Path) -> None:
    lines = show(file, '[searches]\n"\\u001b[31mred" = "a\\u001b]0;x\\u0007"\n')
    assert "\x1b" not in "\n".join(lines)


@given(
    st.recursive(
        st.booleans() | st.integers(-(2**60), 2**60) | st.text(st.characters(codec="utf-8")),
        lambda inner: (
            st.lists(inner) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner)
        ),
    )
)
def test_every_value_is_written_as_toml_reads_it(value: Any) -> None:
    assert tomllib.loads(f"x = {toml(value)}")["x"] == value


@given(st.text(st.characters(codec="utf-8")))
def test_every_name_is_written_as_a_key(name: str) -> None:
    assert tomllib.loads(f"{key_of(name)} = 1") == {name: 1}
