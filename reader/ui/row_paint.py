"""The lines of the list as strips: a row, its passage, a heading, or what is said where none is."""

from datetime import date
from functools import cached_property

from textual.strip import Strip

from reader.ui.glyphs import Glyphs
from reader.ui.groups import Unit
from reader.ui.ink import Ground, Ink, Piece, Tone
from reader.ui.listed import Listed
from reader.ui.rows import LEAD, Setting, columns, passage_pieces, row_pieces
from reader.ui.selection import Selection
from reader.ui.viewport import Heading, Spot


class RowPaint:
    """How the lines of one list are painted at one width, in cells; the pace in words a minute."""

    def __init__(
        self, listed: Listed, ink: Ink, glyphs: Glyphs, today: date, pace: int, width: int
    ) -> None:
        self.listed, self.ink, self.glyphs = listed, ink, glyphs
        self.today, self.pace, self.width = today, pace, width

    @cached_property
    def _setting(self) -> Setting:
        listed, unit = self.listed, self.listed.grouping.unit
        wanted = listed.manner.columns
        room = columns(
            self.width,
            listed.results.sort,
            has_category=listed.has_category and "category" in wanted,
            has_site=listed.has_site and "site" in wanted,
            has_day=unit is not Unit.DAY and "date" in wanted,
            has_minutes="minutes" in wanted,
        )
        return Setting(
            room,
            self.glyphs,
            self.today,
            has_year=unit is not None,
            pace=self.pace,
            sort=listed.results.sort,
            wanted=listed.wanted,
        )

    def line(
        self, at: Spot | Heading | None, cursor: int, selection: Selection, *, has_keys: bool
    ) -> Strip:
        """What stands in one line of the screen."""
        if isinstance(at, Heading):
            pieces = [Piece(" " * (LEAD - 2)), Piece(at.text, Tone.ACCENT)]
            return self.ink.strip(pieces).adjust_cell_length(self.width, self.ink.tone(Tone.INK))
        if at is None:
            return self.ink.blank(self.width)
        row, is_cursor = self.listed.row(at.row), at.row == cursor
        is_selected = selection.holds(row.article)
        if at.part:
            passage = self.listed.passage(at.row)
            pieces = passage_pieces(passage, self._setting, self.width, is_cursor=is_cursor)
        else:
            pieces = row_pieces(row, self._setting, is_cursor=is_cursor, is_selected=is_selected)
        ground = Ground.RAISED if is_selected or is_cursor else Ground.PAGE
        strip = self.ink.strip(pieces, Ground.CURSOR if is_cursor and has_keys else ground)
        return strip.crop(0, self.width)


def notice_line(y: int, height: int, notice: tuple[Piece, ...], ink: Ink, width: int) -> Strip:
    """A line of an empty list: what is said stands in its upper third."""
    first = max((height - len(notice)) // 3, 0)
    if not 0 <= y - first < len(notice):
        return ink.blank(width)
    line = ink.strip([Piece(" " * LEAD), notice[y - first]])
    return line.adjust_cell_length(width, ink.tone(Tone.INK))
