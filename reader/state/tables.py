"""Changes and what they add up to, in the tables of state.db: read, written, folded anew."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

from reader.model.article import ArticleId
from reader.model.history import LATEST, Written
from reader.model.marks import NONE, SCROLLED, Change, Field, Marks, Value
from reader.state import schema, values
from reader.state.asking import AT_ONCE, among, one
from reader.state.log import Entry, Folded, fold
from reader.state.merge import Key, lasting
from reader.state.values import ITEMIZED, decoded

_MARKS = "?, " * 13 + "?"


def marks_of(
    connection: sqlite3.Connection, articles: Iterable[ArticleId]
) -> dict[ArticleId, Marks]:
    """The marks of those of the articles that have any."""
    some = list(articles)
    if len(some) > AT_ONCE and one(connection, "SELECT 1 FROM mark LIMIT 1") is None:
        return {}  # a first index asks of every article
    asked = f"SELECT {schema.MARK_COLUMNS} FROM mark WHERE article IN"
    return dict(map(values.marked, among(connection, asked, some)))


def stood(connection: sqlite3.Connection, changes: Iterable[Change]) -> Folded:
    """What stands of all that these changes could touch."""
    asked: dict[ArticleId, bool] = {}
    for change in changes:
        has_items = asked.get(change.article, False) or change.field in ITEMIZED
        asked[change.article] = has_items
    marks = dict.fromkeys(asked, NONE) | marks_of(connection, asked)
    with_items = [article for article, has_items in asked.items() if has_items]
    question = "SELECT article, field, item, value FROM item WHERE article IN"
    items = {
        (ArticleId(article), values.FIELDS[field], item): value
        for article, field, item, value in among(connection, question, with_items)
    }
    return Folded(marks, items)


def items(
    connection: sqlite3.Connection, field: Field, articles: Sequence[ArticleId] | None
) -> list[tuple[ArticleId, str, Value]]:
    """What these articles, or all of them, hold in a field: article, item and value."""
    question = f"SELECT article, item, value FROM item WHERE field = '{field.value}'"
    if articles is None:
        rows = connection.execute(question).fetchall()
    else:
        rows = among(connection, f"{question} AND article IN", articles)
    return [
        (ArticleId(article), item, values.decoded(field, value)) for article, item, value in rows
    ]


def written(connection: sqlite3.Connection, article: ArticleId) -> list[Written]:
    """As `Store.written`."""
    notes = [one for one in entries_of(connection, [article]) if one.field is Field.NOTE]
    texts = sorted(lasting(notes), key=attrgetter("order"), reverse=True)
    return [
        Written(
            one.device,
            min(one.time, LATEST),
            str(decoded(one.field, one.value)),
            is_shown=one is texts[0],
        )
        for one in texts
    ]


def newest(connection: sqlite3.Connection, changes: Iterable[Change]) -> list[Entry]:
    """The last entry; where these changes come of scrolling, as many as that can make at once, the
    newest first.
    """
    limit = len(SCROLLED) if any(change.field in SCROLLED for change in changes) else 1
    question = f"SELECT {schema.CHANGE_COLUMNS} FROM change ORDER BY number DESC LIMIT {limit}"
    return [Entry.of(row) for row in connection.execute(question)]


def entries_of(connection: sqlite3.Connection, articles: Iterable[ArticleId]) -> list[Entry]:
    """Everything that was ever done to these articles, in the order of arrival."""
    question = f"SELECT {schema.CHANGE_COLUMNS} FROM change WHERE article IN"
    return sorted(map(Entry.of, among(connection, question, articles)))


def entries_after(connection: sqlite3.Connection, number: int, limit: int) -> list[Entry]:
    """What arrived after this number, in that order; of all a limit is negative."""
    question = f"SELECT {schema.CHANGE_COLUMNS} FROM change WHERE number > ? ORDER BY number"
    return [Entry.of(row) for row in connection.execute(f"{question} LIMIT ?", (number, limit))]


def replace_entries(
    connection: sqlite3.Connection, made: Sequence[Entry], replaced: Sequence[int] = ()
) -> None:
    """Put entries down, in the place of these; what they add up to is `write_folded`'s."""
    if replaced:
        gone = [(number,) for number in replaced]
        connection.executemany("DELETE FROM change WHERE number = ?", gone)
    rows = ((*entry[:4], entry.field.value, *entry[5:]) for entry in made)
    connection.executemany(f"INSERT INTO change VALUES ({'?, ' * 10}?)", rows)


def write_folded(connection: sqlite3.Connection, now: Folded, keys: Iterable[Key]) -> None:
    """Put down what stands now at these keys."""
    touched = set(keys)
    # In order: pages are filled one by one, and a spilled one is not needed again.
    articles = sorted({article for article, _field, _item in touched})
    connection.executemany(
        f"INSERT OR REPLACE INTO mark VALUES ({_MARKS})",
        (values.mark_row(article, now.marks[article]) for article in articles),
    )
    in_items = sorted(key for key in touched if key[1] in ITEMIZED)
    if not in_items:
        return
    kept = [(*key, now.items[key]) for key in in_items if key in now.items]
    gone = [key for key in in_items if key not in now.items]
    connection.executemany("INSERT OR REPLACE INTO item VALUES (?, ?, ?, ?)", kept)
    connection.executemany("DELETE FROM item WHERE article = ? AND field = ? AND item = ?", gone)


def refold(connection: sqlite3.Connection, articles: Iterable[ArticleId]) -> None:
    """Work out anew what everything done to these articles adds up to: changes of another device
    came in, which may be older than what stands.
    """
    asked = list(articles)
    for start in range(0, len(asked), AT_ONCE):
        some = asked[start : start + AT_ONCE]
        found = entries_of(connection, some)
        write_folded(connection, fold(found), {entry.key for entry in found})


def last_read(
    connection: sqlite3.Connection, marks: Mapping[ArticleId, Marks]
) -> dict[ArticleId, Marks]:
    """Those of the marks whose `last_read` is another one now that a step was undone or redone."""
    question = f"{schema.LAST_READ} AND article IN"
    rows = among(connection, question, marks, " GROUP BY article")
    when = {article: found for article, found, _order in rows}
    return {
        article: each._replace(last_read=when.get(article, 0))
        for article, each in marks.items()
        if each.last_read != when.get(article, 0)
    }
