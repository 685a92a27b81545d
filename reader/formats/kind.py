"""What a body is written in, decided by what it holds; the file's suffix only breaks ties."""

import re
from enum import StrEnum
from itertools import islice

SAMPLE = 30_000
"""Characters of a body that are looked at."""


class Kind(StrEnum):
    """How a body is to be read."""

    PAGE = "page"
    """A whole HTML page."""
    HTML = "html"
    """A fragment of HTML, as blogs keep their posts."""
    MARKDOWN = "markdown"
    PLAIN = "plain"


_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*+-->\s*)*+(?:<!doctype\s+html|<html[\s>]"
    r"|<head[\s>]|<body[\s>])",
    re.IGNORECASE,
)
_OPENS_HTML = re.compile(
    r"\s*(?:<!--(?:[^-]|-(?!->))*+-->\s*)*+<(?:p|div|h[1-6]|section|article|header|main|ul|ol|dl|"
    r"table|blockquote|figure|pre|center|font|span|a|img|b|i|em|strong|br|style|script|iframe|"
    r"video|audio|aside|details|picture)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_BLOCK = re.compile(
    r"</(?:p|div|h[1-6]|section|article|ul|ol|li|dl|table|blockquote|figure|pre)\s*>"
    r"|<(?:p|h[1-6]|li|div)(?:\s[a-z-]+=[^<>]*)?>\s*\S|<[bh]r\s*/?>",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"<(a|b|i|em|strong|code|u|sup|sub|small|span|del|cite)(?:\s+[a-z-]+=[^<>]*)?>[^<]*</\1>"
    r"|<(?:img|iframe|video|audio)\s[^<>]*=[^<>]*>|<br\s*/?>",
    re.IGNORECASE,
)
_ATTRIBUTES = re.compile(r"<[a-z][^<>]*=[^<>]*>", re.IGNORECASE)
_CODE = re.compile(r"^(`{3,}|~{3,})[^\n]*\n.*?^\1|`[^`\n]+`", re.MULTILINE | re.DOTALL)

# Each sign of Markdown: characters that it can't be without, what one of it weighs, and how many
# count at most. They begin with a character that stands for itself, the line feed before a line
# too: those are found five times as fast.
_SIGNS: tuple[tuple[tuple[tuple[str, str], ...], re.Pattern[str], float, int], ...] = tuple(
    (
        # Of the marks the one character is looked for first: that takes a twentieth of the time.
        tuple((mark.strip()[:1] or "\n", mark) for mark in needed.split(",")),
        re.compile(pattern, re.MULTILINE),
        weight,
        most,
    )
    for needed, pattern, weight, most in (
        ("```,~~~", r"\n {0,3}(?:`{3,}|~{3,})[\w {}.:=+#-]*$", 1.5, 4),
        ("![", r"!\[[^\]\[\n]{0,300}\]\([^)\s]", 3, 3),
        (
            "](",
            r"\[(?<!!\[)[^\]\[\n]{1,300}\]\((?:[^()\s]|\([^()\s]{0,99}\)){1,500}+(?:\)| \")",
            2,
            3,
        ),
        ("][", r"\[[^\]\[\n]{1,200}\]\[[^\]\[\n]{0,100}\]", 2, 3),
        ("]:", r"\n {0,3}\[[^\]\[\n]{1,200}\]:[ \t]+\S", 2, 3),
        ("[^", r"\[\^[\w-]+\]", 2, 3),
        ("--", r"\n {0,3}\|?[ \t]*+:?-{2,}+:?[ \t]*+\|[ \t:|-]*$", 3, 2),
        ("\n#,\n #,\n  #,\n   #", r"\n {0,3}#{1,6} +\S[^\n]*\n[ \t]*+(?=\n|\Z)", 1.5, 4),
        ("\n#,\n #,\n  #,\n   #", r"\n {0,3}#{1,6} +\S", 0.7, 4),
        ("\n---,\n===", r"\n[^\s#>-][^\n]{0,120}\n(?:={3,}|-{3,})[ \t]*$", 1, 2),
        ("**", r"\*(?<!\w\*)\*[^\s*][^*\n]{0,300}\*\*(?!\w)", 1.3, 3),
        ("__", r"_(?<!\w_)_[^\s_][^_\n]{0,300}__(?!\w)", 1.3, 3),
        ("{%,{{<,{{%,{:", r"\{(?:%-?[ \t]*\w|\{[<%]|(?<=\n\{):|: ?[.#])", 4, 2),
        ("{{", r"\{\{-?[ \t]*+\w[^{}\n]*\}\}", 0.6, 2),
        ("\n!!!,\n:::", r"\n(?:!!!|:::) ?\w", 1, 3),
        ("[[", r"\[\[[^\]\[\n]{1,200}\]\]", 1, 3),
        ("*", r"\*(?<![\w*]\*)[^\s*][^*\n]{0,200}\*(?![\w*])", 0.6, 3),
        ("_", r"_(?<!\w_)[^\s_][^_\n]{0,200}_(?!\w)", 0.6, 3),
        ("`", r"`(?<!``)[^`\n]{1,300}`(?!`)", 0.6, 3),
        ("* ,+ ,- ", r"\n {0,3}[*+-] +\S", 0.2, 3),
        (". ,) ", r"\n {0,3}\d{1,3}[.)] +\S", 0.15, 3),
        ("\n>,\n >,\n  >,\n   >", r"\n {0,3}> ?\S", 0.3, 3),
        ("<http,<mailto", r"<(?:https?://|mailto:)[^\s<>]+>", 0.6, 2),
        ("&", r"&(?:#\d+|#x[0-9a-f]+|[a-z]{2,8});", 0.6, 2),
        ("\\", r"\\[*_#`\[\]]", 0.4, 2),
        ("  \n", r"\S {2,}\n\S", 0.4, 2),
    )
)
_ENOUGH = 4.0
"""Of such weight no question is left."""

_NEEDED = {"md": 0.4, "html": 3.5, "txt": 3.0, "": 2.0}
_SUFFIXES = {
    **dict.fromkeys(("md", "markdown", "mdown", "mkd", "mkdn", "mdx"), "md"),
    **dict.fromkeys(("html", "htm", "xhtml", "mhtml", "mht"), "html"),
    **dict.fromkeys(("txt", "text"), "txt"),
}


def kind(body: str, name: str) -> Kind:
    """How to read a body; `name` is the file's, with or without folders."""
    suffix = _SUFFIXES.get(name.rsplit(".", 1)[-1].lower() if "." in name else "", "")
    sample = body[:SAMPLE]
    if _PAGE.match(sample):
        return Kind.PAGE
    has_tags = "<" in sample
    if has_tags and suffix == "html" and _OPENS_HTML.match(_without_code(sample)):
        return Kind.HTML
    if has_tags:
        markdown = _markdown(_ATTRIBUTES.sub(" ", sample), _ENOUGH)
    else:
        markdown = _markdown(sample, _NEEDED[suffix])
    if has_tags and _is_html(sample, suffix, markdown):
        return Kind.HTML
    if markdown >= _NEEDED[suffix]:
        return Kind.MARKDOWN
    if has_tags and _has_inline(sample, suffix):
        return Kind.MARKDOWN
    return Kind.PLAIN


def _markdown(sample: str, enough: float) -> float:
    """What the signs weigh, or the first of them that weigh enough."""
    sample = f"\n{sample}"
    weighed = 0.0
    for needed, sign, weight, most in _SIGNS:
        for first, mark in needed:
            if first in sample and mark in sample:
                weighed += weight * sum(1 for _ in islice(sign.finditer(sample), most))
                break
        if weighed >= enough:
            break
    return weighed


def _without_code(sample: str) -> str:
    may_be = "`" in sample or ("~" in sample and "~~~" in sample)
    return _CODE.sub(" ", sample) if may_be else sample


def _is_html(sample: str, suffix: str, markdown: float) -> bool:
    bare = _without_code(sample)
    blocks = sum(1 for _ in _BLOCK.finditer(bare))
    opens = _OPENS_HTML.match(bare) is not None
    chunks = re.split(r"\n\s*\n", bare.strip())
    tagged = sum(1 for chunk in chunks if chunk.lstrip().startswith("<"))
    if suffix == "md":
        # Markdown with blocks of HTML in it is Markdown: only a body that is all tags is not.
        return opens and blocks > 0 and markdown < 2 and tagged == len(chunks)
    if suffix == "html" and (opens or len(chunks) == 1):
        return opens or blocks > 0 or _has_inline(bare, suffix)
    if opens and blocks > 0 and markdown < 4:
        return True
    return blocks > 3 and markdown < 2 and tagged * 2 >= len(chunks)


def _has_inline(sample: str, suffix: str) -> bool:
    found = sum(1 for _ in islice(_INLINE.finditer(sample), 3))
    return found >= (2 if suffix == "txt" else 1)
