"""The action table as Textual's bindings, and the names of keys as a person reads them.

Their ids are those of the actions: by them `keyboard.py` gives each the person's own keys.
"""

from textual.binding import Binding, BindingType

from reader.actions import Action, Where, action, within
from reader.ui.glyphs import Glyphs

OF_THE_APP = frozenset(("help", "palette", "theme", "suspend", "quit", "undo", "redo"))
"""Actions that mean the same on every screen; each screen has its own of the others."""

OWN = "commands."
"""What the ids of the person's own commands begin with."""


def command(name: str) -> str:
    """The action as Textual runs it from a screen."""
    if name.startswith(OWN):
        return f"screen.run_command('{name.removeprefix(OWN)}')"
    return f"app.{name}" if name in OF_THE_APP else f"screen.{name}"


def bindings(*places: Where) -> list[BindingType]:
    """The bindings of a screen where these actions can be done."""
    return [_bound(item) for item in within(*places) if item.keys and item.id not in OF_THE_APP]


def app_bindings() -> list[BindingType]:
    """The bindings that hold on every screen."""
    return [_bound(item) for item in within(Where.EVERYWHERE) if item.id in OF_THE_APP]


def closing_bindings(name: str) -> list[BindingType]:
    """The bindings of a dialogue: away with it, or with everything. `name` is what opened it."""
    opening = ",".join(key for key in action(name).keys if len(key) == 1 and name != "palette")
    return [
        Binding("escape,q", "dismiss", show=False),
        *([Binding(opening, "dismiss", show=False, id=name)] if opening else []),
        _doing("quit", "app.quit"),
        Binding("ctrl+c", "dismiss", show=False),
    ]


def movement_bindings() -> list[BindingType]:
    """The moving keys, for what is only looked at."""
    return [
        _doing("line_down", "move(1)"),
        _doing("line_up", "move(-1)"),
        _doing("page_down", "move_pages(1)"),
        _doing("page_up", "move_pages(-1)"),
        _doing("top", "move(-10000)"),
        _doing("bottom", "move(10000)"),
    ]


def finding_bindings() -> list[BindingType]:
    """The keys that find words in what is only looked at."""
    return [_doing(name, name) for name in ("find", "next_hit", "previous_hit")]


def shown_key(key: str, glyphs: Glyphs) -> str:
    """A key as it stands in footer and help: `↓`, `PgDn`, `ctrl+p`, `/`, `g g`."""
    names = {
        "down": glyphs.down,
        "up": glyphs.up,
        "left": glyphs.left,
        "right": glyphs.right,
        "enter": glyphs.enter,
        "space": glyphs.space,
        "pagedown": "PgDn",
        "pageup": "PgUp",
        "home": "Home",
        "end": "End",
        "escape": "Esc",
        "f1": "F1",
        "tab": "Tab",
    }
    return " ".join(names.get(each, each) for each in key.split(" "))


def _bound(item: Action) -> Binding:
    return Binding(_listed(item), item.id, item.title, show=False, id=item.id)


def _doing(name: str, does: str) -> Binding:
    """The keys of an action, for what comes nearest to it in a dialogue."""
    return Binding(_listed(action(name)), does, show=False, id=name)


def _listed(item: Action) -> str:
    return ",".join(item.keys)
