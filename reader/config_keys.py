"""What the configuration file says of keys and of the person's own commands; late, for a file that
says something of them.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, Protocol

from reader.actions import ACTIONS, Action, Where
from reader.i18n import _
from reader.keys.map import KeyMap, key_map
from reader.keys.names import NOTHING, Keys, sequence
from reader.keys.presets import PRESETS, USUAL
from reader.model import sanitize
from reader.model.sanitize import Shown
from reader.settings import COMMAND as TABLE
from reader.settings import KEY, PROGRAM, TEXT, Kind, one_of, whole

COMMAND = "commands."
"""What the id of a command's action begins with."""

INPUTS = ("text", "markdown", "html", "json", "url", "none")
OUTPUTS = ("window", "none")
LONGEST = 3600
"""Seconds that a command may be given."""


class Page(Protocol):
    """The file, and what is wrong in it."""

    def complain(self, where: str, message: str) -> None:
        """Something is wrong with a key, such as `keys.top`."""

    def complain_of_unknown(
        self, where: str, key: str, known: Iterable[str], said: str = ""
    ) -> None:
        """There is no such key; one of those that are known may have been meant. `said` is a
        sentence in place of the usual one.
        """

    def complain_of_value(self, where: str, key: str, expected: str, value: Any) -> None:
        """A key should say something else."""


class OwnKeys(NamedTuple):
    """The person's keys."""

    preset: str = USUAL
    keys: Mapping[str, tuple[Keys, ...]] = {}
    """By the id of an action; none for an action that is to have no key."""


class OwnCommand(NamedTuple):
    """A program that the person hands articles to."""

    name: str
    """As in the file: ASCII letters, digits, `-` and `_`."""
    run: tuple[str, ...]
    """The program and its arguments, at least one; `{path}` and the like stand for something."""
    title: Shown
    input: str = "text"
    """What it reads: one of INPUTS."""
    keys: tuple[Keys, ...] = ()
    timeout: int = 60
    """Seconds after which it is ended."""
    output: str = "window"
    """Where what it writes goes: one of OUTPUTS."""

    @property
    def action(self) -> Action:
        """The command as a thing that can be done; its keys are given by the key map."""
        keys = tuple(" ".join(each) for each in self.keys)
        return Action(f"{COMMAND}{self.name}", keys, self.title, Where.ARTICLES)


def keys_in_force(own: OwnKeys, commands: Iterable[OwnCommand]) -> KeyMap:
    """The table of actions with these keys and commands."""
    return key_map(own.preset, own.keys, [command.action for command in commands])


def own_keys(page: Page, table: Any, commands: Iterable[OwnCommand] = ()) -> OwnKeys:
    """What is right of the table `keys`."""
    if not isinstance(table, dict):
        page.complain_of_value("keys", "keys", _("a table"), table)
        return OwnKeys()
    kind, preset = one_of(*PRESETS), table.get("preset", USUAL)
    if kind.taken(preset) is None:
        page.complain_of_value("keys.preset", "preset", kind.sentence(), preset)
        preset = USUAL
    ids = {item.id for item in ACTIONS} | {command.action.id for command in commands}
    found: dict[str, tuple[Keys, ...]] = {}
    for name, value in table.items():
        where = f"keys.{name}"
        if name == "preset":
            continue
        if name not in ids:
            page.complain_of_unknown(where, name, sorted(ids), _('"{key}" is no action.'))
        elif (keys := keys_of(value)) is None:
            page.complain_of_value(where, name, KEY.sentence(), value)
        else:
            found[name] = keys
    return OwnKeys(preset, found)


def keys_of(value: Any) -> tuple[Keys, ...] | None:
    """The keys that a value of the file names; None where something else stands there."""
    texts = [value] if isinstance(value, str) else value
    if not (isinstance(texts, list) and all(isinstance(text, str) for text in texts)):
        return None
    found = [sequence(text) for text in texts if text != NOTHING]
    return None if None in found else tuple(keys for keys in found if keys)


def own_commands(page: Page, table: Any) -> tuple[OwnCommand, ...]:
    """What is right of the table `commands`."""
    if not isinstance(table, dict):
        page.complain_of_value("commands", "commands", _("a table"), table)
        return ()
    made = (_command(page, f"commands.{name}", name, said) for name, said in table.items())
    return tuple(command for command in made if command is not None)


def _command(page: Page, where: str, name: str, said: Any) -> OwnCommand | None:
    if not isinstance(said, dict):
        page.complain_of_value(where, name, TABLE.sentence(), said)
        return None
    if not (name.isascii() and name.replace("-", "").replace("_", "").isalnum()):
        page.complain(where, _("The name of a command is of letters, digits, - and _."))
        return None
    right: dict[str, Any] = {}
    for key, value in said.items():
        kind = _KINDS.get(key)
        if kind is None:
            page.complain_of_unknown(f"{where}.{key}", key, _KINDS)
        elif (taken := kind.taken(value)) is None:
            page.complain_of_value(f"{where}.{key}", key, kind.sentence(), value)
        else:
            right[key] = taken
    if not said.get("run"):
        page.complain(where, _("This command names no program to run."))
    if not right.get("run"):
        return None
    return OwnCommand(name, **({"title": sanitize.line(name)} | right))


_KINDS: Mapping[str, Kind] = {
    "run": PROGRAM,
    "title": TEXT,
    "input": one_of(*INPUTS),
    "keys": KEY._replace(taken=keys_of),
    "timeout": whole(1, LONGEST),
    "output": one_of(*OUTPUTS),
}
"""What the keys of a command may be."""
