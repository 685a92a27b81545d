"""Writes the tables of the pages that the code tells: `make readme`. A test compares them."""

from collections.abc import Mapping
from pathlib import Path

from docs.readme import between_marks, commands_table, keys_table, language_table
from reader.config_file import toml
from reader.config_text import default_of, example
from reader.formats.spellings import SPELLINGS
from reader.settings import SEVERAL, Setting, by_table
from reader.theme_files import GROUNDS, INKS
from reader.ui.screens.sorting import NAMES

FOLDER = Path(__file__).parent

_ROLES = {
    "ground": "behind everything",
    "raised": "behind bars and code",
    "cursor": "behind the line that the cursor is on",
    "ink": "running text, titles",
    "secondary": "what can be overlooked: dates, sites, what was read",
    "accent": "the lamp: marks, headings, keys",
    "link": "links",
    "danger": "what is wrong",
    "fresh": "strings in code, lines added",
}


def settings_tables() -> str:
    """Every table of the configuration with its keys, and how it may be written."""
    return "\n\n".join(_section(table, settings) for table, settings in by_table().items())


def _section(table: str, settings: tuple[Setting, ...]) -> str:
    header = f"[[{table}]]" if table in SEVERAL else f"[{table}]"
    lines = [f"## `{header}`", "", "| key | unless said | may be | what |", "|---|---|---|---|"]
    lines += [_row(setting) for setting in settings]
    shown = [example(setting) for setting in settings]
    return "\n".join([*lines, "", "```toml", header, *shown, "```"])


def _row(setting: Setting) -> str:
    default = default_of(setting)
    name = f"`{setting.name}`" if setting.name else "a name"
    usual = f"`{toml(default)}`" if default is not None else ""
    cells = (name, usual, setting.kind.sentence(), setting.about)
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def roles_table() -> str:
    """The colours of a theme."""
    lines = ["| role | what | contrast |", "|---|---|---|"]
    for role in (*GROUNDS, *INKS):
        least = f"{INKS[role]:g}:1" if role in INKS else ""
        lines.append(f"| `{role}` | {_ROLES[role]} | {least} |")
    return "\n".join(lines)


def orders_table() -> str:
    """What lists can be sorted by."""
    lines = ["| order | by |", "|---|---|"]
    return "\n".join([*lines, *(f"| `sort:{sort}` | {name} |" for sort, name in NAMES.items())])


def fields_table() -> str:
    """What a key of the front matter means, under which names."""
    lines = ["| field | names |", "|---|---|"]
    return "\n".join(
        [
            *lines,
            *(
                f"| {name} | {' '.join(f'`{one}`' for one in names)} |"
                for name, names in SPELLINGS.items()
            ),
        ]
    )


PARTS: Mapping[str, Mapping[str, str]] = {
    "configuration.md": {"settings": settings_tables(), "roles": roles_table()},
    "commands.md": {"commands": commands_table()},
    "formats.md": {"fields": fields_table()},
    "keys.md": {"keys": keys_table()},
    "query.md": {"language": language_table(), "orders": orders_table()},
}
"""What stands between which marks of which page."""


def filled(name: str, text: str) -> str:
    """A page with its generated parts made anew."""
    for mark, part in PARTS[name].items():
        text = between_marks(text, mark, part)
    return text


if __name__ == "__main__":
    for name in PARTS:
        page = FOLDER / name
        page.write_text(filled(name, page.read_text(encoding="utf-8")), encoding="utf-8")
