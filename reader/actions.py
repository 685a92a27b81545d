"""Everything a person can do: the one table that keys, footer, palette and help come from.

Titles and help are English here, marked for the catalogue and translated when they are shown.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from reader.i18n import N_


class Where(StrEnum):
    """Where an action can be done."""

    EVERYWHERE = "everywhere"
    LIBRARY = "library"
    ARTICLES = "articles"
    """In the list and in the open article."""
    READING = "reading"


class Action(NamedTuple):
    """One thing a person can do."""

    id: str
    """Unique; names the action in the person's own key map."""
    keys: tuple[str, ...]
    """Default keys, the one to be shown first: a character, or a name as `ctrl+p`, `pagedown`.
    None for what is done so seldom that the palette is enough.
    """
    title: str
    """A few words, for the palette and the help."""
    where: Where
    help: str = ""
    """One sentence more; empty where the title says it all."""
    hint: str = ""
    """One or two words for the footer; empty for an action that the footer leaves out."""


PLACES: tuple[tuple[Where, str], ...] = (
    (Where.LIBRARY, N_("In the list")),
    (Where.READING, N_("While reading")),
    (Where.ARTICLES, N_("In the list and while reading")),
    (Where.EVERYWHERE, N_("Everywhere")),
)
"""The groups of the help, in order, with their headings."""

ACTIONS: tuple[Action, ...] = (
    Action("open", ("enter",), N_("Read the article"), Where.LIBRARY, hint=N_("read")),
    Action("star", ("s",), N_("Star or unstar"), Where.ARTICLES, hint=N_("star")),
    Action("read", ("r",), N_("Mark read or unread"), Where.ARTICLES, hint=N_("read/unread")),
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
    Action("close_article", ("q",), N_("Back to the list"), Where.READING, hint=N_("back")),
    Action("half_page_down", ("d",), N_("Half a page down"), Where.READING),
    Action("half_page_up", ("u",), N_("Half a page up"), Where.READING),
    Action("next_article", ("J",), N_("Next article"), Where.READING, hint=N_("next")),
    Action("previous_article", ("K",), N_("Previous article"), Where.READING, hint=N_("previous")),
    Action(
        "find",
        ("/",),
        N_("Find in the article"),
        Where.READING,
        N_("As you type, case and accents aside; Enter keeps what is found, Esc goes back."),
        N_("find"),
    ),
    Action("next_hit", ("n",), N_("Next of what was searched for"), Where.READING),
    Action("previous_hit", ("N",), N_("Previous of what was searched for"), Where.READING),
    Action(
        "contents",
        ("T",),
        N_("Contents"),
        Where.READING,
        N_("The headings: choose one, or type to narrow them; Esc stays where you are."),
        N_("contents"),
    ),
    Action("next_section", ("]",), N_("Next section"), Where.READING),
    Action("previous_section", ("[",), N_("Previous section"), Where.READING),
    Action(
        "go_back",
        ("ctrl+o", "alt+left"),
        N_("Back to where you jumped from"),
        Where.READING,
        N_("Also to the article before, at the place where you left it."),
    ),
    Action("go_forward", ("alt+right",), N_("Forward again"), Where.READING),
    Action(
        "set_mark",
        ("m",),
        N_("Mark this place with a letter"),
        Where.READING,
        N_("The marks of an article are kept."),
    ),
    Action(
        "go_to_mark",
        ("'",),
        N_("Go to a mark"),
        Where.READING,
        N_("By its letter; a second ' goes to where you jumped from."),
    ),
    Action(
        "whole_page",
        ("w",),
        N_("Show the whole web page"),
        Where.READING,
        N_("Menus and all, where only the article of a saved page is shown; again to go back."),
    ),
    Action("next_link", ("tab",), N_("Next link"), Where.READING),
    Action("previous_link", ("shift+tab",), N_("Previous link"), Where.READING),
    Action(
        "follow_link",
        ("enter",),
        N_("Follow the link"),
        Where.READING,
        N_("To the copy that lies in your library, if there is one; else in the browser."),
    ),
    Action(
        "hint_links",
        ("f",),
        N_("Letters over the links"),
        Where.READING,
        N_("Type a letter to follow that link, a capital to copy its address."),
        N_("links"),
    ),
    Action(
        "peek",
        ("P",),
        N_("Look where a link leads"),
        Where.READING,
        N_("Shows the note, the section or the beginning; Enter goes there, Esc stays."),
    ),
    Action("backlinks", ("B",), N_("Articles that link here"), Where.READING),
    Action(
        "picture",
        ("p",),
        N_("Show the picture large"),
        Where.READING,
        N_("The one on the screen, as large as the window; so does a click on it."),
    ),
    Action(
        "pictures",
        ("I",),
        N_("Show pictures or none"),
        Where.READING,
        N_("Their descriptions and captions are always shown."),
    ),
    Action(
        "fold",
        ("Z",),
        N_("Fold or unfold"),
        Where.READING,
        N_("A section that its author folded; so does Enter once Tab has gone to it, or a click."),
    ),
    Action(
        "code_right",
        ("right",),
        N_("Move code sideways"),
        Where.READING,
        N_("The first on the screen that is wider than it; or shift and the wheel over any."),
    ),
    Action("code_left", ("left",), N_("Move code back"), Where.READING),
    Action("narrower", ("-",), N_("Narrower column"), Where.READING),
    Action("wider", ("+",), N_("Wider column"), Where.READING),
    Action("usual_width", ("=",), N_("Column as wide as configured"), Where.READING),
    Action(
        "zen",
        ("z",),
        N_("Only the text"),
        Where.READING,
        N_("Neither bar nor status line, until z is pressed again."),
    ),
    Action(
        "lit_alone",
        (),
        N_("Light one paragraph"),
        Where.READING,
        N_("Dims all but the one that you read."),
    ),
    Action(
        "spacing",
        (),
        N_("More room between lines"),
        Where.READING,
        N_("An empty line between every two; again for the usual."),
    ),
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
        "source",
        ("S",),
        N_("Show the file as it is"),
        Where.READING,
        N_("Its source, at the same words; again to go back."),
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
        N_("Every article of the query in force; one press of U takes it back."),
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
        "refresh",
        ("ctrl+l",),
        N_("Look at the disk again"),
        Where.ARTICLES,
        N_("Finds new, changed and removed files, and asks the list again."),
    ),
    Action(
        "undo",
        ("U",),
        N_("Undo the last mark"),
        Where.EVERYWHERE,
        N_("Takes back the newest star or read mark, also one of an earlier day."),
        N_("undo"),
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
"""Every action, in the order in which footer, palette and help show them."""


def action(name: str) -> Action:
    """The action with this id; raises KeyError for any other."""
    return _BY_ID[name]


def within(*places: Where) -> Iterator[Action]:
    """The actions of these places, in the table's order."""
    return (item for item in ACTIONS if item.where in places)


_BY_ID = {item.id: item for item in ACTIONS}
