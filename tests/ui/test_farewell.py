from pathlib import Path

import pytest

from reader.core import Reader
from reader.ui import farewell
from reader.ui.widgets.search_bar import SearchBar
from tests.ui.driving import driven

SECRET = "what the person was reading"


def fault() -> BaseException:
    try:
        try:
            raise ValueError(SECRET)
        except ValueError as error:
            raise KeyError(SECRET) from error
    except KeyError as error:
        return error


def test_the_log_names_kinds_and_lines_and_nothing_that_was_read(tmp_path: Path) -> None:
    path = farewell.write_log(fault(), tmp_path)

    log = Path(path).read_text(encoding="utf-8")
    assert "ValueError" in log
    assert "KeyError" in log
    assert "test_farewell.py" in log
    assert SECRET not in log


def test_where_no_log_can_be_written_there_is_none(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()

    assert farewell.write_log(fault(), file) == ""


def test_one_sentence_says_sorry_and_names_the_log(capsys: pytest.CaptureFixture[str]) -> None:
    farewell.say_sorry("/somewhere/fault.log")

    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "/somewhere/fault.log" in said


async def test_what_begins_while_all_ends_and_finds_no_parts_of_its_own_is_no_fault(
    reader: Reader,
) -> None:
    async with driven(reader) as leeslamp:
        begun = leeslamp.library.mount(SearchBar())
        leeslamp.app.exit(return_code=143)
        await begun

    assert leeslamp.app.return_code == 143
    assert leeslamp.app.fault is None
