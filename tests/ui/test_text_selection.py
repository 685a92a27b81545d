from reader.model.passages import Text
from reader.model.units import Unit
from reader.ui.text_selection import TextSelection, begun

TEXT = Text(("Een kop", "Het regende. Niemand keek, zei men.", "", "Toen kwam de zon. Eindelijk!"))


def selection(at: str, unit: Unit = Unit.SENTENCE) -> TextSelection:
    found = begun(TEXT, TEXT.whole.index(at), unit)
    assert found is not None
    return found


def test_the_sentence_that_holds_a_character_is_selected() -> None:
    assert selection("keek").text == "Niemand keek, zei men."


def test_a_text_without_words_has_nothing_to_select() -> None:
    assert begun(Text(("", " ")), 0) is None


def test_it_moves_from_sentence_to_sentence_and_stays_at_the_ends() -> None:
    moved = selection("Het").moved(1).moved(1)

    assert moved.text == "Toen kwam de zon."
    assert moved.moved(1).moved(1).text == "Eindelijk!"
    assert moved.moved(-1).moved(-1).moved(-1).moved(-1).text == "Een kop"


def test_it_moves_from_paragraph_to_paragraph() -> None:
    moved = selection("Niemand").moved_leaf(1)

    assert moved.text == "Toen kwam de zon."
    assert moved.moved_leaf(1) == moved
    assert moved.moved_leaf(-1).text == "Het regende."


def test_held_it_grows_in_both_directions_over_paragraphs() -> None:
    held = selection("Niemand").growing()

    assert held.moved(1).text == "Niemand keek, zei men.\n\nToen kwam de zon."
    assert held.moved(-1).text == "Het regende. Niemand keek, zei men."
    assert held.moved(1).let_go().text == "Toen kwam de zon."


def test_turned_the_other_end_moves() -> None:
    turned = selection("Niemand").growing().moved(1).turned()

    assert turned.moved(-1).text == "Het regende. Niemand keek, zei men.\n\nToen kwam de zon."
    alone = selection("Niemand")
    assert alone.turned() == alone


def test_by_larger_units_it_holds_all_of_them() -> None:
    words = selection("keek", Unit.WORD)

    assert words.by(Unit.SENTENCE).text == "Niemand keek, zei men."
    assert words.by(Unit.PARAGRAPH).text == "Het regende. Niemand keek, zei men."


def test_by_smaller_units_it_is_the_first_and_its_ends_where_it_grows() -> None:
    assert selection("keek").by(Unit.WORD).text == "Niemand"
    grown = selection("Het").growing().moved(1).by(Unit.WORD)
    assert grown.text == "Het regende. Niemand keek, zei men"
    assert grown.moved(-1).text == "Het regende. Niemand keek, zei"


def test_the_mouse_takes_it_to_any_character() -> None:
    assert selection("Het", Unit.WORD).growing().moved_to(TEXT.whole.index("keek")).text == (
        "Het regende. Niemand keek"
    )
