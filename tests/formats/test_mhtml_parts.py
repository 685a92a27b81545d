from base64 import encodebytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.formats.mhtml_parts import part
from tests.formats.drawing import drawn

LINES = [
    "From: <Saved by a browser>",
    "Subject: Lamps",
    "MIME-Version: 1.0",
    'Content-Type: multipart/related; type="text/html"; boundary="----B"',
    "",
    "------B",
    "Content-Type: text/html",
    "Content-Location: https://a.nl/lamps/index.html",
    "",
    '<p>A lamp.</p><img src="https://a.nl/img/lamp.png">',
    "------B",
    "Content-Type: image/png",
    "Content-Transfer-Encoding: base64",
    "Content-ID: <lamp@a>",
    "Content-Location: https://a.nl/img/lamp.png",
    "",
    encodebytes(drawn()).decode(),
    "------B--",
    "",
]
SAVED = "\r\n".join(LINES).encode()


@pytest.mark.parametrize(
    "source",
    ["https://a.nl/img/lamp.png", "../img/lamp.png", "/img/lamp.png", "cid:lamp@a"],
)
def test_a_picture_of_the_page_is_found_by_its_address(source: str) -> None:
    assert part(SAVED, source) == drawn()


@pytest.mark.parametrize(
    "source",
    ["https://a.nl/other.png", "", "cid:", "https://a.nl/lamps/index.html", "https://[:/a.png"],
)
def test_what_the_file_does_not_hold_is_not_found(source: str) -> None:
    assert part(SAVED, source) is None


@pytest.mark.parametrize(
    "flood", [b"------B\r\n\r\n" * 30_000, b"------B\r\r" * 30_000, b"X: y\r\n" * 700_000]
)
def test_a_file_of_parts_without_number_is_not_taken_apart(flood: bytes) -> None:
    assert part(SAVED.replace(b"------B--", flood), "cid:lamp@a") is None


@given(st.binary(max_size=400))
def test_no_bytes_raise(data: bytes) -> None:
    part(SAVED[:300] + data, "cid:lamp@a")
    part(data, "cid:lamp@a")
