"""One picture, as large as the window."""

from collections.abc import Callable, Iterator

from textual import events
from textual.app import ComposeResult
from textual.strip import Strip
from textual.widget import Widget

from reader.i18n import _
from reader.model.picture import Picture, Refusal, Size, fitted
from reader.model.sanitize import Shown, line
from reader.ui.album import AskedPicture
from reader.ui.bindings import closing_bindings
from reader.ui.half_blocks import Painter
from reader.ui.ink import Ink, Piece, Tone
from reader.ui.screens.modal import Modal
from reader.ui.sliced import Slice
from reader.ui.widgets.bar import Bar


class PictureView(Widget):
    """A picture in the middle of the widget."""

    def __init__(self, ink: Ink, painter: Painter) -> None:
        super().__init__()
        self._ink, self._painter = ink, painter
        self.picture: Picture | None = None

    @property
    def room(self) -> Size:
        """Half cells that the picture may take."""
        width, height = self.size
        return Size(max(min(width, self._painter.widest), 1), max(2 * height, 1))

    def render_line(self, y: int) -> Strip:
        """A row of the picture between margins."""
        width = self.size.width
        blank = self._ink.blank(width)
        if self.picture is None:
            return blank
        size, left, top = self._placed(self.picture)
        row = y - top
        if not 0 <= 2 * row < size.height:
            return blank
        segments = self._painter.row(self.picture, size, row, self._ink.palette.ground)
        shown = Strip.join([self._ink.blank(left), Strip(segments)])
        return shown.adjust_cell_length(width, self._ink.tone(Tone.INK))

    def slices(self) -> Iterator[Slice]:
        """What is to be written over it."""
        if self.picture is not None:
            size, left, top = self._placed(self.picture)
            for row in range(-(-size.height // 2)):
                if data := self._painter.slice(self.picture, size, row):
                    yield Slice(left, top + row, size.width, data)

    def _placed(self, picture: Picture) -> tuple[Size, int, int]:
        """How large it is, in half cells, and where it begins, in cells."""
        width, height = self.size
        size = fitted(picture.natural, self.room)
        return size, max((width - size.width) // 2, 0), (height - -(-size.height // 2)) // 2


class PictureScreen(Modal[None], inherit_bindings=False):
    """A picture and what is said of it; any of the keys that close leads back to the place."""

    BINDINGS = closing_bindings("picture")
    AUTO_FOCUS = ""

    def __init__(
        self,
        source: str,
        words: Shown,
        ink: Ink,
        painter: Painter,
        ask: Callable[[AskedPicture], None],
    ) -> None:
        super().__init__()
        self._source, self._words, self._ink, self._ask = source, words, ink, ask
        self._painter = painter
        self._asked: AskedPicture | None = None

    def compose(self) -> ComposeResult:
        """From the top down."""
        yield PictureView(self._ink, self._painter)
        yield Bar(classes="-raised")

    @property
    def pictured(self) -> PictureView:
        """Where it is."""
        return self.query_one(PictureView)

    def on_mount(self) -> None:
        """What it is."""
        self._say(self._words)

    def on_resize(self) -> None:
        """Another window has other room."""
        room, scale = self.query_one(PictureView).room, self._painter.scale
        box = Size(scale * room.width, scale * room.height)
        ground, slicing = self._ink.palette.ground, self._painter.slicing
        self._asked = AskedPicture(self._source, box, ground, slicing)
        self._ask(self._asked)

    def take(self, asked: AskedPicture, found: Picture | Refusal) -> bool:
        """A picture has come; False where it is another one."""
        if asked != self._asked:
            return False
        view = self.query_one(PictureView)
        view.picture = found if isinstance(found, Picture) else None
        view.refresh()
        if not isinstance(found, Picture):
            self._say(found)
        return True

    def on_click(self, event: events.Click) -> None:
        """A click puts it away."""
        event.stop()
        self.dismiss()

    def _say(self, words: Shown) -> None:
        bar = self.query_one(Bar)
        bar.ink = self._ink
        bar.left = (Piece(f" {line(words)}", Tone.QUIET),)
        bar.right = (Piece(_("Esc closes") + " ", Tone.QUIET),)
