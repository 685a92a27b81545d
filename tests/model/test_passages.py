from collections.abc import Sequence

from hypothesis import assume, given
from hypothesis import strategies as st

from reader.model.highlights import Highlight, Kind
from reader.model.passages import Part, Passage, Text, found, marked

WORDS = [
    first + middle + last
    for first in ("wa", "lo", "ki", "bru", "ste", "po", "ma", "dri")
    for middle in ("r", "lk", "nd", "st")
    for last in ("en", "e", "el", "ig", "om")
]


def highlighted(text: Text, quote: str) -> Highlight:
    start = text.whole.index(quote)
    return marked(text, Passage(start, start + len(quote)), Kind.KEY, 1)


def said(text: Text, passage: Passage | None) -> str | None:
    return text.whole[passage.start : passage.end] if passage is not None else None


LEAVES = (
    "De dijk is oud.",
    "Het water stond hoog die winter. Niemand keek ernaar, behalve de man van de sluis.",
    "Hij schreef elke avond op wat hij gezien had, en dat was meestal niets.",
    "De dijk is oud.",
)
MIDDLE = "Niemand keek ernaar, behalve de man van de sluis."


def test_a_passage_is_found_where_it_was() -> None:
    text = Text(LEAVES)

    assert said(text, found(highlighted(text, MIDDLE), text)) == MIDDLE


def test_of_words_that_stand_twice_those_with_the_same_surroundings_are_meant() -> None:
    text = Text(LEAVES)
    last = marked(text, Passage(len(text.whole) - 15, len(text.whole)), Kind.KEY, 1)
    edited = Text(("Vooraf.", *LEAVES))

    passage = found(last, edited)

    assert passage is not None
    assert edited.place(passage.start) == (4, 0)


def test_a_passage_moved_to_another_part_is_found_by_its_own_words() -> None:
    highlight = highlighted(Text(LEAVES), MIDDLE)
    text = Text((*LEAVES[2:], "Nog iets.", f"Ja. {MIDDLE} Nee."))

    assert said(text, found(highlight, text)) == MIDDLE


def test_other_blanks_case_and_quotation_marks_do_not_matter() -> None:
    highlight = highlighted(Text(("“Kom binnen,” zei ze. “Het is koud.”",)), "“Kom binnen,” zei ze")
    text = Text(("Iets anders.", '"KOM  binnen,"\nzei ze. "Het is koud."'))

    assert said(text, found(highlight, text)) == '"KOM  binnen,"\nzei ze'


def test_a_word_more_and_a_word_less_within_it_do_not_matter() -> None:
    highlight = highlighted(Text(LEAVES), MIDDLE)
    new = "Niemand keek er nog naar, behalve de oude man van de sluis."
    text = Text((LEAVES[0], LEAVES[1].replace(MIDDLE, new), *LEAVES[2:]))

    assert said(text, found(highlight, text)) == new


def test_what_was_written_anew_is_lost() -> None:
    highlight = highlighted(Text(LEAVES), MIDDLE)
    new = "Er kwam een brief uit Den Haag die alles zou veranderen."
    text = Text((LEAVES[0], LEAVES[1].replace(MIDDLE, new), *LEAVES[2:]))

    assert found(highlight, text) is None


def test_a_word_that_stands_elsewhere_is_not_the_one_that_was_meant() -> None:
    text = Text(LEAVES)
    highlight = highlighted(text, "winter")

    assert found(highlight, Text(("In de winter vriest het vaak.",))) is None


def test_where_two_edited_passages_could_be_meant_none_is() -> None:
    quote = "De man van de sluis schreef elke avond op wat hij die dag gezien had."
    highlight = highlighted(Text(("Een.", quote, "Twee.")), quote)
    edited = quote.replace("elke avond", "iedere avond").replace("gezien", "gehoord")
    text = Text(("Drie.", edited, "Vier.", edited, "Vijf."))

    assert found(highlight, text) is None


def test_a_passage_over_paragraphs_has_a_part_in_each() -> None:
    text = Text(("een twee", "", "drie vier"))
    highlight = highlighted(text, "twee\n\ndrie")

    assert highlight.quote == "twee\n\ndrie"
    assert (highlight.block, highlight.offset, highlight.length) == (0, 4, 10)
    passage = found(highlight, text)
    assert passage is not None
    assert list(text.parts(passage)) == [Part(0, 4, 8), Part(2, 0, 4)]


def test_a_whole_short_text_is_found_as_long_as_it_is_the_whole() -> None:
    highlight = highlighted(Text(("Ja.",)), "Ja.")

    assert found(highlight, Text(("Ja.",))) == Passage(0, 3)
    assert found(highlight, Text(("Nou. Ja. Nee.",))) is None


paragraphs = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=12, max_size=30, unique=True).map(" ".join),
    min_size=3,
    max_size=8,
    unique=True,
)


def passage_of(leaves: Sequence[str], number: int, first: int, count: int) -> str:
    return " ".join(leaves[number % len(leaves)].split()[first : first + count])


@given(paragraphs, paragraphs, st.integers(0, 7), st.integers(0, 4), st.integers(5, 12))
def test_a_passage_is_found_after_any_edit_elsewhere(
    leaves: list[str], others: list[str], number: int, first: int, count: int
) -> None:
    quote = passage_of(leaves, number, first, count)
    highlight = highlighted(Text(leaves), quote)
    kept = leaves[number % len(leaves)]
    for edited in ([*others, kept], [kept, *others], [kept.upper()], [kept.replace(" ", "\n")]):
        text = Text(edited)
        assert (said(text, found(highlight, text)) or "").lower().split() == quote.lower().split()


@given(paragraphs, paragraphs, st.integers(0, 7), st.integers(0, 4), st.integers(2, 12))
def test_a_passage_that_is_gone_is_never_found_in_other_words(
    leaves: list[str], others: list[str], number: int, first: int, count: int
) -> None:
    quote = passage_of(leaves, number, first, count)
    highlight = highlighted(Text(leaves), quote)
    text = Text([leaf for leaf in leaves if leaf != leaves[number % len(leaves)]] + others)
    assume(quote not in text.whole)

    passage = found(highlight, text)

    if passage is not None:
        common = set(quote.split()) & set(text.whole[passage.start : passage.end].split())
        assert len(common) >= 0.4 * len(quote.split())
