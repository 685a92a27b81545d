import os
from pathlib import Path

import pytest

from reader.parsing import limits


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    niceness: dict[int, int] = {os.getppid(): 3, 0: 3}
    monkeypatch.setattr(os, "getpriority", lambda _which, who: niceness[who])
    monkeypatch.setattr(
        os, "setpriority", lambda _which, who, value: niceness.__setitem__(who, value)
    )
    session = tmp_path / "autogroup"
    session.write_text("as it was")
    monkeypatch.setattr(limits, "_SESSION", session)
    return session


def _is_led_by_us(monkeypatch: pytest.MonkeyPatch, is_leader: bool) -> None:
    monkeypatch.setattr(os, "getsid", lambda _who: os.getpid() if is_leader else os.getppid())


def test_it_goes_behind_who_started_it_however_often_it_is_told(
    session: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _is_led_by_us(monkeypatch, True)
    limits.step_back()
    limits.step_back()
    assert os.getpriority(os.PRIO_PROCESS, 0) == 8
    assert session.read_text() == "5"


def test_a_session_that_others_lead_is_left_alone(
    session: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _is_led_by_us(monkeypatch, False)
    limits.step_back()
    assert session.read_text() == "as it was"


def test_a_system_that_knows_no_niceness_of_sessions_does_no_harm(
    session: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _is_led_by_us(monkeypatch, True)
    session.unlink()
    session.mkdir()
    limits.step_back()
    assert os.getpriority(os.PRIO_PROCESS, 0) == 8
