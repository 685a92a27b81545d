"""The text of a file, whatever charset it is in and whatever it says about it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.formats.decode import decode
from reader.model.article import ProblemKind

DUTCH = "Het café was naïef: één idee, “aangehaald” – meer niet…\n" * 3
TEXTS = {
    "windows-1252": DUTCH,
    "cp1251": "Москва — столица. Здесь живут люди, которые читают статьи каждый день.\n",
    "koi8-r": "Москва столица. Здесь живут люди, которые читают статьи каждый день.\n",
    "cp1250": "Zażółć gęślą jaźń. Wczoraj poszedłem do sklepu, żeby kupić świeże bułki.\n",
    "iso8859-2": "Zażółć gęślą jaźń. Wczoraj poszedłem do sklepu, żeby kupić świeże bułki.\n",
    "cp1253": "Αυτό είναι ένα ελληνικό κείμενο για τη δοκιμή της κωδικοποίησης.\n",
    "cp1255": "שלום עולם, זה טקסט בעברית לבדיקה של הקידוד הזה במערכת\n",
    "cp932": "日本語のテキストです。文字コードの自動判別を試験するための文章です。\n",
    "euc_jp": "日本語のテキストです。文字コードの自動判別を試験するための文章です。\n",
    "cp949": "한국어 텍스트입니다. 문자 인코딩 자동 감지를 시험하기 위한 문장입니다.\n",
    "gb18030": "中文文本，用于测试字符编码的自动检测功能。我们写了一些句子。\n",
    "big5": "中文文字，用於測試字元編碼的自動偵測功能。我們寫了一些句子。\n",
}


@pytest.mark.parametrize("encoding", TEXTS)
def test_an_undeclared_charset_is_recognised(encoding: str) -> None:
    decoded = decode(TEXTS[encoding].encode(encoding))
    assert decoded.text == TEXTS[encoding]
    assert decoded.problems == ()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "utf-16-le", "utf-32"])
def test_unicode_is_recognised_with_and_without_a_bom(encoding: str) -> None:
    decoded = decode(DUTCH.encode(encoding))
    assert decoded.text == DUTCH
    assert not decoded.is_binary


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="{}">',
        "<META http-equiv=Content-Type content='text/html; charset={}'>",
        '<?xml version="1.0" encoding="{}"?>',
    ],
)
def test_a_declared_charset_is_believed_where_it_fits(head: str) -> None:
    text = head.format("windows-1257") + "ąčęėįšųūž"
    assert decode(text.encode("windows-1257")).text == text


@pytest.mark.parametrize("declared", ["iso-8859-1", "utf-16", "no-such", "utf-7", "rot13", "idna"])
def test_a_wrong_declaration_is_survived(declared: str) -> None:
    text = f'<meta charset="{declared}">é日'
    assert decode(text.encode()).text == text
    assert decode(f'<meta charset="{declared}">caf'.encode() + b"\xe9 na\xefve").text.endswith(
        "café naïve"
    )


def test_latin_1_means_windows_1252_as_it_does_on_the_web() -> None:
    assert decode(b"<meta charset=iso-8859-1>\x93x\x94").text.endswith("“x”")


def test_a_declared_seven_bit_charset_is_read() -> None:
    text = "<meta charset=iso-2022-jp>日本"
    assert decode(text.encode("iso-2022-jp")).text == text


def test_a_few_broken_bytes_do_not_cost_the_others_and_are_said() -> None:
    decoded = decode(b"---\nauthor: J\xf6rg\n---\nstart \xc3\xa9 \xc3( \xff\xfe \xe2\x8b end\n")
    assert decoded.encoding == "utf-8"
    assert "start é \ufffd( \ufffd" in decoded.text
    assert decoded.text.endswith("end\n")
    assert [(problem.kind, problem.line) for problem in decoded.problems] == [
        (ProblemKind.ENCODING, 2)
    ]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a\r\nb\rc\nd", "a\nb\nc\nd"),
        (b"---\rtitle: x\r---\r", "---\ntitle: x\n---\n"),
        (b"be\x00fore\x00", "before"),
        (b"", ""),
        (b"\xef\xbb\xbf", ""),
        (b"\x07" * 1000 + b"end", "\x07" * 1000 + "end"),
    ],
)
def test_line_ends_and_nul_bytes_are_put_right(data: bytes, text: str) -> None:
    decoded = decode(data)
    assert decoded.text == text
    assert decoded.problems == ()


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        b"\xff\xd8\xff\xe0" + bytes(100),
        b"GIF89a" + bytes(50),
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
        b"PK\x03\x04" + bytes(30),
        b"SQLite format 3\x00",
        bytes(4096),
        bytes(range(256)) * 4,
    ],
)
def test_what_is_no_text_is_called_so(data: bytes) -> None:
    decoded = decode(data)
    assert decoded.is_binary
    assert decoded.text == ""
    assert [problem.kind for problem in decoded.problems] == [ProblemKind.BINARY]


@pytest.mark.parametrize(
    "data",
    [bytes(range(128, 256)) * 8000, b"<meta " * 200_000, b"\xe9 " * 500_000, b"\xc3" * 1_000_000],
    ids=["high", "declarations", "letters", "leads"],
)
def test_a_megabyte_of_nonsense_takes_no_time(data: bytes) -> None:
    decode("é".encode("cp1251", "replace") + b"\xe9\xf0\xe8\xe2\xe5\xf2 \xec\xe8\xf0")
    start = time.process_time()
    decode(data)
    assert time.process_time() - start < 2


@given(st.binary() | st.binary().map(b"<meta charset=big5>".__add__))
def test_any_bytes_give_a_text(data: bytes) -> None:
    decoded = decode(data)
    assert "\r" not in decoded.text
    assert "\x00" not in decoded.text


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\x00\ufeff")))
def test_utf_8_is_always_utf_8(text: str) -> None:
    decoded = decode(text.encode())
    assert decoded.is_binary or decoded.text == text
