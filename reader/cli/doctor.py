"""`leeslamp doctor`: what is wrong with the articles and with what is kept of them."""

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator

from reader.cli import asked, talk
from reader.core import Reader
from reader.core.health import Finding, Kind, counted
from reader.i18n import _, ngettext
from reader.model import sanitize
from reader.model.listing import Progress, Results, Row
from reader.model.query import Query
from reader.model.terms import And, Is, State

_AT_ONCE = 256


def arguments(parser: ArgumentParser) -> None:
    """Declare which articles are looked at, and how what is found is printed."""
    parser.add_argument(
        "query", metavar="QUERY", nargs="*", help=_("which articles; without one all of them")
    )
    parser.add_argument("--json", action="store_true", help=_("one JSON object a line, in ASCII"))
    parser.add_argument(
        "--kind",
        action="append",
        choices=[kind.value for kind in Kind],
        help=_("this kind of fault alone; may be repeated"),
    )
    parser.add_argument(
        "--fix",
        action="store_true",
        help=_("make the index anew first, and give marks back to a lost article that was copied"),
    )


def run(reader: Reader, given: Namespace) -> int:
    """Print what is wrong; 1 where anything is."""
    query = asked.query(given.query)
    if given.fix:
        from reader.cli.index import refresh

        refresh(reader, is_rebuild=True)
    asked.looked(reader, is_asked=not given.fix)
    if given.fix and (found := reader.decide_plain()):
        said = ngettext("{n} article recognised.", "{n} articles recognised.", found)
        talk.mention(said)
    kinds = {Kind(kind) for kind in given.kind} if given.kind else set(Kind)
    tally: Counter[Kind] = Counter()
    for finding in _findings(reader, query, kinds):
        if finding.kind in kinds:
            tally[finding.kind] += 1
            print(_as_json(finding) if given.json else line(finding))
    # What is wrong with the configuration and with keeping marks has been said by now.
    is_said = bool(reader.trouble or reader.config.problems)
    if not tally and query.term is not None and not _count(reader.results(query)):
        talk.mention(_("0 articles looked at."))
    else:
        talk.mention(_("Nothing else is wrong.") if is_said and not tally else _summary(tally))
    return 1 if tally or is_said else 0


def line(finding: Finding) -> str:
    """A finding on one line, as compilers write theirs."""
    where: str = sanitize.path(finding.path)
    if where and finding.line:
        where += f":{finding.line}"
    return f"{where}: {finding.message}" if where else finding.message


def _findings(reader: Reader, query: Query, kinds: set[Kind]) -> Iterator[Finding]:
    health = reader.health
    if kinds - {Kind.DUPLICATE, Kind.ID, Kind.ORPHAN, Kind.DOUBT}:
        progress = talk.Progressing()
        try:
            for row in _rows(reader.results(query), progress):
                yield from health.of_article(reader.read(row))
        finally:
            progress.close()
    if kinds & {Kind.DUPLICATE, Kind.ID}:
        twice = Is(State.DUPLICATE)
        term = twice if query.term is None else And((twice, query.term))
        yield from health.of_several(list(_rows(reader.results(Query(term)))))
    if Kind.ORPHAN in kinds and query.term is None:
        yield from health.orphans()
    if Kind.DOUBT in kinds and query.term is None:
        yield from health.doubtful()


def _count(results: Results) -> int:
    results.load()
    return len(results)


def _rows(results: Results, progress: talk.Progressing | None = None) -> Iterator[Row]:
    results.load()
    count = len(results)
    for start in range(0, count, _AT_ONCE):
        for number, row in enumerate(results.page(start, _AT_ONCE), start + 1):
            yield row
            if progress is not None:
                progress(Progress("words", number, count))


def _as_json(finding: Finding) -> str:
    from reader.cli.record import written

    return written(
        {
            "kind": finding.kind,
            "message": finding.message,
            "path": finding.path or None,
            "id": finding.article or None,
            "line": finding.line or None,
            "target": finding.target or None,
        }
    )


def _summary(tally: Counter[Kind]) -> str:
    if not tally:
        return _("Nothing is wrong.")
    count = sum(tally.values())
    found = ngettext("{n} fault", "{n} faults", count)
    return f"{found}: {', '.join(counted(kind, tally[kind]) for kind in Kind if tally[kind])}"
