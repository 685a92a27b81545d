"""The configuration: TOML that a person writes by hand.

A wrong file never stops the program: what is right is used, and each wrong key becomes a sentence
that names file, line, what was expected and the nearest right key. `config_writing.py` changes it.
What every start reads is made of tuples, which take an eighth of a dataclass's millisecond.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from reader.config_file import Page, expanded, parsed, text_of
from reader.errors import ConfigError
from reader.i18n import _
from reader.model import sanitize
from reader.model.pace import WORDS_A_MINUTE
from reader.model.sanitize import Shown


class Library(NamedTuple):
    """A folder of articles."""

    folder: Path
    """Absolute; it need not exist (an unplugged disk is no mistake)."""
    name: str
    """Fit to be shown; the folder's own name where none is given."""
    include: tuple[str, ...] = ()
    """Globs of files that are articles besides the usual suffixes."""
    exclude: tuple[str, ...] = ()
    """Globs of files and folders that are left out."""


class Reading(NamedTuple):
    """How articles are set and when they count as read."""

    measure: int = 68
    """Widest line of text, in cells."""
    words_a_minute: int = WORDS_A_MINUTE
    """The person's pace, for the minutes shown."""
    finish_words_a_minute: int = 600
    """The fastest pace that still counts as having read."""
    theme: str = "lamp"
    hyphenate: bool = True
    """Words are hyphenated where the article's language is known."""
    justify: bool = False
    """Lines of running text are all equally long."""
    images: bool = True
    """Pictures are shown where the terminal has colours; their captions always are."""
    bidi: str = "auto"
    """Who brings right-to-left text into the order in which it is seen: `reader`, `terminal`, or
    `auto`, by what is known of the terminal."""


USUAL = Reading()


class Search(NamedTuple):
    """A query that the person saved."""

    name: Shown
    """Not empty; no other search has it."""
    query: str
    """As it is typed, on one line, fit to be shown; it may be wrong."""


class Config(NamedTuple):
    """Everything configured; what is not stands at its default."""

    libraries: tuple[Library, ...] = ()
    reading: Reading = USUAL
    searches: tuple[Search, ...] = ()
    """In the order of the file; whether the queries are right is not known yet."""
    problems: tuple[Shown, ...] = ()
    """One sentence for each thing that is wrong in the file, in the order of its lines."""


_RANGES = {
    "measure": (20, 200),
    "words_a_minute": (50, 2000),
    "finish_words_a_minute": (50, 10000),
}
_SWITCHES = frozenset({"hyphenate", "images", "justify"})
_ORDERED_BY = ("auto", "reader", "terminal")
KEYS: Mapping[str, tuple[str, ...]] = {
    "libraries": ("folder", "name", "include", "exclude"),
    "reading": Reading._fields,
    "searches": (),
}
"""Every key there is, by the table that it stands in; searches have the names they are given."""


def load(path: Path) -> Config:
    """What the file says; the defaults where there is none. Never raises."""
    try:
        text = text_of(path)
        data = parsed(text, path) if text else {}
    except ConfigError as error:
        return Config(problems=(sanitize.line(error.message),))
    page = _Checked(path, text)
    for key in data.keys() - KEYS.keys():
        page.complain_of_unknown(key, key, KEYS)
    return Config(
        libraries=_libraries(page, data.get("libraries", [])),
        reading=_reading(page, data.get("reading", {})),
        searches=_searches(page, data.get("searches", {})),
        problems=page.problems,
    )


def decided(config: Config, *, is_terminal_bidi: bool) -> Config:
    """What is configured, with `auto` decided by the terminal."""
    reading = config.reading
    if reading.bidi == "auto":
        reading = reading._replace(bidi="terminal" if is_terminal_bidi else "reader")
    return config._replace(reading=reading)


def problems_of_searches(path: Path, searches: Iterable[Search]) -> tuple[Shown, ...]:
    """One sentence for each of the file's searches whose query is wrong. Not for the way to the
    first paint: it takes the parser of queries. Raises ConfigError.
    """
    from reader.model.query import QueryError, parse

    page = Page(path, text_of(path))
    found = []
    for search in searches:
        try:
            parse(search.query)
        except QueryError as error:
            message = error.filled(_(error.template))
            said = _('the search "{name}" is wrong: {message}')
            where = f"searches.{search.name}"
            found.append(page.about(where, said.format(name=search.name, message=message)))
    return tuple(found)


class _Checked(Page):
    """The file, and what is wrong in it so far."""

    def __init__(self, path: Path, text: str) -> None:
        super().__init__(path, text)
        self._problems: list[tuple[int, Shown]] = []
        self.folder = path.absolute().parent

    @property
    def problems(self) -> tuple[Shown, ...]:
        return tuple(text for _line, text in sorted(self._problems))

    def complain(self, where: str, message: str) -> None:
        self._problems.append((self.line(where), self.about(where, message)))

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


def _reading(page: _Checked, table: Any) -> Reading:
    if not isinstance(table, dict):
        page.complain_of_value("reading", "reading", _("a table"), table)
        return Reading()
    right: dict[str, Any] = {}
    for key, value in table.items():
        where = f"reading.{key}"
        if key == "theme":
            right[key] = _line_of_text(page, where, key, value) or Reading().theme
        elif key not in Reading._fields:
            page.complain_of_unknown(where, key, KEYS["reading"])
        elif expected := _expected_instead(key, value):
            page.complain_of_value(where, key, expected, value)
        else:
            right[key] = value
    return Reading(**right)


def _expected_instead(key: str, value: Any) -> str:
    """What a setting should be; empty where that is what it is."""
    if key in _SWITCHES:
        return "" if isinstance(value, bool) else _("true or false")
    if key == "bidi":
        return "" if value in _ORDERED_BY else _('"auto", "reader" or "terminal"')
    least, most = _RANGES[key]
    if type(value) is int and least <= value <= most:
        return ""
    return _("a whole number from {least} to {most}").format(least=least, most=most)


def _libraries(page: _Checked, tables: Any) -> tuple[Library, ...]:
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


def _library(page: _Checked, where: str, table: dict[str, Any]) -> Library | None:
    for key in table.keys() - set(KEYS["libraries"]):
        page.complain_of_unknown(f"{where}.{key}", key, KEYS["libraries"])
    if "folder" not in table:
        page.complain(where, _("This library names no folder."))
        return None
    folder = expanded(table["folder"], page.folder)
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


def _searches(page: _Checked, table: Any) -> tuple[Search, ...]:
    if not isinstance(table, dict):
        page.complain_of_value("searches", "searches", _("a table"), table)
        return ()
    found: dict[Shown, Search] = {}
    for key, value in table.items():
        where, name = f"searches.{key}", sanitize.line(key)
        query = query_line(value) if isinstance(value, str) else ""
        if not query:
            page.complain_of_value(where, key, _('a query: "is:unread"'), value)
        elif not name:
            page.complain(where, _("This search has no name."))
        elif name in found:
            page.complain(where, _("There is a search of this name already."))
        else:
            found[name] = Search(name, query)
    return tuple(found.values())


def query_line(text: str) -> Shown:
    """A query on one line, fit to be shown; the blanks within it stay, they may be of a path."""
    return Shown(sanitize.clean(text).replace("\n", " ").replace("\t", " ").strip())


def _line_of_text(page: _Checked, where: str, key: str, value: Any) -> Shown:
    if isinstance(value, str) and (text := sanitize.line(value)):
        return text
    page.complain_of_value(where, key, _("a text"), value)
    return sanitize.EMPTY


def _globs(page: _Checked, where: str, key: str, value: Any) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(glob, str) for glob in value):
        return tuple(glob for glob in map(sanitize.line, value) if glob)
    page.complain_of_value(where, key, _('a list of texts: ["*.adoc"]'), value)
    return ()
