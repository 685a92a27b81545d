from reader.ui.glyphs import UNICODE
from reader.ui.outline import Entry, Outline

ENTRIES = (Entry("Light", 0, 1), Entry("Tallow", 0, 2), Entry("Wïcks", 1, 0), Entry("Gas", 0, 3))


def lines(outline: Outline, width: int = 40) -> list[str]:
    return [
        "".join(piece.text for piece in (*choice.left, *choice.right)).strip()
        for choice in outline.choices(width, UNICODE)
    ]


def test_headings_are_set_in_by_level_with_their_minutes() -> None:
    assert lines(Outline(ENTRIES, 1)) == ["Light 1 min", "▌ Tallow 2 min", "Wïcks", "Gas 3 min"]
    assert Outline(ENTRIES, 1).choices(40, UNICODE)[2].left[1].text == "  Wïcks"


def test_words_narrow_whatever_their_accents() -> None:
    assert lines(Outline(ENTRIES, 1).narrowed("wic")) == ["Wïcks"]
    assert lines(Outline(ENTRIES, 1).narrowed("zzz")) == ["No heading holds this."]
    assert Outline(ENTRIES, 1).narrowed("zzz").number is None


def test_the_cursor_stays_on_its_heading_while_it_is_shown() -> None:
    outline = Outline(ENTRIES, 1, chosen=3).narrowed("a")
    assert outline.number == 3
    assert outline.narrowed("al").number == 1
    assert outline.narrowed("").number == 3


def test_the_cursor_stays_within_what_is_shown() -> None:
    assert Outline(ENTRIES, 0).moved(-5).number == 0
    assert Outline(ENTRIES, 0).moved(99).number == 3


def test_a_long_heading_is_cut_to_fit() -> None:
    outline = Outline((Entry("A very long heading that goes on", 0, 12),), 0)
    assert all(len(line) <= 20 for line in lines(outline, 20))
