"""`leeslamp themes`: the themes that come along and those that the person made."""

from argparse import ArgumentParser, Namespace

from reader import theme_files
from reader.cli import terminal
from reader.cli.talk import mention
from reader.i18n import _
from reader.places import Environment
from reader.themes import Palette

_SWATCHES = ("ink", "secondary", "accent", "link", "danger", "fresh")
NAME, TITLE = 12, 16
"""Cells of the first columns."""


def arguments(parser: ArgumentParser) -> None:
    """Declare how they are printed."""
    parser.add_argument("--json", action="store_true", help=_("one JSON object a line, in ASCII"))


def run(environment: Environment, given: Namespace) -> int:
    """Print every theme; 1 where one of the person's own has a fault."""
    folder = theme_files.folder_beside(environment.config_file)
    found = theme_files.found(folder)
    is_plain = (
        terminal.columns() is None or environment.no_color or environment.term in ("", "dumb")
    )
    for palette in found.palettes:
        print(_record(palette) if given.json else line(palette, is_plain=is_plain))
    for problem in found.problems:
        mention(problem)
    return 1 if found.problems else 0


def line(palette: Palette, *, is_plain: bool) -> str:
    """Its name, title and kind; on a terminal with colours the colours as well."""
    kind = _("dark") if palette.is_dark else _("light")
    kind = kind if palette.has_colours else _("the terminal's own colours")
    text = f"{palette.name:<{NAME}}{_(palette.title):<{TITLE}}{kind}"
    if is_plain or not palette.has_colours:
        return text
    ground = _code(48, palette.ground)
    inks = "".join(f"\x1b[{_code(38, getattr(palette, role))};{ground}m Aa" for role in _SWATCHES)
    return f"{inks} \x1b[m  {text}"


def _code(layer: int, colour: str) -> str:
    red, green, blue = bytes.fromhex(colour[1:])
    return f"{layer};2;{red};{green};{blue}"


def _record(palette: Palette) -> str:
    from reader.cli.record import written

    fields = palette._asdict()
    fields["title"] = _(palette.title)
    return written({key: value or None if value == "" else value for key, value in fields.items()})
