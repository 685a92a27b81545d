"""The charset of a file that is no clean UTF-8: what it declares, else what it looks like."""

import codecs
import re

SAMPLE = 64 * 1024
"""Bytes that a guess is made from."""

FALLBACK = "windows-1252"

_DECLARED_IN = 4096
_DECLARATION = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})"""
    rb"""|<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_FOREIGN_LINE = re.compile(rb"[^\n]*[\x80-\xff][^\n]*\n?")
_WEB_NAMES = {
    # What a declaration says -> what browsers read it as, where Python is stricter.
    "ascii": "windows-1252",
    "us-ascii": "windows-1252",
    "iso-8859-1": "windows-1252",
    "iso8859-1": "windows-1252",
    "latin1": "windows-1252",
    "latin-1": "windows-1252",
    "iso-8859-9": "windows-1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "big5": "big5hkscs",
    "tis-620": "cp874",
    "windows-874": "cp874",
}
_NOT_TEXT = frozenset(
    ["utf-7", "utf7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"]
)
_ONLY_WINDOWS = re.compile(rb"[\x80-\x9f]")
_ONLY_ISO = re.compile(rb"[\xb1\xb6\xbc]")
_WESTERN = re.compile(rb"[A-Za-z\xc0-\xff]")
_CANDIDATES = [
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "iso8859_2",
    "iso8859_5",
    "iso8859_7",
    "koi8_r",
    "cp866",
    "cp932",
    "euc_jp",
    "euc_kr",
    "cp949",
    "big5",
    "gb18030",
    "cp874",
]


def declared(data: bytes) -> str:
    """The charset that the first 4 KB name, as Python calls it; empty where none is known."""
    found = _DECLARATION.search(data[:_DECLARED_IN])
    if found is None:
        return ""
    name = (found[1] or found[2]).decode("ascii", "replace").strip().lower()
    return known(_WEB_NAMES.get(name, name))


def known(name: str) -> str:
    """The name if Python has such a charset for text; else empty."""
    if name in _NOT_TEXT:
        return ""
    try:
        codec = codecs.lookup(name)
        b"aaaa".decode(name)  # not of nothing: that succeeds for codecs that are not of text
    except (LookupError, ValueError, UnicodeError):
        return ""
    return codec.name


def guessed(data: bytes) -> str:
    """The likeliest charset of bytes that are no UTF-8 and declare nothing."""
    sample = b"".join(_FOREIGN_LINE.findall(data[:SAMPLE]))[: SAMPLE // 8]
    if not sample or _is_western(sample):
        return FALLBACK
    # Half a megabyte of tables: only for the few files that need it.
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=_CANDIDATES, preemptive_behaviour=False).best()
    name = (known(best.encoding) if best else "") or FALLBACK
    # The two differ where Polish and Czech have their commonest letters.
    is_iso = name == "cp1250" and not _ONLY_WINDOWS.search(sample) and _ONLY_ISO.search(sample)
    return "iso8859-2" if is_iso else name


def _is_western(sample: bytes) -> bool:
    """Few foreign bytes, nearly all of them letters: Latin-1 as Western Europe writes it.

    Detectors are unsure of exactly these, and take `naïve` for Baltic or Turkish.
    """
    foreign = [byte for byte in sample if byte >= 0x80]
    if len(foreign) * 3 > len(_WESTERN.findall(sample)):
        return False
    common = frozenset(
        "àáâäåæçèéêëìíîïñòóôöøùúûüßÀÁÂÄÅÆÇÈÉÊËÍÎÏÑÓÔÖØÚÛÜ‘’“”–—…•€«»°£§©®´·º¡¿½".encode("cp1252")
    )
    return sum(byte in common for byte in foreign) * 20 >= len(foreign) * 19
