"""What is wrong with the articles, and with what is kept of them: looked for, never mended here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from reader.i18n import _, ngettext
from reader.model import sanitize
from reader.model.anchors import block_of
from reader.model.article import ProblemKind
from reader.model.document import Figure, Inline, Paragraph, Style, leaves
from reader.model.linked import links_of
from reader.model.links import Leads, slug
from reader.model.listing import Row
from reader.model.row import ArticleId
from reader.parsing.picture_files import lies_there

if TYPE_CHECKING:
    from reader.library.index import Index
    from reader.library.links import Links
    from reader.model.document import Document
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
_HARMLESS = {ProblemKind.EMPTY}


class Health:
    """Looks at the articles of these folders."""

    def __init__(self, index: Index, store: Store, links: Links, folders: Sequence[str]) -> None:
        self._index, self._store, self._links = index, store, links
        self._folders = folders

    def of_article(self, opened: Opened) -> Iterator[Finding]:
        """What is wrong with the file of an open article, its links and its pictures."""
        path, article = opened.path, opened.article
        for problem in opened.parsed.problems:
            if problem.kind not in _HARMLESS:
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
        # The title's own id goes to the beginning.
        is_top = slug(landing.fragment) in ("", "top", slug(opened.metadata.title))
        is_here = landing.leads is Leads.HERE and not is_top
        if is_here and block_of(opened.document, landing.fragment) is None:
            said = _("a link leads to no place in the article: {target}").format(target=shown)
            return Finding(Kind.FRAGMENT, said, path, article, target=target)
        return None

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
        elif isinstance(leaf, Paragraph | Inline):
            inline = leaf.inline if isinstance(leaf, Paragraph) else leaf
            yield from (span.target for span in inline.spans if span.style is Style.IMAGE)


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
        case Kind.LINK | Kind.FRAGMENT:
            return ngettext("{n} dead link", "{n} dead links", count)
        case Kind.PICTURE:
            return ngettext("{n} missing picture", "{n} missing pictures", count)
        case Kind.DUPLICATE:
            return ngettext("{n} copy", "{n} copies", count)
        case Kind.ID:
            return ngettext("{n} conflicting id", "{n} conflicting ids", count)
        case Kind.ORPHAN:
            return ngettext("{n} lost article with marks", "{n} lost articles with marks", count)
        case Kind.DOUBT:
            return ngettext("{n} doubtful file", "{n} doubtful files", count)
