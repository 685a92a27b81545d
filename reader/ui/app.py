"""The program on the screen: which screen is shown, in which colours. No logic of its own."""

import signal
import sys
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events
from textual.binding import Binding
from textual.driver import Driver
from textual.filter import LineFilter, NoColor
from textual.notifications import SeverityLevel
from textual.reactive import reactive
from textual.screen import Screen

from reader import resources, themes
from reader.actions import Where
from reader.core import Reader
from reader.i18n import _
from reader.model.listing import Row
from reader.model.query import Query
from reader.ui import farewell, sentences, table
from reader.ui.bindings import app_bindings
from reader.ui.choices import choices, over
from reader.ui.colours import theme
from reader.ui.desk import Desk
from reader.ui.glyphs import Glyphs, glyphs
from reader.ui.guard import Guard
from reader.ui.held_keys import HeldKeys, is_leaving
from reader.ui.ink import Ink
from reader.ui.messages import Asked
from reader.ui.overlay import OverlayApp
from reader.ui.screens.library import LibraryScreen
from reader.ui.screens.seated import Seated
from reader.ui.sparing import collect_seldom
from reader.ui.typed_ahead import TakesKeys
from reader.ui.under_way import UnderWay
from reader.ui.wardrobe import Wardrobe

if TYPE_CHECKING:
    from reader.ui.screens.reading import Left, ReadingScreen
    from reader.ui.sheet import Form

BREATH = 0.03
"""Seconds between the steps that follow the first frame: keys typed meanwhile are acted on
first, and the processes that are then started do not take the processor from them."""
FIRST = ("shared", "library")
"""The style sheets that the first frame needs; reading all of them would delay it."""


class Leeslamp(OverlayApp, inherit_bindings=False):
    """Library and reading screen, both there from the start; help and palette when asked for."""

    TITLE = "Leeslamp"
    BINDINGS = [  # noqa: RUF012 - the type that Textual gives it
        *app_bindings(),
        Binding("ctrl+c", "say_how_to_quit", show=False, system=True),
    ]
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    HORIZONTAL_BREAKPOINTS = None
    VERTICAL_BREAKPOINTS = None

    ink: reactive[Ink] = reactive(Ink(themes.LAMP), init=False)

    def __init__(self, reader: Reader, open_path: Path | None = None) -> None:
        environment, reading = reader.environment, reader.config.reading
        self.desk = Desk(reader, self._failed)
        self.wardrobe = Wardrobe(environment, reading.theme)
        chosen = choices(self.desk.preferences(), reader.config, self.wardrobe)
        super().__init__(css_path=[path for path in resources.styles() if path.stem in FIRST])
        self.guard, self.has_cursor = Guard(), reading.cursor
        no_color = [NoColor()] if environment.no_color else []
        self._filters_of_lines: Sequence[LineFilter] = (self.guard, *no_color)
        self.fault: str | None = None
        """Where the log of a fault that ended the program lies."""
        self._first_path = open_path.absolute() if open_path is not None else None
        self._steps: list[Callable[[], None]] = []
        self.is_settled = False
        """Everything that follows the first frame has begun."""
        self.keys = UnderWay(self)
        self._held = HeldKeys()
        self._keyboard = table.put_in_force(self, reader.config)
        self._left: tuple[Query, Left] | None = None
        """The article that was left for what resembles it, and the query for that."""
        for palette in self.wardrobe.palettes:
            self.register_theme(theme(palette))
        ink = Ink(self.wardrobe.palette(chosen.theme), reader.config.reading.bidi)
        self.set_reactive(Leeslamp.theme, ink.palette.name)
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_reactive(Leeslamp.ink, ink)
        self.library = LibraryScreen(self.desk, self._signs(reader), ink, chosen.query)
        self.desk.seat(self.library)
        self.measure = chosen.measure

    def _signs(self, reader: Reader) -> Glyphs:
        stream = sys.__stderr__
        return glyphs(reader.environment.term, (stream.encoding if stream else "") or "utf-8")

    @cached_property
    def reading(self) -> "ReadingScreen":
        """The reading screen; what it needs is imported after the first frame."""
        from reader.ui.screens.reading import ReadingScreen

        return ReadingScreen(self.desk, self.library.glyphs, self.ink, self.measure)

    # What Textual asks.

    def get_default_screen(self) -> Screen[None]:
        """The library, from the first frame on."""
        return self.library

    @property
    def _background_screens(self) -> list[Screen[object]]:
        """What is seen through the top screen. Textual counts the one below in even where the top
        one hides it: the list was laid out with every resize of an article, and had all of the
        article painted again for each thing that changed in it.
        """
        is_opaque = self._screen_stack and self.screen.styles.background.a == 1
        return [] if is_opaque else super()._background_screens

    def get_driver_class(self) -> type[Driver]:
        """Our own on POSIX."""
        if sys.platform == "win32":
            return super().get_driver_class()
        from reader.ui.terminal import Terminal

        return Terminal

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The guard; and no colour at all where none is wanted. Textual's own would turn a
        terminal's colours into others; a theme of ours has either no colours or no such ones.
        """
        return self._filters_of_lines

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Say something over the screen; markup is never read in it."""
        del markup
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=False)

    def on_mount(self) -> None:
        """End in order when a signal or a closed window asks for it; paint anew after a stop."""
        farewell.listen(self)
        self.app_resume_signal.subscribe(self, lambda _app: self.refresh(layout=True))

    def on_ready(self) -> None:
        """The first frame is there: what may take longer follows, once keys had their turn."""
        self._steps = [self.prepare_library, self.prepare_reading, self._begin]
        self.set_timer(BREATH, self._prepare)

    def _prepare(self) -> None:
        self._steps.pop(0)()
        if self._steps:
            self.set_timer(BREATH, self._prepare)

    def prepare_library(self) -> None:
        """What the list's first frame did not need; harmless when repeated."""
        if self.library.bar is None:
            self.stylesheet.read_all([one for one in resources.styles() if one.stem not in FIRST])
            self.library.prepare()
            # Textual forgets what is to be painted anew where something is laid out anew as well:
            # what keys have changed by then would not be seen.
            self.library.call_after_refresh(self.library.articles.refresh)

    def prepare_reading(self) -> None:
        """Mount the reading screen ahead, so that opening an article only paints."""
        self.prepare_library()
        if not self.is_screen_installed("reading"):
            self.install_screen(self.reading, "reading")
            self._get_screen("reading")
            # Not before it is a part of the program: what is told to it would find nobody.
            self.desk.seat(self.reading)

    def _begin(self) -> None:
        if self._first_path is not None:
            row = self.desk.row_of(self._first_path)
            self._open(Asked(row, str(self._first_path), self._form()), patience=0.01)
        else:
            self.library.greet()
        if self._keyboard is not None:
            self._keyboard.complain(self.library)
        if told := (*self.desk.reader.config.problems, *self.wardrobe.problems):
            config_file = self.desk.reader.environment.config_file
            self.library.say(sentences.amiss(told, config_file), is_error=True)
        self.desk.settle_in()
        collect_seldom()
        self.is_settled = True

    def on_terminal_gone(self) -> None:
        """The window was closed without a word."""
        farewell.end(self, signal.SIGHUP)

    async def on_event(self, event: events.Event) -> None:
        """Keys act in the order in which they were typed, whatever gets the focus meanwhile."""
        if isinstance(event, events.Key) and not self.is_running:
            return  # held for an article, and let go while screens are taken down
        if not (isinstance(event, events.Key) and self.keys.takes(event, self.focused)):
            await super().on_event(event)

    async def on_key(self, event: events.Key) -> None:
        """What is held for an article, what a screen takes, the person's own keys; in that order,
        before bindings are looked up.
        """
        seated, has_come = self.screen, self.keys.arrives(event)
        if (
            self._holds(event)
            or (isinstance(seated, TakesKeys) and seated.takes_key(event))
            or (self._keyboard is not None and await self._keyboard.take(event))
            or (has_come and self.keys.goes_on(event, self.focused))
        ):
            event.prevent_default()

    def _holds(self, event: events.Key) -> bool:
        """A key typed behind the one that opens an article is for that article."""
        reading = self.reading if "reading" in vars(self) else None
        if not isinstance(self.screen, Seated):
            return False
        is_coming = reading is not None and reading.is_coming
        acting = reading.acting if reading is not None and self.screen is reading else ()
        if self._held.take(event, is_coming=is_coming, acting=acting):
            self.let_go()
            return True
        if reading is None or not is_coming or self.screen is reading:
            return False
        is_given_up = is_leaving(event)
        if is_given_up:
            reading.give_up()
        return is_given_up

    def let_go(self) -> None:
        """What was typed for an article acts, once that is there."""
        self.call_later(self._let_go)

    def drop_held(self) -> None:
        """What was typed for an article that does not come is for nothing."""
        self._held.end()

    def hold(self, keys: Sequence[events.Key]) -> None:
        """These were typed for the article that is asked for next."""
        for event in keys:
            self._held.take(event, is_coming=True)

    async def _let_go(self) -> None:
        if not self.keys and not self.reading.is_coming:
            await self.type_again(self._held.end())

    async def type_again(self, keys: Sequence[events.Key]) -> None:
        """Have keys act that were kept, as if they were typed now."""
        for event in keys:
            await self.on_event(events.Key(event.key, event.character))

    def on_app_focus(self) -> None:
        """Another process may have written while the person was elsewhere."""
        self.desk.catch_up()

    def _failed(self, error: Exception) -> None:
        # Once the program is ending there is nobody to tell.
        if self.is_running:
            self.call_from_thread(self._handle_exception, error)

    def _fatal_error(self) -> None:
        self.fault = farewell.write_log(self._exception, self.desk.reader.environment.cache_dir)
        self._close_messages_no_wait()

    # Which article.

    def open_article(self, row: Row, fragment: str = "") -> None:
        """Read an article of the list, or one that a link leads to, from a heading or note on."""
        wanted = None if fragment else self.library.wanted
        self._open(Asked(row, row.path, self._form(), wanted=wanted, fragment=fragment))

    def open_path(self, path: Path, fragment: str = "") -> None:
        """Read a file, whether a list holds it or not; the list is not what was asked for."""
        self._open(Asked(None, str(path), self._form(), fragment=fragment), patience=0.01)

    def open_again(self) -> None:
        """Read the open article's file again."""
        asked = self.reading.asked
        if asked is not None:
            self._open(Asked(asked.row, asked.path, self._form(), wanted=self.reading.wanted))

    def _form(self) -> "Form":
        return self.reading.form_for(self.size)

    def _open(self, asked: Asked, **patience: float) -> None:
        self.prepare_reading()
        self.reading.expect(asked, self.library.results, **patience)
        if asked.row is not None:
            self.library.articles.place_cursor(asked.row.file)

    def show_reading(self) -> None:
        """Bring the reading screen up."""
        if self.screen is self.library:
            self.push_screen("reading")

    def close_article(self) -> None:
        """Go back to the list."""
        if self.screen is self.reading:
            self.reading.leave()
            self.reading.give_up()
            self.pop_screen()

    def show_like(self, row: Row) -> None:
        """Show in the list what resembles an article."""
        left = self.reading.as_left() if self.screen is self.reading else None
        self.close_article()
        self.library.show_like(row)
        self._left = (self.library.query_asked, left) if left is not None else None

    def return_from(self, query: Query) -> None:
        """This search was put away: reopen the article that it was asked for from."""
        left, self._left = self._left, None
        if left is not None and left[0] == query:
            self.reading.reopen(left[1])

    # What keys do everywhere.

    def action_help(self) -> None:
        """Show every key."""
        from reader.ui.screens.help import HelpScreen

        here = Where.LIBRARY if self.screen is self.library else Where.READING
        self.push_screen(HelpScreen(here, self.ink, self.library.glyphs))

    def action_palette(self) -> None:
        """Find a command."""
        from reader.ui.screens.palette import PaletteScreen

        seated = self.screen
        if isinstance(seated, Seated):
            self.push_screen(PaletteScreen(seated.places, self.ink, seated.glyphs), self._do)

    async def _do(self, command: str | None) -> None:
        if command:
            await self.screen.run_action(command)

    def action_theme(self) -> None:
        """The next theme."""
        following = self.wardrobe.following(self.theme)
        self.theme = following.name
        self.ink = self.ink.of(following)
        self.library.ink = self.reading.ink = self.ink
        self.desk.prefer("theme", over(following.name, self.wardrobe.usual))
        if isinstance(self.screen, Seated):
            self.screen.say(_("Theme: {name}").format(name=_(following.title)))

    def action_undo(self) -> None:
        """Take the last mark back."""
        self.desk.undo()

    def action_redo(self) -> None:
        """Make the step again that was taken back last."""
        self.desk.redo()

    def action_suspend(self) -> None:
        """Give the terminal back to the shell for a while."""
        self.action_suspend_process()

    def action_say_how_to_quit(self) -> None:
        """Tell whom ctrl+c is a habit."""
        if isinstance(self.screen, Seated):
            self.screen.say(sentences.how_to_quit())

    async def action_quit(self) -> None:
        """End the program."""
        self.end()

    def end(self, code: int = 0) -> None:
        """End the program, with this for its exit code."""
        self.settle()
        self.exit(return_code=code)

    def settle(self) -> None:
        """Put on disk what is not there yet."""
        if "reading" in vars(self) and self.reading.is_mounted:
            self.reading.leave()
        self.desk.settle()


def run(reader: Reader, *, open_path: Path | None = None) -> int:
    """Show the screens until the person quits; the exit code of the process, or AGAIN."""
    app = Leeslamp(reader, open_path)
    try:
        app.run()
    finally:
        app.desk.close()
    if app.fault is not None:
        farewell.say_sorry(app.fault)
    return app.return_code or 0
