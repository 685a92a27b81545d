"""What one mark of a generator stands for: a figure, a film, a link, a quotation, or nothing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

CODE = frozenset({"highlight", "codeblock", "code", "prism", "sourcecode"})
"""Marks around code."""

ENCLOSING = CODE | frozenset(
    {
        "raw",
        "verbatim",
        "comment",
        "capture",
        "blockquote",
        "quote",
        "pullquote",
        "figure",
        "caption",
        "center",
    }
)
"""Marks whose end must be found to know what they stand for."""

_ARGUMENT = re.compile(
    r"(?:([\w-]+)\s*(?:=|:(?!//))\s*)?(?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|`([^`]*)`"
    r"|(https?://[^\s\"'`]+|[^\s\"'`=]+))"
)
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|svg|webp|avif|bmp|tiff?)(?:[?#]\S*)?$", re.IGNORECASE)
_SOURCES = ("src", "image_path", "image", "url", "file", "path", "img", "link", "filename")
_SITES = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "youtube_id": "https://www.youtube.com/watch?v={}",
}
_SILENT_WORDS = (
    "if unless for case when assign capture elsif else param math katex toc raw cycle "
    "increment decrement layout render break continue limit sort set"
)
_SILENT = frozenset(_SILENT_WORDS.split())


@dataclass(frozen=True, slots=True)
class Tag:
    """One mark: its word, and what it was given."""

    word: str
    given: str
    """As written."""
    named: Mapping[str, str]
    """By name; what has no name under `0`, `1` ..."""

    @property
    def loose(self) -> list[str]:
        """What was given without a name."""
        return [value for name, value in self.named.items() if name.isdecimal()]


def arguments(given: str) -> dict[str, str]:
    """What a mark was given, by name, else by number."""
    found: dict[str, str] = {}
    for match in _ARGUMENT.finditer(given[:4000]):
        value = next((group for group in match.groups()[1:] if group is not None), "")
        value = re.sub(r"\\([\"'_\\])", r"\1", value)
        name = match[1] or str(sum(key.isdecimal() for key in found))
        found.setdefault(name.lower(), value)
    return found


def alone(tag: Tag) -> str:
    """HTML, or text, for a mark that stands by itself; mostly nothing."""
    if tag.word in _SILENT or tag.word.startswith(("end", "/")):
        return ""
    if tag.word in ("link", "post_url", "ref", "relref", "asset_path", "asset_link", "absurl"):
        address = next(iter(tag.loose), tag.named.get("path", ""))
        return address.replace(" ", "%20")  # within a link of Markdown a blank would end it
    for word, address in _SITES.items():
        if word in f"{tag.word} {tag.loose[0] if tag.loose else ''}".lower():
            return _film(tag, address)
    if tag.word in ("video", "audio", "embed"):
        return _film(tag, "{}")
    return _picture(tag) or _link(tag) or _spoken(tag)


def around(tag: Tag, inside: str) -> str:
    """HTML for a mark around a text."""
    if tag.word in ("comment", "capture"):
        return ""
    if tag.word in ("embed", "video", "audio"):
        address = inside.strip() or alone(tag)
        return address if address.startswith("<") else _frame(address)
    if tag.word == "caption":
        return _captioned(tag, inside)
    if tag.word == "figure":
        return f"\n\n{_picture(tag)}\n\n{inside}\n\n"
    if tag.word in ("blockquote", "quote"):
        author = (
            tag.given.strip().strip('"') if not tag.named.get("author") else tag.named["author"]
        )
        footer = f"<footer>{escape(author, quote=False)}</footer>" if author else ""
        return f"<blockquote>\n\n{inside.strip()}\n\n{footer}</blockquote>\n"
    return inside


def language(tag: Tag) -> str:
    """The language of the code that a mark is around."""
    for name in ("lang", "language", "lexer"):
        if tag.named.get(name):
            return tag.named[name].lower()
    first = tag.loose[0] if tag.loose else ""
    is_name = re.fullmatch(r"[\w+#.-]{1,20}", first) and tag.word in ("highlight", "prism")
    return first.lower() if is_name else ""


def code(text: str, name: str) -> str:
    """Code as HTML."""
    kind = f' class="language-{escape(name)}"' if name else ""
    return f"<pre><code{kind}>{escape(text, quote=False)}</code></pre>\n"


def formula(tex: str, *, is_block: bool) -> str:
    """A formula as MathML that holds its TeX."""
    display = ' display="block"' if is_block else ""
    # In one line, and without what Markdown would read in it.
    shown = re.sub(r"([\\*_`\[\]])", lambda found: f"&#{ord(found[0])};", escape(tex, quote=False))
    shown = shown.replace("\n", "&#10;")
    return f'<math{display}><annotation encoding="tex">{shown}</annotation></math>'


def _film(tag: Tag, address: str) -> str:
    candidates = [tag.named[name] for name in ("id", "src", "url", "file") if name in tag.named]
    candidates += [
        value for value in tag.loose if not value.endswith((".html", "youtube", "vimeo"))
    ]
    identifier = next((value for value in candidates if value), "")
    if not identifier:
        return ""
    return _frame(identifier if "://" in identifier else address.format(identifier))


def _frame(address: str) -> str:
    return f'<iframe src="{escape(address)}"></iframe>' if address else ""


def _picture(tag: Tag) -> str:
    named = tag.named
    is_figure = any(word in tag.word for word in ("fig", "img", "image", "photo", "picture"))
    source = next(
        (
            named[name]
            for name in _SOURCES
            if name in named and (is_figure or _is_picture(named[name]))
        ),
        next((value for value in tag.loose if _is_picture(value)), ""),
    )
    if not source:
        return ""
    words = [value for value in tag.loose if " " in value and value != source]
    alt = named.get("alt") or named.get("image_alt") or next(iter(words), "")
    caption = named.get("caption") or named.get("title") or ""
    if named.get("attr"):
        caption = f"{caption} {named['attr']}".strip()
    image = f'<img src="{escape(source)}" alt="{escape(alt)}">'
    address = named.get("link", "")
    if address and address != source:
        image = f'<a href="{escape(address)}">{image}</a>'
    if not caption:
        return image
    return f"<figure>{image}<figcaption>{caption}</figcaption></figure>"


def _is_picture(value: str) -> bool:
    return bool(_PICTURE.search(value))


def _link(tag: Tag) -> str:
    label = tag.named.get("label") or tag.named.get("text") or tag.named.get("button_text")
    address = next(
        (tag.named[name] for name in ("href", "url", "file", "src") if name in tag.named), ""
    )
    if not label:
        return ""
    return f'<a href="{escape(address)}">{label}</a>' if address else label


def _spoken(tag: Tag) -> str:
    """A sentence that the author wrote inside the mark is theirs to be read."""
    if tag.word.startswith("include"):
        sentences = [
            tag.named[name] for name in ("caption", "content", "quote") if name in tag.named
        ]
    else:
        sentences = [value for value in tag.loose if value.count(" ") >= 3]
        sentences += [tag.named[name] for name in ("quote", "content") if name in tag.named]
    return "\n\n".join(sentence for sentence in sentences if sentence)


def _captioned(tag: Tag, inside: str) -> str:
    caption = tag.named.get("caption", "")
    if not caption:
        picture = re.match(r"\s*(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?", inside)
        if picture:
            caption, inside = inside[picture.end() :].strip(), picture[0].strip()
    return f"<figure>{inside.strip()}<figcaption>{caption}</figcaption></figure>"
