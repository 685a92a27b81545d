from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from reader.config import Library
from reader.library.index import Index
from reader.model.listing import Progress, Report, Results
from reader.model.query import parse
from tests.library.stand_ins import Names, Parser


@dataclass
class Shelves:
    """An index with one library, `articles`, and everything around it."""

    home: Path
    index: Index
    names: Names = field(default_factory=Names)
    parser: Parser = field(default_factory=Parser)
    progress: list[Progress] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        return self.home / "articles"

    @property
    def folders(self) -> list[str]:
        return [str(self.folder)]

    def write(self, name: str, title: str = "", body: str = "", **fields: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        head = {"title": title} if title else {}
        lines = "".join(f"{key}: {value}\n" for key, value in (head | fields).items())
        path.write_text(f"{lines}\n{body or f'Body of {name}'}")
        return path

    def refresh(
        self,
        *libraries: Library,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> Report:
        self.parser = Parser()
        return self.index.refresh(
            libraries or (Library(self.folder, "Articles"),),
            lambda: self.names,
            self.progress.append,
            is_cancelled,
            lambda: self.parser,
        )

    def results(self, query: str = "", folders: Sequence[str] | None = None) -> Results:
        return self.index.results(parse(query), self.folders if folders is None else folders)

    def titles(self, results: Results | None = None) -> list[str]:
        shown = self.results() if results is None else results
        return [row.title for row in shown.page(0, len(shown))]

    def reopen(self) -> None:
        self.index.close()
        self.index = Index.open(self.home / "cache")


@pytest.fixture
def shelves(tmp_path: Path) -> Iterator[Shelves]:
    (tmp_path / "articles").mkdir()
    shelves = Shelves(tmp_path, Index.open(tmp_path / "cache"))
    yield shelves
    shelves.index.close()
