from hypothesis import given
from hypothesis import strategies as st

from reader.keys.matcher import Matcher, Pressed
from reader.keys.names import Keys

KEYS = st.sampled_from("abg")
MAPS = st.dictionaries(
    st.lists(KEYS, min_size=1, max_size=3).map(tuple), st.sampled_from(["top", "star", "read"])
)


def typed(matcher: Matcher, text: str) -> list[str]:
    """What is done for the keys of a text, with no more waiting at its end."""
    done = [action for key in text for action in matcher.press(key).actions]
    return [*done, *matcher.end()]


def test_a_key_that_begins_nothing_is_done_at_once() -> None:
    assert Matcher({("s",): "star"}).press("s") == Pressed(("star",))


def test_a_key_that_means_nothing_is_left_to_others() -> None:
    assert Matcher({("s",): "star"}).press("x") == Pressed((), is_taken=False)


def test_a_sequence_is_waited_for_and_done() -> None:
    matcher = Matcher({("g", "g"): "top"})

    assert matcher.press("g") == Pressed()
    assert (matcher.pending, matcher.is_timed) == (("g",), False)
    assert matcher.press("g") == Pressed(("top",))
    assert matcher.pending == ()


def test_a_key_that_is_also_a_beginning_is_waited_for_only_so_long() -> None:
    matcher = Matcher({("g",): "sort", ("g", "g"): "top"})
    matcher.press("g")

    assert matcher.is_timed
    assert matcher.end() == ("sort",)


def test_a_key_that_does_not_go_on_means_what_it_means_behind_what_was_pending() -> None:
    matcher = Matcher({("g",): "sort", ("g", "g"): "top", ("s",): "star"})
    matcher.press("g")

    assert matcher.press("s") == Pressed(("sort", "star"))


def test_a_beginning_that_means_nothing_takes_the_wrong_key_away_with_it() -> None:
    matcher = Matcher({("g", "g"): "top", ("s",): "star"})
    matcher.press("g")

    assert matcher.press("s") == Pressed()
    assert matcher.pending == ()


@given(MAPS, st.text("abgx", max_size=20))
def test_only_a_beginning_is_ever_waited_for(bound: dict[Keys, str], text: str) -> None:
    matcher = Matcher(bound)
    for key in text:
        matcher.press(key)
        waiting = matcher.pending

        assert not waiting or any(
            keys[: len(waiting)] == waiting and len(keys) > len(waiting) for keys in bound
        )


@given(MAPS)
def test_every_sequence_does_what_it_is_bound_to(bound: dict[Keys, str]) -> None:
    for keys, action in bound.items():
        assert typed(Matcher(bound), "".join(keys)) == [action]


@given(st.dictionaries(KEYS.map(lambda key: (key,)), st.text(min_size=1)), st.text("abgx"))
def test_without_sequences_nothing_is_waited_for(bound: dict[Keys, str], text: str) -> None:
    matcher = Matcher(bound)

    for key in text:
        expected = Pressed((bound[key,],)) if (key,) in bound else Pressed((), is_taken=False)
        assert matcher.press(key) == expected
