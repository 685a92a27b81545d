"""The tables of state.db."""

NAME = "state.db"
APPLICATION_ID = 0x4C65_6573  # "Lees"
VERSION = 3
"""A new one is a step in migrations.py."""

ALIAS = """
    CREATE TABLE alias (
        kind TEXT NOT NULL,
        value BLOB NOT NULL,
        article TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        PRIMARY KEY (kind, value, article)
    ) STRICT, WITHOUT ROWID
    """
# Most articles with an id are called by it; this is about those that got one later.
LATER_ID = "kind = 'id' AND value <> CAST(article AS BLOB)"
ALIAS_LATER_ID = f"CREATE INDEX alias_later_id ON alias (article) WHERE {LATER_ID}"

ITEM = """
    CREATE TABLE item (
        article TEXT NOT NULL,
        field TEXT NOT NULL,
        item TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (article, field, item)
    ) STRICT, WITHOUT ROWID
    """
SAME = """
    CREATE TABLE same (article TEXT PRIMARY KEY, is_now TEXT NOT NULL) STRICT, WITHOUT ROWID
    """
# Filled once other devices are told, who were told all the others.
LEARNT = """
    CREATE TABLE learnt (
        number INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        value BLOB NOT NULL,
        article TEXT NOT NULL
    ) STRICT
    """
TOLD = "sync:"
"""How the preferences begin that say how far others were told."""
# Of each step its first change: one that took back 100,000 is asked about for each of them.
CHANGE_UNDOES = (
    "CREATE INDEX change_undoes ON change (undoes) WHERE undoes IS NOT NULL AND number = step"
)
CHANGE_ARTICLE = "CREATE INDEX change_article ON change (article)"

# `change` is the truth and only grows; `mark` and `item` are what it adds up to. A number is the
# order of arrival here; of a change made here it is the Lamport counter too, so it is always above
# every counter seen: what comes from elsewhere gets a number that is at least its counter, and gaps
# are allowed. A step is everything done at once, named by its first number; `undoes` names the step
# taken back, also a step that took one back. What comes from elsewhere has neither.
# An alias is bytes because paths may be; of those with one value, the one with the highest sequence
# got it last. `last_read` is in seconds since 1970, 0 for never.
STATEMENTS = (
    """
    CREATE TABLE change (
        number INTEGER PRIMARY KEY,
        time REAL NOT NULL,
        device TEXT NOT NULL,
        article TEXT NOT NULL,
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        previous TEXT,
        step INTEGER NOT NULL,
        undoes INTEGER,
        counter INTEGER NOT NULL DEFAULT 0,
        item TEXT NOT NULL DEFAULT ''
    ) STRICT
    """,
    CHANGE_UNDOES,
    CHANGE_ARTICLE,
    """
    CREATE TABLE mark (
        article TEXT PRIMARY KEY,
        is_read INTEGER NOT NULL,
        is_starred INTEGER NOT NULL,
        place TEXT,
        progress REAL NOT NULL,
        last_read INTEGER NOT NULL DEFAULT 0,
        is_archived INTEGER NOT NULL DEFAULT 0,
        tags TEXT NOT NULL DEFAULT '',
        furthest REAL NOT NULL DEFAULT 0,
        opened INTEGER NOT NULL DEFAULT 0,
        finished INTEGER NOT NULL DEFAULT 0,
        spent INTEGER NOT NULL DEFAULT 0,
        highlights INTEGER NOT NULL DEFAULT 0,
        has_note INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID
    """,
    ITEM,
    SAME,
    LEARNT,
    ALIAS,
    ALIAS_LATER_ID,
    "CREATE TABLE preference (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE device (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
    "INSERT INTO device VALUES (lower(hex(randomblob(4))))",
    # Whoever has written and not yet closed: one that is here without a process stopped uncleanly.
    "CREATE TABLE writer (process INTEGER PRIMARY KEY) STRICT",
)

PREFERENCES = "SELECT key, value FROM preference"
"""What this machine was left at: theme, measure, shelf and the like."""
NEWEST = "SELECT ifnull(max(number), 0) FROM change"
"""The number of the newest change."""
CHANGE_COLUMNS = (
    "number, time, device, article, field, value, previous, step, undoes, counter, item"
)
MARK_COLUMNS = (
    "article, is_read, is_starred, place, progress, last_read, is_archived, tags, furthest,"
    " opened, finished, spent, highlights, has_note"
)
IS_UNDONE = (
    "EXISTS (SELECT 1 FROM change AS undo WHERE undo.undoes = one.step AND undo.number = undo.step"
    " AND NOT EXISTS (SELECT 1 FROM change AS redo WHERE redo.undoes = undo.step"
    " AND redo.number = redo.step))"
)
"""Whether the step of the change `one` was taken back, and that was not taken back itself."""
LAST_READ = (
    "SELECT article, CAST(time AS INTEGER) AS last_read,"
    " max(printf('%019d', counter) || device) FROM change AS one"
    " WHERE (field IN ('place', 'spent') OR (field = 'read' AND value = 'true' AND undoes IS NULL"
    f" AND NOT {IS_UNDONE}))"
)
"""When each article was last read by what is written down; wants a GROUP BY article."""
