from itertools import pairwise

import pytest

from reader.formats.markdown import parse
from reader.model.document import Document
from reader.model.linked import links_of
from reader.themes import PALETTES, Palette
from reader.typeset.document import typeset
from reader.typeset.lines import Line, Role, Run, Settings
from reader.ui.linking import LETTERS, Links, Marked, by_line, dressed, lettered, named, seen
from reader.ui.page_ink import PageInk

TEXT = "Go [here](a.md) or [there, which is far](b.md).[^1]\n\n[^1]: A note with [more](a.md).\n"


def page(document: Document, measure: int = 60) -> list[tuple[int, Line]]:
    return list(enumerate(typeset(document, Settings(measure))[:]))


def links(document: Document) -> Links:
    return Links(links_of(document))


def test_every_link_on_the_screen_is_seen_once_where_it_begins() -> None:
    document = parse(TEXT)
    found = list(seen(links(document), page(document, measure=24)))
    assert [number for number, _line, _cell in found] == [0, 1, 2, 3]
    assert found[0] == (0, 0, 3)


def test_from_a_place_the_next_and_the_previous_link_are_known() -> None:
    known = links(parse(TEXT))
    assert known.following(0, 0, 1) == 0
    assert known.following(0, 4, 1) == 1
    assert known.following(0, 4, -1) == 0
    assert known.following(0, 0, -1) is None
    assert known.following(9, 0, 1) is None
    assert known.following(9, 0, -1) == 3


@pytest.mark.parametrize(("count", "length"), [(1, 1), (26, 1), (27, 2), (700, 2)])
def test_letters_are_as_short_as_can_be_and_all_different(count: int, length: int) -> None:
    given = lettered([(number, number, 0) for number in range(count)])
    texts = [one.text for one in given]
    assert len(set(texts)) == len(texts) == min(count, len(LETTERS) ** length)
    assert {len(text) for text in texts} == {length}


def test_letters_do_not_lie_over_each_other() -> None:
    given = lettered([(number, 0, number) for number in range(30)])
    cells = [one.cell for one in given]
    assert all(after - before >= 2 for before, after in pairwise(cells))


def test_what_was_typed_leaves_the_letters_that_begin_so() -> None:
    given = lettered([(number, number, 5) for number in range(30)])
    left = by_line(given, "a")
    assert all(one.text in LETTERS and one.cell == 6 for ones in left.values() for one in ones)
    assert len(left) == len(LETTERS)
    assert by_line(given, "€") == {}


def test_the_link_that_was_gone_to_and_those_to_what_lies_here_are_unlike_the_others() -> None:
    document = parse(TEXT)
    marked = Marked(links(document), current=1, local=frozenset(["a.md"]))
    (_number, line), *_ = page(document)
    roles = [run.role for run in dressed(line, line.runs, marked) if run.target]
    assert roles[:3] == [Role.LINK_LOCAL, Role.LINK_HERE, Role.FOOTNOTE]


def test_a_link_to_nowhere_looks_like_no_link() -> None:
    document = parse(TEXT)
    marked = Marked(links(document), lost=frozenset(["b.md"]))
    (_number, line), *_ = page(document)
    roles = [run.role for run in dressed(line, line.runs, marked) if run.target]
    assert roles[:3] == [Role.LINK, Role.QUIET, Role.FOOTNOTE]
    assert not PageInk(PALETTES[0]).style(Run("x", Role.QUIET, 1)).underline


def test_fragments_are_named_by_their_heading_or_note() -> None:
    document = parse("# Part two\n\nText.[^b] And.[^a]\n\n[^a]: A.\n\n[^b]: B.\n")
    assert named(document, "part-two") == "Part two"
    calls = [link.target[1:] for link in links_of(document)]
    assert [named(document, call) for call in calls] == ["Note 1", "Note 2"]
    assert named(document, "missing") is None


def test_a_line_without_links_stays_as_it_is() -> None:
    document = parse("Nothing to follow.")
    ((_, line),) = page(document)
    assert dressed(line, line.runs, Marked()) is line.runs


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_the_kinds_of_links_look_different_in_every_theme(palette: Palette) -> None:
    ink = PageInk(palette)
    roles = (Role.TEXT, Role.LINK, Role.LINK_LOCAL, Role.LINK_HERE)
    styles = [ink.style(Run("x", role, 1)) for role in roles]
    assert len(set(styles)) == len(roles)
    assert styles[-1].reverse
