from reader.ui.finish import Sitting

PACE = 600


def test_opening_an_article_does_not_finish_it() -> None:
    sitting = Sitting(words=300, words_a_minute=PACE, opened_at=0.0)

    assert not sitting.is_finished_by_leaving(100.0)
    assert not sitting.is_finished_by_going_on()


def test_going_on_from_the_end_finishes_it_at_once() -> None:
    sitting = Sitting(words=300, words_a_minute=PACE, opened_at=0.0)

    sitting.see(is_end=True)

    assert sitting.is_finished_by_going_on()


def test_leaving_from_the_end_finishes_it_after_the_time_a_fast_reader_needs() -> None:
    sitting = Sitting(words=300, words_a_minute=PACE, opened_at=10.0)

    sitting.see(is_end=True)

    assert not sitting.is_finished_by_leaving(39.0)
    assert sitting.is_finished_by_leaving(40.0)


def test_nobody_reads_a_short_article_in_less_than_two_seconds() -> None:
    sitting = Sitting(words=3, words_a_minute=PACE, opened_at=0.0)

    sitting.see(is_end=True)

    assert not sitting.is_finished_by_leaving(1.9)
    assert sitting.is_finished_by_leaving(2.0)


def test_an_end_that_was_seen_stays_seen_after_going_back_up() -> None:
    sitting = Sitting(words=3, words_a_minute=PACE, opened_at=0.0)

    sitting.see(is_end=True)
    sitting.see(is_end=False)

    assert sitting.is_finished_by_going_on()
