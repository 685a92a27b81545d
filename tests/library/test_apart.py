"""A refresh in a process of its own, played by a few lines of Python."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reader.config import Library
from reader.errors import LibraryError
from reader.library import apart
from reader.model.listing import Progress, Report
from reader.model.wire_refresh import Folder, Request
from reader.places import environment

REQUEST = Request("config", "data", "cache", (Folder("/x\udcff", "X", ("a",), ()),))
START = "import json, sys, time; asked = json.loads(sys.stdin.readline())\n"


def refresh(script: str, *, is_cancelled: bool = False) -> tuple[Report, list[Progress]]:
    heard: list[Progress] = []
    command = [sys.executable, "-c", START + script]
    return apart.refresh(REQUEST, heard.append, lambda: is_cancelled, command), heard


def test_progress_and_report_come_through() -> None:
    report, heard = refresh(
        """
print(json.dumps({"progress": ["heads", 1, 2, 10.5, 0.1]}), flush=True)
print(json.dumps({"report": {"new": 2, "changed": 0, "gone": 1, "left_out": {"hidden": 3},
    "missing": ["/y"], "is_finished": True}}))
"""
    )
    assert heard == [Progress("heads", 1, 2, 10.5, 0.1)]
    assert report == Report(2, 0, 1, {"hidden": 3}, ("/y",))


def test_it_is_asked_what_to_look_at() -> None:
    with pytest.raises(LibraryError) as caught:
        refresh('print(json.dumps({"error": [json.dumps(asked), "a hint"]}))')
    asked = json.loads(caught.value.message)
    assert asked["folders"] == [{"path": "/x\udcff", "name": "X", "include": ["a"], "exclude": []}]
    assert caught.value.hint == "a hint"


def test_a_request_holds_what_the_machine_and_the_libraries_are(tmp_path: Path) -> None:
    places = environment(
        {"HOME": str(tmp_path)}, config="/c", data_dir=str(tmp_path), cache_dir="/e"
    )
    library = Library(tmp_path / "a", "A", ("*.org",), ("drafts",))
    assert apart.request(places, [library]) == Request(
        "/c", str(tmp_path), "/e", (Folder(str(tmp_path / "a"), "A", ("*.org",), ("drafts",)),)
    )


def test_what_it_prints_besides_is_passed_over() -> None:
    report, heard = refresh(
        'print("a library says hello"); print(json.dumps({"report": {"missing": []}}))'
    )
    assert (report, heard) == (Report(), [])


def test_cancelling_ends_its_input_and_takes_its_last_word() -> None:
    report, _heard = refresh(
        """
sys.stdin.read()
print(json.dumps({"report": {"new": 7, "missing": [], "is_finished": False}}))
""",
        is_cancelled=True,
    )
    assert report == Report(new=7, is_finished=False)


def test_one_that_does_not_stop_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_STOPS_IN", 0.2)
    number = tmp_path / "number"
    script = f"""
import os
from pathlib import Path
Path({str(number)!r}).write_text(str(os.getpid()))
print(json.dumps({{"progress": ["scan", 1, 0, 0, 0]}}), flush=True)
time.sleep(600)
"""
    is_begun: list[Progress] = []
    command = [sys.executable, "-c", START + script]
    report = apart.refresh(REQUEST, is_begun.append, lambda: bool(is_begun), command)
    assert not report.is_finished
    with pytest.raises(ProcessLookupError):
        os.kill(int(number.read_text()), 0)


def test_one_that_dies_without_a_word_is_said_to_have_failed() -> None:
    with pytest.raises(LibraryError, match="ended unexpectedly"):
        refresh("import os; os._exit(9)")


def test_one_that_dies_before_it_was_asked_is_too() -> None:
    command = [sys.executable, "-c", "import os; os._exit(9)"]
    with pytest.raises(LibraryError, match="ended unexpectedly"):
        apart.refresh(REQUEST, lambda _progress: None, lambda: False, command)


def test_where_no_process_can_be_started_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(apart.NotStartedError):
        apart.refresh(REQUEST, lambda _p: None, lambda: False, [str(tmp_path / "none")])


# Refreshes apart, and is killed by the test once the process has a lock that it keeps to its end.
_ASKER = """
import sys
from reader.library import apart
from tests.library.test_apart import REQUEST, START
script = START + f'''
import fcntl
held = open({sys.argv[1]!r}, "w")
fcntl.flock(held, fcntl.LOCK_EX)
print(json.dumps({{"progress": ["scan", 1, 0, 0, 0]}}), flush=True)
sys.stdin.read()
'''
apart.refresh(
    REQUEST,
    lambda progress: print(progress.done, flush=True),
    lambda: False,
    [sys.executable, "-c", script],
)
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL there")
def test_it_ends_with_whoever_asked_even_by_kill_9(tmp_path: Path) -> None:
    import fcntl

    held = tmp_path / "held"
    asker = subprocess.Popen(
        [sys.executable, "-c", _ASKER, str(held)],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    assert asker.stdout is not None
    assert asker.stdout.readline() == b"1\n"
    asker.send_signal(signal.SIGKILL)
    asker.communicate()
    with held.open() as file:
        fcntl.flock(file, fcntl.LOCK_EX)  # waits for the process to be gone
