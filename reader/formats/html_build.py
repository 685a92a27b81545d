"""A parsed page -> blocks: one walk over its elements, without recursion."""

from collections.abc import Iterator

from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from reader.formats.html_code import code_block
from reader.formats.html_ends import end_with
from reader.formats.html_frames import Frame, ItemFrame, ListFrame, NotesFrame
from reader.formats.html_inline import InlineElements
from reader.formats.html_media import embed
from reader.formats.html_names import BLOCKS, HEADINGS, SKIPPED, attribute, is_gutter, is_hidden
from reader.formats.html_notes import is_call
from reader.formats.html_opened import open_block
from reader.model.document import MAX_DEPTH, Block, CodeBlock, Footnote, Footnotes, Style


class Builder(InlineElements):
    """Blocks in the making; one builder reads one page."""

    def __init__(self) -> None:
        super().__init__()
        self.open_frames: list[Frame] = [Frame()]
        self.notes: list[Footnote] = []
        self.anchor = ""
        self._level = 1

    def blocks(self, root: Tag) -> tuple[Block, ...]:
        """Every block of the page, its footnotes last."""
        self._walk(root)
        self.flush()
        found = self.open_frames[0].blocks
        names = self.text.left_names()
        if names:
            end_with(found, names)
        return (*found, Footnotes(tuple(self.notes))) if self.notes else tuple(found)

    @property
    def frame(self) -> Frame:
        """The innermost open element."""
        return self.open_frames[-1]

    @property
    def is_running(self) -> bool:
        """What is open holds one run of text and no blocks."""
        return self.frame.is_running

    @property
    def is_in_notes(self) -> bool:
        """An item here is a footnote."""
        around = self.open_frames[-3:]
        return isinstance(self.frame, ListFrame) and any(
            isinstance(held, NotesFrame) for held in around
        )

    def flush(self) -> None:
        """End the run of text: a block starts or ends here."""
        if self.text.has_content or self.text.ends_line:
            self.frame.flush(self.text)

    def push(self, frame: Frame) -> bool:
        """Open an element, or, where it lies too deep, go on in the one around it; True."""
        if frame.is_level:
            if self._level >= MAX_DEPTH:
                return True
            self._level += 1
        self.open_frames.append(frame)
        return True

    def add_box(self, tag: Tag) -> None:
        """A check box: the state of a task, when it opens an item."""
        frame = self.frame
        if attribute(tag, "type").lower() == "checkbox" and isinstance(frame, ItemFrame):
            frame.is_checked = "checked" in tag.attrs

    def add_embed(self, tag: Tag) -> bool:
        """Film, sound, frame: a block by itself, or its title in running text."""
        found = embed(tag)
        if found is None:
            return tag.name == "object"
        if self.is_running:
            self.text.add(found.title)
        else:
            self.flush()
            self.frame.blocks.append(found)
        return False

    def add_formula(self, code: CodeBlock) -> None:
        """A formula that stands by itself."""
        self.flush()
        self.frame.blocks.append(code)

    def _walk(self, root: Tag) -> None:
        todo: list[tuple[Tag, Iterator[PageElement], bool]] = [(root, iter(root.contents), False)]
        while todo:
            tag, children, is_framed = todo[-1]
            child = next(children, None)
            if child is None:
                todo.pop()
                self._leave(tag, is_framed=is_framed)
            elif isinstance(child, Tag):
                depth = len(self.open_frames)
                if self._enter(child):
                    todo.append((child, iter(child.contents), len(self.open_frames) > depth))
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                self._words(child)

    def _enter(self, tag: Tag) -> bool:
        """Open an element; False where its children are not for reading, or were read already."""
        name = tag.name
        if name in SKIPPED or is_hidden(tag) or is_gutter(tag):
            return False
        self._keep_anchor(tag)
        if name not in BLOCKS:
            return self.enter_inline(tag)
        self.flush()
        if self.is_running:
            return self._enter_running(tag)
        return open_block(self, tag)

    def _leave(self, tag: Tag, *, is_framed: bool) -> None:
        if is_framed:
            self._close()
        elif tag.name in BLOCKS:
            self.flush()
        else:
            self.leave_inline(tag)

    def _close(self) -> None:
        frame = self.frame
        if frame.is_running:
            frame.inline = self.text.take()
        else:
            self.flush()
        self.open_frames.pop()
        self._level -= frame.is_level
        self.frame.blocks.extend(frame.close())

    def _enter_running(self, tag: Tag) -> bool:
        """A block where only a run of text can be: its words, on lines of their own."""
        if tag.name != "pre":
            return True
        code = code_block(tag)
        if code is not None:
            self.text.open(Style.CODE)
            self.text.add_verbatim(code.text)
            self.text.close(Style.CODE)
            self.text.line_feed()
        return False

    def _words(self, text: str) -> None:
        if self.anchor and not text.isspace():
            self.anchor = ""
        self.text.add(text)

    def _keep_anchor(self, tag: Tag) -> None:
        if not tag.attrs:
            return
        name = attribute(tag, "id") or (attribute(tag, "name") if tag.name == "a" else "")
        if not name or tag.name in HEADINGS:
            return
        # A note has a label instead, and what leads back to its call is not shown.
        is_of_note = is_call(tag) if tag.name == "a" else tag.name == "li" and self.is_in_notes
        if not is_of_note:
            self.text.name(name)
        # `<a id=x></a><h2>` and `<section id=x><h2>` name the heading that follows.
        if "href" not in tag.attrs and tag.name in ("a", "section", "div", "span", "article"):
            self.anchor = name
