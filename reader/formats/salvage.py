"""What the author meant where YAML balks or bends: line by line, each key by itself.

One unquoted colon must not cost an article its date and its tags, and a reader shows the title that
the author typed.
"""

import re

from reader.formats import yaml_strings
from reader.formats.yaml_strings import TEXT_KEYS, Entry, YamlFault
from reader.model.article import Value

MAX_KEYS = 200
"""Most keys saved from one broken block."""

MAX_VALUE = 8192
"""Longest value saved from a broken block, in characters."""

_KEY_LINE = re.compile(
    r"(?P<key>[^\W_][\w .-]{0,60}?|_[\w-]{0,60})[ \t]*:(?:[ \t]+|$)(?P<value>.*)"
)
_TIGHT_KEY_LINE = re.compile(r"(?P<key>[A-Za-z_][\w-]{0,60}):(?P<value>(?!//)\S.*)")
_TOML_LINE = re.compile(r"(?P<key>[A-Za-z_][\w.-]{0,60})[ \t]*=[ \t]*(?P<value>.*)")
_BLOCK_SIGN = re.compile(r"[|>][+-]?\d?(?:[ \t]+|$)")
_GLUED_COMMENT = re.compile(r"[ \t]#(?=[^\s#])")
_LEADING_TABS = re.compile(r"(?m)^[ \t]*\t[ \t]*")


def looks_like_keys(block: str) -> bool:
    """A block that is no mapping was meant as front matter all the same."""
    first = next((line for line in block.split("\n") if line and not line.startswith("#")), "")
    if block.startswith("\n"):
        return False
    return _KEY_LINE.match(first) is not None or _is_tight(block)


def salvaged(block: str, *, is_toml: bool = False) -> dict[str, Value]:
    """The keys of a broken block, each with its value as far as it can be read."""
    pattern = _TOML_LINE if is_toml else _TIGHT_KEY_LINE if _is_tight(block) else _KEY_LINE
    fields: dict[str, Value] = {}
    for key, first, rest in _chunks(block[: yaml_strings.MAX_BLOCK], pattern)[:MAX_KEYS]:
        fields[key] = _read_alone(first, rest, is_toml=is_toml)
    return fields


def as_written(
    block: str, fields: dict[str, Value], entries: dict[str, Entry]
) -> dict[str, tuple[Value, int]]:
    """The values that YAML bends, as the author wrote them, with their lines in the block.

    Only where it is safe to tell: `&Co opent` where nothing refers to an anchor, `Nummer #1`,
    `[UPDATE]` as a whole title.
    """
    lines = block.split("\n")
    found: dict[str, tuple[Value, int]] = {}
    for key, entry in entries.items():
        if key.lower() not in TEXT_KEYS or not 1 <= entry.line <= len(lines):
            continue
        match = _KEY_LINE.fullmatch(lines[entry.line - 1])
        if match is None or match["key"] != key:
            continue
        written = match["value"].strip()
        if _is_bent(written, fields.get(key), entry, block):
            found[key] = (written, entry.line)
    return found


def unquoted(text: str) -> str:
    """A value without the quotation marks around it; those within it stay."""
    text = text.strip()
    for mark in "\"'":
        if len(text) > 1 and text[0] == text[-1] == mark:
            inner = text[1:-1]
            return inner.replace('\\"', '"') if mark == '"' else inner.replace("''", "'")
        if text.startswith(mark) and text.count(mark) == 1:
            return text[1:].lstrip()
    return text


def _is_tight(block: str) -> bool:
    """`key:value` without a blank, on every line."""
    lines = [line for line in block.split("\n") if line.strip()]
    return bool(lines) and all(_TIGHT_KEY_LINE.match(line) for line in lines)


def _chunks(block: str, pattern: re.Pattern[str]) -> list[tuple[str, str, list[str]]]:
    """Key, rest of its line, and the lines that belong to it."""
    chunks: list[tuple[str, str, list[str]]] = []
    for line in block.split("\n"):
        match = pattern.fullmatch(line)
        if match is not None:
            chunks.append((match["key"].strip(), match["value"], []))
        elif chunks and line.strip() and not line.startswith("#"):
            chunks[-1][2].append(line)
    return chunks


def _read_alone(first: str, rest: list[str], *, is_toml: bool) -> Value:
    if is_toml:
        return unquoted(first)[:MAX_VALUE]
    chunk = _LEADING_TABS.sub("  ", "\n".join([f"key: {first}", *rest]))
    try:
        value = yaml_strings.load(chunk) if len(chunk) <= MAX_VALUE else None
    except YamlFault:
        value = None
    if isinstance(value, dict) and len(value) == 1 and "key" in value:
        if not _has_foreign_sign(first):
            return value["key"]
        rest = []
    text = _BLOCK_SIGN.sub("", first, count=1) if rest else first
    return unquoted(" ".join([text, *map(str.strip, rest)]))[:MAX_VALUE].strip() or None


def _has_foreign_sign(written: str) -> bool:
    return written.startswith(("!", "&")) or _GLUED_COMMENT.search(written) is not None


def _is_bent(written: str, value: Value, entry: Entry, block: str) -> bool:
    if entry.is_tagged:
        return True
    if written.startswith("&") and isinstance(value, str | None):
        return f"*{written[1:].split()[0]}" not in block if len(written) > 1 else True
    if written.startswith(("[", "{{")):
        return not isinstance(value, str)
    if isinstance(value, str) and written[:1] not in "\"'|>*&![{":
        return _GLUED_COMMENT.search(written) is not None
    return False
