"""Text -> front matter and body. Nothing is ever lost: `raw` and `body` joined are the text."""

from typing import NamedTuple

from reader.formats import salvage
from reader.formats.handlers import (
    HANDLERS,
    WELL_KNOWN,
    Fields,
    Handler,
    NoFrontMatterError,
    fenced_language,
)
from reader.formats.yaml_strings import YamlFault
from reader.i18n import _
from reader.model import sanitize
from reader.model.article import Problem, ProblemKind, Value


class FrontMatter(NamedTuple):
    """What stands above the body of an article."""

    fields: dict[str, Value]
    """As the author wrote them, not yet sanitised."""
    body: str
    """From the first line after the closing fence on, indentation and all."""
    kind: str = "none"
    """`yaml`, `toml`, `json`, `unopened` (YAML without its first fence), `lines` or `none`."""
    raw: str = ""
    """The head with its fences as it stands in the file, not yet sanitised."""
    problems: tuple[Problem, ...] = ()


def split(text: str) -> FrontMatter:
    """The front matter of a text with line feeds for line ends; `none` where it has none."""
    kind = detected(text)
    if kind == "none":
        return FrontMatter({}, text)
    try:
        block, body = HANDLERS[kind].split(text)
    except NoFrontMatterError:
        return _unterminated(text, kind)
    if kind == "yaml":
        kind = fenced_language(text)
    raw = text[: len(text) - len(body)]
    try:
        fields, problems = _loaded(HANDLERS[kind], block, raw)
    except NoFrontMatterError:
        return FrontMatter({}, text)
    return FrontMatter(fields, body, kind, raw, problems)


def detected(text: str) -> str:
    """The kind of front matter that a text seems to begin with; `none` where it has none."""
    if text.startswith("---\n"):
        return "yaml"
    for kind, handler in HANDLERS.items():
        if handler.detect(text):
            return kind
    return "none"


def _loaded(handler: Handler, block: str, raw: str) -> tuple[dict[str, Value], tuple[Problem, ...]]:
    try:
        fields: Fields = handler.load(block)
    except YamlFault as fault:
        problem = _problem(fault.reason, fault.line + _lines_above(block, raw), fault.column)
        return handler.save(block), (problem,)
    if not fields.tagged:
        return fields, ()
    above = _lines_above(block, raw)
    return fields, tuple(
        _problem(_("This value begins with a sign of YAML, which is not read."), line + above)
        for line in fields.tagged
    )


def _lines_above(block: str, raw: str) -> int:
    return raw[: raw.find(block)].count("\n") if block else 0


def _unterminated(text: str, kind: str) -> FrontMatter:
    """A head whose closing fence is missing: its lines up to the first blank one."""
    if kind not in ("yaml", "toml"):
        return FrontMatter({}, text)
    start = text.index("\n") + 1 if "\n" in text else len(text)
    end = text.find("\n\n", start)
    block = text[start:] if end < 0 else text[start : end + 1]
    fields = HANDLERS[kind].save(block)
    is_head = salvage.looks_like_keys(block) or kind == "toml"
    if not is_head or not WELL_KNOWN & {key.lower() for key in fields}:
        return FrontMatter({}, text)
    raw, body = text[: start + len(block)], text[start + len(block) :]
    problem = _problem(_("The front matter has no closing line."), 1)
    return FrontMatter(fields, body, kind, raw, (problem,))


def _problem(reason: str, line: int, column: int = 0) -> Problem:
    return Problem(ProblemKind.FRONT_MATTER, sanitize.line(reason), line, column)
