"""Hands an article to a program of the person's own, without a shell, and takes what it says.

The program and its arguments are the person's; of the article they only get what stands for a
placeholder, within one argument and never in the program's name.
"""

import errno
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, NamedTuple

from reader.config_keys import OwnCommand
from reader.errors import ReaderError
from reader.i18n import _, ngettext
from reader.model import sanitize
from reader.model.sanitize import Shown
from reader.places import Environment

MOST = 1_000_000
"""Bytes of what a program says that are taken; it is ended where it says more."""
_LAST_WORDS = 0.5
"""Seconds in which what was said may still arrive, once the program has ended."""
LONGEST = 30.0
"""Seconds in which an article is made ready; parsing has limits of its own."""
_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\^_])")
# Not `-m`: it would look for our package in the current folder first, which may hold anything.
_BOOT = """\
import json, sys
sys.path[:] = json.loads(sys.argv[1])
from reader.__main__ import main
sys.exit(main(sys.argv[2:]))
"""
_PLACEHOLDER = re.compile(r"\{(path|url|title|id)\}")


class Piped(NamedTuple):
    """The article that a command is for."""

    path: str
    """Absolute."""
    title: str
    url: str = ""
    """Of the original; empty where none is named."""
    id: str = ""
    """Empty for a file of no library."""


class Output(NamedTuple):
    """What came of a command."""

    text: Shown
    """All that it said, errors too, as text."""
    problem: Shown = sanitize.EMPTY
    """Why it is not to be relied on, in one sentence; empty where nothing went wrong."""


def arguments(run: Sequence[str], article: Piped) -> list[str]:
    """The argument vector: `~` is the person's home, placeholders are what they stand for. Raises
    ReaderError where the article has no such thing.
    """
    values = {
        "path": article.path,
        "url": sanitize.url(article.url) or "",
        # what begins with a dash would be an option
        "title": sanitize.line(article.title).lstrip("-"),
        "id": article.id,
    }

    def value(place: re.Match[str]) -> str:
        found = values[place[1]]
        if not found and place[1] == "url":
            raise ReaderError(_("This article names no original on the web."))
        return found

    program, *others = map(os.path.expanduser, run)
    return [program, *(_PLACEHOLDER.sub(value, each) for each in others)]


def joined(outputs: Sequence[tuple[Piped, Output]]) -> Output:
    """What came of one article, or of several under their titles."""
    if len(outputs) == 1:
        return outputs[0][1]
    texts = (f"{sanitize.line(article.title)}\n\n{said.text}" for article, said in outputs)
    problems = (
        f"{sanitize.line(article.title)}: {said.problem}"
        for article, said in outputs
        if said.problem
    )
    return Output(sanitize.clean("\n".join(texts)), sanitize.line(next(problems, "")))


class Pipe:
    """One run of a command; `stop` may be called from another thread."""

    def __init__(
        self,
        command: OwnCommand,
        articles: Callable[[], Sequence[Piped]],
        show: Sequence[str],
        variables: Mapping[str, str],
    ) -> None:
        """The articles may take a while to be found; `show` is the program that prints one;
        `variables` are the command's environment.
        """
        self.command, self._articles, self._show = command, articles, show
        self._variables = dict(variables)
        self._data = bytearray()
        self._why = ""
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def run(self) -> Output:
        """Run it for one article after the other, each to its end or to that of its time. Raises
        ReaderError where it can't be begun.
        """
        outputs = []
        for article in self._articles():
            outputs.append((article, self._run(article)))
            if self._why:
                break
        return joined(outputs)

    def _run(self, article: Piped) -> Output:
        self._data.clear()
        vector = arguments(self.command.run, article)
        self._look_for(vector[0])  # before the article is made ready, which may take long
        given = self._given(article)
        process = self._begun(vector)
        threads = [
            threading.Thread(target=self._feed, args=(process.stdin, given), daemon=True),
            threading.Thread(target=self._read, args=(process.stdout,), daemon=True),
        ]
        for thread in threads:
            thread.start()
        try:
            process.wait(self.command.timeout)
        except subprocess.TimeoutExpired:
            late = ngettext(
                "Ended after {n} second.", "Ended after {n} seconds.", self.command.timeout
            )
            self.stop(late)
            process.wait()
        threads[1].join(_LAST_WORDS)
        with self._lock:  # its number may soon be another's
            self._process = None
            _end(process)  # what it has left behind
        why = self._why or _failure(process.returncode)
        return Output(_text(bytes(self._data)), sanitize.line(why))

    @property
    def is_running(self) -> bool:
        """It was begun, and has not ended."""
        return self._process is not None

    def stop(self, why: str = "") -> None:
        """End it, and say why."""
        with self._lock:
            self._why = self._why or why or _("Stopped.")
            if self._process is not None:
                _end(self._process)

    def _given(self, article: Piped) -> bytes:
        """What the command is to read."""
        match self.command.input:
            case "none":
                return b""
            case "url":
                return f"{arguments(('', '{url}'), article)[1]}\n".encode()
            case name:
                return self._shown(article, name)

    def _shown(self, article: Piped, name: str) -> bytes:
        vector = [*self._show, "show", f"--format={name}", "--", article.path]
        done = subprocess.run(
            vector, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=LONGEST
        )
        if done.returncode:
            raise ReaderError(sanitize.line(done.stderr.decode(errors="replace")))
        return done.stdout

    def _look_for(self, program: str) -> None:
        """Raise where there is no such program to run."""
        if shutil.which(program, path=self._variables.get("PATH")) is None:
            is_there = Path(program).exists()
            raise _unstarted(program, os.strerror(errno.EACCES if is_there else errno.ENOENT))

    def _begun(self, vector: Sequence[str]) -> "subprocess.Popen[bytes]":
        is_silent = self.command.output == "none"
        try:
            process = subprocess.Popen(
                vector,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL if is_silent else subprocess.PIPE,
                stderr=subprocess.DEVNULL if is_silent else subprocess.STDOUT,
                env=self._variables,
                start_new_session=True,  # so that what it starts can be ended with it
            )
        except OSError as error:
            raise _unstarted(vector[0], error.strerror or str(error)) from error
        with self._lock:
            self._process = process
            is_stopped = bool(self._why)
        if is_stopped:
            _end(process)
        return process

    def _feed(self, stream: IO[bytes], given: bytes) -> None:
        with suppress(OSError):  # it reads no further
            stream.write(given)
        with suppress(OSError):
            stream.close()

    def _read(self, stream: IO[bytes] | None) -> None:
        if stream is None:
            return
        with suppress(OSError, ValueError), stream:
            while chunk := os.read(stream.fileno(), 65536):
                self._data += chunk[: MOST - len(self._data)]
                if len(self._data) >= MOST:
                    self.stop(_("Ended: it says more than can be shown."))
                    return


def show(environment: Environment, folders: Sequence[Path]) -> list[str]:
    """Ourselves as a program, with the words that come before a command's name; folders are those
    that stand in for the configured ones.
    """
    return [
        *(sys.executable, "-c", _BOOT, json.dumps(sys.path)),
        f"--config={environment.config_file}",
        f"--data-dir={environment.data_dir}",
        f"--cache-dir={environment.cache_dir}",
        *(f"--library={folder}" for folder in folders),
    ]


def _unstarted(program: str, reason: str) -> ReaderError:
    said = _("{program} can't be started: {reason}.")
    shown = said.format(program=sanitize.path(program), reason=sanitize.line(reason))
    return ReaderError(shown)


def _failure(code: int) -> str:
    """What an exit code tells; nothing where it tells of success."""
    if code > 0:
        return _("It failed, with exit code {code}.").format(code=code)
    return _("It was ended by signal {number}.").format(number=-code) if code else ""


def _text(data: bytes) -> Shown:
    """What a program said, without colours and whatever else it tells a terminal."""
    return sanitize.clean(_SEQUENCE.sub("", data.decode(errors="replace")))


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a process and all that it started."""
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
