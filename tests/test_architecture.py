"""The rules of the house that no other tool keeps: sizes, names, imports at run time."""

import ast
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "reader").rglob("*.py"))
HEAVY = (
    "textual",
    "rich",
    "bs4",
    "lxml",
    "yaml",
    "frontmatter",
    "markdown_it",
    "pygments",
)
"""What a command that reads nothing but the index must not pay for."""

NO_NAMES = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc", "tools"}


def loaded_after(statement: str) -> set[str]:
    """The top-level packages that a fresh interpreter holds after a statement."""
    code = f"{statement}\nimport sys\nprint(*{{name.split('.')[0] for name in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(done.stdout.splitlines()[-1].split())


def lengths() -> dict[str, int]:
    """The lines of every source file."""
    return {str(path.relative_to(ROOT)): path.read_bytes().count(b"\n") for path in SOURCES}


def test_every_source_file_is_short() -> None:
    assert {name: length for name, length in lengths().items() if length > 400} == {}


def test_most_source_files_fit_on_a_few_screens() -> None:
    assert median(lengths().values()) <= 150


def test_every_room_is_named_for_what_it_holds() -> None:
    assert [path for path in SOURCES if {path.stem, path.parent.name} & NO_NAMES] == []


@pytest.mark.parametrize(
    "statement",
    [
        "import reader.core",
        "import reader.cli.commands, reader.cli.options, reader.cli.talk, reader.cli.table",
        "import reader.cli.list, reader.cli.record, reader.cli.index, reader.cli.mark",
        "import reader.cli.show, reader.cli.related, reader.cli.add, reader.cli.remove",
        "import reader.cli.search, reader.cli.links, reader.cli.open, reader.cli.doctor",
        "import reader.cli.config, reader.cli.themes, reader.cli.completion, reader.cli.pager",
        "from reader.__main__ import main; main(['list'])",
        "from reader.__main__ import main; main(['list', '--json'])",
        "from reader.__main__ import main; main(['list', 'dike', 'is:unread'])",
    ],
)
def test_a_command_loads_neither_screen_nor_parsers(statement: str) -> None:
    assert loaded_after(statement) & set(HEAVY) == set()


def test_a_list_without_a_query_imports_nothing_that_asks_parses_or_marks() -> None:
    subprocess.run([sys.executable, "-m", "reader", "index"], check=True, cwd=ROOT)
    code = (
        "from reader.__main__ import main; main(['list']); import sys;"
        " print(*(name for name in sys.modules if name.startswith('reader.')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    needless = {
        *("reader.model.terms", "reader.model.query_error", "reader.model.query_parser"),
        *("reader.model.article", "reader.model.listing", "reader.model.marks"),
        *("reader.model.identity", "reader.parsing.parser", "reader.state.store"),
        *("reader.library.conditions", "reader.library.refresh", "reader.cli.record"),
    }
    assert set(done.stdout.splitlines()[-1].split()) & needless == set()


def test_an_index_that_finds_nothing_new_imports_nothing_that_writes_or_reads_articles() -> None:
    for _ in range(2):
        code = "from reader.__main__ import main; main(['index']); import sys; print(*sys.modules)"
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
        )
    needless = {
        *("dataclasses", "reader.model.article", "reader.model.marks", "reader.model.terms"),
        *("reader.library.writes", "reader.parsing.parser", "reader.state.store"),
    }
    assert set(done.stdout.splitlines()[-1].split()) & needless == set()


def test_the_front_door_alone_loads_nothing_of_the_reader_but_its_errors() -> None:
    code = "import reader.__main__, sys; print([n for n in sys.modules if n.startswith('reader.')])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert sorted(ast.literal_eval(done.stdout)) == ["reader.__main__", "reader.errors"]
