"""What it means that an element of a block starts: which frame is opened for it, if any."""

from collections.abc import Callable, Sequence
from typing import Protocol

from bs4.element import NavigableString, Tag

from reader.formats import html_frames as frames
from reader.formats.html_code import code_block
from reader.formats.html_names import HEADINGS, attribute, classes
from reader.formats.html_notes import Labels, is_notes
from reader.formats.inline import InlineBuilder
from reader.formats.tables import MAX_SPAN, Cell, Row
from reader.model.document import Footnote, Paragraph, Rule

MAX_TABLES = 4
"""Tables within tables that are still told apart; deeper ones are text."""


class Build(Protocol):
    """What is asked of the builder."""

    anchor: str
    labels: Labels
    notes: list[Footnote]
    text: InlineBuilder

    @property
    def frame(self) -> frames.Frame:
        """The innermost open element."""

    @property
    def is_in_notes(self) -> bool:
        """An item here is a footnote."""

    @property
    def open_frames(self) -> Sequence[frames.Frame]:
        """The open elements, outermost first."""

    def push(self, frame: frames.Frame) -> bool:
        """Open an element; True."""


def open_block(build: Build, tag: Tag) -> bool:
    """Open what a block element calls for; False where its children were read already."""
    opened = _OPENED.get(tag.name)
    return opened(build, tag) if opened else True


def _heading(build: Build, tag: Tag) -> bool:
    anchor = attribute(tag, "id") or build.anchor
    if not anchor and len(tag.contents) > 1:
        inner = tag.find("a", id=True) or tag.find("a", attrs={"name": True})
        anchor = attribute(inner, "id") or attribute(inner, "name") if inner else ""
    build.anchor = ""
    return build.push(frames.HeadingFrame(int(tag.name[1]), anchor))


def _footer(build: Build, tag: Tag) -> bool:
    """Whose words a quotation holds; elsewhere a place like any other."""
    frame = build.frame
    if isinstance(frame, frames.QuoteFrame):
        return build.push(frames.AttributionFrame(frame))
    return _division(build, tag)


def _list(build: Build, tag: Tag) -> bool:
    start = attribute(tag, "start")
    number = int(start) if start.lstrip("-").isdecimal() and len(start) < 10 else 1
    return build.push(frames.ListFrame(is_ordered=tag.name == "ol", start=number))


def _item(build: Build, tag: Tag) -> bool:
    """An item of its list, or a footnote."""
    frame = build.frame
    if not isinstance(frame, frames.ListFrame):
        return True
    if build.is_in_notes:
        label = build.labels.of_note(attribute(tag, "id"), len(build.notes) + 1)
        return build.push(frames.NoteFrame(label, build.notes))
    return build.push(frames.ItemFrame(frame))


def _glossary(build: Build, _tag: Tag) -> bool:
    return build.push(frames.GlossaryFrame())


def _term(build: Build, _tag: Tag) -> bool:
    frame = build.frame
    return build.push(frames.TermFrame(frame)) if isinstance(frame, frames.GlossaryFrame) else True


def _definition(build: Build, _tag: Tag) -> bool:
    frame = build.frame
    if isinstance(frame, frames.GlossaryFrame):
        return build.push(frames.DefinitionFrame(frame))
    return True


def _quote(build: Build, _tag: Tag) -> bool:
    return build.push(frames.QuoteFrame())


def _details(build: Build, tag: Tag) -> bool:
    return build.push(frames.DetailsFrame(is_open=tag.has_attr("open")))


def _summary(build: Build, _tag: Tag) -> bool:
    frame = build.frame
    if isinstance(frame, frames.DetailsFrame):
        return build.push(frames.SummaryFrame(frame))
    return True


def _table(build: Build, tag: Tag) -> bool:
    if sum(isinstance(held, frames.TableFrame) for held in build.open_frames) >= MAX_TABLES:
        return True
    frame = frames.TableFrame()
    frame.is_presentation = attribute(tag, "role") in ("presentation", "none")
    return build.push(frame)


def _row(build: Build, tag: Tag) -> bool:
    frame = build.frame
    if isinstance(frame, frames.TableFrame):
        is_head = tag.parent is not None and tag.parent.name == "thead"
        frame.rows.append(Row(is_head=is_head))
    return True


def _cell(build: Build, tag: Tag) -> bool:
    frame = build.frame
    if not isinstance(frame, frames.TableFrame):
        return True
    cell = Cell([], tag.name == "th")
    if tag.attrs:
        cell.columns, cell.rows = _count(tag, "colspan"), _count(tag, "rowspan")
        cell.align = _align(tag)
    contents = tag.contents
    if len(contents) == 1 and type(contents[0]) is NavigableString:
        # Most cells of large tables: no frame is needed to know what they become.
        build.text.add(contents[0])
        inline = build.text.take()
        cell.blocks = [Paragraph(inline)] if inline.text else []
        frame.row().cells.append(cell)
        return False
    return build.push(frames.CellFrame(frame, cell))


def _caption(build: Build, _tag: Tag) -> bool:
    frame = build.frame
    if isinstance(frame, frames.TableFrame | frames.FigureFrame):
        return build.push(frames.CaptionFrame(frame))
    return True


def _figure(build: Build, _tag: Tag) -> bool:
    return build.push(frames.FigureFrame())


def _division(build: Build, tag: Tag) -> bool:
    """Nothing, unless a class says what it is."""
    if not tag.attrs:
        return True
    if is_notes(tag):
        return build.push(frames.NotesFrame())
    if "wp-caption" in classes(tag):
        return build.push(frames.FigureFrame())
    return True


def _paragraph(build: Build, tag: Tag) -> bool:
    is_caption = "class" in tag.attrs and "wp-caption-text" in classes(tag)
    return _caption(build, tag) if is_caption else True


def _code(build: Build, tag: Tag) -> bool:
    block = code_block(tag)
    if block is not None:
        build.frame.blocks.append(block)
    return False


def _rule(build: Build, tag: Tag) -> bool:
    """A break, but not the line above footnotes."""
    frame = build.frame
    if "footnotes-sep" not in classes(tag) and not isinstance(frame, frames.NotesFrame):
        frame.blocks.append(Rule())
    return False


def _count(tag: Tag, name: str) -> int:
    value = attribute(tag, name)
    return max(1, min(int(value), MAX_SPAN)) if value.isdecimal() and len(value) < 8 else 1


def _align(tag: Tag) -> str:
    value = attribute(tag, "align").lower()
    style = attribute(tag, "style").lower().replace(" ", "")
    for name in ("left", "center", "right"):
        if value == name or f"text-align:{name}" in style:
            return name
    return ""


_OPENED: dict[str, Callable[[Build, Tag], bool]] = {
    **dict.fromkeys(HEADINGS, _heading),
    **dict.fromkeys(("ul", "ol", "menu", "dir"), _list),
    **dict.fromkeys(("td", "th"), _cell),
    **dict.fromkeys(("caption", "figcaption"), _caption),
    **dict.fromkeys(("div", "section", "aside"), _division),
    "blockquote": _quote,
    "footer": _footer,
    "li": _item,
    "dl": _glossary,
    "dt": _term,
    "dd": _definition,
    "details": _details,
    "summary": _summary,
    "table": _table,
    "tr": _row,
    "figure": _figure,
    "p": _paragraph,
    "pre": _code,
    "hr": _rule,
}
