"""Files that cost a careless program minutes or gigabytes (P5)."""

import os
import struct
import zlib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from tests.promises.hostile import BODY, Case, Data, article, one, page
from tests.promises.trial import Listed, Wanted

START, END = "<p>START</p>", "<p>END</p>"


def bombs() -> Iterator[Case]:
    """Nesting, size, repetition and lies, in pages, Markdown, front matter, texts and pictures."""
    yield from _pages()
    yield from _markdown()
    yield from _heads()
    yield from _pictures()
    yield one(
        "bomb-text-line", "P5", "a.txt", "START " + "x" * 2_000_000 + " END\n", "START", "END"
    )
    yield one("bomb-text-lines", "P5", "a.txt", "START" + "\n" * 300_000 + "END\n", "START", "END")
    wanted = Wanted([Listed("a.txt")], opened="a.txt")
    yield Case("bomb-sparse", "P5", {"a.txt": "START\n"}, wanted, _sparse)


def _sparse(library: Path) -> None:
    os.truncate(library / "a.txt", 8 << 30)


def _pages() -> Iterator[Case]:
    for name, middle, *text in (
        ("div", "<div>" * 10_000 + "DEEP" + "</div>" * 10_000, "START", "DEEP", "END"),
        ("span", "<p>" + "<b><i>" * 10_000 + "DEEP", "START", "DEEP"),
        ("quote", "<blockquote>" * 400 + "DEEP" + "</blockquote>" * 400, "START", "DEEP", "END"),
        ("lists", "<ul><li>x" * 1_000 + "DEEP" + "</li></ul>" * 1_000, "START", "DEEP", "END"),
        ("tables", "<table><tr><td>" * 300 + "DEEP" + "</table>" * 300, "START", "DEEP"),
        (
            "colspan",
            "<table><tr><td colspan=1000000000 rowspan=1000000000>x<td>DEEP</table>",
            "START",
            "DEEP",
            "END",
        ),
        ("wide", "<table>" + ("<tr>" + "<td>cell" * 200) * 200 + "</table>", "START", "END"),
        ("columns", "<table><tr>" + "<td>cell" * 5_000 + "</table>", "START", "END"),
        ("word", f"<p>{'a' * 2_000_000}</p>", "START", "END"),
        ("breaks", "<br>" * 200_000, "START"),
        ("paragraphs", "<p>p" * 60_000, "START"),
        (
            "attributes",
            "<p " + " ".join(f"a{number}=b" for number in range(50_000)) + ">x</p>",
            "START",
            "END",
        ),
        ("less-than", "<" * 300_000, "START"),
        ("closings", "</" * 100_000, "START"),
        ("opened", "<a " * 100_000, "START"),
        ("references", "<p>" + "&amp;&#65;" * 100_000, "START"),
        (
            "headings",
            "".join(f"<h{number % 6 + 1}>Heading {number}" for number in range(10_000)),
            "START",
        ),
        (
            "links",
            "".join(f"<a href=http://x.example/{number}>link</a> " for number in range(20_000)),
            "START",
        ),
        ("declaration", "<![" * 50_000, "START"),
        ("data", f"<img alt=x src='data:image/png;base64,{'QUFB' * 1_000_000}'>", "START", "END"),
    ):
        yield one(f"bomb-page-{name}", "P5", "a.html", page("Bomb", f"{START}{middle}{END}"), *text)


def _markdown() -> Iterator[Case]:
    for name, middle in (
        ("brackets", "[" * 50_000),
        ("pictures", "![" * 50_000),
        ("emphasis", "*a **b _c " * 20_000),
        ("quotes", ">" * 3_000 + " deep"),
        ("lists", "\n".join("  " * number + "- x" for number in range(500))),
        ("table", "|" * 5_000 + "\n" + "|-" * 5_000 + "\n" + "|x" * 5_000),
        ("backticks", " ".join("`" * number for number in range(1, 700))),
        (
            "references",
            "\n".join(f"[r{number}]: http://x.example/{number}" for number in range(20_000)),
        ),
        ("notes", "\n\n".join(f"n[^{number}]\n\n[^{number}]: note" for number in range(3_000))),
        ("fences", "```\n" * 20_000),
        ("code", "```python\n" + "x = [" * 50_000 + "\n```"),
        ("angles", "<" * 50_000),
        ("entities", "&a" * 50_000),
        ("formulas", "$" + "{\\frac" * 5_000 + "$"),
    ):
        yield one(
            f"bomb-md-{name}", "P5", "a.md", article("title: Bomb", f"START\n\n{middle}\n"), "START"
        )


def _heads() -> Iterator[Case]:
    names = "abcdefghi"
    alias = (
        "a: &a ["
        + ",".join(["lol"] * 9)
        + "]\n"
        + "\n".join(
            f"{one}: &{one} [{','.join(['*' + before] * 9)}]" for before, one in pairwise(names)
        )
    )
    merge = "a: &a {k: v}\n" + "\n".join(
        f"{one}: &{one} {{<<: [{','.join(['*' + before] * 9)}], z: 1}}"
        for before, one in pairwise(names)
    )
    for name, data in (
        ("alias", article(f"title: Bomb\n{alias}")),
        ("merge", article(f"title: Bomb\n{merge}")),
        ("flow", article("title: Bomb\nx: " + "[" * 40_000 + "]" * 40_000)),
        (
            "json",
            '{\n"title": "Bomb",\n"x": ' + "[" * 100_000 + "]" * 100_000 + f"\n}}\n\n{BODY}\n",
        ),
        ("toml", "+++\ntitle = 'Bomb'\nx = " + "[" * 5_000 + "]" * 5_000 + f"\n+++\n\n{BODY}\n"),
        ("long", article(f"title: LONG {'x' * 100_000}\nauthor: {'y' * 100_000}")),
        (
            "tags",
            article(
                "title: Bomb\ntags: [" + ",".join(f"t{number}" for number in range(5_000)) + "]"
            ),
        ),
        ("sexagesimal", article("title: Bomb\nx: " + "1:" * 30_000 + "1")),
        ("keys", article("title: Bomb\n" + "\n".join(f"k{number}: v" for number in range(20_000)))),
    ):
        yield one(f"bomb-head-{name}", "P5", "a.md", data, BODY)


def _pictures() -> Iterator[Case]:
    for name, picture in {
        "png": _png(13_300, 13_300),
        "wide": _png(2**31 - 1, 1),
        "nothing": _png(0, 0),
        "cut": _png(40, 40)[:50],
        "text": b"this is no picture",
        "empty": b"",
        "svg": b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>",
        "gif": b"GIF89a\xff\xff\xff\xff\x00\x00\x00,\x00\x00\x00\x00\xff\xff\xff\xff\x00\x02",
    }.items():
        body = "<p>START</p><p><img src=x.png alt=Lamp></p><p>END</p>"
        wanted = Wanted([Listed("a.html")], opened="a.html", text=("START", "END"))
        files: dict[str, Data] = {"a.html": page("Picture", body), "x.png": picture}
        yield Case(f"bomb-picture-{name}", "P5", files, wanted)


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\0" * 1_000_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
