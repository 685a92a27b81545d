"""A process that answers requests from its standard input until that ends.

Each file has its limits of time and memory; one that breaks them ends the process, and who started
it starts another (see parser.py).
"""

import os
import sys
import time
from collections.abc import Callable, Mapping
from typing import BinaryIO

from reader import i18n
from reader.model.wire import Json
from reader.parsing import frames, limits

Job = Callable[..., Json]
"""From what stands for a file in a request to an answer."""

_WARM_SECONDS = 60.0
_GATHER_SECONDS = 0.05  # answers are sent together, and their files share the time of one


def serve(jobs: Mapping[str, Job], warm: Callable[[str], None]) -> None:
    """Answer requests until there are no more.

    A request is `{"do": job, "files": [[path, path within the library], ...]}` (each file as its
    job takes it), answered by `{"is": value}` or `{"failed": name of the exception}` for each
    file, in one list or several; or `{"do": "warm", "job": job, "language": code,
    "is_background": bool}`, answered once in the same way.
    """
    limits.confine()
    requests, answers = _private_streams()
    try:
        while True:
            request = frames.received(requests)
            if request["do"] == "warm":
                answers.write(frames.packed([_warm(request, warm)]))
            else:
                _work(jobs[request["do"]], request["files"], answers)
            answers.flush()
    except (EOFError, BrokenPipeError):
        # Nobody is left to answer, and closing the stream would only try once more.
        os._exit(0)


def _private_streams() -> tuple[BinaryIO, BinaryIO]:
    # What a library prints must not end up between two answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb", buffering=2**18)
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a device, not a path
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
    return sys.stdin.buffer, answers


def _warm(request: Json, warm: Callable[[str], None]) -> Json:
    i18n.use([request["language"]])
    if request["is_background"]:
        limits.step_back()
    limits.allow(_WARM_SECONDS, _WARM_SECONDS)
    try:
        warm(request["job"])
    except Exception as error:  # most likely a library that is missing or broken
        return {"failed": f"{type(error).__name__}: {error}"}
    finally:
        limits.allow(0, 0)
    if request["is_background"]:
        limits.step_back()
    limits.settle()
    return {"is": None}


def _work(job: Job, asked: list[list[Json]], answers: BinaryIO) -> None:
    done = 0
    while done < len(asked):
        # Not for every file: setting the timers takes a tenth of the time of a head.
        limits.allow()
        until = time.monotonic() + _GATHER_SECONDS
        gathered: list[Json] = []
        for file in asked[done:]:
            gathered.append(_answer(job, file))
            if time.monotonic() > until:
                break
        limits.allow(0, 0)
        done += len(gathered)
        answers.write(frames.packed(gathered))
        answers.flush()


def _answer(job: Job, file: list[Json]) -> Json:
    try:
        return {"is": job(*file)}
    except Exception as error:  # a fault of ours, or no memory left, costs this file only
        return {"failed": type(error).__name__}
