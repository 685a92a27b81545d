"""The themes that there are, and which of them is the configured one of the moment."""

from collections.abc import Sequence
from datetime import datetime

from reader.model.sanitize import Shown
from reader.places import Environment
from reader.settings import Themes
from reader.theme_files import fault_of_choice, folder_beside, found
from reader.themes import PLAIN, Palette

DAYLIGHT = range(7, 19)
"""The hours of a day in which there is light."""


class Wardrobe:
    """Those that come along, and the person's own."""

    def __init__(self, environment: Environment, wanted: Themes) -> None:
        known = found(folder_beside(environment.config_file))
        self.palettes: Sequence[Palette] = known.palettes
        chosen = fault_of_choice(environment.config_file, wanted, known)
        self.problems: Sequence[Shown] = tuple(one.sentence for one in chosen + known.faults)
        """What is wrong with the choice, and in the files of the person's own."""
        self._known = known
        self._wanted = wanted
        self.has_colours = not environment.no_color
        self.usual = usual(wanted, environment)
        """The name of the configured one."""

    @property
    def names(self) -> Sequence[str]:
        """Those that may be worn here."""
        return self._known.names if self.has_colours else (PLAIN.name,)

    def palette(self, name: str) -> Palette:
        """The theme of this name, else the lamp; without colours the plain one."""
        return self._known.palette(name) if self.has_colours else PLAIN

    @property
    def asks_for_ground(self) -> bool:
        """Which theme is worn depends on the ground of the terminal."""
        return self._wanted.by == "terminal" and self._wanted.dark != self._wanted.light

    def suited(self, worn: str, *, is_light: bool) -> Palette:
        """The configured theme for this ground, unless the person chose another than was usual."""
        before, self.usual = self.usual, self._wanted.chosen(is_light=is_light)
        return self.palette(self.usual if worn == before else worn)

    def following(self, name: str) -> Palette:
        """The theme after this one, the first after the last."""
        return self._known.following(name)


def usual(wanted: Themes, environment: Environment) -> str:
    """The name of the configured theme that suits the terminal's ground, or the time of day."""
    if wanted.by == "time":
        return wanted.chosen(is_light=datetime.now().hour in DAYLIGHT)
    return wanted.chosen(is_light=environment.is_light)
