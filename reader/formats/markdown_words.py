"""Markdown -> the leaves of its Document, line by line, as long as its blocks are ordinary.

Paragraphs, headings, lists, quotations, code, rules, tables, comments and blocks of HTML; notes,
formulas, glossaries and lines that go on lazily are left to the parser (UnsureError).
"""

import re
from collections.abc import Callable

from markdown_it.common.html_blocks import block_names
from markdown_it.common.html_re import HTML_OPEN_CLOSE_TAG_STR

from reader.formats import markdown_tables
from reader.formats.gathered import Gathered
from reader.formats.html_words import HtmlWords, UnsureError
from reader.formats.markdown_math import has_formula
from reader.formats.markdown_runs import folded, is_plain, put_run, signs_in

MAX_DEPTH = 8
"""Deepest nesting of lists and quotations read here."""

_TABBED = re.compile(r"\n(?:[ >*+\-\d.)]*(?:#[^\n]*)?|[^\w\t\n]*)\t")
_DEFINED = re.compile(r"\n[ >*+\-\d.)]*[:~][ \t]")
_TELLING = frozenset("#>`~<[*+-_=0123456789 ")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ ]+(.*?))??(?:[ ]+#+)?[ ]*")
_USUAL_HEADING = re.compile(r"(#{1,6}) ([^#]*)")  # found in a fifth of the time
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+) *")
_CALLOUT = re.compile(r">[ \t]*\[![A-Za-z]")
_RULE = re.compile(r" {0,3}(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})")
_FENCE = re.compile(r"( {0,3})(`{3,}|~{3,})(.*)")
_QUOTE = re.compile(r" {0,3}> ?")
_ITEM = re.compile(r"( {0,3})([-*+]|\d{1,9}[.)])( {1,4})(?=[^ ])(?!\[[ xX]\])")
_COULD_BE_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)])(?: |$)")
_TARGET = re.compile(
    r"^ {0,3}\[((?! *\])[^\[\]\\\n]+)\]: +(?:<([^<>\n\\]+)>|([^\s<>\\]+))"
    r"(?: +\"[^\"\\\n]*\")? *$",
    re.MULTILINE,
)
_COMMENT = re.compile(r" {0,3}<!--(?!-?>)(?:(?!-->).)*--> *")
_RAW = re.compile(rf" {{0,3}}</?(?:{'|'.join(block_names)})(?=\s|/?>|$)", re.IGNORECASE)
_ALONE = re.compile(rf" {{0,3}}(?:{HTML_OPEN_CLOSE_TAG_STR[1:]})\s*$")
_OTHER_RAW = re.compile(r" {0,3}<(?:(?:script|pre|style|textarea)(?=\s|>|$)|[!?])", re.IGNORECASE)


def gathered(text: str) -> Gathered:
    """The leaves of a text without marks of generators; raises UnsureError."""
    if _is_refused(text):
        raise UnsureError
    words = HtmlWords()
    blocks = _Blocks(text.split("\n"), words, 0)
    blocks.signs = signs_in(text)
    blocks.has_tables = "|" in text and markdown_tables.MAY_BEGIN.search(text) is not None
    if "]:" in text:
        blocks.name_targets(text)
    blocks.read()
    if blocks.unnamed:
        raise UnsureError  # not every line that looks like one named a target
    if "\t" in text and _TABBED.search("\n".join(["", *blocks.lines])):
        raise UnsureError  # tabs that indent more than code between fences
    return words.end()


def _is_refused(text: str) -> bool:
    """There are glossaries, notes, formulas, links of wikis, callouts."""
    if "[" in text and any(mark in text for mark in ("[[", "[^", "^[")):
        return True
    if "[!" in text and _CALLOUT.search(text):
        return True
    if has_formula(text):
        return True
    return (":" in text or "~" in text) and _DEFINED.search(f"\n{text}") is not None


class _Blocks:
    """The lines within one quotation, item, or the whole text."""

    def __init__(self, lines: list[str], words: HtmlWords, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise UnsureError
        self.lines = lines
        self.words = words
        self.depth = depth
        self.at = 0
        self.targets: dict[str, str] = {}
        self.unnamed = 0
        self.signs: tuple[str, ...] = ()
        self.has_tables = False

    def name_targets(self, text: str) -> None:
        """Know what the links by label point at."""
        for label, pointed, bare in _TARGET.findall(text):
            self.targets.setdefault(folded(label), pointed or bare)
            self.unnamed += 1
        if text.count("]:") != self.unnamed:
            raise UnsureError

    def read(self) -> None:
        lines = self.lines
        while self.at < len(lines):
            line = lines[self.at]
            if not line or line.isspace():
                if line.strip(" "):
                    raise UnsureError
                self.at += 1
            elif self.has_tables and self._table():
                continue
            elif line[0] not in _TELLING or not self._starts_block(line):
                self._paragraph()

    def _starts_block(self, line: str) -> bool:
        """Read the block that begins here; False where it is a paragraph."""
        if line.startswith("    "):
            self._indented()
            return True
        first = line.lstrip(" ")[0]
        if first == "[":
            return self._target(line)
        reader = _READERS.get("0" if first.isdecimal() else first)
        return reader is not None and reader(self, line)

    def _target(self, line: str) -> bool:
        if not _TARGET.fullmatch(line):
            return False
        self.unnamed -= 1
        self.at += 1
        if self.at < len(self.lines) and self.lines[self.at].lstrip(" ")[:1] in ("'", '"', "("):
            raise UnsureError  # perhaps the title of the target
        return True

    def _paragraph(self) -> None:
        lines, start = self.lines, self.at
        at = start + 1
        while at < len(lines):
            line = lines[at]
            if not line or (line[0] in _TELLING and self._ends_paragraph(line)):
                break
            if self.has_tables and self._header(at):
                break
            at += 1
        self.at = at
        tag = "p"
        if at < len(lines) and _UNDERLINE.fullmatch(lines[at]):
            tag = "h1" if "=" in lines[at] else "h2"
            self.at += 1
        if at == start + 1:
            self._put(tag, lines[start].strip(" "))
            return
        self._put(tag, "\n".join([line.lstrip(" ") for line in lines[start:at]]).rstrip(" "))

    def _ends_paragraph(self, line: str) -> bool:
        if line.startswith("    "):
            return not line.strip(" ")
        if _UNDERLINE.fullmatch(line) or _RULE.fullmatch(line):
            return True
        if _COULD_BE_ITEM.match(line):
            return self._interrupts(line)
        return self._is_set_apart(line)

    def _is_set_apart(self, line: str) -> bool:
        """Another block begins here, whatever went before it: no list, and no rule."""
        first = line.lstrip(" ")[:1]
        if not first or first == ">":
            return True
        if first == "#":
            return _HEADING.fullmatch(line) is not None
        if first in "`~":
            return self._is_fence(line)
        return first == "<" and (_RAW.match(line) or _OTHER_RAW.match(line)) is not None

    def _interrupts(self, line: str) -> bool:
        item = _ITEM.match(line)
        if item is None:
            raise UnsureError
        return not item[2][0].isdecimal() or item[2][:-1] == "1"

    def _header(self, at: int) -> list[str] | None:
        """The cells of the header of a table that begins at a line."""
        below = self.lines[at + 1 : at + 2]
        return markdown_tables.header(self.lines[at], below[0]) if below else None

    def _table(self) -> bool:
        named = self._header(self.at)
        if named is None:
            return False
        if len(named) > markdown_tables.MAX_COLUMNS or _COULD_BE_ITEM.match(self.lines[self.at]):
            raise UnsureError  # it may go on a list
        self.words.tag("<table>")
        self.words.tag("<thead>")
        self._row(named, "th")
        self.words.tag("</thead>")
        self.at += 2
        while self.at < len(self.lines) and not self._ends_table(self.lines[self.at]):
            found = markdown_tables.cells(self.lines[self.at])
            self._row([*found, *[""] * len(named)][: len(named)], "td")
            self.at += 1
        self.words.tag("</table>")
        return True

    def _row(self, cells: list[str], tag: str) -> None:
        self.words.tag("<tr>")
        for cell in cells:
            self._put(tag, cell)
        self.words.tag("</tr>")

    def _ends_table(self, line: str) -> bool:
        if line.startswith("    ") or _RULE.fullmatch(line) or _COULD_BE_ITEM.match(line):
            return True
        return self._is_set_apart(line)

    def _is_fence(self, line: str) -> bool:
        found = _FENCE.fullmatch(line)
        return found is not None and not (found[2][0] == "`" and "`" in found[3])

    def _put(self, tag: str, text: str) -> None:
        if tag[0] == "h" and "{" in text:
            raise UnsureError  # the name of a heading
        if tag[0] in "ph" and is_plain(text, self.signs) and self.words.leaf(tag, text):
            return
        self.words.tag(f"<{tag}>")
        put_run(text, self.words, self.targets)
        self.words.tag(f"</{tag}>")

    def heading(self, line: str) -> bool:
        found = _USUAL_HEADING.fullmatch(line) or _HEADING.fullmatch(line)
        if found is None:
            return False
        self._put(f"h{len(found[1])}", (found[2] or "").strip(" "))
        self.at += 1
        return True

    def fence(self, line: str) -> bool:
        found = _FENCE.fullmatch(line)
        if found is None or not self._is_fence(line):
            return False
        end = re.compile(rf" {{0,3}}{found[2][0]}{{{len(found[2])},}} *")
        start = self.at = self.at + 1
        while self.at < len(self.lines) and not end.fullmatch(self.lines[self.at]):
            self.at += 1
        code = self.lines[start : self.at]
        if any("\t" in line and line.lstrip().startswith(found[2]) for line in code):
            raise UnsureError  # perhaps the end of it
        self._code(code)
        self.lines[start : self.at] = [""] * len(code)
        self.at += 1
        return True

    def _indented(self) -> None:
        start = self.at
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.strip(" ") and not line.startswith("    "):
                break
            self.at += 1
        self._code([line[4:] for line in self.lines[start : self.at]])

    def _code(self, lines: list[str]) -> None:
        self.words.tag("<pre>")
        self.words.words("\n".join(lines))
        self.words.tag("</pre>")

    def quote(self, _line: str) -> bool:
        inner = []
        while self.at < len(self.lines):
            found = _QUOTE.match(self.lines[self.at])
            if found is None:
                break
            inner.append(self.lines[self.at][found.end() :])
            self.at += 1
        if self.at < len(self.lines) and self.lines[self.at].strip(" "):
            raise UnsureError  # the quotation may go on without its sign
        self._within("blockquote", inner)
        return True

    def item_or_rule(self, line: str) -> bool:
        if _RULE.fullmatch(line):
            self.words.tag("<hr>")
            self.at += 1
            return True
        found = _ITEM.match(line)
        if found is None:
            if _COULD_BE_ITEM.match(line):
                raise UnsureError
            return False
        indent = found.end()
        inner = [line[indent:]]
        self.at += 1
        while self.at < len(self.lines) and self._is_within(indent):
            inner.append(self.lines[self.at][indent:])
            self.at += 1
        self._within("ul", inner)
        return True

    def _is_within(self, indent: int) -> bool:
        line = self.lines[self.at]
        own = len(line) - len(line.lstrip(" "))
        if own == len(line) or own >= indent:
            return True
        if own > 3:
            raise UnsureError
        if self.lines[self.at - 1].strip(" ") and not _ITEM.match(line):
            raise UnsureError  # the item may go on without its indent
        return False

    def _within(self, tag: str, lines: list[str]) -> None:
        item = tag == "ul"
        self.words.tag(f"<{tag}>")
        if item:
            self.words.tag("<li>")
        within = _Blocks(lines, self.words, self.depth + 1)
        within.targets = self.targets
        within.signs, within.has_tables = self.signs, self.has_tables
        within.read()
        if item:
            self.words.tag("</li>")
        self.words.tag(f"</{tag}>")

    def markup(self, line: str) -> bool:
        if _COMMENT.fullmatch(line):
            self.words.words("\n")
            self.at += 1
            return True
        if _OTHER_RAW.match(line):
            raise UnsureError
        if not _RAW.match(line) and not _ALONE.match(line):
            return False
        start = self.at
        while self.at < len(self.lines) and self.lines[self.at].strip(" "):
            self.at += 1
        self.words.read("\n".join([*self.lines[start : self.at], ""]))
        return True


_READERS: dict[str, Callable[[_Blocks, str], bool]] = {
    "#": _Blocks.heading,
    "`": _Blocks.fence,
    "~": _Blocks.fence,
    ">": _Blocks.quote,
    "<": _Blocks.markup,
    **dict.fromkeys("*+-_0", _Blocks.item_or_rule),
}
