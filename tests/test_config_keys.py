from pathlib import Path

import pytest

from reader import config
from reader.config import Config
from reader.config_keys import INPUTS, OwnCommand, OwnKeys, keys_in_force
from reader.keys.presets import PRESETS
from reader.model.sanitize import line
from reader.settings import SETTINGS


@pytest.fixture
def load(tmp_path: Path) -> "Load":
    return Load(tmp_path / "config.toml")


class Load:
    """Reads a text as the configuration."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __call__(self, text: str) -> Config:
        self.path.write_text(text, encoding="utf-8")
        return config.load(self.path)

    def problems(self, text: str) -> list[str]:
        """What is said of each wrong key, without the file's name."""
        return [said.split(f"{self.path}, ")[1] for said in self(text).problems]


def test_without_a_word_on_keys_there_are_none_of_the_persons_own(load: Load) -> None:
    assert load("[reading]\n").keys is None


def test_actions_get_keys_sequences_and_none(load: Load) -> None:
    found = load('[keys]\nsearch = "ctrl+f"\ntop = ["g g", "Home"]\nstar = "nop"\nread = []\n')

    assert found.problems == ()
    assert found.keys == OwnKeys(
        "vim", {"search": (("ctrl+f",),), "top": (("g", "g"), ("home",)), "star": (), "read": ()}
    )


def test_a_preset_is_begun_with(load: Load) -> None:
    assert load('[keys]\npreset = "newsboat"\n').keys == OwnKeys("newsboat")


def test_the_documented_presets_are_all_there_are() -> None:
    (setting,) = (one for one in SETTINGS if (one.table, one.name) == ("keys", "preset"))

    assert setting.kind.choices == tuple(PRESETS)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[keys]\nserch = "s"', 'line 2: "serch" is no action. Did you mean "search"?'),
        (
            '[keys]\npreset = "emacs"',
            'line 2: "preset" must be "vim" or "newsboat", not "emacs".',
        ),
        (
            '[keys]\ntop = ["g g", "hyper+x"]',
            'line 2: "top" must be a key, a sequence as "g g", a list of these, or "nop", not'
            ' ["g g", "hyper+x"].',
        ),
        ("keys = 3", 'line 1: "keys" must be a table, not 3.'),
        ("[keys]\npreset = []", 'line 2: "preset" must be "vim" or "newsboat", not [].'),
    ],
)
def test_a_wrong_key_becomes_a_sentence(load: Load, text: str, problem: str) -> None:
    assert load.problems(text) == [problem]


def test_a_wrong_key_leaves_the_right_ones(load: Load) -> None:
    found = load('[keys]\nserch = "s"\nundo = "Z"').keys

    assert found is not None
    assert found.keys == {"undo": (("Z",),)}


def test_a_command_is_a_list_or_a_text_that_is_split(load: Load) -> None:
    text = '[commands.wc]\nrun = ["wc", "-w"]\n[commands.say]\nrun = "espeak -f \'{path}\'"\n'

    assert [command.run for command in load(text).commands] == [
        ("wc", "-w"),
        ("espeak", "-f", "{path}"),
    ]


def test_a_command_has_all_that_is_said_of_it(load: Load) -> None:
    found = load(
        '[commands.sum]\nrun = ["sum"]\ntitle = "Sum it up"\ninput = "markdown"\n'
        'keys = ["W", "g s"]\ntimeout = 5\noutput = "none"\n'
    )

    keys = (("W",), ("g", "s"))
    assert found.problems == ()
    assert found.commands == (
        OwnCommand("sum", ("sum",), line("Sum it up"), "markdown", keys, 5, "none"),
    )


def test_a_command_without_a_title_is_called_by_its_name(load: Load) -> None:
    (command,) = load('[commands.wc]\nrun = "wc"\n').commands

    assert command.title == "wc"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[commands.wc]\n", "line 1: This command names no program to run."),
        ("[commands.wc]\nrun = []\n", "line 1: This command names no program to run."),
        (
            '[commands.wc]\nrun = "wc \'"\n',
            'line 2: "run" must be a program and its arguments: ["wc", "-w"], not "wc \'".',
        ),
        (
            '[commands."a b"]\nrun = "wc"\n',
            "line 1: The name of a command is of letters, digits, - and _.",
        ),
        (
            '[commands.wc]\nrun = "wc"\ninput = "pdf"\n',
            'line 3: "input" must be "text", "markdown", "html", "json", "url" or "none", not'
            ' "pdf".',
        ),
        (
            '[commands.wc]\nrun = "wc"\ntimeout = 0\n',
            'line 3: "timeout" must be a whole number from 1 to 3600, not 0.',
        ),
        (
            '[commands.wc]\nrun = "wc"\nkey = "W"\n',
            'line 3: "key" is no setting. Did you mean "keys"?',
        ),
        ("[commands]\nwc = 3\n", 'line 2: "wc" must be a table: run = ["wc", "-w"], not 3.'),
        ("commands = 3", 'line 1: "commands" must be a table, not 3.'),
    ],
)
def test_a_wrong_command_becomes_a_sentence(load: Load, text: str, problem: str) -> None:
    assert load.problems(text) == [problem]


def test_a_command_can_be_given_keys_by_its_id(load: Load) -> None:
    found = load('[keys]\n"commands.wc" = "W"\n[commands.wc]\nrun = "wc"\n')

    assert found.keys is not None
    live = keys_in_force(found.keys, found.commands).actions[-1]
    assert (live.id, live.keys) == ("commands.wc", ("W",))


def test_browser_and_editor_can_be_named(load: Load) -> None:
    found = load('[open]\nbrowser = ["firefox", "{url}"]\neditor = "vim +{line} {path}"\n').open

    assert found.browser == ("firefox", "{url}")
    assert found.editor == ("vim", "+{line}", "{path}")


def test_every_input_is_named() -> None:
    assert OwnCommand._field_defaults["input"] in INPUTS
