from hypothesis import given
from hypothesis import strategies as st

from reader.model.document import Document, Inline, Paragraph
from reader.model.revisions import Became, differences, has_changed, kept
from reader.model.sanitize import Shown

OLD = ("De dijk is oud.", "Niemand keek ernaar die winter.", "Einde.")


def document(*texts: str) -> Document:
    return Document(tuple(Paragraph(Inline(Shown(text))) for text in texts))


def told(before: tuple[str, ...], after: tuple[str, ...]) -> list[tuple[str, str, int]]:
    found = differences(kept(document(*before), 1), document(*after))
    return [(one.became, "|".join(text for _, text in one.words), one.same_before) for one in found]


def test_the_same_text_has_not_changed_however_it_is_broken() -> None:
    body = kept(document("een  twee", "", "drie"), 1)

    assert not has_changed(body, document("een\ntwee", "drie"))
    assert has_changed(body, document("een twee", "vier"))


def test_a_paragraph_more_and_one_less_are_told() -> None:
    assert told(OLD, (*OLD[:2], "Nieuw hier.", OLD[2])) == [("added", "Nieuw hier.", 2)]
    assert told(OLD, OLD[1:]) == [("removed", OLD[0], 0)]


def test_of_a_changed_paragraph_the_words_are_told() -> None:
    new = "Niemand keek ernaar die zomer."

    assert told(OLD, (OLD[0], new, OLD[2])) == [
        ("changed", "Niemand keek ernaar die |winter|zomer|.", 1)
    ]


def test_a_paragraph_that_is_wholly_another_took_the_place_of_one_that_is_gone() -> None:
    assert [one[0] for one in told(OLD, (OLD[0], "Er kwam een brief.", OLD[2]))] == [
        "removed", "added",
    ]  # fmt: skip


def test_of_a_long_text_the_new_paragraphs_are_told_and_how_many_are_gone() -> None:
    long = tuple(f"{number} {hash(str(number) * 9)} {number**9}" for number in range(2000))
    body = kept(document(*long), 1)

    assert "text" not in body
    (gone, new) = differences(body, document(*long[:5], "Nieuw.", *long[6:]))
    assert (gone.became, gone.words, gone.same_before) == (Became.REMOVED, (), 5)
    assert new.words == ((Became.ADDED, "Nieuw."),)


def test_what_another_device_packed_wrongly_tells_less_and_fails_nowhere() -> None:
    body = kept(document(*OLD), 1)
    for text in ("no base64 at all!", "AAAA", 3, None):
        (gone,) = differences({**body, "text": text}, document(*OLD[1:]))
        assert gone.words == ()
    assert not has_changed({"hashes": 3}, document(*OLD))
    assert not has_changed({}, document(*OLD))


texts = st.lists(st.text(st.sampled_from("ab ."), max_size=12), max_size=8)


@given(texts, texts)
def test_there_are_differences_exactly_where_the_text_has_changed(
    before: list[str], after: list[str]
) -> None:
    body = kept(document(*before), 1)
    has_text = any(text.strip() for text in before)

    assert bool(differences(body, document(*after))) == has_changed(body, document(*after)) or (
        not has_text
    )
