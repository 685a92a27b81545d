"""The tables of state.db."""

NAME = "state.db"
APPLICATION_ID = 0x4C65_6573  # "Lees"
VERSION = 2
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

# `change` is the truth and only grows; `mark` is what it adds up to. A number is also the Lamport
# counter of its change: always above every number seen, so gaps are allowed and order is not time.
# A step is everything done at once, named by its first number; `undoes` names the step taken back.
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
        undoes INTEGER
    ) STRICT
    """,
    "CREATE INDEX change_undoes ON change (undoes) WHERE undoes IS NOT NULL",
    """
    CREATE TABLE mark (
        article TEXT PRIMARY KEY,
        is_read INTEGER NOT NULL,
        is_starred INTEGER NOT NULL,
        place TEXT,
        progress REAL NOT NULL,
        last_read INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID
    """,
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
MARK_COLUMNS = (
    "mark.article, mark.is_read, mark.is_starred, mark.place, mark.progress, mark.last_read"
)
LAST_READ = (
    "SELECT article, CAST(time AS INTEGER) AS last_read, max(number) FROM change AS one"
    " WHERE (field = 'place' OR (field = 'read' AND value = 'true' AND undoes IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM change AS undo WHERE undo.undoes = one.step)))"
)
"""When each article was last read by what is written down; wants a GROUP BY article."""
