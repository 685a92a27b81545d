from reader.model.article import ArticleId
from reader.model.marks import Change, Field, Marks
from reader.ui.sweep import begun, changes, said

ONE, TWO, THREE = (ArticleId(f"{number:032x}") for number in (1, 2, 3))
MIXED = {ONE: Marks(is_read=True), TWO: Marks(), THREE: Marks()}
READ = dict.fromkeys(MIXED, Marks(is_read=True))


def test_of_a_mixed_lot_those_that_are_not_yet_are_marked() -> None:
    assert changes(MIXED, Field.READ) == [
        Change(TWO, Field.READ, True),
        Change(THREE, Field.READ, True),
    ]


def test_where_all_are_marked_all_lose_the_mark() -> None:
    assert [change.value for change in changes(READ, Field.READ)] == [False] * 3


def test_with_a_value_nothing_is_turned_round() -> None:
    assert changes(READ, Field.READ, True) == []


def test_one_mark_says_nothing_of_another() -> None:
    assert len(changes(READ, Field.STARRED)) == 3


def test_nothing_is_changed_of_no_article() -> None:
    assert changes({}, Field.READ) == []


def test_how_many_were_marked_is_said_with_the_way_back() -> None:
    made = [Change(ArticleId(f"{number:032x}"), Field.READ, True) for number in range(1234)]

    assert said(made, "U") == "1,234 marked read. U takes it back."
    assert said([Change(ONE, Field.STARRED, False)], "U").startswith("1 star gone.")


def test_where_nothing_changes_that_is_said() -> None:
    assert said([], "U") == "All of them are marked so already."


def test_while_many_are_marked_that_is_said() -> None:
    assert begun(118_197) == "Marking 118,197 articles …"


def test_of_an_archive_that_is_mixed_all_go_into_it() -> None:
    mixed = {ONE: Marks(is_archived=True), TWO: Marks()}
    assert changes(mixed, Field.ARCHIVED) == [Change(TWO, Field.ARCHIVED, True)]
    assert said([Change(ONE, Field.ARCHIVED, False)], "U").startswith("1 out of the archive.")
