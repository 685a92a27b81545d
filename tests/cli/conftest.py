"""A small library, indexed once; each test gets a copy of its folders and a way to run commands."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from reader.__main__ import main

FILES = {
    b"dijk.md": """---
title: Het huis aan de dijk
date: Thu, 27 Jun 2019 20:47:47 +0200
category: essays
tags: [water, wonen]
externe_link: https://www.example.org/dijk
layout: post
---
Het water stond hoog, en *niemand* keek ernaar. Zie [hier](https://example.org/water).

## Later

- een dag
- een nacht
""",
    b"lamp.html": """---
title: A lamp in the window
date: 2020-01-02
---
<p>Somebody had left it on, and nobody went to see why.</p>
""",
    b"broken.md": """---
title: "Half a title
date: 2018-05-06
---
The text is whole, whatever stands above it.
""",
    b"caf\xe9.txt": "Koffie op de kade\n\nEr was geen melk, dus dronken wij hem zwart.\n",
}


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Shelter:
    """A library and folders for the program's own files."""

    library: Path
    options: tuple[str, ...]
    """Those that name all of it."""


def shelter(folder: Path) -> Shelter:
    options = [f"--library={folder / 'articles'}", f"--config={folder / 'config.toml'}"]
    options += [f"--data-dir={folder / 'data'}", f"--cache-dir={folder / 'cache'}"]
    return Shelter(folder / "articles", tuple(options))


@pytest.fixture(autouse=True)
def reads_here(parses_here: None) -> None:
    """No test starts a process to read an article."""


@pytest.fixture(scope="session")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("indexed")
    made = shelter(folder)
    made.library.mkdir()
    for name, text in FILES.items():
        path = os.path.join(os.fsencode(made.library), name)  # noqa: PTH118 - a name in bytes
        Path(os.fsdecode(path)).write_text(text, encoding="utf-8")
    assert main(["index", *made.options]) == 0
    return folder


@pytest.fixture
def library(indexed: Path, tmp_path: Path) -> Shelter:
    """The small library under a path of the test's own, indexed there."""
    folder = tmp_path / "copy"
    shutil.copytree(indexed, folder, symlinks=True)
    made = shelter(folder)
    return Shelter(indexed / "articles", (f"--library={indexed / 'articles'}", *made.options[1:]))


@pytest.fixture
def own_library(indexed: Path, tmp_path: Path) -> Shelter:
    """The articles alone, for a test that moves or removes some; nothing is indexed yet."""
    made = shelter(tmp_path / "own")
    shutil.copytree(indexed / "articles", made.library)
    return made


@pytest.fixture
def leeslamp(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Runs the program in this process, as on a command line."""

    def run(*words: str) -> Ran:
        capsys.readouterr()
        code = main(words)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return run
