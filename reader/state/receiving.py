"""What other devices did, taken into the tables of state.db."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from reader.model.article import ArticleId
from reader.model.marks import SCROLLED
from reader.state import schema, tables
from reader.state.aliases import as_bytes, held, note_to_tell, same_of
from reader.state.asking import among, one
from reader.state.exchange import Known
from reader.state.identity import STRONG, Alias, Sign
from reader.state.log import Entry
from reader.state.merge import TEXTS, Key, Told, canonical, lasting, merged
from reader.state.values import encoded

_FORMER = "former-names"
# Those that two articles share, and all ids that articles have of their own.
_JOINING = (
    "SELECT kind, value, article FROM alias WHERE kind = 'id' OR (kind, value) IN"
    " (SELECT kind, value FROM alias WHERE kind = 'text' GROUP BY value HAVING count(*) > 1)"
)


class Received(NamedTuple):
    """What came of changes that were heard of."""

    changes: int
    """How many of them hold; the others were known, or something later is."""
    names: Mapping[ArticleId, ArticleId]
    """What articles are called from now on that a list may still know by another name."""


def receive(
    connection: sqlite3.Connection,
    told: Sequence[Told],
    known: Sequence[Known],
    *,
    is_to_tell: bool,
) -> Received:
    """Take in changes and aliases, within a transaction; the same ones again change nothing."""
    if is_to_tell:
        note_to_tell(connection, _unknown(connection, known))
    signs = _learn(connection, known)
    joined = _join(connection) if _may_join(connection, signs) else {}
    new, holding = _put(connection, told)
    tables.refold(connection, {entry.article for entry in new} | set(joined.values()))
    return Received(holding, _names(signs, joined))


def name_of(connection: sqlite3.Connection, told: Iterable[Told], device: str, number: int) -> str:
    """As `Store.doubt`: what this device goes by from now on."""
    own = [each for each in told if each.device == device]
    if not own:
        return device
    same, found = _found(connection, own)
    standing = merged(found)
    asked = "SELECT ifnull(max(counter), 0) FROM change WHERE device = ?"
    newest = connection.execute(asked, (device,)).fetchone()[0]
    if not any(each.counter > newest or _is_news(standing, _key(each, same), each) for each in own):
        return device
    names = " ".join(sorted(former_names(connection) | {device}))
    connection.execute("INSERT OR REPLACE INTO preference VALUES (?, ?)", (_FORMER, names))
    connection.execute("UPDATE device SET name = lower(hex(randomblob(4)))")
    name = str(one(connection, "SELECT name FROM device"))
    renamed = "UPDATE change SET device = ? WHERE device = ? AND number > ?"
    connection.execute(renamed, (name, device, number))
    return name


def former_names(connection: sqlite3.Connection) -> set[str]:
    """What this device went by before."""
    names = one(connection, f"SELECT value FROM preference WHERE key = '{_FORMER}'")
    return set((names or "").split())


def known(
    connection: sqlite3.Connection, number: int | None, device: str
) -> tuple[list[Known], int]:
    """As `Store.known`."""
    table = "alias" if number is None else "learnt WHERE number > ? ORDER BY number"
    rows = connection.execute(
        f"SELECT kind, value, article FROM {table}", () if number is None else (number,)
    )
    found = [
        Known((Sign(kind), value.decode("utf-8", "surrogateescape")), ArticleId(article), device)
        for kind, value, article in rows
    ]
    return found, int(one(connection, "SELECT ifnull(max(number), 0) FROM learnt"))


def _put(connection: sqlite3.Connection, told: Sequence[Told]) -> tuple[list[Entry], int]:
    """Write down what lasts of this; gives that, and how much of it holds."""
    same, found = _found(connection, told)
    standing = merged(found)
    written = {(one.key, one.device): one for one in lasting(found)}
    holding = 0
    number = int(one(connection, schema.NEWEST))
    new: dict[int, Entry] = {}
    gone: list[int] = []
    for each in told:
        key = _key(each, same)
        is_news = _is_news(standing, key, each)
        last = written.get((key, each.device)) if key[1] in TEXTS else standing.get(key)
        if last is not None and each.order <= last.order:
            continue
        holding += is_news
        # At least its counter: the next change made here has the next number for its counter.
        number = max(number + 1, each.counter)
        entry = _entry(each, key, number)
        before = standing.get(key)
        # Reading on does not grow the log, wherever it is done.
        is_replaced = entry.field in SCROLLED and before and before.device == entry.device
        if before and is_replaced and new.pop(before.number, None) is None:
            gone.append(before.number)
        written[key, each.device] = new[number] = entry
        if is_news:
            standing[key] = entry
    tables.replace_entries(connection, list(new.values()), gone)
    return list(new.values()), holding


def _found(
    connection: sqlite3.Connection, told: Iterable[Told]
) -> tuple[Mapping[ArticleId, ArticleId], list[Entry]]:
    """What the articles that are told of are called here, and all that is known of them."""
    articles = {each.change.article for each in told}
    same = same_of(connection, articles)
    return same, tables.entries_of(connection, {same.get(each, each) for each in articles})


def _key(told: Told, same: Mapping[ArticleId, ArticleId]) -> Key:
    article, field, item = told.key
    return same.get(article, article), field, item


def _is_news(standing: Mapping[Key, Entry], key: Key, told: Told) -> bool:
    return key not in standing or standing[key].order < told.order


def _entry(told: Told, key: Key, number: int) -> Entry:
    article, field, item = key
    return Entry(
        number=number,
        time=told.time,
        device=told.device,
        article=article,
        field=field,
        value=encoded(told.change.value),
        previous=None,
        step=number,
        undoes=None,
        counter=told.counter,
        item=item,
    )


# Names


def _unknown(
    connection: sqlite3.Connection, known: Sequence[Known]
) -> list[tuple[Alias, ArticleId]]:
    same = same_of(connection, {each.article for each in known})
    signs = [(each.alias, same.get(each.article, each.article)) for each in known]
    here = held(connection, [alias for alias, _article in signs])
    return [(alias, article) for alias, article in signs if article not in here.get(alias, ())]


def _learn(connection: sqlite3.Connection, known: Sequence[Known]) -> list[tuple[Alias, ArticleId]]:
    """Put down what articles are known by elsewhere; gives what is strong of it."""
    same = same_of(connection, {each.article for each in known})
    signs = [(each.alias, same.get(each.article, each.article)) for each in known]
    # Of what is weak the last counts, and what was seen here counts before what was not.
    connection.executemany(
        "INSERT OR IGNORE INTO alias (kind, value, article, sequence) VALUES (?, ?, ?, 0)",
        [(sign.value, as_bytes(value), article) for (sign, value), article in signs],
    )
    return [(alias, article) for alias, article in signs if alias[0] in STRONG]


def _may_join(connection: sqlite3.Connection, signs: Iterable[tuple[Alias, ArticleId]]) -> bool:
    """Whether two articles are known by one of these."""
    values = {as_bytes(value) for (_sign, value), _article in signs}
    asked = f"SELECT 1 FROM alias WHERE kind IN ('{STRONG[0]}', '{STRONG[1]}') AND value IN"
    return bool(among(connection, asked, values, " GROUP BY kind, value HAVING count(*) > 1"))


def _join(connection: sqlite3.Connection) -> dict[ArticleId, ArticleId]:
    """Make one of the articles that are one: all that was done to any of them, and all that it is
    known by, under the name of one.
    """
    rows = connection.execute(_JOINING).fetchall()
    joined = canonical(
        ((Sign(kind), value.decode("utf-8", "surrogateescape")), ArticleId(article))
        for kind, value, article in rows
    )
    pairs = [(now, was) for was, now in joined.items()]
    connection.executemany("UPDATE same SET is_now = ? WHERE is_now = ?", pairs)
    connection.executemany("INSERT OR REPLACE INTO same (is_now, article) VALUES (?, ?)", pairs)
    for table in ("change", "alias"):
        connection.execute(
            f"UPDATE OR REPLACE {table} SET article = same.is_now FROM same"
            f" WHERE {table}.article = same.article"
        )
    for table in ("mark", "item"):
        connection.execute(f"DELETE FROM {table} WHERE article IN (SELECT article FROM same)")
    return joined


def _names(
    signs: Iterable[tuple[Alias, ArticleId]], joined: Mapping[ArticleId, ArticleId]
) -> dict[ArticleId, ArticleId]:
    # A file that was never seen before is called by its id, else by its text.
    now = ((ArticleId(value), article) for (_sign, value), article in signs)
    pairs = chain(now, joined.items())
    return {was: joined.get(article, article) for was, article in pairs if was != article}
