"""What the desk does for the person's own commands: each runs on a thread of its own."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.core import Reader
from reader.errors import ReaderError
from reader.model import sanitize
from reader.model.listing import Row
from reader.model.row import ArticleId
from reader.ui import messages
from reader.ui.marking import Marking

if TYPE_CHECKING:
    from reader.config_keys import OwnCommand
    from reader.piping import Output, Pipe, Piped


Scope = Callable[[], Sequence[ArticleId]]
"""Gives the articles that are meant, where that may take a while."""


class Errands(Marking):
    """Own commands, from their beginning to their end."""

    def __init__(self, reader: Reader, failed: Callable[[Exception], None]) -> None:
        super().__init__(reader, failed)
        self._pipes: set[Pipe] = set()

    def pipe(
        self, command: "OwnCommand", path: str, row: Row | None, scope: Scope | None = None
    ) -> "Pipe":
        """Hand an article, or those of a scope, to a command; CommandEnded follows."""
        from reader.piping import Pipe, show
        from reader.places import variables_for_others

        reader = self.reader
        folders = () if reader.libraries == reader.config.libraries else reader.libraries
        printing = show(reader.environment, [library.folder for library in folders])
        pipe = Pipe(
            command,
            lambda: self._selected(scope) if scope else [self._piped(path, row)],
            printing,
            variables_for_others(),
        )
        self._pipes.add(pipe)
        threading.Thread(target=self._run, args=(pipe,), name="command", daemon=True).start()
        return pipe

    def _piped(self, path: str, row: Row | None) -> "Piped":
        from reader.piping import Piped

        if row is None:
            opened = self.reader.read_file(Path(path))
            return Piped(path, opened.metadata.title, opened.metadata.url, opened.article)
        entry = self.reader.entry(row.file)
        url = entry.metadata.url if entry is not None else ""
        return Piped(row.path, row.title, url, row.article)

    def _selected(self, scope: Scope) -> "list[Piped]":
        found = (self.reader.find(article) for article in scope())
        return [self._piped("", one.row) for one in found if not isinstance(one, Path)]

    def _run(self, pipe: "Pipe") -> None:
        try:
            output = pipe.run()
        except ReaderError as error:
            output = failed(error)
        except Exception as error:
            self.lost(error)
            return
        finally:
            self._pipes.discard(pipe)
        self._tell(lambda: messages.CommandEnded(pipe, output))

    def settle(self) -> None:
        """Nothing that was begun outlives the program."""
        for pipe in tuple(self._pipes):
            pipe.stop()
        super().settle()


def failed(error: ReaderError) -> "Output":
    """What came of a command that could not be begun."""
    from reader.piping import Output

    return Output(sanitize.EMPTY, sanitize.line(f"{error.message} {error.hint}".strip()))
