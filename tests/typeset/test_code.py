from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygments.lexers.python import PythonLexer
from pygments.token import Keyword
from rich.cells import cell_len

from reader.model.document import CodeBlock, Document, Quote
from reader.model.sanitize import Shown
from reader.typeset.code import Code
from reader.typeset.document import typeset
from reader.typeset.lines import UNICODE, Role, Settings
from reader.typeset.syntax import LONGEST, LONGEST_LINE, Words
from tests.typeset.building import page, run_with, set_text


def roles(text: str, language: str) -> set[Role]:
    return {role for _, _, role in Words(text, language).within(0, len(text))}


def code(text: str, language: str = "") -> CodeBlock:
    return CodeBlock(Shown(text), language)


@pytest.mark.parametrize("measure", [40, 68, 100])
def test_code_is_set_as_written_under_its_language(measure: int) -> None:
    lines = set_text(code("def lamp():\n    return 1\n", "python"), measure=measure).splitlines()
    assert lines[0] == "python".rjust(measure - 1)
    assert lines[1:] == ["  def lamp():", "      return 1"]


def test_the_ground_reaches_across_the_column() -> None:
    found = page(code("a\n\nbb", "python"))
    assert {line.cells for line in found} == {68}
    roles = {run.role for line in found for run in line.runs}
    assert all(role.startswith(("code-", "syntax-")) for role in roles)


def test_a_long_line_uses_the_screen_before_it_is_cut() -> None:
    found = page(code("x" * 70), room=90)
    assert found[0].cells == 73
    assert found[0].text.strip() == "x" * 70


def test_a_line_longer_than_the_screen_is_cut_with_a_sign() -> None:
    found = page(code("x" * 200), room=90)
    assert found[0].cells == 90
    assert found[0].text.endswith("x›")
    assert found[0].runs[-1].role is Role.CODE_CUT
    assert (found[0].start, found[0].end) == (0, 200)


def test_a_wide_sign_is_not_cut_in_half() -> None:
    found = page(code("x" + "漢" * 40), measure=40)
    assert found[0].cells == 40
    assert found[0].text == "  x" + "漢" * 18 + "›"


def test_tabs_reach_the_next_stop() -> None:
    assert set_text(code("\ta\nab\tb")) == "      a\n  ab  b"


def test_blank_lines_of_code_stay() -> None:
    found = page(code("a\n\n\nb\n\n"))
    assert [line.text.strip() for line in found] == ["a", "", "", "b"]


def test_code_without_a_name_or_called_text_has_no_label() -> None:
    assert set_text(code("a", "text")) == "  a"
    assert set_text(code("a")) == "  a"


def test_words_of_the_language_are_told_apart() -> None:
    lines = page(code('def lamp():  # aan\n    return "licht"', "python"))[:]
    assert run_with(lines, "def").role is Role.SYNTAX_KEYWORD
    assert run_with(lines, "lamp").role is Role.SYNTAX_NAME
    assert run_with(lines, "aan").role is Role.SYNTAX_COMMENT
    assert run_with(lines, "licht").role is Role.SYNTAX_STRING


def test_a_run_of_code_knows_its_place() -> None:
    run = run_with(page(code("a = 1\n\treturn", "python"))[:], "return")
    assert run.at == len("a = 1\n\t")


def test_a_language_nobody_knows_is_plain_code() -> None:
    assert roles("a = 1", "lampentaal") == {Role.CODE_BLOCK}


def test_data_is_not_highlighted() -> None:
    assert roles("1 \n" * LONGEST, "python") == {Role.CODE_BLOCK}
    assert roles("1" * (LONGEST_LINE + 1), "python") == {Role.CODE_BLOCK}


def test_stretches_follow_each_other_from_wherever_they_are_asked_for() -> None:
    text = "x = 'licht'  # aan\n" * 20
    whole = list(Words(text, "python").within(0, len(text)))
    assert [start for start, _, _ in whole] == [0, *(end for _, end, _ in whole[:-1])]
    assert whole[-1][1] == len(text)
    late = Words(text, "python")
    assert list(late.within(200, 240)) == [
        (max(start, 200), min(end, 240), role)
        for start, end, role in whole
        if end > 200 and start < 240
    ]


def test_a_lexer_that_gives_up_leaves_the_rest_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(self: PythonLexer, text: str) -> Iterator[tuple[int, object, str]]:
        yield 0, Keyword, "def"
        raise ValueError(text)

    monkeypatch.setattr(PythonLexer, "get_tokens_unprocessed", failing)
    assert list(Words("def lamp", "python").within(0, 8)) == [
        (0, 3, Role.SYNTAX_KEYWORD),
        (3, 8, Role.CODE_BLOCK),
    ]


def test_a_diff_shows_what_came_and_went() -> None:
    lines = page(code("-oud\n+nieuw\n", "diff"))[:]
    assert run_with(lines, "oud").role is Role.SYNTAX_REMOVED
    assert run_with(lines, "nieuw").role is Role.SYNTAX_ADDED


def test_a_formula_is_text_on_the_pages_own_ground() -> None:
    lines = page(code("e = m c^2\n", "math"))[:]
    assert [line.text for line in lines] == ["  e = m c²"]
    assert lines[0].runs[-1].role is Role.MATH


def moved(text: str, by: int, width: int = 20) -> Code:
    found = Code(code(text), width, width, UNICODE)
    found.move(by)
    return found


def row_text(found: Code, row: int = 0) -> str:
    return "".join(run.text for run in found.runs(row))


def test_moved_code_shows_what_lies_further_on_and_signs_at_both_edges() -> None:
    found = moved("abcdefghij" * 5 + "\nshort", 8)
    assert row_text(found, 0) == "‹ ijabcdefghijabcde›"
    assert row_text(found, 1) == "‹" + " " * 19


def test_code_moves_no_further_than_its_longest_line() -> None:
    found = moved("abcdefghij" * 5, 999)
    assert row_text(found) == "‹ defghijabcdefghij "
    found.move(-999)
    assert row_text(found) == "  abcdefghijabcdefg›"


def test_code_is_moved_until_an_offset_is_seen() -> None:
    found = moved("x" * 100 + "here" + "y" * 9, 0)
    found.reveal(100)
    assert "here" in row_text(found)
    assert found.runs(0)[2].at >= 0


@given(st.text("ab漢e\u0301\t👩‍👩‍👧 ", max_size=60), st.integers(0, 80), st.integers(4, 40))
def test_moved_code_is_as_wide_as_its_ground(text: str, by: int, width: int) -> None:
    found = moved(text + "x" * 60, by, width)
    for run in found.runs(0):
        assert cell_len(run.text) == run.cells
        assert run.at < 0 or (text + "x" * 60)[run.at :].startswith(run.text)
    assert sum(run.cells for run in found.runs(0)) == width


def test_what_cannot_be_moved_is_uncut_on_a_ground_of_the_usual_width() -> None:
    lines = (f"x{'y' * 138}z", "\t" + "漢" * 60, "ab")
    settings = Settings(measure=40, is_uncut=True)
    for block in (code("\n".join(lines)), Quote((code("\n".join(lines)),))):
        found = typeset(Document((block,)), settings)[:]
        shown = [line.text.lstrip("▎ ").rstrip() for line in found]
        assert shown == [line.strip() for line in lines]
        assert found[-1].cells == 40


@pytest.mark.parametrize("measure", [1, 2, 3])
def test_the_narrowest_column_cuts_nothing_that_cannot_be_moved(measure: int) -> None:
    settings = Settings(measure, is_uncut=True)
    assert typeset(Document((code("lamp"),)), settings)[0].text == "  lamp "
