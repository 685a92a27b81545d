"""What the parse worker may use. A limit that the platform does not have is left out."""

import contextlib
import gc
import os
import signal
import sys
from pathlib import Path

MEMORY = 2**30
"""Bytes of address space."""

CPU_SECONDS = 1.5
"""Of processor time for one file."""

CLOCK_SECONDS = 20.0
"""For one file. Who started us gives up earlier; this is for when nobody is left to do so."""

_STEP = 5
"""Of niceness: a third of the time of who is at 0, so that one at 0 beside two of us on two
processors has one to itself.
"""
_SESSION = Path("/proc/self/autogroup")


def confine() -> None:
    """Once, at the start: memory, no core files, no interrupt from the keyboard."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "win32":
        return
    import resource

    for name in (signal.SIGPROF, signal.SIGALRM):
        signal.signal(name, signal.SIG_DFL)  # may be ignored by whoever started us
    for limit, value in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(OSError, ValueError):
            _soft, hard = resource.getrlimit(limit)
            within = value if hard == resource.RLIM_INFINITY else min(value, hard)
            resource.setrlimit(limit, (within, hard))


def step_back() -> None:
    """Let who started us go first, and others: nobody waits for this. To be repeated a tenth of a
    second later, for the system may refuse a part of it before.
    """
    if sys.platform == "win32":
        return
    niceness = min(19, os.getpriority(os.PRIO_PROCESS, os.getppid()) + _STEP)
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, 0, niceness)
    # Linux gives sessions equal shares whatever the niceness of who is in them: readers at 10 took
    # a third of its time from the writer at 0. It changes one session in a tenth of a second.
    if os.getsid(0) == os.getpid():
        with contextlib.suppress(OSError):
            _SESSION.write_bytes(b"%d" % _STEP)


def allow(cpu: float = CPU_SECONDS, clock: float = CLOCK_SECONDS) -> None:
    """From here on this much time, then the process ends by signal; zeros stop the watch."""
    # A timer rather than RLIMIT_CPU: that one counts in whole seconds.
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, cpu)
        signal.setitimer(signal.ITIMER_REAL, clock)


def settle() -> None:
    """Once everything is loaded: it stays, so the garbage collector need not look at it again."""
    gc.collect()
    gc.freeze()
    # Trees of parsers die young; the default of 700 looks at them over and over.
    gc.set_threshold(20_000, 20, 20)
