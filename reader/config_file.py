"""The configuration as a file: its text, what that says, and on which line."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reader.errors import ConfigError
from reader.i18n import _
from reader.model import sanitize

_LARGEST = 1 << 18
"""Bytes. Every unknown key is compared with all settings, in 0.2 ms: 700,000 took minutes."""


def text_of(path: Path) -> str:
    """The text of the file; empty where there is none. Raises ConfigError."""
    name = sanitize.path(os.fspath(path))
    try:
        if path.exists() and not path.is_file():
            raise ConfigError(_("{name} is not a file.").format(name=name))
        with path.open("rb") as file:
            held = file.read(_LARGEST + 1)
        if len(held) > _LARGEST:
            raise ConfigError(_("{name} is too long for a configuration.").format(name=name))
        return held.decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except OSError as error:
        reason = sanitize.line(error.strerror or str(error))
        said = _("{name} can't be read: {reason}.").format(name=name, reason=reason)
        raise ConfigError(said) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        said = _("{name}, line {line}: the text is no UTF-8.").format(name=name, line=line)
        raise ConfigError(said) from error


def parsed(text: str, path: Path) -> dict[str, Any]:
    """What a text says as TOML; raises ConfigError, which names the line."""
    import tomllib

    try:
        return tomllib.loads(text)
    # TOMLDecodeError, or an int of thousands of digits, or a date that no calendar has.
    except (ValueError, RecursionError) as error:
        import re

        reason = str(error)
        place = re.search(r" \(at line (\d+), column \d+\)", reason)
        line = int(place[1]) if place else text.count("\n") + 1
        said = _("{name}, line {line}: this is no TOML: {reason}.").format(
            name=sanitize.path(os.fspath(path)),
            line=line,
            reason=sanitize.line(reason.replace(place[0], "") if place else reason),
        )
        raise ConfigError(said) from error


def expanded(value: Any, base: Path) -> Path | None:
    """The folder that a text names, `~` and all, seen from another; None where it names none."""
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        return None
    try:
        return Path(os.path.normpath(base / Path(value).expanduser()))
    except RuntimeError:  # ~somebody who has no home here
        return None


class Page:
    """Where the keys of a text stand, and how a sentence begins that is about one of them."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self._text = text
        self._lines: Mapping[str, int] | None = None

    def line(self, where: str) -> int:
        """The line of a key such as `reading.measure`, else of what it stands in, else 1."""
        if self._lines is None:
            # a sound file, and most are, is not looked through
            from reader.config_lines import line_numbers

            self._lines = line_numbers(self._text)
        while where and where not in self._lines:
            where = where.rpartition(".")[0]
        return self._lines.get(where, 1)

    def about(self, where: str, message: str) -> sanitize.Shown:
        """A sentence that names file and line."""
        said = _("{file}, line {line}: {message}").format(
            file=sanitize.path(os.fspath(self.path)), line=self.line(where), message=message
        )
        return sanitize.line(said)
