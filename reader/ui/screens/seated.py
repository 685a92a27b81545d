"""What library and reading screen share: a seat at the desk, a voice, what keys do alike."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from textual import events, on
from textual.geometry import Size
from textual.reactive import reactive
from textual.screen import Screen
from textual.timer import Timer

from reader.actions import Where
from reader.errors import ReaderError
from reader.i18n import _
from reader.model import sanitize
from reader.model.listing import Row
from reader.model.marks import Field
from reader.model.row import ArticleId
from reader.themes import LAMP
from reader.ui import sentences
from reader.ui.bindings import OWN
from reader.ui.desk import Desk
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Ink, Piece
from reader.ui.messages import CommandEnded, Hearer, MarksNotKept, Told
from reader.ui.repainting import Repainting
from reader.ui.widgets.bar import Bar

if TYPE_CHECKING:
    from reader.ui.app import Leeslamp

SPOKEN_FOR = 4.0
"""Seconds that a sentence stays: time to read twelve words twice."""


class Mover(Protocol):
    """What the moving keys move."""

    def move(self, count: int) -> None:
        """So many lines down; up where negative."""

    def move_pages(self, pages: float) -> None:
        """So many pages down; up where negative."""

    def move_to_top(self) -> None:
        """To the first line."""

    def move_to_end(self) -> None:
        """To the last line."""


class Subject(NamedTuple):
    """The article that a mark is for."""

    article: ArticleId
    is_read: bool
    is_starred: bool
    is_archived: bool


class Seated(Hearer, Screen[None], inherit_bindings=False):
    """A screen that the desk tells everything to."""

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - the type that Textual gives it
        (0, "-tiny"),
        (20, "-small"),
        (40, "-narrow"),
        (80, "-usual"),
        (160, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (5, "-low"), (12, "-tall")]  # noqa: RUF012
    AUTO_FOCUS = ""
    ALLOW_SELECT = False
    BLANK = True
    """It has nothing of its own to paint; made up as other widgets are, its lines and those of what
    holds the panes took a third of a whole paint."""

    virtual_size = reactive(Size(0, 0), repaint=False)
    """As Textual has it, but that another window is not laid out and painted a second time."""
    places: tuple[Where, ...] = ()
    """Where one is on this screen: which actions there are."""

    ink: reactive[Ink] = reactive(Ink(LAMP), init=False, repaint=False)
    trouble: reactive[str] = reactive("", repaint=False)
    """Why marks are not being kept; empty when they are."""
    spoken: reactive[tuple[Piece, ...]] = reactive((), repaint=False)
    """What was said last, until it has been read."""

    def __init__(self, desk: Desk, glyphs: Glyphs, ink: Ink) -> None:
        super().__init__()
        self._compositor = Repainting()
        self.desk = desk
        self.glyphs = glyphs
        self.set_reactive(Seated.ink, ink)
        self.set_reactive(Seated.trouble, desk.trouble)
        self._falls_silent: Timer | None = None
        self._styled_for = ""

    @property
    def leeslamp(self) -> "Leeslamp":
        """The app, by its own type."""
        return cast("Leeslamp", self.app)

    def take_size(self) -> None:
        """Bear the classes of the window's size from the first frame on: Textual gives them with
        the first Resize, after that frame, and styles and lays out all of the screen anew.
        """
        width, height = self.app.size
        steps = ((self.HORIZONTAL_BREAKPOINTS, width), (self.VERTICAL_BREAKPOINTS, height))
        for points, cells in steps:
            _from, name = max(point for point in points or () if point[0] <= cells)
            self.add_class(name, update=False)

    @property
    def mover(self) -> Mover:
        """What the moving keys move here."""
        raise NotImplementedError

    @property
    def subject(self) -> Subject | None:
        """The article that marks are for here; None where there is none."""
        raise NotImplementedError

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Textual styles a screen anew whenever it comes up; ours change with the theme alone, and
        a third of opening an article went into it.
        """
        event.refresh_styles = self._styled_for != self.app.theme
        self._styled_for = self.app.theme
        if self.outer_size != self.app.size:  # it was not told while it was hidden
            self.post_message(events.Resize(self.app.size, self.app.size))

    @property
    def row(self) -> Row | None:
        """The article here as the list has it; None where there is none, or none in a list."""
        raise NotImplementedError

    @property
    def article_path(self) -> str:
        """The file of the article here; empty where there is none."""
        return self.row.path if self.row is not None else ""

    @property
    def scope(self) -> Callable[[], Sequence[ArticleId]] | None:
        """Gives, on a thread that paints nothing, the articles that a verb is for; None where it is
        for the subject alone.
        """
        return None

    # Saying.

    def say(self, text: str, *, is_error: bool = False) -> None:
        """Say something in the status line, for as long as it takes to read."""
        if self._falls_silent is not None:
            self._falls_silent.stop()
        self.spoken = sentences.said(text, is_error=is_error)
        self._falls_silent = self.set_timer(SPOKEN_FOR, self.fall_silent)

    def fall_silent(self) -> None:
        """What was said no longer holds, or was read."""
        self.spoken = ()

    def keep_saying(self, pieces: tuple[Piece, ...]) -> None:
        """Say something that stands there until it is answered."""
        if self._falls_silent is not None:
            self._falls_silent.stop()
        self.spoken = pieces

    def takes_key(self, _event: events.Key) -> bool:
        """Act on a key that means something else just now than what it is bound to; False for any
        other. Asked where bindings are looked up, so that keys in a row are met in their order.
        """
        return False

    @on(Told)
    def _told(self, event: Told) -> None:
        if event.is_lasting:
            self.keep_saying(sentences.said(event.text))
        else:
            self.say(event.text, is_error=event.is_error)

    @on(MarksNotKept)
    def _not_kept(self, event: MarksNotKept) -> None:
        if event.reason:
            self.fall_silent()
        is_news = bool(event.reason) and event.reason != self.trouble
        self.trouble = event.reason
        if is_news and self.is_active:
            self.leeslamp.notify(event.reason, severity="error")

    @on(Bar.Clicked)
    async def _clicked(self, event: Bar.Clicked) -> None:
        event.stop()
        await self.run_action(event.action)

    # What the keys do alike.

    def action_line_down(self) -> None:
        """One line down."""
        self.mover.move(1)

    def action_line_up(self) -> None:
        """One line up."""
        self.mover.move(-1)

    def action_page_down(self) -> None:
        """One page down."""
        self.mover.move_pages(1)

    def action_page_up(self) -> None:
        """One page up."""
        self.mover.move_pages(-1)

    def action_top(self) -> None:
        """To the top."""
        self.mover.move_to_top()

    def action_bottom(self) -> None:
        """To the bottom."""
        self.mover.move_to_end()

    def action_related(self) -> None:
        """Show what resembles this article."""
        row = self.row
        if row is not None:
            self.leeslamp.show_like(row)

    def action_star(self) -> None:
        """Star or unstar."""
        self._toggle(Field.STARRED, lambda subject: subject.is_starred)

    def action_read(self) -> None:
        """Mark read or unread."""
        self._toggle(Field.READ, lambda subject: subject.is_read)

    def action_archive(self) -> None:
        """Put out of sight, or back."""
        scope, subject = self.scope, self.subject
        if scope is not None:
            self.desk.mark_many(scope, Field.ARCHIVED)
        elif subject is not None:
            value = not subject.is_archived
            self.desk.mark_many(lambda: [subject.article], Field.ARCHIVED, value=value)

    def action_tags(self) -> None:
        """Put tags on the article, or on all that is selected, or take them off."""
        scope, subject = self.scope, self.subject
        if subject is not None:
            from reader.ui.screens.tagging import TagScreen

            self.leeslamp.prepare_library()
            meant = scope or (lambda: [subject.article])
            self.app.push_screen(TagScreen(self.desk, meant, self.ink, self.glyphs))

    def action_history(self) -> None:
        """Show what was done, to undo some of it."""
        from reader.ui.screens.stepping import HistoryScreen

        self.leeslamp.prepare_library()
        self.app.push_screen(HistoryScreen(self.desk, self.ink, self.glyphs))

    def action_read_all(self) -> None:
        """Mark every article of the query in force read."""
        self.leeslamp.library.read_all()

    def _toggle(self, field: Field, is_set: Callable[[Subject], bool]) -> None:
        scope, subject = self.scope, self.subject
        if scope is not None:
            self.desk.mark_many(scope, field)
        elif subject is not None:
            self.desk.toggle(subject.article, field, is_set=is_set(subject))

    def copy(self, text: str, said: str = "") -> None:
        """Copy a text, to the clipboard and to a file, and say so; `said` in place of how much."""
        from reader.ui import copying

        self.app.copy_to_clipboard(text)
        try:
            path = copying.keep(self.desk.reader.environment.cache_dir, text)
        except OSError:
            self.say(_("Copied."))
        else:
            self.say(said or copying.said(text, sanitize.path(str(path))))

    def action_commands(self) -> None:
        """Let one of the person's own commands be chosen."""
        if not self.desk.reader.config.commands:
            self.say(_("No command of your own yet: the configuration file has room for some."))
            return
        from reader.ui.screens.palette import PaletteScreen

        own = PaletteScreen((Where.ARTICLES,), self.ink, self.glyphs, OWN)
        self.app.push_screen(own, self._run_chosen)

    async def _run_chosen(self, command: str | None) -> None:
        if command:
            await self.run_action(command)

    def action_run_command(self, name: str) -> None:
        """Hand the article to a command of the person's own."""
        found = next(one for one in self.desk.reader.config.commands if one.name == name)
        if not self.article_path:
            return
        begin = partial(self.desk.pipe, found, self.article_path, self.row, self.scope)
        if found.output == "none":
            begin()
            self.say(_("Running: {name}").format(name=found.title))
            return
        from reader.ui.screens.output import OutputScreen

        self.app.push_screen(OutputScreen(found.title, begin, self.desk, self.ink))

    @on(CommandEnded)
    def _command_ended(self, event: CommandEnded) -> None:
        if event.pipe.command.output == "none" and self.is_active:
            problem, name = event.output.problem, event.pipe.command.title
            said = f"{name}: {problem}" if problem else _("Done: {name}").format(name=name)
            self.say(said, is_error=bool(problem))

    def edit(self, path: str, line: int) -> bool:
        """Let the person's editor have a file, at a line; False where it could not."""
        from textual.app import SuspendNotSupported

        from reader import opener

        editor = self.desk.reader.config.open.editor or self.desk.reader.environment.editor
        if not editor:
            self.say(_("No editor is named: set EDITOR in the environment, to nano for example."))
            return False
        try:
            with self.app.suspend():
                opener.edit(editor, path, line)
        except SuspendNotSupported:
            self.say(_("The terminal can't be given to an editor here."))
            return False
        except ReaderError as error:
            self.say(f"{error.message} {error.hint}", is_error=True)
            return False
        self.app.refresh(layout=True)
        return True

    def show_original(self, url: str) -> None:
        """Hand the original's address to the browser; say so where there is none."""
        if url:
            self.desk.show_original(url)
        else:
            self.say(_("This article names no original on the web."))
