"""A view that makes its own lines up, since no style gives it borders, tints or opacity."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Self

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.ui.ink import Ink, Tone
from reader.ui.widgets.scroll_bar import BareScrollBar


class BareView(ScrollView, can_focus=False, inherit_bindings=False):
    """Lines with the padding around them, kept until they are to be painted anew.

    Textual would look for borders, hatches, tints and opacity at every line: a fifth of what
    painting another list takes, and a quarter of what painting an article takes.
    """

    virtual_size = reactive(Size(0, 0), repaint=False)
    """As Textual has it, but that other lines need not lay out the whole screen anew."""
    ink: reactive[Ink | None] = reactive(None)

    def __init__(self) -> None:
        self._painted: dict[int, Strip] = {}
        """Lines of the screen, as they were painted last."""
        self._painted_size = Size(0, 0)
        super().__init__()

    @property
    def vertical_scrollbar(self) -> BareScrollBar:
        """The bar beside it, made when it is first asked for."""
        bar = self._vertical_scrollbar
        if not isinstance(bar, BareScrollBar):
            thickness = self.scrollbar_size_vertical
            self._vertical_scrollbar = bar = BareScrollBar(name="vertical", thickness=thickness)
            bar.display = False
            self.app._start_widget(self, bar)
        return bar

    @abstractmethod
    def liner(self) -> Callable[[int], Strip]:
        """Gives what stands in a line of the screen, 0 and up, within the padding."""

    def watch_virtual_size(self, size: Size) -> None:
        """As much as a layout would change: the scroll bar."""
        self._scroll_update(size)

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Paint these lines anew, or all."""
        if repaint and not regions:
            self._painted.clear()
        for region in regions if repaint else ():
            for y in region.line_range:
                self._painted.pop(y, None)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines, with the padding around them."""
        if self._painted_size != self.outer_size:
            self._painted.clear()
            self._painted_size = self.outer_size
        top = self.styles.padding.top
        missing = [y for y in crop.line_range if y - top not in self._painted]
        if missing:
            self._paint_lines([y - top for y in missing])
        start, end = crop.column_span
        return [self._painted[y - top].crop(start, end) for y in crop.line_range]

    def _paint_lines(self, lines: Sequence[int]) -> None:
        height, whole, before = self.size.height, self.outer_size.width, self.styles.padding.left
        filters, background = self.get_line_filters(), self.background_colors[1]
        blank = self.ink.tone(Tone.INK) if self.ink is not None else None
        # Up to the scroll bar: else Textual would cut every line in two there.
        across = whole - self.scrollbar_size_vertical
        line_at = self.liner()
        for y in lines:
            width, segments = whole, [Segment(" " * whole, blank)]
            if 0 <= y < height:
                line, width = line_at(y), across
                after = width - before - line.cell_length
                segments = [*line]
                if before:
                    segments.insert(0, Segment(" " * before, blank))
                if after > 0:
                    segments.append(Segment(" " * after, blank))
            for line_filter in filters:
                segments = line_filter.apply(segments, background)
            self._painted[y] = Strip([segment for segment in segments if segment[0]], width)
