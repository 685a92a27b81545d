"""The bar beside a long list: a column of cells of which hardly any two are made differently."""

from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip


class BareScrollBar(ScrollBar):
    """Textual's, but each kind of cell is made once.

    Textual looks for borders, tints and opacity at every cell. Nearly every letter of a search
    moves the bar: with 37 cells that was a sixth of all that a letter took until it was painted.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        """Its cells, from the top down."""
        bar = self.render()
        assert isinstance(bar, ScrollBarRender)
        assert isinstance(bar.style, Style)
        # Rich's colours: what Textual itself gives, whatever it says of their type.
        colours: dict[str, Any] = {"back_color": bar.style.bgcolor, "bar_color": bar.style.color}
        cells = bar.render_bar(
            self.size.height,
            bar.virtual_size,
            bar.window_size,
            bar.position,
            self.size.width,
            **colours,
        ).segments
        kinds = {cell: self._painted(cell) for cell in {*cells}}
        return [kinds[cells[y]].crop(*crop.column_span) for y in crop.line_range]

    def _painted(self, cell: Segment) -> Strip:
        below, width = self.visual_style.rich_style, self.size.width
        strip = Strip(Segment.apply_style([cell], below), width)
        for line_filter in self.get_line_filters():
            strip = strip.apply_filter(line_filter, self.background_colors[1])
        return strip
