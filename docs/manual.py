"""Writes the manual page leeslamp(1) from the parsers and the table of settings: `make man`."""

import sys
from argparse import Action
from collections.abc import Iterator
from pathlib import Path

from reader import __version__
from reader.cli.commands import COMMANDS
from reader.cli.completion import parser_of
from reader.cli.parsers import front_parser, shared
from reader.config_file import toml
from reader.config_text import default_of
from reader.settings import SEVERAL, by_table

ENVIRONMENT = {
    "LEESLAMP_CONFIG": "the configuration file, as --config",
    "LEESLAMP_DATA_DIR": "where your marks are kept, as --data-dir",
    "LEESLAMP_CACHE_DIR": "where the index is kept, as --cache-dir",
    "NO_COLOR": "when set to anything, no colours are used",
    "BROWSER": "what shows addresses",
    "VISUAL, EDITOR": "what edits files",
    "PAGER": "what pages the article that show prints; less unless set, none when empty",
    "LANGUAGE, LC_ALL, LC_MESSAGES, LANG": "the language to speak: English or Dutch",
}
STATUS = {
    "0": "it was done",
    "1": "a failure; for search, nothing found; for doctor and config check, something wrong",
    "2": "a command line that can't be understood",
    "130": "ended by ctrl+c",
    "141": "whoever read the output went away",
}


def page() -> str:
    """The whole page, in the language of troff's man macros."""
    return "\n".join([*_top(), *_commands(), *_configuration(), *_bottom(), ""])


def _top() -> Iterator[str]:
    yield f'.TH LEESLAMP 1 "" "leeslamp {__version__}" "User Commands"'
    yield from (".SH NAME", "leeslamp \\- a reading lamp for the terminal")
    yield from (".SH SYNOPSIS", ".B leeslamp", "[OPTION]... [FOLDER|FILE]...", ".br")
    yield from (".B leeslamp", "COMMAND [OPTION]...", ".SH DESCRIPTION")
    yield escaped(
        "Lists, sets and remembers the articles on your own disk: Markdown, HTML and plain text."
        " Without a command it opens the screen on the folders named, or on those configured, or"
        " prints the list where standard output is no terminal. On the screen, ? shows all keys."
    )
    yield ".SH OPTIONS"
    for action in front_parser()._actions:
        yield from _option(action)


def _commands() -> Iterator[str]:
    yield ".SH COMMANDS"
    known = {option for action in shared()._actions for option in action.option_strings}
    for name, summary in COMMANDS.items():
        actions = [one for one in parser_of(name)._actions if one.dest != "help"]
        own = [one for one in actions if not known & set(one.option_strings)]
        words = " ".join(_argument(one) for one in own if not one.option_strings)
        yield f".SS {escaped(f'leeslamp {name} {words}'.strip())}"
        yield escaped(f"{summary[0].upper()}{summary[1:]}.")
        for action in own:
            yield from _option(action)


def _option(action: Action) -> Iterator[str]:
    name = ", ".join(action.option_strings) or _argument(action)
    takes = _argument(action) if action.option_strings and action.nargs != 0 else ""
    said = f"\\fB{escaped(name)}\\fR {escaped(takes)}".rstrip()
    yield from (".TP", said, escaped(str(action.help or "")))


def _argument(action: Action) -> str:
    choices = "|".join(map(str, action.choices or ()))
    name = str(action.metavar or choices or action.dest.upper())
    return {"*": f"[{name}]...", "+": f"{name}...", "?": f"[{name}]"}.get(str(action.nargs), name)


def _configuration() -> Iterator[str]:
    yield from (".SH CONFIGURATION", "In TOML; leeslamp config path says where the file lies.")
    for table, settings in by_table().items():
        yield f".SS {escaped(f'[[{table}]]' if table in SEVERAL else f'[{table}]')}"
        for setting in settings:
            default = default_of(setting)
            usual = f" Unless said: {toml(default)}." if default is not None else ""
            about = f"{setting.about[0].upper()}{setting.about[1:]}: {setting.kind.sentence()}."
            yield from (".TP", f"\\fB{escaped(setting.name or 'NAME')}\\fR", escaped(about + usual))


def _bottom() -> Iterator[str]:
    for heading, rows in (("ENVIRONMENT", ENVIRONMENT), ("EXIT STATUS", STATUS)):
        yield f".SH {heading}"
        for name, about in rows.items():
            yield from (".TP", f"\\fB{escaped(name)}\\fR", escaped(f"{about}."))


def escaped(text: str) -> str:
    """A text as troff prints it: no backslash acts, no line begins with a command."""
    line = " ".join(text.split()).replace("\\", "\\(rs").replace("-", "\\-").replace('"', "\\(dq")
    return f"\\&{line}" if line[:1] in (".", "'") else line


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
