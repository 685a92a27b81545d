import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.actions import ACTIONS
from reader.keys.names import needs_alt, sequence, twin, why_unreachable, written


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("j", ("j",)),
        ("G", ("G",)),
        ("shift+g", ("G",)),
        ("g g", ("g", "g")),
        ("Ctrl+P", ("ctrl+p",)),
        ("ctrl+x f1", ("ctrl+x", "f1")),
        ("shift+tab", ("shift+tab",)),
        ("ctrl+alt+left", ("alt+ctrl+left",)),
        ("PgDn", ("pagedown",)),
        ("+", ("+",)),
        ("ctrl++", ("ctrl++",)),
        ("é", ("é",)),
    ],
)
def test_a_key_has_one_name(text: str, keys: tuple[str, ...]) -> None:
    assert sequence(text) == keys


@pytest.mark.parametrize("text", ["", " ", "nokey", "hyper+x", "ctrl+", "g nokey", "f25", "\x1b"])
def test_what_is_no_key_has_none(text: str) -> None:
    assert sequence(text) is None


def test_the_keys_of_the_table_have_the_names_that_they_have_here() -> None:
    for item in ACTIONS:
        for key in item.keys:
            assert sequence(key) == (key,)


def test_every_key_of_the_table_can_be_typed_everywhere() -> None:
    found = {key for item in ACTIONS for key in item.keys if why_unreachable((key,))}

    assert found == set()


@given(st.text())
def test_a_name_stays_what_it_is(text: str) -> None:
    keys = sequence(text)

    assert keys is None or sequence(written(keys)) == keys


@pytest.mark.parametrize(
    ("text", "comes"), [("ctrl+i", "tab"), ("ctrl+m", "enter"), ("ctrl+[", "escape")]
)
def test_keys_that_arrive_as_others_are_known(text: str, comes: str) -> None:
    keys = sequence(text) or ()

    assert why_unreachable(keys)
    assert twin(keys) == comes


@pytest.mark.parametrize("text", ["ctrl+1", "ctrl+shift+a", "ctrl+enter", "shift+space", "ctrl+c"])
def test_keys_that_do_not_arrive_are_known(text: str) -> None:
    assert why_unreachable(sequence(text) or ())


@pytest.mark.parametrize("text", ["ctrl+a", "shift+left", "alt+x", "ctrl+]", "shift+tab", "f12"])
def test_keys_that_arrive_are_not_spoken_of(text: str) -> None:
    assert not why_unreachable(sequence(text) or ())


def test_alt_is_noted() -> None:
    assert needs_alt(("g", "alt+x"))
    assert not needs_alt(("g", "x"))
