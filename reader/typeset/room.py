"""A page with more room beside it, or less: code and tables change, the text stays as it is."""

from reader.typeset.code import Code
from reader.typeset.lines import Settings
from reader.typeset.page import Page
from reader.typeset.tables import Grid


def in_room(page: Page, settings: Settings) -> Page:
    """A page as it would be set with these settings, which differ in their room alone."""
    return page.with_laid(
        lambda laid: laid.in_room(settings) if isinstance(laid, Code | Grid) else laid, Code, Grid
    )
