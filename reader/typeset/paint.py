"""Flow -> runs: which styles hold where, and the runs of one line."""

from bisect import bisect_right
from dataclasses import dataclass, replace

from reader.model.document import Span, Style
from reader.typeset.flow import Flow
from reader.typeset.lines import Role, Run
from reader.typeset.width import BLANKS, UNPRINTED, cells, is_narrow, is_within_cluster

_HIDDEN = BLANKS + "\n\t\xad"
"""What is not shown at the end of a line."""

_ROLES = {
    Style.FOOTNOTE: (8, Role.FOOTNOTE),
    Style.LINK: (7, Role.LINK),
    Style.MARK: (6, Role.MARK),
    Style.KEY: (5, Role.KEY),
    Style.CODE: (4, Role.CODE),
    Style.MATH: (3, Role.MATH),
    Style.IMAGE: (2, Role.IMAGE),
    Style.SMALL: (1, Role.QUIET),
}
"""Where several hold at once the highest rank gives the role: what can be followed comes first."""


@dataclass(frozen=True, slots=True)
class Brush:
    """How characters are painted: the fields of a Run that are not its text."""

    role: Role = Role.TEXT
    target: str = ""
    is_bold: bool = False
    is_italic: bool = False
    is_underlined: bool = False
    is_struck: bool = False
    rank: int = 0
    """Of the style that gave the role; 0 for the block's own."""


def run(text: str, brush: Brush, at: int = -1) -> Run:
    """A run of text that holds nothing unprintable."""
    return Run(
        text, brush.role, cells(text), at, brush.target,
        brush.is_bold, brush.is_italic, brush.is_underlined, brush.is_struck,
    )  # fmt: skip


def mark(text: str, role: Role) -> Run:
    """A run that is not the author's: a bullet, a bar, blanks."""
    return Run(text, role, cells(text))


class Painting:
    """The brushes of a flow, found once, and the runs of any stretch of it."""

    __slots__ = ("_brushes", "_flow", "_seams", "_starts")

    def __init__(self, flow: Flow, brush: Brush) -> None:
        self._flow = flow
        self._seams = flow.seams()
        self._starts, self._brushes = _layers(flow, brush)

    def runs(self, start: int, end: int, *, is_hyphenated: bool = False) -> list[Run]:
        """The runs of start..end, blanks at the end left out, a hyphen put there if asked for."""
        text = self._flow.text
        end = start + len(text[start:end].rstrip(_HIDDEN))
        found: list[Run] = []
        index = bisect_right(self._starts, start) - 1
        while start < end:
            stop = self._starts[index + 1] if index + 1 < len(self._starts) else end
            self._add(found, start, min(stop, end), self._brushes[index])
            start, index = stop, index + 1
        if is_hyphenated and found:
            found.append(replace(found[-1], text="-", cells=1, at=-1))
        return found

    def _add(self, found: list[Run], start: int, end: int, brush: Brush) -> None:
        text = self._flow.text[start:end]
        at = self._flow.logical(start) if self._flow.is_own(start) else -1
        if text.isascii() or UNPRINTED.search(text) is None:
            found.append(run(text, brush, at))
            return
        offset = 0
        for part in UNPRINTED.split(text):
            if part:
                found.append(run(part, brush, at + offset if at >= 0 else -1))
            offset += len(part) + 1


def _layers(flow: Flow, base: Brush) -> tuple[list[int], list[Brush]]:
    """Where the brush changes, ascending from 0, and the brush from there on."""
    if not flow.spans and not flow.pieces:
        return [0], [base]
    spans = sorted(
        (span for span in flow.spans if span.start < span.end),
        key=lambda span: (span.start, -span.end),
    )
    edges = {0, *(span.start for span in spans), *(span.end for span in spans), *flow.seams()}
    starts = _whole(flow.text, sorted(edges))
    brushes: list[Brush] = []
    held: list[tuple[int, Brush]] = []
    following = 0
    for start in starts:
        while held and held[-1][0] <= start:
            held.pop()
        while following < len(spans) and spans[following].start <= start:
            span = spans[following]
            following += 1
            if span.end > start:
                held.append((span.end, _styled(held[-1][1] if held else base, span)))
        brushes.append(held[-1][1] if held else base)
    return starts, brushes


def _whole(text: str, edges: list[int]) -> list[int]:
    """The edges, moved on to the end of the sign where one falls within it."""
    edges = [edge for edge in edges if edge < len(text) or edge == 0]
    if is_narrow(text):
        return edges
    moved: list[int] = []
    for edge in edges:
        while 0 < edge < len(text) and is_within_cluster(text, edge):
            edge += 1
        if not moved or edge > moved[-1]:
            moved.append(edge)
    return moved


def _styled(brush: Brush, span: Span) -> Brush:
    rank, role = _ROLES.get(span.style, (0, brush.role))
    if rank > brush.rank:
        brush = replace(brush, role=role, rank=rank)
    match span.style:
        case Style.STRONG:
            return replace(brush, is_bold=True)
        case Style.EMPHASIS | Style.CITE | Style.MATH:
            # Emphasis within italics is set upright, as a book does.
            return replace(brush, is_italic=not brush.is_italic)
        case Style.STRIKE:
            return replace(brush, is_struck=True)
        case Style.INSERT:
            return replace(brush, is_underlined=True)
        case Style.LINK:
            return replace(brush, target=span.target, is_underlined=True)
        case Style.FOOTNOTE:
            return replace(brush, target=f"#{span.target}", is_underlined=False)
        case Style.CODE | Style.KEY:
            return replace(brush, is_italic=False)
        case Style.IMAGE:
            return replace(brush, target=brush.target or span.target)
        case _:
            return brush
