"""What can be done on every screen."""

from reader.actions.entry import Action, Where
from reader.i18n import N_

EVERYWHERE: tuple[Action, ...] = (
    Action(
        "undo",
        ("U",),
        N_("Undo the last mark"),
        Where.EVERYWHERE,
        N_("Takes back the newest mark, tag or note, also one of an earlier day."),
        N_("undo"),
    ),
    Action(
        "redo",
        ("ctrl+r",),
        N_("Redo what was undone"),
        Where.EVERYWHERE,
        N_("Makes the mark again that was taken back last, if nothing was done since."),
    ),
    Action(
        "history",
        ("L",),
        N_("History"),
        Where.EVERYWHERE,
        N_("Everything that you did to articles; any step of it can be undone by itself."),
    ),
    Action("theme", ("c",), N_("Next theme"), Where.EVERYWHERE),
    Action("palette", ("ctrl+p", ":"), N_("Find a command"), Where.EVERYWHERE),
    Action("help", ("?", "f1"), N_("Help"), Where.EVERYWHERE, hint=N_("help")),
    Action(
        "back",
        ("escape",),
        N_("Back"),
        Where.EVERYWHERE,
        N_("Clears the search, then the selection, stops looking at the disk; it never quits."),
    ),
    Action("suspend", ("ctrl+z",), N_("Suspend"), Where.EVERYWHERE),
    Action("quit", ("Q", "ctrl+q"), N_("Quit from anywhere"), Where.EVERYWHERE),
)
"""All of it, in order."""
