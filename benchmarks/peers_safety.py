"""`python -m benchmarks.peers_safety`: hostile articles in this and in other readers.

Every reader that is installed opens each article in a pseudo-terminal. With --write the table goes
into docs/safety.md. Only inputs that a reader takes are put before it.
"""

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from html import escape
from pathlib import Path
from threading import Event, Thread

from benchmarks.hostile import SEEN, Case, cases, sent, written
from benchmarks.screens import of_all
from benchmarks.terminal import Terminal, family

ROOT = Path(__file__).parent.parent
MARK = "peers"
PAGE = ROOT / "docs/safety.md"
WORK, PATIENCE = 10.0, 45.0
"""Seconds, of work and on the clock, after which an article that is not there is given up."""
MOST_MEMORY = 2048
"""MiB at which a program is ended, for the sake of whatever else runs here."""
ON_SCREEN, OFF_SCREEN = b"\x1b[?1049h", b"\x1b[?1049l"
HIDDEN, SHOWN = b"\x1b[?25l", b"\x1b[?25h"
NOT_TAKEN = "–"


@dataclass(frozen=True, slots=True)
class Peer:
    """A reader, how it is told to open a file, and how it is left."""

    name: str
    kinds: tuple[str, ...]
    """Which of html and text it reads, what it is best at first."""
    command: Callable[[Path], list[str]]
    keys: tuple[str, ...] = ()
    """What is typed until the article is open."""
    quit: str = "q"
    ending: str = ".md"
    """Of the names of files of text."""
    fill: Callable[[Path], None] | None = None
    """What is made of the article first, the file given."""
    executable: str = ""
    """Its name on the path, where that is another."""
    variables: dict[str, str] = field(default_factory=dict)

    def file_kind(self, case: Case) -> str | None:
        """In which format it takes a case."""
        given = {"html": case.html, "text": case.text}
        return next((kind for kind in self.kinds if given[kind] is not None), None)


def _feed(file: Path) -> None:
    folder = file.parent
    body = file.read_bytes().decode("utf-8", "replace")
    # Characters that XML can't hold would only be refused by its parser.
    body = "".join(one for one in body if one >= " " or one in "\n\t")
    feed = folder / "feed.xml"
    feed.write_text(
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Lamp</title>'
        "<link>https://a.example/</link><description/><item><title>Lamp</title>"
        f"<guid>1</guid><description>{escape(body)}</description></item></channel></rss>"
    )
    (folder / "urls").write_text(f"{feed.as_uri()}\n")
    (folder / "config").write_text("confirm-exit no\nauto-reload no\n")
    with suppress(subprocess.TimeoutExpired):
        subprocess.run([*_newsboat(file), "-x", "reload"], capture_output=True, timeout=PATIENCE)


def _newsboat(file: Path) -> list[str]:
    urls, cache, settings = (str(file.parent / name) for name in ("urls", "cache.db", "config"))
    return ["newsboat", "-q", "-u", urls, "-c", cache, "-C", settings]


_BOOK = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">'
        '<rootfiles><rootfile full-path="p.opf" media-type="application/oebps-package+xml"/>'
        "</rootfiles></container>"
    ),
    "p.opf": (
        '<package xmlns="http://www.idpf.org/2007/opf" version="2.0"><metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Lamp</dc:title></metadata>'
        '<manifest><item id="a" href="a.html" media-type="application/xhtml+xml"/>'
        '<item id="n" href="n.ncx" media-type="application/x-dtbncx+xml"/></manifest>'
        '<spine toc="n"><itemref idref="a"/></spine></package>'
    ),
    "n.ncx": (
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><navMap><navPoint '
        'id="a"><navLabel><text>Lamp</text></navLabel><content src="a.html"/></navPoint>'
        "</navMap></ncx>"
    ),
}


def _book(file: Path) -> None:
    with zipfile.ZipFile(file.parent / "book.epub", "w") as book:
        for name, content in _BOOK.items():
            book.writestr(name, content)
        book.writestr("a.html", file.read_bytes())


def _leeslamp(file: Path) -> list[str]:
    return [sys.executable, "-m", "reader", "--library", str(file.parent), str(file)]


PEERS = [
    Peer("Leeslamp", ("html", "text"), _leeslamp, quit="\x11", executable=sys.executable),
    Peer("newsboat", ("html",), _newsboat, keys=("\r", "\r"), quit="Q", fill=_feed),
    Peer(
        "w3m",
        ("html", "text"),
        lambda file: ["w3m", "-o", "confirm_qq=0", str(file)],
        ending=".txt",
    ),
    Peer("lynx", ("html", "text"), lambda file: ["lynx", str(file)], quit="Q", ending=".txt"),
    Peer("less", ("text",), lambda file: ["less", str(file)], keys=("y",)),
    Peer("frogmouth", ("text",), lambda file: ["frogmouth", str(file)], quit="\x11"),
    Peer("hike", ("text",), lambda file: ["hike", str(file)], quit="\x11"),
    Peer("epy", ("html",), lambda file: ["epy", str(file.parent / "book.epub")], fill=_book),
]


class Watched(Terminal):
    """A reader at a terminal, its memory weighed all the while."""

    def __init__(self, command: list[str], variables: dict[str, str]) -> None:
        super().__init__(command, variables=variables, columns=100, rows=30)
        self.peak = 0.0
        """MiB of all its processes together, at most."""
        self._is_over = Event()
        self._scale = Thread(target=self._weigh, daemon=True)
        self._scale.start()

    def __exit__(self, *raised: object) -> None:
        self._is_over.set()
        self._scale.join()
        super().__exit__(None, None, None)

    def _weigh(self) -> None:
        while not self._is_over.wait(0.05):
            with suppress(OSError, LookupError):
                self.peak = max(self.peak, of_all(self.process))
                if self.peak > MOST_MEMORY:
                    os.kill(self.process, signal.SIGKILL)

    def taken(self) -> float:
        """Seconds since the start, on the clock or, on a busy machine, of work by all of it."""
        return min(time.perf_counter() - self.started, sum(map(_worked, family(self.process))))

    def wait_for_article(self) -> None:
        """Until it is on the screen; raises TimeoutError once too much was done for it."""
        deadline = time.perf_counter() + PATIENCE
        while SEEN.encode() not in self.text():
            late = time.perf_counter() > deadline or self.taken() > WORK
            if late or (not self._read(0.1) and self.is_over()):
                raise TimeoutError

    def is_over(self) -> bool:
        """Whether the program has ended."""
        return self._is_gone()

    def is_in_order(self, modes: list[object]) -> bool:
        """Whether the terminal is as it was before the program, which is gone."""
        is_left = self.raw.rfind(OFF_SCREEN) >= self.raw.rfind(ON_SCREEN)
        is_cursor_there = self.raw.rfind(SHOWN) >= self.raw.rfind(HIDDEN)
        return is_left and is_cursor_there and self.modes() == modes


def _worked(process: int) -> float:
    with suppress(OSError):
        words = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, words[11:15])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def tried(case: Case, peer: Peer, folder: Path) -> str:
    """What becomes of a case in a reader, for a cell of the table."""
    kind = peer.file_kind(case)
    if kind is None or (case.make and peer.fill):
        return NOT_TAKEN
    file = written(case, folder / "articles", ".html" if kind == "html" else peer.ending, kind)
    if peer.fill:
        peer.fill(file)
    with Watched(peer.command(file), _variables(peer, folder)) as it:
        if case.make:
            return _refused(it, peer)
        return _opened(it, peer, case)


def _opened(it: Watched, peer: Peer, case: Case) -> str:
    try:
        for key in peer.keys:
            it.settle(quiet=0.5)
            it.type(key)
        it.wait_for_article()
        seconds = it.taken()
        it.settle(quiet=0.5)
    except (TimeoutError, OSError):
        if it.peak > MOST_MEMORY:
            return f"**over {MOST_MEMORY // 1024} GiB**"
        came = _came_through(it)
        ended = "**traceback**" if b"Traceback" in it.raw else "**no text**"
        return f"{ended}{', ' + came if came else ''}, {it.peak:.0f} MiB"
    if case.is_heavy:
        return _weight(it, seconds) if _leaves(it, peer) else f"**hangs**, {it.peak:.0f} MiB"
    return _came_through(it) or "clean"


def _weight(it: Watched, seconds: float) -> str:
    return f"{seconds:.1f} s, {it.peak:.0f} MiB"


def _came_through(it: Watched) -> str:
    found = sent(bytes(it.raw))
    return f"**{', '.join(found)}**" if found else ""


def _leaves(it: Watched, peer: Peer) -> bool:
    # More than once: a key that comes before the program has the terminal is lost.
    for _ in range(8):
        with suppress(OSError):
            it.type(peer.quit)
        with suppress(TimeoutError):
            it.wait_for_exit(seconds=PATIENCE / 8)
            return it.peak <= MOST_MEMORY
    return False


def _refused(it: Watched, peer: Peer) -> str:
    return "no harm" if _leaves(it, peer) else "**hangs**"


def restored(number: signal.Signals, peer: Peer, folder: Path) -> str:
    """Whether a reader that shows an article gives the terminal back when it is told to end."""
    plain = Case("", html=f"<p>{SEEN}</p>", text=f"{SEEN}\n")
    kind = peer.kinds[0]
    file = written(plain, folder / "articles", ".html" if kind == "html" else peer.ending, kind)
    if peer.fill:
        peer.fill(file)
    with Watched(peer.command(file), _variables(peer, folder)) as it:
        modes = it.modes()
        for key in peer.keys:
            it.settle(quiet=0.5)
            it.type(key)
        it.wait_for_article()
        it.settle(quiet=0.5)
        os.kill(it.process, number)
        try:
            it.wait_for_exit(seconds=5)
        except TimeoutError:
            return "**goes on**"
        return "restored" if it.is_in_order(modes) else "**not restored**"


def _variables(peer: Peer, folder: Path) -> dict[str, str]:
    own = {
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_DATA_HOME": str(folder / "data"),
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "LANGUAGE": "en",
        "BROWSER": "true",
        "LESSHISTFILE": "-",
        "LEESLAMP_CONFIG": str(folder / "leeslamp.toml"),
        "LEESLAMP_DATA_DIR": str(folder / "data"),
        "LEESLAMP_CACHE_DIR": str(folder / "cache"),
        "PYTHONPATH": str(ROOT) if peer.name == "Leeslamp" else "",
    }
    return {**own, **peer.variables}


def table(peers: list[Peer]) -> str:
    """A row a case, a column a reader."""
    names = " | ".join(peer.name for peer in peers)
    lines = [f"| article | {names} |", "|---" * (len(peers) + 1) + "|"]
    rows: list[tuple[str, Callable[[Peer, Path], str]]] = [
        (case.name, partial(tried, case)) for case in cases()
    ]
    for number in (signal.SIGTERM, signal.SIGHUP):
        rows.append((f"{number.name} while it is read", partial(restored, number)))
    for name, judge in rows:
        cells: list[str] = []
        for peer in peers:
            with tempfile.TemporaryDirectory(prefix="leeslamp-peers-") as folder:
                cells.append(judge(peer, Path(folder)))
        lines.append(f"| {name} | {' | '.join(cells)} |")
        print(lines[-1], file=sys.stderr)
    return "\n".join(lines) + "\n"


def version(peer: Peer) -> str:
    """Its name and, where it tells, its version."""
    command = [sys.executable, "-m", "reader"] if peer.name == "Leeslamp" else [peer.name]
    option = "-version" if peer.name == "w3m" else "--version"
    told = subprocess.run([*command, option], capture_output=True, text=True, check=False, cwd=ROOT)
    found = re.search(r"\d+\.\d+\S*|\b\d{3}\b", told.stdout)
    return f"{peer.name} {found[0].rstrip(',')}" if found else peer.name


def main() -> None:
    parser = argparse.ArgumentParser("python -m benchmarks.peers_safety", description=__doc__)
    parser.add_argument("names", nargs="*", help="of readers; all that are installed")
    parser.add_argument("--write", action="store_true", help="into docs/safety.md")
    given = parser.parse_args()
    peers: list[Peer] = []
    for peer in PEERS:
        if given.names and peer.name not in given.names:
            continue
        if shutil.which(peer.executable or peer.name):
            peers.append(peer)
        else:
            print(f"skipped: {peer.name}: not installed", file=sys.stderr)
    part = f"{', '.join(map(version, peers))}.\n\n{table(peers)}"
    if given.write:
        from docs.readme import between_marks

        text = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(between_marks(text, MARK, part.rstrip()), encoding="utf-8")
    else:
        print(part)


if __name__ == "__main__":
    main()
