"""The tables of index.db, and how the file is opened: a cache, made anew whenever it won't do.

`file` holds what lists show, sort and count; `detail` what only an opened or exported article
needs, so that walking a list reads few pages. Paths are blobs: a name may be bytes that are no
UTF-8. `facet` numbers the values that articles are sorted by (a tag, a year), `member` says which
files are under one, `tally` how many.
"""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reader.errors import ReaderError
from reader.storage import sqlite

NAME = "index.db"
APPLICATION_ID = 0x4C4C4958  # "LLIX"
VERSION = 12
"""Another number in the file means that it is thrown away; there are no migrations."""

DAY = 20
"""Bits of a doc for the articles of one day: a million."""
WORD_COLUMNS = ("title", "headings", "body", "authors", "tags", "site")

_MARKED = "is_read, is_starred, progress, last_read, is_archived"
HAS_MARKS = (
    "is_read OR is_starred OR progress OR last_read OR is_archived OR furthest OR finished"
    " OR highlights OR has_note OR tags <> ''"
)
"""Anything was ever done to the article of a file."""
IS_MARKED = f"SELECT EXISTS (SELECT 1 FROM file WHERE {HAS_MARKS}) OR EXISTS (SELECT 1 FROM noted)"
# What is archived is out of sight, and counted by itself.
_SHELVES = {
    "every": "(not {0}is_archived)",
    "unread": "(not {0}is_archived and not {0}is_read)",
    "starred": "(not {0}is_archived and {0}is_starred)",
    "started": "(not {0}is_archived and {0}progress > 0 and not {0}is_read)",
    "recent": "(not {0}is_archived and {0}last_read > 0)",
    "broken": "(not {0}is_archived and {0}error <> '')",
    "archived": "{0}is_archived",
}


def _counted(*rows: str) -> str:
    """Columns of `folder` after rows came (`+ new.`) and went (`- old.`)."""
    return ", ".join(
        f"{column} = {column}" + "".join(f" {row[:2]}{holds.format(row[2:])}" for row in rows)
        for column, holds in _SHELVES.items()
    )


_ADDED = ", ".join(f"{column} = folder.{column} + new.{column}" for column in _SHELVES)
_SUMS = ", ".join(f"sum({holds.format('')}) AS {column}" for column, holds in _SHELVES.items())
# All at once: a trigger for every row takes a third of the time that putting it in takes. Left to
# itself SQLite walks an index of all files, for the groups.
COUNT_NEW = (
    f"UPDATE folder SET {_ADDED} FROM (SELECT folder, {_SUMS} FROM file NOT INDEXED"
    " WHERE number > ? GROUP BY folder) AS new WHERE folder.number = new.folder"
)
"""Counts the files above a number. What goes, and what changes, is counted by triggers."""

# What an empty list is filled without, for files come in no order of these: made of all of them at
# once they take a third of the time. Each order is a walk along one index that also holds what
# shelves ask.
_MADE_LATER = {
    "by_date": "INDEX IF NOT EXISTS by_date ON file (folder, epoch DESC, title_key, number,"
    " is_read, is_starred, is_archived)",
    "by_title": "INDEX IF NOT EXISTS by_title ON file (folder, title_key, number, is_read,"
    " is_starred, is_archived)",
    "by_path": "UNIQUE INDEX IF NOT EXISTS by_path ON file (folder, path)",
    "by_article": "INDEX IF NOT EXISTS by_article ON file (article)",
    "without_facts": "INDEX IF NOT EXISTS without_facts ON file (folder, epoch DESC)"
    " WHERE has_facts = 0",
}

_STATEMENTS = (
    """CREATE TABLE folder (
        number INTEGER PRIMARY KEY,
        path BLOB NOT NULL UNIQUE,
        is_indexed INTEGER NOT NULL DEFAULT 0,
        is_missing INTEGER NOT NULL DEFAULT 0,
        every INTEGER NOT NULL DEFAULT 0,
        unread INTEGER NOT NULL DEFAULT 0,
        starred INTEGER NOT NULL DEFAULT 0,
        started INTEGER NOT NULL DEFAULT 0,
        recent INTEGER NOT NULL DEFAULT 0,
        broken INTEGER NOT NULL DEFAULT 0,
        archived INTEGER NOT NULL DEFAULT 0,
        left_out TEXT NOT NULL DEFAULT '{}',
        digest BLOB NOT NULL DEFAULT x''
    ) STRICT""",
    # AUTOINCREMENT: a number is never given to another file, so a list that was asked for earlier
    # can't show one article in the place of another.
    """CREATE TABLE file (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        folder INTEGER NOT NULL REFERENCES folder,
        path BLOB NOT NULL,
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        article TEXT NOT NULL,
        is_named INTEGER NOT NULL DEFAULT 0,
        title TEXT NOT NULL,
        title_key TEXT NOT NULL,
        is_titled INTEGER NOT NULL,
        date TEXT,
        epoch INTEGER,
        category TEXT NOT NULL,
        site TEXT NOT NULL,
        author TEXT NOT NULL,
        facets TEXT NOT NULL,
        added INTEGER NOT NULL,
        words INTEGER,
        has_image INTEGER NOT NULL DEFAULT 0,
        has_facts INTEGER NOT NULL DEFAULT 0,
        doc INTEGER,
        error TEXT NOT NULL,
        is_doubtful INTEGER NOT NULL,
        is_changed INTEGER NOT NULL DEFAULT 0,
        is_read INTEGER NOT NULL DEFAULT 0,
        is_starred INTEGER NOT NULL DEFAULT 0,
        progress REAL NOT NULL DEFAULT 0,
        last_read INTEGER NOT NULL DEFAULT 0,
        is_archived INTEGER NOT NULL DEFAULT 0,
        furthest REAL NOT NULL DEFAULT 0,
        finished INTEGER NOT NULL DEFAULT 0,
        highlights INTEGER NOT NULL DEFAULT 0,
        has_note INTEGER NOT NULL DEFAULT 0,
        tags TEXT NOT NULL DEFAULT '',
        own TEXT NOT NULL DEFAULT ''
    ) STRICT""",
    # What was written on articles and marked in them, those too whose files are not here: notes.py.
    """CREATE TABLE noted (
        article TEXT PRIMARY KEY, words TEXT NOT NULL, has_note INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE detail (
        file INTEGER PRIMARY KEY REFERENCES file ON DELETE CASCADE,
        explicit TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        permalink TEXT NOT NULL,
        lang TEXT NOT NULL DEFAULT '',
        excerpt TEXT NOT NULL DEFAULT '',
        metadata TEXT NOT NULL
    ) STRICT""",
    # What files are known by, and what their links ask for: see links.py.
    """CREATE TABLE address (
        key INTEGER NOT NULL, file INTEGER NOT NULL, PRIMARY KEY (key, file)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE link (
        file INTEGER NOT NULL,
        place INTEGER NOT NULL,
        key INTEGER NOT NULL,
        PRIMARY KEY (file, place)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX linked ON link (key, file, place)",
    "CREATE TABLE memo (key TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    *(f"CREATE {made}" for made in _MADE_LATER.values()),
    # What was searched for is put into order by what this holds.
    """CREATE UNIQUE INDEX by_doc ON file (doc, folder, epoch, title_key, number, is_read,
        is_starred, is_archived) WHERE doc IS NOT NULL""",
    "CREATE INDEX recent ON file (folder, last_read DESC) WHERE last_read > 0",
    "CREATE INDEX doubtful ON file (folder) WHERE is_doubtful = 1",
    "CREATE INDEX not_named ON file (folder) WHERE is_named = 0",
    # The words of every article, by `file.doc`; see words.py for what each column gets. What is put
    # in was folded already, by the rules of ours: what is beyond ASCII there is all of words.
    f"CREATE VIRTUAL TABLE search USING fts5({', '.join(WORD_COLUMNS)}, content='',"
    " prefix='2', tokenize='ascii')",
    # What is held in memory before it is written: 32 MB make an index a quarter faster than 1 MB.
    "INSERT INTO search (search, rank) VALUES ('hashsize', 33554432)",
    # The pages of it are as large as those of the file.
    "INSERT INTO search (search, rank) VALUES ('pgsz', 16200)",
    # What a library comes in by is merged later, a little at a time (see `words.tidy`): merged by
    # sixteen as it came it took a quarter of what SQLite takes. A query takes 1 or 2 ms longer.
    "INSERT INTO search (search, rank) VALUES ('automerge', 64), ('crisismerge', 256)",
    # The same, as it was indexed: for passages, for what resembles it, and to take it out again.
    "CREATE TABLE text (doc INTEGER PRIMARY KEY, columns BLOB NOT NULL) STRICT",
    """CREATE TABLE facet (
        number INTEGER PRIMARY KEY,
        section TEXT NOT NULL,
        key TEXT NOT NULL,
        value TEXT NOT NULL,
        UNIQUE (section, key)
    ) STRICT""",
    """CREATE TABLE member (
        facet INTEGER NOT NULL, file INTEGER NOT NULL, PRIMARY KEY (facet, file)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE tally (
        folder INTEGER NOT NULL,
        facet INTEGER NOT NULL,
        every INTEGER NOT NULL,
        unread INTEGER NOT NULL,
        PRIMARY KEY (folder, facet)
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TRIGGER uncounted AFTER DELETE ON file BEGIN
        UPDATE folder SET {_counted("- old.")} WHERE number = old.folder;
    END""",
    f"""CREATE TRIGGER recounted AFTER UPDATE OF {_MARKED}, error ON file BEGIN
        UPDATE folder SET {_counted("+ new.", "- old.")} WHERE number = new.folder;
    END""",
)


_SPARE = 2
"""Connections kept for lists to come: what is typed next, and a preview of a count."""


class Database:
    """The connections to one index.db: one for short reads, one for writes, each with its lock.

    A list that is read bit by bit has a connection of its own. In memory there is one for all.
    """

    def __init__(self, path: Path | None, trouble: str = "") -> None:
        self.path = path
        self.trouble = trouble
        """Why it is in memory, in one sentence."""
        self._read_lock = threading.RLock()
        self._write_lock = threading.RLock() if path else self._read_lock
        self._reader = self.connection()
        self._writer = self._reader
        self._spare: list[sqlite3.Connection] = []
        self._is_closed = False
        try:
            sqlite.create(
                self._reader, application_id=APPLICATION_ID, version=VERSION, statements=_STATEMENTS
            )
            if path:
                self._writer = self.connection()
        except BaseException:
            self._reader.close()
            raise
        self._file = _identity(path)

    def connection(self) -> sqlite3.Connection:
        """A connection of the caller's own. In memory: another, empty database."""
        connection = sqlite.connect(
            self.path, application_id=APPLICATION_ID, version=VERSION, durable=False
        )
        if 0 < sqlite.schema_version(connection) < VERSION:
            connection.close()
            raise sqlite.CorruptDatabaseError("an older version")
        return connection

    def is_current(self) -> bool:
        """The file of this path is still the one that is open."""
        return _identity(self.path) == self._file

    def lent(self) -> sqlite3.Connection:
        """A connection for a list of its own: `take_back` wants it again."""
        with suppress(IndexError):
            return self._spare.pop()
        return self.connection()

    def take_back(self, connection: sqlite3.Connection) -> None:
        """Keep a connection for the next list: it has read the tables' names, and many pages."""
        try:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
        except sqlite3.Error:
            connection.close()
            return
        if self._is_closed or len(self._spare) >= _SPARE:
            connection.close()
        else:
            self._spare.append(connection)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """For short reads; sees what has been committed."""
        with self._read_lock:
            yield self._reader

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction; keep it short, the marks wait for it."""
        with self._write_lock, sqlite.transaction(self._writer):
            yield self._writer

    @contextmanager
    def expecting_much(self) -> Iterator[None]:
        """While a whole library is written: let the log grow to 64 MB before its pages go to their
        places, or each goes there a dozen times, and keep 32 MB of pages at hand, for titles and
        names come in no order: a third less for a hundred thousand files.
        """
        with self._write_lock:
            ((pages,),) = self._writer.execute("PRAGMA cache_size").fetchall()
            self._writer.execute("PRAGMA wal_autocheckpoint = 4096")
            self._writer.execute("PRAGMA cache_size = -32768")
        try:
            yield
        finally:
            with self._write_lock, suppress(sqlite3.Error):  # it may be closed, or damaged
                self._writer.execute(f"PRAGMA cache_size = {pages}")

    def lessen(self) -> None:
        """Before files come into an empty list: what takes longer to make bit by bit is made when
        they are all in, by `complete`.
        """
        with self.writing() as connection:
            if not connection.execute("SELECT 1 FROM file LIMIT 1").fetchone():
                for name in _MADE_LATER:
                    connection.execute(f"DROP INDEX IF EXISTS {name}")

    def complete(self) -> None:
        """Make the indexes that are not there."""
        with self.reading() as connection:
            rows = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'index'")
            lacking = _MADE_LATER.keys() - {name for (name,) in rows}
        for name in sorted(lacking):
            with self.writing() as connection:
                connection.execute(f"CREATE {_MADE_LATER[name]}")

    def close(self) -> None:
        """Close all of them; harmless when repeated."""
        self._is_closed = True
        while self._spare:
            self._spare.pop().close()
        with self._write_lock, self._read_lock:
            self._writer.close()
            self._reader.close()


def _identity(path: Path | None) -> tuple[int, int] | None:
    with suppress(OSError):
        if path is not None:
            found = path.stat()
            return found.st_dev, found.st_ino
    return None


def open_database(cache_dir: Path) -> Database:
    """The index in a folder; where it can't be used one in memory, made anew at each start."""
    path, trouble = cache_dir / NAME, ""
    for _attempt in range(2):
        try:
            cache_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
            return Database(path)
        except (sqlite.DatabaseError, sqlite3.DatabaseError, OSError) as error:
            trouble = _said(error, path)
            if not _is_to_be_removed(error):
                break
            remove(path)
    return Database(None, trouble)


def _said(error: sqlite.DatabaseError | sqlite3.DatabaseError | OSError, path: Path) -> str:
    return error.message if isinstance(error, ReaderError) else sqlite.explain(error, path)[0]


def remove(path: Path) -> None:
    """Delete an index with all that belongs to it."""
    for suffix in ("-wal", "-shm", "-journal", ""):
        with suppress(OSError):
            path.with_name(path.name + suffix).unlink()


def _is_to_be_removed(error: BaseException) -> bool:
    wrong = (
        sqlite.CorruptDatabaseError,
        sqlite.ForeignDatabaseError,
        sqlite.NewerDatabaseError,
    )
    return isinstance(error, wrong) or sqlite.is_corrupt(error)
