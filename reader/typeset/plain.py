"""Lines -> text for the command line, with colours where the terminal shows them."""

from collections.abc import Iterable, Iterator

from reader.typeset.lines import Line, Role, Run

# The terminal's own sixteen colours: they suit whatever ground it has.
_AMBER, _CYAN, _DIM = "33", "36", "2"
_COLOURS = {
    Role.HEADING_1: _AMBER,
    Role.HEADING_2: _AMBER,
    Role.HEADING_6: _DIM,
    Role.LINK: _CYAN,
    Role.FOOTNOTE: _CYAN,
    Role.CODE: _AMBER,
    Role.KEY: "7",
    Role.MARK: "7",
    Role.IMAGE: _DIM,
    Role.QUIET: _DIM,
    Role.QUOTE_BAR: _AMBER,
    Role.ATTRIBUTION: _DIM,
    Role.LIST_MARK: _AMBER,
    Role.RULE: _DIM,
    Role.FRAME: _DIM,
    Role.ALT: _DIM,
    Role.CAPTION: _DIM,
    Role.EMBED: _DIM,
    Role.CODE_LANGUAGE: _DIM,
    Role.CODE_CUT: _DIM,
    Role.SYNTAX_KEYWORD: "35",
    Role.SYNTAX_NAME: "34",
    Role.SYNTAX_STRING: "32",
    Role.SYNTAX_NUMBER: _CYAN,
    Role.SYNTAX_COMMENT: _DIM,
    Role.SYNTAX_ADDED: "32",
    Role.SYNTAX_REMOVED: "31",
    Role.KICKER: _AMBER,
    Role.KICKER_QUIET: _DIM,
    Role.TITLE_RULE: _AMBER,
}


def plain(lines: Iterable[Line], colour: bool = False) -> Iterator[str]:
    """Each line's text without blanks at its end; with `colour`, SGR sequences around its runs."""
    for line in lines:
        text = line.text.rstrip()
        yield _coloured(line, len(text)) if colour else text


def _coloured(line: Line, length: int) -> str:
    parts: list[str] = []
    for run in line.runs:
        text = run.text[:length]
        length -= len(text)
        codes = ";".join(_codes(run)) if text.strip() else ""
        parts.append(f"\x1b[{codes}m{text}\x1b[0m" if codes else text)
    return "".join(parts)


def _codes(run: Run) -> Iterator[str]:
    if run.is_bold:
        yield "1"
    if run.is_italic:
        yield "3"
    if run.is_underlined:
        yield "4"
    if run.is_struck:
        yield "9"
    if run.role in _COLOURS:
        yield _COLOURS[run.role]
