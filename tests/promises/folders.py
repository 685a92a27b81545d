"""Folders in which not everything is an article, or a file (P8)."""

import os
from collections.abc import Iterator
from pathlib import Path

from tests.promises.hostile import Case, Data, article
from tests.promises.trial import Listed, Wanted

_OK = article("title: Ok")


def folders() -> Iterator[Case]:
    """Loops, pipes, sockets, what may not be read, deep paths, names of every kind, clutter."""
    yield Case(
        "folder-links", "P8", {"real/a.md": _OK}, Wanted([Listed("real/a.md", "Ok")]), _loops
    )
    wanted = Wanted([Listed("ok.md", "Ok")], ["pipe.md", "socket.md"])
    yield Case("folder-pipes", "P8", {"ok.md": _OK}, wanted, _pipes)
    wanted = Wanted([Listed("ok.md", "Ok"), Listed("secret.md", is_marked=True)], ["locked/in.md"])
    secret = {"ok.md": _OK, "secret.md": _OK, "locked/in.md": _OK}
    yield Case("folder-unreadable", "P8", secret, wanted, _locked)
    deep = "/".join(f"d{number:03}" for number in range(100)) + "/deep.md"
    long = "n" * 251 + ".txt"
    yield Case(
        "folder-deep",
        "P8",
        {"ok.md": _OK, deep: _OK, long: "Inside\n"},
        Wanted([Listed("ok.md", "Ok"), Listed(deep), Listed(long)], opened=long, text=("Inside",)),
    )
    names = (
        "-rf.md",
        "$(touch x).md",
        "a;b|c&d.md",
        "quote'\"`.md",
        "sp ace .md",
        "%s%n.md",
        "#f?q=1.md",
        "~.md",
        "A.md",
        "a.md",
        "B.HTM",
        "c.Markdown",
        "d.TXT",
        "e.XHTML",
        "caf\u00e9.md",
        "cafe\u0301.md",
        "folder.md/inner.md",
        "*.md",
        "{a,b}.md",
        "\\.md",
    )
    yield Case(
        "folder-names",
        "P8",
        {name: f"Inside {number}\n" for number, name in enumerate(names)},
        Wanted([Listed(name) for name in names], opened="-rf.md", text=("Inside 0",)),
    )
    clutter = (
        ".git/x.md",
        ".hidden.md",
        "ok.md~",
        ".ok.md.swp",
        "#ok.md#",
        "~$ok.md",
        "node_modules/x/README.md",
        "ok.md.part",
    )
    yield Case(
        "folder-clutter",
        "P8",
        {"ok.md": _OK, **dict.fromkeys(clutter, _OK)},
        Wanted([Listed("ok.md", "Ok")], clutter),
    )
    yield Case(
        "folder-times",
        "P8",
        {f"{name}.md": article(f"title: {name}") for name in "abcd"},
        Wanted([Listed(f"{name}.md", name) for name in "abcd"], opened="d.md", text=("survives",)),
        _times,
    )
    empty: dict[str, Data] = {
        "empty.md": "",
        "empty.html": "",
        "empty.txt": "",
        "bom.md": b"\xef\xbb\xbf",
        "fence.md": "---\n---",
        "blank.md": " \n\t\n",
        "tags.html": "<html><body><div></div></body></html>",
    }
    yield Case(
        "folder-empty-files",
        "P8",
        empty,
        Wanted([Listed(name) for name in empty], opened="empty.md"),
    )


def _loops(library: Path) -> None:
    for name, target in (
        ("self.md", "self.md"),
        ("real/up", ".."),
        ("x", "y"),
        ("y", "x"),
        ("root", "/"),
        ("proc", "/proc/self"),
        ("gone.md", "/nonexistent/x.md"),
        ("zero.md", "/dev/zero"),
    ):
        (library / name).symlink_to(target)


def _locked(library: Path) -> None:
    (library / "secret.md").chmod(0)
    (library / "locked").chmod(0)


def _pipes(library: Path) -> None:
    import socket

    os.mkfifo(library / "pipe.md")
    here = Path.cwd()
    os.chdir(library)  # the whole path may be longer than a socket's name can be
    try:
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind("socket.md")
    finally:
        os.chdir(here)


def _times(library: Path) -> None:
    for name, moment in zip("abcd", (-(2**31), 0, 2**32, 15_000_000_000), strict=True):
        os.utime(library / f"{name}.md", (moment, moment))
