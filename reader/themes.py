"""Colour by role: what a theme is, and the ones that come with the program. Pure values.

Body text has at least 7:1 against its ground and secondary text 4.5:1, in every theme and on every
ground that text lies on (a test computes it).
"""

from typing import NamedTuple

from reader.i18n import N_

HUES = 6
"""Colours that tags have among them."""
TINT = 0.2
"""How much of its colour the ground of what is marked has: text on it keeps its contrast."""


class Palette(NamedTuple):
    """The colours of a theme, `#rrggbb` each; all empty for the terminal's own."""

    name: str
    """Lower case, one word: what the configuration calls it."""
    title: str
    """What the person is told, in English, marked for the catalogue."""
    is_dark: bool
    ground: str = ""
    """Behind everything."""
    raised: str = ""
    """Behind bars and code."""
    cursor: str = ""
    """Behind the line that the cursor is on; rules that should hardly be seen."""
    ink: str = ""
    """Running text, titles."""
    secondary: str = ""
    """What can be overlooked: dates, sites, what was read."""
    accent: str = ""
    """The lamp: marks, headings, keys."""
    link: str = ""
    danger: str = ""
    """What is wrong."""
    fresh: str = ""
    """Strings in code, lines added."""

    @property
    def has_colours(self) -> bool:
        """False where the terminal's own colours are used and weight alone tells things apart."""
        return bool(self.ground)


LAMP = Palette(
    name="lamp",
    title=N_("Lamp"),
    is_dark=True,
    ground="#1b1916",
    raised="#211e1a",
    cursor="#2e2922",
    ink="#e9e1d3",
    secondary="#a0968a",
    accent="#f0b35f",
    link="#8fb8de",
    danger="#e8856c",
    fresh="#a9c18c",
)
PAPER = Palette(
    name="paper",
    title=N_("Paper"),
    is_dark=False,
    ground="#faf6ee",
    raised="#f3ede1",
    cursor="#efe4cf",
    ink="#2a2520",
    secondary="#655b51",
    accent="#784500",
    link="#1a5085",
    danger="#a33a1e",
    fresh="#47642a",
)
SEPIA = Palette(
    name="sepia",
    title=N_("Sepia"),
    is_dark=False,
    ground="#f1e4c9",
    raised="#eadbbb",
    cursor="#e2d0aa",
    ink="#382b1c",
    secondary="#63523d",
    accent="#6d3604",
    link="#22476a",
    danger="#8f2f1a",
    fresh="#425721",
)
NIGHT = Palette(
    name="night",
    title=N_("Night"),
    is_dark=True,
    ground="#000000",
    raised="#0c0b0a",
    cursor="#1c1916",
    ink="#b9ae9f",
    secondary="#8c8277",
    accent="#c49049",
    link="#7a9fbf",
    danger="#c9705a",
    fresh="#87996f",
)
CONTRAST = Palette(
    name="contrast",
    title=N_("Contrast"),
    is_dark=True,
    ground="#000000",
    raised="#141414",
    cursor="#2b2b2b",
    ink="#ffffff",
    secondary="#dcdcdc",
    accent="#ffd166",
    link="#a8d4ff",
    danger="#ffb3a1",
    fresh="#c8f0a0",
)
PLAIN = Palette(name="plain", title=N_("Plain"), is_dark=True)

PALETTES: tuple[Palette, ...] = (LAMP, PAPER, SEPIA, NIGHT, CONTRAST, PLAIN)
"""The themes in the order in which the theme key walks through them."""

_BY_NAME = {palette.name: palette for palette in PALETTES}


def tag_colours(palette: Palette) -> tuple[str, ...]:
    """The colours among which each tag has its own; empty ones where the theme has none."""
    accent, link, fresh, danger = palette.accent, palette.link, palette.fresh, palette.danger
    if not palette.has_colours:
        return ("",) * HUES
    between = (mixed(accent, fresh, 0.5), mixed(link, fresh, 0.5), mixed(link, danger, 0.5))
    return accent, link, fresh, *between


def palette(name: str) -> Palette:
    """The theme of this name, else the lamp."""
    return _BY_NAME.get(name, LAMP)


def following(name: str) -> Palette:
    """The theme after this one, the first after the last."""
    index = PALETTES.index(palette(name))
    return PALETTES[(index + 1) % len(PALETTES)]


def mixed(one: str, other: str, share: float) -> str:
    """A colour with so much of another in it, 0.0 to 1.0."""
    pairs = zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + bytes(round(a + (b - a) * share) for a, b in pairs).hex()
