"""The judge of terminal bytes sees what it must, and lets a screen through."""

import pytest

from tests.promises import judge, spellings

# A screen has colours, modes and carriage returns of its own: those of an article are not told
# apart from these by their bytes, but by what is missing and what is drawn.
LIKE_OURS = ("\x1b[2J", "\x1b[>31u", "ab\r")


@pytest.mark.parametrize(
    "text", [text for text in spellings.ACTS if not text.startswith(LIKE_OURS)]
)
def test_every_control_sequence_of_an_article_is_seen(text: str) -> None:
    assert judge.violations(f"before {text} after".encode()) != []


@pytest.mark.parametrize("text", spellings.DECEIVES[:-1])
def test_what_deceives_is_seen(text: str) -> None:
    assert judge.violations(text.encode("utf-8", "surrogatepass")) != []


@pytest.mark.parametrize(
    "raw",
    [
        b"\x1b[38;2;1;2;3mlamp\x1b[0m\x1b[1;7Hon\x1b[?1049h\x1b[?25l\r\n",
        b"\x1b]8;;https://example.org/a%20b\x1b\\link\x1b]8;;\x1b\\",
        "👩🏽\u200d💻 e\u0301 \xad".encode(),
    ],
)
def test_what_a_screen_is_made_of_is_allowed(raw: bytes) -> None:
    assert judge.violations(raw) == []


@pytest.mark.parametrize(
    "raw",
    [
        b"\x1b]8;;file:///etc/passwd\x1b\\x",
        b"\x1b]8;;https://example.org/a b\x1b\\x",
        b"\x1b]52;c;T1dORUQ=\x07",
        b"\xff",
        "\x85".encode(),
    ],
)
def test_an_address_or_a_copy_nobody_asked_for_is_seen(raw: bytes) -> None:
    assert judge.violations(raw) != []


def test_letters_that_are_joined_to_no_picture_are_seen() -> None:
    assert judge.violations("a\u200db".encode()) != []


def test_what_the_terminal_can_do_is_asked_once() -> None:
    assert judge.violations(b"a\x1b[cb") == []
    assert judge.violations(b"a\x1b[cb\x1b[c") != []


def test_what_was_copied_and_drawn_on_purpose_is_allowed() -> None:
    raw = b"\x1b]52;c;T1dORUQ=\x07\x1b_Ga=p,i=1\x1b\\"
    assert judge.violations(raw, may_copy=True, may_draw=True) == []
