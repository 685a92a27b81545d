"""The process that refreshes the index for a screen; see `library/apart.py`.

It gives way to everything else on the machine, writes in short transactions, and ends when its
standard input does.
"""

import gc
import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, BinaryIO

from reader import config as configuration
from reader import i18n, places
from reader.config import Library
from reader.core import Reader
from reader.errors import LibraryError, NoRoomError, ReaderError
from reader.model import sanitize, wire_refresh
from reader.model.listing import Report
from reader.model.wire_refresh import Request, Said
from reader.storage.sqlite import is_busy

_NICE = 10
_PATIENCE = 0.5  # seconds between two looks at whether another process is done
_TRIES = 12  # at an index in which another program writes; each waits for some seconds
_LAST_BATCH = 2.0  # seconds from the end of the input to our own, come what may


def main() -> None:
    """Do what is asked on standard input, and say how it goes on standard output."""
    if hasattr(os, "nice"):
        with suppress(OSError):
            os.nice(_NICE)
    # A hundred thousand rows are no garbage: looking for it among them takes a fifth of a scan.
    gc.set_threshold(100_000)
    i18n.use(places.languages())
    # Unbuffered: a buffer that a thread waits for has a lock, which the interpreter wants at its
    # end.
    with open(sys.stdin.fileno(), "rb", buffering=0, closefd=False) as asking:
        run(asking, sys.stdout.buffer)


def run(asking: IO[bytes], telling: BinaryIO, die: Callable[[int], object] = os._exit) -> None:
    """Answer the one request on `asking`; once that has ended, stop, or else `die`."""
    is_over, is_done = threading.Event(), threading.Event()

    def tell(said: Said) -> None:
        # Where this fails nobody is left to hear it, and the input has ended too.
        with suppress(OSError, ValueError):
            telling.write(wire_refresh.told(said))
            telling.flush()

    def wait_for_end() -> None:
        with suppress(OSError, ValueError):
            while asking.read(64):
                pass
        is_over.set()
        if not is_done.wait(_LAST_BATCH):
            die(1)

    try:
        request = wire_refresh.request(asking.readline())
        threading.Thread(target=wait_for_end, daemon=True).start()
        refresh(request, tell, is_over)
    except NoRoomError as error:
        tell(error)
    except ReaderError as error:
        tell(LibraryError(error.message, hint=error.hint))
    except Exception as error:  # said rather than printed, where nobody looks
        tell(LibraryError(sanitize.line(f"{type(error).__name__}: {error}")))
    finally:
        is_done.set()


def refresh(request: Request, tell: Callable[[Said], None], is_over: threading.Event) -> None:
    """Refresh as asked; where another process does, wait for it and then look again."""
    environment = places.environment(
        config=request.config_file, data_dir=request.data_dir, cache_dir=request.cache_dir
    )
    libraries = [
        Library(Path(one.path), one.name, one.include, one.exclude) for one in request.folders
    ]
    reader = Reader(environment, configuration.load(environment.config_file), libraries)
    tries = 0
    try:
        while True:
            try:
                report = reader.refresh(tell, is_over.is_set, is_for_another=True)
            except ReaderError as error:
                tries += 1
                if tries == _TRIES or not is_busy(error):
                    raise
                report = Report(is_finished=False)
            if report.is_finished or is_over.wait(_PATIENCE):
                tell(report)
                return
    finally:
        reader.close()
