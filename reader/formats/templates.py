"""What the generators of blogs leave in a body: Liquid, Hugo, kramdown, WordPress.

Code becomes code, pictures figures, films embeds, quotations quotes; the rest goes. Code is left
as it is, except that the `raw` marks go that a generator takes away as well.
"""

import re
from collections.abc import Callable

from reader.formats import shortcodes
from reader.formats.shortcodes import Tag, arguments

_LITTER = (
    *("{%", "{{", "{:", "{/*", "$$", "[caption", "[gallery", "[embed", "[video", "[audio"),
    *("[youtube", "[sourcecode", "[code"),
)
_MARKDOWN_CODE = (
    r"(?P<fence>^[ \t>]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)*(?P<bar>`{3,}|~{3,}))|(?P<tick>`+)"
)
_HTML_CODE = r"(?P<open><(?P<element>pre|code|script|style|textarea)\b)"
_MARKS = (
    r"(?P<liquid>\{%-?\s*(?P<word>/?\w+))|(?P<hugo>\{\{[<%]-?\s*(?P<short>/?\s*[\w./-]+))"
    r"|(?P<braces>\{\{(?:/\*)?)|(?P<press>\[(?P<code>caption|gallery|embed|video|audio|youtube|"
    r"sourcecode|code)\b)|(?P<math>\$\$)|(?P<kramdown>[ \t]*\{:[:/]?)|(?P<jsx>\{/\*)"
)
_SCANNERS = {
    False: re.compile(f"{_MARKDOWN_CODE}|{_HTML_CODE}|{_MARKS}", re.MULTILINE),
    True: re.compile(f"{_HTML_CODE}|{_MARKS}", re.MULTILINE | re.IGNORECASE),
}
_IMPORTS = re.compile(
    r"\A\s*(?:(?:import|export)\s[^\n]*(?:from\s+)?['\"][^'\"\n]+['\"];?[ \t]*\n\s*)+"
)
_RAW = re.compile(
    r"^[ \t]*\{%-?\s*(?:end)?raw\s*-?%\}[ \t]*\n|\{%-?\s*(?:end)?raw\s*-?%\}", re.MULTILINE
)
_CONTENTS = re.compile(
    r"^(?:[-*+]|\d{1,3}\.)[ \t][^\n]{0,200}\n[ \t]*\{:[^}\n]{0,200}\btoc\b[^}\n]{0,200}\}[ \t]*$",
    re.MULTILINE,
)
"""kramdown's sign for a table of contents: a list of one item, whose text is never shown."""
_FURTHEST = 4000
"""Characters within which a mark has to end."""
_ALONE = 500
"""Characters that are looked at for whether a mark has a line to itself."""


def without_templates(text: str, *, is_html: bool) -> str:
    """The body with the marks of generators replaced by what they stand for, or by nothing.

    `is_html` says how what replaces them is written, and what counts as code.
    """
    return _Templates(text, is_html=is_html).run() if may_hold_marks(text) else text


def may_hold_marks(text: str) -> bool:
    """Something in the body looks like a mark of a generator, code or not."""
    if ("{" in text or "[" in text or "$" in text) and any(mark in text for mark in _LITTER):
        return True
    return _IMPORTS.match(text) is not None


class _Templates:
    def __init__(self, text: str, *, is_html: bool) -> None:
        found = _IMPORTS.match(text)
        text = text[found.end() :] if found else text
        self.text = text if is_html else _CONTENTS.sub("", text)
        self.is_html = is_html
        self.missing: set[str] = set()
        self.ahead: dict[str, int] = {}

    def run(self) -> str:
        text, out, position = self.text, [], 0
        scanner = _SCANNERS[self.is_html]
        while True:
            found = scanner.search(text, position)
            if found is None:
                out.append(text[position:])
                return "".join(out)
            out.append(text[position : found.start()])
            replacement, position = _HANDLERS[found.lastgroup or ""](self, found)
            out.append(replacement)

    def _end(self, pattern: str, start: int) -> re.Match[str] | None:
        """Where something ends; what is not found once is not looked for again."""
        if pattern in self.missing:
            return None
        found = re.compile(pattern, re.MULTILINE | re.IGNORECASE).search(self.text, start)
        if found is None:
            self.missing.add(pattern)
        return found

    def _until(self, closing: str, start: int) -> int:
        """Where a sign stands that is not far; -1 where none does."""
        end = self.ahead.get(closing, -1)
        if end < start:
            # As far as it is, so that none of the text is looked through again: of 200,000 braces
            # each looked 4,000 characters ahead, in 2 s.
            end = self.text.find(closing, start)
            end = self.ahead[closing] = end if end >= 0 else 2 * len(self.text) + _FURTHEST
        return end if end + len(closing) <= start + _FURTHEST else -1

    def fence(self, found: re.Match[str]) -> tuple[str, int]:
        bar = found["bar"]
        line_end = self.text.find("\n", found.end())
        end = self._end(rf"^[ \t>]*{bar}{bar[0]}*[ \t]*$", line_end) if line_end > 0 else None
        stop = end.end() if end else len(self.text)
        return _RAW.sub("", self.text[found.start() : stop]), stop

    def tick(self, found: re.Match[str]) -> tuple[str, int]:
        ticks = found["tick"]
        paragraph = self._until("\n\n", found.end())
        limit = paragraph if paragraph >= 0 else found.end() + _FURTHEST
        end = re.compile(rf"(?<!`){ticks}(?!`)").search(self.text, found.end(), limit)
        stop = end.end() if end else found.end()
        return _RAW.sub("", self.text[found.start() : stop]), stop

    def open(self, found: re.Match[str]) -> tuple[str, int]:
        end = self._end(rf"</{found['element'].lower()}\s*>", found.end())
        stop = end.end() if end else found.end()
        return _RAW.sub("", self.text[found.start() : stop]), stop

    def liquid(self, found: re.Match[str]) -> tuple[str, int]:
        end = self._until("%}", found.end())
        if end < 0:
            return found[0], found.end()
        word = found["word"].lower()
        given = self.text[found.end() : end].rstrip("-").strip()
        tag = Tag(word, given, arguments(given))
        return self._tag(tag, found.start(), end + 2, "{%-?\\s*end")

    def hugo(self, found: re.Match[str]) -> tuple[str, int]:
        closing = ">}}" if self.text[found.start() + 2] == "<" else "%}}"
        end = self._until(closing, found.end())
        if end < 0:
            return found[0], found.end()
        word = found["short"].replace(" ", "").lower()
        given = self.text[found.end() : end].strip().rstrip("/").strip()
        tag = Tag(word, given, arguments(given))
        return self._tag(tag, found.start(), end + 3, "{{[<%]-?\\s*/\\s*")

    def _tag(self, tag: Tag, start: int, after: int, closing: str) -> tuple[str, int]:
        is_block = tag.word in shortcodes.ENCLOSING
        end = self._end(rf"{closing}{tag.word}\b[^}}]*\}}?\}}", after) if is_block else None
        if end is None:
            if tag.word in ("raw", "comment"):
                return "", after
            return self._spaced(shortcodes.alone(tag), start, after), after
        inside = self.text[after : end.start()]
        if tag.word in ("raw", "verbatim"):
            return inside, end.end()
        if tag.word in shortcodes.CODE:
            return self._code(inside, shortcodes.language(tag), start), end.end()
        inside = without_templates(inside, is_html=self.is_html)
        return self._spaced(shortcodes.around(tag, inside), start, end.end()), end.end()

    def braces(self, found: re.Match[str]) -> tuple[str, int]:
        closing = "*/}}" if found[0].endswith("*") else "}}"
        end = self._until(closing, found.end())
        if end < 0 or "\n\n" in self.text[found.end() : end]:
            return found[0], found.end()
        given = self.text[found.end() : end].strip()
        literal = re.match(r"-?\s*[\"']([^\"']*)[\"']", given)
        return literal[1] if literal else "", end + len(closing)

    def press(self, found: re.Match[str]) -> tuple[str, int]:
        word = found["code"].lower()
        end = self._until("]", found.end())
        following = self.text[end + 1 : end + 2]
        if end < 0 or following in ("(", "["):
            return found[0], found.end()
        given = self.text[found.end() : end].strip()
        tag = Tag(word, given, arguments(given.replace("&quot;", '"')))
        close = None
        if word in ("caption", "embed", "code", "sourcecode", "video", "audio"):
            close = self._end(rf"\[/{word}\]", end)
        if close is None:
            known = word == "gallery" or bool(given)
            if not known:
                return found[0], found.end()
            return self._spaced(shortcodes.alone(tag), found.start(), end + 1), end + 1
        inside = self.text[end + 1 : close.start()]
        if word in ("code", "sourcecode"):
            return self._code(inside, shortcodes.language(tag), found.start()), close.end()
        around = shortcodes.around(tag, inside)
        return self._spaced(around, found.start(), close.end()), close.end()

    def math(self, found: re.Match[str]) -> tuple[str, int]:
        end = self._until("$$", found.end())
        formula = self.text[found.end() : end].strip() if end >= 0 else ""
        # From one price, or comment of a generator, to the next one lie elements, not a formula.
        if not formula or "\n\n" in formula or (self.is_html and "<" in formula):
            return found[0], found.end()
        alone = self._is_alone(found.start(), end + 2)
        return shortcodes.formula(formula, is_block=alone), end + 2

    def kramdown(self, found: re.Match[str]) -> tuple[str, int]:
        if self.is_html and not found[0].strip().startswith("{:"):
            return found[0], found.end()
        if found[0].strip() == "{::" and self.text.startswith("comment", found.end()):
            end = self._end(r"\{:/(?:comment)?\}", found.end())
            if end is not None:
                return "", end.end()
        stop = re.compile(r"(?:[^{}\n]|\{\{[^{}\n]*\}\}|\{[^{}\n]*\})*\}").match(
            self.text, found.end(), found.end() + _FURTHEST
        )
        if stop is None:
            return found[0], found.end()
        name = re.search(r"#[\w:.-]+", stop[0]) if self._heads(found.start()) else None
        return f" {{{name[0]}}}" if name else "", stop.end()

    def jsx(self, found: re.Match[str]) -> tuple[str, int]:
        end = self._end(r"\*/\}", found.end())
        return ("", end.end()) if end else (found[0], found.end())

    def _heads(self, position: int) -> bool:
        line_start = self.text.rfind("\n", 0, position) + 1
        return self.text.startswith("#", line_start)

    def _is_alone(self, start: int, end: int) -> bool:
        # Not the whole line: it may be all of the text, and be full of marks.
        before, after = self.text[max(0, start - _ALONE) : start], self.text[end : end + _ALONE]
        return not before.rpartition("\n")[2].strip() and not after.partition("\n")[0].strip()

    def _spaced(self, replacement: str, start: int, end: int) -> str:
        """A block of HTML needs a blank line after it, or Markdown takes the next lines for it."""
        if self.is_html or not replacement or not self._is_alone(start, end):
            return replacement
        return f"{replacement}\n" if replacement.startswith("<") else replacement

    def _code(self, code: str, language: str, start: int) -> str:
        code = _RAW.sub("", code).strip("\n")
        if self.is_html:
            return shortcodes.code(code, language)
        indent = self.text[self.text.rfind("\n", 0, start) + 1 : start]
        indent = indent if not indent.strip() else ""
        bar = "`" * max(4, max(map(len, re.findall(r"`+", code)), default=0) + 1)
        prefix = "" if not self.text[:start].strip(" \t") or indent else "\n"
        return f"{prefix}{bar}{language}\n{code}\n{indent}{bar}\n"


_HANDLERS: dict[str, Callable[[_Templates, re.Match[str]], tuple[str, int]]] = {
    "fence": _Templates.fence,
    "tick": _Templates.tick,
    "open": _Templates.open,
    "liquid": _Templates.liquid,
    "hugo": _Templates.hugo,
    "braces": _Templates.braces,
    "press": _Templates.press,
    "math": _Templates.math,
    "kramdown": _Templates.kramdown,
    "jsx": _Templates.jsx,
}
