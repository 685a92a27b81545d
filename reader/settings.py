"""The table of settings: what is checked, what `config show` and `config init` write, what the
documentation says. A new setting is a line here and a field in `config.py`.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from reader.i18n import N_, _
from reader.model import sanitize


class Kind(NamedTuple):
    """What a value may be."""

    expected: str
    """In English, marked for the catalogue; `{least}`, `{most}` and `{choices}` stand for those."""
    taken: Callable[[Any], Any]
    """The value to use for one of the file; None where it is not of this kind."""
    bounds: range = range(0)
    choices: tuple[str, ...] = ()

    def sentence(self) -> str:
        """What is expected, in the person's language."""
        named = [f'"{choice}"' for choice in self.choices]
        choices = _("{several} or {last}").format(
            several=", ".join(named[:-1]), last=named[-1] if named else ""
        )
        least, most = self.bounds.start, self.bounds.stop - 1
        return _(self.expected).format(least=least, most=most, choices=choices)


class Themes(NamedTuple):
    """Which theme is used when; one by day and by night where both are the same."""

    dark: str = "lamp"
    light: str = "lamp"
    by: str = "terminal"
    """What tells dark from light: the ground of the `terminal`, or the `time` of day."""

    def chosen(self, *, is_light: bool) -> str:
        """The name of the one to use on a light ground, or by day."""
        return self.light if is_light else self.dark


THEME_BY = ("terminal", "time")


def _theme(value: Any) -> Themes | None:
    if isinstance(value, str) and (name := sanitize.line(value)):
        return Themes(name, name)
    if not isinstance(value, dict) or not value.keys() <= set(Themes._fields):
        return None
    words = {key: sanitize.line(word) for key, word in value.items() if isinstance(word, str)}
    is_right = len(words) == len(value) and all(words.values()) and {"dark", "light"} <= set(words)
    themes = Themes(**words) if is_right else None
    return themes if themes is not None and themes.by in THEME_BY else None


def _text(value: Any) -> str | None:
    return (sanitize.line(value) or None) if isinstance(value, str) else None


def _texts(value: Any) -> tuple[str, ...] | None:
    if isinstance(value, list) and all(isinstance(text, str) for text in value):
        return tuple(text for text in map(sanitize.line, value) if text)
    return None


def argument_vector(value: Any) -> tuple[str, ...] | None:
    """A program and its arguments: a list of texts, or one text that is split as a shell splits it,
    with nothing else of a shell in it. None for anything else.
    """
    if isinstance(value, str):
        import shlex

        try:
            value = shlex.split(value)
        except ValueError:  # a quotation mark that is not closed
            return None
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        return None
    is_runnable = not value or (value[0] and not any("\0" in part for part in value))
    return tuple(value) if is_runnable else None


def whole(least: int, most: int) -> Kind:
    """A whole number within bounds, both included."""
    bounds = range(least, most + 1)
    return Kind(
        N_("a whole number from {least} to {most}"),
        lambda value: value if type(value) is int and value in bounds else None,
        bounds=bounds,
    )


def one_of(*choices: str) -> Kind:
    """One of a few words."""
    return Kind(
        "{choices}",
        lambda value: value if isinstance(value, str) and value in choices else None,
        choices=choices,
    )


def some_of(*choices: str) -> Kind:
    """A list of some of a few words, in any order."""

    def taken(value: Any) -> tuple[str, ...] | None:
        is_right = isinstance(value, list) and all(
            isinstance(word, str) and word in choices for word in value
        )
        return tuple(dict.fromkeys(value)) if is_right else None

    return Kind(N_("a list of {choices}"), taken, choices=choices)


SWITCH = Kind(N_("true or false"), lambda value: value if isinstance(value, bool) else None)
TEXT = Kind(N_("a text"), _text)
TEXTS = Kind(N_('a list of texts: ["*.adoc"]'), _texts)
FOLDER = Kind(
    N_("the name of a folder"),
    lambda value: value if isinstance(value, str) and value.strip() and "\0" not in value else None,
)
PROGRAM = Kind(N_('a program and its arguments: ["wc", "-w"]'), argument_vector)
KEY = Kind(N_('a key, a sequence as "g g", a list of these, or "nop"'), lambda value: value)
COMMAND = Kind(N_('a table: run = ["wc", "-w"]'), lambda value: value)
FOLDER_OR_NONE = Kind(
    N_('the name of a folder, or "" for none'),
    lambda value: value.strip() if isinstance(value, str) and "\0" not in value else None,
)
THEME = Kind(
    N_('a theme: "lamp", or {{ dark = "lamp", light = "paper", by = "terminal" }}'), _theme
)
QUERY = Kind(N_('a query: "is:unread"'), lambda value: value if isinstance(value, str) else None)

ADDRESS = Kind(
    N_('an address: "https://example.org/", or "" for none'),
    lambda value: (sanitize.url(value) if value else "") if isinstance(value, str) else None,
)
COLUMNS = ("category", "site", "date", "minutes")
ORDERS = tuple(
    sign + name
    for name in ("date", "title", "author", "site", "words", "left", "added", "read")
    for sign in ("", "-")
)
"""As the query language writes them; what has a `-` begins with the latest or the last."""


class Setting(NamedTuple):
    """One key of the configuration file."""

    table: str
    """`[table]`, or `[[table]]` where there may be several."""
    name: str
    """Empty where the person names the keys."""
    kind: Kind
    about: str
    """What it does, in one line of English, marked for the catalogue."""
    example: str = ""
    """A value as TOML, where the default doesn't show one; the whole line where it has no name."""


SETTINGS: tuple[Setting, ...] = (
    Setting("libraries", "folder", FOLDER, N_("a folder of articles"), '"~/articles"'),
    Setting("libraries", "name", TEXT, N_("its name; else the folder's own"), '"Articles"'),
    Setting("libraries", "include", TEXTS, N_("articles besides the usual suffixes"), '["*.adoc"]'),
    Setting("libraries", "exclude", TEXTS, N_("files and folders left out"), '["drafts/**"]'),
    Setting(
        "libraries",
        "url",
        ADDRESS,
        N_("where it is published: links to there lead to the articles here"),
        '"https://example.org/blog/"',
    ),
    Setting("reading", "measure", whole(20, 200), N_("widest line of text, in columns")),
    Setting("reading", "words_a_minute", whole(50, 2000), N_("your pace, for the minutes shown")),
    Setting(
        "reading",
        "finish_words_a_minute",
        whole(50, 10000),
        N_("the fastest pace that still counts as having read"),
    ),
    Setting("reading", "theme", THEME, N_("the colours; `leeslamp themes` lists them")),
    Setting("reading", "hyphenate", SWITCH, N_("hyphenate where the language is known")),
    Setting("reading", "justify", SWITCH, N_("lines of equal length")),
    Setting(
        "reading", "line_spacing", whole(1, 2), N_("2 for an empty line between every two lines")
    ),
    Setting("reading", "images", SWITCH, N_("show pictures where the terminal has colours")),
    Setting(
        "reading",
        "graphics",
        one_of("auto", "blocks", "kitty", "sixel", "iterm"),
        N_("how pictures are painted; auto for the best that the terminal is known to have"),
    ),
    Setting(
        "reading",
        "bidi",
        one_of("auto", "reader", "terminal"),
        N_("who puts right-to-left text in order"),
    ),
    Setting(
        "reading",
        "cursor",
        SWITCH,
        N_("the terminal's own cursor on the current line, for screen readers and braille"),
    ),
    Setting("list", "columns", some_of(*COLUMNS), N_("what stands behind a title, given room")),
    Setting(
        "list",
        "group",
        one_of("auto", "day", "month", "year", "none"),
        N_("the headings of a list that is sorted by a time"),
    ),
    Setting(
        "list",
        "density",
        one_of("compact", "roomy"),
        N_("roomy shows the first words of each article below its title"),
    ),
    Setting(
        "list",
        "query",
        QUERY,
        N_("what the screen begins with; when empty, what it was left at"),
    ),
    Setting("list", "sort", one_of(*ORDERS), N_("the order of lists that name none")),
    Setting(
        "searches",
        "",
        QUERY,
        N_("a query by the name that you give it, shown beside the shelves"),
        '"Half an hour" = "is:unread left:<30m"',
    ),
    Setting(
        "keys",
        "preset",
        one_of("vim", "newsboat"),
        N_("the keys to begin with"),
        '"vim"',
    ),
    Setting(
        "keys",
        "",
        KEY,
        N_("the keys of an action by its id; `leeslamp keys` lists the ids"),
        'top = ["g g", "home"]',
    ),
    Setting(
        "commands",
        "",
        COMMAND,
        N_("a program to hand articles to, by the name that you give it"),
        'words = { run = ["wc", "-w"], title = "Count the words", keys = "W" }',
    ),
    Setting(
        "open",
        "browser",
        PROGRAM,
        N_("what shows an address, {url}, in place of what BROWSER names"),
    ),
    Setting(
        "open",
        "editor",
        PROGRAM,
        N_("what edits a file, {path} and {line}, in place of what VISUAL or EDITOR names"),
    ),
    Setting(
        "sync",
        "folder",
        FOLDER_OR_NONE,
        N_("a folder that several machines share, to have the same marks on all of them"),
    ),
)
"""In the order in which they are documented."""

SEVERAL = frozenset({"libraries"})
"""Tables that a file may hold several of."""


def by_table() -> dict[str, tuple[Setting, ...]]:
    """The settings of each table, in their order."""
    tables = dict.fromkeys(setting.table for setting in SETTINGS)
    return {
        table: tuple(setting for setting in SETTINGS if setting.table == table) for table in tables
    }
