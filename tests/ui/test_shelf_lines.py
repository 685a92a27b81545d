from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader import i18n
from reader.config import Search
from reader.model import sanitize
from reader.model.listing import Counts, Section, Value
from reader.model.query import EVERY, STARRED, UNREAD, Query, Sort, parse
from reader.ui.glyphs import ASCII, UNICODE
from reader.ui.shelf_lines import (
    FEW,
    SAVED,
    SECTIONS,
    Contents,
    Folding,
    Kind,
    Line,
    folding,
    in_force,
    shelf_lines,
)
from reader.ui.shelf_pieces import line_pieces, setting
from reader.ui.shelf_terms import RECENT, STARTED

COUNTS = Counts(all=118_197, unread=4_210, starred=86, started=7, recent=30)
EVERYTHING = Folding(frozenset({SAVED, *SECTIONS}))


def value(section: Section, text: str, unread: int = 0, every: int = 1) -> Value:
    return Value(section, sanitize.line(text), unread, every)


def contents(*values: Value, searches: Sequence[Search] = ()) -> Contents:
    sections = {one.section for one in values}
    by_section = {
        section: [one for one in values if one.section is section] for section in sections
    }
    return Contents(COUNTS, by_section, searches)


def lines(
    shown: Contents, folds: Folding = EVERYTHING, query: Query = EVERY, *, is_roomy: bool = False
) -> tuple[Line, ...]:
    return shelf_lines(shown, folds, query, UNICODE, is_roomy=is_roomy)


def names(shown: Iterable[Line]) -> list[str]:
    return [line.name for line in shown]


def saved(name: str, query: str) -> Search:
    return Search(sanitize.line(name), query)


def text(line: Line, shown: Sequence[Line], width: int = 26, *, is_in_force: bool = False) -> str:
    pieces = line_pieces(line, setting(shown, width, UNICODE), is_in_force=is_in_force)
    return "".join(piece.text for piece in pieces)


CATEGORIES = [value(Section.CATEGORY, f"c{number:02}", every=50 - number) for number in range(20)]


def test_the_shelves_come_first_with_their_counts() -> None:
    shown = lines(Contents(COUNTS))

    assert [(line.name, line.query, line.every) for line in shown] == [
        ("All", EVERY, 118_197),
        ("Unread", UNREAD, 4_210),
        ("Starred", STARRED, 86),
        ("Continue reading", STARTED, 7),
        ("Recently read", RECENT, 30),
    ]


def test_a_section_without_values_is_left_out() -> None:
    shown = lines(contents(value(Section.TAG, "water")))

    assert names(line for line in shown if line.kind is Kind.HEADING) == ["Tags"]


def test_sections_keep_their_order_and_saved_searches_come_last() -> None:
    shown = lines(
        contents(
            value(Section.FOLDER, "posts/"),
            value(Section.YEAR, "2019"),
            value(Section.CATEGORY, "essays"),
            searches=[saved("short", "left:..5")],
        )
    )

    assert names(line for line in shown if line.kind is Kind.HEADING) == [
        "Categories",
        "Years",
        "Folders",
        "Saved",
    ]


def test_a_closed_section_is_its_heading_alone() -> None:
    shown = lines(contents(*CATEGORIES), Folding(frozenset()))

    assert [line.kind for line in shown[5:]] == [Kind.HEADING]
    assert shown[5].glyph == UNICODE.closed


def test_a_long_section_shows_the_first_few_and_says_how_many_more() -> None:
    shown = lines(contents(*CATEGORIES))

    assert names(shown[6:]) == [*(f"c{number:02}" for number in range(FEW)), "… 12 more"]


def test_one_more_is_shown_rather_than_said() -> None:
    shown = lines(contents(*CATEGORIES[: FEW + 1]))

    assert shown[-1].name == "c08"


def test_the_rest_of_a_section_can_be_opened() -> None:
    shown = lines(contents(*CATEGORIES), EVERYTHING.completed(Section.CATEGORY))

    assert len(shown) == 5 + 1 + 20


def test_a_section_that_was_closed_is_short_again() -> None:
    folds = EVERYTHING.completed("category").toggled("category").toggled("category")

    assert folds == EVERYTHING


def test_the_value_in_force_is_shown_however_far_down_it_stands() -> None:
    shown = lines(contents(*CATEGORIES), query=parse("category:c17"))

    assert names(shown[-2:]) == ["c17", "… 11 more"]
    assert in_force(shown, parse("category:c17")) == len(shown) - 2


@pytest.mark.parametrize(
    ("section", "name", "query"),
    [
        (Section.CATEGORY, "essays", "category:essays"),
        (Section.TAG, "Syrië", "tag:Syrië"),
        (Section.AUTHOR, "Bas Jan", 'author:"Bas Jan"'),
        (Section.SITE, "nos.nl", "site:nos.nl"),
        (Section.LANG, "nl", "lang:nl"),
        (Section.YEAR, "2019", "date:2019"),
        (Section.YEAR, "none", "date:none"),
        (Section.FOLDER, "posts/2019/", "path:posts/2019/**"),
    ],
)
def test_a_value_asks_for_what_is_sorted_under_it(section: Section, name: str, query: str) -> None:
    asked = lines(contents(value(section, name)))[-1].query

    assert asked == parse(query)
    assert asked is not None
    assert parse(str(asked)) == asked


def test_articles_without_a_date_have_a_line_of_their_own() -> None:
    shown = lines(contents(value(Section.YEAR, "none")))

    assert shown[-1].name == "Undated"


def test_a_folder_with_signs_of_a_glob_in_its_name_asks_for_itself_alone() -> None:
    asked = lines(contents(value(Section.FOLDER, "a[1]*/")))[-1].query

    assert asked is not None
    assert parse(str(asked)) == asked
    assert "a[[]1][*]/**" in str(asked)


def test_languages_have_names_and_what_is_no_language_keeps_its_code() -> None:
    shown = lines(contents(*(value(Section.LANG, code) for code in ("nl", "pt-br", "xx"))))

    assert names(shown[-3:]) == ["Dutch", "Portuguese (BR)", "xx"]


def test_a_folder_stands_under_the_one_that_holds_it() -> None:
    shown = lines(contents(value(Section.FOLDER, "posts/"), value(Section.FOLDER, "posts/2019/")))

    assert "  posts/ " in text(shown[-2], shown)
    assert "    2019/ " in text(shown[-1], shown)


def test_of_many_folders_the_uppermost_come_first() -> None:
    folders = [f"{year}/{inner}" for year in range(2014, 2019) for inner in ("", "05/", "07/")]
    shown = lines(contents(*(value(Section.FOLDER, folder) for folder in folders)))

    assert names(shown[6:]) == [*(f"{year}/" for year in range(2014, 2019)), "… 10 more"]


def test_the_folder_in_force_is_shown_by_its_whole_path_where_those_above_it_are_not() -> None:
    folders = [f"{year}/{inner}" for year in range(2014, 2019) for inner in ("", "05/", "07/")]
    query = parse("path:2015/07/**")
    shown = lines(contents(*(value(Section.FOLDER, folder) for folder in folders)), query=query)

    assert names(shown[-2:]) == ["2015/07/", "… 9 more"]
    assert in_force(shown, query) == len(shown) - 2


def test_folders_within_one_are_shown_by_their_path() -> None:
    folders = ["posts/", *(f"posts/{year}/" for year in range(2000, 2020))]
    shown = lines(contents(*(value(Section.FOLDER, folder) for folder in folders)))

    assert names(shown[6:9]) == ["posts/", "2000/", "2001/"]
    assert shown[-1].name == "… 13 more"


def test_a_saved_search_that_is_no_query_says_why() -> None:
    shown = lines(contents(searches=[saved("wrong", "date:never")]))

    assert shown[-1].query is None
    assert shown[-1].trouble
    assert UNICODE.broken in text(shown[-1], shown)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("", "All"),
        ("sort:title", "All"),
        ("is:unread", "Unread"),
        ("is:started", "Continue reading"),
        ("category:ESSAYS", "essays"),
        ("date:2019 sort:-title", "2019"),
        ("date:2019 sort:words", "a year of short ones"),
    ],
)
def test_the_line_in_force_is_the_one_that_asks_for_the_same(query: str, name: str) -> None:
    shown = lines(
        contents(
            value(Section.CATEGORY, "essays"),
            value(Section.YEAR, "2019"),
            searches=[saved("a year of short ones", "date:2019 sort:words")],
        )
    )

    position = in_force(shown, parse(query))

    assert position is not None
    assert shown[position].name == name


def test_no_line_is_in_force_for_a_search() -> None:
    assert in_force(lines(contents(*CATEGORIES)), parse("is:unread water")) is None


def test_a_closed_section_stands_for_the_value_in_force() -> None:
    shown = lines(contents(*CATEGORIES), Folding(frozenset()), parse("category:c03"))

    assert in_force(shown, parse("category:c03")) == 5


def test_another_order_leaves_the_line_in_force() -> None:
    shown = lines(contents(*CATEGORIES))
    asked = shown[6].query

    assert asked is not None
    assert in_force(shown, Query(asked.term, Sort.TITLE, is_descending=False)) == 6


def test_blank_lines_stand_around_what_is_open() -> None:
    shown = lines(
        contents(
            value(Section.CATEGORY, "essays"), value(Section.TAG, "w"), value(Section.SITE, "s")
        ),
        Folding(frozenset({"category"})),
        is_roomy=True,
    )

    assert names(shown[5:]) == ["Recently read", "", "Categories", "essays", "", "Tags", "Sites"]


def test_two_figures_tell_unread_and_all_where_they_fit() -> None:
    shown = lines(contents(value(Section.CATEGORY, "nieuws", 1_203, 40_100)))

    assert text(shown[-1], shown, 33) == "    nieuws         1,203  40,100 "


def test_where_they_do_not_fit_the_unread_are_told() -> None:
    shown = lines(contents(value(Section.CATEGORY, "nieuws", 1_203, 40_100)))

    assert text(shown[-1], shown, 24) == "    nieuws        1,203 "


def test_what_is_wholly_read_tells_how_much_it_is() -> None:
    shown = lines(contents(value(Section.CATEGORY, "nieuws", 0, 40_100)))

    assert text(shown[-1], shown, 33).rstrip().endswith("40,100")


def test_a_long_name_is_cut() -> None:
    shown = lines(contents(value(Section.CATEGORY, "buitenlands nieuws uit Azië", 3, 9)))

    assert "buitenlands…" in text(shown[-1], shown)


def test_the_line_in_force_has_a_bar() -> None:
    shown = lines(Contents(COUNTS))

    assert text(shown[1], shown, is_in_force=True).startswith("▌ ● Unread")


def test_what_was_left_open_is_read_back_and_the_rest_forgotten() -> None:
    assert folding("tag saved nonsense").opened == {"tag", "saved"}
    assert folding("").opened == frozenset()
    assert folding(None) == Folding()


@given(
    st.lists(
        st.builds(
            value,
            st.sampled_from(Section),
            st.text(min_size=1, max_size=40),
            st.integers(0, 10**7),
            st.integers(0, 10**7),
        ).filter(lambda one: bool(one.text)),
        max_size=30,
    ),
    st.integers(24, 60),
    st.sampled_from((UNICODE, ASCII)),
)
def test_every_line_is_as_wide_as_there_is_room(
    values: list[Value], width: int, glyphs: object
) -> None:
    signs = ASCII if glyphs is ASCII else UNICODE
    shown = shelf_lines(contents(*values), EVERYTHING, EVERY, signs, is_roomy=True)
    set_in = setting(shown, width, signs)
    for line in shown:
        if line.kind is not Kind.BLANK:
            pieces = line_pieces(line, set_in, is_in_force=True)
            assert sum(cell_len(piece.text) for piece in pieces) == width


def test_why_a_saved_search_is_wrong_is_said_in_the_persons_language() -> None:
    i18n.use(["nl"])

    assert lines(contents(searches=[saved("wrong", "date:never")]))[-1].trouble == (
        "never is geen datum."
    )


def test_archived_stands_below_the_other_shelves_once_something_is() -> None:
    assert "Archived" not in names(lines(contents()))
    some = Contents(COUNTS._replace(archived=3))
    shelves = [line for line in lines(some) if line.kind is Kind.SHELF]
    assert (shelves[-1].name, shelves[-1].every) == ("Archived", 3)
    assert shelves[-1].query == parse("is:archived")
