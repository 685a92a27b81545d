"""Writes the part of the README that is told by the code: `make readme`. A test compares them."""

from pathlib import Path

from reader.actions import ACTIONS, PLACES
from reader.cli.commands import COMMANDS
from reader.ui.screens.language import LANGUAGE

README = Path(__file__).parent.parent / "README.md"

NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "up": "↑",
    "down": "↓",
    "f1": "F1",
    "|": "\\|",
}
"""Keys as the pages name them."""


def keys_table() -> str:
    """Every action by the place where it can be done, with its keys."""
    lines = ["| where | keys | what |", "|---|---|---|"]
    for place, heading in PLACES:
        for action in ACTIONS:
            if action.where is place:
                keys = " ".join(f"`{NAMES.get(key, key)}`" for key in action.keys)
                lines.append(f"| {heading} | {keys} | {action.title} |")
                heading = ""
    return "\n".join(lines)


def language_table() -> str:
    """What can be asked for, as the search line's own help tells it."""
    lines = ["| written | finds |", "|---|---|"]
    for _heading, examples in LANGUAGE:
        lines += [f"| `{example}` | {meaning} |" for example, meaning in examples]
    return "\n".join(lines)


def commands_table() -> str:
    """Every command and what it does."""
    rows = [f"| `leeslamp {name}` | {summary} |" for name, summary in COMMANDS.items()]
    return "\n".join(["| command | what |", "|---|---|", *rows])


def between_marks(text: str, name: str, part: str) -> str:
    """The text with what stands between a pair of marks replaced."""
    before, after = f"<!-- {name} -->\n", f"<!-- /{name} -->"
    head, rest = text.split(before)
    return f"{head}{before}{part}\n{after}{rest.split(after)[1]}"


def filled(text: str) -> str:
    """The README with its generated part made anew."""
    return between_marks(text, "commands", commands_table())


if __name__ == "__main__":
    README.write_text(filled(README.read_text(encoding="utf-8")), encoding="utf-8")
