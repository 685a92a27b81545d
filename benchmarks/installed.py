"""The program as a person has it: the wheel, in an environment of its own, compiled."""

import hashlib
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
    """Where a benchmark finds the program and a library of one size."""

    folder: Path
    """Everything lies in here, and is used again by the next run."""
    articles: int
    is_on_disk: bool = True
    """False where only the index has the articles: their disk is not there."""

    @property
    def python(self) -> Path:
        """The interpreter of the environment that the wheel is installed in."""
        return self.folder / "venv/bin/python"

    @property
    def program(self) -> Path:
        """The program."""
        return self.folder / "venv/bin/leeslamp"

    @property
    def library(self) -> Path:
        """The generated articles."""
        return self.folder / f"articles-{self.articles}"

    @property
    def peers(self) -> Path:
        """What other programs make of the same articles."""
        return self.folder / f"peers-{self.articles}"

    @property
    def screen(self) -> list[str]:
        """The command that opens the screen on the library."""
        return [str(self.program), *([str(self.library)] if self.is_on_disk else [])]

    def own(self, name: str) -> Path:
        """The folder of that name for configuration, marks and index."""
        return self.folder / f"scratch-{self.articles}" / name

    def variables(self, name: str = "main") -> dict[str, str]:
        """The environment variables that give the program folders of its own."""
        folder = self.own(name)
        return {
            "LEESLAMP_CONFIG": str(folder / "config.toml"),
            "LEESLAMP_DATA_DIR": str(folder / "data"),
            "LEESLAMP_CACHE_DIR": str(folder / "cache"),
            "LANG": "C.UTF-8",
        }

    def environment(self, name: str = "main") -> dict[str, str]:
        """The whole environment for the program."""
        return {**os.environ, **self.variables(name)}

    def copied(self, name: str) -> dict[str, str]:
        """The variables of a copy of what is indexed, so that marks on it are nobody else's."""
        shutil.rmtree(self.own(name), ignore_errors=True)
        shutil.copytree(self.own("main"), self.own(name))
        return self.variables(name)

    def floor(self, name: str) -> list[str]:
        """The command of one of the programs that ours are compared with."""
        return [str(self.python), str(FLOORS / f"{name}.py")]


def prepare(place: Place) -> None:
    """Write the articles and see that they are indexed, as far as they are not."""
    if place.is_on_disk:
        articles.write_library(place.library, place.articles)
    if place.own("main").exists():
        return
    if place.is_on_disk:
        command = [str(place.program), "index", "--library", str(place.library)]
        subprocess.run(command, env=place.environment(), check=True)
        return
    own = place.own("main")
    own.mkdir(parents=True)
    (own / "config.toml").write_text(f'[[libraries]]\nfolder = "{place.library}"\n')
    # The checkout comes last: what writes the index is the installed program's.
    script = (
        "import sys; from pathlib import Path; sys.path.append(sys.argv[1]);"
        " from benchmarks.rows import fill;"
        " fill(*map(Path, sys.argv[2:5]), int(sys.argv[5]))"
    )
    words: list[str | Path] = [
        ROOT,
        own / "cache",
        own / "data",
        place.library,
        str(place.articles),
    ]
    subprocess.run([place.python, "-c", script, *words], cwd=own, check=True)


def install(folder: Path, source: Path) -> None:
    """Build the wheel of a checkout and install it; forget what another one indexed."""
    # Set, it makes a start from a checkout compile every module anew, and no figure means a thing.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    folder.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(folder / "dist", ignore_errors=True)
    build: list[str | Path] = [sys.executable, "-m", "build", "--wheel", source]
    build += ["--outdir", folder / "dist"]
    subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
    (wheel,) = (folder / "dist").glob("*.whl")
    installed, digest = folder / "installed", hashlib.sha256(wheel.read_bytes()).hexdigest()
    if installed.exists() and installed.read_text() == digest:
        return
    for scratch in folder.glob("scratch*"):
        shutil.rmtree(scratch)
    python = folder / "venv/bin/python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
    pip: list[str | Path] = [python, "-m", "pip", "--disable-pip-version-check", "install"]
    constraints: list[str | Path] = ["--constraint", ROOT / "constraints.txt"]
    subprocess.run([*pip, "--quiet", *constraints, wheel], check=True)
    subprocess.run([*pip, "--quiet", "--force-reinstall", "--no-deps", wheel], check=True)
    installed.write_text(digest)
