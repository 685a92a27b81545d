"""Reads every file below a folder once, and does nothing with it."""

import sys
from pathlib import Path

for path in Path(sys.argv[1]).rglob("*"):
    if path.is_file():
        path.read_bytes()
