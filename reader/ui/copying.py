"""What can be copied from an article, as text."""

import os
from pathlib import Path

from reader.i18n import _
from reader.model.article import Metadata
from reader.model.document import Document, Heading, leaf_text, leaves
from reader.model.places_in_text import Place
from reader.model.plaintext import count_words

NAME = "copied.txt"
"""The file in the cache folder that holds what was copied last."""


def paragraph(document: Document, place: Place) -> str:
    """The paragraph that a place lies in, or whatever else stands there; of headings the text
    under them.
    """
    for block, leaf in enumerate(leaves(document.blocks)):
        text = leaf_text(leaf).strip()
        if block >= place.block and text and not isinstance(leaf, Heading):
            return text
    return ""


def text_from(document: Document, place: Place) -> str:
    """The words from a place on to the end of its leaf; those of the next leaf where there are
    none.
    """
    for block, leaf in enumerate(leaves(document.blocks)):
        text = leaf_text(leaf)[place.offset if block == place.block else 0 :].strip()
        if block >= place.block and text:
            return text
    return ""


def quote(text: str, metadata: Metadata) -> str:
    """A text in quotation marks, and under it who said it, where and when."""
    day = metadata.date.day.isoformat() if metadata.date is not None else ""
    said_by = ", ".join(metadata.authors)
    parts = (said_by, str(metadata.title), day, metadata.url)
    return f"“{text}”\n— {', '.join(filter(None, parts))}"


def whole(document: Document, metadata: Metadata) -> str:
    """The article as plain text, paragraphs apart."""
    texts = (leaf_text(leaf).strip() for leaf in leaves(document.blocks))
    return "\n\n".join(text for text in (str(metadata.title), *texts) if text) + "\n"


def reference(title: str, url: str, path: str) -> str:
    """What leads to an article: its title, its address where it has one, and its file."""
    return "\n".join(filter(None, (title, url, path)))


def said(text: str, path: str) -> str:
    """What is told once a text was copied."""
    return _("Copied {n} words; they also stand in {path}").format(n=count_words(text), path=path)


def keep(folder: Path, text: str) -> Path:
    """Write a text where it can be found if the terminal has no clipboard; raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NAME
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    return path
