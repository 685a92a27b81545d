"""A thread that does what is asked of it, one after the other."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from queue import SimpleQueue
from typing import TypeVar

T = TypeVar("T")
Job = Callable[[], object]


class Lane:
    """A thread that does its jobs one after the other."""

    def __init__(self, name: str, failed: Callable[[Exception], None]) -> None:
        self._jobs: SimpleQueue[tuple[int, Job] | None] = SimpleQueue()
        self._failed = failed
        self._newest = 0
        self._current = 0
        self._asked = threading.Event()
        self._undone = 0
        self._settled = threading.Condition()
        self._thread = threading.Thread(target=self._run, name=f"lane-{name}", daemon=True)
        self._is_started = False

    def put(self, job: Job, *, is_only: bool = False) -> None:
        """Do this after what waits already; `is_only` drops what waits and can be dropped."""
        if is_only:
            self._newest += 1
            self._asked.set()
        with self._settled:
            self._undone += 1
        self._jobs.put((self._newest if is_only else -1, job))
        if not self._is_started:
            self._is_started = True
            self._thread.start()

    @property
    def is_overtaken(self) -> bool:
        """What is being done was asked with `is_only`, and has been asked anew since."""
        return self._current not in (-1, self._newest)

    def is_overtaken_within(self, seconds: float) -> bool:
        """Wait so long, or until it has been asked anew."""
        self._asked.wait(seconds)
        return self.is_overtaken

    def let_pass(self, seconds: float) -> None:
        """Wait so long at most until nothing of it waits or is being done."""
        with self._settled:
            self._settled.wait_for(lambda: not self._undone, seconds)

    def close(self, timeout: float) -> None:
        """Take nothing more, and wait for what waits."""
        if self._is_started:
            self._jobs.put(None)
            self._thread.join(timeout)

    def _run(self) -> None:
        while (waiting := self._jobs.get()) is not None:
            self._asked.clear()
            self._current, job = waiting
            if not self.is_overtaken:
                try:
                    job()
                except Exception as error:
                    self._failed(error)
            with self._settled:
                self._undone -= 1
                self._settled.notify_all()


def in_time(reply: Future[T], seconds: float) -> T | None:
    """What is replied before the question is withdrawn."""
    if not reply.cancelled():
        with suppress(TimeoutError):
            return reply.result(seconds)
    return None if reply.cancel() else reply.result()
