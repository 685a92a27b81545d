from collections import Counter

from reader.actions import ACTIONS, PLACES, Where, action, within


def test_every_action_has_a_name_of_its_own() -> None:
    names = Counter(item.id for item in ACTIONS)

    assert [name for name, count in names.items() if count > 1] == []


def test_no_key_means_two_things_in_one_place() -> None:
    for place in (Where.LIBRARY, Where.READING):
        here = within(place, Where.ARTICLES, Where.EVERYWHERE)
        keys = Counter(key for item in here for key in item.keys)

        assert [key for key, count in keys.items() if count > 1] == []


def test_every_action_has_a_title_and_nearly_every_one_a_key() -> None:
    assert all(item.title for item in ACTIONS)
    keyless = {"lit_alone", "spacing", "doubts", "faults"}
    assert {item.id for item in ACTIONS if not item.keys} == keyless


def test_every_place_has_a_heading_in_the_help() -> None:
    assert {place for place, _heading in PLACES} == set(Where)


def test_an_action_is_found_by_its_name() -> None:
    assert action("star").keys == ("s",)


def test_esc_never_quits() -> None:
    assert [item.id for item in ACTIONS if "escape" in item.keys] == ["back"]


def test_the_footer_leads_to_the_help() -> None:
    hints = [item.id for item in within(*Where) if item.hint]

    assert hints[-1] == "help"
