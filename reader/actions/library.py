"""What can be done in the list alone."""

from reader.actions.entry import Action, Where
from reader.i18n import N_

FIRST: tuple[Action, ...] = (
    Action("open", ("enter",), N_("Read the article"), Where.LIBRARY, hint=N_("read")),
)
"""What is told of before all else."""

REST: tuple[Action, ...] = (
    Action(
        "shelves",
        ("tab",),
        N_("Shelves"),
        Where.LIBRARY,
        N_("Moves to the shelves, from there to the preview where there is one, and back."),
        N_("shelves"),
    ),
    Action(
        "search",
        ("/",),
        N_("Search"),
        Where.LIBRARY,
        N_(
            "In titles and texts, or by tag:, date:, is: and more. In the line, Tab completes, the"
            " up key brings earlier searches, and ? explains what can be written."
        ),
        N_("search"),
    ),
    Action(
        "saved",
        ("f",),
        N_("Saved searches"),
        Where.LIBRARY,
        N_("Shows one, or deletes it."),
        N_("saved"),
    ),
    Action(
        "save_search",
        ("F",),
        N_("Save what is shown as a search"),
        Where.LIBRARY,
        N_("Under its own words; another name can be given in the configuration file."),
    ),
    Action(
        "sort",
        ("\\",),
        N_("Sort differently"),
        Where.LIBRARY,
        N_("By date, title, author, site, length and more; the order in force is turned round."),
        N_("sort"),
    ),
    Action(
        "notebook",
        ("N",),
        N_("Notebook"),
        Where.LIBRARY,
        N_("All that you marked and wrote, in every article; type to find, Enter goes there."),
    ),
    Action(
        "figures",
        ("#",),
        N_("What you have read"),
        Where.LIBRARY,
        N_("Articles and minutes by day, month, tag and site, and the days in a row."),
    ),
    Action(
        "doubts",
        (),
        N_("Files that may be articles you know"),
        Where.LIBRARY,
        N_("Where nothing can decide whether a file is an article that you marked, you can."),
    ),
    Action(
        "faults",
        (),
        N_("Configuration faults"),
        Where.LIBRARY,
        N_("What is wrong in the file, in themes and among keys, and what may have been meant."),
    ),
    Action("show_all", ("1",), N_("Show all articles"), Where.LIBRARY),
    Action("show_unread", ("2",), N_("Show unread articles"), Where.LIBRARY),
    Action("show_starred", ("3",), N_("Show starred articles"), Where.LIBRARY),
    Action("previous_pane", ("shift+tab",), N_("Back from the shelves"), Where.LIBRARY),
    Action("open_section", ("right",), N_("Open a section of the shelves"), Where.LIBRARY),
    Action("close_section", ("left",), N_("Close a section of the shelves"), Where.LIBRARY),
    Action("next_unread", ("n",), N_("Next unread article"), Where.LIBRARY),
    Action("previous_unread", ("p",), N_("Previous unread article"), Where.LIBRARY),
    Action("next_group", ("]",), N_("Next month"), Where.LIBRARY),
    Action("previous_group", ("[",), N_("Previous month"), Where.LIBRARY),
    Action("next_year", ("}",), N_("Next year"), Where.LIBRARY),
    Action("previous_year", ("{",), N_("Previous year"), Where.LIBRARY),
    Action("leave_library", ("q",), N_("Quit"), Where.LIBRARY),
)
"""The others, in order."""
