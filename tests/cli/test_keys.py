import json
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.actions import ACTIONS
from tests.cli.conftest import Ran


@pytest.fixture
def keys(tmp_path: Path, leeslamp: Callable[..., Ran]) -> Callable[..., Ran]:
    """Runs `leeslamp keys` with a configuration."""

    def run(text: str, *words: str) -> Ran:
        file = tmp_path / "config.toml"
        file.write_text(text, encoding="utf-8")
        return leeslamp("keys", f"--config={file}", *words)

    return run


def test_every_action_is_printed_with_its_keys(keys: Callable[..., Ran]) -> None:
    ran = keys("")

    assert len(ran.out.splitlines()) == len(ACTIONS)
    assert "top                g  home              articles     To the top" in ran.out.splitlines()


def test_what_is_printed_is_in_force(keys: Callable[..., Ran]) -> None:
    ran = keys('[keys]\ntop = ["g g", "home"]\nstar = "nop"\n')

    assert "top                g g  home            articles     To the top\n" in ran.out
    assert "star                                    articles     Star or unstar\n" in ran.out


def test_as_json_keys_are_a_list(keys: Callable[..., Ran]) -> None:
    ran = keys('[keys]\ntop = "g g"\n[commands.wc]\nrun = "wc"\nkeys = "W"\n', "--json")
    records = {record["action"]: record for record in map(json.loads, ran.out.splitlines())}

    assert records["top"] == {
        "action": "top",
        "keys": ["g g"],
        "where": "articles",
        "title": "To the top",
    }
    assert records["commands.wc"]["keys"] == ["W"]


def test_nothing_is_wrong_with_the_usual_keys(keys: Callable[..., Ran]) -> None:
    assert keys("", "--check") == Ran(0, "", "")
    assert keys('[keys]\npreset = "newsboat"\n', "--check") == Ran(0, "", "")


def test_conflicts_and_keys_that_do_not_arrive_are_found(keys: Callable[..., Ran]) -> None:
    ran = keys('[keys]\nstar = "ctrl+x"\nread = "ctrl+x"\nundo = ["ctrl+i", "U"]\n', "--check")

    assert ran == Ran(
        1,
        'read: "ctrl+x" is for "star" as well, which has it\n'
        'undo: for "ctrl+i" most terminals send what they send for "tab"\n',
        "",
    )


def test_alt_is_noted_and_no_fault(keys: Callable[..., Ran]) -> None:
    ran = keys('[keys]\nundo = ["U", "alt+u"]\n', "--check")

    assert ran == Ran(0, 'undo: "alt+u": some terminals keep alt for themselves\n', "")


def test_a_finding_is_json_when_asked(keys: Callable[..., Ran]) -> None:
    ran = keys('[keys]\nundo = ["U", "ctrl+1"]\n', "--check", "--json")

    assert json.loads(ran.out) == {
        "action": "undo",
        "key": "ctrl+1",
        "wrong": True,
        "message": '"ctrl+1" is sent by few terminals',
    }


def test_a_wrong_id_is_a_fault(keys: Callable[..., Ran]) -> None:
    ran = keys('[keys]\nserch = "s"\n', "--check")

    assert ran.code == 1
    assert 'Did you mean "search"?' in ran.err
