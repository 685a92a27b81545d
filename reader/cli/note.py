"""`leeslamp note`: what the person wrote on an article: shown, written, taken away."""

import json
import sys
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path

from reader.cli import meant
from reader.core import Reader
from reader.errors import NotFoundError, UsageError
from reader.i18n import _
from reader.model import sanitize
from reader.model.article import ArticleId
from reader.model.history import Written
from reader.model.marks import Change, Field

LONGEST = 100_000
"""Characters of a note."""
DOES = ("list", "show", "set", "remove", "versions", "restore")

_READ = 2 * LONGEST
"""Characters that are read: enough to see that it is too long, whatever is at the other end."""


def arguments(parser: ArgumentParser) -> None:
    """Declare what to do, the article and the text."""
    parser.add_argument("does", metavar="|".join(DOES), choices=DOES, help=_("what to do"))
    parser.add_argument(
        "article", metavar="ARTICLE", nargs="?", help=_("a path, an id, or the start of an id")
    )
    parser.add_argument(
        "text",
        metavar="TEXT",
        nargs="?",
        help=_("what to write, from standard input unless given; to restore, the machine"),
    )
    parser.add_argument("--json", action="store_true", help=_("one JSON object a line, in ASCII"))


def run(reader: Reader, given: Namespace) -> int:
    """Do it; 1 where there is no note to show."""
    if (given.does == "list") is not (given.article is None):
        raise UsageError(
            _("Name one article; to list, none."),
            hint=_("To see how: {program} --help").format(program="leeslamp note"),
        )
    if given.does == "list":
        for article, _item, note in reader.items(None, Field.NOTE):
            _put(reader, article, str(note), is_json=given.json, is_in_list=True)
        return 0
    article = meant.article(reader, given.article)
    if given.does == "show":
        notes = reader.items([article], Field.NOTE)
        for _article, _item, note in notes:
            _put(reader, article, str(note), is_json=given.json)
        return 0 if notes else 1
    if given.does == "versions":
        versions = reader.written(article)
        for one in versions:
            _put_version(one, is_json=given.json)
        return 0 if versions else 1
    text = _version(reader, article, given) if given.does == "restore" else _text(given)
    reader.mark([Change(article, Field.NOTE, text)])
    return 0


def _version(reader: Reader, article: ArticleId, given: Namespace) -> str:
    """What the machine wrote that is meant."""
    found = [one for one in reader.written(article) if one.device.startswith(given.text or "-")]
    if len(found) != 1:
        raise NotFoundError(
            _("Name one of the machines that wrote a note there."),
            hint=_("To see them: {command}").format(command="leeslamp note versions ARTICLE"),
        )
    return found[0].text


def _put_version(one: Written, *, is_json: bool) -> None:
    when = datetime.fromtimestamp(one.time, UTC).astimezone()
    if is_json:
        record = {"machine": one.device, "time": when.isoformat(timespec="seconds")}
        print(json.dumps({**record, "is_shown": one.is_shown, "note": one.text}))
        return
    shown = "* " if one.is_shown else "  "
    print(f"{shown}{one.device}  {when:%Y-%m-%d %H:%M}")
    for line in one.text.splitlines():
        print(f"    {line}")


def _text(given: Namespace) -> str:
    if given.does == "remove":
        return ""
    text = sys.stdin.read(_READ) if given.text is None else given.text
    note = sanitize.clean(text).strip()
    if not note:
        raise UsageError(_("The note is empty; leeslamp note remove ARTICLE takes one away."))
    if len(note) > LONGEST:
        raise UsageError(_("A note has {n} characters at most.").format(n=LONGEST))
    return note


def _put(
    reader: Reader, article: ArticleId, note: str, *, is_json: bool, is_in_list: bool = False
) -> None:
    if is_json:
        print(json.dumps({"id": article, "title": _title(reader, article), "note": note}))
    elif is_in_list:
        title = _title(reader, article) or _("in no open library")
        print(f"{article[:8]}  {title}: {sanitize.line(note)}")
    else:
        print(note)


def _title(reader: Reader, article: ArticleId) -> str:
    try:
        found = reader.find(article)
    except NotFoundError:
        return ""  # its file is not in these libraries
    return "" if isinstance(found, Path) else found.row.title
