"""A library that is made for a test, folders for what the program keeps, and what lies in them."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from reader.model.article import ArticleId
from reader.model.marks import Field
from reader.state.store import Store

Mark: TypeAlias = tuple[str, Field]
"""The title of an article, and what can be so or not so of it."""
Standing: TypeAlias = Mapping[Mark, bool]

FIELDS = (Field.STARRED, Field.READ)
ROOT = Path(__file__).parents[2]
_NEWEST = datetime(2026, 1, 1)


class Place:
    """Everything lies in one folder, and nothing of the person's is touched."""

    def __init__(self, folder: Path, articles: int = 24) -> None:
        self.library, self.data = folder / "articles", folder / "data"
        self.titles = [f"Article {number:02}" for number in range(1, articles + 1)]
        self.library.mkdir(parents=True)
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

    def mark(self, word: str, *titles: str) -> list[str]:
        """The command that marks these articles."""
        return self.command("mark", word, *(str(self.library / f"{one}.md") for one in titles))

    def listed(self) -> Standing:
        """What a fresh process says of the articles; fails where it says anything else."""
        command = self.command("list", "--json")
        done = subprocess.run(command, env=self.environment, capture_output=True, timeout=60)
        assert (done.returncode, done.stderr) == (0, b""), done.stderr.decode()
        rows = [json.loads(line) for line in done.stdout.splitlines()]
        return {
            mark: bool(value)
            for row in rows
            for mark, value in (
                ((row["title"], Field.STARRED), row["starred"]),
                ((row["title"], Field.READ), row["read"]),
            )
        }

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
            )
        }
