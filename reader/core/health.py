"""What is wrong with the articles, and with what is kept of them: looked for, never mended here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from reader.i18n import _, ngettext
from reader.model import sanitize
from reader.model.anchors import block_of
from reader.model.article import ProblemKind
from reader.model.document import (
    Figure,
    Heading,
    Inline,
    Paragraph,
    Style,
    Table,
    leaves,
)
from reader.model.linked import links_of
from reader.model.links import Leads, slug
from reader.model.listing import Row
from reader.model.row import ArticleId
from reader.parsing.picture_files import lies_there

if TYPE_CHECKING:
    from reader.library.index import Index
    from reader.library.links import Links
    from reader.model.document import Document, Leaf
    from reader.model.links import Landing
    from reader.model.opened import Opened
    from reader.state.store import Store


class Kind(StrEnum):
    """What kind of thing is wrong; the values are a contract of `doctor --json`."""

    UNREADABLE = "unreadable"
    FRONT_MATTER = "front-matter"
    DATE = "date"
    LINK = "link"
    FRAGMENT = "fragment"
    PICTURE = "picture"
    DUPLICATE = "duplicate"
    ID = "id"
    ORPHAN = "orphan"
    DOUBT = "doubt"


class Finding(NamedTuple):
    """One thing that is wrong."""

    kind: Kind
    message: str
    """One sentence in the person's language, fit to be shown."""
    path: str = ""
    """Of the file, absolute, surrogateescape; empty where there is none."""
    article: str = ""
    line: int = 0
    """1 and up, counted in the file; 0 where no line can be named."""
    target: str = ""
    """The link or the picture, as written."""


_KINDS = {ProblemKind.FRONT_MATTER: Kind.FRONT_MATTER, ProblemKind.DATE: Kind.DATE}
_AT_HAND = 32
"""Articles that are kept parsed while others have links to places in them."""


class Health:
    """Looks at the articles of these folders."""

    def __init__(
        self,
        index: Index,
        store: Store,
        links: Links,
        folders: Sequence[str],
        read: Callable[[Row], Opened],
    ) -> None:
        """`read` opens another article, for the places in it."""
        self._index, self._store, self._links = index, store, links
        self._folders = folders
        self._document = lru_cache(_AT_HAND)(lambda row: read(row).document)

    def of_article(self, opened: Opened) -> Iterator[Finding]:
        """What is wrong with the file of an open article, its links and its pictures."""
        path, article = opened.path, opened.article
        for problem in opened.parsed.problems:
            kind = _KINDS.get(problem.kind, Kind.UNREADABLE)
            yield Finding(kind, problem.message, path, article, problem.line)
        for target in dict.fromkeys(one.target for one in links_of(opened.document)):
            finding = self._link(opened, target)
            if finding is not None:
                yield finding
        for source in dict.fromkeys(_sources(opened.document)):
            if _is_local(source) and not lies_there(path, self._folders, source):
                said = _("a picture is not there: {source}")
                shown = said.format(source=sanitize.line(source))
                yield Finding(Kind.PICTURE, shown, path, article, target=source)

    def _link(self, opened: Opened, target: str) -> Finding | None:
        landing = self._links.follow(opened, target)
        shown = sanitize.line(target)
        path, article = opened.path, opened.article
        if landing.leads is Leads.NOWHERE and not lies_there(
            path, self._folders, target.partition("#")[0]
        ):
            said = _("a link leads to nothing: {target}").format(target=shown)
            return Finding(Kind.LINK, said, path, article, target=target)
        if self._is_astray(opened, landing):
            said = _("a link leads to no place in the article: {target}").format(target=shown)
            return Finding(Kind.FRAGMENT, said, path, article, target=target)
        return None

    def _is_astray(self, opened: Opened, landing: Landing) -> bool:
        """The link leads to an article, this or another, but to no place in it."""
        if landing.leads not in (Leads.HERE, Leads.ARTICLE):
            return False
        row = landing.row if landing.leads is Leads.ARTICLE else None
        title = row.title if row is not None else opened.metadata.title
        # The title's own id goes to the beginning.
        if slug(landing.fragment) in ("", "top", slug(title)):
            return False
        document = self._document(row) if row is not None else opened.document
        return block_of(document, landing.fragment) is None

    def of_several(self, rows: Sequence[Row]) -> Iterator[Finding]:
        """Which of these rows, all of them of articles that several files are, are copies, and
        which say falsely that they are one article.
        """
        files: dict[ArticleId, list[Row]] = {}
        for row in rows:
            files.setdefault(row.article, []).append(row)
        claims = self._index.claims(files)
        for article, several in files.items():
            held = claims.get(article, ())
            is_one = len({one.fingerprint for one in held}) <= 1
            is_named = len({one.explicit for one in held}) == 1 and bool(held[0].explicit)
            first = sanitize.path(several[0].path)
            for row in several[1:]:
                if is_one or not is_named:
                    kind, said = Kind.DUPLICATE, _("the same article as {path}")
                else:
                    kind, said = Kind.ID, _("another text under the id of {path}")
                yield Finding(kind, said.format(path=first), row.path, article)

    def orphans(self) -> Iterator[Finding]:
        """Articles with marks of which no file is known any more."""
        marked = [one.article for one in self._store.since(0)]
        known = self._index.claims(marked)
        for article in marked:
            if article not in known:
                said = _("marks are kept of an article whose file is not there: {id}")
                yield Finding(Kind.ORPHAN, said.format(id=article), article=article)

    def doubtful(self) -> Iterator[Finding]:
        """Files that may be known articles: the person alone can decide, in the screens."""
        from reader.core.doubts import doubts

        for doubt in doubts(self._index, self._store):
            said = _("may be the article, once at {path}, that marks are kept of")
            where = doubt.path or doubt.article
            message = said.format(path=where)
            yield Finding(Kind.DOUBT, message, doubt.row.path, doubt.article)


def _sources(document: Document) -> Iterator[str]:
    for leaf in leaves(document.blocks):
        if isinstance(leaf, Figure):
            yield leaf.source
        for inline in _inlines(leaf):
            yield from (span.target for span in inline.spans if span.style is Style.IMAGE)


def _inlines(leaf: Leaf | Inline) -> Sequence[Inline]:
    """The running texts of a leaf."""
    match leaf:
        case Inline():
            return (leaf,)
        case Paragraph() | Heading():
            return (leaf.inline,)
        case Table():
            cells = [cell for row in (leaf.header, *leaf.rows) for cell in row]
            return [*cells, *([leaf.caption] if leaf.caption is not None else ())]
        case Figure() if leaf.caption is not None:
            return (leaf.caption,)
        case _:
            return ()


def _is_local(source: str) -> bool:
    try:
        parts = urlsplit(source)
    except ValueError:
        return False
    return bool(source.strip()) and parts.scheme in ("", "file") and not parts.netloc


def counted(kind: Kind, count: int) -> str:
    """How many there are of a kind, in words."""
    match kind:
        case Kind.UNREADABLE:
            return ngettext("{n} file with a fault", "{n} files with a fault", count)
        case Kind.FRONT_MATTER:
            return ngettext("{n} fault in front matter", "{n} faults in front matter", count)
        case Kind.DATE:
            return ngettext("{n} bad date", "{n} bad dates", count)
        case Kind.LINK:
            return ngettext("{n} dead link", "{n} dead links", count)
        case Kind.FRAGMENT:
            return ngettext("{n} link to no place", "{n} links to no place", count)
        case Kind.PICTURE:
            return ngettext("{n} missing picture", "{n} missing pictures", count)
        case Kind.DUPLICATE:
            return ngettext("{n} copy", "{n} copies", count)
        case Kind.ID:
            return ngettext("{n} conflicting id", "{n} conflicting ids", count)
        case Kind.ORPHAN:
            return ngettext("{n} lost article with marks", "{n} lost articles with marks", count)
        case _:
            return ngettext("{n} doubtful file", "{n} doubtful files", count)
