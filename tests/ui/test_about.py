from reader.ui.about import fact_lines, row_of_line, source_lines
from reader.ui.ink import Tone
from reader.ui.widgets.choice_list import Choice


def text(choice: Choice) -> str:
    return "".join(piece.text for piece in choice.left)


def test_a_long_fact_goes_on_below_itself() -> None:
    lines = [text(line) for line in fact_lines([("Title", "many words " * 10)], 50)]
    assert lines[0].startswith("Title         many words")
    assert lines[1].startswith("              ")
    assert all(len(line) <= 50 for line in lines)


def test_a_word_without_end_is_broken() -> None:
    lines = [text(line) for line in fact_lines([("Original", "x" * 200)], 50)]
    assert all(len(line) <= 50 for line in lines)


def test_lines_of_a_source_have_numbers_and_are_broken_at_blanks() -> None:
    source = "one\n\ttwo words\n" + "word " * 20
    lines = [text(line) for line in source_lines(source, 40)]
    assert lines[:3] == [" 1  one", " 2      two words", " 3  " + "word " * 7]
    assert lines[3].startswith("    word")


def test_wide_characters_of_a_source_stay_within_the_width() -> None:
    lines = [text(line) for line in source_lines("漢字" * 40, 40)]
    assert all(len(line) <= 22 for line in lines)


def test_the_row_of_a_line_counts_what_is_broken_above_it() -> None:
    source = "word " * 20 + "\nhere"
    row = row_of_line(source, 40, 2)
    assert text(source_lines(source, 40)[row]).endswith("here")


def test_hits_of_a_source_are_marked_across_broken_lines() -> None:
    source = "\tone two\n" + "word " * 20
    lines = source_lines(source, 20, [(4, 7), (18, 32)])
    hits = [[piece.text for piece in line.left if piece.tone is Tone.HIT] for line in lines]
    assert hits[0] == ["one"]
    assert "".join(part for row in hits[1:] for part in row) == source.expandtabs(4)[18:32]
