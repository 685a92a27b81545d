"""Changing the configuration: only when told to, only the lines that it is about, comments kept.

What was written is read back before it replaces the file: unless it says exactly what was meant,
nothing is changed.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from reader.config import query_line
from reader.config_file import expanded, parsed, text_of
from reader.config_lines import sections
from reader.errors import ConfigError
from reader.i18n import _
from reader.model import sanitize

_NOTHING: dict[str, Any] = {"libraries": [], "searches": {}}
"""What a text without these says."""


def add_library(path: Path, folder: Path) -> None:
    """Write a folder into the file, making the file where there is none; raises ConfigError."""
    name = sanitize.path(os.fspath(folder))
    if not folder.is_dir():
        kind = _("{name} is not a folder.") if folder.exists() else _("There is no folder {name}.")
        raise ConfigError(kind.format(name=name))
    folder = folder.absolute()
    text = text_of(path)
    data = parsed(text, path)
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
    meant = {**data, "libraries": [*_tables(data), entry]}
    _change(path, lambda: _with_library(text, entry), meant)


def remove_library(path: Path, folder: Path) -> None:
    """Take a folder out of the file; the folder itself is left alone. Raises ConfigError."""
    text = text_of(path)
    data = parsed(text, path)
    position = _position(data, folder.absolute(), path)
    if position is None:
        name = sanitize.path(os.fspath(folder))
        raise ConfigError(_("{name} is not among the libraries.").format(name=name))
    kept = _tables(data)
    del kept[position]
    meant = {**data, "libraries": kept}
    _change(path, lambda: _without_library(text, position), meant)


def save_search(path: Path, name: str, query: str) -> None:
    """Write a search into the file, in place of the one of that name; raises ConfigError."""
    name, query = sanitize.line(name), query_line(query)
    if not (name and query):
        raise ConfigError(_("A search needs a name and a query."))
    text = text_of(path)
    data = parsed(text, path)
    known = _searches(data)
    key = next((key for key in known if sanitize.line(key) == name), name)
    meant = {**data, "searches": {**known, key: query}}
    _change(path, lambda: _with_search(text, key, query, is_known=key in known), meant)


def rename_search(path: Path, name: str, new: str) -> None:
    """Call a search otherwise, where it stands in the file; raises ConfigError."""
    new = sanitize.line(new)
    if not new:
        raise ConfigError(_("A search needs a name and a query."))
    text = text_of(path)
    known = _searches(data := parsed(text, path))
    names = {sanitize.line(key): key for key in known}
    if sanitize.line(name) not in names:
        raise ConfigError(_("There is no search named {name}.").format(name=sanitize.line(name)))
    key = names.pop(sanitize.line(name))
    if new in names:
        raise ConfigError(_("There is a search named {name} already.").format(name=new))
    kept = {new if one == key else one: query for one, query in known.items()}
    _change(path, lambda: _with_name(text, key, new), {**data, "searches": kept})


def remove_search(path: Path, name: str) -> None:
    """Take a search out of the file; raises ConfigError."""
    text = text_of(path)
    data = parsed(text, path)
    known = _searches(data)
    ours = [key for key in known if sanitize.line(key) == sanitize.line(name)]
    if not ours:
        said = _("There is no search named {name}.").format(name=sanitize.line(name))
        raise ConfigError(said)

    def changed() -> str:
        document = tomlkit.parse(text)
        for key in ours:
            del document["searches"][key]
        return tomlkit.dumps(document)

    kept = {key: query for key, query in known.items() if key not in ours}
    _change(path, changed, {**data, "searches": kept})


def _tables(data: dict[str, Any]) -> list[Any]:
    tables = data.get("libraries", [])
    if not isinstance(tables, list):
        raise ConfigError(_('"libraries" must be tables: [[libraries]]'))
    return list(tables)


def _searches(data: dict[str, Any]) -> dict[str, Any]:
    table = data.get("searches", {})
    if not isinstance(table, dict):
        raise ConfigError(_('"searches" must be a table: [searches]'))
    return table


def _position(data: dict[str, Any], folder: Path, path: Path) -> int | None:
    for position, table in enumerate(_tables(data)):
        named = table.get("folder") if isinstance(table, dict) else None
        known = expanded(named, path.absolute().parent)
        if known and os.path.realpath(known) == os.path.realpath(folder):
            return position
    return None


def _with_library(text: str, entry: dict[str, str]) -> str:
    document = tomlkit.parse(text)
    if "libraries" in document and not isinstance(document["libraries"], tomlkit.items.AoT):
        inline = tomlkit.inline_table()
        inline.update(entry)
        document["libraries"].append(inline)
        return tomlkit.dumps(document)
    return _with_table(text, tomlkit.dumps({"libraries": [entry]}))


def _without_library(text: str, position: int) -> str:
    document = tomlkit.parse(text)
    if not isinstance(document["libraries"], tomlkit.items.AoT):
        del document["libraries"][position]
        return tomlkit.dumps(document)
    lines = text.splitlines(keepends=True)
    start, end = sections(text, "[[libraries]]")[position]
    if end < len(lines) and not lines[end].strip():
        end += 1
    return "".join([*lines[:start], *lines[end:]]).lstrip("\r\n")


def _with_search(text: str, key: str, query: str, *, is_known: bool) -> str:
    document = tomlkit.parse(text)
    ours = sections(text, "[searches]")
    if is_known or ("searches" in document and not ours):
        document["searches"][key] = query
        return tomlkit.dumps(document)
    if not ours:
        return _with_table(text, tomlkit.dumps({"searches": {key: query}}))
    # As text: tomlkit would put it below the comment that stands above the next table.
    lines, newline = text.splitlines(keepends=True), _newline(text)
    end = ours[0][1]
    lines[end - 1] = lines[end - 1].rstrip("\r\n") + newline
    entry = tomlkit.dumps({key: query}).strip() + newline
    return "".join([*lines[:end], entry, *lines[end:]])


def _with_name(text: str, key: str, new: str) -> str:
    lines = text.splitlines(keepends=True)
    written = tomlkit.dumps({new: 0}).partition(" = 0")[0]
    for start, end in sections(text, "[searches]"):
        for number in range(start + 1, end):
            # As text: tomlkit would put it below the others, and without its comment.
            found = next((at for at in _equals(lines[number]) if _names(lines[number], at, key)), 0)
            if found:
                lines[number] = f"{written} {lines[number][found:]}"
                return "".join(lines)
    document = tomlkit.parse(text)
    query = document["searches"].pop(key)
    document["searches"][new] = query
    return tomlkit.dumps(document)


def _equals(line: str) -> list[int]:
    return [at for at, sign in enumerate(line) if sign == "="]


def _names(line: str, at: int, key: str) -> bool:
    try:
        return list(tomlkit.parse(f"{line[:at]} = 0")) == [key]
    except TOMLKitError:
        return False


def _with_table(text: str, table: str) -> str:
    # At the end, as text: tomlkit would put it between the next table and the comment above that.
    newline = _newline(text)
    gap = "" if not text else newline if text.endswith("\n") else newline * 2
    return f"{text}{gap}{table.strip().replace(chr(10), newline)}{newline}"


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _change(path: Path, changed: Callable[[], str], meant: dict[str, Any]) -> None:
    name = sanitize.path(os.fspath(path))
    try:
        text = changed()
        is_right = {**_NOTHING, **parsed(text, path)} == {**_NOTHING, **meant}
    except (TOMLKitError, ConfigError, LookupError):
        is_right = False
    if not is_right:
        raise ConfigError(
            _("{name} is written in a way that can't be changed safely.").format(name=name),
            hint=_("Change it by hand."),
        )
    begin(path, text)


def begin(path: Path, text: str) -> None:
    """Write a text as the file, whatever that held; raises ConfigError."""
    name = sanitize.path(os.fspath(path))
    target = Path(os.path.realpath(path))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, text.encode())
    except OSError as error:
        reason = sanitize.line(error.strerror or str(error))
        said = _("{name} can't be written: {reason}.").format(name=name, reason=reason)
        raise ConfigError(said) from error


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
