from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import pytest

from reader.model.listing import Counts, Results
from reader.model.query import EVERY, UNREAD, Query, Sort, parse
from reader.ui.glyphs import UNICODE
from reader.ui.ink import Piece
from reader.ui.top_line import count_pieces, query_pieces

COUNTS = Counts(all=118_197, unread=4_210, starred=86)


@dataclass
class Answer:
    query: Query
    count: int
    sort: Sort = Sort.DATE
    is_descending: bool = True
    is_counted: bool = True

    def __len__(self) -> int:
        return self.count


def text(pieces: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def count(answer: Answer, width: int = 120) -> str:
    results = cast("Results", answer)
    return text(count_pieces(answer.query, results, COUNTS, width, has_shelves=True)).strip()


def test_the_query_in_force_is_always_told() -> None:
    line = query_pieces(parse("tag:music dike"), COUNTS, UNICODE, 100, has_shelves=False)

    assert text(line).split() == ["Leeslamp", "tag:music", "dike"]


def test_where_no_shelves_stand_beside_the_list_they_stand_above_it() -> None:
    line = text(query_pieces(UNREAD, COUNTS, UNICODE, 100, has_shelves=False))

    assert "● Unread 4,210   All 118,197   ★ Starred 86" in line


def test_beside_shelves_the_query_of_the_shelf_is_told() -> None:
    assert "is:unread" in text(query_pieces(UNREAD, COUNTS, UNICODE, 120, has_shelves=True))
    assert "All articles" in text(query_pieces(EVERY, COUNTS, UNICODE, 120, has_shelves=True))


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (Answer(UNREAD, 4_210), "4,210 of 118,197 · newest first"),
        (Answer(EVERY, 118_197), "118,197 · newest first"),
        (
            Answer(parse("dike"), 512, Sort.RELEVANCE, is_counted=False),
            "512+ of 118,197 · best first",
        ),
    ],
)
def test_how_many_and_in_which_order(answer: Answer, told: str) -> None:
    assert count(answer) == told


def test_a_narrow_window_tells_how_many_alone() -> None:
    assert count(Answer(UNREAD, 4_210), 40) == "4,210 of 118,197"


@pytest.mark.parametrize(
    ("counts", "is_told"), [(Counts(), False), (Counts(left_out={}), True), (COUNTS, True)]
)
def test_nothing_is_counted_before_the_disk_was_ever_looked_at(
    counts: Counts, is_told: bool
) -> None:
    results = cast("Results", Answer(EVERY, counts.all))
    beside = text(count_pieces(EVERY, results, counts, 120, has_shelves=True))
    above = text(query_pieces(EVERY, counts, UNICODE, 100, has_shelves=False))

    assert any(one.isdecimal() for one in beside) == is_told
    assert any(one.isdecimal() for one in above) == is_told
