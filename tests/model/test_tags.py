from hypothesis import given
from hypothesis import strategies as st

from reader.model.sanitize import Shown
from reader.model.tags import Tagged, counted, hue, in_places, narrowed, tag

SEA, SEASIDE, LAKE, RIVER = map(Shown, ("Sea", "seaside", "lake", "river"))


def names(found: list[Tagged]) -> list[str]:
    return [one.tag for one in found]


def test_a_tag_is_one_line_without_the_sign_before_it() -> None:
    assert tag("  #north \n sea\x1b[31m ") == "north sea"


@given(st.text())
def test_a_tag_has_the_same_colour_in_any_case(text: str) -> None:
    assert 0 <= hue(text, 6) < 6
    assert hue(text, 6) == hue(text.casefold(), 6)


def test_what_the_articles_have_comes_first_then_ones_own_then_what_files_say() -> None:
    found = counted({LAKE: 1}, {SEA: 2, LAKE: 1, SEASIDE: 5}, {RIVER: 90, SEA: 3})

    assert names(found) == ["lake", "seaside", "Sea", "river"]
    assert found[0] == Tagged(LAKE, 1, 1)
    assert found[-1] == Tagged(RIVER, 0, 90, is_own=False)


def test_tags_that_differ_in_case_alone_are_one() -> None:
    (found,) = counted({Shown("sea"): 1, SEA: 1}, {Shown("sea"): 4, SEA: 2}, {})

    assert found == Tagged(SEA, 2, 6)


def test_typing_brings_the_tag_itself_then_what_begins_so_then_what_holds_it() -> None:
    known = counted({}, {Shown("north sea"): 9, SEASIDE: 5, SEA: 1, LAKE: 7}, {})

    assert names(narrowed(known, "#SEA")) == ["Sea", "seaside", "north sea"]
    assert names(narrowed(known, "")) == ["north sea", "lake", "seaside", "Sea"]


def test_tags_keep_their_places_while_they_are_put_on_and_off() -> None:
    before = counted({}, {SEA: 2, LAKE: 1}, {})
    after = counted({LAKE: 1, RIVER: 1}, {SEA: 2, LAKE: 2, RIVER: 1}, {})

    assert names(list(in_places(after, before))) == ["river", "Sea", "lake"]
