import pytest

from reader.model.highlights import Highlight, Kind, from_json, kind_of, to_json
from reader.model.sanitize import Shown

HIGHLIGHT = Highlight(
    Kind.DOUBT, Shown("het water"), Shown("voor "), Shown(" na"), 3, 5, 9, Shown("echt?"), 1_700_000
)


def test_a_highlight_goes_into_json_and_back() -> None:
    assert from_json(to_json(HIGHLIGHT)) == HIGHLIGHT
    assert type(to_json(HIGHLIGHT)["kind"]) is str


def test_what_another_device_sent_passes_the_boundary() -> None:
    sent = {**to_json(HIGHLIGHT), "quote": "a\x1b[31mb", "note": "c\u202ed", "kind": "\x07x"}

    assert from_json(sent)[:2] == ("x", "ab")
    assert from_json(sent).note == "cd"


def test_a_kind_of_a_newer_version_is_kept_and_shown_as_the_first() -> None:
    newer = from_json({**to_json(HIGHLIGHT), "kind": "irony", "colour": "red"})

    assert newer.kind == "irony"
    assert kind_of(newer) is Kind.KEY


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        "quote",
        {},
        {"quote": ""},
        {"quote": 3},
        {"quote": "a", "block": -1},
        {"quote": "a", "block": True},
        {"quote": "a", "made": 1.5},
        {"quote": "a", "note": None},
    ],
)
def test_what_is_no_highlight_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="highlight"):
        from_json(value)
