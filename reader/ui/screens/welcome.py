"""The first start: folders that may be libraries, five keys, and the sample articles."""

import os
from collections.abc import Collection, Sequence
from pathlib import Path
from textwrap import wrap

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from reader.i18n import _, ngettext
from reader.model import sanitize
from reader.model.listing import Likely
from reader.ui import messages
from reader.ui.bindings import closing_bindings, movement_bindings, shown_key
from reader.ui.cut import cut
from reader.ui.days import number
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Ink, Piece, Tone
from reader.ui.moving_in import MovingIn
from reader.ui.screens.modal import Modal
from reader.ui.table import action
from reader.ui.widgets.choice_list import Choice, ChoiceList

KEY = 7
"""Cells of the column of keys."""
TALL = 20
"""Rows of a window that has room for more than what is chosen from."""
SAMPLES = -1
"""What is chosen, where it is no folder."""


class WelcomeScreen(Modal[tuple[Path, ...]], inherit_bindings=False):
    """Folders to choose from; the result is those to keep, none for the sample articles."""

    BINDINGS = [  # noqa: RUF012 - the type that Textual gives it
        Binding("enter", "take", show=False),
        Binding("space,x", "tick", show=False),
        Binding("q", "app.quit", show=False),  # nothing was decided: it comes again
        *movement_bindings(),
        *closing_bindings("palette"),
    ]
    AUTO_FOCUS = "ChoiceList"

    def __init__(self, desk: MovingIn, ink: Ink, glyphs: Glyphs) -> None:
        super().__init__()
        self._desk, self._ink, self._glyphs = desk, ink, glyphs
        self._found: Sequence[Likely] | None = None
        self._ticked: set[int] = set()
        self._trouble = ""
        self._here = 0
        """Which of the choices the cursor stands on."""

    def compose(self) -> ComposeResult:
        """One sheet in the middle."""
        with Vertical(id="sheet"):
            yield ChoiceList(self._ink)

    def on_mount(self) -> None:
        """Begin to look for folders."""
        self._desk.seat(self)
        self._desk.find_folders()

    def on_unmount(self) -> None:
        """Nobody waits for folders any more."""
        self._desk.unseat(self)

    def on_resize(self) -> None:
        """Another size has room for other lines."""
        self._put()

    @on(messages.FoldersFound)
    def _folders_found(self, event: messages.FoldersFound) -> None:
        self._found = event.found
        self._put()

    @on(messages.Told)
    def _told(self, event: messages.Told) -> None:
        self._trouble = event.text if event.is_error else ""
        self._put()

    def _put(self) -> None:
        view = self.query_one(ChoiceList)
        size, home = self.app.size, self._desk.reader.environment.home
        width = self.query_one("#sheet").content_size.width
        offers = offer_lines(self._found, self._ticked, home, self._glyphs, width)
        before = intro_lines(self._found, width) if size.height >= TALL else ()
        lines = (
            title_line(self._trouble),
            *before,
            *offers,
            *key_lines(self._glyphs, width, is_tall=size.height >= TALL),
        )
        self._places = [number for number, line in enumerate(lines) if line.action]
        view.choices = lines
        self._choose(self._here)

    def _choose(self, here: int) -> None:
        self._here = max(0, min(here, len(self._places) - 1))
        view = self.query_one(ChoiceList)
        view.choose(self._places[self._here])
        if not self._here:
            view.scroll_to(y=0, animate=False, force=True)
        elif self._here == len(self._places) - 1:  # below it stands what is only read
            view.scroll_to(y=len(view.choices), animate=False, force=True)

    def action_move(self, lines: int) -> None:
        """So many choices down; up where negative."""
        self._choose(self._here + lines)

    def action_move_pages(self, pages: int) -> None:
        """To the first choice or the last."""
        self._choose(self._here + pages * len(self._places))

    def action_tick(self) -> None:
        """Choose a folder besides others, or no longer."""
        if self._here < len(self._places) - 1:
            self._ticked ^= {self._here}
            self._put()

    def action_take(self) -> None:
        """Keep what is ticked, else what the cursor stands on."""
        is_samples = self._here == len(self._places) - 1
        if self._ticked and not is_samples:
            self._take(sorted(self._ticked))
        else:
            self._take([] if is_samples else [self._here])

    def action_take_one(self, number: int) -> None:
        """Keep one folder; none for the sample articles."""
        self._take([number] if number != SAMPLES else [])

    def _take(self, numbers: Sequence[int]) -> None:
        folders = [Path((self._found or ())[number].folder) for number in numbers]
        if self._desk.keep_folders(folders):
            self.dismiss(tuple(folders))

    @on(ChoiceList.Chosen)
    async def _clicked(self, event: ChoiceList.Chosen) -> None:
        await self.run_action(event.action)

    def on_click(self, event: events.Click) -> None:
        """A click beside the sheet puts it away."""
        if event.widget is self:
            self.dismiss()


def title_line(trouble: str) -> Choice:
    """What this is, or what went wrong."""
    title = Piece(trouble, Tone.DANGER) if trouble else Piece(_("Welcome to Leeslamp"), Tone.LAMP)
    return Choice((title,), (Piece(_("Esc: samples") + " ", Tone.QUIET),))


def intro_lines(found: Sequence[Likely] | None, width: int) -> tuple[Choice, ...]:
    """What this program is, and what is asked."""
    what = _("It reads the articles on your own disk, and changes none of them.")
    ask = _("Which of these folders shall it open?")
    if found is not None and not found:
        ask = _("No folder of articles was found. In a shell: leeslamp add FOLDER")
    return (Choice(()), _said(what, width), _said(ask, width), Choice(()))


def _said(text: str, width: int) -> Choice:
    return Choice((Piece(cut(text, width), Tone.INK),))


def offer_lines(
    found: Sequence[Likely] | None,
    ticked: Collection[int],
    home: Path,
    glyphs: Glyphs,
    width: int,
) -> tuple[Choice, ...]:
    """A line for each folder, and one for the sample articles."""
    lines = [
        _offer(one, position in ticked, home, glyphs, width, f"screen.take_one({position})")
        for position, one in enumerate(found or ())
    ]
    if found is None:
        lines.append(Choice((Piece("   " + _("Looking for folders …"), Tone.QUIET),)))
    samples = Piece("   " + _("The sample articles, to look around"), Tone.INK)
    return (*lines, Choice((samples,), (), f"screen.take_one({SAMPLES})"))


def _offer(
    one: Likely, is_ticked: bool, home: Path, glyphs: Glyphs, width: int, does: str
) -> Choice:
    some = ngettext("{n} article", "{n} articles", one.articles)
    if one.is_more:
        some = _("more than {n} articles").format(n=number(one.articles))
    kind = "Obsidian · " if one.is_vault else ""
    right = f"{kind}{some} "
    mark = Piece(f" {glyphs.selected if is_ticked else ' '} ", Tone.ACCENT)
    name = cut(shown_folder(Path(one.folder), home), max(width - len(right) - 4, 8))
    return Choice((mark, Piece(name, Tone.STRONG)), (Piece(right, Tone.QUIET),), does)


def shown_folder(folder: Path, home: Path) -> str:
    """A folder as a person writes it: `~/Notes`."""
    name = os.fspath(folder)
    if folder.is_relative_to(home):
        name = os.path.join("~", folder.relative_to(home))  # noqa: PTH118 - it is no path yet
    return sanitize.path(name)


def key_lines(glyphs: Glyphs, width: int, *, is_tall: bool) -> tuple[Choice, ...]:
    """The keys to begin with."""
    keys = [
        (_key("open", glyphs), _("read the article under the cursor")),
        (_key("search", glyphs), _("search in every word of all of them")),
        (_key("star", glyphs), _("star one; {key} takes it back").format(key=_key("undo", glyphs))),
        (_key("close_article", glyphs), _("back to the list, and from there out")),
        (_key("help", glyphs), _("every other key")),
    ]
    lines = [line for key, does in keys for line in _key_lines(key, does, width)]
    ticks = _("Enter opens · Space takes several")
    head = _("Five keys to begin with")
    if not is_tall:
        return (Choice((Piece(ticks, Tone.QUIET),)), *lines)
    heading = Choice((Piece(head, Tone.LAMP),), (Piece(ticks + " ", Tone.QUIET),))
    return (Choice(()), heading, Choice(()), *lines)


def _key_lines(key: str, does: str, width: int) -> list[Choice]:
    said = wrap(does, max(width - KEY - 1, 10))
    return [
        Choice((Piece(f" {name:<{KEY}}", Tone.ACCENT), Piece(line, Tone.INK)))
        for name, line in zip([key, *[""] * len(said)], said, strict=False)
    ]


def _key(name: str, glyphs: Glyphs) -> str:
    keys = action(name).keys
    return shown_key(keys[0], glyphs) if keys else f"{glyphs.dot}"
