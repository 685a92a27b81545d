"""A window, and commands in processes of their own on the same data folder."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from reader.core import Reader
from reader.model.marks import Change, Field, Marks
from reader.model.query import EVERY
from reader.model.row import ArticleId
from reader.places import Environment
from reader.state.exchange import header, line
from reader.state.merge import Told
from reader.ui.vigil import TICK
from tests.ui.conftest import MakeReader
from tests.ui.driving import Driven, driven

DEVICE = "0badcafe"


def begun(folder: Path, *words: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "reader", *words, "--library", str(folder)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL)


def told(articles: Sequence[ArticleId], field: Field) -> bytes:
    """What another machine tells of these."""
    changes = [Change(article, field, value=True) for article in articles]
    lines = (line(Told(change, 5, DEVICE, 1.79e9)) for change in changes)
    return header(DEVICE) + b"".join(lines)


def shown(screen: Driven) -> list[Marks]:
    """The marks of the rows on the screen."""
    results = screen.library.results
    assert results is not None
    return [Marks(row.is_read, row.is_starred) for row in results.page(0, len(results))]


async def test_what_commands_and_another_machine_do_is_all_seen_in_an_open_window(
    make_reader: MakeReader, folder: Path, environment: Environment, tmp_path: Path
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    environment.config_file.parent.mkdir(parents=True, exist_ok=True)
    environment.config_file.write_text(f'[sync]\nfolder = "{shared}"\n')
    reader = make_reader(folder)
    articles = reader.results(EVERY).articles()
    (tmp_path / "export").write_bytes(told(articles[:3], Field.STARRED))
    async with driven(reader) as screen:
        commands = [
            begun(folder, "import", str(tmp_path / "export")),
            begun(folder, "mark", "read", str(folder / "snert.txt")),
        ]
        await screen.press("r")  # the first one, meanwhile
        (shared / f"leeslamp-{DEVICE}.jsonl").write_bytes(told(articles[1:2], Field.READ))
        await screen.until(lambda: sum(one.is_starred for one in shown(screen)) == 3)
        await screen.until(lambda: sum(one.is_read for one in shown(screen)) == 3)
        assert [command.wait() for command in commands] == [0, 0]


async def test_a_command_that_syncs_beside_a_window_loses_nothing_of_either(
    reader: Reader, folder: Path, tmp_path: Path
) -> None:
    articles = reader.results(EVERY).articles()
    (tmp_path / f"leeslamp-{DEVICE}.jsonl").write_bytes(told(articles[:4], Field.STARRED))
    async with driven(reader) as screen:
        command = begun(folder, "sync", str(tmp_path))
        await screen.press("r", "j", "r")
        await screen.until(lambda: sum(one.is_starred for one in shown(screen)) == 4)
        assert command.wait() == 0
    assert begun(folder, "sync", str(tmp_path)).wait() == 0
    own = tmp_path / f"leeslamp-{reader.device}.jsonl"
    assert own.read_bytes().count(b'"f":"read"') == 2


def test_a_window_looks_for_what_others_do_more_than_once_in_a_second() -> None:
    assert TICK < 1
