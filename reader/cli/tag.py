"""`leeslamp tag`: the person's own tags: which there are, put on articles, taken off."""

import json
from argparse import ArgumentParser, Namespace
from collections import defaultdict

from reader.cli import meant
from reader.cli.mark import tag_of
from reader.cli.talk import mention
from reader.core import Reader
from reader.errors import UsageError
from reader.i18n import _, ngettext
from reader.model.article import ArticleId
from reader.model.marks import Change, Field

DOES = ("list", "add", "remove")


def arguments(parser: ArgumentParser) -> None:
    """Declare what to do, the tag and the articles."""
    parser.add_argument(
        "does",
        metavar="|".join(DOES),
        nargs="?",
        choices=DOES,
        default=DOES[0],
        help=_("what to do; list, unless said"),
    )
    parser.add_argument("tag", metavar="TAG", nargs="?", help=_("the tag to add or remove"))
    meant.arguments(parser)
    parser.add_argument("--json", action="store_true", help=_("one JSON object a line, in ASCII"))


def run(reader: Reader, given: Namespace) -> int:
    """List the tags with how many articles each is on, or set one on all of the articles."""
    if given.does == "list":
        if given.tag is not None or given.query is not None:
            raise UsageError(_("All tags are listed; leeslamp list tag:sea lists articles."))
        _list(reader, is_json=given.json)
        return 0
    if given.tag is None:
        raise UsageError(_("Name a tag, and the articles."))
    tag, is_set = tag_of(given.tag), given.does == "add"
    found = meant.articles(reader, given, "tag")
    reader.mark([Change(article, Field.TAG, is_set, tag) for article in found.articles])
    if given.query is not None:
        mention(ngettext("{n} article.", "{n} articles.", len(found.articles)))
    return 0 if found.is_there else 1


def _list(reader: Reader, *, is_json: bool) -> None:
    spelled: dict[str, str] = {}
    on: defaultdict[str, set[ArticleId]] = defaultdict(set)
    for article, tag, _value in reader.items(None, Field.TAG):
        key = tag.casefold()
        spelled[key] = min(spelled.get(key, tag), tag)
        on[key].add(article)
    for key in sorted(spelled):
        if is_json:
            print(json.dumps({"tag": spelled[key], "articles": len(on[key])}))
        else:
            print(f"{len(on[key]):>6}  {spelled[key]}")
