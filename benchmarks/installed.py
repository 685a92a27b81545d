"""The program as a person has it: the wheel, in an environment of its own, compiled."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks import articles

ROOT = Path(__file__).parent.parent
FLOORS = Path(__file__).parent / "floors"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a benchmark finds the program and its articles."""

    python: Path
    """The interpreter of the environment that the wheel is installed in."""
    program: Path
    library: Path
    """The generated articles."""
    scratch: Path
    """May be filled and emptied at will."""

    def variables(self, name: str = "main") -> dict[str, str]:
        """The environment variables that give the program folders of its own."""
        folder = self.scratch / name
        return {
            "LEESLAMP_CONFIG": str(folder / "config.toml"),
            "LEESLAMP_DATA_DIR": str(folder / "data"),
            "LEESLAMP_CACHE_DIR": str(folder / "cache"),
            "LANG": "C.UTF-8",
        }

    def floor(self, name: str) -> list[str]:
        """The command of one of the programs that ours are compared with."""
        return [str(self.python), str(FLOORS / f"{name}.py")]


def prepare(folder: Path, count: int) -> Place:
    """Build and install the wheel, write the articles, index them."""
    # Set, it makes a start from a checkout compile every module anew, and no figure means a thing.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    folder.mkdir(parents=True, exist_ok=True)
    place = Place(
        python=folder / "venv/bin/python",
        program=folder / "venv/bin/leeslamp",
        library=folder / f"articles-{count}",
        scratch=folder / "scratch",
    )
    _install(folder, place.python)
    shutil.rmtree(place.scratch, ignore_errors=True)
    place.scratch.mkdir()
    articles.write_library(place.library, count)
    subprocess.run(
        [place.program, "index", "--library", place.library],
        env={**os.environ, **place.variables()},
        check=True,
    )
    return place


def _install(folder: Path, python: Path) -> None:
    shutil.rmtree(folder / "dist", ignore_errors=True)
    build: list[str | Path] = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--outdir",
        folder / "dist",
        ROOT,
    ]
    subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
    (wheel,) = (folder / "dist").glob("*.whl")
    pip: list[str | Path] = [
        python,
        "-m",
        "pip",
        "--disable-pip-version-check",
        "install",
        "--quiet",
    ]
    subprocess.run([*pip, "--constraint", ROOT / "constraints.txt", wheel], check=True)
    subprocess.run([*pip, "--force-reinstall", "--no-deps", wheel], check=True)
