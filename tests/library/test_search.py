import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.config import Library
from reader.errors import LibraryError
from reader.library import words
from reader.library.conditions import ago
from reader.library.index import Index
from reader.library.schema import DAY
from reader.model import matching, terms
from reader.model.listing import Row, Section
from reader.model.marks import Marked, Marks
from reader.model.query import Query, Sort, parse
from tests.library.conftest import Shelves
from tests.library.stand_ins import Names, Parser

WORDS = ("lamp", "lampen", "dijk", "Syrië", "huis", "中文书", "water")
TAGS = ("Boeken", "boek", "café", "techniek")


def test_words_are_found_whatever_their_case_and_diacritics(shelves: Shelves) -> None:
    shelves.write("a.md", "One", "De oorlog in Syrië.")
    shelves.write("b.md", "Two", "Vrede.")
    shelves.refresh()
    for query in ("syrie", "SYRIË", "syr*", "oorlog syrie", '"in syrië"', "oorlog -vrede"):
        assert shelves.titles(shelves.results(query)) == ["One"], query


@pytest.mark.parametrize("text", ["我喜欢中文书", "日本語の中文書", "서울에서 중문책"])
def test_text_without_spaces_is_found_by_any_part_of_it(shelves: Shelves, text: str) -> None:
    shelves.write("a.md", "One", f"Before {text} after.")
    shelves.refresh()
    assert shelves.titles(shelves.results(text[2:4])) == ["One"]
    assert not shelves.titles(shelves.results(text[3] + text[2]))


def test_a_phrase_is_not_found_where_its_words_stand_apart(shelves: Shelves) -> None:
    shelves.write("a.md", "One", "the lamp on the table")
    shelves.write("b.md", "Two", "the table and the lamp")
    shelves.refresh()
    assert shelves.titles(shelves.results('"lamp on the"')) == ["One"]


def test_what_is_called_so_comes_before_what_only_says_so(shelves: Shelves) -> None:
    shelves.write("a.md", "Other", "lamp " + "word " * 50)
    shelves.write("b.md", "Lamp", "word " * 50)
    shelves.refresh()
    found = shelves.results("lamp")
    assert found.sort is Sort.RELEVANCE
    assert shelves.titles(found) == ["Lamp", "Other"]


def test_an_edited_article_is_found_by_its_new_words_only(shelves: Shelves) -> None:
    shelves.write("a.md", "One", "early words")
    shelves.refresh()
    shelves.write("a.md", "One", "later words, and more of them")
    shelves.refresh()
    assert shelves.titles(shelves.results("later")) == ["One"]
    assert not shelves.titles(shelves.results("early"))
    assert len(shelves.results("words")) == 1


def test_a_file_that_has_gone_is_found_no_more(shelves: Shelves) -> None:
    shelves.write("a.md", "One", "some words")
    shelves.write("b.md", "Two", "some words")
    shelves.refresh()
    (shelves.folder / "a.md").unlink()
    shelves.refresh()
    found = shelves.results("words")
    assert shelves.titles(found) == ["Two"]
    assert (len(found), found.is_counted) == (1, True)


def test_another_title_or_tag_is_found_without_another_body(shelves: Shelves) -> None:
    shelves.write("a.md", "Old", "body", tags="before")
    shelves.refresh()
    shelves.write("a.md", "New", "body", tags="after")
    shelves.refresh()
    assert shelves.titles(shelves.results("title:new tag:after")) == ["New"]
    assert not shelves.titles(shelves.results("old OR before OR tag:before"))


def test_a_passage_shows_the_words_where_they_stand(shelves: Shelves) -> None:
    shelves.write("a.md", "One", "start " * 100 + "the Lámp burns " + "end " * 100)
    shelves.refresh()
    (passage,) = shelves.results("lamp burn*").passages(0, 1)
    assert passage is not None
    assert [passage.text[start:end] for start, end in passage.hits] == ["Lámp", "burns"]
    assert passage.text[0] == passage.text[-1] == "…"


def test_what_was_searched_for_comes_newest_first_day_by_day_and_within_a_day(
    shelves: Shelves,
) -> None:
    for number, day in enumerate(["2020-05-01", "2020-05-02", "", "2020-05-01", "1950-01-01"]):
        shelves.write(f"{number}.md", f"T{number}", "word", **({"date": day} if day else {}))
    shelves.refresh()
    assert shelves.titles(shelves.results("word sort:-date")) == ["T1", "T0", "T3", "T4", "T2"]
    assert shelves.titles(shelves.results("word sort:date")) == ["T4", "T3", "T0", "T1", "T2"]


def test_a_missing_folder_and_a_second_copy_can_be_asked_for(shelves: Shelves) -> None:
    shelves.write("a.md", "One", "same", id="11112222333344445555666677778888")
    shelves.write("b.md", "One", "same", id="11112222333344445555666677778888")
    shelves.write("c.md", "Two", "other")
    shelves.refresh()
    assert shelves.titles(shelves.results("is:duplicate")) == ["One", "One"]
    assert not shelves.titles(shelves.results("is:missing"))
    shelves.folder.rename(shelves.home / "elsewhere")
    shelves.refresh()
    assert len(shelves.results("is:missing")) == 3
    assert all(row.is_missing for row in shelves.results().page(0, 3))


def test_an_article_whose_text_is_another_than_was_read_is_changed(shelves: Shelves) -> None:
    shelves.write("a.md", "One", "first", id="11112222333344445555666677778888")
    shelves.refresh()
    (row,) = shelves.results().page(0, 1)
    read = Marks(is_read=True, last_read=100)
    shelves.names.known[row.article] = read
    shelves.index.put_marks([Marked(row.article, read)], 1)
    shelves.write("a.md", "One", "second", id="11112222333344445555666677778888")
    shelves.refresh()
    assert shelves.titles(shelves.results("is:changed")) == ["One"]
    shelves.index.put_marks([Marked(row.article, Marks(is_read=True, last_read=200))], 2)
    assert not shelves.titles(shelves.results("is:changed"))


def test_what_was_changed_is_told_by_the_text_that_was_read(shelves: Shelves) -> None:
    """Though the index was made anew since then, or the text is again what it was."""
    known_by = "11112222333344445555666677778888"
    shelves.write("a.md", "One", "first", id=known_by)
    shelves.refresh()
    (row,) = shelves.results().page(0, 1)
    as_read = shelves.index.claims([row.article])[row.article][0].fingerprint
    shelves.names.known[row.article] = Marks(is_read=True, last_read=100)
    shelves.names.fingerprints[row.article] = as_read
    shelves.write("a.md", "One", "second", id=known_by)
    shelves.index.forget(shelves.folders)
    shelves.refresh()
    assert shelves.titles(shelves.results("is:changed")) == ["One"]
    opened = [Marked(row.article, Marks(is_read=True, last_read=200))]
    shelves.index.put_marks(opened, 1, read_as={row.article: as_read})
    assert shelves.titles(shelves.results("is:changed")) == ["One"]
    shelves.write("a.md", "One", "first", id=known_by)
    shelves.refresh()
    assert not shelves.titles(shelves.results("is:changed"))


def test_what_resembles_an_article_comes_without_the_article_itself(shelves: Shelves) -> None:
    shelves.write("a.md", "Bees", "the bees in the hive dance for nectar", tags="insects")
    shelves.write("b.md", "Honey", "nectar becomes honey when bees dance in the hive")
    for number in range(8):
        shelves.write(f"{number}.md", f"T{number}", f"the cars in street {number}")
    shelves.refresh()
    article = next(row for row in shelves.results().page(0, 99) if row.title == "Bees").article
    assert shelves.titles(shelves.results(f"like:{article}"))[:1] == ["Honey"]
    assert not shelves.titles(shelves.results("like:0123456789abcdef"))


def test_what_resembles_an_article_can_be_narrowed_by_words(shelves: Shelves) -> None:
    shelves.write("a.md", "Bees", "the bees in the hive dance for nectar")
    shelves.write("b.md", "Honey", "nectar becomes honey when bees dance in the hive")
    shelves.write("c.md", "Hives", "a hive of bees, dance and nectar, of wood")
    for number in range(8):
        shelves.write(f"{number}.md", f"T{number}", f"the wood cars in street {number}")
    shelves.refresh()
    article = next(row for row in shelves.results().page(0, 99) if row.title == "Bees").article
    assert shelves.titles(shelves.results(f"like:{article} wood")) == ["Hives"]
    assert not {"Honey", "Hives"} & {*shelves.titles(shelves.results(f"wood -like:{article}"))}


def test_a_file_that_lost_its_date_is_found_before_its_words_are_read_again(
    shelves: Shelves,
) -> None:
    shelves.write("a.md", "One", "word", date="2020-01-01")
    shelves.write("b.md", "Two", "word", date="2020-01-01")
    shelves.refresh()
    shelves.write("a.md", "One", "word")
    shelves.refresh(is_cancelled=lambda: shelves.parser.read_heads != [])
    assert {*shelves.titles(shelves.results("word sort:-date"))} == {"One", "Two"}


@pytest.mark.parametrize("query", ["added:5000years..", "read:0001..", "added:..9999"])
def test_times_beyond_every_calendar_are_asked_without_harm(shelves: Shelves, query: str) -> None:
    shelves.write("a.md", "One")
    shelves.refresh()
    assert len(shelves.results(query)) in (0, 1)


def test_long_queries_are_answered_whatever_their_shape(shelves: Shelves) -> None:
    shelves.write("a.md", "One", "word")
    shelves.refresh()
    either = " OR ".join(["is:starred"] * 990) + " OR is:unread"
    without = "word " + " ".join(f"-a{number}" for number in range(150))
    for query in (either, without):
        assert shelves.titles(shelves.results(query)) == ["One"]


def test_the_beginning_of_a_value_counts_every_article_once(shelves: Shelves) -> None:
    for number in range(600):
        shelves.write(f"{number}.md", f"T{number}", tags="music museum")
    shelves.refresh()
    found = shelves.results("tag:mu*")
    assert not found.is_counted
    found.load()
    assert len(found) == 600


def test_an_article_in_another_library_is_no_duplicate_here(shelves: Shelves) -> None:
    shelves.write("sub/a.md", "One", "same")
    shelves.refresh(Library(shelves.folder / "sub", "Sub"), Library(shelves.folder, "Articles"))
    assert not shelves.titles(shelves.results("is:duplicate"))


@pytest.mark.parametrize("name", ["Essays", "with  two blanks", "line\nbreak", "é" * 110])
def test_a_folder_of_any_name_shows_what_it_counts(shelves: Shelves, name: str) -> None:
    shelves.write(f"{name}/a.md", "One")
    shelves.refresh()
    (value,) = shelves.index.values(Section.FOLDER)
    found = shelves.index.results(Query(terms.Path(f"{value.text}**")), shelves.folders)
    assert shelves.titles(found) == ["One"]


def test_keys_tags_and_paths_are_found_however_they_are_written(shelves: Shelves) -> None:
    shelves.write("2019/a.md", "One", tags="x" * 120, größe="12")
    shelves.refresh()
    for query in ("path:/2019/**", "path:./2019/**", "path:2019/*", f"tag:{'x' * 120}", "größe:12"):
        assert shelves.titles(shelves.results(query)) == ["One"], query


def test_a_list_that_can_not_be_told_whole_is_not_told_in_part(
    shelves: Shelves, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(600):
        shelves.write(f"{number}.md", f"T{number}")
    shelves.refresh()
    found = shelves.results("sort:title")

    def broken() -> Iterator[list[int]]:
        yield from ()
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(found, "_numbers", broken())
    with pytest.raises(LibraryError):
        found.articles()


def test_a_day_that_is_full_goes_on_in_the_one_before(shelves: Shelves) -> None:
    shelves.write("a.md", "One", "word")
    shelves.refresh()
    with shelves.index._database.writing() as connection:
        connection.execute("INSERT INTO text VALUES (?, x'00')", ((1 << DAY) - 1,))
        assert words.Docs().doc(connection, None) < 0
        connection.execute("DELETE FROM text WHERE columns = x'00'")


def test_a_file_that_is_moved_was_not_added_again(shelves: Shelves) -> None:
    shelves.write("a.md", "One", id="11112222333344445555666677778888")
    shelves.refresh()
    (before,) = shelves.results().page(0, 1)
    (shelves.folder / "a.md").rename(shelves.folder / "b.md")
    shelves.refresh()
    assert shelves.results().page(0, 1)[0].added == before.added


def test_a_broken_file_that_is_only_touched_stays_broken(shelves: Shelves) -> None:
    path = shelves.write("a.md", "One", "too much")
    shelves.refresh()
    os.utime(path, ns=(1, 1))
    shelves.refresh()
    assert shelves.titles(shelves.results("is:broken")) == ["One"]


def test_any_key_of_the_front_matter_can_be_asked_for(shelves: Shelves) -> None:
    shelves.write("a.md", "One")
    shelves.refresh()
    assert shelves.titles(shelves.results("KEY:Value")) == ["One"]
    assert not shelves.titles(shelves.results("key:other"))


def test_a_thousand_terms_are_answered(shelves: Shelves) -> None:
    shelves.write("a.md", "One", "word7 word8")
    shelves.refresh()
    either = " OR ".join(f"word{number}" for number in range(900))
    assert shelves.titles(shelves.results(either)) == ["One"]
    assert not shelves.titles(shelves.results(either.replace(" OR ", " ")))


@pytest.mark.parametrize(
    ("count", "unit", "expected"),
    [
        (0, terms.Unit.DAYS, date(2024, 3, 31)),
        (1, terms.Unit.MONTHS, date(2024, 2, 29)),
        (4, terms.Unit.YEARS, date(2020, 3, 31)),
        (2, terms.Unit.WEEKS, date(2024, 3, 17)),
        (999_999, terms.Unit.YEARS, date.min),
        (999_999, terms.Unit.MONTHS, date.min),
    ],
)
def test_a_time_ago_is_a_day_that_exists(count: int, unit: terms.Unit, expected: date) -> None:
    assert ago(date(2024, 3, 31), terms.Ago(count, unit)) == expected


# Whatever is asked, the index answers as somebody would who read every article.


@dataclass(frozen=True)
class Article:
    title: str
    body: str
    tags: tuple[str, ...]
    day: str
    marks: Marks

    def holds(self, term: terms.Term) -> bool:
        match term:
            case terms.Text():
                elsewhere = () if term.in_title else (self.body, *self.tags)
                return any(self._hits(text, term) for text in (self.title, *elsewhere))
            case terms.Is(state):
                return self._is(state)
            case terms.In(_, value, is_prefix):
                return any(
                    matching.flat(tag).startswith(matching.flat(value))
                    if is_prefix
                    else matching.flat(tag) == matching.flat(value)
                    for tag in self.tags
                )
            case terms.Undated():
                return not self.day
            case terms.Span(_, terms.Day(first), terms.Day(last)):
                return bool(self.day) and first <= int(self.day[:4]) <= last
            case terms.Range(_, least, most):
                count = len(self.body.split())
                return (least or 0) <= count and (most is None or count <= most)
            case terms.Not(inner):
                return not self.holds(inner)
            case terms.And(inner_terms):
                return all(map(self.holds, inner_terms))
            case terms.Or(inner_terms):
                return any(map(self.holds, inner_terms))
        raise AssertionError(term)

    def _hits(self, text: str, term: terms.Text) -> bool:
        wanted = matching.pattern([term])
        assert wanted is not None
        return bool(matching.hits(text, wanted))

    def _is(self, state: terms.State) -> bool:
        return {
            terms.State.UNREAD: not self.marks.is_read,
            terms.State.READ: self.marks.is_read,
            terms.State.STARRED: self.marks.is_starred,
            terms.State.STARTED: self.marks.progress > 0 and not self.marks.is_read,
        }[state]


def _articles() -> list[Article]:
    made = []
    for number in range(60):
        words = [WORDS[(number * step) % len(WORDS)] for step in (1, 2, 3, 5)][: 1 + number % 4]
        progress = (number % 5) / 4
        made.append(
            Article(
                title=f"{WORDS[number % 7]} T{number}",
                body=" ".join(words),
                tags=tuple(TAGS[place] for place in range(4) if number >> place & 1),
                day=f"{2000 + number % 9}-02-03" if number % 6 else "",
                marks=Marks(number % 3 == 0, number % 4 == 0, None, progress, int(progress * 9)),
            )
        )
    return made


ARTICLES = _articles()


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    home = tmp_path_factory.mktemp("search")
    folder = home / "articles"
    folder.mkdir()
    for number, article in enumerate(ARTICLES):
        day = f"date: {article.day}\n" if article.day else ""
        tags = f"tags: {' '.join(article.tags)}\n" if article.tags else ""
        text = f"title: {article.title}\n{day}{tags}\n{article.body}"
        (folder / f"{number:03}.md").write_text(text, encoding="utf-8")
    index = Index.open(home / "cache")
    index.refresh((Library(folder, "Articles"),), Names, start_parser=Parser)
    rows = {str(row.title): row for row in index.results(Query()).page(0, 99)}
    index.put_marks([Marked(rows[one.title].article, one.marks) for one in ARTICLES], 1)
    yield index
    index.close()


_WORD = st.sampled_from(["lamp", "lam", "LAMPEN", "dijk", "syrie", "huis", "中文", "文书", "nee"])
_TEXT = st.builds(terms.Text, _WORD, st.just(False), st.booleans(), st.booleans())
_STATE = st.sampled_from(
    [terms.State.UNREAD, terms.State.READ, terms.State.STARRED, terms.State.STARTED]
)
_YEARS = st.tuples(st.integers(1999, 2009), st.integers(0, 5)).map(
    lambda years: terms.Span(terms.Clock.DATE, terms.Day(years[0]), terms.Day(years[0] + years[1]))
)
_TAG = st.builds(
    terms.In, st.just(terms.Facet.TAG), st.sampled_from(["boek", "CAFE", "b", "x"]), st.booleans()
)
_COUNT = st.builds(
    terms.Range,
    st.just(terms.Quantity.WORDS),
    st.integers(0, 4),
    st.one_of(st.none(), st.integers(0, 4)),
)
_SIMPLE: st.SearchStrategy[terms.Term] = st.one_of(
    _TEXT, st.builds(terms.Is, _STATE), _YEARS, _TAG, _COUNT, st.just(terms.Undated())
)
_TERMS = st.recursive(
    _SIMPLE,
    lambda inner: st.one_of(
        st.builds(terms.Not, inner),
        st.builds(terms.And, st.lists(inner, min_size=2, max_size=3).map(tuple)),
        st.builds(terms.Or, st.lists(inner, min_size=2, max_size=3).map(tuple)),
    ),
    max_leaves=5,
)


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(term=_TERMS, sort=st.sampled_from([None, *Sort]), is_descending=st.booleans())
def test_the_index_answers_as_one_who_read_every_article(
    index: Index, term: terms.Term, sort: Sort | None, is_descending: bool
) -> None:
    results = index.results(Query(term, sort, is_descending or sort is None))
    found = [row.title for row in results.page(0, 999)]
    assert sorted(found) == sorted(one.title for one in ARTICLES if one.holds(term))
    assert len(results) == len(found)


@given(years=st.integers(1, 3))
def test_a_span_ends_with_the_whole_of_its_last_year(index: Index, years: int) -> None:
    last = 2000 + years
    rows: list[Row] = list(index.results(parse(f"date:2000..{last}")).page(0, 99))
    newest = max(row.date.epoch for row in rows if row.date)
    assert datetime.fromtimestamp(newest, UTC).year == last


def test_articles_without_a_date_come_after_all_years(tmp_path: Path) -> None:
    shelves = Shelves(tmp_path, Index.open(tmp_path / "cache"))
    shelves.write("a.md", "One")
    shelves.write("b.md", "Two", date="2019-02-01")
    shelves.write("c.md", "Three", date="2020-02-01")
    shelves.refresh()
    years = [str(one.text) for one in shelves.index.values(Section.YEAR)]
    shelves.index.close()
    assert years == ["2020", "2019", "none"]


def test_the_counts_of_values_follow_every_mark(tmp_path: Path) -> None:
    shelves = Shelves(tmp_path, Index.open(tmp_path / "cache"))
    shelves.write("sub/a.md", "One", category="News", date="2020-02-01")
    shelves.write("sub/b.md", "Two", category="news", date="2020-01-01")
    shelves.refresh()
    (row, _) = shelves.results().page(0, 2)
    shelves.index.put_marks([Marked(row.article, Marks(is_read=True))], 1)
    told = {
        section: [(one.text, one.unread, one.all) for one in shelves.index.values(section)]
        for section in (Section.CATEGORY, Section.YEAR, Section.FOLDER, Section.LANG, Section.TAG)
    }
    shelves.index.close()
    assert told == {
        "category": [("News", 1, 2)],
        "year": [("2020", 1, 2)],
        "folder": [("sub/", 1, 2)],
        "lang": [("en", 1, 2)],
        "tag": [],
    }
