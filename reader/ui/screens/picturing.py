"""Pictures of the open article: unpacked when they come near, shown large, turned off and on."""

from textual import on
from textual.reactive import reactive

from reader.i18n import _
from reader.model.document import Figure, leaf_text, leaves, pictures_within
from reader.model.picture import Size
from reader.model.sanitize import EMPTY, Shown
from reader.ui import messages
from reader.ui.album import AskedPicture
from reader.ui.choices import kept_over, over
from reader.ui.desk import Desk
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Ink
from reader.ui.screens.comparing import Comparing
from reader.ui.sliced import painter
from reader.ui.widgets.document_view import DocumentView
from reader.ui.widgets.pictured_view import PicturedView


class Picturing(Comparing, inherit_bindings=False):
    """What keys do with pictures."""

    is_pictured: reactive[bool] = reactive(True, repaint=False)

    def __init__(self, desk: Desk, glyphs: Glyphs, ink: Ink) -> None:
        super().__init__(desk, glyphs, ink)
        reader = desk.reader
        self._can_picture = not (reader.environment.no_color or glyphs.is_ascii)
        self._usual = "yes" if reader.config.reading.images else "no"
        is_wanted = (kept_over(desk.preferences(), "pictures", self._usual) or self._usual) == "yes"
        self.set_reactive(Picturing.is_pictured, is_wanted and self._can_picture)

    def on_mount(self) -> None:
        """Show pictures as the terminal can; one that was stopped has lost what it was sent."""
        self.choose_painter()
        self.app.app_resume_signal.subscribe(self, lambda _app: self.view.forget_painted())

    def choose_painter(self) -> None:
        """Paint pictures as well as the terminal is known to do it by now."""
        graphics = self.desk.reader.config.reading.graphics
        if graphics == "ask":
            graphics = self.leeslamp.graphics
        if graphics != "blocks":
            self.view.use(painter(graphics, self._write, self._cell))
            self.leeslamp.paints_over = graphics in ("sixel", "iterm")

    def _cell(self) -> Size | None:
        cell: Size | None = getattr(self.app._driver, "cell", None)
        return cell

    @property
    def pictured(self) -> PicturedView:
        """Where pictures are."""
        return self.view

    def _write(self, text: str) -> None:
        if self.app._driver is not None:
            self.app._driver.write(text)

    def leave(self, *, is_going_on: bool = False) -> None:
        """The person turns away from this article."""
        super().leave(is_going_on=is_going_on)
        self.view.forget_painted()

    @property
    def view(self) -> PicturedView:
        """The text."""
        return self.query_one(PicturedView)

    @on(DocumentView.Scrolled)
    def want_pictures(self) -> None:
        """Ask for the pictures that have come near."""
        wanted = self.view.wanted() if self.sheet is not None else []
        if wanted and self.sheet is not None:
            self.desk.unpack(self.sheet.opened.path, wanted)

    @on(messages.PictureCame)
    def _picture_came(self, event: messages.PictureCame) -> None:
        if self.sheet is None or event.path != self.sheet.opened.path:
            return
        from reader.ui.screens.picture import PictureScreen

        large = self.app.screen
        if isinstance(large, PictureScreen) and large.take(event.asked, event.found):
            return
        self.view.take(event.asked, event.found)

    def action_refresh(self) -> None:
        """Read the article and its pictures again."""
        self.desk.reader.pictures.forget()
        super().action_refresh()

    @property
    def _has_colours(self) -> bool:
        return self._can_picture and self.ink.palette.has_colours

    def action_pictures(self) -> None:
        """Show pictures, or their descriptions alone."""
        if not self._has_colours:
            self.say(_("Pictures need colours, and a terminal that has them."))
            return
        self.is_pictured = not self.is_pictured
        chosen = "yes" if self.is_pictured else "no"
        self.desk.prefer("pictures", over(chosen, self._usual))
        self.say(_("Pictures are shown.") if self.is_pictured else _("Pictures are not shown."))

    def action_picture(self) -> None:
        """Show the picture in the middle of the screen as large as it goes."""
        source = self.view.picture_here
        if source:
            self._enlarge(source)
        elif not self._has_colours:
            self.say(_("Pictures need colours, and a terminal that has them."))
        elif not self.is_pictured:
            self.say(_("Pictures are not shown."))
        else:
            self.say(_("There is no picture on the screen."))

    @on(PicturedView.PictureClicked)
    def _picture_clicked(self, event: PicturedView.PictureClicked) -> None:
        self._enlarge(event.source)

    def _enlarge(self, source: str) -> None:
        from reader.ui.screens.picture import PictureScreen

        words, painted_by = self._words_of(source), self.view.painter
        self.app.push_screen(PictureScreen(source, words, self.ink, painted_by, self._unpack))

    def _unpack(self, asked: AskedPicture) -> None:
        if self.sheet is not None:
            self.desk.unpack(self.sheet.opened.path, [asked])

    def _words_of(self, source: str) -> Shown:
        if self.sheet is None:
            return EMPTY
        for leaf in leaves(self.sheet.document.blocks):
            if isinstance(leaf, Figure) and leaf.source == source:
                return Shown(leaf_text(leaf))
            for span in pictures_within(leaf):
                if span.target == source:
                    return Shown(leaf_text(leaf)[span.start : span.end])
        return self.sheet.opened.metadata.title
