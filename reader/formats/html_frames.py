"""The elements that are open while a page is read, and what each becomes when it ends."""

from dataclasses import replace

from reader.formats import tables
from reader.formats.html_media import figure
from reader.formats.inline import NOTHING, InlineBuilder, Picture, cut
from reader.formats.tables import Cell, Row
from reader.model.document import (
    Block,
    Definition,
    DefinitionList,
    Details,
    Figure,
    Footnote,
    Heading,
    Inline,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Style,
    Table,
)


class Frame:
    """An open element: the blocks in it so far."""

    is_running = False
    """What it holds is one run of text; the blocks in it become lines."""
    is_level = False
    """It counts as a level of nesting."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.inline = NOTHING
        """The text of a running frame, once it ends."""

    def flush(self, text: InlineBuilder) -> None:
        """Make a paragraph, or figures, of the text gathered."""
        pictures = text.pictures
        self.blocks.extend(_paragraphs(text.take(), pictures))

    def close(self) -> list[Block]:
        """What it became: blocks for the element around it."""
        return self.blocks


class RunningFrame(Frame):
    """An element whose whole content is one run of text."""

    is_running = True

    def flush(self, text: InlineBuilder) -> None:
        """A block in it starts on a new line."""
        text.line_feed()


class HeadingFrame(RunningFrame):
    """h1 to h6."""

    def __init__(self, level: int, anchor: str) -> None:
        super().__init__()
        self.level = level
        self.anchor = anchor

    def close(self) -> list[Block]:
        """A heading; one without text was a place for a picture."""
        if self.inline.text:
            self.blocks.insert(0, Heading(self.level, self.inline, self.anchor))
        return self.blocks


class QuoteFrame(Frame):
    """blockquote."""

    is_level = True

    def __init__(self) -> None:
        super().__init__()
        self.attribution: Inline | None = None

    def close(self) -> list[Block]:
        """A quotation; a last line that is all `cite` says whose it is."""
        blocks = self.blocks
        if self.attribution is None and len(blocks) > 1 and _is_cite(blocks[-1]):
            last = blocks.pop()
            self.attribution = last.inline if isinstance(last, Paragraph) else None
        return [Quote(tuple(blocks), self.attribution)] if blocks or self.attribution else []


class AttributionFrame(RunningFrame):
    """footer in a blockquote."""

    def __init__(self, quote: QuoteFrame) -> None:
        super().__init__()
        self.quote = quote

    def close(self) -> list[Block]:
        """Whose words they are; a second one is a paragraph like any other."""
        if self.quote.attribution is not None:
            return _paragraph(self.inline)
        self.quote.attribution = self.inline if self.inline.text else None
        return []


class ListFrame(Frame):
    """ul or ol."""

    is_level = True

    def __init__(self, *, is_ordered: bool, start: int) -> None:
        super().__init__()
        self.is_ordered = is_ordered
        self.start = start
        self.items: list[ListItem] = []

    def adopt(self) -> None:
        """What stands in the list but in no item belongs to the item before it."""
        if not self.blocks:
            return
        last = self.items.pop() if self.items else ListItem(())
        self.items.append(replace(last, blocks=(*last.blocks, *self.blocks)))
        self.blocks = []

    def close(self) -> list[Block]:
        """A list of the items that hold something."""
        self.adopt()
        items = tuple(item for item in self.items if item.blocks or item.is_checked is not None)
        return [ListBlock(items, self.is_ordered, self.start)] if items else []


class ItemFrame(Frame):
    """li."""

    def __init__(self, owner: ListFrame) -> None:
        super().__init__()
        self.owner = owner
        self.is_checked: bool | None = None

    def close(self) -> list[Block]:
        """An item of its list."""
        self.owner.adopt()
        self.owner.items.append(ListItem(tuple(self.blocks), self.is_checked))
        return []


class GlossaryFrame(Frame):
    """dl."""

    is_level = True

    def __init__(self) -> None:
        super().__init__()
        self.items: list[Definition] = []
        self.terms: list[Inline] = []

    def define(self, blocks: list[Block]) -> None:
        """Something said of the terms before it, or more of what was said last."""
        if self.terms or not self.items:
            self.items.append(Definition(tuple(self.terms), tuple(blocks)))
            self.terms = []
        else:
            last = self.items[-1]
            self.items[-1] = replace(last, blocks=(*last.blocks, *blocks))

    def close(self) -> list[Block]:
        """A glossary of what holds something."""
        if self.blocks or self.terms:
            self.define(self.blocks)
        items = tuple(item for item in self.items if item.terms or item.blocks)
        return [DefinitionList(items)] if items else []


class TermFrame(RunningFrame):
    """dt."""

    def __init__(self, glossary: GlossaryFrame) -> None:
        super().__init__()
        self.glossary = glossary

    def close(self) -> list[Block]:
        """A term of its glossary."""
        if self.inline.text:
            self.glossary.terms.append(self.inline)
        return []


class DefinitionFrame(Frame):
    """dd."""

    def __init__(self, glossary: GlossaryFrame) -> None:
        super().__init__()
        self.glossary = glossary

    def close(self) -> list[Block]:
        """What is said of a term."""
        if self.blocks:
            self.glossary.define(self.blocks)
        return []


class DetailsFrame(Frame):
    """details."""

    is_level = True

    def __init__(self, *, is_open: bool) -> None:
        super().__init__()
        self.summary = NOTHING
        self.is_open = is_open

    def close(self) -> list[Block]:
        """A section that the author folded."""
        is_empty = not self.blocks and not self.summary.text
        return [] if is_empty else [Details(self.summary, tuple(self.blocks), self.is_open)]


class SummaryFrame(RunningFrame):
    """summary."""

    def __init__(self, details: DetailsFrame) -> None:
        super().__init__()
        self.details = details

    def close(self) -> list[Block]:
        """What stays visible of a folded section."""
        if self.details.summary.text:
            return _paragraph(self.inline)
        self.details.summary = self.inline
        return []


class TableFrame(Frame):
    """table."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self.caption: Inline | None = None
        self.is_in_head = False
        self.is_presentation = False

    def row(self) -> Row:
        """The row that the next cell belongs to."""
        if not self.rows:
            self.rows.append(Row())
        return self.rows[-1]

    def close(self) -> list[Block]:
        """A table, or what it held where it only placed things on the page."""
        if self.is_presentation or tables.is_layout(self.rows):
            caption = _paragraph(self.caption) if self.caption else []
            return [*self.blocks, *caption, *tables.contents(self.rows)]
        return [*self.blocks, *tables.regular(self.rows, self.caption)]


class CellFrame(Frame):
    """td or th."""

    def __init__(self, table: TableFrame, cell: Cell) -> None:
        super().__init__()
        self.table = table
        self.cell = cell
        self.cell.blocks = self.blocks

    def close(self) -> list[Block]:
        """A cell of its row."""
        self.table.row().cells.append(self.cell)
        return []


class FigureFrame(Frame):
    """figure."""

    def __init__(self) -> None:
        super().__init__()
        self.caption: Inline | None = None

    def close(self) -> list[Block]:
        """What it shows, the caption with what can carry one, else below it."""
        blocks, caption = self.blocks, self.caption
        if caption is not None and caption.text:
            last = blocks[-1] if blocks else None
            match last:
                case Figure() | Table() if last.caption is None:
                    blocks[-1] = replace(last, caption=caption)
                case Quote() if last.attribution is None:
                    blocks[-1] = replace(last, attribution=caption)
                case _:
                    blocks.append(Paragraph(caption))
        return blocks


class CaptionFrame(RunningFrame):
    """figcaption, or the caption of a table."""

    def __init__(self, owner: FigureFrame | TableFrame) -> None:
        super().__init__()
        self.owner = owner

    def close(self) -> list[Block]:
        """The caption of what it stands in."""
        if self.owner.caption is not None:
            return _paragraph(self.inline)
        self.owner.caption = self.inline if self.inline.text else None
        return []


class NotesFrame(Frame):
    """The element that holds a page's footnotes."""


class NoteFrame(Frame):
    """One footnote."""

    is_level = True

    def __init__(self, label: str, notes: list[Footnote]) -> None:
        super().__init__()
        self.label = label
        self.notes = notes

    def close(self) -> list[Block]:
        """A note for the end of the document."""
        if self.blocks:
            self.notes.append(Footnote(self.label, tuple(self.blocks)))
        return []


def _paragraph(inline: Inline) -> list[Block]:
    return [Paragraph(inline)] if inline.text else []


def _paragraphs(inline: Inline, pictures: list[Picture]) -> list[Block]:
    if not pictures:
        return [Paragraph(cut(inline, 0, len(inline.text)))] if inline.text else []
    ends = [0, *[picture.end for picture in pictures]]
    starts = [*[picture.start for picture in pictures], len(inline.text)]
    if not any(inline.text[end:start].strip() for end, start in zip(ends, starts, strict=True)):
        return [figure(picture.source, picture.alt, picture.link) for picture in pictures]
    found: list[Block] = []
    start = 0
    for picture in pictures:
        before = inline.text[start : picture.start].strip(" ")
        is_last = inline.text[picture.end :].strip(" ")[:1] in ("", "\n")
        # On a line of its own, or beside the text that follows: it is no part of a sentence.
        if (before[-1:] in ("", "\n") and is_last) or (picture.is_floated and not before.strip()):
            found += _paragraph(cut(inline, start, picture.start))
            found.append(figure(picture.source, picture.alt, picture.link))
            start = picture.end
    return [*found, *_paragraph(cut(inline, start, len(inline.text)))]


def _is_cite(block: Block) -> bool:
    if not isinstance(block, Paragraph):
        return False
    text = block.inline.text
    return any(
        span.style is Style.CITE
        and not text[: span.start].strip(" —–-―~")
        and not text[span.end :].strip(" .")
        for span in block.inline.spans
    )
