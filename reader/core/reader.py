"""Reader: the list, reading, the disk and the person's preferences.

Every method may be called from any thread; those that read a file, the disk or write a mark can
take a while and belong on a thread that paints nothing.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from reader import config as configuration
from reader.config import Config, Library, Search
from reader.core.refreshing import Refreshing
from reader.errors import NotFoundError
from reader.i18n import _
from reader.library.folders import named, samples, tidied
from reader.library.index import Index
from reader.model import sanitize
from reader.model.sanitize import EMPTY, Shown
from reader.state.folder import DataFolder

# `leeslamp list` shows rows, and pays for nothing that opens, parses or counts articles.
if TYPE_CHECKING:
    from reader.core.health import Health
    from reader.core.sharing import Sharing
    from reader.library.links import Links
    from reader.model.article import ArticleId
    from reader.model.document import Parsed
    from reader.model.listing import (
        Counts,
        Entry,
        Likely,
        Results,
        Row,
        Section,
        Value,
    )
    from reader.model.opened import Opened
    from reader.model.query import Query
    from reader.model.terms import Facet
    from reader.parsing.parser import Parser
    from reader.parsing.pictures import Pictures
    from reader.places import Environment

COMPLETED = 20
"""Values that complete what is typed: more are not read."""


class Reader(Refreshing):
    """The library and the state of one person on one machine."""

    def __init__(
        self, environment: Environment, config: Config, libraries: Sequence[Library]
    ) -> None:
        self.config = config
        self.is_sample = not libraries
        """Nothing is configured, and the sample articles are shown instead."""
        index = Index.open(environment.cache_dir, config.reading.words_a_minute)
        data = DataFolder(environment.data_dir)
        super().__init__(index, data, environment, tuple(libraries) or (samples(),))
        self._made: Parser | None = None
        self._making = Lock()

    @classmethod
    def open(cls, environment: Environment, folders: Sequence[Path] = ()) -> Reader:
        """A reader of these folders, or of the configured ones, or of the sample articles.

        Starts no process and reads no article. Raises NotFoundError for a folder that is none.
        """
        config = configuration.load(environment.config_file)
        bidi, graphics = environment.bidi, environment.graphics
        config = configuration.decided(config, bidi=bidi, graphics=graphics)
        configured = {os.path.realpath(library.folder): library for library in config.libraries}
        chosen: dict[str, Library] = {}
        for folder in folders:
            if not folder.is_dir():
                raise NotFoundError(
                    _("There is no such folder: {path}").format(path=sanitize.path(str(folder)))
                )
            # One folder under two names is one library: listed once, by the globs configured.
            real = os.path.realpath(folder)
            chosen.setdefault(real, configured.get(real) or named(tidied(folder)))
        return cls(environment, config, tuple(chosen.values()) or config.libraries)

    def close(self) -> None:
        """End the parse worker and close both databases."""
        if self._made is not None:
            self._made.close()
        if "pictures" in vars(self):
            self.pictures.close()
        if "sharing" in vars(self):
            self.sharing.finish()
        self._settle()
        self._data.close()
        self._index.close()

    @property
    def _parser(self) -> Parser:
        from reader.parsing.parser import Parser

        with self._making:
            if self._made is None:
                self._made = Parser()
            return self._made

    @cached_property
    def pictures(self) -> Pictures:
        """What unpacks the pictures of articles; starts a process when it is first asked."""
        from reader.parsing.pictures import Pictures

        return Pictures(self._folders)

    @property
    def trouble(self) -> Shown:
        """Why marks are not being kept, in one sentence; empty while they are."""
        return self._data.trouble

    # The list

    def results(self, query: Query) -> Results:
        """The articles that a query asks for."""
        return self._index.results(query, self._folders)

    def counts(self) -> Counts:
        """How many are on each shelf, and what was left out."""
        return self._index.counts(self._folders)

    def values(self, section: Section) -> Sequence[Value]:
        """What articles are sorted under in a section, and how many: the largest first, years the
        newest first, folders by their path.
        """
        return self._index.values(section, self._folders)

    def complete_values(self, facet: Facet, start: str) -> Sequence[Value]:
        """The values that begin so, the most used first; a handful."""
        from reader.model.listing import Section

        return self._index.values(Section(facet.value), self._folders, start)[:COMPLETED]

    @property
    def needs_index(self) -> bool:
        """A library that is there was never indexed to the end, or was stopped before it."""
        missing = self.missing
        return not all(
            self._index.is_indexed(folder) for folder in self._folders if folder not in missing
        )

    @property
    def missing(self) -> tuple[str, ...]:
        """The libraries whose folder is not there now; what was indexed of them is still listed."""
        return tuple(folder for folder in self._folders if not Path(folder).is_dir())

    def entry(self, file: int) -> Entry | None:
        """All that is known of one file in the list."""
        return self._index.entry(file)

    def entries(self, files: Sequence[int]) -> Mapping[int, Entry]:
        """All that is known of each of these files in the list; of those that are still there."""
        return self._index.entries(files)

    def entries_of(self, articles: Sequence[ArticleId]) -> Mapping[ArticleId, Entry]:
        """The same of these articles, by a file in any library where these hold none."""
        return self._index.entries_of(articles, self._folders)

    def find(self, text: str) -> Entry | Path:
        """The article that an id, the start of one, or a path means.

        A file outside the libraries comes back as its path. Raises NotFoundError where nothing
        is meant, or more than one article is.
        """
        path = Path(text)
        known = self._index.find(text, self._folders) if text else []
        if len({entry.row.article for entry in known}) > 1:
            raise NotFoundError(
                _("More than one article is meant by: {text}").format(text=sanitize.path(text)),
                hint=_("Give more of the id: {ids}").format(
                    ids=", ".join(entry.row.article for entry in known[:4])
                ),
            )
        if known:
            return known[0]
        if text and path.exists():
            return path.absolute()
        raise NotFoundError(
            _("There is no such article: {text}").format(text=sanitize.path(text)),
            hint=_("Give a path, or an id as `leeslamp list --json` shows it."),
        )

    # Reading

    def warm(self) -> None:
        """Start the parse worker ahead of the first article."""
        self._parser.warm()

    def read(self, row: Row, *, is_page: bool = False) -> Opened:
        """Open an article of the list, of a saved web page all of it when `is_page` is asked for.
        What is wrong with its file is in `parsed.problems`.
        """
        from reader.model.opened import opened

        parsed = self._parser.article(row.path, self._relative(row.path), is_page=is_page)
        return opened(row, parsed, self.marks(row.article))

    def beginning(self, row: Row, context: str = "") -> Parsed | None:
        """The first screens of a long article or those around some words, soon; None if unsure."""
        return self._parser.beginning(row.path, self._relative(row.path), context)

    def _relative(self, path: str) -> str:
        for folder in self._folders:
            if path.startswith(folder + os.sep):
                return path[len(folder) + 1 :]
        return Path(path).name

    def read_file(self, path: Path, *, is_page: bool = False) -> Opened:
        """Open a file outside the libraries; its marks are kept like any other's."""
        from reader.model.headline import claim
        from reader.model.opened import Opened, titled

        name = os.fspath(path.absolute())
        (head,) = self._parser.heads([(name, path.name)])
        known_by = claim(head, path.name)
        article = self._store.identify([known_by])[0]
        self._loose[article] = known_by
        parsed = self._parser.article(name, path.name, is_page=is_page)
        if not parsed.metadata.title:
            from reader.model.plaintext import body_title

            title = body_title(parsed.document) or sanitize.path(path.name)
            parsed = titled(parsed, title)
        return Opened(article, name, parsed, self.marks(article))

    def fingerprint(self, path: str) -> str:
        """What the text that a file holds now is known by; empty where there is none."""
        from reader.model.headline import claim

        (head,) = self._parser.heads([(path, Path(path).name)])
        return claim(head, "").fingerprint

    def read_bytes(self, data: bytes) -> Opened:
        """Open what came from standard input; it has no file, and so no name of its own."""
        import tempfile

        from reader.model.opened import titled

        with tempfile.TemporaryDirectory(prefix="leeslamp-") as folder:
            path = Path(folder) / "-"
            path.write_bytes(data)
            opened = self.read_file(path)
        is_nameless = opened.metadata.title == "-"  # the name of no file that anybody knows
        parsed = titled(opened.parsed, EMPTY) if is_nameless else opened.parsed
        return opened._replace(path="", parsed=parsed)

    @property
    def links(self) -> Links:
        """Where links lead to, and what links to an article."""
        from reader.library.links import Links

        published = {os.fspath(one.folder): one.url for one in self.libraries if one.url}
        return Links(self._index, self._folders, published)

    @property
    def health(self) -> Health:
        """What is wrong with the articles, and with what is kept of them."""
        from reader.core.health import Health

        return Health(self._index, self._store, self.links, self._folders, self.read)

    @cached_property
    def sharing(self) -> Sharing:
        """Marks carried to other machines and back."""
        from reader.core.sharing import Sharing

        return Sharing(self, self._data, self.links, self.config.sync.folder)

    # The person

    def preferences(self) -> Mapping[str, str]:
        """How the person left things on this machine."""
        return self._data.preferences()

    def prefer(self, key: str, value: str) -> None:
        """Remember how the person left something; silently lost where nothing can be kept."""
        if self._data.is_writable:
            self._store.prefer(key, value)

    def add_library(self, folder: Path) -> None:
        """Keep a folder in the configuration."""
        from reader import config_writing

        config_writing.add_library(self.environment.config_file, folder)

    def likely_folders(self, is_cancelled: Callable[[], bool]) -> Sequence[Likely]:
        """Folders of the person's home that may be libraries; takes two seconds at most."""
        from reader.library.likely import likely_folders

        return likely_folders(self.environment.home, is_cancelled)

    def remove_library(self, folder: Path) -> None:
        """Take a folder out of the configuration; its marks stay."""
        from reader import config_writing

        config_writing.remove_library(self.environment.config_file, folder)

    @property
    def searches(self) -> Sequence[Search]:
        """The saved searches, in the person's order."""
        return self.config.searches

    def save_search(self, name: str, query: str) -> None:
        """Keep a search in the configuration, in place of the one of that name."""
        from reader import config_writing

        config_writing.save_search(self.environment.config_file, name, query)
        self._read_searches()

    def rename_search(self, name: str, new: str) -> None:
        """Call a search otherwise."""
        from reader import config_writing

        config_writing.rename_search(self.environment.config_file, name, new)
        self._read_searches()

    def remove_search(self, name: str) -> None:
        """Take a search out of the configuration."""
        from reader import config_writing

        config_writing.remove_search(self.environment.config_file, name)
        self._read_searches()

    def _read_searches(self) -> None:
        searches = configuration.load(self.environment.config_file).searches
        self.config = self.config._replace(searches=searches)

    def problems_of_searches(self) -> Sequence[Shown]:
        """One sentence for each saved search whose query is wrong."""
        return configuration.problems_of_searches(self.environment.config_file, self.searches)

    def open_original(self, url: str) -> None:
        """Show an address in the person's browser."""
        from reader import opener

        opener.open_url(url, self.config.open.browser or self.environment.browser)
