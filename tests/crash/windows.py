"""Several windows on the same marks, all of them marking at once."""

import re
import time
from contextlib import ExitStack

from tests.crash.place import Place
from tests.crash.window import Window

_STARRED = re.compile(r"★ Starred ([\d,]+)")
_LONGEST = 600.0


def starred(window: Window) -> int:
    """How many articles are starred, as the window's first line says."""
    found = _STARRED.search(window.lines()[0])
    return int(found[1].replace(",", "")) if found else -1


def mark_at_once(place: Place, many: int) -> list[int]:
    """Have so many windows star every article between them; what each of them says in the end.

    They take turns in the list, so that neighbours are marked by different windows.
    """
    assert len(place.articles) == len(place.titles)  # there is an index for all of them
    with ExitStack() as stack:
        windows = [stack.enter_context(Window(place)) for _ in range(many)]
        for window in windows:
            window.wait_for(place.titles[1], seconds=60)
            window.settle(quiet=0.5)
        step = "j" * many + "s"
        each = len(place.titles) // many
        keys = ["j" * number + "s" + step * (each - 1) for number in range(many)]
        sent = [0] * many
        deadline = time.monotonic() + _LONGEST
        counts = [0] * many
        while counts != [each * many] * many and time.monotonic() < deadline:
            for number, window in enumerate(windows):
                some = keys[number][sent[number] : sent[number] + 40]
                window.type(some)
                sent[number] += len(some)
                window.settle(quiet=0.02, seconds=0.1)
                counts[number] = starred(window)
        for window in windows:
            assert "in use by another program" not in window.text().decode(errors="replace")
        return counts
