"""A refresh that is killed in the middle, in a process of its own; or those who read for it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reader.config import Library
from reader.library import passes, refresh
from reader.model.listing import Progress
from reader.parsing import pair
from reader.parsing.pair import Pair
from reader.parsing.parser import Parser
from tests.library.conftest import Shelves

_SCRIPT = """
import os, signal, sys
from pathlib import Path
from reader.config import Library
from reader.config import Library
from reader.library import passes, refresh
from reader.library.index import Index
from reader.parsing.pair import Pair
from reader.parsing.parser import Parser
from tests.library.stand_ins import Names

home, stage, done = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
passes._BATCH, refresh._REPORT_SECONDS = 10, 0

def report(progress):
    if progress.stage == stage and progress.done >= done:
        os.kill(os.getpid(), signal.SIGKILL)

Index.open(home / "cache").refresh(
    [Library(home / "articles", "A")],
    Names,
    report,
    start_parser=lambda: Pair(lambda: Parser(module="tests.parsing.stand_in_worker")),
)
"""


@pytest.mark.parametrize(("stage", "done"), [("heads", 10), ("heads", 50), ("words", 20)])
def test_a_killed_refresh_goes_on_where_it_was(shelves: Shelves, stage: str, done: int) -> None:
    for number in range(60):
        shelves.write(f"{number}.md", f"T{number}")
    killed = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(shelves.home), stage, str(done)],
        cwd=Path(__file__).parents[2],
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    shelves.refresh()
    assert len(shelves.parser.sighted) <= (60 - done if stage == "heads" else 0)
    for read in shelves.parser.read_heads, shelves.parser.read_facts:  # both at once
        assert len(read) <= (60 if stage == "heads" else 60 - done)
    assert shelves.index.counts(shelves.folders).all == 60
    assert all(row.words is not None for row in shelves.results().page(0, 60))


@pytest.mark.parametrize("stage", ["heads", "words"])
@pytest.mark.parametrize("dying", [1, 2])
def test_parse_workers_that_are_killed_cost_no_article(
    shelves: Shelves, monkeypatch: pytest.MonkeyPatch, stage: str, dying: int
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(pair, "_FEW", 4)
    monkeypatch.setattr(passes, "_BATCH", 10)
    monkeypatch.setattr(refresh, "_REPORT_SECONDS", 0)
    for number in range(400):  # more than the pipes hold: some are still to be asked for
        (shelves.folder / f"{number}.md").write_text(f"T{number}\n\nBody")
    workers: list[Parser] = []
    killed: list[int] = []

    def start() -> Parser:
        workers.append(Parser(module="tests.parsing.stand_in_worker"))
        return workers[-1]

    def kill(progress: Progress) -> None:
        if progress.stage == stage and not killed:
            killed.extend(one.pid for one in workers[:dying] if one.pid is not None)
            for pid in killed:
                os.kill(pid, signal.SIGKILL)

    report = shelves.index.refresh(
        [Library(shelves.folder, "A")],
        lambda: shelves.names,
        kill,
        start_parser=lambda: Pair(start),
    )
    assert (len(killed), report.new, report.is_finished) == (dying, 400, True)
    rows = shelves.results().page(0, 400)
    assert {(row.title, row.error) for row in rows} == {(f"T{n}", "") for n in range(400)}
    assert all(row.words is not None for row in rows)
