import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.model.sanitize import clean
from reader.typeset.width import cells, is_narrow, is_within_cluster, offsets
from tests.typeset.building import STEADY

REAL = [
    "één dijk, twee “dijken” – drie…",
    "漢字仮名交じり文、カタカナ",
    "한국어 문장",
    "👩‍💻 👨‍👩‍👧‍👦 👍🏽 ❤️ ⚠️ 🇳🇱 1️⃣",
    "e\u0301a\u0308o\u0302",
    "ภาษาไทย นี้",
    "हिन्दी में लेख",
    "שלום עולם",
    "العربية",
    "™️ ©️ ☑️ ☑",
    "\u200dx \u200d\u200dy z\ufe0f\ufe0f",
]

# Characters on whose width the Unicode version has the last word are left out.
SETTLED = st.text(
    st.one_of(
        st.characters(min_codepoint=0x20, max_codepoint=0x24FF, exclude_categories=["Cn", "Cc"]),
        st.characters(min_codepoint=0x3000, max_codepoint=0x9FFF, exclude_categories=["Cn"]),
        st.sampled_from("👩💻👍🏽❤⚠🇳🇱\u200d\ufe0f"),
    )
).map(clean)


@pytest.mark.parametrize("text", REAL)
def test_real_text_is_as_wide_as_rich_says(text: str) -> None:
    assert cells(text) == cell_len(text)


@STEADY
@given(SETTLED)
def test_any_text_is_as_wide_as_rich_says(text: str) -> None:
    printed = "".join(character for character in text if character not in "\n\t\xad\u200b")
    assert cells(printed) == cell_len(printed)


@STEADY
@given(SETTLED)
def test_what_passes_as_narrow_is_one_cell_a_character(text: str) -> None:
    printed = text.replace("\n", "").replace("\t", "")
    assert not is_narrow(printed) or cell_len(printed) == len(printed)


def test_soft_hyphens_and_zero_width_spaces_take_no_room() -> None:
    assert cells("af\xadbre\u200bken") == len("afbreken")


def test_a_tab_is_one_blank() -> None:
    assert cells("漢\t字") == 5


def test_offsets_never_fall_and_end_at_the_width() -> None:
    text = "a👩‍💻b漢"
    found = offsets(text)
    assert found == sorted(found)
    assert found[-1] == cells(text) == 6


@pytest.mark.parametrize(
    ("text", "index"),
    [("e\u0301", 1), ("👩‍💻", 1), ("👩‍💻", 2), ("👍🏽", 1), ("🇳🇱", 1), ("❤️", 1), ("🇳🇱🇧🇪", 3)],
)
def test_a_sign_is_not_split(text: str, index: int) -> None:
    assert is_within_cluster(text, index)


def test_two_flags_may_be_parted() -> None:
    assert not is_within_cluster("🇳🇱🇧🇪", 2)


def test_a_tab_after_a_letter_is_no_part_of_it() -> None:
    assert not is_within_cluster("a\tb", 1)
