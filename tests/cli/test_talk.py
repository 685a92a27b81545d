import io
import sys

import pytest

from reader.cli.talk import Progressing, complain, mention
from reader.errors import ReaderError, UsageError
from reader.model.listing import Progress


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_an_error_is_one_line_and_its_hint_another(capsys: pytest.CaptureFixture[str]) -> None:
    assert complain(ReaderError("It broke.", hint="Mend it.")) == 1
    assert capsys.readouterr().err == "leeslamp: It broke.\nleeslamp: Mend it.\n"


def test_usage_has_an_exit_code_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert complain(UsageError("What?")) == 2


def test_an_error_of_the_system_names_its_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert complain(PermissionError(13, "Permission denied", "/a\x1b/b")) == 1
    assert capsys.readouterr().err == "leeslamp: /a\\x1b/b: Permission denied\n"


def test_no_control_gets_into_a_remark(capsys: pytest.CaptureFixture[str]) -> None:
    mention("one\ntwo \x1b]0;title\x07")
    assert capsys.readouterr().err == "leeslamp: one two ]0;title\n"


def test_off_a_terminal_progress_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progressing()
    for done in range(5):
        progress(Progress("heads", done, 5))
    progress.close()
    assert capsys.readouterr().err == "leeslamp: Looking at the articles on the disk …\n"


def test_on_a_terminal_the_line_moves_and_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", screen := Screen())
    progress = Progressing()
    progress(Progress("heads", 5, 5))
    progress.close()
    assert screen.getvalue() == "\r\x1b[KReading titles: 5 of 5\r\x1b[K"


def test_a_closed_standard_error_is_no_reason_to_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    mention("nobody hears")
    closed = io.StringIO()
    closed.close()
    monkeypatch.setattr(sys, "stderr", closed)
    mention("nobody hears")
