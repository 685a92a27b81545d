"""The bar beside a long list: a column of cells of which hardly any two are made differently."""

from collections.abc import Sequence
from typing import Any, Self

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

    _cells: Sequence[Strip] = ()
    """As they were painted last; none once another bar is to be painted."""

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Paint it anew."""
        self._cells = ()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Other colours."""
        self._cells = ()
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Its cells, from the top down."""
        if len(self._cells) != self.size.height:
            self._cells = self._made()
        return [self._cells[y].crop(*crop.column_span) for y in crop.line_range]

    def _made(self) -> Sequence[Strip]:
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
        return [kinds[cell] for cell in cells]

    def _painted(self, cell: Segment) -> Strip:
        below, width = self.visual_style.rich_style, self.size.width
        strip = Strip(Segment.apply_style([cell], below), width)
        for line_filter in self.get_line_filters():
            strip = strip.apply_filter(line_filter, self.background_colors[1])
        return strip
