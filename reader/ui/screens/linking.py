"""What keys do with the links of the open article: walk, choose by letter, follow, look ahead."""

from collections.abc import Set
from dataclasses import replace
from pathlib import Path

from textual import events, on

from reader.i18n import _
from reader.model import sanitize
from reader.model.links import Landing, Leads, Origin, meaning
from reader.model.listing import Row
from reader.model.sanitize import Shown
from reader.typeset.folds import fold_at
from reader.ui import messages
from reader.ui.desk import Desk
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Ink, Piece, Tone
from reader.ui.linking import LETTERS, Letters, Links, by_line, lettered, named
from reader.ui.screens.finding import Finding
from reader.ui.sheet import settings_of
from reader.ui.table import with_keys
from reader.ui.widgets.document_view import DocumentView
from reader.ui.widgets.peek import MOST, Peek
from reader.ui.widgets.shifting_view import ShiftingView

_MOVES = {"j": 1, "down": 1, "k": -1, "up": -1, "space": 9, "b": -9}
"""Lines that keys move what is looked at ahead."""


class Linking(Finding, inherit_bindings=False):
    """Links, hint letters, the small window on what a link leads to, and who links here."""

    def __init__(self, desk: Desk, glyphs: Glyphs, ink: Ink) -> None:
        super().__init__(desk, glyphs, ink)
        self._letters: tuple[Letters, ...] = ()
        """What is shown over links, to be typed."""
        self._typed_letters = ""
        self._titles: dict[str, Shown] = {}
        """By target, the titles of the articles that links lead to."""
        self._lost: Set[str] = frozenset()
        """Targets that lead to nowhere, or that are not opened."""
        self._peek: Peek | None = None
        self._peeked = ""
        """The target that is looked at ahead."""

    @property
    def view(self) -> ShiftingView:
        """The text."""
        return self.query_one(ShiftingView)

    def meet_links(self) -> None:
        """Another article is on the screen."""
        self.stop_lettering()
        self.close_peek()
        self._titles, self._lost = {}, frozenset()
        if self.sheet is not None:
            self.desk.know_links(self.sheet.opened, self.sheet.document)

    @on(messages.LinksKnown)
    def _links_known(self, event: messages.LinksKnown) -> None:
        if self.sheet is not None and event.opened is self.sheet.opened:
            self._titles, self._lost = dict(event.local), event.lost
            self.view.mark_links(event.links, event.local.keys(), event.lost)

    @property
    def links(self) -> Links:
        """Those of the open article."""
        return self.view.marked.links

    @property
    def target(self) -> str:
        """What the link points at that was gone to; empty where none was."""
        number = self.view.link
        return self.links.all[number].target if number is not None else ""

    def link_line(self) -> tuple[Piece, ...]:
        """Where the link leads to that was gone to, for the status line; empty where none was."""
        target = self.target
        if not target:
            return ()
        if (fold := self._fold_at(target)) is not None:
            return self._fold_line(fold)
        if target[0] == "#" and target not in self._titles and self.sheet is not None:
            name = named(self.sheet.document, target[1:])
            self._titles[target] = name if name is not None else sanitize.line(target)
        title = self._titles.get(target)
        said = title if title is not None else sanitize.line(target)
        tone = Tone.QUIET if target in self._lost else Tone.LINK if title is None else Tone.ACCENT
        return (
            Piece(f" {self.glyphs.enter} ", Tone.QUIET, "screen.follow_link"),
            Piece(said, tone, "screen.follow_link"),
        )

    # From link to link.

    def action_next_link(self) -> None:
        """To the next link."""
        self._step_link(1)

    def action_previous_link(self) -> None:
        """To the link before."""
        self._step_link(-1)

    def _step_link(self, step: int) -> None:
        view, count = self.view, len(self.links.all)
        number = view.link
        if number is not None and view.is_seen(number):
            number += step
        else:
            number = view.link_from_here(step)
        number = view.further(number, step) if number is not None else None
        if number is not None and 0 <= number < count:
            view.mark_link(number)
        elif not count:
            self.say(_("This article has no links."))
        else:
            self.say(_("This is the last link.") if step > 0 else _("This is the first link."))

    # Following.

    def action_follow_link(self) -> None:
        """To where the link leads that was gone to."""
        if self._peek is not None:
            target = self._peeked
            self.close_peek()
            self.follow(target)
        elif self.target:
            self.follow(self.target)
        else:
            said = _("{next_link} goes to a link, {hint_links} shows letters over all of them.")
            self.say(with_keys(said))

    def follow(self, target: str) -> None:
        """To where a link leads."""
        opened = self.sheet.opened if self.sheet is not None else None
        if opened is None:
            return
        if (fold := self._fold_at(target)) is not None:
            self.view.fold(fold)
        elif target == opened.metadata.url:  # under the title, and it leads to the original
            self.desk.show_original(target)
        elif target:
            self.desk.follow_link(opened, target)

    @on(DocumentView.Followed)
    def _clicked_link(self, event: DocumentView.Followed) -> None:
        self.follow(event.target)

    @on(messages.LinkFollowed)
    def _followed(self, event: messages.LinkFollowed) -> None:
        if self.sheet is None or event.opened is not self.sheet.opened or not self.is_active:
            return
        landing = event.landing
        if landing.leads is Leads.HERE:
            self.go_to_fragment(landing.fragment)
        elif landing.leads is Leads.ARTICLE and landing.row is not None:
            self.leave()
            self.leeslamp.open_article(landing.row, fragment=landing.fragment)
        elif landing.path:
            self.leave()
            self.leeslamp.open_path(Path(landing.path), landing.fragment)
        elif landing.leads is Leads.WEB and not event.is_peek:
            self.desk.show_original(landing.url)
        else:
            self.say(said_of(landing, event.target))

    def go_to_fragment(self, fragment: str) -> None:
        """To a heading or a note of the open article; to its top where none is named."""
        with self.jumping():
            if not fragment or fragment == "top":
                self.view.move_to_top()
            else:
                self.arrive(fragment)

    def arrive(self, fragment: str) -> None:
        """Be at a heading or a note, however one came here."""
        if not self.view.go_to_anchor(fragment):
            self.say(_("This link leads to nowhere in the article."))

    # Folds.

    def action_fold(self) -> None:
        """Fold or unfold a section that the author made so."""
        fold = self.view.fold_here()
        if fold is not None:
            self.view.fold(fold)
        else:
            self.say(_("Nothing can be folded here."))

    def _fold_at(self, target: str) -> int | None:
        """The summary that is a target; None for the target of a link."""
        fold = fold_at(target)
        return fold if self.sheet is not None and fold in self.sheet.page.folds else None

    def _fold_line(self, fold: int) -> tuple[Piece, ...]:
        is_folded = self.view.sheet is not None and fold in self.view.sheet.page.closed
        said = _("Unfold") if is_folded else _("Fold")
        return (
            Piece(f" {self.glyphs.enter} ", Tone.QUIET, "screen.follow_link"),
            Piece(said, Tone.ACCENT, "screen.follow_link"),
        )

    # What is wider than the screen.

    def action_code_right(self) -> None:
        """Show what lies further to the right of code."""
        self._shift(1)

    def action_code_left(self) -> None:
        """Show what lies further to the left of code."""
        self._shift(-1)

    def _shift(self, step: int) -> None:
        if not self.view.shift(step):
            self.say(_("No code on the screen is wider than it."))

    # Letters.

    def action_hint_links(self) -> None:
        """Show a letter over every link that is seen."""
        self._letters, self._typed_letters = lettered(self.view.seen_links()), ""
        if self._letters:
            self.view.mark_letters(by_line(self._letters))
            self.keep_saying((Piece(" " + _("Type a letter to follow, a capital to copy.")),))
        else:
            self.say(_("No links are on the screen."))

    def stop_lettering(self) -> None:
        """Away with the letters."""
        if self._letters:
            self._letters, self._typed_letters = (), ""
            self.view.mark_letters({})
            self.fall_silent()

    def takes_key(self, event: events.Key) -> bool:
        """The letters over links are asked first, then what is looked at ahead."""
        if self._letters:
            return self._take_letter(event)
        if self._peek is not None and event.key in _MOVES:
            self._peek.move(_MOVES[event.key])
            return True
        return super().takes_key(event)

    def _take_letter(self, event: events.Key) -> bool:
        letter = event.character or ""
        if letter.lower() not in LETTERS or not letter:
            self.stop_lettering()
            return event.key == "escape" or event.is_printable
        typed = self._typed_letters + letter.lower()
        left = [one for one in self._letters if one.text.startswith(typed)]
        if left and left[0].text != typed:
            self._typed_letters = typed
            self.view.mark_letters(by_line(self._letters, typed))
            return True
        self.stop_lettering()
        if left:
            target = self.links.all[left[0].link].target
            self.view.mark_link(left[0].link)
            if letter.isupper() and self._fold_at(target) is None:
                self.copy_link(target)
            else:
                self.follow(target)
        return True

    def copy_link(self, target: str) -> None:
        """Copy where a link leads: on the web, where the article's own address tells it."""
        base = self.sheet.opened.metadata.url if self.sheet is not None else ""
        copied = sanitize.line(meaning(target, Origin("", url=base)).url or target)
        self.copy(copied, _("Copied: {text}").format(text=copied))

    # Looking ahead.

    def action_peek(self) -> None:
        """Show some of what the link leads to, and stay."""
        if self.view.link is None or not self.view.is_seen(self.view.link):
            self._step_link(1)
        if self._fold_at(self.target) is not None:
            self.action_follow_link()
        elif self.sheet is not None and self.target:
            self.desk.peek(self.sheet.opened, self.target)

    @on(messages.Peeked)
    def _peeked_at(self, event: messages.Peeked) -> None:
        if self.sheet is None or event.opened is not self.sheet.opened or not self.is_active:
            return
        from reader.typeset.document import typeset
        from reader.typeset.prose import language_of

        self.close_peek()
        form, left = self.view.form, self.view.left
        measure = max(min(form.measure, self.size.width - left), 1)
        document, about = event.shown.document, event.shown.metadata
        settings = settings_of(replace(form, measure=measure, room=0))
        page = typeset(document, settings, about.title, language_of(document, about.lang))
        lines = [page[number] for number in range(min(len(page), MOST))]
        self._peeked = event.target
        self._peek = Peek(about.title, lines, self.ink, self.glyphs, left, measure)
        self.mount(self._peek)

    def close_peek(self) -> None:
        """Away with the small window; the text is where it was."""
        if self._peek is not None:
            self._peek.remove()
            self._peek = None

    def action_back(self) -> None:
        """Away with what is looked at ahead, else with the link that was gone to."""
        if self._peek is not None:
            self.close_peek()
        elif self.view.link is not None:
            self.view.mark_link(None)
        else:
            super().action_back()

    # Who links here.

    def action_backlinks(self) -> None:
        """Show the articles with a link to this one."""
        if self.row is not None:
            self.desk.cited_by(self.row)
        else:
            self.say(_("This file lies in no library."))

    @on(messages.Cited)
    def _cited(self, event: messages.Cited) -> None:
        if self.row is None or event.row.file != self.row.file or not self.is_active:
            return
        if not event.rows:
            self.say(_("No other article links here."))
            return
        from reader.ui.screens.cited import CitedScreen

        self.leeslamp.push_screen(CitedScreen(event.rows, self.ink), self._read_citing)

    def _read_citing(self, row: Row | None) -> None:
        if row is not None:
            self.leave()
            self.leeslamp.open_article(row)


def said_of(landing: Landing, target: str) -> str:
    """Why a link can't be followed or shown."""
    shown = sanitize.line(target)[:80]
    if landing.leads is Leads.WEB:
        return _("On the web: {link}").format(link=shown)
    if landing.leads is Leads.NOWHERE:
        return _("No article here is known as {link}").format(link=shown)
    if landing.scheme in sanitize.WEB_SCHEMES or not landing.scheme:
        return _("This address is not opened: {url}").format(url=shown)
    scheme = sanitize.line(landing.scheme)[:20]
    return _("Links of this kind are not opened: {scheme}").format(scheme=f"{scheme}:")
