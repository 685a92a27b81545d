"""The words of the command line: the options of every command, wherever they stand, and the rest.

The shared options are taken out first, so that they may stand before or after a command's name.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from reader.cli.commands import COMMANDS
from reader.errors import NotFoundError, UsageError
from reader.i18n import _
from reader.model import sanitize


class Options(NamedTuple):
    """What was asked for."""

    words: tuple[str, ...] = ()
    """A command and its arguments, or folders and a file."""
    libraries: tuple[Path, ...] = ()
    """In place of the configured ones; empty for those."""
    config: str | None = None
    data_dir: str | None = None
    cache_dir: str | None = None


def read(words: Sequence[str]) -> Options:
    """The options and the rest; `--help` and `--version` print and exit where no command stands."""
    if not any(word.startswith("-") for word in words):
        return Options(tuple(words))
    # Ten milliseconds, which a start without an option need not wait for.
    from reader.cli.parsers import front_parser, shared

    end = words.index("--") if "--" in words else len(words)
    options, rest = shared().parse_known_args(list(words[:end]))
    rest += words[end:]
    if not (rest and rest[0] in COMMANDS):
        rest = front_parser().parse_args(rest).path
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
        _("Did you mean: {program} {command}").format(program="leeslamp", command=near[0])
        if near
        else ""
    )
    message = _("There is no folder and no file here: {path}")
    return NotFoundError(message.format(path=sanitize.path(word)), hint=hint)
