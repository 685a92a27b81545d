"""What the parsers say of themselves."""

import pytest

from reader import i18n, places
from reader.cli.commands import COMMANDS
from reader.cli.parsers import front_parser
from reader.errors import UsageError


@pytest.fixture
def dutch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "nl_NL")
    i18n.use(places.languages())


def test_every_command_stands_apart_from_what_it_does() -> None:
    lines = front_parser().format_help().splitlines()
    names = {line.split("  ")[1] for line in lines if line.startswith("  ") and line[2:3].isalpha()}
    assert set(COMMANDS) <= names


@pytest.mark.usefixtures("dutch")
def test_the_words_of_argparse_are_translated() -> None:
    told = front_parser().format_help()
    assert not [
        word for word in ("usage:", "options:", "arguments:", " exit", "FOLDER") if word in told
    ]


@pytest.mark.usefixtures("dutch")
def test_what_argparse_finds_wrong_is_translated() -> None:
    with pytest.raises(UsageError, match="onbekend: --nothing"):
        front_parser().parse_args(["--nothing"])


def test_english_that_comes_first_is_spoken_by_argparse_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LANGUAGE", "en:nl")
    i18n.use(places.languages())
    assert front_parser().format_help().startswith("usage:")
