"""How front matter is told, cut off and read: one handler per dialect.

They are python-frontmatter's handlers (detect, split, load) with loaders of our own, bounded and
strings-only. Its `parse` is not called: it strips the body, and indented code at the top of an
article would lose its indent.
"""

import json
import re
from collections.abc import Iterable
from typing import Any

from frontmatter.default_handlers import BaseHandler

from reader.formats import line_fields, salvage, yaml_strings
from reader.formats.yaml_strings import MAX_BLOCK, MAX_DEPTH, MAX_NODES, YamlFault
from reader.i18n import _
from reader.model.article import Value

_YAML_OPEN = re.compile(r"(?:[ \t]*\n){0,50}-{3,}(?P<language>json|yaml|yml|toml)?[ \t]*(?:\n|$)")
# The line feed before it rather than `^`: that finds it at the speed of `str.find`.
_YAML_CLOSE = re.compile(r"\n(?:-{3,}|\.\.\.)[ \t]*$", re.MULTILINE)
_TOML_OPEN = re.compile(r"(?:[ \t]*\n){0,50}\+{3,}[ \t]*(?:\n|$)")
_TOML_CLOSE = re.compile(r"^\+{3,}[ \t]*$", re.MULTILINE)
_TOML_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)")
_TOML_STRING = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'")
_MOST_DOTS = 100
"""Dots on one line of TOML outside its strings: its parser takes square time over dotted keys."""

_JSON_OPEN = re.compile(r'\s{0,50}\{\s*["}]')
_JSON_CLOSE = re.compile(r"^\}[ \t]*$", re.MULTILINE)
_JSON_PAIR = re.compile(
    r'^[ \t]*\{?[ \t]*"([\w.-]{1,60})"\s*:\s*"((?:[^"\\\n]|\\.)*)"', re.MULTILINE
)
_UNOPENED = re.compile(
    r"(?:[A-Za-z_][\w-]{0,40}:[^\n]*\n(?:(?:[ \t]|- )[^\n]*\n){0,50}){1,100}(?=-{3,}[ \t]*(?:\n|$))"
)
_TITLE_LINE = re.compile(r"^title:", re.MULTILINE)

WELL_KNOWN = frozenset(
    [
        "title",
        "date",
        "author",
        "authors",
        "category",
        "categories",
        "tags",
        "tag",
        "layout",
        "permalink",
        "slug",
        "draft",
        "description",
        "subject",
        "url",
        "published",
        "lang",
        "language",
        "keywords",
        "summary",
        "excerpt",
        "image",
        "created",
        "updated",
    ]
)
"""Keys that make a head of an article out of what could as well be its text."""


class Fields(dict[str, Value]):
    """The fields of a head, and what of them was not read."""

    tagged: tuple[int, ...] = ()
    """The lines (1 and up, in the block) of values whose `!tag` or `&anchor` is not read."""


class NoFrontMatterError(ValueError):
    """What looked like front matter is the text of the article."""


class YamlHandler(BaseHandler):
    """`---` to `---` or `...`: YAML, or what the opening line names."""

    FM_BOUNDARY = _YAML_OPEN

    def split(self, text: str) -> tuple[str, str]:
        """The block and the body; raises NoFrontMatterError where no fence closes the block."""
        start = 4 if text.startswith("---\n") else _end_of_opening(text)
        closed = _YAML_CLOSE.search(text, start - 1)
        if closed is None:
            raise NoFrontMatterError
        return text[start : closed.start() + 1], text[closed.end() + 1 :]

    def load(self, block: str) -> Fields:
        """The fields; raises YamlFault, or NoFrontMatterError for a text between two rules."""
        simple = yaml_strings.simple_fields(block)
        if simple is not None:
            return Fields(simple)
        try:
            loaded = yaml_strings.load_marked(block)
        except YamlFault:
            if salvage.looks_like_keys(block):
                raise
            raise NoFrontMatterError from None
        value = loaded.value
        if isinstance(value, dict):
            written = salvage.as_written(block, value, loaded.entries)
            fields = Fields(value | {key: text for key, (text, _) in written.items()})
            anchors = {line for text, line in written.values() if str(text).startswith("&")}
            fields.tagged = tuple(sorted(anchors.union(loaded.tag_lines)))
            return fields
        if value is None and not block.startswith("\n"):
            return Fields()
        if isinstance(value, str) and salvage.looks_like_keys(block):
            raise YamlFault(_("A colon needs a blank after it."))
        raise NoFrontMatterError

    def save(self, block: str) -> dict[str, Value]:
        """What a broken block still says."""
        return salvage.salvaged(block)


class TomlHandler(BaseHandler):
    """`+++` to `+++`."""

    FM_BOUNDARY = _TOML_OPEN

    def split(self, text: str) -> tuple[str, str]:
        """The block and the body; raises NoFrontMatterError where no fence closes the block."""
        opened = _TOML_OPEN.match(text)
        closed = _TOML_CLOSE.search(text, opened.end()) if opened else None
        if opened is None or closed is None:
            raise NoFrontMatterError
        return text[opened.end() : closed.start()], text[closed.end() + 1 :]

    def load(self, block: str) -> Fields:
        """The fields; raises YamlFault."""
        if len(block) > MAX_BLOCK:
            raise YamlFault(_("The front matter is longer than 64 kB."))
        import tomllib  # 2 ms, which the list waits for, and hardly any library has it

        _refuse_dotted(block)
        try:
            value = tomllib.loads(block, parse_float=str)
        except tomllib.TOMLDecodeError as error:
            place = _TOML_PLACE.search(str(error))
            line, column = (int(place[1]), int(place[2])) if place else (block.count("\n"), 1)
            problem = _TOML_PLACE.sub("", str(error)).rstrip(".")
            reason = _("The front matter is not valid TOML: {problem}.").format(problem=problem)
            raise YamlFault(reason, line, column) from None
        except (ValueError, RecursionError):
            raise YamlFault(_("The front matter is not valid TOML.")) from None
        return Fields(strings_only(value))

    def save(self, block: str) -> dict[str, Value]:
        """What a broken block still says."""
        return salvage.salvaged(block, is_toml=True)


class JsonHandler(BaseHandler):
    """An object at the top of the file, on one line or many."""

    FM_BOUNDARY = _JSON_OPEN

    def split(self, text: str) -> tuple[str, str]:
        """The object and the body; raises NoFrontMatterError for a text that opens with a brace."""
        start = len(text) - len(text.lstrip())
        try:
            value, end = _JSON.raw_decode(text[: MAX_BLOCK + start], start)
        except (ValueError, RecursionError):
            return self._split_broken(text)
        rest = text[end:].partition("\n")
        if rest[0].strip() or not WELL_KNOWN & {key.lower() for key in value}:
            raise NoFrontMatterError
        return text[:end], rest[2]

    def _split_broken(self, text: str) -> tuple[str, str]:
        closed = _JSON_CLOSE.search(text)
        head = text[: closed.start()] if closed else ""
        if closed is None or not any(m[1].lower() in WELL_KNOWN for m in _pairs(head)):
            raise NoFrontMatterError
        return text[: closed.end()], text[closed.end() + 1 :]

    def load(self, block: str) -> Fields:
        """The fields; raises YamlFault."""
        try:
            return Fields(strings_only(_JSON.decode(block[: MAX_BLOCK * 2])))
        except json.JSONDecodeError as error:
            reason = _("The front matter is not valid JSON: {problem}.").format(problem=error.msg)
            raise YamlFault(reason, error.lineno, error.colno) from None
        except (ValueError, RecursionError, AttributeError):
            raise YamlFault(_("The front matter is not valid JSON.")) from None

    def save(self, block: str) -> dict[str, Value]:
        """What a broken block still says."""
        return {match[1]: match[2].replace('\\"', '"') for match in _pairs(block)}


class UnopenedHandler(YamlHandler):
    """YAML whose first `---` is missing, as Hexo allows."""

    FM_BOUNDARY = _UNOPENED

    def split(self, text: str) -> tuple[str, str]:
        """The block and the body; raises NoFrontMatterError for a heading underlined by dashes."""
        found = _UNOPENED.match(text)
        if found is None or not _TITLE_LINE.search(found[0]):
            raise NoFrontMatterError
        return found[0], text[found.end() :].partition("\n")[2]


class LineHandler(BaseHandler):
    """The dialects without fences, one line a field."""

    FM_BOUNDARY = re.compile("")

    def detect(self, text: str) -> bool:
        """The first line could be one of such a head."""
        return line_fields.starts(text)

    def split(self, text: str) -> tuple[str, str]:
        """The head and the body; raises NoFrontMatterError where it is no head after all."""
        end = line_fields.read(text)[1]
        if not end:
            raise NoFrontMatterError
        return text[:end], text[end:]

    def load(self, block: str) -> Fields:
        """The fields."""
        return Fields(line_fields.read(block)[0])

    def save(self, block: str) -> dict[str, Value]:
        """What the head says: it can't be broken."""
        return line_fields.read(block)[0]


Handler = YamlHandler | TomlHandler | JsonHandler | LineHandler

HANDLERS: dict[str, Handler] = {
    "yaml": YamlHandler(),
    "toml": TomlHandler(),
    "json": JsonHandler(),
    "unopened": UnopenedHandler(),
    "lines": LineHandler(),
}


def fenced_language(text: str) -> str:
    """What the opening fence names: `json`, `toml`, or `yaml` where it names none."""
    if text.startswith("---\n"):
        return "yaml"
    opened = _YAML_OPEN.match(text)
    named = (opened["language"] if opened else None) or "yaml"
    return "yaml" if named == "yml" else named


def _end_of_opening(text: str) -> int:
    opened = _YAML_OPEN.match(text)
    if opened is None:
        raise NoFrontMatterError
    return opened.end()


def strings_only(value: Any) -> dict[str, Value]:
    """A decoded mapping with strings for all its scalars; raises YamlFault when out of bounds."""
    budget = iter(range(MAX_NODES))
    return {str(key): _strings(item, 1, budget) for key, item in value.items()}


def _refuse_dotted(block: str) -> None:
    for number, line in enumerate(_TOML_STRING.sub("", block).split("\n"), start=1):
        if line.count(".") > _MOST_DOTS:
            raise YamlFault(_("The front matter is nested too deep."), number)


def _strings(value: Any, depth: int, budget: Iterable[int]) -> Value:
    if next(iter(budget), None) is None:
        raise YamlFault(_("The front matter holds too many values."))
    if depth > MAX_DEPTH:
        raise YamlFault(_("The front matter is nested too deep."))
    match value:
        case None | str():
            return value
        case bool():
            return "true" if value else "false"
        case dict():
            return {str(key): _strings(item, depth + 1, budget) for key, item in value.items()}
        case list():
            return [_strings(item, depth + 1, budget) for item in value]
        case _:
            return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _pairs(block: str) -> list[re.Match[str]]:
    return list(_JSON_PAIR.finditer(block[:MAX_BLOCK]))


_JSON = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str, strict=False)
