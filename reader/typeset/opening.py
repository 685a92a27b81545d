"""The opening of an article: a kicker line, the title in even lines, a short rule."""

from collections.abc import Sequence

from reader.i18n import _
from reader.model.article import Metadata
from reader.model.direction import is_right_to_left
from reader.model.sanitize import Shown
from reader.model.tags import hue
from reader.typeset.bidi import aligned
from reader.typeset.blocks import Text
from reader.typeset.breaking import balanced
from reader.typeset.dates import long_date
from reader.typeset.flow import Flow
from reader.typeset.lines import TAGS, Line, Role, Run, Settings
from reader.typeset.paint import Brush, mark, run

RULE = 7
"""Cells of the rule under the title."""

NARROWEST = 24
"""Cells that the title may always use; in a wider column it keeps to two thirds."""

_TITLE = Brush(Role.TITLE, is_bold=True)


def opening(
    metadata: Metadata, minutes: int, settings: Settings, own: Sequence[Shown] = ()
) -> list[Line]:
    """The lines above the text, a blank one at the end; all belong to the first leaf.

    `minutes` is left out when it is 0; `own` are the person's tags.
    """
    found = [_line(runs) for runs in _kicker(_parts(metadata, minutes), settings)]
    tags = [mark(f"#{tag}", TAGS[hue(tag, len(TAGS))]) for tag in own]
    found += [_line(runs) for runs in _kicker(tags, settings, " ")]
    found += [_line([])] if found else []
    if metadata.title:
        text = _set(metadata.title, settings)
        found += [_line(list(text.runs(row))) for row in range(text.height)]
        length = min(RULE, settings.measure)
        rule = [mark(settings.glyphs.title_rule * length, Role.TITLE_RULE)]
        is_rtl = is_right_to_left(metadata.title)
        found += [_line(aligned(rule, settings.measure) if is_rtl else rule)]
    return [*found, _line([])] if found else []


def _set(title: Shown, settings: Settings) -> Text:
    flow = Flow(title, length=len(title), turned=settings.manner.turned)
    measure = settings.measure
    width = measure if is_right_to_left(title) else min(measure, max(NARROWEST, measure * 2 // 3))
    text = Text(flow, _TITLE, width, balanced)
    return text if text.height <= 2 else Text(flow, _TITLE, measure, balanced)


def _kicker(parts: Sequence[Run], settings: Settings, dot: str = "") -> list[list[Run]]:
    """One line of parts with dots between, more where the column is too narrow."""
    dot = dot or settings.glyphs.dot
    wide = sum(part.cells for part in parts) + 5 * (len(parts) - 1)
    between = f"  {dot}  " if wide <= settings.measure else f" {dot} "
    between = between if dot.strip() else "  "
    found: list[list[Run]] = []
    used = 0
    for part in parts:
        if found and used + len(between) + part.cells <= settings.measure:
            found[-1].append(mark(between, Role.KICKER_QUIET))
            used += len(between)
        else:
            found.append([])
            used = 0
        found[-1].append(part)
        used += part.cells
    return [line for runs in found for line in _wrapped(runs, settings.measure)]


def _parts(metadata: Metadata, minutes: int) -> list[Run]:
    found: list[Run] = []
    if metadata.categories:
        found.append(mark(metadata.categories[0].upper(), Role.KICKER))
    if metadata.date is not None:
        found.append(mark(long_date(metadata.date.day), Role.KICKER_QUIET))
    if minutes:
        found.append(mark(_("{n} min").format(n=minutes), Role.KICKER_QUIET))
    if metadata.url and metadata.site:
        site = Brush(Role.LINK, metadata.url, is_underlined=True)
        found.append(run(metadata.site, site))
    elif metadata.site:
        found.append(mark(metadata.site, Role.KICKER_QUIET))
    return found


def _wrapped(runs: list[Run], measure: int) -> list[list[Run]]:
    """A part that is too long for any line stands alone, broken anywhere."""
    if len(runs) > 1 or runs[0].cells <= measure:
        return [runs]
    part = runs[0]
    brush = Brush(part.role, part.target, is_underlined=part.is_underlined)
    text = Text(Flow(part.text, pieces=((0, 0, False),)), brush, measure)
    return [list(text.runs(row)) for row in range(text.height)]


def _line(runs: list[Run]) -> Line:
    return Line(tuple(runs), 0, 0, 0)
