"""What people use instead, filled with the same articles; each only where it is installed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from email.utils import format_datetime
from html import escape
from importlib.util import find_spec
from pathlib import Path

from benchmarks.articles import articles, body_html
from benchmarks.installed import Place

FEW = 10_000
"""More articles than these take some indexers many minutes."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A program that is ready to be started on the articles."""

    command: list[str]
    variables: dict[str, str] = field(default_factory=dict)


_said: set[str] = set()


def is_here(name: str, place: Place, *, at_most: int | None = None) -> bool:
    """Whether a program is installed, and fit for so many articles; said once where it is not."""
    reason = ""
    if not (shutil.which(name) or find_spec(name)):
        reason = "not installed"
    elif at_most is not None and place.articles > at_most:
        reason = f"takes too long for more than {at_most:,} articles"
    if reason and name not in _said:
        _said.add(name)
        print(f"skipped: {name}: {reason}", file=sys.stderr)
    return not reason


def newsboat(place: Place) -> Peer | None:
    """On one feed with every article; Enter shows the list, the newest on top."""
    if not is_here("newsboat", place):
        return None
    folder = place.peers / "newsboat"
    settings = "confirm-exit no\nauto-reload no\narticle-sort-order date-asc\n"
    command = ["newsboat", "-q", "-u", "urls", "-c", "cache.db", "-C", "config"]
    arguments = [str(folder / word) if word in _FILES else word for word in command]
    peer = Peer(arguments, {"HOME": str(folder), "BROWSER": "true"})

    def fill() -> None:
        feed = folder / "feed.xml"
        feed.write_text(_feed(place.articles), encoding="utf-8")
        (folder / "config").write_text(settings)
        (folder / "urls").write_text(f"{feed.as_uri()}\n")
        _run([*peer.command, "-x", "reload"], peer.variables)
        feed.unlink()

    _filled(folder, fill)
    return peer


_FILES = ("urls", "cache.db", "config")


def _feed(count: int) -> str:
    head = '<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Alles</title>'
    head += "<link>https://alles.example/</link><description/>"
    items = [
        f"<item><title>{article.title}</title><link>{article.url}</link>"
        f'<guid isPermaLink="false">{article.name}</guid>'
        f"<pubDate>{format_datetime(article.date)}</pubDate>"
        f"<description>{escape(body_html(article))}</description></item>"
        for article in articles(count)
    ]
    return "\n".join([head, *items, "</channel></rss>"])


def mutt(place: Place) -> Peer | None:
    """On a maildir with every article as a mail, headers cached; the newest on top."""
    if not is_here("mutt", place):
        return None
    folder = place.peers / "mutt"
    mails = maildir(place)
    settings = (
        f'set folder="{folder}"\nset spoolfile="{mails}"\nset header_cache="{folder}/headers"\n'
    )
    settings += "set sort=reverse-date-sent\nset quit=yes\nset move=no\nset read_inc=0\n"
    peer = Peer(["mutt", "-n", "-R", "-F", str(folder / "rc")], {"HOME": str(folder)})

    def fill() -> None:
        (folder / "rc").write_text(settings)
        # Its first start reads every header.
        from benchmarks.terminal import Terminal

        with Terminal(peer.command, variables=peer.variables) as terminal:
            terminal.wait_for("Lantaarn", seconds=600)
            terminal.type("x")
            terminal.wait_for_exit(seconds=60)

    _filled(folder, fill)
    return peer


def maildir(place: Place) -> Path:
    """A folder of mails, one an article."""
    folder = place.peers / "mails"

    def fill() -> None:
        for name in ("cur", "new", "tmp"):
            (folder / name).mkdir()
        for number, article in enumerate(articles(place.articles)):
            author = (*article.authors, "Redactie")[0]
            text = "\n\n".join(article.paragraphs)
            mail = (
                f"From: {author} <lezer@alles.example>\nSubject: {article.title}\n"
                f"Date: {format_datetime(article.date)}\nMessage-ID: <{number}@alles.example>\n"
                f"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
                f"Content-Transfer-Encoding: 8bit\n\n{text}\n"
            )
            (folder / "cur" / f"{number}.mail:2,S").write_text(mail, encoding="utf-8")

    _filled(folder, fill)
    return folder


def notmuch(place: Place) -> Peer | None:
    """Over the same mails; a search is a process."""
    if not is_here("notmuch", place, at_most=FEW):
        return None
    mails = maildir(place)
    folder = place.peers / "notmuch"
    peer = Peer(["notmuch"], {"HOME": str(folder), "NOTMUCH_CONFIG": str(folder / "config")})

    def fill() -> None:
        shutil.rmtree(mails / ".notmuch", ignore_errors=True)
        (folder / "config").write_text(
            f"[database]\npath={mails}\n[user]\nname=a\nprimary_email=a@alles.example\n"
            "[new]\ntags=\n[maildir]\nsynchronize_flags=false\n"
        )
        _run(["notmuch", "new", "--quiet"], peer.variables)

    _filled(folder, fill)
    return peer


def recoll(place: Place) -> Peer | None:
    """Its indexer, with an index that is made anew by `-z`."""
    if not is_here("recollindex", place, at_most=FEW):
        return None
    folder = place.peers / "recoll"

    def fill() -> None:
        # Its own threads only cost it time on two cores.
        (folder / "recoll.conf").write_text(f"topdirs = {place.library}\nthrQSizes = -1 -1 -1\n")

    _filled(folder, fill)
    return Peer(["recollindex", "-c", str(folder), "-z"], {"HOME": str(folder)})


def _filled(folder: Path, fill: Callable[[], None]) -> None:
    done = folder / ".filled"
    if not done.exists():
        print(f"filling: {folder.name}", file=sys.stderr)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        fill()
        done.touch()


def _run(command: Sequence[str], variables: dict[str, str]) -> None:
    subprocess.run(
        command,
        env={**os.environ, **variables},
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
