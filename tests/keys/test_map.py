from reader.actions import ACTIONS, Action, Where
from reader.keys.map import key_map, meet
from reader.keys.names import Keys, sequence
from reader.keys.presets import PRESETS


def keys_of(name: str, **options: object) -> tuple[str, ...]:
    own = {name: keys for name, keys in options.items() if isinstance(keys, list)}
    preset = str(options.get("preset", "vim"))
    return next(item.keys for item in key_map(preset, own).actions if item.id == name)


def test_without_a_map_the_table_is_in_force() -> None:
    assert key_map() == (ACTIONS, ())


def test_an_action_has_the_keys_that_it_is_given_in_place_of_its_own() -> None:
    assert keys_of("top", top=[("g", "g"), ("home",)]) == ("g g", "home")


def test_an_action_can_be_left_without_keys() -> None:
    assert keys_of("star", star=[]) == ()
    assert key_map(own={"star": []}).findings == ()


def test_a_key_that_is_given_away_is_taken_from_whoever_had_it() -> None:
    assert keys_of("palette", undo=[(":",)]) == ("ctrl+p",)


def test_who_is_left_without_any_key_by_that_is_told_of() -> None:
    (found,) = key_map(own={"undo": [("s",)]}).findings

    assert (found.action, found.key, found.other, found.is_wrong) == ("star", "s", "undo", True)


def test_two_actions_of_one_screen_can_not_have_one_key() -> None:
    (found,) = key_map(own={"star": [("ctrl+x",)], "read": [("ctrl+x",)]}).findings

    assert (found.action, found.key, found.other) == ("read", "ctrl+x", "star")


def test_two_screens_may_use_one_key_for_two_things() -> None:
    assert key_map(own={"next_link": [("X",)], "next_unread": [("X",)]}).findings == ()


def test_two_keys_that_are_exchanged_do_not_meet() -> None:
    found = key_map(own={"star": [("r",)], "read": [("s",)]})

    assert found.findings == ()


def test_a_key_that_does_not_arrive_is_told_of() -> None:
    (found,) = key_map(own={"undo": [("ctrl+i",), ("U",)]}).findings

    assert (found.key, found.other) == ("ctrl+i", "tab")


def test_alt_is_only_noted() -> None:
    (found,) = key_map(own={"undo": [("alt+u",)]}).findings

    assert not found.is_wrong


def test_there_is_always_a_way_out() -> None:
    own: dict[str, list[Keys]] = {name: [] for name in ("quit", "leave_library", "palette")}
    found = key_map(own=own)

    assert next(item.keys for item in found.actions if item.id == "quit") == ("ctrl+q",)
    assert [each.action for each in found.findings] == ["quit"]


def test_a_command_of_the_person_stands_behind_the_table_with_its_keys() -> None:
    command = Action("commands.count", ("W",), "Count words", Where.ARTICLES)
    found = key_map(commands=[command])

    assert found.actions == (*ACTIONS, command)
    assert found.findings == ()


def test_every_preset_names_actions_and_keys_that_there_are() -> None:
    names = {item.id for item in ACTIONS}
    for preset in PRESETS.values():
        assert preset.keys() <= names
        assert all(sequence(key) for keys in preset.values() for key in keys)


def test_no_preset_gives_a_key_twice() -> None:
    for preset in PRESETS:
        actions = key_map(preset).actions
        for place in (Where.LIBRARY, Where.READING):
            here = [key for item in actions if meet(item.where, place) for key in item.keys]

            assert len(here) == len(set(here))


def test_a_preset_leaves_its_keys_to_nobody_else() -> None:
    for preset, chosen in PRESETS.items():
        found = {item.id: item.keys for item in key_map(preset).actions}

        assert {name: found[name] for name in chosen} == dict(chosen)
