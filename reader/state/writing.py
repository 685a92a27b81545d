"""Changes put into the tables of state.db, as one step: each by itself, or very many at once."""

import sqlite3
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from reader.model.article import ArticleId
from reader.model.marks import NONE, Change, Field, Marked, Marks
from reader.state import aliases, schema, tables, values
from reader.state.asking import one
from reader.state.log import entries, folded_on

MANY = 2000
"""Changes: what is made of all of a step at once takes 200 MB of 100,000."""
_SWITCHES = {
    Field.READ: "is_read",
    Field.STARRED: "is_starred",
    Field.ARCHIVED: "is_archived",
}


class Writing(NamedTuple):
    """A step that is being written, within a transaction."""

    connection: sqlite3.Connection
    device: str
    time: float
    undoes: int | None = None
    """The step that this one takes back."""

    def put(self, changes: Sequence[Change]) -> list[Marked]:
        """Write the changes down; the marks of all their articles as they are now."""
        same = aliases.same_of(self.connection, {change.article for change in changes})
        if same:  # a screen may not know yet that two articles turned out to be one
            changes = [one._replace(article=same.get(one.article, one.article)) for one in changes]
        if len(changes) > MANY and _is_alike(changes):
            return self._put_alike(changes)
        marks: dict[ArticleId, Marks] = {}
        step = 0
        # By article, for the pages of a table are then filled one by one.
        if len(changes) > MANY:
            changes = sorted(changes, key=attrgetter("article"))
        for start in range(0, len(changes), MANY):
            step = self._put(changes[start : start + MANY], marks, step)
        return [Marked(*one) for one in marks.items()]

    def _put(self, changes: Sequence[Change], marks: dict[ArticleId, Marks], step: int) -> int:
        """Write changes down, of this step if there is one; gives their step, 0 for none."""
        stood = tables.stood(self.connection, changes)
        made, replaced = entries(
            changes,
            stood,
            tables.newest(self.connection, changes),
            device=self.device,
            time=self.time,
            undoes=self.undoes,
            step=step,
        )
        marks |= stood.marks
        if not made:
            return step
        tables.replace_entries(self.connection, made, replaced)
        now = folded_on(made, stood)
        if self.undoes is not None and any(entry.field is Field.READ for entry in made):
            now.marks.update(tables.last_read(self.connection, now.marks))
        tables.write_folded(self.connection, now, (entry.key for entry in made))
        marks |= now.marks
        return made[0].step

    def _put_alike(self, changes: Sequence[Change]) -> list[Marked]:
        """The same where one mark is set on very many, which takes SQLite itself half as long."""
        connection, (_article, field, value, _item) = self.connection, changes[0]
        column, is_set = _SWITCHES[field], int(bool(value))
        given = {
            "before": int(one(connection, schema.NEWEST)),
            "time": self.time,
            "device": self.device,
            "field": field.value,
            "value": values.encoded(value),
            "undoes": self.undoes,
            "is_set": is_set,
        }
        connection.execute("CREATE TEMP TABLE many (article TEXT PRIMARY KEY) WITHOUT ROWID")
        articles = sorted(change.article for change in changes)
        connection.executemany("INSERT INTO many VALUES (?)", ((one,) for one in articles))
        # As `entries` and `folded_on` do it; a test holds them to the same.
        if self.undoes is None:
            connection.execute(_UNCHANGED.format(column=column), given)
        connection.execute(_CHANGES.format(column=column), given)
        is_reading = field is Field.READ and is_set and self.undoes is None
        switches = {name: int(name == column and is_set) for name in _SWITCHES.values()}
        at = int(self.time) if is_reading else None
        connection.execute(_MARKS.format(column=column), {**switches, "at": at})
        if field is Field.READ and self.undoes is not None:
            connection.execute(_LAST_READ)
        made = dict(map(values.marked, connection.execute(_MADE)))
        connection.execute("DROP TABLE many")
        unchanged = [article for article in articles if article not in made]
        stood = dict.fromkeys(unchanged, NONE) | tables.marks_of(connection, unchanged)
        return [Marked(*one) for one in (stood | made).items()]


def _is_alike(changes: Sequence[Change]) -> bool:
    _article, field, value, _item = changes[0]
    is_one = all(one.field is field and one.value is value for one in changes)
    return is_one and field in _SWITCHES and len({one.article for one in changes}) == len(changes)


_CHANGES = """
    INSERT INTO change
    SELECT
        :before + row_number() OVER (ORDER BY many.article), :time, :device, many.article, :field,
        :value, iif(ifnull({column}, 0), 'true', 'false'), :before + 1, :undoes,
        :before + row_number() OVER (ORDER BY many.article), ''
    FROM many LEFT JOIN mark ON mark.article = many.article ORDER BY many.article
    """
_UNCHANGED = """
    DELETE FROM many
    WHERE :is_set = ifnull((SELECT {column} FROM mark WHERE mark.article = many.article), 0)
    """
_MARKS = """
    INSERT INTO mark (article, is_read, is_starred, is_archived, progress, last_read)
    SELECT article, :is_read, :is_starred, :is_archived, 0, ifnull(:at, 0)
    FROM many WHERE TRUE ORDER BY article
    ON CONFLICT DO UPDATE SET {column} = excluded.{column}, last_read = ifnull(:at, last_read)
    """
_AMONG = "article IN (SELECT article FROM many)"
# Row by row through the table: an index would have the rows of each article looked up by itself.
_LAST_READ = (
    "UPDATE mark SET last_read = ifnull(found.last_read, 0) FROM many LEFT JOIN"
    f" ({schema.LAST_READ.replace('AS one', 'AS one NOT INDEXED')} GROUP BY +article) AS found"
    " ON found.article = many.article WHERE mark.article = many.article"
)
_MADE = f"SELECT {schema.MARK_COLUMNS} FROM mark WHERE {_AMONG}"
