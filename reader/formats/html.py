"""HTML -> Document: bounded, parsed by BeautifulSoup over lxml, then walked without recursion."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from bs4 import BeautifulSoup

from reader.formats.html_build import Builder
from reader.formats.html_filter import Filtered, filtered
from reader.formats.templates import without_templates
from reader.i18n import _
from reader.model.article import Problem, ProblemKind
from reader.model.document import Document
from reader.model.sanitize import Shown, clean


def parse(text: str) -> Document:
    """The document in a fragment of HTML; never raises, whatever the markup."""
    return rendered(without_templates(clean(text), is_html=True))


def rendered(markup: str) -> Document:
    """The document in HTML that has no marks of generators, or no longer."""
    found = filtered(markup)
    with growing():
        blocks = Builder().blocks(soup_of(found.markup))
    return Document(blocks, problems=problems_of(found))


@contextmanager
def growing() -> Iterator[None]:
    """No collection of garbage while a tree grows: there is none, and looking costs a fifth."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def problems_of(found: Filtered) -> tuple[Problem, ...]:
    """What the filter cut, as a person is told."""
    return tuple(Problem(ProblemKind.CUT, Shown(_(why))) for why in found.cuts)


def soup_of(markup: str) -> BeautifulSoup:
    """The tree of markup that passed the filter."""
    # The element around it keeps BeautifulSoup from taking a short text for a file name.
    return BeautifulSoup(f"<div>{markup}", "lxml", multi_valued_attributes=None)
