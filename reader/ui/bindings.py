"""The action table as Textual's bindings, and the names of keys as a person reads them."""

from textual.binding import Binding, BindingType

from reader.actions import Action, Where, action, within
from reader.ui.glyphs import Glyphs

OF_THE_APP = frozenset(("help", "palette", "theme", "suspend", "quit", "undo"))
"""Actions that mean the same on every screen; each screen has its own of the others."""


def command(name: str) -> str:
    """The action as Textual runs it from a screen."""
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
        Binding(",".join(filter(None, ("escape,q", opening))), "dismiss", show=False),
        Binding(_listed(action("quit")), "app.quit", show=False),
        Binding("ctrl+c", "dismiss", show=False),
    ]


def movement_bindings() -> list[BindingType]:
    """The moving keys, for what is only looked at."""
    return [
        Binding(_listed(action(name)), moved, show=False)
        for name, moved in (
            ("line_down", "move(1)"),
            ("line_up", "move(-1)"),
            ("page_down", "move_pages(1)"),
            ("page_up", "move_pages(-1)"),
            ("top", "move(-10000)"),
            ("bottom", "move(10000)"),
        )
    ]


def finding_bindings() -> list[BindingType]:
    """The keys that find words in what is only looked at."""
    names = ("find", "next_hit", "previous_hit")
    return [Binding(_listed(action(name)), name, show=False) for name in names]


def shown_key(key: str, glyphs: Glyphs) -> str:
    """A key as it stands in footer and help: `↓`, `PgDn`, `ctrl+p`, `/`."""
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
    return names.get(key, key)


def _bound(item: Action) -> Binding:
    return Binding(_listed(item), item.id, item.title, show=False, id=item.id)


def _listed(item: Action) -> str:
    return ",".join(item.keys)
