"""The first pass: what the list needs, the same for the same text, without heavy libraries."""

import subprocess
import sys
from hashlib import blake2b

from hypothesis import given
from hypothesis import strategies as st

from reader.formats.head import fingerprint, head
from reader.model.article import ProblemKind

POST = b"---\ntitle: A title\ndate: 2019-06-27\ntags: [a, b]\n---\n\n<p>One two.</p>\n"


def test_a_head_holds_what_the_list_shows() -> None:
    found = head(POST, "x/2020-01-01-a.md")
    assert found.metadata.title == "A title"
    assert found.metadata.tags == ("a", "b")
    assert found.metadata.date is not None
    assert found.metadata.date.iso == "2019-06-27"
    assert not found.is_empty
    assert found.problems == ()


def test_the_fingerprint_is_of_the_body_whatever_stands_above_it() -> None:
    other = POST.replace(b"A title", b"Another").replace(b"[a, b]", b"c")
    assert head(POST, "a.md").fingerprint == head(other, "b.md").fingerprint
    assert head(POST, "a.md").fingerprint == head(POST.replace(b"\n", b"\r\n"), "a.md").fingerprint


def test_another_word_is_another_fingerprint() -> None:
    assert head(POST, "a.md").fingerprint != head(POST.replace(b"two", b"2"), "a.md").fingerprint


@given(st.text(), st.sampled_from([" ", "\n", "\t \n"]))
def test_white_space_does_not_count(text: str, blank: str) -> None:
    digest = fingerprint(text)
    assert len(digest) == 32
    assert fingerprint(blank + blank.join(text.split()) + blank) == digest


BLANK_TEXTS = st.text("ab  \n\n\t\r\x0b\x0c\x1c\x1f\x85\xa0\u1680\u2003\u2028\u202f\u3000\u200bé")


@given(st.text() | BLANK_TEXTS | st.text("a \n"))
def test_the_fingerprint_is_the_digest_of_the_words_with_one_blank_between(text: str) -> None:
    words = " ".join(text.split()).encode("utf-8", "surrogatepass")
    assert fingerprint(text) == blake2b(words, digest_size=16).hexdigest()


def test_every_blank_of_python_is_folded() -> None:
    blanks = [chr(code) for code in range(0x110000) if chr(code).isspace()]
    assert {fingerprint(f"a{blank}b") for blank in blanks} == {fingerprint("a b")}


def test_a_broken_head_keeps_title_date_and_body() -> None:
    found = head(b"---\ntitle: News: it fell\ndate: 2019-06-27\n---\nText.\n", "a.md")
    assert found.metadata.title == "News: it fell"
    assert found.metadata.date is not None
    assert not found.is_empty
    assert [problem.kind for problem in found.problems] == [ProblemKind.FRONT_MATTER]


def test_the_first_pass_loads_no_parser_of_bodies() -> None:
    script = (
        "import sys; from reader.formats.head import head;"
        "head(b'---\\ntitle: [x\\n---\\n<p>y', 'a.md');"
        "heavy = {'bs4', 'lxml', 'markdown_it', 'charset_normalizer', 'email.parser'};"
        "print(*sorted(heavy & {*sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""
