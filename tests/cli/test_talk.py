import io
import sys

import pytest

from reader.cli.talk import PointedError, Progressing, complain, described, mention
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


@pytest.mark.parametrize(
    ("progress", "said"),
    [
        (Progress("scan", 12000, 0), "Looking at the disk: 12,000 files"),
        (
            Progress("heads", 1200, 100000, rate=5400.4, left=18.3),
            "Reading titles: 1,200 of 100,000, 5,400 a second, 18 s left",
        ),
        (
            Progress("words", 5, 100000, rate=200.0, left=500.0),
            "Reading texts: 5 of 100,000, 200 a second, 8 min left",
        ),
        (Progress("words", 5, 10, rate=0.5, left=0.4), "Reading texts: 5 of 10"),
    ],
)
def test_progress_is_told_with_its_rate_and_the_time_left(progress: Progress, said: str) -> None:
    assert described(progress) == said


def test_what_is_wrong_is_underlined_under_wide_characters(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert complain(PointedError("Wrong.", "水 (é", 2, 4)) == 2
    assert capsys.readouterr().err == "leeslamp: Wrong.\n  水 (é\n     ^^\n"


def test_of_a_long_text_the_part_around_the_fault_is_shown(
    capsys: pytest.CaptureFixture[str],
) -> None:
    complain(PointedError("Wrong.", "a" * 500 + "XY" + "b" * 500, 500, 502))
    _said, shown, below = capsys.readouterr().err.splitlines()
    assert len(shown) <= 80
    assert shown[below.index("^") : len(below)] == "XY"
    complain(PointedError("Long.", "a" * 9000, 4000, 9000))
    assert max(map(len, capsys.readouterr().err.splitlines())) <= 80
