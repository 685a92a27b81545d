"""A parsed page -> blocks: one walk over its elements, without recursion."""

from collections.abc import Callable, Iterator

from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from reader.formats import html_frames as frames
from reader.formats.html_code import code_block
from reader.formats.html_inline import InlineElements
from reader.formats.html_media import embed
from reader.formats.html_names import (
    BLOCKS,
    SKIPPED,
    attribute,
    classes,
    is_gutter,
    is_hidden,
)
from reader.formats.html_notes import is_notes
from reader.formats.tables import MAX_SPAN, Cell, Row
from reader.model.document import (
    MAX_DEPTH,
    Block,
    CodeBlock,
    Footnote,
    Footnotes,
    Inline,
    Rule,
    Style,
)

MAX_TABLES = 4
"""Tables within tables that are still told apart; deeper ones are text."""


class Builder(InlineElements):
    """Blocks in the making; one builder reads one page."""

    def __init__(self) -> None:
        super().__init__()
        self.frames: list[frames.Frame] = [frames.Frame()]
        self.notes: list[Footnote] = []
        self.level = 1
        self.anchor = ""

    def blocks(self, root: Tag) -> tuple[Block, ...]:
        """Every block of the page, its footnotes last."""
        self._walk(root)
        self.flush()
        found = self.frames[0].blocks
        return (*found, Footnotes(tuple(self.notes))) if self.notes else tuple(found)

    @property
    def frame(self) -> frames.Frame:
        """The innermost open element."""
        return self.frames[-1]

    @property
    def is_running(self) -> bool:
        """What is open holds one run of text and no blocks."""
        return self.frame.is_running

    def flush(self) -> None:
        """End the run of text: a block starts or ends here."""
        if self.text.has_content or self.text.ends_line:
            self.frame.flush(self.text)

    def _walk(self, root: Tag) -> None:
        todo: list[tuple[Tag, Iterator[PageElement], bool]] = [(root, iter(root.contents), False)]
        while todo:
            tag, children, is_framed = todo[-1]
            child = next(children, None)
            if child is None:
                todo.pop()
                self._leave(tag, is_framed=is_framed)
            elif isinstance(child, Tag):
                depth = len(self.frames)
                if self._enter(child):
                    todo.append((child, iter(child.contents), len(self.frames) > depth))
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                self.words(child)

    def _enter(self, tag: Tag) -> bool:
        """Open an element; False where its children are not for reading, or were read already."""
        name = tag.name
        if name in SKIPPED or is_hidden(tag) or is_gutter(tag):
            return False
        self._keep_anchor(tag)
        if name not in BLOCKS:
            return self.enter_inline(tag)
        self.flush()
        if self.frame.is_running:
            return self._enter_running(tag)
        opened = _OPENED.get(name)
        return opened(self, tag) if opened else True

    def _leave(self, tag: Tag, *, is_framed: bool) -> None:
        if is_framed:
            self._close()
        elif tag.name in BLOCKS:
            self.flush()
        else:
            self.leave_inline(tag)

    def _close(self) -> None:
        frame = self.frame
        inline = self.text.take() if frame.is_running else None
        if inline is None:
            self.flush()
        self.frames.pop()
        self.level -= frame.is_level
        frame.close(self.frame, inline or Inline(self.nothing))

    def _push(self, frame: frames.Frame) -> bool:
        if frame.is_level:
            if self.level >= MAX_DEPTH:
                return True
            self.level += 1
        self.frames.append(frame)
        return True

    def _enter_running(self, tag: Tag) -> bool:
        if tag.name == "pre":
            code = code_block(tag)
            if code is not None:
                self.text.open(Style.CODE)
                self.text.add_verbatim(code.text)
                self.text.close(Style.CODE)
                self.text.line_feed()
            return False
        return True

    def _keep_anchor(self, tag: Tag) -> None:
        # `<a id=x></a><h2>` and `<section id=x><h2>` name the heading that follows.
        name = attribute(tag, "id") or (attribute(tag, "name") if tag.name == "a" else "")
        if name and tag.name in ("a", "section", "div", "span", "article"):
            self.anchor = name

    def heading(self, tag: Tag) -> bool:
        """h1 to h6."""
        inner = tag.find("a", id=True) or tag.find("a", attrs={"name": True})
        found = attribute(tag, "id") or self.anchor
        if not found and isinstance(inner, Tag):
            found = attribute(inner, "id") or attribute(inner, "name")
        self.anchor = ""
        return self._push(frames.HeadingFrame(int(tag.name[1]), found))

    def quote(self, tag: Tag) -> bool:
        """blockquote."""
        return self._push(frames.QuoteFrame())

    def footer(self, tag: Tag) -> bool:
        """footer: whose words a quotation holds; elsewhere a place like any other."""
        if is_notes(tag):
            return self.division(tag)
        frame = self.frame
        if isinstance(frame, frames.QuoteFrame):
            return self._push(frames.AttributionFrame(frame))
        return True

    def list(self, tag: Tag) -> bool:
        """ul, ol and their kin."""
        start = attribute(tag, "start")
        number = int(start) if start.lstrip("-").isdecimal() and len(start) < 10 else 1
        return self._push(frames.ListFrame(is_ordered=tag.name == "ol", start=number))

    def item(self, tag: Tag) -> bool:
        """li: an item of its list, or a footnote."""
        frame = self.frame
        if isinstance(frame, frames.ListFrame):
            if any(isinstance(held, frames.NotesFrame) for held in self.frames[-3:]):
                return self._note(tag)
            return self._push(frames.ItemFrame(frame))
        return True

    def _note(self, tag: Tag) -> bool:
        index = len(self.notes) + 1
        label = self.labels.of_note(attribute(tag, "id"), index)
        return self._push(frames.NoteFrame(label, self.notes))

    def glossary(self, tag: Tag) -> bool:
        """dl."""
        return self._push(frames.GlossaryFrame())

    def term(self, tag: Tag) -> bool:
        """dt."""
        frame = self.frame
        return self._push(frames.TermFrame(frame)) if _is_glossary(frame) else True

    def definition(self, tag: Tag) -> bool:
        """dd."""
        frame = self.frame
        return self._push(frames.DefinitionFrame(frame)) if _is_glossary(frame) else True

    def details(self, tag: Tag) -> bool:
        """details."""
        return self._push(frames.DetailsFrame())

    def summary(self, tag: Tag) -> bool:
        """summary."""
        frame = self.frame
        if isinstance(frame, frames.DetailsFrame):
            return self._push(frames.SummaryFrame(frame))
        return True

    def table(self, tag: Tag) -> bool:
        """table."""
        if sum(isinstance(held, frames.TableFrame) for held in self.frames) >= MAX_TABLES:
            return True
        frame = frames.TableFrame()
        frame.is_presentation = attribute(tag, "role") in ("presentation", "none")
        return self._push(frame)

    def row(self, tag: Tag) -> bool:
        """tr."""
        frame = self.frame
        if isinstance(frame, frames.TableFrame):
            is_head = tag.parent is not None and tag.parent.name == "thead"
            frame.rows.append(Row(is_head=is_head))
        return True

    def cell(self, tag: Tag) -> bool:
        """td or th."""
        frame = self.frame
        if not isinstance(frame, frames.TableFrame):
            return True
        cell = Cell([], tag.name == "th", _count(tag, "colspan"), _count(tag, "rowspan"))
        cell.align = _align(tag)
        return self._push(frames.CellFrame(frame, cell))

    def caption(self, tag: Tag) -> bool:
        """caption and figcaption."""
        frame = self.frame
        if isinstance(frame, frames.TableFrame | frames.FigureFrame):
            return self._push(frames.CaptionFrame(frame))
        return True

    def figure(self, tag: Tag) -> bool:
        """figure."""
        return self._push(frames.FigureFrame())

    def division(self, tag: Tag) -> bool:
        """div, section and aside: nothing, unless a class says what it is."""
        if "class" not in tag.attrs and "role" not in tag.attrs:
            return True
        if is_notes(tag):
            return self._push(frames.NotesFrame())
        found = classes(tag)
        if "wp-caption" in found:
            return self._push(frames.FigureFrame())
        if "katex-display" in found or "MathJax_Display" in found:
            return True
        return True

    def paragraph(self, tag: Tag) -> bool:
        """p."""
        if "class" in tag.attrs and "wp-caption-text" in classes(tag):
            return self.caption(tag)
        return True

    def code(self, tag: Tag) -> bool:
        """pre."""
        block = code_block(tag)
        if block is not None:
            self.frame.blocks.append(block)
        return False

    def rule(self, tag: Tag) -> bool:
        """hr, but not the line above footnotes."""
        is_separator = "footnotes-sep" in classes(tag)
        if not is_separator and not isinstance(self.frame, frames.NotesFrame):
            self.frame.blocks.append(Rule())
        return False

    def add_box(self, tag: Tag) -> None:
        """A check box: the state of a task, when it opens an item."""
        frame = self.frame
        if attribute(tag, "type").lower() == "checkbox" and isinstance(frame, frames.ItemFrame):
            frame.is_checked = "checked" in tag.attrs

    def add_embed(self, tag: Tag) -> bool:
        """Film, sound, frame: a block by itself, or its title in running text."""
        found = embed(tag)
        if found is None:
            return tag.name == "object"
        if self.frame.is_running:
            self.text.add(found.title)
        else:
            self.flush()
            self.frame.blocks.append(found)
        return False

    def add_formula(self, code: CodeBlock) -> None:
        """A formula that stands by itself."""
        self.flush()
        self.frame.blocks.append(code)


_OPENED: dict[str, Callable[[Builder, Tag], bool]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Builder.heading),
    **dict.fromkeys(("ul", "ol", "menu", "dir"), Builder.list),
    **dict.fromkeys(("td", "th"), Builder.cell),
    **dict.fromkeys(("caption", "figcaption"), Builder.caption),
    **dict.fromkeys(("div", "section", "aside"), Builder.division),
    "blockquote": Builder.quote,
    "footer": Builder.footer,
    "li": Builder.item,
    "dl": Builder.glossary,
    "dt": Builder.term,
    "dd": Builder.definition,
    "details": Builder.details,
    "summary": Builder.summary,
    "table": Builder.table,
    "tr": Builder.row,
    "figure": Builder.figure,
    "p": Builder.paragraph,
    "pre": Builder.code,
    "hr": Builder.rule,
}


def _is_glossary(frame: frames.Frame) -> bool:
    return isinstance(frame, frames.GlossaryFrame)


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
