"""What keys do to get about in an article and between articles: by section, by mark, and back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from textual import events, on
from textual.css.query import NoMatches

from reader.i18n import _
from reader.model.pace import minutes
from reader.model.places_in_text import Place, place_at, resolve
from reader.ui import place_marks, sentences
from reader.ui.desk import Desk
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Ink, Piece, Tone
from reader.ui.outline import Entry, Outline
from reader.ui.place_marks import PlaceMarks
from reader.ui.screens.paging import Paging
from reader.ui.table import with_keys
from reader.ui.trail import Spot, Trail
from reader.ui.widgets.choice_list import ChoiceList
from reader.ui.widgets.contents import Contents
from reader.ui.widgets.sheet_view import Stand

BESIDE = 120
"""Columns from which the contents stand beside the text."""


class Travelling(Paging, inherit_bindings=False):
    """Contents, sections, marks, and the way back from every jump."""

    def __init__(self, desk: Desk, glyphs: Glyphs, ink: Ink) -> None:
        super().__init__(desk, glyphs, ink)
        self.trail = Trail()
        self.landing: Spot | None = None
        """Where to arrive in the article that was asked for; None for where reading stopped."""
        self._came_from: Stand | None = None
        """Where the last jump within this article began."""
        self._stepped_to: Stand | None = None
        """Where the last step from section to section ended."""
        self._letter_for: Callable[[str], None] | None = None
        """What becomes of the next character typed; None where nothing was asked."""
        self._marks: tuple[str, PlaceMarks] = ("", {})
        """The marks of an article, by its id."""

    # Jumps.

    def jumped(self, stand: Stand) -> None:
        """A jump was made from there."""
        spot = self._spot(stand)
        if spot is not None:
            self._came_from = spot.stand
            self.trail.leave(spot)

    @contextmanager
    def jumping(self) -> Iterator[None]:
        """Whatever moves the text in between is a jump."""
        stand = self.view.stand
        yield
        if self.view.stand.line != stand.line:
            self.jumped(stand)

    def _spot(self, stand: Stand) -> Spot | None:
        if self.sheet is None or self.asked is None:
            return None
        return Spot(self.asked.row, self.asked.path, self._kept(stand))

    def _kept(self, stand: Stand) -> Stand:
        """With the words that stand there, by which it is found when the file has changed."""
        if self.sheet is None or stand.place is None:
            return stand
        place = place_at(self.sheet.document, stand.place.block, stand.place.offset)
        return stand._replace(place=place)

    def left_for_another(self) -> None:
        """Another article is about to be shown, not by going back or forward."""
        if self.landing is None:
            self.jumped(self.view.stand)
        self._came_from = self._stepped_to = None

    def action_top(self) -> None:
        """To the top."""
        with self.jumping():
            super().action_top()

    def action_bottom(self) -> None:
        """To the bottom."""
        with self.jumping():
            super().action_bottom()

    def action_go_back(self) -> None:
        """To where one jumped from."""
        here = self._spot(self.view.stand)
        spot = self.trail.back(here) if here is not None else None
        if spot is None:
            self.say(_("Nothing lies further back."))
        else:
            self._go_to_spot(spot)

    def action_go_forward(self) -> None:
        """To where one came back from."""
        here = self._spot(self.view.stand)
        spot = self.trail.forward(here) if here is not None else None
        if spot is None:
            self.say(_("Nothing lies further on."))
        else:
            self._go_to_spot(spot)

    def _go_to_spot(self, spot: Spot) -> None:
        if self.asked is not None and spot.path == self.asked.path:
            self.land(spot)
            return
        self.leave()
        self.landing = spot
        if spot.row is not None:
            self.leeslamp.open_article(spot.row)
        else:
            self.leeslamp.open_path(Path(spot.path))

    def land(self, spot: Spot) -> None:
        """Arrive at a place in the article that is shown."""
        stand, sheet = spot.stand, self.sheet
        if sheet is not None and stand.place is not None:
            stand = stand._replace(place=resolve(stand.place, sheet.document))
        self.view.go_back_to(stand)

    # Sections.

    def action_next_section(self) -> None:
        """To the next heading."""
        self._step_section(1)

    def action_previous_section(self) -> None:
        """To the heading before, of which the first is that of this section."""
        self._step_section(-1)

    def _step_section(self, step: int) -> None:
        sheet, line = self.view.sheet, self.view.line_read
        if sheet is None or not sheet.sections:
            self._say_no_headings()
            return
        numbers = range(len(sheet.sections))
        further = [n for n in numbers if (sheet.line_of_section(n) - line) * step > 0]
        if not further and (step > 0 or not line):
            last, first = _("This is the last section."), _("This is the beginning.")
            self.say(last if step > 0 else first)
            return
        stand = self.view.stand
        self.go_to_section(further[0 if step > 0 else -1] if further else -1)
        if stand != self._stepped_to:  # of a row of steps only the first is a jump
            self.jumped(stand)
        self._stepped_to = self.view.stand

    def go_to_section(self, number: int) -> None:
        """To a heading, 0 and up; to the very top for -1."""
        if self.sheet is not None:
            place = None if number < 0 else Place(self.sheet.sections[number].block)
            self.view.go_to(place, above=1)

    def _say_no_headings(self) -> None:
        self.say(_("This article has no headings; / finds words in it."))

    # The contents.

    @property
    def contents(self) -> Contents | None:
        """The panel, while it is open."""
        with suppress(NoMatches):
            return self.query_one(Contents)
        return None

    def action_contents(self) -> None:
        """Show the headings, to choose one; or no longer."""
        if self.contents is not None:
            self.close_contents()
        elif self.sheet is not None and self.sheet.sections:
            self.mount(Contents(self._outline(), self.ink, self.glyphs), before=0)
            self.add_class("-contents")
            self.place_contents()
        elif self.sheet is not None:
            self._say_no_headings()

    def _outline(self) -> Outline:
        sheet = self.view.sheet  # as it is set now: lines are counted
        assert sheet is not None
        highest = min(section.level for section in sheet.sections)
        starts = [sheet.line_of_section(number) for number in range(len(sheet.sections))]
        ends = [*starts[1:], len(sheet)]
        entries = [Entry(sheet.opened.metadata.title, 0, self._minutes(starts[0]))]
        entries += (
            Entry(section.title, section.level - highest, self._minutes(end - start))
            for section, start, end in zip(sheet.sections, starts, ends, strict=True)
        )
        here = self.view.here
        number = 0 if here is None else here + 1
        return Outline(entries, number, chosen=number)

    def _minutes(self, lines: int) -> int:
        sheet = self.view.sheet
        return minutes(round(sheet.words * lines / len(sheet)), self.pace) if sheet else 0

    def place_contents(self) -> None:
        """Beside the text where there is room."""
        self.set_class(self.contents is not None and self.size.width >= BESIDE, "-beside")

    def close_contents(self) -> None:
        """Away with the panel; the text stays where it is."""
        panel = self.contents
        if panel is not None:
            panel.remove()
            self.remove_class("-contents", "-beside")
            self.set_focus(None)

    @on(ChoiceList.Chosen)
    async def _chosen(self, event: ChoiceList.Chosen) -> None:
        await self.run_action(event.action)

    def action_enter_contents(self) -> None:
        """Go to the heading under the cursor."""
        panel = self.contents
        if panel is not None and panel.outline.number is not None:
            self.action_go_to_section(panel.outline.number)

    def action_go_to_section(self, number: int) -> None:
        """Go to an entry of the contents: 0 for the very top, else a heading."""
        self.close_contents()
        with self.jumping():
            self.go_to_section(number - 1)

    # Marks.

    def _ask(
        self, text: str, answered: Callable[[str], None], offered: tuple[Piece, ...] = ()
    ) -> None:
        """Ask for one character, which is typed or, where it is among those offered, clicked."""
        self._letter_for = answered
        self.keep_saying((*sentences.said(text + " "), *offered))

    def stop_asking(self) -> None:
        """The question is answered, or will not be."""
        if self._letter_for is not None:
            self._letter_for = None
            self.fall_silent()

    def takes_key(self, event: events.Key) -> bool:
        """A character that was asked for."""
        answered = self._letter_for
        if answered is None:
            return super().takes_key(event)
        self.stop_asking()
        if event.is_printable and event.character:
            answered(event.character)
        return event.is_printable or event.key == "escape"

    @property
    def place_marks(self) -> PlaceMarks:
        """The marks of the open article."""
        if self.sheet is None:
            return {}
        article = str(self.sheet.opened.article)
        if self._marks[0] != article:
            text = self.desk.preferences().get(place_marks.key(article), "")
            self._marks = (article, place_marks.place_marks(text))
        return self._marks[1]

    def action_set_mark(self) -> None:
        """Give this place a letter."""
        if self.sheet is not None:
            self._ask(_("Mark this place with a letter:"), self._set_mark)

    def _set_mark(self, letter: str) -> None:
        sheet = self.sheet
        if sheet is None or not place_marks.is_letter(letter):
            self.say(_("A mark is a letter or a digit."))
            return
        at = self.view.place or Place()
        marks = {**self.place_marks, letter: place_at(sheet.document, at.block, at.offset)}
        article = str(sheet.opened.article)
        self._marks = (article, dict(sorted(marks.items())))
        self.desk.prefer(place_marks.key(article), place_marks.kept(marks))
        self.say(_("Marked: ' {letter} comes back here.").format(letter=letter))

    def action_go_to_mark(self) -> None:
        """To the place that has a letter, or to where one jumped from."""
        if self.sheet is None:
            return
        marks = [
            Piece(f" {letter} ", Tone.LAMP, f"screen.go_to_letter('{letter}')")
            for letter in self.place_marks
        ]
        back = (
            Piece(" ' ", Tone.LAMP, 'screen.go_to_letter("\'")'),
            Piece(_("where you jumped from"), Tone.QUIET, 'screen.go_to_letter("\'")'),
        )
        asked = (
            _("Go to mark:")
            if marks
            else with_keys(_("No marks yet: {set_mark} and a letter sets one."))
        )
        self._ask(asked, self.action_go_to_letter, (*marks, *back))

    def action_go_to_letter(self, letter: str) -> None:
        """To the place that has this letter."""
        self.stop_asking()
        if letter == "'":
            if self._came_from is None:
                self.say(_("You have not jumped in this article."))
                return
            stand, self._came_from = self._came_from, self._kept(self.view.stand)
            self.view.go_back_to(stand)
            return
        place = self.place_marks.get(letter)
        if place is None:
            said = _("There is no mark {letter} here; m {letter} sets one.")
            self.say(said.format(letter=letter[:1]))
        elif self.sheet is not None:
            with self.jumping():
                found = resolve(place, self.sheet.document)
                self.view.go_to(None if found == Place() else found)
