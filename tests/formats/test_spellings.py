"""The tables of spellings agree with the way keys are folded."""

from reader.formats.spellings import LISTED_BY_BLANKS, LISTED_BY_COMMAS, SPELLINGS, folded


def test_every_spelling_is_written_as_keys_are_folded() -> None:
    for keys in SPELLINGS.values():
        assert [folded(key) for key in keys] == list(keys)
        assert len(set(keys)) == len(keys)


def test_lists_are_divided_only_for_keys_that_are_read() -> None:
    known = {key for keys in SPELLINGS.values() for key in keys}
    assert known >= LISTED_BY_BLANKS
    assert known >= LISTED_BY_COMMAS


def test_case_blanks_and_dashes_do_not_matter() -> None:
    assert folded(" Feature-Image ") == folded("feature image") == "feature_image"
