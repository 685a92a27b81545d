"""HTML -> Document: bounded, parsed by BeautifulSoup over lxml, then walked without recursion."""

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
    found = filtered(without_templates(clean(text), is_html=True))
    return Document(Builder().blocks(soup_of(found.markup)), problems=problems_of(found))


def rendered(markup: str) -> Document:
    """The document in HTML that was made from Markdown: no marks of generators left in it."""
    found = filtered(markup)
    return Document(Builder().blocks(soup_of(found.markup)), problems=problems_of(found))


def problems_of(found: Filtered) -> tuple[Problem, ...]:
    """What the filter cut, as a person is told."""
    return tuple(Problem(ProblemKind.CUT, Shown(_(why))) for why in found.cuts)


def soup_of(markup: str) -> BeautifulSoup:
    """The tree of markup that passed the filter."""
    # The element around it keeps BeautifulSoup from taking a short text for a file name.
    return BeautifulSoup(f"<div>{markup}", "lxml", multi_valued_attributes=None)
