"""The configuration: TOML that a person writes by hand.

A wrong file never stops the program: what is right is used, and each wrong key becomes a sentence
that names file, line, what was expected and the nearest right key. The program writes the file only
when told to add or remove a library, and then touches nothing but those lines.
"""

import os
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from reader.errors import ConfigError
from reader.i18n import _
from reader.model import sanitize
from reader.model.pace import WORDS_A_MINUTE
from reader.model.sanitize import Shown


@dataclass(frozen=True, slots=True)
class Library:
    """A folder of articles."""

    folder: Path
    """Absolute; it need not exist (an unplugged disk is no mistake)."""
    name: str
    """Fit to be shown; the folder's own name where none is given."""
    include: tuple[str, ...] = ()
    """Globs of files that are articles besides the usual suffixes."""
    exclude: tuple[str, ...] = ()
    """Globs of files and folders that are left out."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How articles are set and when they count as read."""

    measure: int = 68
    """Widest line of text, in cells."""
    words_a_minute: int = WORDS_A_MINUTE
    """The person's pace, for the minutes shown."""
    finish_words_a_minute: int = 600
    """The fastest pace that still counts as having read."""
    theme: str = "lamp"


@dataclass(frozen=True, slots=True)
class Config:
    """Everything configured; what is not stands at its default."""

    libraries: tuple[Library, ...] = ()
    reading: Reading = field(default_factory=Reading)
    problems: tuple[Shown, ...] = ()
    """One sentence for each thing that is wrong in the file, in the order of its lines."""


_RANGES = {
    "measure": (20, 200),
    "words_a_minute": (50, 2000),
    "finish_words_a_minute": (50, 10000),
}
KEYS: Mapping[str, tuple[str, ...]] = {
    "libraries": ("folder", "name", "include", "exclude"),
    "reading": tuple(setting.name for setting in fields(Reading)),
}
"""Every key there is, by the table that it stands in."""


def load(path: Path) -> Config:
    """What the file says; the defaults where there is none. Never raises."""
    try:
        text = _read(path)
    except ConfigError as error:
        return Config(problems=(sanitize.line(error.message),))
    if not text:
        return Config()
    try:
        data = _parsed(text, path)
    except ConfigError as error:
        return Config(problems=(sanitize.line(error.message),))
    page = _Page(path, _line_numbers(text))
    for key in data.keys() - KEYS.keys():
        page.complain_of_unknown(key, key, KEYS)
    return Config(
        libraries=_libraries(page, data.get("libraries", [])),
        reading=_reading(page, data.get("reading", {})),
        problems=page.problems,
    )


def add_library(path: Path, folder: Path) -> None:
    """Write a folder into the file, making the file where there is none; raises ConfigError."""
    name = sanitize.path(os.fspath(folder))
    if not folder.is_dir():
        kind = _("{name} is not a folder.") if folder.exists() else _("There is no folder {name}.")
        raise ConfigError(kind.format(name=name))
    folder = folder.absolute()
    text = _read(path)
    data = _parsed(text, path)
    if _position(data, folder, path) is not None:
        raise ConfigError(_("{name} is a library already.").format(name=name))
    try:
        os.fspath(folder).encode()
    except UnicodeEncodeError:
        raise ConfigError(
            _("The name of {name} is no UTF-8, and can't be written in the configuration.").format(
                name=name
            ),
            hint=_("Name the folder on the command line: leeslamp FOLDER"),
        ) from None
    entry = {"folder": os.fspath(folder)}
    _write(path, _with_library(text, entry), {**data, "libraries": [*_tables(data), entry]})


def remove_library(path: Path, folder: Path) -> None:
    """Take a folder out of the file; the folder itself is left alone. Raises ConfigError."""
    text = _read(path)
    data = _parsed(text, path)
    position = _position(data, folder.absolute(), path)
    if position is None:
        name = sanitize.path(os.fspath(folder))
        raise ConfigError(_("{name} is not among the libraries.").format(name=name))
    kept = _tables(data)
    del kept[position]
    _write(path, _without_library(text, position), {**data, "libraries": kept})


class _Page:
    """The file as far as a sentence about it goes: its name, its lines, what is wrong so far."""

    def __init__(self, path: Path, lines: Mapping[str, int]) -> None:
        self._name = sanitize.path(os.fspath(path))
        self._lines = lines
        self._problems: list[tuple[int, Shown]] = []
        self.folder = path.absolute().parent

    @property
    def problems(self) -> tuple[Shown, ...]:
        return tuple(text for _line, text in sorted(self._problems))

    def complain(self, where: str, message: str) -> None:
        line = self._lines.get(where) or self._lines.get(where.rpartition(".")[0], 1)
        said = _("{file}, line {line}: {message}")
        text = sanitize.line(said.format(file=self._name, line=line, message=message))
        self._problems.append((line, text))

    def complain_of_unknown(self, where: str, key: str, known: Iterable[str]) -> None:
        from difflib import get_close_matches

        message = _('"{key}" is no setting.').format(key=key)
        near = get_close_matches(key, list(known), 1)
        elsewhere = get_close_matches(
            key, [f"{table}.{name}" for table, names in KEYS.items() for name in names], 1, 0.5
        )
        if near or elsewhere:
            message += _(' Did you mean "{key}"?').format(key=(near or elsewhere)[0])
        self.complain(where, message)

    def complain_of_value(self, where: str, key: str, expected: str, value: Any) -> None:
        shown = sanitize.line(str(value))[:40]
        said = _('"{key}" must be {expected}, not "{value}".')
        self.complain(where, said.format(key=key, expected=expected, value=shown))


def _reading(page: _Page, table: Any) -> Reading:
    if not isinstance(table, dict):
        page.complain_of_value("reading", "reading", _("a table"), table)
        return Reading()
    right: dict[str, Any] = {}
    for key, value in table.items():
        where = f"reading.{key}"
        if key in _RANGES:
            least, most = _RANGES[key]
            if type(value) is int and least <= value <= most:
                right[key] = value
                continue
            expected = _("a whole number from {least} to {most}").format(least=least, most=most)
            page.complain_of_value(where, key, expected, value)
        elif key == "theme":
            right[key] = _line_of_text(page, where, key, value) or Reading().theme
        else:
            page.complain_of_unknown(where, key, KEYS["reading"])
    return Reading(**right)


def _libraries(page: _Page, tables: Any) -> tuple[Library, ...]:
    if not (isinstance(tables, list) and all(isinstance(table, dict) for table in tables)):
        page.complain_of_value("libraries", "libraries", _("tables: [[libraries]]"), tables)
        return ()
    found: dict[Path, Library] = {}
    for number, table in enumerate(tables):
        where = f"libraries[{number}]"
        library = _library(page, where, table)
        if library is not None and library.folder in found:
            page.complain(f"{where}.folder", _("This folder is a library already."))
        elif library is not None:
            found[library.folder] = library
    return tuple(found.values())


def _library(page: _Page, where: str, table: dict[str, Any]) -> Library | None:
    for key in table.keys() - set(KEYS["libraries"]):
        page.complain_of_unknown(f"{where}.{key}", key, KEYS["libraries"])
    if "folder" not in table:
        page.complain(where, _("This library names no folder."))
        return None
    folder = _expanded(table["folder"], page.folder)
    if folder is None:
        expected = _("the name of a folder")
        page.complain_of_value(f"{where}.folder", "folder", expected, table["folder"])
        return None
    name = _line_of_text(page, f"{where}.name", "name", table["name"]) if "name" in table else ""
    return Library(
        folder=folder,
        name=name or sanitize.path(folder.name) or sanitize.path(os.fspath(folder)),
        include=_globs(page, f"{where}.include", "include", table.get("include", [])),
        exclude=_globs(page, f"{where}.exclude", "exclude", table.get("exclude", [])),
    )


def _line_of_text(page: _Page, where: str, key: str, value: Any) -> Shown:
    if isinstance(value, str) and (text := sanitize.line(value)):
        return text
    page.complain_of_value(where, key, _("a text"), value)
    return sanitize.EMPTY


def _globs(page: _Page, where: str, key: str, value: Any) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(glob, str) for glob in value):
        return tuple(glob for glob in map(sanitize.line, value) if glob)
    page.complain_of_value(where, key, _('a list of texts: ["*.adoc"]'), value)
    return ()


def _expanded(value: Any, base: Path) -> Path | None:
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        return None
    try:
        return Path(os.path.normpath(base / Path(value).expanduser()))
    except RuntimeError:  # ~somebody who has no home here
        return None


_HEADER = re.compile(r"\s*\[(\[?)\s*([^\[\]#]+?)\s*\]")
_KEY = re.compile(r"""\s*([\w"'-]+(?:\s*\.\s*[\w"'-]+)*)\s*=""")


def _line_numbers(text: str) -> dict[str, int]:
    # tomllib tells no lines, so they are found by eye; the first place a key is seen at counts.
    found: dict[str, int] = {}
    table = ""
    tables = 0
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = _plain(header[2])
            if header[1]:
                found.setdefault(table, number)
                table, tables = f"{table}[{tables}]", tables + 1
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            name = _plain(key[1])
            found.setdefault(f"{table}.{name}" if table else name, number)
    return found


def _plain(name: str) -> str:
    return re.sub(r"[\s\"']", "", name)


def _read(path: Path) -> str:
    name = sanitize.path(os.fspath(path))
    try:
        if path.exists() and not path.is_file():
            raise ConfigError(_("{name} is not a file.").format(name=name))
        return path.read_bytes().decode("utf-8-sig")
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


def _parsed(text: str, path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        reason = str(error)
        place = re.search(r" \(at line (\d+), column \d+\)", reason)
        line = int(place[1]) if place else text.count("\n") + 1
        said = _("{name}, line {line}: this is no TOML: {reason}.").format(
            name=sanitize.path(os.fspath(path)),
            line=line,
            reason=sanitize.line(reason.replace(place[0], "") if place else reason),
        )
        raise ConfigError(said) from error


def _tables(data: dict[str, Any]) -> list[Any]:
    tables = data.get("libraries", [])
    if not isinstance(tables, list):
        raise ConfigError(_('"libraries" must be tables: [[libraries]]'))
    return list(tables)


def _position(data: dict[str, Any], folder: Path, path: Path) -> int | None:
    for position, table in enumerate(_tables(data)):
        named = table.get("folder") if isinstance(table, dict) else None
        known = _expanded(named, path.absolute().parent)
        if known and os.path.realpath(known) == os.path.realpath(folder):
            return position
    return None


def _with_library(text: str, entry: dict[str, str]) -> str:
    import tomlkit

    document = tomlkit.parse(text)
    if "libraries" in document and not isinstance(document["libraries"], tomlkit.items.AoT):
        inline = tomlkit.inline_table()
        inline.update(entry)
        document["libraries"].append(inline)
        return tomlkit.dumps(document)
    # At the end, as text: tomlkit would put it between the next table and the comment above that.
    newline = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text else newline if text.endswith("\n") else newline * 2
    table = tomlkit.dumps({"libraries": [entry]}).strip().replace("\n", newline)
    return f"{text}{gap}{table}{newline}"


def _without_library(text: str, position: int) -> str:
    import tomlkit

    document = tomlkit.parse(text)
    if not isinstance(document["libraries"], tomlkit.items.AoT):
        del document["libraries"][position]
        return tomlkit.dumps(document)
    lines = text.splitlines(keepends=True)
    headers = [number for number, line in enumerate(lines) if _HEADER.match(line)]
    ours = [number for number in headers if _plain(lines[number]).startswith("[[libraries]]")]
    start = ours[position]
    end = min((number for number in headers if number > start), default=len(lines))
    # Comments after the last key belong to whoever comes next.
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].lstrip()[0] == "#"):
        end -= 1
    if end < len(lines) and not lines[end].strip():
        end += 1
    return "".join([*lines[:start], *lines[end:]]).lstrip("\r\n")


def _write(path: Path, text: str, meant: dict[str, Any]) -> None:
    if not _says(text, meant):
        raise ConfigError(
            _("{name} is written in a way that can't be changed safely.").format(
                name=sanitize.path(os.fspath(path))
            ),
            hint=_("Change its [[libraries]] by hand."),
        )
    target = Path(os.path.realpath(path))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, text.encode())
    except OSError as error:
        name, reason = sanitize.path(os.fspath(path)), sanitize.line(error.strerror or str(error))
        said = _("{name} can't be written: {reason}.").format(name=name, reason=reason)
        raise ConfigError(said) from error


def _says(text: str, meant: dict[str, Any]) -> bool:
    try:
        return {"libraries": [], **_parsed(text, Path())} == meant
    except ConfigError:
        return False


def _replace(target: Path, data: bytes) -> None:
    import tempfile

    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    written = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            written.chmod(target.stat().st_mode & 0o7777)
        written.replace(target)
    except BaseException:
        written.unlink(missing_ok=True)
        raise
