"""Themes that a person made: `themes/NAME.toml` beside the configuration, a colour for each role.

A wrong file never stops the program: what is right of it is used, and what is wrong becomes a
sentence, colours that can hardly be told apart among it.
"""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from reader.config_file import Fault, Page, parsed, text_of, toml, unread
from reader.contrast import contrast
from reader.errors import ConfigError
from reader.i18n import _, decimal
from reader.model import sanitize
from reader.model.sanitize import Shown
from reader.settings import Themes
from reader.themes import LAMP, PALETTES, PAPER, Palette

GROUNDS = ("ground", "raised", "cursor")
"""What text lies on."""
INKS = {"ink": 7.0, "secondary": 4.5, "accent": 4.5, "link": 4.5, "danger": 4.5, "fresh": 4.5}
"""What text is written in, and the contrast with every ground below which it is hard to read."""
MOST = 100
"""Files that are looked at."""
_COLOUR = re.compile(r"#[0-9a-f]{6}\Z", re.IGNORECASE)
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*\Z")
_ROLES = (*GROUNDS, *INKS)
KEYS = ("title", "dark", "like", *_ROLES)
"""What a theme's file may say."""


class Found(NamedTuple):
    """Every theme there is."""

    palettes: tuple[Palette, ...]
    """Those that come along, then the person's own by their names."""
    faults: tuple[Fault, ...] = ()
    """What is wrong in the files."""

    @property
    def problems(self) -> tuple[Shown, ...]:
        """One sentence for each fault."""
        return tuple(fault.sentence for fault in self.faults)

    def palette(self, name: str) -> Palette:
        """The theme of this name, else the lamp."""
        return next((one for one in self.palettes if one.name == name), LAMP)

    def following(self, name: str) -> Palette:
        """The theme after this one, the first after the last."""
        index = self.palettes.index(self.palette(name))
        return self.palettes[(index + 1) % len(self.palettes)]

    @property
    def names(self) -> tuple[str, ...]:
        """What they are called in the configuration."""
        return tuple(one.name for one in self.palettes)


def folder_beside(config_file: Path) -> Path:
    """Where a person's themes lie."""
    return config_file.parent / "themes"


def found(folder: Path) -> Found:
    """The themes that come along and those of a folder; never raises."""
    try:
        names = sorted(name for name in os.listdir(folder) if name.endswith(".toml"))
    except OSError:  # most people have made none
        return Found(PALETTES)
    palettes, faults = list(PALETTES), list[Fault]()
    for name in names[:MOST]:
        palette, wrong = read(folder / name)
        faults += wrong
        if palette is not None:
            palettes.append(palette)
    return Found(tuple(palettes), tuple(faults))


def fault_of_choice(config_file: Path, wanted: Themes, known: Found) -> tuple[Fault, ...]:
    """One fault where the configuration names a theme that there is none of."""
    missing = [name for name in (wanted.dark, wanted.light) if name not in known.names]
    if not missing:
        return ()
    from difflib import get_close_matches

    said = _("there is no theme {name}.").format(name=sanitize.line(missing[0]))
    near = get_close_matches(missing[0], known.names, 1)
    said += _(' Did you mean "{key}"?').format(key=near[0]) if near else ""
    try:
        return (Page(config_file, text_of(config_file)).fault("reading.theme", said),)
    except ConfigError as error:
        return (unread(config_file, error),)


def read(path: Path) -> tuple[Palette | None, list[Fault]]:
    """The theme of a file, and what is wrong in that; None where it is none."""
    try:
        text = text_of(path)
        data = parsed(text, path)
    except ConfigError as error:
        return None, [unread(path, error)]
    page = Page(path, text)
    name = path.stem
    if not _NAME.match(name) or name in {one.name for one in PALETTES}:
        said = _("the file of a theme has a name of its own, in small letters: dusk.toml")
        return None, [page.fault("", said)]
    colours, problems = _colours(page, data)
    palette = _made(name, data, colours)
    return palette, [*problems, *(page.fault(role, why) for role, why in faint(palette))]


def _colours(page: Page, data: Mapping[str, Any]) -> tuple[dict[str, str], list[Fault]]:
    right: dict[str, str] = {}
    wrong: list[Fault] = []
    for key, value in data.items():
        expected = _expected(key)
        if key in _ROLES and isinstance(value, str) and _COLOUR.match(value):
            right[key] = value.lower()
        elif not expected:
            wrong.append(page.fault(key, _unknown(key)))
        elif not _is_right(key, value):
            said = _('"{key}" must be {expected}, not {value}.')
            shown = sanitize.line(toml(value))[:40]
            wrong.append(page.fault(key, said.format(key=key, expected=expected, value=shown)))
    return right, wrong


def _unknown(key: str) -> str:
    from difflib import get_close_matches

    message = _('"{key}" is no part of a theme.').format(key=sanitize.line(key))
    near = get_close_matches(key, KEYS, 1)
    return message + (_(' Did you mean "{key}"?').format(key=near[0]) if near else "")


def _expected(key: str) -> str:
    """What a key must be; empty for one that a theme does not have."""
    match key:
        case "title":
            return _("a text")
        case "dark":
            return _("true or false")
        case "like":
            return _("a theme that comes along")
        case _:
            return _('a colour: "#1b1916"') if key in _ROLES else ""


def _is_right(key: str, value: Any) -> bool:
    if key == "dark":
        return isinstance(value, bool)
    if key == "like":
        return any(one.name == value for one in PALETTES if one.has_colours)
    return key == "title" and isinstance(value, str)


def _made(name: str, data: Mapping[str, Any], colours: Mapping[str, str]) -> Palette:
    is_dark = data.get("dark")
    like = next((one for one in PALETTES if one.name == data.get("like") and one.has_colours), None)
    base = like or (PAPER if is_dark is False else LAMP)
    title = data.get("title")
    return base._replace(
        name=name,
        title=(sanitize.line(title) if isinstance(title, str) else "") or name,
        is_dark=is_dark if isinstance(is_dark, bool) else base.is_dark,
        **colours,
    )


def faint(palette: Palette) -> Iterator[tuple[str, str]]:
    """The roles that can hardly be read on a ground that they lie on, and a sentence for each."""
    for role, least in INKS.items():
        worst = min(GROUNDS, key=lambda ground: _between(palette, role, ground))
        ratio = _between(palette, role, worst)
        if ratio < least:
            said = _("{role} on {ground} has a contrast of {ratio}:1; {least}:1 is easy to read.")
            shown = decimal(f"{ratio:.1f}"), decimal(f"{least:g}")
            yield role, said.format(role=role, ground=worst, ratio=shown[0], least=shown[1])


def _between(palette: Palette, role: str, ground: str) -> float:
    return contrast(getattr(palette, role), getattr(palette, ground))
