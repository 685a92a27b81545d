"""What was searched for before: walked through from the search line, kept between two runs."""

import json
from dataclasses import dataclass, field

from reader.model import sanitize

KEPT = 50
"""Searches that are remembered."""


@dataclass(slots=True)
class History:
    """Searches, the newest last, and how far back one has walked."""

    searches: list[str] = field(default_factory=list)
    _back: int = 0
    """Steps from the newest; 0 for what is being typed."""
    _draft: str = ""

    def add(self, text: str) -> None:
        """Remember a search, as the newest; one that was made before moves to the end."""
        self.searches = [*(one for one in self.searches if one != text), text][-KEPT:]
        self.rest()

    def rest(self) -> None:
        """Begin at the newest again."""
        self._back, self._draft = 0, ""

    def step(self, step: int, typed: str) -> str:
        """The search before (step -1) or after (step 1); after the newest what was typed."""
        if typed != self._shown:
            self.rest()
        if self._back == 0:
            self._draft = typed
        self._back = max(0, min(self._back - step, len(self.searches)))
        return self._shown

    @property
    def kept(self) -> str:
        """All of it as one line of text, for `history`."""
        return json.dumps(self.searches, ensure_ascii=False)

    @property
    def _shown(self) -> str:
        return self.searches[-self._back] if self._back else self._draft


def history(kept: str) -> History:
    """The history that was `kept`; an empty one for anything else."""
    try:
        found = json.loads(kept) if kept else []
    except (ValueError, RecursionError):
        found = []
    searches = found if isinstance(found, list) else []
    lines = [str(sanitize.line(one)) for one in searches if isinstance(one, str)]
    return History([line for line in lines if line][-KEPT:])
