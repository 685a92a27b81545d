"""What can be done in the list and in an open article alike."""

from reader.actions.entry import Action, Where
from reader.i18n import N_

MARKING: tuple[Action, ...] = (
    Action("star", ("s",), N_("Star or unstar"), Where.ARTICLES, hint=N_("star")),
    Action("read", ("r",), N_("Mark read or unread"), Where.ARTICLES, hint=N_("read/unread")),
    Action(
        "archive",
        ("E",),
        N_("Archive or bring back"),
        Where.ARTICLES,
        N_("Out of sight, never deleted; the shelf Archived holds it."),
    ),
    Action(
        "tags",
        ("t",),
        N_("Tags"),
        Where.ARTICLES,
        N_("Puts tags of your own on the article, or takes them off; tag: finds them."),
        N_("tags"),
    ),
)
"""What is done most."""

REST: tuple[Action, ...] = (
    Action(
        "information",
        ("i",),
        N_("About this article"),
        Where.ARTICLES,
        N_("What it says of itself, its words, its file, and where your marks are kept."),
    ),
    Action(
        "copy",
        ("y",),
        N_("Copy"),
        Where.ARTICLES,
        N_(
            "In the list title, address and path; in an article the paragraph at the top, the link,"
            " a quote with its source, or all of it."
        ),
    ),
    Action(
        "edit",
        ("e",),
        N_("Edit the file"),
        Where.ARTICLES,
        N_("In the editor that VISUAL or EDITOR names, at the same words."),
    ),
    Action("line_down", ("j", "down"), N_("One line down"), Where.ARTICLES),
    Action("line_up", ("k", "up"), N_("One line up"), Where.ARTICLES),
    Action("page_down", ("space", "pagedown"), N_("One page down"), Where.ARTICLES),
    Action("page_up", ("b", "pageup"), N_("One page up"), Where.ARTICLES),
    Action("top", ("g", "home"), N_("To the top"), Where.ARTICLES),
    Action("bottom", ("G", "end"), N_("To the bottom"), Where.ARTICLES),
    Action(
        "select",
        ("x",),
        N_("Select, or no longer"),
        Where.ARTICLES,
        N_("Star, read and the like are then for all that is selected; Esc selects nothing."),
        N_("select"),
    ),
    Action(
        "select_all",
        ("*",),
        N_("Select all or none"),
        Where.ARTICLES,
        N_("Every article of the list, however long it is."),
    ),
    Action(
        "read_all",
        ("A",),
        N_("Mark the whole list read"),
        Where.ARTICLES,
        N_("Every article of the query in force; one undo takes it back."),
        N_("all read"),
    ),
    Action(
        "original",
        ("o",),
        N_("Open the original in the browser"),
        Where.ARTICLES,
        hint=N_("original"),
    ),
    Action(
        "related",
        ("R",),
        N_("Show related articles"),
        Where.ARTICLES,
        N_("Lists what holds the same telling words, the most alike first; Esc leads back."),
    ),
    Action(
        "commands",
        ("|",),
        N_("Commands of your own"),
        Where.ARTICLES,
        N_("Hands the article to a program that the configuration file names."),
    ),
    Action(
        "zen",
        ("z",),
        N_("Only the text, or only the list"),
        Where.ARTICLES,
        N_("Neither bars nor shelves nor status line; again to have them back."),
    ),
    Action(
        "refresh",
        ("ctrl+l",),
        N_("Look at the disk again"),
        Where.ARTICLES,
        N_("Finds new, changed and removed files, and asks the list again."),
    ),
)
"""The others, in order."""
