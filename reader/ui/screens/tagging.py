"""Tags of the article, or of all that is selected: type one, Enter puts it on or takes it off."""

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input

from reader.i18n import _, ngettext
from reader.model import tags
from reader.model.sanitize import EMPTY, Shown
from reader.model.tags import Tagged
from reader.ui import messages, tag_lines
from reader.ui.bindings import closing_bindings
from reader.ui.desk import Desk
from reader.ui.errands import Scope
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Ink, Piece, Tone
from reader.ui.screens.modal import Modal
from reader.ui.typed_ahead import TypedAhead, type_into
from reader.ui.widgets.bar import Bar
from reader.ui.widgets.choice_list import ChoiceList

ROOM_FOR_KEYS = 52
"""Cells in which there is room for what Enter does."""


class TagScreen(Modal[None], inherit_bindings=False):
    """A line to type in, and the tags that fit; each press of Enter is one step to undo."""

    BINDINGS = [  # noqa: RUF012 - the type that Textual gives it
        *closing_bindings("palette"),
        Binding("down,ctrl+n", "move(1)", show=False),
        Binding("up,ctrl+p", "move(-1)", show=False),
        Binding("pagedown", "move(8)", show=False),
        Binding("pageup", "move(-8)", show=False),
        Binding("tab", "complete", show=False, priority=True),
    ]
    AUTO_FOCUS = ""

    def __init__(self, desk: Desk, scope: Scope, ink: Ink, glyphs: Glyphs) -> None:
        """The tags of the articles of this scope."""
        super().__init__()
        self.desk, self._ink, self._glyphs = desk, ink, glyphs
        self._scope = scope
        self._count = 1
        """How many articles are meant, as far as that is known."""
        self._known: Sequence[Tagged] = ()
        self._offered: list[Shown] = []
        self._trouble = EMPTY
        """Why the last tag could not be kept."""
        self._turned: Shown | None = None
        """The tag that was put on or taken off last: the cursor stays there."""
        self._ahead = TypedAhead()
        self._ahead.wait()

    def compose(self) -> ComposeResult:
        """One sheet in the middle."""
        with Vertical(id="sheet"):
            yield Bar(classes="-raised")
            yield Input(placeholder=_("Type a tag"), compact=True, max_length=tags.LONGEST)
            yield ChoiceList(self._ink)

    def on_mount(self) -> None:
        """Ask for the tags; what was typed meanwhile is for the line."""
        self.query_one(Bar).ink = self._ink
        line, is_entered, text = self.query_one(Input), self._ahead.is_entered, self._ahead.end()
        line.cursor_blink = False
        self.set_focus(line)
        type_into(line, text)
        if is_entered:
            line.call_later(self._enter)
        self.desk.seat(self)
        self.desk.know_tags(self._scope)

    def on_unmount(self) -> None:
        """Nothing more is told."""
        self.desk.unseat(self)

    def on_resize(self) -> None:
        """Another width has room for other words."""
        self._put()

    def takes_key(self, event: events.Key) -> bool:
        """Letters are for the line from the first on, and Enter is for all that stand before it."""
        if event.key == "enter" and not self._ahead.is_waiting:
            self.query_one(Input).call_later(self._enter)
            return True
        return event.key != "escape" and self._ahead.take(event)

    @on(messages.TagsKnown)
    def _tags_known(self, event: messages.TagsKnown) -> None:
        articles = event.articles
        self._scope = lambda: articles  # the list may become another while this is open
        self._known = tags.in_places(event.known, self._known)
        self._count = len(articles)
        self._put(is_same=True)

    @on(messages.MarksChanged)
    def _marks_changed(self) -> None:
        self.desk.know_tags(self._scope)

    @on(messages.MarksNotKept)
    def _not_kept(self, event: messages.MarksNotKept) -> None:
        self._trouble = event.reason
        self._put_bar()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._put()

    def _put(self, *, is_same: bool = False) -> None:
        """The lines anew; the cursor stays on its tag where only what is known of it changed."""
        view, typed = self.query_one(ChoiceList), self.query_one(Input).value
        chosen = self._chosen if is_same else None if typed else self._turned
        self._offered = tag_lines.offered(self._known, typed)
        width = self.query_one("#sheet").content_size.width
        view.choices = tag_lines.lines(self._offered, self._known, self._count, self._glyphs, width)
        view.chosen = None
        if self._offered:
            view.choose(self._first(typed) if chosen is None else self._place(chosen))
        self._put_bar()

    def _put_bar(self) -> None:
        many = " · " + ngettext("{n} article", "{n} articles", self._count)
        title = Piece(_("Tags") + (many if self._count > 1 else ""), Tone.STRONG)
        bar, esc = self.query_one(Bar), _("Esc closes")
        bar.left = (Piece(self._trouble, Tone.DANGER),) if self._trouble else (title,)
        has_room = bar.size.width >= ROOM_FOR_KEYS
        keys = "  " + (_("Enter puts on or off") + f" · {esc}" if has_room else esc) + " "
        bar.right = () if self._trouble else (Piece(keys, Tone.QUIET),)

    def _first(self, typed: str) -> int:
        """Where the cursor is to stand: on a tag that begins as typed, rather than on a new one."""
        wanted = tags.tag(typed).casefold()
        is_new = bool(wanted) and self._offered[0] == tags.tag(typed) and len(self._offered) > 1
        begins = is_new and self._offered[1].casefold().startswith(wanted)
        return 1 if begins and not self._is_known(self._offered[0]) else 0

    def _is_known(self, tag: Shown) -> bool:
        return any(one.tag == tag for one in self._known)

    def _place(self, tag: Shown) -> int:
        key = tag.casefold()
        return next((n for n, one in enumerate(self._offered) if one.casefold() == key), 0)

    @property
    def _chosen(self) -> Shown | None:
        number = self.query_one(ChoiceList).chosen
        return self._offered[number] if number is not None and self._offered else None

    def _enter(self) -> None:
        # Told by the line when it has taken every letter; the screen may not know of the last.
        if tag_lines.offered(self._known, self.query_one(Input).value) != self._offered:
            self._put()
        if self._chosen is not None:
            self._turn(self._chosen)

    def _turn(self, tag: Shown) -> None:
        self.desk.turn_tag(self._scope, tag)
        self._turned = tag
        self.query_one(Input).value = ""

    def action_turn(self, place: int) -> None:
        """Put the tag at a place, 0 and up, on the articles, or take it off."""
        if place < len(self._offered):
            self.query_one(ChoiceList).choose(place)
            self._turn(self._offered[place])

    @on(ChoiceList.Chosen)
    async def _clicked(self, event: ChoiceList.Chosen) -> None:
        event.stop()
        await self.run_action(event.action)

    def on_click(self, event: events.Click) -> None:
        """A click beside the sheet puts it away."""
        if event.widget is self:
            self.dismiss()

    def action_move(self, lines: int) -> None:
        """So many tags down; up where negative."""
        self.query_one(ChoiceList).move(lines)

    def action_complete(self) -> None:
        """Have the tag under the cursor stand in the line."""
        if self._chosen is not None:
            line = self.query_one(Input)
            line.value = self._chosen
            line.cursor_position = len(line.value)
