"""Hostile and odd articles and folders, written from the promises: small, and the same each time.

Each case is a library of its own with a canary beside what is hostile, that must not suffer.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from tests.promises import spellings
from tests.promises.spellings import EVERYTHING, Spelling
from tests.promises.trial import Listed, Wanted

Data: TypeAlias = str | bytes
BODY = "The body survives."
MTIME = 1_600_000_000
MARKUP = (
    *("[red]Alert[/red] today", "[@click=app.quit]Read me[/]", "Array[/] and [/nope] and a[0]"),
    *("[/", "[$accent]x[/] $primary ${HOME}", ":skull: :smile: 10:30:45", "[bold", "ends with \\"),
    *("{title} {0} %s %(x)s %%", "[link=http://x.example/]y[/link]", "a [b]c[/b] \\[d] [e"),
)
"""Titles that some library would read as something else than text."""


@dataclass(frozen=True, slots=True)
class Case:
    """Files, and what must hold of them."""

    name: str
    promise: str
    files: Mapping[str, Data]
    wanted: Wanted
    arrange: Callable[[Path], None] | None = None
    """What else is done to the folder."""

    @property
    def canary(self) -> str:
        """The title of what lies beside."""
        return f"Canary {self.name}"


def written(case: Case, library: Path) -> Path:
    """The case as a folder."""
    canary = {"zz-canary.md": article(f"title: {case.canary}")}
    for name, data in (*case.files.items(), *canary.items()):
        path = os.path.join(os.fsencode(library), os.fsencode(name))  # noqa: PTH118 - bytes
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
        with open(path, "wb") as file:  # noqa: PTH123
            file.write(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))
        os.utime(path, (MTIME, MTIME))
    if case.arrange is not None:
        case.arrange(library)
    return library


def write(folder: Path) -> Iterator[tuple[Case, Path]]:
    """Every case, each in a folder of its own."""
    for case in cases():
        with_canary = replace(case, wanted=replace(case.wanted, canary=case.canary))
        yield with_canary, written(case, folder / case.name)


def cases() -> Iterator[Case]:
    """Every case, by promise."""
    from tests.promises import bombs, folders

    yield from markup()
    yield from escapes()
    yield from unicode_cases()
    yield from front_matter()
    yield from bombs.bombs()
    yield from pages()
    yield from links()
    yield from folders.folders()


def of(*promises: str) -> list[Case]:
    """The cases of some promises."""
    return [case for case in cases() if case.promise in promises]


def article(head: str = "", body: str = BODY) -> str:
    """Markdown with YAML front matter."""
    return f"---\n{head}\n---\n\n{body}\n"


def page(title: str, body: str, head: str = "") -> str:
    """A web page."""
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}</title>{head}</head>"
        f"<body><article><h1>{title}</h1>\n{body}\n</article></body></html>\n"
    )


def one(
    name: str, promise: str, path: str, data: Data, *text: str, no_text: Iterable[str] = ()
) -> Case:
    """A case of one file."""
    wanted = Wanted([Listed(path)], opened=path, text=text, no_text=tuple(no_text))
    return Case(name, promise, {path: data}, wanted)


def markup() -> Iterator[Case]:
    """What looks like markup of a terminal library, wherever it may stand (P1)."""
    for number, text in enumerate(MARKUP):
        listed = [Listed("a.md", text)]
        data = article(f"title: {spellings.yaml(text)}\ntags: [{spellings.yaml(text)}]")
        wanted = Wanted(listed, opened="a.md", text=(text, BODY))
        yield Case(f"markup-title-{number:02}", "P1", {"a.md": data}, wanted)
    body = "\n\n".join(f"## `{text}`\n\nUnder it." for text in MARKUP if "\\" not in text)
    shown = tuple(text for text in MARKUP if "\\" not in text)
    yield one("markup-headings", "P1", "a.md", article("title: Headings", body), *shown)
    text = "\n".join(MARKUP)
    yield one("markup-text", "P1", "a.txt", f"Plain text\n\n{text}\n\nEND\n", *MARKUP, "END")
    names = {f"{text.replace('/', '_')}.txt": f"Inside {text}\n" for text in MARKUP[:3]}
    wanted = Wanted([Listed(name) for name in names])
    yield Case(
        "markup-names",
        "P1",
        {f"[red]x[0]/{name}": data for name, data in names.items()},
        replace(wanted, listed=[Listed(f"[red]x[0]/{name}") for name in names]),
    )


def escapes() -> Iterator[Case]:
    """Every control sequence in every field and spelling (P2)."""
    keys = ("title", "author", "site", "description", "date", "url", "image", "lang", "category")
    formats: tuple[tuple[str, Spelling, str, tuple[str, str]], ...] = (
        ("yaml", spellings.yaml, ": ", ("---\n", "\n---\n")),
        ("toml", spellings.toml, " = ", ("+++\n", "\n+++\n")),
        ("json", spellings.json, ": ", ("{\n", "\n}\n")),
    )
    for name, spell, between, (opening, closing) in formats:
        said = spell(EVERYTHING)
        quote = '"' if name == "json" else ""
        fields = [f"{quote}{key}{quote}{between}{said}" for key in keys]
        fields += [f"{quote}tags{quote}{between}[{said}, {said}]", f"{said}{between}{said}"]
        head = (",\n" if name == "json" else "\n").join(fields)
        yield one(f"escape-{name}", "P2", "a.md", f"{opening}{head}{closing}\n{BODY}\n", BODY)
    for name, spell in spellings.IN_HTML.items():
        said = spell(EVERYTHING)
        yield one(f"escape-page-{name}", "P2", "a.html", _everywhere(said), "START", BODY)
    yield one("escape-markdown", "P2", "a.md", _in_markdown(EVERYTHING), "START", BODY)
    yield one("escape-text", "P2", "a.txt", f"A line\n\n{EVERYTHING}\n\n{BODY}\n", "START", BODY)
    for charset in ("utf-16", "utf-8-sig", "latin-1"):
        data = f"A line\n\n{EVERYTHING}\n\n{BODY}\n".encode(charset, "replace")
        yield one(f"escape-{charset}", "P2", "a.txt", data, BODY)
    declared = page("Charset", f"<p>{EVERYTHING}</p><p>{BODY}</p>").replace("utf-8", "windows-1252")
    yield one("escape-cp1252", "P2", "a.html", declared.encode("latin-1", "replace"), BODY)
    mail = _mail(page("Mail", f"<p>{EVERYTHING}</p><p>{BODY}</p>"))
    yield one("escape-mhtml", "P2", "a.mhtml", mail, BODY)
    names = [b"a\x1b]0;OWNED\x07.md", b"b\x9b31mOWNED.txt", b"two\nlines.md", b"caf\xe9.md"]
    names += [b"tab\there.txt", b"cr\rhere.txt", "bidi\u202egnol.txt".encode(), b"\xff\xfe.md"]
    files = dict.fromkeys(map(os.fsdecode, names), "Inside\n")
    wanted = Wanted([Listed(name) for name in files], opened=[*files][3], text=("Inside",))
    yield Case("escape-names", "P2", files, wanted)


def _everywhere(said: str) -> str:
    quoted = said.replace('"', "&quot;")
    metas = ("author", "description", "keywords", "og:title", "article:published_time", "lang")
    head = "".join(f'<meta name="{name}" property="{name}" content="{quoted}">' for name in metas)
    head += f'<link rel="canonical" href="http://x.example/{quoted}">'
    body = (
        f"<p>{said}</p><h2>{said}</h2><ul><li>{said}</ul><blockquote>{said}</blockquote>"
        f"<table><caption>{said}</caption><tr><th>{said}<td>{said}</table><pre>{said}</pre>"
        f'<figure><img src="{quoted}" alt="{quoted}" title="{quoted}"><figcaption>{said}'
        f"</figcaption></figure><details><summary>{said}</summary>{said}</details><p><code>{said}"
        f'</code> <a href="http://x.example/{quoted}" title="{quoted}">{said}</a> <abbr '
        f'title="{quoted}">A</abbr> <kbd>{said}</kbd><p>{BODY}</p>'
    )
    return page(said, body, head)


def _in_markdown(said: str) -> str:
    flat = said.replace("\r", "").replace("\n", "")
    table = f"| {flat} | b |\n|-|-|\n| {flat} | x |"
    end = f"Note[^1].\n\n[^1]: {flat}\n\n<div>{flat}</div>\n\n$${flat}$$\n\n{BODY}\n"
    return article(
        "title: Everywhere",
        f"{said}\n\n# {flat}\n\n*{flat}* `{flat}` [{flat}](http://x.example/ '{flat}')\n\n"
        f"![{flat}](x.png '{flat}')\n\n```{flat}\n{said}\n```\n\n{table}\n\n"
        f"> {flat}\n\n- {flat}\n\n{end}",
    )


def _mail(data: str) -> bytes:
    import quopri

    head = (
        "From: <Saved by a browser>\nSubject: =?utf-8?Q?a=1B]0;OWNED=07b?=\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="B"\n\n--B\n'
        "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n"
        "Content-Location: http://x.example/\x1b]0;OWNED\x07\n\n"
    )
    return head.encode() + quopri.encodestring(data.encode("utf-8", "replace")) + b"\n--B--\n"


def unicode_cases() -> Iterator[Case]:
    """Characters that deceive, pile up, or take more or less than a cell (P3)."""
    for name, text in {
        "zalgo": "Z" + "\u0301\u0316\u0489" * 700,
        "joined-zalgo": "Z" + "\u0301\u200d\u00ad\u200c" * 700,
        "bidi": "user\u202e \u2066// admin\u2069 \u2066x \u061c\u200f",
        "tags": "a" + "".join(chr(0xE0000 + number) for number in range(128)) + "b",
        "wide": "日本語タイトル 👩🏽\u200d💻 🇨🇭🇯🇵 1\ufe0f\u20e3 ❤\ufe0f ☎\ufe0e ﷽ ａｂｃ",
        "right-to-left": "שלום עולם 123 مرحبا بالعالم",
        "scripts": "नमस्ते क्षि ภาษาไทย 각 မြန်မာ ᄀ\u1161ᆨ བོད",
        "joined": "\u200d".join("letters and no picture at all, each behind a joiner"),
        "tones": "🏻🏼🏽🏾🏿" * 8,
        "widthless": "x" + "\u1161" * 300 + "y" + "\u3164" * 30,
        "halves": "half \ud83d and \udc4d alone",
        "nothing": "a\u3164\u115f\u2800\u00a0\u2003\u200b\ufe0f\U000e0100b",
    }.items():
        data = article(
            f"title: {spellings.yaml(text)}",
            f"{(text + ' ') * 20}\n\n| {text} | b |\n|-|-|\n| x | {text} |\n\n{BODY}",
        )
        yield one(f"unicode-{name}", "P3", "a.md", data, BODY)


def front_matter() -> Iterator[Case]:
    """Front matter as people, programs and enemies write it (P4)."""
    for name, block, title, is_marked in (
        ("colon", "title: News: the dike: part 2", None, True),
        ("tabs", "title: Tabs\ntags:\n\t- a", None, True),
        ("bad-date", "title: Bad date\ndate: 2019-13-45", "Bad date", False),
        ("far-zone", "title: Far\ndate: 2019-01-01T00:00:00+99:99", "Far", False),
        ("python", "title: !!python/object/apply:os.system ['touch OWNED']", None, True),
        (
            "keys",
            "title: Keys\ncontent: x\nhandler: y\nmetadata: z\n1: one\nno: two",
            "Keys",
            False,
        ),
        (
            "words",
            "title: no\nauthor: on\ntags: [yes, NO, null, ~, 12:30:45, 1e3, 017]",
            "no",
            False,
        ),
        ("twice", "title: first\ntitle: second", None, False),
        (
            "shapes",
            "title: {a: b}\nauthor: [X, {name: Y}]\ntags: {a: 1}\ndate: [2020]",
            None,
            False,
        ),
        ("number", "title: 0x10", "0x10", False),
        ("huge-number", f"title: {'9' * 6000}\nrating: 0x{'f' * 20000}", None, False),
        ("empty-fields", "title:\nauthor:\ntags:\ndate:", None, False),
        ("comment", "# nothing but this", None, False),
        ("anchor", "title: &t Anchored\nauthor: *t", "Anchored", False),
        ("binary", "title: !!binary AAECAw==", None, False),
        ("folded", "title: >\n  one\n  two", "one two", False),
    ):
        listed = [Listed("a.md", title, is_marked)]
        wanted = Wanted(listed, opened="a.md", text=(BODY,))
        yield Case(f"head-{name}", "P4", {"a.md": article(block)}, wanted)
    for name, data, text in (
        ("unclosed", f"---\ntitle: Never closed\n\n{BODY}\n", "Never closed"),
        ("rules", f"---\nBetween two rules.\n---\n\n{BODY}\n", "Between two rules."),
        ("long-rules", f"-----\nBetween two rules.\n-----\n\n{BODY}\n", "Between two rules."),
        ("old-mac", f"---\rtitle: Old\r---\r\r{BODY}\r", "Old"),
        ("broken-toml", f"+++\ntitle = Kept text\n+++\n\n{BODY}\n", "Kept text"),
        ("broken-json", f'{{"title": "Kept text",\n\n{BODY}\n', "Kept text"),
        ("indented", f"   ---\n   title: Kept\n   ---\n\n{BODY}\n", "Kept"),
    ):
        yield one(f"head-{name}", "P4", "a.md", data, text, BODY)


def pages() -> Iterator[Case]:
    """All of the text and nothing else (P6)."""
    secrets = ("SECRETSCRIPT", "SECRETSTYLE", "SECRETTEMPLATE", "QUFBQUFB", "SECRETCOMMENT")
    body = (
        "<p>START</p><script>SECRETSCRIPT</script><style>p{content:'SECRETSTYLE'}</style>"
        "<template><p>SECRETTEMPLATE</p></template><!-- SECRETCOMMENT -->"
        f"<img alt=Lamp src='data:image/png;base64,{'QUFB' * 50_000}'><p>a &lt;b> c</p>"
        "<svg><script>SECRETSCRIPT</script><text>drawn</text></svg><p>END</p>"
    )
    yield one(
        "page-nothing-else",
        "P6",
        "a.html",
        page("Page", body),
        "START",
        "a<b>c",
        "END",
        no_text=secrets,
    )
    for name, body, text in (
        ("unclosed-comment", "<p>START</p><!-- never closed <p>END</p>", ("START",)),
        (
            "soup",
            "<p>START<b><i>x</b></i><table><p>after<tr><td>y</p></b></div></table>END",
            ("START", "after", "END"),
        ),
        ("plaintext", "<p>START</p><xmp><b>x</b></xmp><plaintext>END</p></body>", ("START", "END")),
        (
            "bad-references",
            "<p>START &#0; &#xD800; &#x110000; &notit; &amp;lt; &#99999999999; END",
            ("START", "END"),
        ),
        (
            "entities",
            "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><p>START &e; END",
            ("START", "END"),
        ),
    ):
        yield one(f"page-{name}", "P6", "a.html", page("Page", body), *text, no_text=("root:x:",))
    files = {
        "Page.html": page("Page", "<p>START</p><p>END</p>"),
        "Page_files/frame.html": page("Frame", "x"),
    }
    wanted = Wanted(
        [Listed("Page.html", "Page")], ["Page_files/frame.html"], "Page.html", ("START", "END")
    )
    yield Case("page-saved", "P6", files, wanted)


LINKS = (
    *(
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "ftp://x.example/",
        "--flag",
    ),
    *(
        "-rf",
        "vbscript:x",
        "ssh://x.example/",
        "HTTP://user:pass@x.example/",
        "//x.example/",
        "\\\\x",
    ),
    *(
        "http://ok.example/$(touch OWNED);`x`|y&z 'q' \"r\"",
        "http://ok.example/\x1b]0;OWNED\x07",
        "",
    ),
    *(
        "mailto:a@b.example?subject=x",
        "http://ok.example/%0a%1b",
        " http://ok.example/blank ",
        "http:",
    ),
    *("http://[::1", "http://x.example:99999999/", "http://ok.example/" + "x" * 5000, "#nowhere"),
    *("../../etc/passwd", "/etc/passwd", "a.html", "x-apple.systempreferences:", "java\nscript:x"),
)
"""Where links lead to; only http, https and mailto may reach a browser, each as one word."""


def links() -> Iterator[Case]:
    """Links of every scheme, and pictures that would be fetched (P7)."""
    anchors = "".join(
        f'<p><a href="{target.replace(chr(34), "&quot;")}">L{number}</a></p>'
        for number, target in enumerate(LINKS)
    )
    fetched = (
        "<img src='http://127.0.0.1:9/x.png' alt=far><img src='/dev/zero' alt=zero>"
        "<img src='../../../../etc/passwd' alt=up><iframe src='http://127.0.0.1:9/'></iframe>"
        "<link rel=stylesheet href='http://127.0.0.1:9/x.css'>"
        "<meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'>"
        "<video src='http://127.0.0.1:9/v' poster='file:///etc/passwd'></video>"
    )
    yield one(
        "links-page",
        "P7",
        "a.html",
        page("Links", f"<p>START</p>{anchors}{fetched}<p>END</p>"),
        "START",
        "L0",
        "END",
        no_text=("root:x:",),
    )
    lines = "\n\n".join(
        f"[L{number}](<{target}>)" for number, target in enumerate(LINKS) if "\n" not in target
    )
    yield one(
        "links-markdown",
        "P7",
        "a.md",
        article("title: Links", f"START\n\n{lines}\n\n<http://ok.example/>\n\nEND"),
        "START",
        "END",
    )
    heads = "\n".join(
        f"{key}: {spellings.yaml(LINKS[number])}"
        for number, key in enumerate(("url", "image", "canonical_url", "link", "original"))
    )
    yield one("links-head", "P7", "a.md", article(f"title: Head\n{heads}"), BODY)
