from reader.model.listing import Counts
from reader.model.query import EVERY, Query, parse
from reader.ui.sentences import empty

COUNTS = Counts(all=3, unread=1)


def said(query: Query, counts: Counts = COUNTS, **how: int) -> str:
    told = {"is_search": True, "is_looking": False, **how}
    pieces = empty(
        query,
        counts,
        is_search=bool(told["is_search"]),
        is_looking=bool(told["is_looking"]),
        unsearched=told.get("unsearched", 0),
    )
    return "\n".join(piece.text for piece in pieces)


def test_a_search_that_finds_nothing_repeats_it_and_leads_back() -> None:
    assert said(parse("zebra")) == "Nothing found for: zebra\nEsc shows the shelf again."


def test_an_empty_shelf_leads_to_all_articles() -> None:
    assert said(parse("is:started"), is_search=False).endswith("Press 1 for all articles.")


def test_a_long_search_is_cut() -> None:
    assert len(said(parse("zebra " * 50)).splitlines()[0]) < 90


def test_while_words_are_read_a_search_for_words_says_how_many_articles_are_left() -> None:
    assert "7 articles are not searched yet" in said(parse("zebra"), unsearched=7)
    assert "1 article is not searched yet" in said(parse("zebra"), unsearched=1)
    assert "searched" not in said(parse("tag:music"), unsearched=7)


def test_a_library_that_is_being_looked_at_is_not_called_empty() -> None:
    assert said(EVERY, Counts(), is_looking=True) == "Looking for articles …"
    assert "leeslamp add FOLDER" in said(EVERY, Counts())
