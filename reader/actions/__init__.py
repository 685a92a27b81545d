"""Everything a person can do: the one table that keys, footer, palette and help come from.

Titles and help are English here, marked for the catalogue and translated when they are shown.
"""

from collections.abc import Iterator

from reader.actions import articles, everywhere, library, reading
from reader.actions.entry import Action, Where
from reader.i18n import N_

PLACES: tuple[tuple[Where, str], ...] = (
    (Where.LIBRARY, N_("In the list")),
    (Where.READING, N_("While reading")),
    (Where.ARTICLES, N_("In the list and while reading")),
    (Where.EVERYWHERE, N_("Everywhere")),
)
"""The groups of the help, in order, with their headings."""

ACTIONS: tuple[Action, ...] = (
    *library.FIRST,
    *articles.MARKING,
    *library.REST,
    *reading.READING,
    *articles.REST,
    *everywhere.EVERYWHERE,
)
"""Every action, in the order in which footer, palette and help show them."""


def action(name: str) -> Action:
    """The action with this id; raises KeyError for any other."""
    return _BY_ID[name]


def within(*places: Where) -> Iterator[Action]:
    """The actions of these places, in the table's order."""
    return (item for item in ACTIONS if item.where in places)


_BY_ID = {item.id: item for item in ACTIONS}

__all__ = ["ACTIONS", "PLACES", "Action", "Where", "action", "within"]
