"""Ways to write what a terminal or a reader would act upon, so that it looks like mere text."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

Spelling: TypeAlias = Callable[[str], str]

ACTS = (
    *("\x1b]0;OWNED\x07", "\x1b]52;c;OWNED\x1b\\", "\x1b]8;;file:///OWNED\x1b\\x\x1b]8;;\x1b\\"),
    *("\x1b]1337;SetUserVar=OWNED\x07", "\x1b]777;notify;OWNED;x\x07", "\x1b[2J\x1b[31mOWNED"),
    *("\x9b31mOWNED", "\x9d0;OWNED\x9c", "\x90$qOWNED\x9c", "\x1bP$qOWNED\x1b\\"),
    *("\x1b_Ga=T;OWNED\x1b\\", "\x1b^OWNED\x1b\\", "\x1bXOWNED\x1b\\", "\x1b[?1049l\x1bc"),
    *("\x1b[c\x1b[6n\x05", "\x0e\x1b(0", "\x1b[>31u\x1b[?1003h\x1b[?2004l", "\x1b]0;OWNED"),
    *("ab\b\b", "ab\rcd", "\x00", "\x7f", "\x0b\x0c", "\x07" * 50),
)
"""Control sequences of every kind, whole and broken off."""
DECEIVES = (
    *("\u202egnol\u202c", "\u2066x\u2069\u2067", "\u200e\u200f\u061c", "\u2028\u2029\x85"),
    *("".join(chr(0xE0000 + ord(one)) for one in "OWNED"), "\ufeff\ufff9a\ufffab\ufffb", "\u2060"),
    *("\uffff\ufdd0", "Z" + "\u0301\u0316\u0489" * 400, "\u3164\u115f\u2064\u034f"),
)
"""What has no width, turns text round, or piles up."""
EVERYTHING = " ".join(("START", *ACTS, *DECEIVES, "END"))
"""All of it between two words that must be readable; one line unless a reader makes more of it."""


def decimal(text: str) -> str:
    """Every character that is no letter or blank as a decimal reference."""
    return "".join(one if _is_plain(one) else f"&#{ord(one)};" for one in text)


def hexadecimal(text: str) -> str:
    """The same in hexadecimal, the semicolon left out where a reader may guess it."""
    return "".join(one if _is_plain(one) else f"&#X{ord(one):x};" for one in text)


def yaml(text: str) -> str:
    """A double-quoted scalar in which nothing but ASCII letters stands as itself."""
    return '"' + "".join(one if _is_plain(one) else _yaml_escape(one) for one in text) + '"'


def json(text: str) -> str:
    """A string with every character that is no letter as `\\uXXXX`, in halves where it must."""
    units = text.encode("utf-16-be", "surrogatepass")
    codes = [int.from_bytes(units[at : at + 2], "big") for at in range(0, len(units), 2)]
    return '"' + "".join(f"\\u{code:04x}" for code in codes) + '"'


def toml(text: str) -> str:
    """A basic string with every character that is no letter as `\\UXXXXXXXX`."""
    return '"' + "".join(one if _is_plain(one) else f"\\U{ord(one):08x}" for one in text) + '"'


def percent(text: str) -> str:
    """As an address has it: every byte that is no letter as `%XX`."""
    raw = text.encode("utf-8", "surrogatepass")
    return "".join(
        chr(one) if chr(one).isascii() and chr(one).isalnum() else f"%{one:02X}" for one in raw
    )


def raw(text: str) -> str:
    """As it is."""
    return text


def _is_plain(character: str) -> bool:
    return character == " " or (character.isascii() and character.isalnum())


def _yaml_escape(character: str) -> str:
    code = ord(character)
    if character == "\x1b":
        return "\\e"
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


IN_HTML: Mapping[str, Spelling] = {"raw": raw, "decimal": decimal, "hex": hexadecimal}
"""How a character may stand in a page."""
