"""The configuration as a file: its text, what that says, and on which line."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from reader.errors import ConfigError
from reader.i18n import _
from reader.model import sanitize
from reader.settings import Themes

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
        raise ConfigError(said, line=line) from error


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
        raise ConfigError(said, line=line) from error


def expanded(value: Any, base: Path) -> Path | None:
    """The folder that a text names, `~` and all, seen from another; None where it names none."""
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        return None
    try:
        return Path(os.path.normpath(base / Path(value).expanduser()))
    except RuntimeError:  # ~somebody who has no home here
        return None


def plain(value: Any) -> Any:
    """A value as the file may say it: a theme is a text, or a table."""
    if isinstance(value, Themes):
        return value.dark if value.dark == value.light else value._asdict()
    return value


def toml(value: Any) -> str:
    """A value as TOML writes it, on one line."""
    import json  # not in every start

    value = plain(value)
    if isinstance(value, Mapping):
        inside = ", ".join(f"{key_of(key)} = {toml(part)}" for key, part in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(toml, value))}]"
    if isinstance(value, bool | int | float):
        return json.dumps(value)
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def key_of(name: str) -> str:
    """A name as a key, quoted where TOML wants that."""
    is_bare = name.isascii() and name.replace("-", "").replace("_", "").isalnum()
    return name if is_bare else toml(name)


class Fault(NamedTuple):
    """One thing that is wrong in a file."""

    file: sanitize.Shown
    line: int
    """1 and up; 0 where the sentence itself says where, or the file can't be read at all."""
    sentence: sanitize.Shown
    """It names file and line."""


def unread(path: Path, error: ConfigError) -> Fault:
    """Why nothing can be taken from a file."""
    return Fault(sanitize.path(os.fspath(path)), error.line, sanitize.line(error.message))


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

    def fault(self, where: str, message: str) -> Fault:
        """What is wrong about a key."""
        file, line = sanitize.path(os.fspath(self.path)), self.line(where)
        said = _("{file}, line {line}: {message}").format(file=file, line=line, message=message)
        return Fault(file, line, sanitize.line(said))

    def about(self, where: str, message: str) -> sanitize.Shown:
        """A sentence that names file and line."""
        return self.fault(where, message).sentence
