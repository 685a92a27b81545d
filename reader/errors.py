"""What goes wrong, said in the person's words.

Raised where it happens, shown once at the top: one line on stderr and an exit code by the command
line, a message by the screen.
"""


class ReaderError(Exception):
    """A failure that a person can read: what happened and where; `hint` says what to do."""

    exit_code = 1
    """What the process ends with when nothing handles it: 1 for a failure, 2 for usage."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(ReaderError):
    """The command line, or a value given to it, can't be understood."""

    exit_code = 2


class ConfigError(ReaderError):
    """The configuration can't be read or written, or says something wrong."""

    def __init__(self, message: str, *, hint: str = "", line: int = 0) -> None:
        """`line` is the one to blame, 1 and up; 0 for none."""
        super().__init__(message, hint=hint)
        self.line = line


class NotFoundError(ReaderError):
    """No article, or no folder, is what was asked for; or more than one is."""


class FileError(ReaderError):
    """A file can't be read as an article: gone, not regular, not permitted."""


class StoreError(ReaderError):
    """What the person did can't be kept: the data folder is full, read-only, newer, or broken."""


class SyncError(ReaderError):
    """The folder in which devices tell each other of marks can't be read or written."""


class LibraryError(ReaderError):
    """The list of the library can't be made or read."""


class NoRoomError(LibraryError):
    """The disk takes no more of the list: it is full, or a quota is reached."""
