"""A run of Markdown text -> words, tags and pictures, as long as it says one thing only.

Links in links, addresses with unusual signs: all that is left to the parser (UnsureError).
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import unescape
from html.entities import html5

from markdown_it.common.html_re import HTML_TAG_RE
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.common.utils import unescapeAll

from reader.formats.html_tags import Known, Role, is_within, known
from reader.formats.html_words import HtmlWords, UnsureError
from reader.model.sanitize import clean, line

# It begins with one set of characters, and looks back for which it was: alternatives that begin
# each with their own are tried at every character, in ten times the time.
_SIGN = re.compile(
    r"[\\\n`<&!\[\]*_~](?:(?<=\\)(?P<escape>[!-/:-@\[-`{-~\n])|(?P<break>(?<=  \n))"
    r"|(?<=`)(?P<code>`*+)|(?P<less>(?<=<))|(?P<and>(?<=&))|(?<=!)(?P<image>\[)|(?P<open>(?<=\[))"
    r"|(?P<close>(?<=\]))|(?P<star>(?<=\*)\**+|(?<=_)_*+)|(?<=~)(?P<strike>~))"
)
_SIGNS = ("\\", "`", "<", "&", "[", "]", "*", "_", "~", "  \n")
"""One of these stands in every `_SIGN`; looked for by themselves in a twentieth of its time."""
_DESTINATION = (
    r"\([ \n]*+(?:<([^<>\n\\]*)>|([^\s<>()\\]*(?:\([^\s<>()\\]*\)[^\s<>()\\]*)*))"
    r"(?:[ \n]+(?:\"[^\"\\]*\"|'[^'\\]*'))?[ \n]*\)"
)
_LINKED = re.compile(_DESTINATION)
_IMAGE = re.compile(rf"!\[([^\]\[\\`<&*_~\n]*)\]{_DESTINATION}")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[\w./:?=#@+~,;-]+)>", re.ASCII)
_ENTITY = re.compile(r"&(?:#(\d{1,7})|([A-Za-z][A-Za-z0-9]{1,31}));")
_LABEL = re.compile(r"\[([^\[\]\\]*)\]")
_BREAK = Known(Role.BREAK, "br")
_ANCHOR = Known(Role.ANCHOR, "a")
_LINK_END = Known(Role.INLINE_END, "a")
_CODE, _CODE_END = Known(Role.INLINE, "code"), Known(Role.INLINE_END, "code")
_STRESS, _STRESS_END = Known(Role.INLINE, "em"), Known(Role.INLINE_END, "em")
_ORDINARY = re.compile(r"(?!.*&#?\w*;)(?:[\w./:#?=&+@,;~!-]|%[0-9A-Fa-f]{2})*", re.ASCII)
"""An address that the parser writes as it stands."""
_MOST_STARS = 300
"""Signs of one run that are paired: each may be held against all before it."""
_NO_PLACE = frozenset({Role.BLOCK, Role.BLOCK_END, Role.TABLE, Role.TABLE_END, Role.ROW, Role.RULE})


@dataclass(slots=True)
class _Bracket:
    at: int
    """Its place among the pieces."""
    start: int
    """Where the words in it begin."""
    is_spent: bool = False
    """There is a link behind it, so that it can't open one itself."""


@dataclass(slots=True)
class _Star:
    """One of a row of signs that may stress."""

    at: int
    """Its place among the pieces."""
    end: int
    """Where in the text its row ends."""
    sign: str
    length: int
    """How many the row has."""
    opens: bool
    closes: bool


@dataclass(slots=True)
class _Run:
    text: str
    targets: Mapping[str, str]
    pieces: list[str | Known] = field(default_factory=list)
    brackets: list[_Bracket] = field(default_factory=list)
    stars: list[_Star] = field(default_factory=list)
    has_address: bool = False
    """What is code and stressed has to be told: an address in running text is a link."""


def signs_in(text: str) -> tuple[str, ...]:
    """The signs that stand somewhere in a text; each of its runs need be asked for no other."""
    return tuple(filter(text.__contains__, _SIGNS))


def is_plain(text: str, signs: Iterable[str] = _SIGNS) -> bool:
    """A run of words alone, without one of these signs."""
    return not any(map(text.__contains__, signs))


def put_run(text: str, words: HtmlWords, targets: Mapping[str, str]) -> None:
    """Say what a run of text holds, `targets` by `folded` label; raises UnsureError."""
    if is_plain(text):
        words.words(text)
        return
    if "\\  \n" in text:
        raise UnsureError  # the parser takes the blanks for escaped, and ends no line
    run = _Run(text, targets, has_address="://" in text)
    position = 0
    while True:
        found = _SIGN.search(text, position)
        if found is None:
            break
        before = text[position : found.start()]
        if found.lastgroup == "break":
            before = before.rstrip(" ")
        if before:
            run.pieces.append(before)
        position = _READERS[found.lastgroup or ""](run, found)
    run.pieces.append(text[position:])
    _stress(run, 0, len(text))
    for piece in run.pieces:
        if not isinstance(piece, str):
            words.known(piece)
        elif piece:
            words.words(piece)


def _escape(run: _Run, found: re.Match[str]) -> int:
    run.pieces.append(_BREAK if found["escape"] == "\n" else found["escape"])
    return found.end()


def _break(run: _Run, found: re.Match[str]) -> int:
    run.pieces.append(_BREAK)
    return found.end()


def _code(run: _Run, found: re.Match[str]) -> int:
    ticks = found[0]
    end = re.compile(rf"(?<!`){ticks}(?!`)").search(run.text, found.end())
    if end is None:
        run.pieces.append(ticks)
        return found.end()
    code = run.text[found.end() : end.start()].replace("\n", " ")
    if code.strip(" ") and code[0] == code[-1] == " ":
        code = code[1:-1]
    run.pieces += [_CODE, code, _CODE_END] if run.has_address else [code]
    return end.end()


def _less(run: _Run, found: re.Match[str]) -> int:
    address = _AUTOLINK.match(run.text, found.start())
    if address is not None:
        run.pieces += [_link_to(address[1]), address[1], _LINK_END]
        return address.end()
    tag = HTML_TAG_RE.match(run.text, found.start())
    if tag is None:
        if "@" in run.text[found.end() :] or ":" in run.text[found.end() :]:
            raise UnsureError
        run.pieces.append("<")
        return found.end()
    if not tag[0].startswith("<!--"):
        what = known(tag[0])
        if what is None or what.role in _NO_PLACE:
            raise UnsureError
        run.pieces.append(what)
    return tag.end()


def _and(run: _Run, found: re.Match[str]) -> int:
    entity = _ENTITY.match(run.text, found.start())
    if entity is None:
        if run.text.startswith("&#", found.start()):
            raise UnsureError
        run.pieces.append("&")
        return found.end()
    if entity[1]:
        if not 32 < int(entity[1]) < 127 and not 160 <= int(entity[1]) < 0xD800:
            raise UnsureError
    elif f"{entity[2]};" not in html5:
        run.pieces.append("&")
        return found.end()
    run.pieces.append(clean(unescape(entity[0])))
    return entity.end()


def _image(run: _Run, found: re.Match[str]) -> int:
    image = _IMAGE.match(run.text, found.start())
    if image is None:
        raise UnsureError
    source = image[2] or image[3] or ""
    if (
        not source.isascii()
        or "%" in source
        or "&" in source
        or source[:5].lower() in ("", "data:")
    ):
        raise UnsureError
    run.pieces.append(Known(Role.PICTURE, "img", line(image[1]), source))
    return image.end()


def _open(run: _Run, found: re.Match[str]) -> int:
    run.brackets.append(_Bracket(len(run.pieces), found.end()))
    run.pieces.append("[")
    return found.end()


def _close(run: _Run, found: re.Match[str]) -> int:
    bracket = run.brackets.pop() if run.brackets else None
    if bracket is None:
        run.pieces.append("]")
        return found.end()
    if not run.text.startswith("(", found.end()):
        return _refer(run, bracket, found.end())
    target = _LINKED.match(run.text, found.end())
    if target is None or bracket.is_spent:
        raise UnsureError
    _link(run, bracket, target[1] or target[2] or "", found.start())
    return target.end()


def _refer(run: _Run, bracket: _Bracket, end: int) -> int:
    """`[words][label]`, `[words][]` or `[words]`; else brackets as they stand."""
    label = _LABEL.match(run.text, end)
    if label is None and run.text.startswith("[", end):
        raise UnsureError
    words = run.text[bracket.start : end - 1]
    address = run.targets.get(folded((label and label[1]) or words))
    if address is None:
        if label and label[1] and folded(words) in run.targets:
            raise UnsureError
        run.pieces.append("]")
        return end
    if bracket.is_spent:
        raise UnsureError
    _link(run, bracket, address, end - 1)
    return label.end() if label else end


def _link(run: _Run, bracket: _Bracket, address: str, end: int) -> None:
    if address.startswith(("#", "&")) and not is_within(address):
        raise UnsureError
    _stress(run, bracket.at, end)
    run.pieces[bracket.at] = _link_to(address)
    run.pieces.append(_LINK_END)
    for outer in run.brackets:
        outer.is_spent = True


def _link_to(address: str) -> Known:
    if address.startswith("#"):
        return _ANCHOR
    if not _ORDINARY.fullmatch(address):
        address = clean(normalizeLink(unescapeAll(address))).strip()
    return Known(Role.INLINE, "a", source=address)


def folded(label: str) -> str:
    """A label as labels are compared."""
    return " ".join(label.split()).lower().upper()


def _star(run: _Run, found: re.Match[str]) -> int:
    written = found[0]
    opens, closes = _flanks(run.text, found.start(), found.end(), written[0])
    at, length, end = len(run.pieces), len(written), found.end()
    run.pieces += written
    if opens or closes:
        run.stars += [
            _Star(at + number, end, written[0], length, opens, closes) for number in range(length)
        ]
    return end


def _stress(run: _Run, start: int, end: int) -> None:
    """Pair the signs from a piece on up to a place in the text, as CommonMark has it.

    Those that are paired are no words.
    """
    if not run.stars:
        return
    if len(run.stars) > _MOST_STARS:
        raise UnsureError
    first = next((n for n, star in enumerate(run.stars) if star.at >= start), len(run.stars))
    waiting: list[_Star] = []
    for star in run.stars[first:]:
        opener = _opener(waiting, star, end) if star.closes else -1
        if opener >= 0:
            run.pieces[waiting[opener].at], run.pieces[star.at] = (
                (_STRESS, _STRESS_END) if run.has_address else ("", "")
            )
            del waiting[opener:]
        elif star.opens and star.end < end:
            waiting.append(star)
    del run.stars[first:]


def _opener(waiting: list[_Star], closer: _Star, end: int) -> int:
    """Which of the signs that wait this one ends; -1 where it ends none."""
    for number in range(len(waiting) - 1, -1, -1):
        star = waiting[number]
        if star.sign != closer.sign or star.end == closer.end:
            continue
        of_both = star.length + closer.length
        is_uneven = of_both % 3 == 0 and star.length % 3 != 0
        if not (is_uneven and (star.closes or (closer.opens and closer.end < end))):
            return number
    return -1


def _strike(_run: _Run, _found: re.Match[str]) -> int:
    raise UnsureError


def _flanks(text: str, start: int, end: int, sign: str) -> tuple[bool, bool]:
    """Whether a row of signs can open, and whether it can close emphasis, as CommonMark has it."""
    before = _class_of(text[start - 1]) if start else " "
    after = _class_of(text[end]) if end < len(text) else " "
    is_left = after != " " and (after != "." or before in " .")
    is_right = before != " " and (before != "." or after in " .")
    if sign == "*":
        return is_left, is_right
    return (
        is_left and (not is_right or before == "."),
        is_right and (not is_left or after == "."),
    )


def _class_of(character: str) -> str:
    """Space, punctuation (a full stop stands for it) or letter."""
    if character.isalnum():
        return "a"
    if character.isspace():
        return " "
    if character.isascii():
        return "."
    category = unicodedata.category(character)
    if category[0] == "S":
        raise UnsureError  # editions of CommonMark differ
    return "." if category[0] == "P" else "a"


_READERS = {
    "escape": _escape,
    "break": _break,
    "code": _code,
    "less": _less,
    "and": _and,
    "image": _image,
    "open": _open,
    "close": _close,
    "star": _star,
    "strike": _strike,
}
