"""Which names are articles, and why the others are left out (as the README says)."""

import re
from collections.abc import Iterable

from reader.i18n import N_

SUFFIXES = frozenset(
    b".md .markdown .mdown .mkd .mkdn .html .htm .xhtml .mhtml .mht .txt .text".split()
)
"""What an article may be called, in any case; the format is then decided by its content."""

HIDDEN = N_("hidden")
BUILD = N_("build folder")
BACKUP = N_("editor backup")
SIDE_FOLDER = N_("part of a saved page")
NOT_AN_ARTICLE = N_("not an article")
EXCLUDED = N_("excluded")
NOT_REGULAR = N_("not a regular file")
LINK = N_("link that leads elsewhere")
UNREADABLE = N_("unreadable folder")

_USUAL = (b".html", b".md", b".txt", b".htm", b".markdown", b".xhtml")  # asked one by one

PEEK = 512
"""Bytes looked at to tell text from anything else."""

_BUILD_FOLDERS = frozenset(
    b"node_modules bower_components jspm_packages vendor __pycache__ _site site-packages __MACOSX "
    b"@eaDir lost+found $RECYCLE.BIN".split()
)
# vi, Emacs, Office, patch, and programs that are still writing.
_BACKUP = re.compile(
    rb".*~|#.*#|~\$.*|.*\.(?:sw[a-p]|swpx|bak|orig|rej|tmp|temp|part|crdownload|download)",
    re.IGNORECASE | re.DOTALL,
)
# `Page_files` in the languages that browsers name it in.
_SIDE_ENDINGS = (b"_files", b"-files", b"_bestanden", b"-Dateien", b"_fichiers", b"_archivos")
_PAGES = (b".html", b".htm", b".xhtml")
# A version number or a full stop in a title is no suffix: `What is new in 3.11`, `Vol. 2`.
_SUFFIX = re.compile(rb"(?<!^)\.(?![0-9]+$)[0-9A-Za-z_+-]{1,12}$|(?<=[^0-9])\.[0-9]+$")
_CONTROL = frozenset(range(32)) - frozenset(b"\t\n\f\r\x1b")


def is_plainly_one(name: bytes) -> bool:
    """Whether a name is an article's beyond doubt: most are, and the others are looked at again."""
    return name.endswith(_USUAL) and name[0] not in b".~"


def skipped_folder(name: bytes) -> str:
    """Why a folder is not walked, by its name; empty where it is."""
    if name.startswith(b"."):
        return HIDDEN
    return BUILD if name in _BUILD_FOLDERS else ""


def side_folders(folders: list[bytes], files: Iterable[bytes]) -> set[bytes]:
    """Those of the folders that hold the pictures and scripts of a page saved beside them."""
    found = [name for name in folders if name.endswith(_SIDE_ENDINGS)]
    if not found:
        return set()
    stems = {name[: name.rindex(b".")] for name in files if name.lower().endswith(_PAGES)}
    return {name for name in found if any(_is_side(name, stem) for stem in stems)}


def left_out(name: bytes) -> str | None:
    """Why a file is no candidate, by its name; empty for one; None where its bytes must tell."""
    if name.startswith(b"."):
        return HIDDEN
    dot = name.rfind(b".")
    if name[dot:].lower() in SUFFIXES and not name.startswith(b"~$"):
        return ""
    if _BACKUP.fullmatch(name):
        return BACKUP
    return NOT_AN_ARTICLE if _SUFFIX.search(name) else None


def looks_like_text(start: bytes) -> bool:
    """Whether the first bytes of a file are text: not empty, no controls, or marked as Unicode."""
    if start.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return True
    return bool(start) and _CONTROL.isdisjoint(start)


def _is_side(folder: bytes, stem: bytes) -> bool:
    return folder.startswith(stem) and folder[len(stem) :] in _SIDE_ENDINGS
