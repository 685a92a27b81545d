"""The parsers of the command line: what every one of them knows, and the one without a command."""

from argparse import (
    SUPPRESS,
    Action,
    ArgumentError,
    ArgumentParser,
    RawDescriptionHelpFormatter,
)
from typing import Any, NoReturn

from reader import __version__
from reader.cli.commands import COMMANDS
from reader.errors import UsageError
from reader.i18n import N_, _
from reader.model import sanitize

PROGRAM = "leeslamp"
ARGPARSE = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("ignored explicit argument %r"),
    N_("not allowed with argument %s"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
)
"""What the standard library says of its own; it asks our catalogue for them."""
TAKEN = (
    N_("ARTICLE"),
    N_("FILE"),
    N_("FOLDER"),
    N_("FOLDER|FILE"),
    N_("QUERY"),
    N_("TAG"),
    N_("TEXT"),
    N_("WORDS"),
)
"""What the parsers say that they take."""


class Parser(ArgumentParser):
    """An argument parser that raises what is wrong, as every room does."""

    def error(self, message: str) -> NoReturn:
        """Raise the message as a UsageError."""
        raise UsageError(
            sanitize.line(message), hint=_("To see how: {program} --help").format(program=self.prog)
        )

    def _check_value(self, action: Action, value: Any) -> None:
        """Complain of a word that is none of those there are to choose from, and name the nearest;
        argparse names all of them twice.
        """
        choices = [str(choice) for choice in action.choices or ()]
        if not choices or value in choices:
            return
        from difflib import get_close_matches

        several = _("{several} or {last}").format(several=", ".join(choices[:-1]), last=choices[-1])
        said = _('"{word}" is none of {choices}.').format(word=value, choices=several)
        near = get_close_matches(str(value), choices, 1)
        said += _(' Did you mean "{key}"?').format(key=near[0]) if near else ""
        raise ArgumentError(action if action.option_strings else None, said)

    def translate(self) -> None:
        """Name what is taken in the person's language; the parser is for nothing but words now."""
        for action in self._actions:
            if isinstance(action.metavar, str):
                action.metavar = _(action.metavar)


def shared() -> Parser:
    """The options that every command takes; a parent for the commands' own parsers."""
    parser = Parser(PROGRAM, add_help=False, allow_abbrev=False, argument_default=SUPPRESS)
    parser.add_argument(
        "--library",
        metavar="FOLDER",
        action="append",
        help=_("a folder of articles, in place of the configured ones; may be repeated"),
    )
    parser.add_argument("--config", metavar="FILE", help=_("the configuration file"))
    parser.add_argument("--data-dir", metavar="FOLDER", help=_("where your marks are kept"))
    parser.add_argument(
        "--cache-dir", metavar="FOLDER", help=_("where the index is kept; may be deleted")
    )
    return parser


def front_parser() -> Parser:
    """Of the words that begin with no command."""
    room = max(map(len, COMMANDS)) + 2
    forms = (_("[OPTION]... [FOLDER|FILE]..."), _("COMMAND [OPTION]..."))
    indent = "\n" + " " * len(_("usage: "))
    commands = "\n".join(f"  {name:<{room}}{_(summary)}" for name, summary in COMMANDS.items())
    parser = Parser(
        PROGRAM,
        parents=[shared()],
        allow_abbrev=False,
        formatter_class=RawDescriptionHelpFormatter,
        usage=indent.join(f"{PROGRAM} {form}" for form in forms),
        description=_("A reading lamp for the terminal: read the articles on your own disk."),
        epilog="{title}:\n{commands}\n\n{more}".format(
            title=_("commands"),
            commands=commands,
            more=_("{program} COMMAND --help says more.").format(program=PROGRAM),
        ),
    )
    parser.add_argument(
        "path",
        metavar="FOLDER|FILE",
        nargs="*",
        help=_("folders to read from, or one file to open; none for the configured folders"),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"{PROGRAM} {__version__}",
        help=_("show program's version number and exit"),
    )
    parser.translate()
    return parser
