"""An article as the reading screen shows it: the opening lines, then the page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.config import USUAL, Reading
from reader.i18n import _
from reader.model import anchors
from reader.model.article import ArticleId, Metadata
from reader.model.document import (
    Block,
    CodeBlock,
    Document,
    Heading,
    Inline,
    Paragraph,
    Parsed,
    Rule,
    Span,
    Style,
)
from reader.model.listing import Row
from reader.model.marks import Marks
from reader.model.opened import Opened
from reader.model.pace import minutes
from reader.model.places_in_text import Place
from reader.model.plaintext import count_words, logical_text
from reader.model.sanitize import EMPTY, Shown
from reader.ui.found import NOTHING, Found, found

if TYPE_CHECKING:
    from reader.typeset.lines import Line, Pictures, Settings
    from reader.typeset.page import Page, Section
    from reader.ui.setting_again import Rest


@dataclass(frozen=True, slots=True)
class Form:
    """How a sheet is set."""

    measure: int
    """Cells of the column."""
    room: int
    """Cells from the column's left edge to the right edge of the screen."""
    is_ascii: bool = False
    reading: Reading = USUAL
    is_spaced: bool = False
    """There is an empty line between every two."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Lines, and what is known of them. Line numbers count the opening lines in."""

    opened: Opened
    form: Form
    document: Document
    """What is set: the article's own, with the file's text added where something is wrong."""
    words: int
    opening: Sequence["Line"]
    page: "Page"
    found: Found = NOTHING
    """What was searched for."""
    pictures: "Pictures | None" = None
    """What is known of its pictures."""
    is_whole: bool = True
    """False where only the first screens of it have come."""
    rest: "Rest | None" = None
    """What is left to be set, where it is being set in another form."""

    def __len__(self) -> int:
        return len(self.opening) + len(self.page)

    def __getitem__(self, number: int) -> "Line":
        first = len(self.opening)
        return self.opening[number] if number < first else self.page[number - first]

    def line_of(self, place: Place) -> int:
        """The line that shows a place; the very first for the beginning of the text."""
        if place.block == 0 and place.offset == 0:
            return 0
        return len(self.opening) + self.page.line_of(place)

    def place_of(self, number: int) -> tuple[int, int]:
        """The leaf and offset that a line begins with."""
        return self.page.place_of(number - len(self.opening))

    @property
    def sections(self) -> Sequence["Section"]:
        """The headings; their lines don't count the opening lines in."""
        return self.page.sections

    def line_of_section(self, number: int) -> int:
        """The line that a heading, 0 and up, begins at."""
        return len(self.opening) + self.sections[number].line

    def section_number(self, line: int) -> int | None:
        """The number of the heading that a line stands under; None before the first."""
        return self.page.section_number(line - len(self.opening))

    def end_of_section(self, number: int) -> int:
        """The line of the next heading; the number of lines after the last one."""
        is_last = number + 1 >= len(self.sections)
        return len(self) if is_last else self.line_of_section(number + 1)

    def block_of_anchor(self, anchor: str) -> int | None:
        """The leaf of the heading or the note with this id; None where none has it."""
        return anchors.block_of(self.document, anchor)


def set_sheet(
    opened: Opened, form: Form, wanted: re.Pattern[str] | None = None, words: int | None = None
) -> Sheet:
    """The article, set, with what is wanted found in it (see `ui/found`); its words are counted
    unless it is said how many they are.

    Long articles take a while: not on the thread that paints.
    """
    document = shown_document(opened)
    words = count_words(logical_text(opened.document)) if words is None else words
    sheet = _set(opened, document, words, form)
    return replace(sheet, found=found(document, wanted)) if wanted is not None else sheet


def waiting_sheet(row: Row | None, name: str, form: Form, glanced: Sequence[Shown] = ()) -> Sheet:
    """What stands there while an article takes long: what the list knows of it, in its place, and
    its first words as they stand in the file.
    """
    metadata = Metadata(
        title=row.title if row is not None else Shown(name),
        date=row.date if row is not None else None,
        categories=(row.category,) if row is not None and row.category else (),
    )
    sentence = Shown(_("Still setting …"))
    says = Paragraph(Inline(sentence, (Span(0, len(sentence), Style.SMALL),)))
    document = Document((says, *(Paragraph(Inline(text)) for text in glanced)))
    parsed = Parsed(metadata, document, (), EMPTY)
    article = row.article if row is not None else ArticleId("")
    opened = Opened(article, row.path if row is not None else "", parsed, Marks())
    words = (row.words or 0) if row is not None else 0
    return _set(opened, parsed.document, words, form)


def set_again(sheet: Sheet, form: Form) -> Sheet:
    """The same article in another form, all of it at once."""
    if is_same_text(sheet.form, form):
        from reader.typeset.room import in_room

        return replace(sheet, form=form, page=in_room(sheet.page, settings_of(form)))
    again = _set(sheet.opened, sheet.document, sheet.words, form)
    again = replace(again, is_whole=sheet.is_whole)
    if again.page.folds:
        again = replace(again, page=again.page.folded(sheet.page.closed))
    again = with_pictures(again, sheet.pictures) if sheet.pictures is not None else again
    return replace(again, found=sheet.found)


def is_same_text(form: Form, other: Form) -> bool:
    """They differ in the room beside the text at most: nothing of it begins elsewhere.

    So it is in most windows, which are wider than the column.
    """
    return replace(form, room=other.room) == other


def with_pictures(sheet: Sheet, pictures: "Pictures") -> Sheet:
    """The same article with what is known of its pictures now."""
    from reader.typeset import figures

    settings = replace(settings_of(sheet.form), pictures=pictures)
    opening = opening_lines(sheet.opened, sheet.words, sheet.form)
    lead = figures.lead(sheet.opened.metadata.image, sheet.document, settings)
    if sheet.rest is None:
        page = figures.with_pictures(sheet.page, settings)
    else:
        sheet.rest.again.know_pictures(settings)
        page = sheet.rest.again.page(sheet.page.closed)
    return replace(sheet, opening=[*opening, *lead], page=page, pictures=pictures)


def _set(opened: Opened, document: Document, words: int, form: Form) -> Sheet:
    from reader.typeset.document import typeset

    page = typeset(*what_is_set(opened, document, form))
    if page.folds:
        page = page.folded({block for block, fold in page.folds.items() if not fold.is_open})
    return Sheet(opened, form, document, words, opening_lines(opened, words, form), page)


def what_is_set(
    opened: Opened, document: Document, form: Form
) -> tuple[Document, "Settings", str, str]:
    """What the typesetter is told: the document, how, the title above it and the language."""
    from reader.typeset.prose import language_of

    metadata = opened.metadata
    language = language_of(document, metadata.lang)
    return document, settings_of(form), metadata.title, language


def opening_lines(opened: Opened, words: int, form: Form) -> Sequence["Line"]:
    """The kicker, the person's tags, the title and the rule under it."""
    from reader.typeset.opening import opening

    length = minutes(words, form.reading.words_a_minute)
    return opening(opened.metadata, length, settings_of(form), opened.marks.tags)


def settings_of(form: Form) -> "Settings":
    """How the typesetter is told of a form."""
    from reader.typeset.lines import Settings
    from reader.typeset.prose import manner_of

    manner = manner_of(form.reading)
    return Settings(form.measure, form.room, form.is_ascii, manner=manner, is_spaced=form.is_spaced)


def shown_document(opened: Opened) -> Document:
    """The document; where the file is broken, its text as it stands comes after it, quietly."""
    document, source = opened.document, opened.parsed.source
    if not source:
        return document
    raw: tuple[Block, ...] = (CodeBlock(source),)
    if document.blocks:
        heading = Heading(2, Inline(Shown(_("The file as it is"))))
        raw = (Rule(), heading, *raw)
    return replace(document, blocks=(*document.blocks, *raw))
