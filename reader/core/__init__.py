"""What is on disk and what the person did, joined: all that a front end may do."""

from reader.core.reader import COMPLETED, Reader

__all__ = ["COMPLETED", "Reader"]
