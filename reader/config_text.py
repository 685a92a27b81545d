"""The settings as TOML: all of them with what they mean, and those in force with where they come
from.
"""

import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from reader import config as configuration
from reader.config import DEFAULTS, KINDS, USUAL, USUAL_LIST, Config
from reader.config_file import Page, expanded, key_of, parsed, text_of, toml
from reader.i18n import _
from reader.model import sanitize
from reader.settings import SEVERAL, Kind, Setting, by_table


class Value(NamedTuple):
    """A setting in force."""

    key: str
    """`reading.measure`, `libraries[0].folder`, `searches.Dikes`."""
    table: str
    """`libraries[0]`, `reading`."""
    name: str
    value: Any
    line: int
    """Of the file that says so; 0 where that is the default."""


def sample() -> str:
    """A file of all settings at their defaults, each explained and switched off by a `#`."""
    lines = [_("# The configuration of Leeslamp. Take the # from a line to change what it says.")]
    for table, settings in by_table().items():
        is_several = table in SEVERAL
        header = f"[[{table}]]" if is_several else f"[{table}]"
        # A library without a folder would be a mistake, an empty table is none.
        lines += ["", f"# {header}" if is_several else header]
        for setting in settings:
            lines += [f"# {explained(setting)}", f"# {example(setting)}"]
    return "\n".join([*lines, ""])


def explained(setting: Setting) -> str:
    """What a setting does and what it may be, in the person's language."""
    about = _(setting.about)
    return f"{about[0].upper()}{about[1:]}: {setting.kind.sentence()}."


def example(setting: Setting) -> str:
    """A setting as it may be written: its default, where that shows how."""
    if setting.example:
        return f"{setting.name} = {setting.example}" if setting.name else setting.example
    return f"{setting.name} = {toml(default_of(setting))}"


def default_of(setting: Setting) -> Any:
    """What holds where nothing is said; None where that is for the person to say."""
    return getattr(DEFAULTS.get(setting.table), setting.name, None)


def values(path: Path, themes: Collection[str] = ()) -> tuple[Config, list[Value]]:
    """What is in force by this file, and where that is said; another theme than one of these, if
    any are named, gives way to the default. Raises ConfigError.
    """
    text = text_of(path)
    data = parsed(text, path)
    config = configuration.checked(path, text, data)
    held_by, page = _in_force(config, themes), Page(path, text)
    found: list[Value] = []
    for table in by_table():
        said = data.get(table, {})
        if table == "libraries":
            found += _libraries(page, config, said)
        elif table in DEFAULTS:
            held = getattr(held_by, table)._asdict()
            wrong = {name for name in held if held[name] != getattr(getattr(config, table), name)}
            right = {name: said[name] for name in said if name not in wrong} if wrong else said
            found += _said(page, table, held, KINDS[table], right)
        elif isinstance(said, dict):
            found += _said(page, table, _held(config, table, said), {}, said)
    return config, found


def _held(config: Config, table: str, said: Mapping[str, Any]) -> dict[str, Any]:
    """What is used of a table whose keys the person names."""
    if table == "keys":
        used = set(config.keys.keys) if config.keys is not None else set()
    elif table == "commands":
        used = {command.name for command in config.commands}
    else:
        return dict(said)
    held = {name: value for name, value in said.items() if name in used}
    if table == "keys" and config.keys is not None and said.get("preset") == config.keys.preset:
        held = {"preset": config.keys.preset} | held
    return held


def _in_force(config: Config, themes: Collection[str]) -> Config:
    """With the defaults in place of a theme that there is none of, and of a query that is wrong."""
    usual, theme = USUAL.theme, config.reading.theme
    if themes:
        theme = theme._replace(
            dark=theme.dark if theme.dark in themes else usual.dark,
            light=theme.light if theme.light in themes else usual.light,
        )
    listing = config.list
    if listing.query and configuration.wrong_in(listing.query):
        listing = listing._replace(query=USUAL_LIST.query)
    return config._replace(reading=config.reading._replace(theme=theme), list=listing)


def _libraries(page: Page, config: Config, said: Any) -> Iterator[Value]:
    used = {library.folder: library for library in config.libraries}
    for number, table in enumerate(said if isinstance(said, list) else ()):
        named = table.get("folder") if isinstance(table, dict) else None
        library = used.pop(expanded(named, page.path.absolute().parent) or Path(), None)
        if library is not None:
            held = library._asdict() | {"folder": sanitize.path(os.fspath(library.folder))}
            yield from _said(page, f"libraries[{number}]", held, KINDS["libraries"], table)


def _said(
    page: Page, table: str, held: Mapping[str, Any], kinds: Mapping[str, Kind], said: Any
) -> Iterator[Value]:
    """The values of one table; what is wrong in the file is not where its default comes from."""
    for name, value in held.items():
        is_said = isinstance(said, dict) and name in said
        is_right = is_said and (name not in kinds or kinds[name].taken(said[name]) is not None)
        key = f"{table}.{name}"
        yield Value(key, table, name, value, page.line(key) if is_right else 0)


def shown(found: list[Value], path: Path) -> Iterator[str]:
    """The lines of a file that says all of this, each with where it comes from."""
    name = sanitize.path(path.name)
    table = None
    for one in found:
        if one.table != table:
            if table is not None:
                yield ""
            table = one.table
            plain = table.partition("[")[0]
            yield f"[[{plain}]]" if plain in SEVERAL else f"[{plain}]"
        where = (
            _("{file}, line {line}").format(file=name, line=one.line) if one.line else _("default")
        )
        yield f"{key_of(sanitize.line(one.name))} = {toml(cleaned(one.value))}  # {where}"


def cleaned(value: Any) -> Any:
    """A value of a file, fit to be shown."""
    if isinstance(value, str):
        return sanitize.clean(value)
    if isinstance(value, Mapping):
        return {sanitize.line(str(key)): cleaned(part) for key, part in value.items()}
    if isinstance(value, list):
        return [cleaned(part) for part in value]
    return value
