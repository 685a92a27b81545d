"""What every element of a page holds: its text, and how much of it is links, in one walk."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bs4.element import NavigableString, PreformattedString, Tag

from reader.formats import furniture
from reader.formats.html_names import BLOCKS, HEADINGS, attribute

_MARK = 5
"""Characters below which a link within the page is the mark of a note, and text."""
_CODE = ("code", "pre")


@dataclass(slots=True, eq=False)
class Mass:
    """What one element holds."""

    tag: Tag
    parent: "Mass | None"
    name: str
    """Its classes and id."""
    chars: int = 0
    linked: int = 0
    """Characters within links."""
    links: int = 0
    own: int = 0
    """Characters that stand in it outside of every block within it."""
    own_linked: int = 0
    commas: int = 0
    score: float = 0.0
    spoken: float = 0.0
    """The part of its score that text gave it."""
    media: int = 0
    has_blocks: bool = False
    is_headed: bool = False
    """A heading lies in it."""
    longest: int = 0
    """Characters outside of links of the longest run of text in it."""
    paragraphs: int = 0
    """Its own paragraphs, not those of the elements in it."""
    said: int = 0
    """Characters in it of runs of text long enough to speak for it."""
    is_outer: bool = False
    """Another candidate lies in it."""
    is_out: bool = False
    inner: "list[Mass]" = field(default_factory=list)

    @property
    def density(self) -> float:
        """The part of its text that is links, 0 to 1."""
        return self.linked / self.chars if self.chars else 0.0

    @property
    def prose(self) -> int:
        """Characters outside of links."""
        return self.chars - self.linked


def weighed(root: Tag) -> Mass:
    """The masses of a tree, in one walk without recursion."""
    top = Mass(root, None, "")
    todo: list[tuple[Mass, Iterator[object]]] = [(top, iter(root.contents))]
    while todo:
        mass, children = todo[-1]
        child = next(children, None)
        if child is None:
            todo.pop()
            _add_up(mass)
        elif isinstance(child, Tag):
            if not furniture.is_unread(child):
                inner = Mass(child, mass, furniture.named(child))
                mass.inner.append(inner)
                todo.append((inner, iter(child.contents)))
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            _take(mass, child)
    return top


def _is_link(mass: Mass) -> bool:
    """Its text is a link's: not that of a page in which a link was never closed."""
    if mass.tag.name != "a" or not (target := attribute(mass.tag, "href")):
        return False
    if target[0] == "#" and mass.chars < _MARK:
        return False
    if mass.chars == sum(inner.chars for inner in mass.inner if inner.tag.name in _CODE):
        return False
    return not (mass.has_blocks and mass.chars > 300)


def _take(mass: Mass, text: str) -> None:
    text = " ".join(text.split())
    mass.chars += len(text)
    mass.own += len(text)
    mass.commas += sum(map(text.count, ",،、，;；"))


def _add_up(mass: Mass) -> None:
    parent, name = mass.parent, mass.tag.name
    if parent is None:
        return
    if _is_link(mass):
        mass.linked, mass.own_linked, mass.links = mass.chars, mass.own, 1
    if name in _CODE:  # the names in it lead to what they name, and are code all the same
        mass.linked = mass.own_linked = mass.links = 0
    is_block = name in BLOCKS
    parent.chars += mass.chars
    parent.linked += mass.linked
    parent.links += mass.links
    parent.commas += mass.commas
    parent.media += mass.media + (name in ("img", "video", "iframe", "picture"))
    parent.longest = max(parent.longest, mass.longest, mass.own - mass.own_linked)
    parent.paragraphs += name == "p" and mass.own > mass.own_linked
    parent.has_blocks = parent.has_blocks or is_block or mass.has_blocks
    parent.is_headed = parent.is_headed or name in HEADINGS or mass.is_headed
    if not is_block:
        parent.own += mass.own
        parent.own_linked += mass.own_linked


def every(top: Mass) -> Iterator[Mass]:
    """Every element, in no order."""
    todo = [top]
    while todo:
        mass = todo.pop()
        yield mass
        todo.extend(mass.inner)


def each(top: Mass) -> Iterator[Mass]:
    """Every element that is not out, outermost first."""
    todo = [top]
    while todo:
        mass = todo.pop()
        if not mass.is_out:
            yield mass
            todo.extend(reversed(mass.inner))


def outwards(mass: Mass) -> Iterator[Mass]:
    """The elements around one, innermost first."""
    at = mass.parent
    while at is not None:
        yield at
        at = at.parent
