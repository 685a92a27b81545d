from collections.abc import Sequence

import pytest

from reader.ui.pages import Kept


class Asked:
    def __init__(self) -> None:
        self.questions: list[tuple[int, int]] = []

    def __call__(self, start: int, count: int) -> Sequence[int]:
        self.questions.append((start, count))
        return range(start, min(start + count, 25))


def test_items_are_asked_for_once_and_a_few_at_a_time() -> None:
    ask = Asked()
    kept = Kept(ask, 10)

    assert [kept[3], kept[4], kept[17]] == [3, 4, 17]
    assert ask.questions == [(0, 10), (10, 10)]


def test_there_is_nothing_outside_the_list() -> None:
    with pytest.raises(IndexError):
        Kept(Asked(), 10)[25]


def test_what_was_looked_at_last_is_kept() -> None:
    ask = Asked()
    kept = Kept(ask, 10, kept=2)
    _looked = [kept[0], kept[10], kept[0], kept[20]]
    ask.questions.clear()

    assert (kept.held(0), kept.held(10), kept.held(24), kept.held(25)) == (0, None, 24, None)
    assert ask.questions == []


def test_what_is_forgotten_is_asked_again() -> None:
    ask = Asked()
    kept = Kept(ask, 10)
    _looked = kept[0]
    kept.forget()

    assert kept.held(0) is None
    assert kept[0] == 0
    assert len(ask.questions) == 2


def test_what_a_screen_shows_is_asked_for_in_one_question() -> None:
    ask = Asked()
    kept = Kept(ask, 4)

    kept.fetch(2, 13)
    assert [kept[at] for at in range(16)] == list(range(16))
    assert ask.questions == [(0, 16)]


def test_only_what_is_not_at_hand_is_asked_for() -> None:
    ask = Asked()
    kept = Kept(ask, 4)
    assert kept[1] == 1

    kept.fetch(0, 11)
    kept.fetch(0, 11)
    assert ask.questions == [(0, 4), (4, 8)]


def test_the_last_items_are_fetched_as_far_as_there_are_any() -> None:
    ask = Asked()
    kept = Kept(ask, 4)

    kept.fetch(16, 24)
    assert kept[24] == 24
    assert kept.held(25) is None
    assert ask.questions == [(16, 12)]


def test_more_than_is_kept_is_not_fetched_together() -> None:
    ask = Asked()

    Kept(ask, 4, kept=2).fetch(0, 11)
    assert ask.questions == []
