from pathlib import Path

from reader.config import load
from reader.config_check import faults, faults_of_keys


def test_faults_of_the_file_its_queries_and_its_theme_are_told_in_the_order_of_lines(
    tmp_path: Path,
) -> None:
    file = tmp_path / "config.toml"
    file.write_text(
        '[searches]\nodd = "is:unred"\n[reading]\nmesure = 60\ntheme = "lmp"\n'
        '[list]\nquery = "is:unred"\n'
    )
    assert [one.line for one in faults(file, load(file))] == [2, 4, 5, 7]


def test_of_keys_only_those_are_told_that_can_not_work(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('[keys]\nstar = "ctrl+x"\nread = "ctrl+x"\nsort = "alt+s"\n')
    (told,) = faults_of_keys(load(file))
    assert told.startswith('read: "ctrl+x"')


def test_of_a_file_that_is_not_there_nothing_is_wrong(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    assert faults(file, load(file)) == ()
    assert faults_of_keys(load(file)) == ()
