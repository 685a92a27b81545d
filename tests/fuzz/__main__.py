"""`make fuzz`: every property test on other examples, again and again, for as long as is wanted.

The first round is of few examples, so that every file gets its turn: of 75 files 11 had theirs in
10 minutes when each took all that it could.
"""

import argparse
import itertools
import secrets
import subprocess
import sys
import time
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]


def main() -> int:
    parser = argparse.ArgumentParser("python -m tests.fuzz")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    parser.add_argument("paths", nargs="*", default=["tests"], help="files or folders of tests")
    given = parser.parse_args()
    files = list(_property_tests(given.paths))
    deadline = time.monotonic() + 60 * given.minutes
    say(f"seed {given.seed}: {len(files)} files, for {given.minutes:g} minutes")
    failed: list[str] = []
    tried: list[str] = []
    for seed in itertools.count(given.seed):
        profile = "leeslamp" if seed == given.seed else "fuzz"
        # In another order each time: a short run is not always of the same files.
        for file in Random(seed).sample(files, len(files)):
            left = deadline - time.monotonic()
            if left <= 0:
                say(f"{len(set(tried))} files in {len(tried)} turns, {len(failed)} failed")
                return bool(failed)
            found = _tried(file, seed, profile, left)
            tried.append(file)
            if found:
                failed.append(file)
                say(f"{found}\nFAILED: make fuzz SEED={seed} ARGS={file} ({profile})")
    raise AssertionError


def say(text: str) -> None:
    """A line for whoever waits, at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _property_tests(paths: list[str]) -> "list[str]":
    files: list[str] = []
    for path in paths:
        whole = ROOT / path
        for file in sorted(whole.rglob("test_*.py")) if whole.is_dir() else [whole]:
            if "\n@given(" in file.read_text(encoding="utf-8"):
                files.append(str(file.relative_to(ROOT)))
    return files


def _tried(file: str, seed: int, profile: str, seconds: float) -> str:
    """What pytest says of the properties of a file where one fails; cut short, nothing."""
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-m", "hypothesis", "--tb=short"]
    command += [f"--hypothesis-profile={profile}", f"--hypothesis-seed={seed}", file]
    try:
        found = subprocess.run(
            command, cwd=ROOT, timeout=seconds, capture_output=True, text=True, check=False
        )
    except subprocess.TimeoutExpired:
        return ""
    return found.stdout + found.stderr if found.returncode else ""


if __name__ == "__main__":
    sys.exit(main())
