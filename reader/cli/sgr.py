"""Set lines as a terminal takes them: plain, or with the sixteen colours that it has itself."""

from reader.model import sanitize
from reader.typeset.lines import Line, Role, Run

_QUIET = "2"
_LINK = "34"
_ACCENT = "33"
_CODES: dict[Role, str] = {
    Role.TITLE_RULE: _ACCENT,
    Role.KICKER: _ACCENT,
    Role.KICKER_QUIET: _QUIET,
    Role.HEADING_1: _ACCENT,
    Role.HEADING_2: _ACCENT,
    Role.HEADING_3: _ACCENT,
    Role.LINK: _LINK,
    Role.FOOTNOTE: _LINK,
    Role.QUIET: _QUIET,
    Role.QUOTE_BAR: _ACCENT,
    Role.ATTRIBUTION: _QUIET,
    Role.LIST_MARK: _ACCENT,
    Role.RULE: _QUIET,
    Role.FRAME: _QUIET,
    Role.ALT: _QUIET,
    Role.CAPTION: _QUIET,
    Role.EMBED: _LINK,
    Role.CODE: "36",
    Role.CODE_LANGUAGE: _QUIET,
    Role.CODE_CUT: _QUIET,
    Role.KEY: "7",
    Role.MARK: "7",
    Role.HIT: "1",
    Role.SYNTAX_KEYWORD: "35",
    Role.SYNTAX_NAME: _LINK,
    Role.SYNTAX_STRING: "32",
    Role.SYNTAX_NUMBER: _ACCENT,
    Role.SYNTAX_COMMENT: _QUIET,
    Role.SYNTAX_ADDED: "32",
    Role.SYNTAX_REMOVED: "31",
}


def plain(line: Line) -> str:
    """The characters of a line, without blanks at its end."""
    return line.text.rstrip()


def painted(line: Line) -> str:
    """The line with its colours, each run switched off again; a web link can be clicked."""
    return "".join(map(_run, line.runs))


def _run(run: Run) -> str:
    codes = [_CODES[run.role]] if run.role in _CODES else []
    attributes = (run.is_bold, run.is_italic, run.is_underlined, run.is_struck)
    codes += [code for code, is_on in zip("1349", attributes, strict=True) if is_on]
    text = f"\x1b[{';'.join(codes)}m{run.text}\x1b[m" if codes else run.text
    url = sanitize.url(run.target) if run.role is Role.LINK and run.target else None
    return f"\x1b]8;;{url}\x1b\\{text}\x1b]8;;\x1b\\" if url else text
