"""Key maps to begin with: only what differs from the table of actions, by the action's id."""

from collections.abc import Mapping

PRESETS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "vim": {},
    # Newsboat's own defaults, as far as we do the same. Its feeds are not ours: j and k stay on the
    # lines. What it leaves unbound gives its key away, and is found in the palette.
    "newsboat": {
        "read": ("N",),
        "read_all": ("A", "C"),
        "star": ("ctrl+e", "s"),
        "archive": ("D", "E"),
        "changes": (),
        "original": ("o", "O"),
        "commands": ("|", "ctrl+b"),
        "refresh": ("r", "R", "ctrl+l"),
        "related": (),
        "search": ("/", "F"),
        "show_unread": ("2", "l"),
        "save_search": (),
        "sort": ("g", "G"),
        "top": ("home",),
        "bottom": ("end",),
        "close_article": ("q", "ctrl+x"),
        "hint_links": ("u", "#"),
        "half_page_up": (),
        "half_page_down": (),
        "source": ("ctrl+u",),
        "next_hit": ("n", ">"),
        "previous_hit": ("<",),
        "go_back": ("ctrl+g", "ctrl+o", "alt+left"),
        "go_forward": ("ctrl+v", "alt+right"),
        "back": ("escape", "ctrl+f", "ctrl+t"),
    },
}
"""What a person may begin with, by its name; the first is the table of actions as it is."""

USUAL = "vim"
