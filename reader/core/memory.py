"""What the person did to articles: kept by the state, copied into the list's index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING

from reader.errors import LibraryError

if TYPE_CHECKING:
    from reader.core.doubts import Doubt
    from reader.library.index import Index
    from reader.library.notes import Noted
    from reader.model.article import ArticleId
    from reader.model.history import Step, Undone, Written
    from reader.model.identity import Claim
    from reader.model.marks import Change, Field, Marked, Marks, Value
    from reader.model.sanitize import Shown
    from reader.state.folder import DataFolder
    from reader.state.store import Store


_FEW = 1000


class Memory:
    """The marks of every article, and what became of them."""

    def __init__(self, index: Index, data: DataFolder) -> None:
        self._index = index
        index.before_asking = self._settle
        self._data = data
        self._loose: dict[ArticleId, Claim] = {}
        """By what articles outside the libraries can be recognised."""
        self._known: set[ArticleId] = set()
        """Articles whose signs the store was given since it was opened: a few."""
        self._now: dict[ArticleId, ArticleId] = {}
        """What those are called that a list showed before their files were read: see sightings."""
        self._copying = Lock()
        self._is_behind = False
        self.has_marked = False
        """Something was done to articles since this was opened."""
        self._told: int | None = None

    @property
    def _store(self) -> Store:
        return self._data.store

    @property
    def device(self) -> str:
        """8 hexadecimal digits: what this data folder goes by among a person's machines."""
        return self._data.device

    def marks(self, article: ArticleId) -> Marks:
        """What was done to an article."""
        now = self._called(article)
        return self._store.marks([now])[now]

    def marks_of(self, articles: Iterable[ArticleId]) -> Mapping[ArticleId, Marks]:
        """What was done to each of these articles, in their order."""
        if not self._now:
            return self._store.marks(articles)
        asked = list(articles)
        kept = self._store.marks([self._called(article) for article in asked])
        return {article: kept[self._called(article)] for article in asked}

    def _called(self, article: ArticleId) -> ArticleId:
        return self._now.get(article, article)

    def marked(self) -> Sequence[Marked]:
        """Every article that anything was ever done to, with its marks."""
        return self._store.since(0)

    def items(
        self, articles: Sequence[ArticleId] | None, field: Field
    ) -> Sequence[tuple[ArticleId, str, Value]]:
        """The tags, highlights, notes or seconds spent of these articles, or of all: the article,
        the item and its value; what is gone is left out.
        """
        if articles is None or self._now.keys().isdisjoint(articles):
            return self._store.items(articles, field)
        was = {self._called(article): article for article in articles}
        found = self._store.items(list(was), field)
        return [(was[article], item, value) for article, item, value in found]

    def mark(self, changes: Sequence[Change]) -> list[Marked]:
        """Make these changes, as one step to undo; on disk when this returns, and in the list when
        that is next asked.

        Raises StoreError where they can't be kept.
        """
        articles = {change.article for change in changes} - self._known
        claims: dict[ArticleId, Sequence[Claim]] = {}
        if articles:
            claims.update(self._index.claims(articles))
        for article in articles & self._loose.keys():
            claims.setdefault(article, [self._loose[article]])
        unknown = articles - claims.keys() - self._now.keys()
        if unknown:
            self._now.update(self._index.sighted(unknown))
        was = {now: one for one in articles if (now := self._now.get(one))}
        if was:
            changes = [one._replace(article=self._called(one.article)) for one in changes]
            claims.update(self._index.claims(was))
            articles -= set(was.values())
        marked = self._store.apply(changes, claims)
        # Who asked knows it by what the list showed.
        marked = [one._replace(article=was.get(one.article, one.article)) for one in marked]
        self._is_behind = self.has_marked = True
        if len(self._known) + len(articles) <= _FEW:
            self._known |= articles
        return marked

    def undo(self) -> Undone:
        """Take back the newest step that was not yet taken back."""
        return self._stepped(self._store.undo)

    def redo(self, step: int = 0) -> Undone:
        """Make the step again that was taken back last, if nothing was done since; or this one."""
        return self._stepped(lambda: self._store.redo(step))

    def undo_step(self, step: int) -> Undone:
        """Take back this step of the history; what a later one changed again stays as it is."""
        return self._stepped(lambda: self._store.undo_step(step))

    def history(self, limit: int, *, is_own: bool = False) -> Sequence[Step]:
        """The newest steps, those that were taken back among them, and unless `is_own` those of
        other machines: the newest first.
        """
        return self._store.history(limit, is_own=is_own)

    def written(self, article: ArticleId) -> Sequence[Written]:
        """The note of an article as each machine wrote it last, the newest word first."""
        return self._store.written(article)

    def _stepped(self, step: Callable[[], Undone]) -> Undone:
        undone = step()
        self._is_behind = self.has_marked = True
        return undone

    def catch_up(self) -> bool:
        """Bring the list's copy of the marks up to what is kept, whoever changed it; True where it
        was behind.
        """
        with self._copying:  # or the older marks of one thread could be put over those of another
            self._is_behind = False
            number = self._data.number  # before `since`: what comes in between is copied next time
            if not number and not self._data.is_writable:
                return False  # nothing can be read of what is kept: the copy is all there is
            known = self._index.marks_number(self._data.device)
            if known < number:
                marked = self._store.since(known)
                noted = self._noted(marked, is_all=not known)
                read_as = self._store.read_as([one.article for one in marked])
                self._index.put_marks(marked, number, noted, read_as)
            return known < number

    def _noted(self, marked: Sequence[Marked], *, is_all: bool) -> Mapping[ArticleId, Noted]:
        """What was written on these articles, and marked in them."""
        from reader.library.notes import NOTHING, Noted
        from reader.model.highlights import Highlight
        from reader.model.marks import Field

        noted: dict[ArticleId, Noted] = {}
        if not is_all:
            noted = dict.fromkeys((one.article for one in marked), NOTHING)
        having = [one.article for one in marked if one.marks.has_note or one.marks.highlights]
        if not having:
            return noted
        noted.update((article, Noted([], [])) for article in having)
        for article, _item, note in self._store.items(having, Field.NOTE):
            noted[article].notes.append(str(note))
        for article, _item, highlight in self._store.items(having, Field.HIGHLIGHT):
            assert isinstance(highlight, Highlight)
            one = noted[article]
            one.quotes.append(highlight.quote)
            if highlight.note:
                one.notes.append(highlight.note)
        return noted

    def news(self) -> list[Marked]:
        """The articles whose marks changed since this was last asked, in any window, as they are
        now; empty the first time. Costs next to nothing where nobody has written.
        """
        if not self._data.is_written():
            return []
        with self._copying:
            known, number = self._told, self._data.number
            self._told = number
        if known is None or known == number:
            return []
        self._copy_marks()
        return self._store.since(known)

    def look_after(self, is_cancelled: Callable[[], bool]) -> Shown:
        """Check what is kept and copy it, if that is due; takes long, and nothing waits for it.
        What a person must know, mostly nothing.
        """
        return self._data.look_after(is_cancelled)

    def back_up(self) -> None:
        """Copy what is kept, if that is due: nothing else does where no window is ever open."""
        self._data.back_up()

    def call(self, names: Mapping[ArticleId, ArticleId]) -> None:
        """Call articles in the list by what they turned out to be."""
        from reader.model.marks import Marked

        with self._copying, suppress(LibraryError):
            articles = self._index.rename(names)
            if articles:
                marked = [Marked(*one) for one in self._store.marks(articles).items()]
                number = self._index.marks_number(self._data.device)
                read_as = self._store.read_as(list(articles))
                self._index.put_marks(marked, number, self._noted(marked, is_all=False), read_as)

    def doubts(self) -> Sequence[Doubt]:
        """Files that may be known articles, which the person alone can decide."""
        from reader.core import doubts

        return doubts.doubts(self._index, self._store)

    def decide_plain(self) -> int:
        """Decide what is doubtful for no other reason than that a file was copied; how many known
        articles are recognised by it. Raises StoreError.
        """
        from reader.core import doubts

        plain = doubts.plain(self.doubts())
        for doubt in plain:
            self.decide(doubt, is_same=True)
        return len(plain)

    def decide(self, doubt: Doubt, *, is_same: bool) -> None:
        """Take a file for the known article from now on, or never again. Raises StoreError."""
        from reader.core import doubts

        if is_same:
            self.call(doubts.is_same(self._store, doubt))
        else:
            doubts.is_other(self._store, doubt)

    def listed(self, article: ArticleId) -> ArticleId | None:
        """The article, if there is a file of it."""
        return article if article and self._index.claims([article]) else None

    def _settle(self) -> None:
        """Have the list's copy as new as the marks made here; it costs a third of what it takes to
        keep a mark, which is not waited for by whoever made it.
        """
        if self._is_behind:
            self._copy_marks()

    def _copy_marks(self) -> None:
        # The marks are on disk; a copy that fails now is made up for the next time.
        with suppress(LibraryError):
            self.catch_up()
