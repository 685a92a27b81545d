from reader.ui.attention import IDLE, Attention


def started() -> Attention:
    attention = Attention()
    attention.start(1000.0)
    return attention


def test_time_counts_while_keys_come_now_and_then() -> None:
    attention = started()
    for now in (1030.0, 1100.0, 1200.0):
        attention.stir(now)

    assert attention.spent(1230.0) == 230


def test_nothing_counts_before_the_article_is_on_the_screen() -> None:
    attention = Attention()
    attention.stir(500.0)

    assert attention.spent(2000.0) == 0


def test_who_went_away_is_not_reading() -> None:
    attention = started()

    assert attention.spent(1000.0 + 3600) == IDLE
    attention.stir(1000.0 + 3600)
    assert attention.spent(1000.0 + 3610) == IDLE + 10


def test_what_lies_over_the_article_and_a_stopped_program_do_not_count() -> None:
    attention = started()
    attention.stop(1010.0)
    attention.stir(1050.0)
    attention.start(1100.0)

    assert attention.spent(1105.0) == 15


def test_seconds_are_taken_once_and_parts_of_one_are_kept() -> None:
    attention = started()

    assert attention.take(1010.6) == 10
    assert attention.take(1010.9) == 0
    assert attention.take(1011.2) == 1


def test_a_second_start_changes_nothing() -> None:
    attention = started()
    attention.start(1050.0)

    assert attention.spent(1060.0) == 60
