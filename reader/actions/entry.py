"""What an entry of the table of actions is."""

from enum import StrEnum
from typing import NamedTuple


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
