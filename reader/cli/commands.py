"""The table of commands, and how one is run."""

import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from keyword import iskeyword
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from reader.i18n import N_, _
from reader.places import Environment

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.core import Reader

COMMANDS = {
    "list": N_("list the articles that a query finds, as a table or as JSON"),
    "search": N_("list the articles that answer best, with the passage that does"),
    "show": N_("print one article"),
    "open": N_("open the article that words of its title mean; - the one read last"),
    "links": N_("list the links of an article and where they lead, or what links to it"),
    "related": N_("list the articles that are most like one"),
    "mark": N_("mark articles read, starred, archived, or take these marks away"),
    "tag": N_("list your tags, put one on articles or take it off"),
    "note": N_("show, write or take away your note on an article"),
    "highlights": N_("print what was marked and written in articles, or export it"),
    "stats": N_("tell what you read, by day, month, tag and site"),
    "index": N_("look at the disk again"),
    "doctor": N_("look for dead links, missing pictures, copies and files with faults"),
    "add": N_("keep a folder as a library"),
    "remove": N_("keep a folder as a library no longer"),
    "sync": N_("have the same marks on several machines, by a folder that they share"),
    "export": N_("print everything that was done to articles, as lines of JSON"),
    "import": N_("take in an export, or the list of read articles of newsboat"),
    "config": N_("show, check, edit or begin the configuration"),
    "keys": N_("list every action with its keys, or check these"),
    "themes": N_("list the themes"),
    "completion": N_("print what completes these words in bash, zsh or fish"),
}
"""Name, and what it does; each is the module of that name beside this one."""


ALONE = frozenset({"config", "keys", "themes", "completion"})
"""The commands that need no library, and get what the environment says in place of a reader."""


class Command(Protocol):
    """What a command's module holds."""

    def arguments(self, parser: "ArgumentParser") -> None:
        """Declare the command's own options and arguments."""

    def run(self, reader: "Reader", given: "Namespace") -> int:
        """Do it and return the exit code."""


class CommandAlone(Protocol):
    """What the module of a command holds that needs no library."""

    def run(self, environment: Environment, given: "Namespace") -> int:
        """Do it and return the exit code."""


def run(
    name: str, words: Sequence[str], environment: Environment, libraries: Sequence[Path]
) -> int:
    """Read the command's words, open the reader, run the command, close the reader."""
    command, given = parsed(name, words)
    _print_what_the_encoding_lacks()
    if name in ALONE:
        return cast(CommandAlone, command).run(environment, given)
    from reader.cli.talk import mention
    from reader.core import Reader

    reader = Reader.open(environment, libraries)
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
    try:
        for problem in reader.config.problems:
            mention(problem)
        code = command.run(reader, given)
        if reader.has_marked:  # as a window does it, while it is open
            reader.sharing.tell()
            reader.back_up()
        return code
    finally:
        reader.close()


def module_of(name: str) -> Command:
    """The module of a command; some names Python keeps for itself."""
    return cast(Command, import_module(f"reader.cli.{name}{'_' * iskeyword(name)}"))


def parsed(name: str, words: Sequence[str]) -> tuple[Command, "Namespace"]:
    """The module of a command, and what its words say."""
    from reader.cli.parsers import PROGRAM, Parser, shared

    command = module_of(name)
    summary = _(COMMANDS[name])
    parser = Parser(
        f"{PROGRAM} {name}",
        # they were taken out of the words before; here they are only explained
        parents=[shared()] if {"-h", "--help"} & set(words) else [],
        allow_abbrev=False,
        description=f"{summary[0].upper()}{summary[1:]}.",
    )
    command.arguments(parser)
    parser.translate()
    given, others = parser.parse_known_args(list(words))
    if others:  # words on both sides of an option, or a mistake; this way costs ten times as much
        given = parser.parse_intermixed_args(list(words))
    return command, given


def _print_what_the_encoding_lacks() -> None:
    # As question marks, rather than failing halfway down a list.
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
