"""What the terminal is asked when it is taken: answered among the keys, or never."""

import re


class Answer:
    """Takes an answer out of what is typed, also where it comes in pieces."""

    def __init__(self, whole: "re.Pattern[bytes]", beginning: "re.Pattern[bytes]") -> None:
        self._whole, self._beginning = whole, beginning
        self._held = b""

    def taken(self, data: bytes) -> "tuple[bytes, re.Match[bytes] | None]":
        """What was read without the answer, and the answer where it has come."""
        data, self._held = self._held + data, b""
        found = self._whole.search(data)
        if found is not None:
            return data[: found.start()] + data[found.end() :], found
        begun = self._beginning.search(data)
        if begun is None:
            return data, None
        self._held = begun[0]
        return data[: begun.start()], None
