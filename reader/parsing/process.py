"""One run of the worker process: started, spoken to, ended."""

import contextlib
import json
import signal
import subprocess
import sys
from collections import deque
from pathlib import Path
from queue import SimpleQueue
from threading import Condition, Thread
from typing import IO, cast

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
_WIDE = 2**20  # of a pipe, where that can be said: each time it is full or empty costs a wait
_AHEAD = 2**23
"""Bytes of answers that are kept for whoever asked, and is writing the former ones to the index
for two seconds at most: what two readers find meanwhile.
"""


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
            # A buffer that a thread waits for has a lock, which the interpreter wants at its end.
            bufsize=0,
        )
        for pipe in (self._popen.stdin, self._popen.stdout):
            _widen(pipe)
        self._is_late = False
        self._requests: SimpleQueue[bytes] = SimpleQueue()
        self._answers: deque[bytearray] = deque()
        self._held, self._is_over = 0, False
        self._changed = Condition()
        # The worker is to go on while whoever asked writes to the index. Nothing waits in a circle:
        # requests wait for the worker, it for its answers to be taken, and that, with more of them
        # held than there is room for, for whoever asked; who in turn waits only while none is held.
        self._threads = [
            Thread(target=self._send, name="requests", daemon=True),
            Thread(target=self._take, name="answers", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._popen.pid

    def send(self, request: Json) -> None:
        """Hand over a request, without waiting; raises DiedError."""
        if self._is_over:
            raise self._died()
        self._requests.put(frames.packed(request))

    def receive(self, seconds: float) -> list[Json]:
        """The next answers, mappings; raises DiedError when there are none in time."""
        with self._changed:
            is_said = self._changed.wait_for(lambda: bool(self._answers) or self._is_over, seconds)
            answer = self._answers.popleft() if self._answers else None
            self._held -= len(answer or b"")
            self._changed.notify_all()
        if not is_said:
            self._give_up()
        if answer is None:
            raise self._died()
        try:
            said = frames.unpacked(answer)
        except (ValueError, RecursionError):
            said = None
        if isinstance(said, list) and all(isinstance(one, dict) for one in said):
            return said
        self.kill()  # no worker of ours says such a thing
        raise DiedError(is_late=False)

    def kill(self) -> None:
        """End it at once; whoever waits for an answer gets a DiedError. Can be repeated."""
        with contextlib.suppress(OSError):
            self._popen.kill()

    def close(self) -> None:
        """End it and free what it held."""
        self.kill()
        self._end()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._popen.wait(_ENDED_SECONDS)
            for thread in self._threads:
                thread.join(_ENDED_SECONDS)
        for stream in (self._popen.stdin, self._popen.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()

    def _send(self) -> None:
        """Tell the worker what is asked of it, up to its end; in a thread of its own."""
        assert self._popen.stdin is not None
        with contextlib.suppress(OSError, ValueError):  # it is gone, which who asked will hear
            while said := memoryview(self._requests.get()):
                while said:
                    said = said[self._popen.stdin.write(said) :]

    def _take(self) -> None:
        """Keep what the worker says, up to its end; in a thread of its own."""
        stream = cast("frames.Raw", self._popen.stdout)
        with contextlib.suppress(EOFError, OSError, ValueError):
            while True:
                answer = frames.taken(stream)
                with self._changed:
                    self._answers.append(answer)
                    self._held += len(answer)
                    self._changed.notify_all()
                    self._changed.wait_for(lambda: self._held < _AHEAD or self._is_over)
        self._end()

    def _end(self) -> None:
        with self._changed:
            self._is_over = True
            self._changed.notify_all()
        self._requests.put(b"")

    def _died(self) -> DiedError:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._popen.wait(_ENDED_SECONDS)
        return DiedError(is_late=self._is_late or self._popen.returncode in _TIME_WAS_UP)

    def _give_up(self) -> None:
        self._is_late = True
        self.kill()


def command(module: str) -> list[str]:
    """What starts a Python like this one that runs the `main` of a module of ours."""
    return [sys.executable, "-P", "-c", _BOOT, json.dumps(_search_path()), module]


def _widen(pipe: IO[bytes] | None) -> None:
    if pipe is not None and sys.platform == "linux":
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, _WIDE)


def _search_path() -> list[str]:
    """Where we import from, without the current folder unless our package lies there."""
    try:
        here = str(Path.cwd())
    except OSError:  # it was removed
        here = ""
    path = [place for place in sys.path if place and (place != here or place == _ROOT)]
    return path if _ROOT in path else [_ROOT, *path]
