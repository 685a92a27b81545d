"""What any command line of this kind imports, and nothing done with it."""

import argparse  # noqa: F401
import dataclasses  # noqa: F401
import json  # noqa: F401
import sqlite3  # noqa: F401
import tomllib  # noqa: F401

import platformdirs  # noqa: F401

print("Ready")
