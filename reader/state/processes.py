"""Other processes on this machine."""

import os


def is_running(process: int) -> bool:
    """Whether another process of that number runs; never this one, which has only begun."""
    # Where there are no signals, 0 is no question but an end.
    if os.name == "nt" or process <= 0 or process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True
