"""A page saved with its pictures in one file opens as the page."""

import time

import pytest

from reader.formats import mhtml
from reader.formats.source import source

SAVED = (
    b"From: <Saved by a browser>\r\nSubject: A page\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--x--"\r\n\r\n\r\n'
    b"----x--\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    b"<!DOCTYPE html><html><head><title>Caf=C3=A9</title></head>"
    b"<body><p>One =\r\ntwo</p></body>\r\n"
    b"----x--\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n"
    b"----x----\r\n"
)


def test_the_html_part_is_the_article() -> None:
    taken = source(SAVED)
    assert taken.is_page
    assert taken.fields["title"] == "Café"
    assert "One two" in taken.body


def test_the_charset_of_the_part_is_heeded() -> None:
    saved = SAVED.replace(b"text/html\r\n", b"text/html; charset=windows-1251\r\n").replace(
        b"Caf=C3=A9", b"=CC=E8=F0"
    )
    assert source(saved).fields["title"] == "Мир"


def test_where_the_page_was_is_its_address() -> None:
    place = b"Snapshot-Content-Location: https://a.example/x?y=1\r\nSubject"
    assert source(SAVED.replace(b"Subject", place)).fields["canonical_url"] == (
        "https://a.example/x?y=1"
    )


@pytest.mark.parametrize(
    "data", [b"", b"Just text.\n\nMIME-Version: 1.0", SAVED.replace(b"html", b"css")]
)
def test_other_files_are_no_saved_pages(data: bytes) -> None:
    assert mhtml.page(data) is None


@pytest.mark.parametrize(
    "data",
    [
        b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n" + b"--a\n" * 200_000,
        b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n--a\n" + b"\t" * 500_000,
        b"MIME-Version: 1.0\n" + b"Content-Type: multipart/x\n " * 300,
        b"MIME-Version: 1.0\nContent-Type: text/html" + b";" * 500_000 + b"\n\nx",
    ],
    ids=["boundaries", "blanks", "headers", "parameters"],
)
def test_a_hostile_saved_page_takes_no_time(data: bytes) -> None:
    start = time.process_time()
    source(data)
    assert time.process_time() - start < 1
