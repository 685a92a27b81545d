"""What can be written in the search line, by example; choosing an example puts it there."""

from textwrap import wrap

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from reader.i18n import N_, _
from reader.ui.bindings import closing_bindings, movement_bindings
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Ink, Piece, Tone
from reader.ui.screens.modal import Modal
from reader.ui.widgets.choice_list import Choice, ChoiceList

COLUMN = 24
"""Cells of the column of examples."""

LANGUAGE: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        N_("Words"),
        (
            ("dike water", N_("both words, anywhere in title, text, authors or tags")),
            ('"high water"', N_("these words, next to each other")),
            ("wat*", N_("words that begin like this")),
            ("title:dike", N_("a word of the title")),
            ("dike OR polder", N_("one of them, or both")),
            ("water -flood", N_("the first without the second")),
            ("(dike OR polder) water", N_("parentheses hold together")),
        ),
    ),
    (
        N_("What it is filed under"),
        (
            ("tag:music", N_("a tag; tag:mu* for every tag that begins like this")),
            ("category:essays", N_("a category")),
            ('author:"Jane Doe"', N_("an author; a value with a blank stands between quotes")),
            ("site:example.org", N_("the site it was taken from")),
            ("lang:nl", N_("its language")),
            ("path:2019/**", N_("its file; * within a name, ** across folders")),
            ("layout:post", N_("any other key of its front matter")),
        ),
    ),
    (
        N_("Time"),
        (
            ("date:2019", N_("of that year; 2019-06 is a month, 2019-06-27 a day")),
            ("date:2019..2020-06", N_("from one to another, both included")),
            ("date:>2019", N_("later; also <, >= and <=")),
            ("date:3months..", N_("since then; days, weeks, months, years, today, yesterday")),
            ("date:none", N_("without a date")),
            ("added:1week..", N_("when it came into the library")),
            ("read:today", N_("when you last read it")),
        ),
    ),
    (
        N_("Length"),
        (
            ("left:<10m", N_("minutes of reading that are left")),
            ("words:>2000", N_("words of the whole text")),
            ("words:500..1500", N_("between two numbers, both included")),
        ),
    ),
    (
        N_("What you did, and what it holds"),
        (
            ("is:unread", N_("or is:read, is:starred")),
            ("is:started", N_("begun and not finished; is:finished for what you read to the end")),
            ("is:changed", N_("its text is another one than you read")),
            ("is:broken", N_("its file has a fault; is:missing, is:duplicate")),
            ("is:archived", N_("put out of sight; nothing else finds these")),
            ("has:note", N_("or has:highlight, has:image")),
            ('note:"high water"', N_("words of a note or a highlight")),
        ),
    ),
    (
        N_("Order"),
        (
            ("sort:date", N_("the oldest first; sort:-date the newest")),
            ("sort:title", N_("or author, site, words, left, added, read")),
            ("sort:relevance", N_("those first that answer best")),
        ),
    ),
)
"""The language by example: headings, and under each what is written and what it finds."""


ROOM_FOR_BOTH = 70
"""Cells from which an example and its meaning stand on one line."""
WIDTH, PADDING = 92, 5
"""Cells of the sheet, as the style sheet has it, and those that it keeps to itself."""


class LanguageScreen(Modal[str], inherit_bindings=False):
    """The examples; the one that is chosen is the result."""

    BINDINGS = [  # noqa: RUF012 - the type that Textual gives it
        *closing_bindings("help"),
        *movement_bindings(),
        Binding("enter", "choose", show=False),
    ]
    AUTO_FOCUS = "ChoiceList"

    def __init__(self, ink: Ink, glyphs: Glyphs) -> None:
        super().__init__()
        self._ink, self._glyphs = ink, glyphs

    def compose(self) -> ComposeResult:
        """One sheet in the middle."""
        with Vertical(id="sheet"):
            yield ChoiceList(self._ink)

    def on_resize(self) -> None:
        """Another width breaks the lines elsewhere; the cursor stays on its example."""
        view = self.query_one(ChoiceList)
        chosen = view.choices[view.chosen].action if view.chosen is not None else ""
        view.choices = language_lines(min(self.size.width, WIDTH) - PADDING, self._glyphs)
        actions = [line.action for line in view.choices]
        self._choose(actions.index(chosen) if chosen else 0, 1)

    @on(ChoiceList.Chosen)
    def _clicked(self, event: ChoiceList.Chosen) -> None:
        self.dismiss(event.action)

    def on_click(self, event: events.Click) -> None:
        """A click beside the sheet puts it away."""
        if event.widget is self:
            self.dismiss()

    def action_choose(self) -> None:
        """Put the example into the line."""
        view = self.query_one(ChoiceList)
        if view.chosen is not None:
            self.dismiss(view.choices[view.chosen].action)

    def action_move(self, lines: int) -> None:
        """So many examples down; up where negative."""
        view = self.query_one(ChoiceList)
        self._choose((view.chosen or 0) + lines, 1 if lines > 0 else -1)

    def action_move_pages(self, pages: int) -> None:
        """So many pages down; up where negative."""
        self.action_move(pages * max(self.query_one(ChoiceList).size.height - 1, 1))

    def _choose(self, number: int, step: int) -> None:
        """The example of this line, else the nearest one in a direction, else in the other."""
        view = self.query_one(ChoiceList)
        examples = [line for line, choice in enumerate(view.choices) if choice.action]
        onward = [line for line in examples if (line - number) * step >= 0]
        nearest = min(onward or examples, key=lambda line: abs(line - number))
        view.choose(nearest)
        if nearest == examples[0]:
            # the headings above it
            view.scroll_to(y=0, animate=False, force=True)
        elif nearest == examples[-1]:
            view.scroll_end(animate=False, force=True)


def language_lines(width: int, glyphs: Glyphs) -> tuple[Choice, ...]:
    """The table as lines; an example's action is the example."""
    keys = _("Esc closes")
    if width >= ROOM_FOR_BOTH:
        keys = _("{enter} puts it in · Esc closes").format(enter=glyphs.enter)
    title = _("What can be searched for")
    lines = [Choice((Piece(title, Tone.STRONG),), (Piece(f"{keys} ", Tone.QUIET),))]
    for heading, examples in LANGUAGE:
        lines += [Choice(()), Choice((Piece(_(heading), Tone.LAMP),))]
        for example, meaning in examples:
            lines += _lines(example, _(meaning), width)
    return tuple(lines)


def _lines(example: str, meaning: str, width: int) -> list[Choice]:
    if width >= ROOM_FOR_BOTH:
        left = Piece(f"  {example:<{COLUMN}} ", Tone.ACCENT)
        return [Choice((left, Piece(meaning, Tone.INK)), (), example)]
    below = wrap(meaning, max(width - 4, 10))
    told = (Choice((Piece(f"    {line}", Tone.QUIET),)) for line in below)
    return [Choice((Piece(f"  {example}", Tone.ACCENT),), (), example), *told]
