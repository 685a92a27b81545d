"""A library that is made for a test, folders for what the program keeps, and what lies in them."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from copy import copy
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Self, TypeAlias

from reader.model.article import ArticleId
from reader.model.marks import Field
from reader.state.store import Store

Mark: TypeAlias = tuple[str, Field]
"""The title of an article, and what can be so or not so of it."""
Standing: TypeAlias = Mapping[Mark, bool]

DRAWN = (Field.STARRED, Field.READ)
"""What a list shows of an article."""
TAG, NOTE = "lamps", "A note."
ROOT = Path(__file__).parents[2]
_NEWEST = datetime(2026, 1, 1)


class Place:
    """Everything lies in one folder, and nothing of the person's is touched."""

    def __init__(self, folder: Path, articles: int = 24) -> None:
        self.folder = folder
        self.library, self.data = folder / "articles", folder / "data"
        self.shared = folder / "shared"
        self.titles = [f"Article {number:02}" for number in range(1, articles + 1)]
        self.library.mkdir(parents=True)
        self.shared.mkdir()
        for number, title in enumerate(self.titles):
            date = (_NEWEST - timedelta(hours=number)).isoformat()  # the list has them in order
            head = f"---\ntitle: {title}\ndate: {date}\n---\n\n"
            (self.library / f"{title}.md").write_text(f"{head}Of {title.lower()}, a few words.\n")
        self.environment = {
            **{name: value for name, value in os.environ.items() if name != "NO_COLOR"},
            "HOME": str(folder),
            "LEESLAMP_CONFIG": str(folder / "config.toml"),
            "LEESLAMP_DATA_DIR": str(self.data),
            "LEESLAMP_CACHE_DIR": str(folder / "cache"),
            "LANG": "C.UTF-8",
            "LANGUAGE": "en",
            "PYTHONPATH": str(ROOT),
            "TERM": "xterm-256color",
        }

    @property
    def window(self) -> list[str]:
        """The command that opens the screen."""
        return [sys.executable, "-m", "reader", str(self.library)]

    def command(self, name: str, *words: str) -> list[str]:
        """A command of the command line about this library."""
        return [sys.executable, "-m", "reader", name, *words, "--library", str(self.library)]

    def set(self, field: Field, titles: Sequence[str], *, value: bool) -> list[str]:
        """The command that sets this on articles, or takes it away; a note is for one alone."""
        paths = [str(self.library / f"{title}.md") for title in titles]
        match field:
            case Field.TAG:
                return self.command("tag", "add" if value else "remove", TAG, *paths)
            case Field.NOTE:
                words = ["set", paths[0], NOTE] if value else ["remove", paths[0]]
                return self.command("note", *words)
            case _:
                word = {Field.READ: "read", Field.STARRED: "starred"}[field]
                return self.command("mark", word if value else f"un{word}", *paths)

    def sync(self) -> list[str]:
        """The command that tells the other machine, and hears of it."""
        return self.command("sync", str(self.shared))

    def other(self) -> Self:
        """Another machine with the same articles and the same shared folder."""
        other = copy(self)
        other.data = self.folder / "other-data"
        other.environment = {
            **self.environment,
            "LEESLAMP_DATA_DIR": str(other.data),
            "LEESLAMP_CACHE_DIR": str(self.folder / "other-cache"),
        }
        vars(other).pop("articles", None)
        return other

    @cached_property
    def articles(self) -> Mapping[str, ArticleId]:
        """The articles by their titles."""
        command = self.command("list", "--json")
        done = subprocess.run(command, env=self.environment, capture_output=True, check=True)
        rows = [json.loads(line) for line in done.stdout.splitlines()]
        return {row["title"]: ArticleId(row["id"]) for row in rows}

    def stored(self) -> Standing:
        """What is kept; fails where it is not whole, or the person would be told anything."""
        names = self.articles
        store = Store.open(self.data)
        try:
            assert (store.is_writable, store.trouble) == (True, "")
            marks = store.marks(names.values())
        finally:
            store.close()
        with closing(sqlite3.connect(self.data / "state.db")) as connection:
            (verdict,) = connection.execute("PRAGMA integrity_check").fetchone()
            assert verdict == "ok"
        return {
            mark: value
            for title, article in names.items()
            for mark, value in (
                ((title, Field.STARRED), marks[article].is_starred),
                ((title, Field.READ), marks[article].is_read),
                ((title, Field.TAG), TAG in marks[article].tags),
                ((title, Field.NOTE), marks[article].has_note),
            )
        }
