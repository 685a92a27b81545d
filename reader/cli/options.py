"""The words of the command line: the options of every command, wherever they stand, and the rest.

The shared options are taken out first, so that they may stand before or after a command's name.
"""

from argparse import SUPPRESS, ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn

from reader import __version__
from reader.cli.commands import COMMANDS
from reader.errors import NotFoundError, UsageError
from reader.i18n import _
from reader.model import sanitize

PROGRAM = "leeslamp"


class Options(NamedTuple):
    """What was asked for."""

    words: tuple[str, ...] = ()
    """A command and its arguments, or folders and a file."""
    libraries: tuple[Path, ...] = ()
    """In place of the configured ones; empty for those."""
    config: str | None = None
    data_dir: str | None = None
    cache_dir: str | None = None


class Parser(ArgumentParser):
    """An argument parser that raises what is wrong, as every room does."""

    def error(self, message: str) -> NoReturn:
        """Raise the message as a UsageError."""
        raise UsageError(
            sanitize.line(message), hint=_("To see how: {program} --help").format(program=self.prog)
        )


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


def read(words: Sequence[str]) -> Options:
    """The options and the rest; `--help` and `--version` print and exit where no command stands."""
    end = words.index("--") if "--" in words else len(words)
    options, rest = shared().parse_known_args(list(words[:end]))
    rest += words[end:]
    if not (rest and rest[0] in COMMANDS):
        rest = _front_parser().parse_args(rest).path
    return Options(
        words=tuple(rest),
        libraries=tuple(_path(folder) for folder in getattr(options, "library", ())),
        config=getattr(options, "config", None),
        data_dir=getattr(options, "data_dir", None),
        cache_dir=getattr(options, "cache_dir", None),
    )


def folders_and_file(words: Sequence[str]) -> tuple[tuple[Path, ...], Path | None]:
    """The folders to take for libraries, and the file to open; raises where a word is neither."""
    paths = [_path(word) for word in words]
    for path in paths:
        if not path.exists():
            raise _unknown(str(path))
    files = [path for path in paths if not path.is_dir()]
    if len(files) > 1:
        raise UsageError(
            _("One file can be opened at a time."), hint=_("For more, name the folder they lie in.")
        )
    return tuple(path for path in paths if path.is_dir()), files[0] if files else None


def _path(word: str) -> Path:
    # An empty word is a variable that a script did not set; pathlib takes it for this folder.
    if not word:
        raise UsageError(_("The name of a folder or file is empty."))
    return Path(word)


def _unknown(word: str) -> NotFoundError:
    from difflib import get_close_matches

    near = get_close_matches(word, COMMANDS, n=1)
    hint = (
        _("Did you mean: {program} {command}").format(program=PROGRAM, command=near[0])
        if near
        else ""
    )
    message = _("There is no folder and no file here: {path}")
    return NotFoundError(message.format(path=sanitize.path(word)), hint=hint)


def _front_parser() -> Parser:
    commands = "\n".join(f"  {name:<10}{_(summary)}" for name, summary in COMMANDS.items())
    parser = Parser(
        PROGRAM,
        parents=[shared()],
        allow_abbrev=False,
        formatter_class=RawDescriptionHelpFormatter,
        usage=f"{PROGRAM} [OPTION]... [FOLDER|FILE]...\n       {PROGRAM} COMMAND [OPTION]...",
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
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    return parser
