"""The front door: a first word that names a command is that command, else the screen, else a list.

Everything beyond the errors is imported where it is needed: `leeslamp list` must not pay for the
screen, nor the screen for a command, and ctrl+c is quiet from the call of `main` on.
"""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from reader.errors import ReaderError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from reader.cli.options import Options
    from reader.core import Reader
    from reader.places import Environment

INTERRUPTED = 130
"""What a shell says of a program that ctrl+c ended: 128 + SIGINT."""
PIPE_CLOSED = 141
"""What a shell says of a program whose reader went away, as `head` does: 128 + SIGPIPE."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program on these words, or on those of the command line, and return its exit code."""
    if arguments is None:
        # What is imported stays; to look for what of it could go is a twentieth of a short command,
        # which collects again once it is about to do something.
        gc.disable()
    if sys.stdout is None:
        sys.stdout = _refusing_stdout()
    try:
        code = _code_of(sys.argv[1:] if arguments is None else list(arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        _let_go_of_stdout()
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except (ReaderError, OSError) as error:
        from reader.cli.talk import complain

        code = complain(error)
        try:
            sys.stdout.flush()
        except OSError:
            _let_go_of_stdout()
    return code


def _code_of(words: list[str]) -> int:
    try:
        return _run(words)
    except SystemExit as done:  # argparse, once it has printed help or version
        return int(done.code or 0)


def _run(words: list[str]) -> int:
    from reader import i18n, places
    from reader.cli import commands, options

    i18n.use(places.languages())
    given = options.read(words)
    environment = places.environment(
        config=given.config, data_dir=given.data_dir, cache_dir=given.cache_dir
    )
    if given.words[:1] == ("open",) and _is_terminal(sys.stdout):
        return _open_named(given, environment)
    if given.words and given.words[0] in commands.COMMANDS:
        return commands.run(given.words[0], given.words[1:], environment, given.libraries)
    return _open(given, environment)


def _open(given: "Options", environment: "Environment") -> int:
    """The screen on what the words name; without a terminal to draw on, what they hold as text."""
    from reader.cli import commands, options

    folders, file = options.folders_and_file(given.words)
    libraries = (*given.libraries, *folders)
    if not _is_terminal(sys.stdout):
        if file is not None:
            return commands.run("show", ["--", str(file)], environment, libraries)
        return commands.run("list", [], environment, libraries)
    _refuse_what_is_no_screen(environment.term)
    return _show_screen(environment, libraries, lambda _reader: file)


def _open_named(given: "Options", environment: "Environment") -> int:
    """The screen on the article that some words mean."""
    from reader.cli import commands
    from reader.cli.open import found

    _command, said = commands.parsed("open", given.words[1:])
    _refuse_what_is_no_screen(environment.term)
    return _show_screen(environment, given.libraries, lambda reader: found(reader, said.words))


def _show_screen(
    environment: "Environment",
    folders: "Sequence[Path]",
    chosen: "Callable[[Reader], Path | None]",
) -> int:
    # Importing Textual makes some 100,000 objects that stay; collecting among them while they come
    # in costs a tenth of the start. The app switches collection on again after its first paint.
    gc.disable()
    from reader.core import Reader
    from reader.ui.lean import lean

    with lean():
        from reader.ui.app import run
        from reader.ui.moving_in import AGAIN

    code = AGAIN
    while code == AGAIN:
        reader = Reader.open(environment, folders)
        try:
            code = run(reader, open_path=chosen(reader))
        finally:
            reader.close()
    return code


def _refuse_what_is_no_screen(term: str) -> None:
    from reader.i18n import _

    hint = _("To list the articles without a screen: leeslamp list")
    if not _is_terminal(sys.stdin):
        raise UsageError(_("Standard input is no terminal, so no key can be read."), hint=hint)
    if not _is_terminal(sys.__stderr__):
        # Textual draws on standard error, and nothing written there would be seen.
        print("leeslamp: " + _("Standard error is no terminal."))  # noqa: T201
        raise UsageError(_("Standard error is no terminal, so nothing can be drawn."), hint=hint)
    if term == "dumb":
        raise UsageError(_("This terminal (TERM=dumb) can't draw a screen."), hint=hint)


def _is_terminal(stream: TextIO | None) -> bool:
    # A closed stream is None, or raises ValueError.
    with suppress(ValueError):
        return stream is not None and stream.isatty()
    return False


def _refusing_stdout() -> TextIO:
    # It was closed: what prints nothing goes on, what would print says so. And no database gets its
    # number, into which a library might write.
    return os.fdopen(os.open(os.devnull, os.O_RDONLY), "w")


def _let_go_of_stdout() -> None:
    # The interpreter flushes standard output once more at its end, and would complain again.
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
