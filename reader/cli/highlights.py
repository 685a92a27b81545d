"""`leeslamp highlights`: what was marked and written, printed or written into files."""

import os
import re
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from unicodedata import category, normalize

from reader.cli.quoted import document, records, title_of
from reader.cli.record import written
from reader.cli.talk import mention
from reader.core import Reader
from reader.core.notebook import TITLES, Page, pages
from reader.errors import FileError, UsageError
from reader.i18n import _, ngettext
from reader.model import sanitize
from reader.model.highlights import kind_of

OURS = "<!-- leeslamp highlights: "
"""What a file begins with that we wrote: no other is ever written over."""
NOTEBOOK = "notebook.md"
_ID = re.compile("[0-9a-f]{8,}")
_DIACRITICS = re.compile("[\u0300-\u036f]")


def arguments(parser: ArgumentParser) -> None:
    """Declare whose they are and how they are written."""
    parser.add_argument(
        "query",
        metavar="QUERY",
        nargs="*",
        help=_("articles that a query finds, or a path, or an id; all unless named"),
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=_("one JSON object on a line"))
    form.add_argument("--markdown", action="store_true", help=_("as Markdown"))
    form.add_argument(
        "--export", metavar="FOLDER", type=Path, help=_("a Markdown file for each article in it")
    )
    parser.add_argument(
        "--notebook", action="store_true", help=_("with --export: one file of all articles")
    )


def run(reader: Reader, given: Namespace) -> int:
    """Print or write them; 1 where there are none."""
    if given.notebook and given.export is None:
        raise UsageError(_("--notebook needs --export FOLDER."))
    if reader.trouble:
        mention(reader.trouble)
    found = _asked(reader, given.query)
    if given.export is not None:
        _export(found, given.export, is_one=given.notebook)
    elif given.json:
        for page in found:
            for record in records(page):
                print(written(record))
    elif given.markdown:
        print(_markdown(found), end="")
    else:
        _print(found)
    if not found:
        mention(_("Nothing is marked or written there."))
    return 0 if found else 1


def _asked(reader: Reader, words: Sequence[str]) -> list[Page]:
    if not words:
        return pages(reader)
    if len(words) == 1 and (_ID.fullmatch(words[0]) or Path(words[0]).is_file()):
        entry = reader.find(words[0])
        if isinstance(entry, Path):
            return pages(reader, [reader.read_file(entry).article])
        return pages(reader, [entry.row.article])
    from reader.cli import asked

    query = asked.query(words)
    asked.looked(reader)
    wanted = set(reader.results(query).articles())
    return [page for page in pages(reader) if page.article in wanted]


def _print(found: Sequence[Page]) -> None:
    for number, page in enumerate(found):
        lost = "" if page.entry is not None else " ({})".format(_("in no open library"))
        print(("\n" if number else "") + title_of(page) + lost)
        if page.note:
            print(_indented(page.note, "  "))
        for highlight in page.highlights.values():
            quote = " ".join(highlight.quote.split())
            print(f"  {_(TITLES[kind_of(highlight)])}: “{quote}”")
            if highlight.note:
                print(_indented(highlight.note, "    "))


def _indented(text: str, indent: str) -> str:
    return "\n".join(indent + line for line in text.splitlines())


def _markdown(found: Sequence[Page]) -> str:
    from reader.formats import write

    return write.to_markdown(document(found))


def _export(found: Sequence[Page], folder: Path, *, is_one: bool) -> None:
    if is_one:
        is_file = folder.suffix.lower() == ".md" and not folder.is_dir()
        folder, notebook = (folder.parent, folder) if is_file else (folder, folder / NOTEBOOK)
    files = (
        {notebook: ("notebook", found)}
        if is_one
        else {folder / _name(page): (str(page.article), [page]) for page in found}
    )
    if not found:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        foreign = next((path for path in files if not _is_ours(path)), None)
        if foreign is not None:
            raise FileError(
                _("This file is not one of ours, and stays: {path}").format(
                    path=sanitize.path(str(foreign))
                ),
                hint=_("Name another folder."),
            )
        for path, (name, some) in files.items():
            _write(path, f"{OURS}{name} -->\n\n{_markdown(some)}")
    except OSError as error:
        reason = sanitize.line(error.strerror or "")
        where = sanitize.path(str(error.filename or folder))
        raise FileError(
            _("This can't be written: {path} ({reason})").format(path=where, reason=reason)
        ) from error
    mention(ngettext("{n} file written.", "{n} files written.", len(files)))


def _name(page: Page) -> str:
    """The name of an article's file: words of its title, and enough of its id to be its own."""
    plain = _DIACRITICS.sub("", normalize("NFKD", title_of(page).casefold()))
    kept = (sign if category(sign)[0] in "LMN" else " " for sign in normalize("NFC", plain))
    # a name has 255 bytes at most, and letters have up to four
    words = "-".join("".join(kept).split())[:60].encode()[:180].decode(errors="ignore")
    return f"{words.strip('-') or 'article'}-{page.article[:8]}.md"


def _is_ours(path: Path) -> bool:
    """There is no such file, or we wrote it."""
    if not os.path.lexists(path):
        return True
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(OURS)) == OURS.encode()


def _write(path: Path, text: str) -> None:
    """Put a whole file in the place of the one before."""
    part = path.with_name(f".leeslamp-{os.getpid()}.part")
    with part.open("x", encoding="utf-8") as file:  # never over a file that is there
        file.write(text)
    part.replace(path)
