"""Texts of every format as nobody would write them: what means something, in any order."""

from hypothesis import strategies as st

_WORDS = """
word Two words. é 漢字 שלום مرحبا 👩‍👧 🇳🇱 a\u0301\u0301 x\u00ady 1,5 “it” it's http://x.example/a_(b)
"""
_ODD = (
    "\x1b[31mred", "\x1b]0;x\x07", "\x9b2J", "\x9d52;c;QQ==\x9c", "\x00", "\x7f", "\x85", "\u2028",
    "\u202eabc\u202c", "\u2066", "\U000e0041", "\ufeff", "\u200b", "\u200d", "\u3000", "\xa0",
    "e" + "\u0301" * 20, "\u0301", "\t", " ", "  ", "\r", "\r\n", "\x0b", "\x0c", "\x1c", "\ud800",
    "&#27;]0;x&#7;", "&#x9b;2J", "&#0;", "&#xd800;", "&#99999999;", "&#x202e;", "&nbsp;", "&shy;",
    "&am", "&amp;amp;", "&lt;b&gt;", "[red]", "[/]", "[@click=app.quit]x[/]", "$x", ":skull:",
    "A" * 300, "漢" * 90, "&zwj;", "&NotEqualTilde;", "%1b", "\\", "\\x1b",
)  # fmt: skip
PIECES = st.sampled_from(_WORDS.split()) | st.sampled_from(_ODD) | st.characters()
TEXTS = st.lists(PIECES, max_size=8).map(" ".join) | st.lists(PIECES, max_size=8).map("".join)

_ELEMENTS = """
a abbr address article aside audio b base blockquote body br button caption center cite code col
colgroup dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form
frameset h1 h2 h3 h6 head header hr html i iframe img input ins kbd label legend li link main map
mark marquee math menu meta mi msup mfrac nav noscript object ol option p param picture plaintext
pre progress q rp rt ruby s samp script section select slot small source span strike strong style
sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var
video wbr xmp foo:bar x-y
"""
_ATTRIBUTES = """
id class style hidden aria-hidden href src srcset data-src alt title colspan rowspan start type
lang dir name role width height align reversed value open checked cite datetime content property
http-equiv charset rel itemprop epub:type
"""
_VALUES = """
x fn1 #fn1 #x fnref:1 footnotes footnote-ref note sidebar lead code highlight math katex language-py
display:none 1 0 -1 2 1000000000 javascript:alert(1) data:text/html,x //x.example/y a.png ../b.html
https://x.example/?a=1&b=2#c mailto:a@b.example rtl nl refresh 0;url=x og:title text/html;charset=x
checkbox a:b 1x,2x articleBody comments wiki ftp://x file:///etc/passwd http://[::1 \x1b]8;;x true
"""
_ATTRIBUTE = st.builds(
    "{}{}".format,
    st.sampled_from(_ATTRIBUTES.split()),
    st.just("")
    | st.builds(
        "={0}{1}{0}".format,
        st.sampled_from(["'", '"', "", '"', '"']),
        st.sampled_from(_VALUES.split(" ")) | TEXTS,
    ),
)
_ATTRIBUTES_OF_ONE = st.lists(_ATTRIBUTE, max_size=3).map(" ".join)
_NAMES = st.sampled_from(_ELEMENTS.split())
_TAG = st.one_of(
    st.builds("<{} {}>".format, _NAMES, _ATTRIBUTES_OF_ONE),
    st.builds("</{}>".format, _NAMES),
    st.builds("<{}/>".format, _NAMES),
    st.sampled_from(["<!--", "-->", "<![CDATA[", "]]>", "<!doctype html>", "<?x", "<", "</", ">"]),
)
_ELEMENT = st.recursive(
    TEXTS,
    lambda inner: st.builds(
        "<{0} {1}>{2}</{0}>".format,
        _NAMES,
        _ATTRIBUTES_OF_ONE,
        st.lists(inner, max_size=4).map("".join),
    ),
    max_leaves=12,
)
HTML = st.lists(_ELEMENT | _TAG | TEXTS, max_size=12).map("".join)
PAGE = HTML.map("<!doctype html><html><body>{}</body></html>".format)

_SIGNS = """
* ** _ __ ` `` ``` ~~~ ~~ == ++ [ ]( ) ![ ](a.png) [x](y) [l] [l]: # ## ####### - + 1. 2) > >> ---
*** === | |a|b| |---|:-:| : ::: !!! $ $$ \\( \\) \\[ [^1] [^1]: [[wiki]] [[a|b]] {#id} {.c} {: {{< x
>}} {% raw %} {{ x }} <b> </b> <div> </div> <br> <details> <!-- --> <script> </table> <http://x.y> [
] [x] - [ ] &amp; &#27; \\ \\* ~ ^ ^[x] H~2~O :-: Term #+TITLE .. code:: = == h2. |=== {toc} \ufffc
"""
_SPACES = st.sampled_from(
    ["", "", " ", " ", "\n", "\n", "\n\n", "    ", "\t", "  \n", "\n- ", "\n> "]
)
MARKDOWN = st.lists(
    st.tuples(st.sampled_from(_SIGNS.split()) | TEXTS, _SPACES).map("".join), max_size=25
).map("".join)

_KEYS = """
title Title date tags categories author lang image url excerpt permalink id content handler no 1 <<
layout slug published draft aliases "quoted" 'q' [a] ? - é
"""
_FIELD_VALUES = """
x "q" 'q' [a,b] [[[[ {a:1} *a &a &a[*a] !!python/object:x !x | >- |2 2019-06-27 2019-13-45 12:30:45
2019-02-29T25:61+99:99 1e999 0x1b .nan ~ null no @x `x` %x # --- ... "\\e]0;x\\a" "\\u202e"
"\\ud800" "open 'open [open {open
"""
_FIELD = st.builds(
    "{}{}{}\n".format,
    st.sampled_from(_KEYS.split()),
    st.sampled_from([": ", ":", " = ", ":\n  - ", ":\n- ", ": >\n  "]),
    st.sampled_from(_FIELD_VALUES.split()) | TEXTS,
)
_FENCES = st.sampled_from(["---\n", "---\n", "+++\n", "---json\n", "...\n", "{\n", "}\n", "\n", ""])
HEAD = st.builds(
    "{}{}{}".format, _FENCES, st.lists(_FIELD | TEXTS, max_size=6).map("".join), _FENCES
)


def _encoded(text: str, how: tuple[str, bytes]) -> bytes:
    charset, mark = how
    return mark + text.encode(charset, "surrogatepass" if charset.startswith("utf") else "replace")


def _files(bodies: st.SearchStrategy[str]) -> st.SearchStrategy[bytes]:
    charsets = [
        *[("utf-8", b"")] * 6,
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b""),
        ("cp1252", b""),
        ("shift_jis", b""),
        ("utf-7", b""),
    ]
    text = st.builds("{}{}".format, st.just("") | HEAD, bodies)
    return st.builds(_encoded, text, st.sampled_from(charsets))


FILES: dict[str, st.SearchStrategy[bytes]] = {
    "a.md": _files(MARKDOWN | HTML),
    "a.html": _files(HTML | PAGE),
    "a.txt": _files(TEXTS | MARKDOWN),
    "a.mhtml": _files(PAGE).map(
        b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n".__add__  # the head of a saved page
    ),
}
"""Whole files, by the name that says what they are."""
