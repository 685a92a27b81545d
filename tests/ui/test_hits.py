from hypothesis import given
from hypothesis import strategies as st

from reader.model import matching
from reader.model.listing import Passage
from reader.model.sanitize import line
from reader.model.terms import Text
from reader.ui.hits import cut_passage, cut_title, marked
from reader.ui.ink import Piece, Tone, cells_of

WATER = matching.pattern([Text("water")])
LONG = line("Woorden vooraf die er niet toe doen en die de regel vullen, dan het water en nog wat.")


def passage(text: str, word: str) -> Passage:
    at = text.find(word)
    return Passage(line(text), ((at, at + len(word)),))


def hits(pieces: list[Piece]) -> list[str]:
    return [piece.text for piece in pieces if piece.tone is Tone.HIT]


def text(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def test_hits_are_told_apart_from_the_words_around_them() -> None:
    pieces = list(marked("a bc d", [(2, 4)], Tone.QUIET))

    assert [(piece.text, piece.tone) for piece in pieces] == [
        ("a ", Tone.QUIET),
        ("bc", Tone.HIT),
        (" d", Tone.QUIET),
    ]


def test_the_words_looked_for_are_marked_in_a_title() -> None:
    pieces = cut_title("Hoog wáter", 40, WATER, Tone.STRONG, "…")

    assert hits(pieces) == ["wáter"]


def test_a_title_is_as_it_was_where_nothing_is_looked_for() -> None:
    assert cut_title("Hoog water", 40, None, Tone.STRONG, "…") == [Piece("Hoog water", Tone.STRONG)]


def test_of_a_hit_in_a_cut_title_what_is_seen_is_marked() -> None:
    pieces = cut_title(
        "Watersnood: hoogwaterstandsmetingen",
        20,
        matching.pattern([Text("hoog", is_prefix=True)]),
        Tone.INK,
        "…",
    )

    assert text(pieces).endswith("…")
    assert "…" not in "".join(hits(pieces))


def test_a_passage_begins_so_late_that_its_hit_is_seen() -> None:
    pieces = cut_passage(passage(LONG, "water"), 30, "…")

    assert hits(pieces) == ["water"]
    assert text(pieces).startswith("…")
    assert cells_of(pieces) <= 30


def test_a_passage_that_fits_is_whole() -> None:
    pieces = cut_passage(passage("Het water.", "water"), 30, "…")

    assert text(pieces) == "Het water."


@given(st.text(st.sampled_from("ab 水…e\u0301"), max_size=60), st.data())
def test_no_passage_is_wider_than_its_line(words: str, data: st.DataObject) -> None:
    shown = line(words)
    start = data.draw(st.integers(0, len(shown)))
    end = data.draw(st.integers(start, len(shown)))
    cells = data.draw(st.integers(1, 50))

    assert cells_of(cut_passage(Passage(shown, ((start, end),)), cells, "…")) <= cells
