"""What the README says of the program, compared with the program."""

import re
from pathlib import Path

from docs.readme import NAMES, filled
from reader.actions import ACTIONS
from reader.config import Reading, load, problems_of_searches

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_keys_and_commands_are_those_of_the_code() -> None:
    assert filled(README) == README  # else: make readme


def test_it_starts_with_the_two_commands_for_a_fresh_machine() -> None:
    block = README.split("```")[1]
    assert [line.split("#")[0].strip() for line in block.strip().splitlines()] == [
        "make run",
        "make test",
    ]


def test_the_keys_it_begins_with_are_ten_and_are_in_force() -> None:
    rows = README.split("| key | what |\n|---|---|\n")[1].split("\n\n")[0].splitlines()
    named = re.findall(r"`([^`]+)`", " ".join(row.split("|")[1] for row in rows))
    known = {NAMES.get(key, key) for action in ACTIONS for key in action.keys}
    assert len(rows) == 10
    assert [key for key in named if key not in known] == []


def test_every_page_and_picture_it_names_is_there() -> None:
    named = re.findall(r"\]\(([^)#:]+)\)", README)
    assert named
    assert [name for name in named if not (ROOT / name).is_file()] == []


def test_the_configuration_shown_is_right_and_says_the_defaults(tmp_path: Path) -> None:
    shown = README.split("```toml\n")[1].split("```")[0]
    file = tmp_path / "config.toml"
    file.write_text(shown, encoding="utf-8")
    config = load(file)
    assert config.problems == ()
    assert config.reading == Reading()
    assert config.keys is not None
    assert config.searches
    assert problems_of_searches(file, config.searches) == ()
