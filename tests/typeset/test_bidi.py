import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.formats import markdown
from reader.model.direction import has_right_to_left
from reader.model.document import Document
from reader.model.sanitize import clean
from reader.typeset.bidi import reordered
from reader.typeset.document import typeset
from reader.typeset.lines import Manner, Role, Run, Settings, Turned
from reader.typeset.width import cells
from tests.typeset.building import STEADY, paragraph, text_of

SHALOM = "שלום"
MIXED = st.text(st.sampled_from("abאבגعد 12,.%()\u0301-"), min_size=1, max_size=30).map(clean)


def seen(text: str, *, is_rtl: bool) -> str:
    run = Run(text, Role.TEXT, cells(text), 0)
    return "".join(found.text for found in reordered([run], is_rtl=is_rtl))


def set_text(text: str, turned: Turned) -> str:
    settings = Settings(20, manner=Manner(turned=turned))
    return text_of(typeset(Document((paragraph(text),)), settings)[:])


def test_letters_run_backwards() -> None:
    assert seen(SHALOM, is_rtl=True) == SHALOM[::-1]


def test_a_number_keeps_its_order() -> None:
    assert seen("אב 123 גד", is_rtl=True) == "דג 123 בא"


def test_a_latin_word_keeps_its_order_among_hebrew_ones() -> None:
    assert seen("אב lamp גד", is_rtl=True) == "דג lamp בא"


def test_hebrew_within_a_latin_line_turns_around_in_its_place() -> None:
    assert seen("een אב גד lamp", is_rtl=False) == "een דג בא lamp"


def test_brackets_are_mirrored() -> None:
    assert seen("אב (גד)", is_rtl=True) == "(דג) בא"


def test_a_full_stop_stands_at_the_left_end() -> None:
    assert seen("אב.", is_rtl=True) == ".בא"


def test_a_mark_stays_after_its_letter() -> None:
    assert seen("א\u05b0ב", is_rtl=True) == "בא\u05b0"


def test_a_right_to_left_paragraph_stands_at_the_right_edge() -> None:
    assert set_text(SHALOM, Turned.NOTHING) == " " * 16 + SHALOM[::-1]


def test_where_the_terminal_reorders_text_is_left_as_it_is() -> None:
    assert set_text(SHALOM, Turned.ALL) == " " * 16 + SHALOM


def test_a_left_to_right_paragraph_stays_at_the_left_edge() -> None:
    assert set_text(f"een {SHALOM}", Turned.NOTHING) == f"een {SHALOM[::-1]}"


def test_every_sign_that_is_shown_knows_its_place() -> None:
    text = f"{SHALOM} lamp {SHALOM}"
    for line in typeset(Document((paragraph(text),)), Settings(12)):
        for run in line.runs:
            assert run.at < 0 or text[run.at : run.at + len(run.text)] == run.text


@STEADY
@given(MIXED, st.booleans())
def test_reordering_loses_no_sign_and_no_width(text: str, is_rtl: bool) -> None:
    run = Run(text, Role.TEXT, cells(text), 0)
    found = reordered([run], is_rtl=is_rtl)
    brackets = str.maketrans("()", "||")
    assert sorted("".join(part.text for part in found).translate(brackets)) == sorted(
        text.translate(brackets)
    )
    assert sum(part.cells for part in found) == run.cells


def test_latin_text_has_nothing_to_reorder() -> None:
    assert not has_right_to_left("Een lamp — één λύχνος, лампа, 灯")


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        (f"- {SHALOM}", [f"{SHALOM[::-1]}  •"]),
        (f"12. {SHALOM}", [f"{SHALOM[::-1]} .12"]),
        (f"> {SHALOM}", [f"{SHALOM[::-1]} ▎"]),
        (f"- lamp\n- {SHALOM}", ["•  lamp", f"{SHALOM[::-1]}  •"]),
    ],
)
def test_what_stands_before_a_right_to_left_text_stands_right_of_it(
    markup: str, lines: list[str]
) -> None:
    settings = Settings(20, manner=Manner(turned=Turned.NOTHING))
    page = typeset(markdown.parse(markup), settings)
    shown = [line.text for line in page if line.text.strip()]
    assert [text.strip() for text in shown] == lines
    assert all(cells(text) == 20 for text in shown if "lamp" not in text)


def sent(text: str, turned: Turned, *, is_rtl: bool = True) -> str:
    run = Run(text, Role.TEXT, cells(text), 0)
    return "".join(found.text for found in reordered([run], is_rtl=is_rtl, turned=turned))


@pytest.mark.parametrize(
    ("text", "runs", "words"),
    [
        ("אב גד.", ".אב גד", ".גד אב"),
        ("אב, lamp גד", "גד lamp ,אב", "גד lamp ,אב"),
        ("אב 12", "12 אב", "12 אב"),
        ("אב 12 גד", "אב 12 גד", "גד 12 אב"),
        ("(אב) גד", "אב) גד)", "גד (אב)"),
        ("א\u05b0ב", "א\u05b0ב", "א\u05b0ב"),
    ],
)
def test_what_the_terminal_turns_is_put_where_it_belongs(text: str, runs: str, words: str) -> None:
    assert sent(text, Turned.RUNS) == runs
    assert sent(text, Turned.WORDS) == words


@STEADY
@given(st.text(st.sampled_from("abאבגعد ,.%-"), max_size=30).map(clean), st.booleans())
def test_a_terminal_that_turns_runs_shows_what_is_meant(text: str, is_rtl: bool) -> None:
    shown = seen(sent(text, Turned.RUNS, is_rtl=is_rtl), is_rtl=False) if text else ""
    assert shown == (seen(text, is_rtl=is_rtl) if text else "")
