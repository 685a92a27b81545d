"""What stands within a line: styles, links, images, breaks, ruby, formulas."""

from bs4.element import Tag

from reader.formats.html_media import alt_of, is_floated, is_pixel, source_of
from reader.formats.html_names import STYLES, attribute, is_permalink, text_of
from reader.formats.html_notes import Labels, is_back_link, is_call, shown_number
from reader.formats.inline import InlineBuilder
from reader.formats.mathml import tex
from reader.model.document import CodeBlock, Style
from reader.model.sanitize import clean, line

_MEDIA = frozenset({"video", "audio", "iframe", "embed", "object"})
_TEX = ("tex", "latex")


class InlineElements:
    """The half of the builder that gathers running text; the other half cuts it into blocks."""

    def __init__(self) -> None:
        self.text = InlineBuilder()
        self.labels = Labels()

    def flush(self) -> None:
        """End the run of text."""
        raise NotImplementedError

    @property
    def is_running(self) -> bool:
        """What is open holds one run of text and no blocks."""
        raise NotImplementedError

    def add_embed(self, tag: Tag) -> bool:
        """Film, sound, frame."""
        raise NotImplementedError

    def add_formula(self, code: CodeBlock) -> None:
        """A formula that stands by itself."""
        raise NotImplementedError

    def enter_inline(self, tag: Tag) -> bool:
        """Open an element of running text; False where its children are not to be read."""
        name = tag.name
        style = STYLES.get(name)
        if style is not None:
            self.text.open(style)
            return True
        if name == "a":
            return self._enter_link(tag)
        if name in ("img", "image"):
            self._image(tag)
            return False
        if name in _MEDIA:
            return self.add_embed(tag)
        return self._enter_rare(tag)

    def leave_inline(self, tag: Tag) -> None:
        """End an element of running text."""
        name = tag.name
        style = STYLES.get(name)
        if style is not None:
            self.text.close(style)
        elif name == "a":
            self._leave_link(tag)
        elif name == "abbr" or name == "acronym":
            if attribute(tag, "title"):
                self.text.close(Style.ABBR)
        elif name == "q":
            self.text.add_verbatim("”")
        elif name == "rt":
            self.text.add_verbatim(")")

    def _enter_link(self, tag: Tag) -> bool:
        href = attribute(tag, "href")
        if not href:
            return True
        if len(tag.attrs) == 1 and not href.startswith("#"):
            self.text.open(Style.LINK, href)
            return True
        if is_call(tag):
            self._call(tag)
            return False
        if is_back_link(tag) or (self.is_running and is_permalink(tag)):
            return False
        self.text.open(Style.LINK, href)
        return True

    def _leave_link(self, tag: Tag) -> None:
        if attribute(tag, "href"):
            self.text.close(Style.LINK)

    def _call(self, tag: Tag) -> None:
        label = self.labels.called(tag)
        self.text.open(Style.FOOTNOTE, label)
        self.text.add(shown_number(text_of(tag)) or label)
        self.text.close(Style.FOOTNOTE)

    def _image(self, tag: Tag) -> None:
        if is_pixel(tag):
            return
        source, alt = source_of(tag), alt_of(tag)
        if alt or source:
            self.text.picture(source, alt, is_floated=is_floated(tag))

    def _enter_rare(self, tag: Tag) -> bool:
        name = tag.name
        if name == "br":
            self._break()
        elif name in ("abbr", "acronym"):
            if attribute(tag, "title"):
                self.text.open(Style.ABBR, line(attribute(tag, "title")))
        elif name == "q":
            self.text.add_verbatim("“")
        elif name == "rt":
            self.text.add_verbatim("(")
        elif name == "math":
            self._formula(tag)
            return False
        elif name == "input":
            self.add_box(tag)
            return False
        elif name == "button":
            return "copy" not in attribute(tag, "class").lower()
        return True

    def _break(self) -> None:
        # Two in a row are how old pages part their paragraphs.
        if self.text.ends_line and not self.is_running:
            self.flush()
        else:
            self.text.line_feed()

    def add_box(self, tag: Tag) -> None:
        """A check box: the state of a task, when it opens an item."""
        raise NotImplementedError

    def _formula(self, tag: Tag) -> None:
        formula = _formula_of(tag)
        if not formula:
            return
        if attribute(tag, "display") == "block" and not self.is_running:
            self.add_formula(CodeBlock(clean(formula), "math"))
            return
        self.text.open(Style.MATH)
        self.text.add(formula)
        self.text.close(Style.MATH)


def _formula_of(tag: Tag) -> str:
    """A formula as TeX: the page's own where it has it."""
    for note in tag.find_all("annotation", limit=3):
        if any(name in attribute(note, "encoding").lower() for name in _TEX):
            return text_of(note).strip()
    written = attribute(tag, "alttext")
    return written or tex(tag)
