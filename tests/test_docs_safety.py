"""docs/safety.md names what proves each promise; all of it is there to be run."""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from reader.formats import markdown
from reader.model.document import Table

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs/safety.md").read_text(encoding="utf-8")
PROMISES, _, _ = PAGE.partition("## Beside other readers")
ROWS = [line for line in PROMISES.splitlines() if line.startswith("| **")]


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`(tests/[^`]+\.py)`", PAGE))))
def test_every_test_that_is_named_is_there(path: str) -> None:
    assert "\ndef test_" in (ROOT / path).read_text(encoding="utf-8").replace("async def", "def")


@pytest.mark.parametrize("target", sorted(set(re.findall(r"`make (\w+)", PAGE))))
def test_every_make_that_is_named_is_there(target: str) -> None:
    assert f"\n{target}:" in (ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.mark.parametrize("module", sorted(set(re.findall(r"python -m (benchmarks[\w.]*)", PAGE))))
def test_every_module_that_is_named_is_there(module: str) -> None:
    assert find_spec(module) is not None


def test_every_promise_names_what_proves_it() -> None:
    assert len(ROWS) == 14
    assert [row for row in ROWS if not re.search(r"\| `[^|]+` \|$", row)] == []


def test_other_readers_are_told_of_in_one_table() -> None:
    between = PAGE.partition("<!-- peers -->\n")[2].partition("<!-- /peers -->")[0]
    tables = [one for one in markdown.parse(between).blocks if isinstance(one, Table)]
    assert [len(table.rows) > 10 for table in tables] == [True]
