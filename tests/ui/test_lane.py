from collections.abc import Iterator
from functools import partial
from threading import Event

import pytest

from reader.ui.lane import Lane

LONGEST = 15.0
"""Seconds after which what is waited for will not come."""


@pytest.fixture
def failures() -> list[Exception]:
    return []


@pytest.fixture
def lane(failures: list[Exception]) -> Iterator[Lane]:
    made = Lane("test", failures.append)
    yield made
    made.close(LONGEST)


def test_jobs_are_done_in_the_order_in_which_they_came(lane: Lane) -> None:
    done: list[int] = []
    for number in range(5):
        lane.put(partial(done.append, number))
    lane.close(LONGEST)

    assert done == [0, 1, 2, 3, 4]


def test_of_jobs_that_can_be_dropped_only_the_newest_is_done(lane: Lane) -> None:
    done: list[int] = []
    may_begin = Event()
    lane.put(may_begin.wait)
    for number in range(5):
        lane.put(partial(done.append, number), is_only=True)
    may_begin.set()
    lane.close(LONGEST)

    assert done == [4]


def test_a_job_learns_that_it_was_asked_anew_and_need_not_wait_for_that(lane: Lane) -> None:
    began, learned = Event(), []

    def job() -> None:
        began.set()
        learned.append(lane.is_overtaken_within(LONGEST))

    lane.put(job, is_only=True)
    assert began.wait(LONGEST)
    lane.put(lambda: learned.append(lane.is_overtaken_within(0.0)), is_only=True)
    lane.close(LONGEST)

    assert learned == [True, False]


def test_a_job_that_fails_is_told_and_the_next_one_is_done(
    lane: Lane, failures: list[Exception]
) -> None:
    error = ValueError("no")

    def fail() -> None:
        raise error

    done: list[int] = []
    lane.put(fail)
    lane.put(lambda: done.append(1))
    lane.close(LONGEST)

    assert failures == [error]
    assert done == [1]


def test_whoever_lets_it_pass_waits_for_what_was_put_before(lane: Lane) -> None:
    gate, done = Event(), list[int]()
    lane.let_pass(LONGEST)
    lane.put(gate.wait)
    lane.put(lambda: done.append(1))
    lane.let_pass(0)
    assert done == []
    gate.set()
    lane.let_pass(LONGEST)
    assert done == [1]
