"""A sheet in another form: a long one is set where it is looked at, and then bit by bit."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.ui import sheet as sheets

if TYPE_CHECKING:
    from reader.typeset.again import Again
    from reader.typeset.page import Page
    from reader.ui.sheet import Form, Sheet

LONG = 600
"""Lines from which on a sheet is not set again in one go, which takes 5 ms for so many."""


@dataclass(frozen=True, slots=True)
class Rest:
    """What is left to be set of a sheet; until then it has guesses where it is not looked at."""

    again: "Again"
    page: "Page"
    """As it was set last as a whole, and how:"""
    form: "Form"


def set_again(sheet: "Sheet", form: "Form") -> "Sheet":
    """The same article in another form; where that takes long, nothing of it is set yet."""
    whole = _whole(sheet)
    if len(whole) < LONG or sheets.is_same_text(whole.form, form):
        return sheets.set_again(whole, form)
    from reader.typeset.again import Again

    asked = sheets.what_is_set(whole.opened, whole.document, form)
    again = Again(*asked, whole.page)
    opening = sheets.opening_lines(whole.opened, whole.words, form)
    page, rest = again.page(whole.page.closed), Rest(again, whole.page, whole.form)
    begun = replace(whole, form=form, opening=opening, page=page, rest=rest)
    return sheets.with_pictures(begun, whole.pictures) if whole.pictures is not None else begun


def _whole(sheet: "Sheet") -> "Sheet":
    """The sheet as it was before it was begun to be set anew."""
    if sheet.rest is None:
        return sheet
    page, form = sheet.rest.page, sheet.rest.form
    page = page.folded(sheet.page.closed) if page.folds else page
    opening = sheets.opening_lines(sheet.opened, sheet.words, form)
    whole = replace(sheet, form=form, opening=opening, page=page, rest=None)
    return sheets.with_pictures(whole, whole.pictures) if whole.pictures is not None else whole


def reached(sheet: "Sheet", line: int, above: int, below: int) -> tuple["Sheet", int]:
    """The sheet with so many lines set above a line and below it; and the line in it."""
    if sheet.rest is None:
        return sheet, line
    first = len(sheet.opening)
    page, number = sheet.rest.again.reached(sheet.page, line - first, above, below)
    return sheet if page is sheet.page else replace(sheet, page=page), number + first


def gone_on(sheet: "Sheet", is_due: Callable[[], bool]) -> "Sheet":
    """The sheet after setting more of it, until something else is due."""
    if sheet.rest is None or not sheet.rest.again.go_on(is_due):
        return sheet
    return replace(sheet, page=sheet.rest.again.page(sheet.page.closed), rest=None)
