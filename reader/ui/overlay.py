"""Pictures that are painted at the cursor, written behind each painting that may have wiped them.

Textual knows text alone. What is written here goes past the guard: the envelopes are ours, and what
is in them holds nothing by which a terminal would end them.
"""

from collections.abc import Iterator, Sequence
from time import monotonic
from typing import TYPE_CHECKING, Protocol, cast

from rich.console import COLOR_SYSTEMS, Console, RenderableType
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Region
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from reader.ui.pointing import PointingApp

if TYPE_CHECKING:
    from reader.ui.app import Leeslamp
    from reader.ui.sliced import Slice

REST = 0.12
"""Seconds without another painting before pictures are written again. A photograph takes half a
megabyte as sixels: with a key that is held down the text would wait for pictures.
"""


class Pictured(Protocol):
    """A widget with pictures."""

    def slices(self) -> "Iterator[Slice]":
        """The rows of pictures that are seen in it, in cells of the widget."""


class Overlaid(CompositorUpdate):
    """What Textual paints, and pictures over it."""

    def __init__(self, below: CompositorUpdate, over: str) -> None:
        self._below, self._over = below, over

    def render_segments(self, console: Console) -> str:
        """All of it, as it is written."""
        return self._below.render_segments(console) + self._over


class OverlayApp(PointingApp, inherit_bindings=False):
    """Writes pictures in the same breath as what is painted."""

    graphics = "blocks"
    """What the terminal has said it can: `sixel`, `kitty`."""
    paints_over = False
    """There is a terminal for it, and pictures may be on the screen."""
    _rests_until = 0.0
    _resting: Timer | None = None

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        if self.paints_over and screen is self.screen:
            renderable = self._with_pictures(screen, renderable)
        super()._display(screen, renderable)

    def _with_pictures(
        self, screen: Screen[object], update: RenderableType | None
    ) -> RenderableType | None:
        pictured = getattr(screen, "pictured", None)
        if not isinstance(update, ChopsUpdate | LayoutUpdate) or not isinstance(pictured, Widget):
            return update
        over = "".join(written(screen, pictured, painted(update)))
        if not over:
            return update
        now = monotonic()
        is_soon, self._rests_until = now < self._rests_until, now + REST
        if not is_soon:
            return cast("RenderableType", Overlaid(update, over))
        if self._resting is None:
            self._resting = self.set_timer(REST, self._catch_up)
        else:
            self._resting.reset()
        return update

    def _catch_up(self) -> None:
        self._resting = None
        # While the program ends there may be no screen any more.
        pictured = getattr(self.screen, "pictured", None) if self.screen_stack else None
        if isinstance(pictured, Widget):
            self._rests_until = 0.0
            pictured.refresh()


def painted(update: ChopsUpdate | LayoutUpdate) -> Sequence[Region]:
    """Where something is painted anew."""
    if isinstance(update, LayoutUpdate):
        return [update.region]
    return [Region(x, y, end - x, 1) for y, x, end in update.spans]


def written(screen: Screen[object], widget: Widget, regions: Sequence[Region]) -> "Iterator[str]":
    """What paints the rows of pictures in these regions, but those that something stands upon."""
    own = {*widget.ancestors_with_self}
    shown = screen._compositor.visible_widgets.items()
    above = [region for other, (region, _clip) in shown if other not in own]
    at = widget.content_region.offset
    system = COLOR_SYSTEMS.get(screen.app.console.color_system or "")
    ground = widget.rich_style.render(" ", color_system=system)
    for x, y, cells, data in cast("Pictured", widget).slices():
        row = Region(at.x + x, at.y + y, cells, 1)
        # Behind a picture on the last line some terminals move everything up.
        is_last = row.bottom >= screen.size.height
        if is_last or not any(map(row.overlaps, regions)) or any(map(row.overlaps, above)):
            continue
        yield f"\x1b[{row.y + 1};{row.x + 1}H{data}"
        if row.right < screen.size.width:  # Konsole clears a cell more than the picture takes
            yield f"\x1b[{row.y + 1};{row.right + 1}H{ground}"


def use_graphics(app: "Leeslamp", graphics: str) -> None:
    """The terminal shows these, as it has said."""
    app.graphics = graphics
    if app.is_screen_installed("reading"):
        app.reading.choose_painter()
