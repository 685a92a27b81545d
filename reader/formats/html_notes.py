"""Footnotes as the generators of blogs write them: where they are called, and where they stand."""

import re

from bs4.element import Tag

from reader.formats.html_names import HEADINGS, attribute, classes, text_of
from reader.model.sanitize import line

_CALL_CLASSES = frozenset({"footnote", "footnote-ref", "footnote-reference", "footref", "fn-ref"})
BACK_CLASSES = frozenset(
    {"reversefootnote", "footnote-back", "footnote-backref", "footnote-return", "footnotebacklink"}
)
"""Classes of links that lead from a note back to its call."""

_CALL = re.compile(r"#(?:user-content-)?(?:fn|footnote|note)(?!ref)[:_-]?[\w:.-]+", re.IGNORECASE)
_BACK = re.compile(
    r"#(?:user-content-)?(?:fnref|footnote-ref|footnoteref|ref)[:_-]?", re.IGNORECASE
)
_NUMBER = re.compile(r"[\[(]?(\d+|[*†‡§]+)(?::\d+)?[\])]?")


def is_notes(tag: Tag) -> bool:
    """The element holds the page's footnotes."""
    if tag.name not in ("div", "section", "aside", "footer"):
        return False
    return "footnotes" in classes(tag) or attribute(tag, "role") == "doc-endnotes"


def is_call(tag: Tag) -> bool:
    """The link calls a footnote."""
    href = attribute(tag, "href")
    if not href.startswith("#") or len(href) < 2:
        return False
    if classes(tag) & _CALL_CLASSES or attribute(tag, "role") == "doc-noteref":
        return True
    if attribute(tag, "rel") == "footnote" or "data-footnote-ref" in tag.attrs:
        return True
    is_raised = tag.parent is not None and tag.parent.name == "sup"
    return bool(_CALL.fullmatch(href)) and (is_raised or tag.find("sup") is not None)


def is_back_link(tag: Tag) -> bool:
    """The link leads from a footnote back to where it is called."""
    if classes(tag) & BACK_CLASSES or "data-footnote-backref" in tag.attrs:
        return True
    if attribute(tag, "rev") == "footnote":
        return True
    if attribute(tag, "role") == "doc-backlink":  # Sphinx has headings lead back to its contents
        return tag.parent is None or tag.parent.name not in HEADINGS
    return bool(_BACK.match(attribute(tag, "href"))) and len(text_of(tag).strip()) <= 2


def shown_number(text: str) -> str:
    """What a call shows of its note, without brackets: `[1:2]`, the second call of note 1, is 1."""
    text = line(text)
    number = _NUMBER.fullmatch(text)
    return number[1] if number else text.strip("[]()")


class Labels:
    """The names of the notes: the number that the text shows, else the name in the address."""

    def __init__(self) -> None:
        self._labels: dict[str, str] = {}
        self._taken: set[str] = set()

    def called(self, tag: Tag) -> str:
        """The label of the note that a link calls."""
        name = _bare(attribute(tag, "href")[1:])
        if name not in self._labels:
            number = _NUMBER.fullmatch(text_of(tag).strip())
            label = number[1] if number else name
            self._labels[name] = name if label in self._taken else label
            self._taken.add(self._labels[name])
        return self._labels[name]

    def of_note(self, identifier: str, index: int) -> str:
        """The label of the note with this id, the `index`th of its page."""
        name = _bare(identifier)
        return self._labels.get(name) or name or str(index)


def _bare(identifier: str) -> str:
    name = line(identifier).removeprefix("user-content-")
    return re.sub(r"^(?:fn|footnote|note)[:_-]?(?=.)", "", name, flags=re.IGNORECASE)
