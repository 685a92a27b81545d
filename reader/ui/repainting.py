"""What changed on the screen, painted anew: the widgets that it lies in, and no others.

Textual makes up every widget that touches the smallest rectangle around all that changed. With a
letter in the search line and the list below it that is the whole screen: a fifth of the time from
key to paint went into bars and boxes that stayed as they were.
"""

from itertools import pairwise

from rich.console import Console
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip

_Chops = list[dict[int, Strip | None]]
"""By line and column, the pieces between two edges of widgets."""


class Repaint(ChopsUpdate):
    """Pieces of lines, each written where it stands."""

    def render_segments(self, console: Console) -> str:
        """All of it, as it is written; what moves the cursor in half of Textual's time."""
        written: list[str] = []
        for y, left, right in self.spans:
            for end, (x, strip) in zip(self.chop_ends[y], self.chops[y].items(), strict=True):
                if strip is None or x >= right or end <= left:
                    continue
                seen = strip if end <= right else strip.crop(0, right - x)
                written += (f"\x1b[{y + 1};{x + 1}H", seen.render(console))
        return "".join(written)


class Repainting(Compositor):
    """Knows where every widget is, and has those that are touched painted."""

    def render_partial_update(self) -> ChopsUpdate | None:
        """What is to be written; None where nothing changed."""
        regions = self._dirty_regions.copy()
        self._dirty_regions.clear()
        if not regions:
            return None
        spans = list(self._regions_to_spans(regions))
        cuts = self.cuts
        chops: _Chops = [{} for _ in cuts]
        missing: dict[int, set[int]] = {}
        for y, left, right in spans:
            edges = cuts[y]
            chops[y] = dict.fromkeys(edges[:-1])
            missing.setdefault(y, set()).update(
                x for x, end in pairwise(edges) if x < right and end > left
            )
        self._fill(chops, missing)
        return Repaint(chops, spans, [edges[1:] for edges in cuts])

    def _fill(self, chops: _Chops, missing: dict[int, set[int]]) -> None:
        """Find the pieces that are missing, by line and column: what lies uppermost comes first."""
        for widget, (region, clip) in self.visible_widgets.items():
            if not missing:
                return
            seen = region.intersection(clip)
            left, right = seen.column_span
            lines = [
                y
                for y in seen.line_range
                if y in missing and any(left <= x < right for x in missing[y])
            ]
            if not lines:
                continue
            first = lines[0]
            part = Region(left - region.x, first - region.y, seen.width, lines[-1] + 1 - first)
            strips = widget.render_lines(part)
            cuts: list[int] = []
            for y in lines:
                if cuts != self.cuts[y]:  # those of the line above are mostly the same
                    cuts = self.cuts[y]
                    edges = [x for x in cuts if left <= x <= right]
                    ends = [x - left for x in edges[1:]]
                strip, wanted = strips[y - first], missing[y]
                pieces = [strip] if strip.cell_length == ends[0] else strip.divide(ends)
                for x, piece in zip(edges, pieces, strict=False):
                    if x in wanted:
                        chops[y][x] = piece
                        wanted.remove(x)
                if not wanted:
                    del missing[y]
