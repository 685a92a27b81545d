"""The index's copy of the marks: what is archived, own tags, and all that is counted by them."""

import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.index import Index
from reader.library.notes import Noted
from reader.model.article import ArticleId
from reader.model.listing import Section, Value
from reader.model.marks import Marked, Marks
from reader.model.sanitize import Shown
from tests.library.conftest import Shelves

ARCHIVED = Marks(is_archived=True)


def tagged(*tags: str) -> Marks:
    return Marks(tags=tuple(map(Shown, tags)))


def put(shelves: Shelves, title: str, marks: Marks, noted: Noted | None = None) -> ArticleId:
    """Mark an article, as the store tells it and as the next refresh will ask for it."""
    found = shelves.results("is:archived OR -is:archived")
    (article,) = {row.article for row in found.page(0, len(found)) if row.title == title}
    shelves.names.known[article] = marks
    shelves.index.put_marks([Marked(article, marks)], 1, {} if noted is None else {article: noted})
    return article


def tags(shelves: Shelves) -> list[tuple[str, int, int]]:
    found: Sequence[Value] = shelves.index.values(Section.TAG, shelves.folders)
    return [(value.text, value.unread, value.all) for value in found]


@pytest.fixture
def three(shelves: Shelves) -> Shelves:
    shelves.write("a.md", "One", tags="sea")
    shelves.write("b.md", "Two", body="water")
    shelves.write("c.md", "Three", body="water")
    shelves.refresh()
    return shelves


def found(shelves: Shelves, query: str) -> list[str]:
    return sorted(shelves.titles(shelves.results(query)))


@pytest.mark.parametrize("query", ["", "is:unread", "sort:title", "path:*.md", "-is:read"])
def test_what_is_archived_is_in_no_list_that_does_not_ask_for_it(
    three: Shelves, query: str
) -> None:
    put(three, "One", ARCHIVED)
    results = three.results(query)
    assert (found(three, query), len(results)) == (["Three", "Two"], 2)


@pytest.mark.parametrize("query", ["water", "wat*", "title:two OR water", "water sort:title"])
def test_words_do_not_find_what_is_archived(three: Shelves, query: str) -> None:
    put(three, "Two", ARCHIVED)
    assert (found(three, query), len(three.results(query))) == (["Three"], 1)


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("is:archived", ["Two"]),
        ("water is:archived", ["Two"]),
        ("is:archived OR title:one", ["One", "Two"]),
        ("-is:archived", ["One", "Three"]),
        ("is:archived is:read", []),
    ],
)
def test_what_is_archived_is_found_when_asked_for(
    three: Shelves, query: str, titles: list[str]
) -> None:
    put(three, "Two", ARCHIVED)
    assert (found(three, query), len(three.results(query))) == (titles, len(titles))


def test_shelves_leave_out_what_is_archived_and_count_it_by_itself(three: Shelves) -> None:
    put(three, "One", ARCHIVED._replace(is_starred=True))
    counts = three.index.counts(three.folders)
    assert (counts.all, counts.unread, counts.starred, counts.archived) == (2, 2, 0, 1)
    assert tags(three) == []
    put(three, "One", Marks())
    counts = three.index.counts(three.folders)
    assert (counts.all, counts.unread, counts.archived) == (3, 3, 0)
    assert tags(three) == [("sea", 1, 1)]


def test_a_file_is_read_again_where_everything_is_archived(shelves: Shelves) -> None:
    shelves.write("a.md", "One")
    shelves.refresh()
    put(shelves, "One", ARCHIVED)
    shelves.write("a.md", "One", tags="ebb")
    shelves.refresh()
    assert found(shelves, "is:archived tag:ebb") == ["One"]


def test_own_tags_are_found_and_counted_with_those_of_the_file(three: Shelves) -> None:
    put(three, "Two", tagged("Sea", "tide")._replace(is_read=True))
    assert found(three, "tag:SEA") == ["One", "Two"]
    assert found(three, "tag:ti*") == ["Two"]
    assert tags(three) == [("sea", 1, 2), ("tide", 0, 1)]


def test_an_own_tag_that_goes_leaves_the_same_one_of_the_file(three: Shelves) -> None:
    put(three, "One", tagged("sea", "tide"))
    put(three, "One", tagged("tide"))
    assert found(three, "tag:sea") == ["One"]
    put(three, "One", Marks())
    assert (found(three, "tag:tide"), tags(three)) == ([], [("sea", 1, 1)])


def test_own_tags_stay_when_the_file_is_edited_moved_or_gone(three: Shelves) -> None:
    put(three, "One", tagged("sea", "tide"))
    three.write("a.md", "One", tags="tide")
    three.refresh()
    assert sorted(tags(three)) == [("sea", 1, 1), ("tide", 1, 1)]
    three.write("a.md", "One")
    three.refresh()
    assert sorted(tags(three)) == [("sea", 1, 1), ("tide", 1, 1)]
    (three.folder / "a.md").unlink()
    three.refresh()
    assert tags(three) == []


def test_a_row_tells_the_tags_the_notes_and_that_it_is_archived(three: Shelves) -> None:
    marks = Marks(is_archived=True, tags=(Shown("sea"),), highlights=2, has_note=True)
    put(three, "Two", marks)
    (row,) = three.results("is:archived").page(0, 1)
    assert (row.is_archived, row.tags, row.highlights, row.has_note) == (True, ("sea",), 2, True)


NOTED = Noted(["See the Dike at Syrië"], ["water rose", "and fell again"])


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("note:syrie", True),
        ('note:"the dike"', True),
        ("note:rose", True),
        ("note:ros*", True),
        ("note:ros", False),
        ('note:"rose and"', False),
        ("note:dike -note:flood", True),
        ("has:note", True),
        ("has:highlight", True),
    ],
)
def test_notes_and_quotes_are_searched_by_whole_words(
    three: Shelves, query: str, is_found: bool
) -> None:
    put(three, "One", Marks(has_note=True, highlights=2), NOTED)
    assert found(three, query) == (["One"] if is_found else [])


def test_what_is_noted_no_longer_is_not_found(three: Shelves) -> None:
    put(three, "One", Marks(has_note=True, highlights=2), NOTED)
    put(three, "One", Marks(highlights=1), Noted([], ["water rose"]))
    assert (found(three, "note:dike"), found(three, "has:note")) == ([], [])
    put(three, "One", Marks(), Noted([], []))
    assert (found(three, "note:rose"), found(three, "has:highlight")) == ([], [])


def test_finished_is_what_was_read_to_its_end_even_when_one_went_back(three: Shelves) -> None:
    put(three, "One", Marks(is_read=True, progress=0.2, furthest=1.0))
    put(three, "Two", Marks(is_read=True, finished=1000))
    put(three, "Three", Marks(is_read=True))
    assert found(three, "is:finished") == ["One", "Two"]


def test_the_marks_of_another_store_are_forgotten_with_all_that_was_counted(
    three: Shelves,
) -> None:
    assert three.index.marks_number("0badcafe") == 0
    put(three, "One", ARCHIVED._replace(tags=(Shown("tide"),)), NOTED)
    put(three, "Two", Marks(is_read=True, is_starred=True))
    assert three.index.marks_number("0badf00d") == 0
    counts = three.index.counts(three.folders)
    assert (counts.all, counts.unread, counts.starred, counts.archived) == (3, 3, 0, 0)
    assert (tags(three), found(three, "note:dike")) == ([("sea", 1, 1)], [])


own = st.sampled_from([(), ("sea",), ("sea", "tide"), ("tide",)])
flags = st.booleans()
marks = st.tuples(flags, flags, st.just(None), st.sampled_from([0.0, 0.5]), st.just(0), flags, own)
doings = st.lists(
    st.one_of(
        st.tuples(
            st.sampled_from(["One", "Two", "Three"]), marks.map(lambda values: Marks(*values))
        ),
        st.tuples(st.just("edit"), st.sampled_from(["", "sea", "tide"])),
    ),
    max_size=6,
)


@settings(max_examples=15, deadline=None)
@given(doings)
def test_whatever_is_done_the_counts_are_those_of_an_index_made_anew(
    doings: list[tuple[str, Marks | str]],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        (home / "articles").mkdir()
        shelves = Shelves(home, Index.open(home / "cache"))
        for path, title in (("a.md", "One"), ("b.md", "Two"), ("c.md", "Three")):
            shelves.write(path, title, tags="sea")
        shelves.refresh()
        for title, done in doings:
            if isinstance(done, Marks):
                put(shelves, title, done)
            else:
                shelves.write("a.md", "One", tags=done)
                shelves.refresh()
        anew = Shelves(home, Index.open(home / "anew"), names=shelves.names)
        with closing(shelves.index), closing(anew.index):
            anew.refresh()
            counts, counts_anew = shelves.index.counts(), anew.index.counts()
            assert counts._replace(stamp=0) == counts_anew._replace(stamp=0)
            assert sorted(tags(shelves)) == sorted(tags(anew))
            for query in ("is:unread", "tag:sea", "tag:tide", "is:archived"):
                assert found(shelves, query) == found(anew, query)
