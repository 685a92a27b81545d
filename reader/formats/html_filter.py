"""The linear pass before the HTML parser: what would cost minutes, or a text its words, goes.

lxml drops what is nested deeper than 255 elements and takes square time over floods of tags, so the
markup it gets is bounded. What must not be read as markup (a lone `<`, an element that no one knows
and no one closes) becomes text; scripts, styles and comments go.
"""

import re
from dataclasses import dataclass, field
from html import escape, unescape

from reader.formats.html_elements import (
    AUTO_CLOSED,
    KNOWN,
    PRIORITIES,
    RAW,
    SHIELDS,
    SHUT,
    UNENDED,
)
from reader.formats.html_names import BLOCKS, VOID
from reader.formats.pictures import embedded_as
from reader.i18n import N_
from reader.model.sanitize import clean

MAX_CHARACTERS = 8_000_000
"""Longest markup read, in characters."""

MAX_TAGS = 60_000
"""Most start tags kept; after that the words go on without markup."""

MAX_NESTING = 200
"""Deepest nesting kept; deeper elements are left out, their words stay."""

MAX_ATTRIBUTE = 4096
"""Longest value of an attribute kept."""

CUT_CHARACTERS = N_("The text is very long: only its first 8 million characters are shown.")
CUT_TAGS = N_("The markup is very large: from some point on only its words are shown.")
CUT_NESTING = N_("The markup is nested very deep: its innermost parts are shown flat.")
CUT_RAW = N_("A script or style has no end: what follows it can't be told from it and is left out.")

_TAG = re.compile(
    r"<(/?)([A-Za-z][A-Za-z0-9:._-]*+)"
    r"((?:[\s/](?:[^>\"'=]++|=\s*+\"[^\"]*+\"|=\s*+'[^']*+'|[=\"'])*+)?)>"
)
_ATTRIBUTE = re.compile(r"([^\s=\"'/>]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++)))?")
_SANE = re.compile(r"(?:\s+[A-Za-z][\w:.-]*(?:=(?:\"[^\"<>]*\"|'[^'<>]*'|[\w./:#%?&;+-]+))?)*\s*/?")
_BREAKS = re.compile(r"((?:<[bB][rR]\s*+/?+>\s*+){100})(?:<[bB][rR]\s*+/?+>\s*+)++")
"""More than a hundred line breaks on end hold no word, and each costs what an element costs."""
_MATH = re.compile(r"type\s*=\s*[\"']?math/tex([^\"'>]*)", re.IGNORECASE)
_CLOSED = re.compile(r"</([A-Za-z][A-Za-z0-9:._-]*)")
_HOLDING = ("ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr", "blockquote")
_HELD = ("li", "p", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "dt", "dd")
_BETWEEN = frozenset(
    [f"<{name}>" for name in _HOLDING] + [f"</{name}>" for name in (*_HOLDING, *_HELD)]
)
"""Tags behind which blanks mean nothing; each would cost what a word costs."""
# A tag that never ends was looked for up to the end of the text: not more often than this.
_SEARCHED = re.compile(r"</?[A-Za-z][A-Za-z0-9:._-]*+[\s/]")
_PATIENCE = 20


@dataclass(slots=True)
class Filtered:
    """Markup that the parser can take, and what was cut to get it."""

    markup: str
    cuts: list[str] = field(default_factory=list)
    """Sentences for a person, not yet translated."""


def filtered(text: str) -> Filtered:
    """The markup, bounded in size, tags, depth and attributes; its words in their order."""
    return _Pass(text).run()


class _Pass:
    def __init__(self, text: str) -> None:
        self.cuts: list[str] = []
        if len(text) > MAX_CHARACTERS:
            text = text[:MAX_CHARACTERS]
            self._cut(CUT_CHARACTERS)
        self.text = _BREAKS.sub(r"\1", text)
        self.out: list[str] = []
        self.stack: list[str] = []
        self.dropped: dict[str, int] = {}
        self.tags = 0
        self.ends = 0
        self._closed: frozenset[str] | None = None
        self._missing: set[str] = set()

    def run(self) -> Filtered:
        text, position, failures = self.text, 0, 0
        last = text.rfind(">")
        while True:
            start = text.find("<", position)
            if start < 0 or start > last or failures > _PATIENCE:
                self._words(text[position:])
                break
            if start > position:
                self._words(text[position:start])
            following = text[start + 1 : start + 2]
            if following in ("!", "?"):
                position = self._declaration(start)
                continue
            tag = _TAG.match(text, start) if following == "/" or following.isalpha() else None
            if tag is None:
                failures += _SEARCHED.match(text, start) is not None
                self.out.append("&lt;")
                position = start + 1
                continue
            position = self._end(tag) if tag[1] else self._start(tag)
        return Filtered("".join(self.out), self.cuts)

    def _cut(self, why: str) -> None:
        if why not in self.cuts:
            self.cuts.append(why)

    def _words(self, text: str) -> None:
        is_between = text.isspace() and self.out and self.out[-1] in _BETWEEN
        if is_between and "pre" not in self.stack and "code" not in self.stack:
            return
        # HTML 5's own table and rules for references, whichever libxml2 there is.
        if "&" in text:
            text = escape(clean(unescape(text)), quote=False)
        if "<" in text:
            text = text.replace("<", "&lt;")
        self.out.append(text)

    def _declaration(self, start: int) -> int:
        text = self.text
        if text.startswith("<!--", start):
            if text.startswith((">", "->"), start + 4):
                return text.index(">", start) + 1
            end = self._find("-->", start + 4)
            # Never closed: a browser would hide all that follows; here it is shown.
            return end + 3 if end >= 0 else start + 4
        if text.startswith("<![CDATA[", start):
            end = self._find("]]>", start)
            if end >= 0:
                self._words(text[start + 9 : end].replace("&", "&amp;"))
                return end + 3
            if "svg" in self.stack or "math" in self.stack:
                self._words(text[start + 9 :].replace("&", "&amp;"))
                return len(text)
        end = self._find(">", start)
        return end + 1 if end >= 0 else start + 2

    def _find(self, end: str, start: int) -> int:
        # What is not found once is not there later either: never look twice.
        if end in self._missing:
            return -1
        found = self.text.find(end, start)
        if found < 0:
            self._missing.add(end)
        return found

    def _start(self, tag: re.Match[str]) -> int:
        name = tag[2].lower()
        if name in RAW:
            return self._raw(tag, name)
        if name in SHUT:
            return self._shut(tag, name)
        if name not in KNOWN and self._is_words(tag, name):
            self.out.append("&lt;")
            return tag.start() + 1
        self.tags += 1
        if self.tags > MAX_TAGS:
            self._cut(CUT_TAGS)
            return self._drop(tag, name)
        if name in VOID or self._nest(name):
            end = f"</{name}>" if name in UNENDED else ""
            self.out.append(f"<{name}{_attributes(tag[3])}>{end}")
        else:
            self._cut(CUT_NESTING)
            return self._drop(tag, name)
        return tag.end()

    def _drop(self, tag: re.Match[str], name: str) -> int:
        end = self._flood_end(tag)
        many = (end - tag.start()) // len(tag[0])
        self.tags += many - 1
        if name not in VOID:
            self.dropped[name] = self.dropped.get(name, 0) + many
        if name in BLOCKS or name == "br":
            self.out.append("\n")
        return end

    def _flood_end(self, tag: re.Match[str]) -> int:
        """Behind the last of the same tags: each for itself, 200,000 of them took a second."""
        if not self.text.startswith(tag[0], tag.end()):
            return tag.end()
        flood = re.compile(f"(?:{re.escape(tag[0])})++").match(self.text, tag.end())
        return flood.end() if flood else tag.end()

    def _nest(self, name: str) -> bool:
        stack = self.stack
        closes = AUTO_CLOSED.get(name)
        if closes is not None:
            outermost = -1
            for index in range(len(stack) - 1, max(-1, len(stack) - 6), -1):
                if stack[index] in closes:
                    outermost = index
                elif stack[index] in SHIELDS:
                    break
            if outermost >= 0:
                self.out.append(f"</{stack[outermost]}>")
                del stack[outermost:]
        elif name in BLOCKS and stack and stack[-1] == "p":
            stack.pop()
        if len(stack) >= MAX_NESTING:
            return False
        stack.append(name)
        return True

    def _end(self, tag: re.Match[str]) -> int:
        name = tag[2].lower()
        if dropped := self.dropped.get(name):
            many = min(dropped, (self._flood_end(tag) - tag.start()) // len(tag[0]))
            self.dropped[name] -= many
            if name in BLOCKS:
                self.out.append("\n")
            return tag.start() + many * len(tag[0])
        self.ends += 1
        if self.ends > 2 * MAX_TAGS:
            return tag.end()
        if name == "template" and name in self.stack:
            return self._end_template(tag)
        stack, priority = self.stack, PRIORITIES.get(name, 100)
        for index in range(len(stack) - 1, -1, -1) if name in stack else ():
            if stack[index] == name:
                del stack[index:]
                self.out.append(f"</{name}>")
                return tag.end()
            if PRIORITIES.get(stack[index], 100) > priority:
                break
        if name in ("p", "br"):
            self.out.append(f"<{name}>")
        elif name in BLOCKS:
            self.out.append("\n")
        return tag.end()

    def _end_template(self, tag: re.Match[str]) -> int:
        # The parser would not close a cell with it, and hide all that follows.
        while (inner := self.stack.pop()) != "template":
            self.out.append(f"</{inner}>")
        self.out.append("</template>")
        return tag.end()

    def _is_words(self, tag: re.Match[str], name: str) -> bool:
        """`Dear <name>,`: no element of any language, nowhere closed, nothing said with it."""
        if tag[3] or "-" in name or ":" in name:
            return False
        if self._closed is None:
            self._closed = frozenset(found.lower() for found in _CLOSED.findall(self.text))
        return name not in self._closed

    def _raw(self, tag: re.Match[str], name: str) -> int:
        """An element whose content is no markup: what can be read of it becomes `pre`."""
        end, after = self._raw_end(tag, name)
        content = self.text[tag.end() : end]
        if name in ("xmp", "listing", "plaintext", "textarea"):
            if name == "textarea":  # the only one of them in which entities count
                content = unescape(content)
            self.out.append(f"<pre>{escape(content, quote=False)}</pre>")
        elif name == "script" and (math := _MATH.search(tag[3])):
            display = " display=block" if "display" in math[1] else ""
            self.out.append(f"<math{display}><annotation encoding=tex>")
            self.out.append(f"{escape(content, quote=False)}</annotation></math>")
        return after

    def _shut(self, tag: re.Match[str], name: str) -> int:
        """A title or a frame in the page. The parser would take all that follows into one that has
        no end.
        """
        found = None if name in self._missing else SHUT[name].search(self.text, tag.end())
        if found is None:
            self._missing.add(name)
        self.tags += 1
        if self.tags <= MAX_TAGS and (found or name == "iframe"):
            inside = self.text[tag.end() : found.start()] if found and name == "title" else ""
            words = escape(clean(unescape(inside)), quote=False)
            self.out.append(f"<{name}{_attributes(tag[3])}>{words}</{name}>")
        return found.end() if found else tag.end()

    def _raw_end(self, tag: re.Match[str], name: str) -> tuple[int, int]:
        if name != "plaintext" and name not in self._missing:
            found = RAW[name].search(self.text, tag.end())
            if found:
                return found.start(), found.end()
            self._missing.add(name)
        if name not in ("xmp", "listing", "plaintext", "textarea"):
            self._cut(CUT_RAW)
        return len(self.text), len(self.text)


def _attributes(text: str) -> str:
    if not text or text == "/":
        return ""
    if len(text) <= MAX_ATTRIBUTE and "data:" not in text and _SANE.fullmatch(text):
        return text.rstrip("/")
    kept: dict[str, str] = {}
    for found in _ATTRIBUTE.finditer(text):
        if len(kept) >= 40:
            break
        value = found[2] or found[3] or found[4] or ""
        if value.lstrip()[:5].lower() == "data:":
            value = embedded_as(value)
        if len(value) <= MAX_ATTRIBUTE:
            kept.setdefault(found[1].lower(), value)
    return "".join(
        f' {name}="{value.replace(chr(34), "&quot;").replace("<", "&lt;")}"'
        for name, value in kept.items()
    )
