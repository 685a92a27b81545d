"""YAML as strings only, bounded: what stands in the file, never what YAML makes of it.

Built on the event stream, which neither recurses nor constructs: no tag runs, no merge key expands,
`No` and `1.10` stay what the author wrote. A block of plain `key: value` lines and lists, which
nearly every article has, is read without YAML; a property test holds both ways to equal results.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from reader.i18n import _
from reader.model.article import Value

MAX_BLOCK = 64 * 1024
"""Longest block that is read, in characters."""

MAX_DEPTH = 16
"""Deepest nesting of lists and mappings."""

MAX_NODES = 5000
"""Most values in a block, each alias counted with all that it stands for."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

TEXT_KEYS = frozenset(
    [
        "title",
        "titel",
        "headline",
        "subject",
        "subtitle",
        "description",
        "excerpt",
        "summary",
        "category",
    ]
)
"""Keys whose value is running text, so that YAML's own signs in it are the author's words."""

_PLAIN = r"[^\W_](?:[^:#\n\t]++|:(?=\S)|(?<=\S)#)*+"
_QUOTED = r""""[^"\\\n\t]*+"|'[^'\n\t]*+'"""
# Signs that mean nothing of their own in brackets, between quotes or without.
_BRACKETED = r"""\[[\w ,.+/&'"()-]*+\]"""
# The last one takes any other line, so that no place of the block is looked at twice.
_LINE = re.compile(
    rf"(?:([A-Za-z_][\w-]{{0,99}}+):(?:[ ]++({_PLAIN}|{_QUOTED}|{_BRACKETED})[ ]*+|[ ]*+)"
    rf"|([ ]*+)-[ ]++({_PLAIN}|{_QUOTED})[ ]*+|#[^\n]*+|)(?:\n|\Z)|([^\n]++\n?)"
)
# None is odd: matched in a third of the time in which an odd one would be looked for.
_EVEN = re.compile("[^\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]*+")
_LINE_BREAKING = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_CORE_TAG = re.compile(
    r"!|tag:yaml\.org,2002:(?:str|int|float|bool|null|timestamp|binary|seq|map|set|omap)"
)


class YamlFault(Exception):  # noqa: N818 - a fault of the file, not of the program
    """The block can't be read as YAML: why, and where in the block (both 1 and up)."""

    def __init__(self, reason: str, line: int = 1, column: int = 1) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line
        self.column = column


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a key of the topmost mapping stands, for those who want the text as written."""

    line: int
    """1 and up, in the block."""
    is_tagged: bool
    """The value carries a `!tag`, which is not read."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a block holds."""

    value: Value
    entries: dict[str, Entry]
    """Where the keys of the topmost mapping stand."""
    tag_lines: tuple[int, ...]
    """Lines (1 and up, in the block) with a `!tag` that is not read."""


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being filled."""

    value: "list[Value] | dict[str, Value]"
    anchor: str | None
    nodes_before: int
    key: str | None = None


def simple_fields(block: str) -> dict[str, Value] | None:
    """The fields of a block of `key: value` lines and plain lists; None where YAML has to say."""
    if len(block) > MAX_BLOCK or not _EVEN.fullmatch(block):
        return None
    lines = _LINE.findall(block)
    fields: dict[str, Value] = {}
    key, indent, nodes = "", "", len(lines)
    for name, value, before, item, other in lines:
        if other:
            return None
        if name:
            key, indent = name, ""
            if value[:1] != "[":
                fields[name] = _scalar(value) if value else None
                continue
            words = _words(value)
            if words is None or name.lower() in TEXT_KEYS:
                return None
            fields[name] = words
            key, nodes = "", nodes + len(words)  # no other line can go on with it
        elif item:
            items = fields.get(key)
            if items is None and key:
                items, indent = [], before
            if not isinstance(items, list) or before != indent:
                return None
            items.append(_scalar(item))
            fields[key] = items
    is_within = nodes < MAX_NODES // 4 and (fields or not block.strip())
    return fields if is_within else None


def _scalar(written: str) -> str:
    return written[1:-1] if written[0] in ("'", '"') else written.rstrip(" ")


def _words(bracketed: str) -> list[Value] | None:
    """Of `[one, "two", three]`; None where a comma or a quote is not what it seems."""
    items: list[Value] = []
    inner = bracketed[1:-1]
    for part in inner.split(",") if inner.strip(" ") else ():
        item = part.strip(" ")
        first = item[:1]
        if not first.isalnum():
            if len(item) < 2 or first not in ("'", '"') or item.find(first, 1) < len(item) - 1:
                return None
            item = item[1:-1]
        items.append(item)
    return items


def load(block: str) -> Value:
    """What the block holds: a mapping for front matter; a string, a list or None for other texts.

    Raises YamlFault, and nothing else.
    """
    return load_marked(block).value


def load_marked(block: str) -> Loaded:
    """What the block holds, and where; raises YamlFault, and nothing else."""
    if len(block) > MAX_BLOCK:
        raise YamlFault(_("The front matter is longer than 64 kB."))
    builder = _Builder()
    try:
        for event in _events(_LINE_BREAKING.sub(" ", _FORBIDDEN.sub("", block))):
            builder.add(event)
    except yaml.MarkedYAMLError as error:
        # A quotation that never ends is at fault where it begins.
        is_open = "unexpected" in (error.problem or "") and "quoted" in (error.context or "")
        mark = (error.context_mark if is_open else None) or error.problem_mark
        mark = mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise YamlFault(_reason(error, block, line), line, column) from None
    except (yaml.YAMLError, ValueError, RecursionError):
        raise YamlFault(_("The front matter is not YAML.")) from None
    return Loaded(builder.result, builder.entries, tuple(builder.tag_lines))


def _events(text: str) -> Iterator[Any]:
    loader = _LOADER(text)
    try:
        while loader.check_event():
            yield loader.get_event()
    finally:
        loader.dispose()


@dataclass(slots=True)
class _Builder:
    """Events in, one value out, within the bounds."""

    result: Value = None
    entries: dict[str, Entry] = field(default_factory=dict)
    tag_lines: list[int] = field(default_factory=list)
    _stack: list[_Open] = field(default_factory=list)
    _anchors: dict[str, tuple[Value, int]] = field(default_factory=dict)
    _nodes: int = 0
    _documents: int = 0

    def add(self, event: Any) -> None:
        anchor: str = getattr(event, "anchor", None) or ""
        match event:
            case yaml.ScalarEvent():
                self._count(1, event)
                value = None if event.value == "" and not event.style else event.value
                self._keep(anchor, value, 1)
                self._put(value, event, is_tagged=self._note_tag(event))
            case yaml.SequenceStartEvent():
                self._open([], event)
            case yaml.MappingStartEvent():
                self._open({}, event)
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                done = self._stack.pop()
                self._keep(done.anchor, done.value, self._nodes - done.nodes_before)
            case yaml.AliasEvent():
                meant, nodes = self._anchors.get(anchor, (f"*{anchor}", 1))
                self._count(nodes, event)
                self._put(meant, event)
            case yaml.DocumentStartEvent():
                self._documents += 1

    def _open(self, value: "list[Value] | dict[str, Value]", event: Any) -> None:
        self._count(1, event)
        if len(self._stack) >= MAX_DEPTH:
            raise _fault(_("The front matter is nested too deep."), event)
        self._put(value, event, is_tagged=self._note_tag(event))
        self._stack.append(_Open(value, event.anchor, self._nodes - 1))

    def _note_tag(self, event: Any) -> bool:
        is_foreign = bool(event.tag) and _CORE_TAG.fullmatch(event.tag) is None
        if is_foreign:
            self.tag_lines.append(event.start_mark.line + 1)
        return is_foreign

    def _count(self, nodes: int, event: Any) -> None:
        self._nodes += nodes
        if self._nodes > MAX_NODES:
            raise _fault(_("The front matter holds too many values."), event)

    def _keep(self, anchor: str | None, value: Value, nodes: int) -> None:
        if anchor:
            self._anchors[anchor] = (value, nodes)

    def _put(self, value: Value, event: Any, *, is_tagged: bool = False) -> None:
        if not self._stack:
            if self._documents <= 1:
                self.result = value
            return
        parent = self._stack[-1]
        if isinstance(parent.value, list):
            parent.value.append(value)
        elif parent.key is None:
            parent.key = _as_key(value)
        else:
            parent.value[parent.key] = value
            if len(self._stack) == 1:
                self.entries[parent.key] = Entry(event.start_mark.line + 1, is_tagged)
            parent.key = None


def _as_key(value: Value) -> str:
    if isinstance(value, str):
        return value
    return "" if value is None else "?"


def _fault(reason: str, event: Any) -> YamlFault:
    return YamlFault(reason, event.start_mark.line + 1, event.start_mark.column + 1)


def _reason(error: yaml.MarkedYAMLError, block: str, line: int) -> str:
    """The commonest mistakes in plain words; the parser's own words for the others."""
    problem = error.problem or error.context or ""
    lines = block.split("\n")
    text = lines[line - 1] if line <= len(lines) else ""
    if "mapping values are not allowed" in problem:
        return _("A value with a colon and a blank in it has to stand in quotes.")
    if "\t" in text[: len(text) - len(text.lstrip())]:
        return _("Tabs can't indent front matter; blanks can.")
    if "cannot start any token" in problem:
        return _("A value that starts with this character has to stand in quotes.")
    if "unknown escape" in problem:
        return _("A backslash in double quotes has to be written twice.")
    if "unexpected end of stream" in problem or "scanning a quoted" in (error.context or ""):
        return _("A quotation mark is not closed.")
    return _("The front matter is not valid YAML: {problem}.").format(problem=problem)
