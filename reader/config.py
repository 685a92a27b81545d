"""The configuration: TOML that a person writes by hand.

A wrong file never stops the program: what is right is used, and each wrong key becomes a sentence
that names file, line, what was expected and the nearest right key. `settings.py` says what may be
said in it, `config_writing.py` changes it.
What every start reads is made of tuples, which take an eighth of a dataclass's millisecond.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.config_file import Fault, Page, expanded, parsed, text_of, toml, unread
from reader.errors import ConfigError
from reader.i18n import _
from reader.model import sanitize
from reader.model.pace import WORDS_A_MINUTE
from reader.model.sanitize import Shown
from reader.settings import COLUMNS, Kind, Themes, by_table

if TYPE_CHECKING:
    from reader.config_keys import OwnCommand, OwnKeys


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
    url: str = ""
    """Where its articles are to be seen on the web; empty for nowhere."""


class Reading(NamedTuple):
    """How articles are set and when they count as read; `settings.py` says what each means."""

    measure: int = 68
    words_a_minute: int = WORDS_A_MINUTE
    finish_words_a_minute: int = 600
    theme: Themes = Themes()
    hyphenate: bool = True
    justify: bool = False
    line_spacing: int = 1
    images: bool = True
    graphics: str = "auto"
    bidi: str = "auto"
    cursor: bool = False


USUAL = Reading()


class Listing(NamedTuple):
    """How lists look on the screen, and what they begin with."""

    columns: tuple[str, ...] = COLUMNS
    group: str = "auto"
    density: str = "compact"
    query: str = ""
    """As it is typed; it may be wrong."""
    sort: str = "-date"

    @property
    def is_roomy(self) -> bool:
        """Every row has a second line."""
        return self.density == "roomy"


USUAL_LIST = Listing()


class Openers(NamedTuple):
    """Programs that take over, with `{url}`, `{path}` and `{line}` in their arguments; none where
    the environment names them.
    """

    browser: tuple[str, ...] = ()
    editor: tuple[str, ...] = ()


class Sync(NamedTuple):
    """How other machines hear of what is done on this one."""

    folder: str = ""
    """The folder that they share, absolute; empty for none."""


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
    list: Listing = USUAL_LIST
    searches: tuple[Search, ...] = ()
    """In the order of the file; whether the queries are right is not known yet."""
    keys: "OwnKeys | None" = None
    """None where the file says nothing of keys."""
    commands: "tuple[OwnCommand, ...]" = ()
    """In the order of the file."""
    open: Openers = Openers()
    sync: Sync = Sync()
    faults: tuple[Fault, ...] = ()
    """What is wrong in the file, in the order of its lines."""

    @property
    def problems(self) -> tuple[Shown, ...]:
        """One sentence for each fault."""
        return tuple(fault.sentence for fault in self.faults)


KEYS: Mapping[str, tuple[str, ...]] = {
    table: tuple(setting.name for setting in settings if setting.name)
    for table, settings in by_table().items()
}
"""Every key there is, by the table that it stands in; none where the person names them."""

DEFAULTS: Mapping[str, Any] = {
    "reading": USUAL,
    "list": USUAL_LIST,
    "open": Openers(),
    "sync": Sync(),
}
"""What holds where nothing is said, by table: a value for each of its keys."""

KINDS: Mapping[str, Mapping[str, Kind]] = {
    table: {setting.name: setting.kind for setting in settings}
    for table, settings in by_table().items()
}
"""What each key may be, by table; by the empty name where the person names the keys."""


def load(path: Path) -> Config:
    """What the file says; the defaults where there is none. Never raises."""
    try:
        text = text_of(path)
        data = parsed(text, path) if text else {}
    except ConfigError as error:
        return Config(faults=(unread(path, error),))
    return checked(path, text, data)


def checked(path: Path, text: str, data: Mapping[str, Any]) -> Config:
    """What a parsed text says, as far as it is right. Never raises."""
    page = _Checked(path, text)
    for key in data.keys() - KEYS.keys():
        page.complain_of_unknown(key, key, KEYS)
    config = Config(
        libraries=_libraries(page, data.get("libraries", [])),
        reading=USUAL._replace(**_table(page, "reading", data)),
        list=USUAL_LIST._replace(**_table(page, "list", data)),
        searches=_searches(page, data.get("searches", {})),
        open=Openers(**_table(page, "open", data)),
        sync=_sync(page, data),
    )
    if data.get("keys") or data.get("commands"):
        from reader.config_keys import own_commands, own_keys

        commands = own_commands(page, data.get("commands", {}))
        keys = own_keys(page, data.get("keys", {}), commands)
        config = config._replace(keys=keys, commands=commands)
    return config._replace(faults=page.faults)


def decided(config: Config, *, bidi: str = "reader", graphics: str = "blocks") -> Config:
    """What is configured, with `auto` decided by the terminal."""
    reading = config.reading
    if reading.bidi == "auto":
        reading = reading._replace(bidi=bidi)
    if reading.graphics == "auto":
        reading = reading._replace(graphics=graphics)
    return config._replace(reading=reading)


def faults_of_searches(path: Path, searches: Iterable[Search]) -> tuple[Fault, ...]:
    """The file's searches whose query is wrong. Not for the way to the first paint: it takes the
    parser of queries. Raises ConfigError.
    """
    page = Page(path, text_of(path))
    said = _('the search "{name}" is wrong: {message}')
    wrong = ((search.name, wrong_in(search.query)) for search in searches)
    return tuple(
        page.fault(f"searches.{name}", said.format(name=name, message=message))
        for name, message in wrong
        if message
    )


def problems_of_searches(path: Path, searches: Iterable[Search]) -> tuple[Shown, ...]:
    """One sentence for each of these faults. Raises ConfigError."""
    return tuple(fault.sentence for fault in faults_of_searches(path, searches))


def fault_of_list(path: Path, listing: Listing) -> tuple[Fault, ...]:
    """One fault where the query that lists begin with is wrong. Raises ConfigError."""
    message = wrong_in(listing.query) if listing.query else ""
    said = _("the query is wrong: {message}").format(message=message)
    return (Page(path, text_of(path)).fault("list.query", said),) if message else ()


def wrong_in(query: str) -> str:
    """Why a text is no query, and what was meant perhaps; empty where it is one."""
    from reader.model.query import QueryError, parse

    try:
        parse(query_line(query))
    except QueryError as error:
        said = (error.filled(_(error.template)), error.filled(_(error.hint_template)))
        return " ".join(filter(None, said))
    return ""


class _Checked(Page):
    """The file, and what is wrong in it so far."""

    def __init__(self, path: Path, text: str) -> None:
        super().__init__(path, text)
        self._faults: list[Fault] = []
        self.folder = path.absolute().parent

    @property
    def faults(self) -> tuple[Fault, ...]:
        return tuple(sorted(self._faults))

    def complain(self, where: str, message: str) -> None:
        self._faults.append(self.fault(where, message))

    def complain_of_unknown(
        self, where: str, key: str, known: Iterable[str], said: str = ""
    ) -> None:
        from difflib import get_close_matches

        message = (said or _('"{key}" is no setting.')).format(key=key)
        near = get_close_matches(key, list(known), 1)
        elsewhere = (
            []
            if said
            else get_close_matches(
                key, [f"{table}.{name}" for table, names in KEYS.items() for name in names], 1, 0.5
            )
        )
        if near or elsewhere:
            message += _(' Did you mean "{key}"?').format(key=(near or elsewhere)[0])
        self.complain(where, message)

    def right_of(self, name: str, where: str, table: Mapping[str, Any]) -> dict[str, Any]:
        """What is right of one table; what is wrong is complained of."""
        right: dict[str, Any] = {}
        for key, value in table.items():
            if key not in KEYS[name]:
                self.complain_of_unknown(f"{where}.{key}", key, KEYS[name])
            else:
                kind = KINDS[name][key]
                taken = kind.taken(value)
                if taken is None:
                    self.complain_of_value(f"{where}.{key}", key, kind.sentence(), value)
                else:
                    right[key] = taken
        return right

    def complain_of_value(self, where: str, key: str, expected: str, value: Any) -> None:
        shown = sanitize.line(toml(value))[:40]
        said = _('"{key}" must be {expected}, not {value}.')
        self.complain(where, said.format(key=key, expected=expected, value=shown))


def _table(page: _Checked, name: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """What is right of a table whose keys are known."""
    table = data.get(name, {})
    if not isinstance(table, dict):
        page.complain_of_value(name, name, _("a table"), table)
        return {}
    return page.right_of(name, name, table)


def _sync(page: _Checked, data: Mapping[str, Any]) -> Sync:
    named = _table(page, "sync", data).get("folder", "")
    folder = expanded(named, page.folder) if named else None
    if named and folder is None:  # ~somebody who has no home here
        expected = KINDS["sync"]["folder"].sentence()
        page.complain_of_value("sync.folder", "folder", expected, named)
    return Sync(os.fspath(folder) if folder else "")


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
    right = page.right_of("libraries", where, table)
    if "folder" not in table:
        page.complain(where, _("This library names no folder."))
    if "folder" not in right:
        return None
    folder = expanded(right.pop("folder"), page.folder)
    if folder is None:  # ~somebody who has no home here
        expected = KINDS["libraries"]["folder"].sentence()
        page.complain_of_value(f"{where}.folder", "folder", expected, table["folder"])
        return None
    name = right.pop("name", "") or sanitize.path(folder.name) or sanitize.path(os.fspath(folder))
    return Library(folder, name, **right)


def _searches(page: _Checked, table: Any) -> tuple[Search, ...]:
    if not isinstance(table, dict):
        page.complain_of_value("searches", "searches", _("a table"), table)
        return ()
    found: dict[Shown, Search] = {}
    for key, value in table.items():
        where, name = f"searches.{key}", sanitize.line(key)
        query = query_line(value) if isinstance(value, str) else ""
        if not query:
            page.complain_of_value(where, key, KINDS["searches"][""].sentence(), value)
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
