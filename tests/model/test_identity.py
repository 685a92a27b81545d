"""An article's first name is the same wherever, and never rests on what articles share."""

from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import Head, Metadata
from reader.model.identity import claim, first_id, trusted_id
from reader.model.sanitize import Shown

UUID = "123e4567-e89b-42d3-a456-426614174000"


def a_head(
    title: str = "A title",
    *,
    fingerprint: str = "f" * 32,
    is_empty: bool = False,
    explicit_id: str = "",
    permalink: str = "",
) -> Head:
    metadata = Metadata(title=Shown(title), explicit_id=explicit_id, permalink=Shown(permalink))
    return Head(metadata, fingerprint, is_empty)


def test_the_same_text_and_title_is_the_same_article_in_any_place() -> None:
    assert first_id(claim(a_head(), "a/one.md")) == first_id(claim(a_head(), "b/two.md"))


def test_the_same_text_under_another_title_is_another_article() -> None:
    assert first_id(claim(a_head("One"), "a.md")) != first_id(claim(a_head("Two"), "a.md"))


def test_case_and_blanks_of_a_title_do_not_matter() -> None:
    assert claim(a_head("A  Title"), "a.md") == claim(a_head("a title"), "a.md")


def test_files_without_a_body_are_told_apart_by_their_place() -> None:
    empty = a_head(is_empty=True)
    assert claim(empty, "a.md").fingerprint == ""
    assert first_id(claim(empty, "a.md")) != first_id(claim(empty, "b.md"))


def test_a_uuid_names_the_article_however_it_is_spelled() -> None:
    spelled = [UUID, UUID.upper(), f"urn:uuid:{UUID}", UUID.replace("-", ""), f" {UUID} "]
    assert len({trusted_id(text, "") for text in spelled}) == 1
    one, other = a_head(explicit_id=UUID), a_head("Other", fingerprint="0" * 32, explicit_id=UUID)
    assert first_id(claim(one, "a.md")) == first_id(claim(other, "b.md"))


def test_a_short_id_counts_only_together_with_the_title() -> None:
    assert trusted_id("12", "") == ""
    assert trusted_id("12", "one") != trusted_id("12", "two") != ""


def test_an_address_is_no_identity() -> None:
    assert trusted_id("https://blog.example/2019/06/27/a-long-slug", "title") == ""


def test_a_permalink_counts_together_with_the_title() -> None:
    one, two = a_head("One", permalink="/p"), a_head("Two", permalink="/p")
    assert claim(one, "a.md").permalink != claim(two, "a.md").permalink != ""
    assert claim(a_head(), "a.md").permalink == ""


@given(st.text(), st.text(), st.text())
def test_any_name_is_32_hexadecimal_digits(title: str, explicit: str, path: str) -> None:
    name = first_id(
        claim(a_head(title.encode("utf-8", "ignore").decode(), explicit_id=explicit), path)
    )
    assert len(name) == 32
    assert set(name) <= set("0123456789abcdef")
