"""What is wrong with the configuration: file, line, and the nearest right key."""

from collections.abc import Sequence
from pathlib import Path

from reader.config import Config
from reader.config_check import faults, faults_of_keys
from reader.errors import ConfigError
from reader.i18n import _
from reader.ui import about
from reader.ui.bindings import closing_bindings, movement_bindings
from reader.ui.ink import Ink, Piece, Tone
from reader.ui.screens.looking import LookingScreen
from reader.ui.table import action
from reader.ui.widgets.choice_list import Choice


class FaultsScreen(LookingScreen, inherit_bindings=False):
    """Every fault in a sentence, as `leeslamp config check` and `leeslamp keys --check` print it;
    the file is read anew, so one that was mended is told as it is now.
    """

    BINDINGS = [*closing_bindings("faults"), *movement_bindings()]  # noqa: RUF012

    def __init__(self, path: Path, config: Config, ink: Ink) -> None:
        told = sentences(path, config)
        super().__init__(_(action("faults").title), lambda width: lines(told, width), ink)


def sentences(path: Path, config: Config) -> tuple[str, ...]:
    """All that is wrong."""
    try:
        found: tuple[str, ...] = tuple(fault.sentence for fault in faults(path, config))
    except ConfigError as error:
        found = (error.message,)
    return found + faults_of_keys(config)


def lines(told: Sequence[str], width: int) -> list[Choice]:
    """The sentences, a blank line between them; where there are none, that."""
    found: list[Choice] = []
    for sentence in told or (_("Nothing is wrong."),):
        rows = about.source_rows(sentence, width)
        found += [Choice((Piece(f" {row}", Tone.INK),)) for _line, _start, row in rows]
        found.append(Choice(()))
    return found[:-1]
