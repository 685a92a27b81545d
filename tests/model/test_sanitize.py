"""Nothing that a terminal would obey, and nothing that deceives, passes the boundary."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import sanitize
from reader.model.sanitize import MAX_MARKS, MAX_URL

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
AWKWARD = st.sampled_from(
    [
        *"\x00\x07\x08\x09\x0a\x0b\x0c\x0d\x1b\x7f\x80\x85\x9b\x9d\x9f\xa0\xad",
        *BIDI,
        *"\u200b\u200c\u200d\u2028\u2029\u2060\ufeff\ufe0f\ufdd0\ufffe\ufff9\U000e0001\U000e0041",
        *"\ud800\udc80\udcff\udfff",
        *"\u0300\u0301\u0489\u20dd\u0903\u094d\u1161\u11a8\u3164\u1acf",
        *"👩❤🏻🏿■क",
        "\x1b[31m",
        "\x1b]0;x\x07",
        "\x1b]52;c;AAAA\x1b\\",
        "\x9b2J",
        "\x1bP1$r\x1b\\",
        "\r\n",
        *"aZ 日ë[]0;m",
    ]
)
TEXTS = (
    st.text() | st.lists(AWKWARD).map("".join) | st.lists(AWKWARD | st.characters()).map("".join)
)


def violations(text: str, *, allowed: str = "") -> list[str]:
    """What a terminal must not get of this text, one entry each."""
    found: list[str] = []
    run = 0
    for character in text:
        code, category = ord(character), unicodedata.category(character)
        if category == "Cc" and character not in allowed:
            found.append(f"control {code:#x}")
        if character in BIDI or character in "\u2028\u2029":
            found.append(f"direction or line {code:#x}")
        if 0xE0000 <= code <= 0xE0FFF or category == "Cs":
            found.append(f"tag or surrogate {code:#x}")
        if category in ("Mn", "Me", "Mc"):
            run += 1
        elif category != "Cf":
            run = 0
        if run > MAX_MARKS:
            found.append(f"mark {code:#x} piled up")
    return found


@given(TEXTS)
def test_a_cleaned_body_holds_no_control_but_line_feed_and_tab(text: str) -> None:
    assert violations(sanitize.clean(text), allowed="\n\t") == []


@given(TEXTS)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = sanitize.clean(text)
    assert sanitize.clean(once) == once


@given(TEXTS)
def test_a_line_is_one_line_without_anything_invisible_at_its_ends(text: str) -> None:
    line = sanitize.line(text)
    assert violations(line) == []
    assert line == line.strip()
    assert "\n" not in line
    assert "\xad" not in line
    assert sanitize.line(line) == line


@given(TEXTS)
def test_a_path_can_be_shown_whatever_bytes_it_has(name: str) -> None:
    shown = sanitize.path(name)
    assert violations(shown) == []
    assert sanitize.path(shown) == shown


@given(TEXTS | TEXTS.map("https://a.example/{}".format) | TEXTS.map("mailto:a{}@b.example".format))
def test_an_address_is_plain_ascii_or_refused(text: str) -> None:
    url = sanitize.url(text)
    if url is not None:
        assert url.isascii()
        assert url.isprintable()
        assert " " not in url
        assert url.split(":")[0].lower() in sanitize.WEB_SCHEMES
        assert len(url) <= MAX_URL
        assert sanitize.url(url) == url


# What is measured as nothing and drawn all the same has tests of its own.
_UNMEASURED = "".join(map(chr, range(0x1160, 0x1200))) + "\ud7b0\u3164\uffa0🏻🏼🏽🏾🏿"


@given(
    st.text(
        st.characters(
            codec="utf-8",
            categories=["L", "N", "P", "S", "Zs"],
            exclude_characters=_UNMEASURED,
        )
    )
)
def test_text_of_letters_and_signs_stays_as_it_is(text: str) -> None:
    assert sanitize.clean(text) == text


def test_colour_sequences_vanish_whole_and_others_lose_what_acts() -> None:
    assert sanitize.clean("\x1b[31mred\x1b[0m") == "red"
    assert sanitize.clean("\x1b]0;title\x07text") == "]0;titletext"


def test_every_kind_of_line_end_becomes_a_line_feed() -> None:
    assert sanitize.clean("a\r\nb\rc\u2028d\x85e\x0cf") == "a\nb\nc\nd\ne\nf"


def test_carriage_return_and_backspace_hide_nothing() -> None:
    assert sanitize.clean("rm -rf\rsafe\x08\x08") == "rm -rf\nsafe"


def test_whatever_acts_or_takes_no_cell_is_seen_wherever_it_stands() -> None:
    telling = ("Cc", "Cf", "Cs", "Mn", "Me", "Mc")
    codes = [code for code in range(0xF0000) if unicodedata.category(chr(code)) in telling]
    for character in map(chr, codes):
        for text in (f"a{character * 12}", f"\u201c{character * 12}"):
            cleaned = sanitize.clean(text)
            assert violations(cleaned, allowed="\n\t") == []
            assert character in "\n\t" or cleaned != text


def test_scripts_that_stack_marks_keep_them() -> None:
    thai, hebrew = "ที่นี่", "שָׁלוֹם"
    assert sanitize.clean(thai + hebrew) == thai + hebrew


@pytest.mark.parametrize("between", ["", "\u200d", "\xad", "\u200c"])
def test_marks_pile_up_no_higher_than_the_limit(between: str) -> None:
    text = "a" + between.join("\u0301" * 50)
    cleaned = sanitize.clean(text)
    assert cleaned.count("\u0301") > 1
    assert len(cleaned) <= 1 + MAX_MARKS


@pytest.mark.parametrize("joiners", ["\u200d", "\u200c\xad"])
def test_joiners_pile_up_no_higher_either(joiners: str) -> None:
    assert len(sanitize.clean("a" + joiners * 700 + "b")) <= 2 + MAX_MARKS


def test_emoji_of_several_characters_stay_one() -> None:
    family = "👩\u200d👩\u200d👧\u200d👦 ❤️ 1️⃣ 🇳🇱"
    assert sanitize.clean(family) == family


@pytest.mark.parametrize(
    "signs",
    [
        "👩🏻\u200d❤\ufe0f\u200d💋\u200d👨🏻 "
        "🏳\ufe0f\u200d🌈 ⛹🏻\u200d♀\ufe0f 🧑🏽\u200d🤝\u200d🧑🏿",
        "👍🏿 ☝🏻",
        "ශ්\u200dරී ന്\u200d র\u200d্য",
        "ᄒᆞᆫ글",
    ],
    ids=["joined", "toned", "letters", "korean"],
)
def test_joiners_and_tones_stay_where_they_say_something(signs: str) -> None:
    assert sanitize.clean(signs) == signs


# What is measured as nothing there would be drawn, and the rest of the row moved by it.
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\u200d".join("abc"), "abc"),
        ("\u200d".join("日本語"), "日本語"),
        ("a\u200d👩\u200db", "a👩b"),
        ("a🏻 🏻🏼", "a■ ■■"),
        ("a\u3164\uffa0b", "a  b"),
    ],
)
def test_nothing_is_drawn_that_is_measured_as_nothing(text: str, shown: str) -> None:
    assert sanitize.clean(text) == shown


def test_a_row_of_columns_has_no_joiner_between_letters() -> None:
    assert sanitize.line("ශ්\u200dරී 👩\u200d👩") == "ශ්රී 👩\u200d👩"


@pytest.mark.parametrize("mark", ["\u0903", "\u1161", "\u11a8", "\u1acf", "\ud7b0"])
def test_what_takes_no_cell_piles_up_no_higher_either(mark: str) -> None:
    assert len(sanitize.clean("x" + mark * 300)) == 1 + MAX_MARKS


def test_no_more_pictures_are_joined_than_make_one() -> None:
    joined = sanitize.clean("\u200d".join("👩" * 40))
    assert max(map(len, joined.split("👩👩"))) < 3 * MAX_MARKS
    assert joined.count("👩") == 40


def test_bytes_of_a_name_that_are_no_utf8_show_as_hexadecimal() -> None:
    assert sanitize.path("caf\udce9\n.md") == r"caf\xe9\x0a.md"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "https://user@a.example/",
        "https://a.example\\@b.example/",
        "-https://a.example",
        "https://",
        "//a.example",
        "a/path.html",
        "http://[::1",
        "https://a.example/" + "x" * MAX_URL,
        "",
    ],
)
def test_what_is_no_plain_web_address_is_refused(address: str) -> None:
    assert sanitize.url(address) is None


def test_an_address_is_encoded_once() -> None:
    assert sanitize.url(' https://a.example/caf\u00e9 x%20y?q="1" ') == (
        "https://a.example/caf%C3%A9%20x%20y?q=%221%22"
    )


@given(st.text("ab/.:?&=#%@()-_~[]é \n1", max_size=12), st.sampled_from(["https://", "http://a"]))
def test_an_ordinary_address_comes_out_as_the_long_way_would_have_it(rest: str, start: str) -> None:
    assert sanitize.url(start + rest) == sanitize.url(f" {start}{rest}")


@pytest.mark.parametrize("character", ["\U0001d173", "\U0001d17a", "\U0001bca0"], ids=ascii)
def test_invisible_beams_of_music_and_shorthand_go(character: str) -> None:
    assert sanitize.clean(f"a{character}b") == "ab"
