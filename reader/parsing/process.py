"""One run of the worker process: started, spoken to, ended."""

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer
from typing import IO

from reader.model.wire import Json
from reader.parsing import frames
from reader.parsing.frames import DiedError

_ROOT = str(Path(__file__).parents[2])
# Not `-m`: it would look for our package in the current folder first, which may hold anything.
_BOOT = """\
import json, sys
from importlib import import_module
sys.path[:] = json.loads(sys.argv[1])
import_module(sys.argv[2]).main()
"""
NO_DISK = Path(_ROOT).anchor
"""A folder to run in, so that no disk stays busy because of us."""
_ENDED_SECONDS = 5.0
_TIME_WAS_UP = {-getattr(signal, name, 0) for name in ("SIGPROF", "SIGALRM", "SIGXCPU")} - {0}
_SMALL = 4096
_NARROW = 2**16  # what a pipe holds at least, on the platforms that we know
_WIDE = 2**20


class Process:
    """A worker process. Only `kill` may be called while another thread waits for an answer."""

    def __init__(self, module: str) -> None:
        self.warm_for: set[str] = set()
        """The jobs whose libraries it has loaded."""
        self._popen = subprocess.Popen(
            command(module),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=NO_DISK,
            start_new_session=True,  # no terminal, and no signals meant for us
        )
        self.capacity = min(_widened(self._popen.stdin), _widened(self._popen.stdout))
        """Bytes that can be under way in each direction before the sender has to wait."""
        self._received = bytearray()
        self._is_late = False

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._popen.pid

    def send(self, request: Json, seconds: float) -> None:
        """Hand over a request; raises DiedError."""
        assert self._popen.stdin is not None
        said = frames.packed(request)
        # What is small fits into the pipe, whatever the worker is doing.
        with self._watch(seconds) if len(said) > _SMALL else contextlib.nullcontext():
            try:
                self._popen.stdin.write(said)
                self._popen.stdin.flush()
            except (OSError, ValueError) as error:
                raise self._died() from error

    def receive(self, seconds: float) -> Json:
        """The next answer; raises DiedError when there is none in time."""
        answer = self._taken()
        if answer is not None:
            return json.loads(answer)
        with self._watch(seconds):
            while answer is None:
                self._received += self._read()
                answer = self._taken()
        return json.loads(answer)

    def kill(self) -> None:
        """End it at once; whoever waits for an answer gets a DiedError. Can be repeated."""
        with contextlib.suppress(OSError):
            self._popen.kill()

    def close(self) -> None:
        """End it and free what it held."""
        self.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._popen.wait(_ENDED_SECONDS)
        for stream in (self._popen.stdin, self._popen.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()

    def _read(self) -> bytes:
        assert self._popen.stdout is not None
        try:
            data = os.read(self._popen.stdout.fileno(), 2**18)
        except (OSError, ValueError) as error:
            raise self._died() from error
        if not data:
            raise self._died()
        return data

    def _died(self) -> DiedError:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._popen.wait(_ENDED_SECONDS)
        return DiedError(is_late=self._is_late or self._popen.returncode in _TIME_WAS_UP)

    def _taken(self) -> bytes | None:
        if len(self._received) < frames.HEADER:
            return None
        end = frames.HEADER + int.from_bytes(self._received[: frames.HEADER], "big")
        if len(self._received) < end:
            return None
        answer = bytes(self._received[frames.HEADER : end])
        del self._received[:end]
        return answer

    @contextlib.contextmanager
    def _watch(self, seconds: float) -> Iterator[None]:
        # A timer, because a pipe can't be waited for with a deadline on every platform.
        timer = Timer(seconds, self._give_up)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _give_up(self) -> None:
        self._is_late = True
        self.kill()


def command(module: str) -> list[str]:
    """What starts a Python like this one that runs the `main` of a module of ours."""
    return [sys.executable, "-P", "-c", _BOOT, json.dumps(_search_path()), module]


def _widened(pipe: IO[bytes] | None) -> int:
    """Make a pipe hold enough to keep the worker busy while we write to the index."""
    if pipe is not None and sys.platform == "linux":
        import fcntl

        with contextlib.suppress(OSError):
            return fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, _WIDE)
    return _NARROW


def _search_path() -> list[str]:
    """Where we import from, without the current folder unless our package lies there."""
    try:
        here = str(Path.cwd())
    except OSError:  # it was removed
        here = ""
    path = [place for place in sys.path if place and (place != here or place == _ROOT)]
    return path if _ROOT in path else [_ROOT, *path]
