"""Writes one made-up article of a megabyte with all that articles have, always the same."""

import random
from collections.abc import Callable
from html import escape
from pathlib import Path

from benchmarks.words import vocabulary

SIZE = 1_000_000
"""Bytes, at least; a block more at most."""
TITLE = "Lantaarnwachterslogboek"
FIRST_WORD = "Brugwachtershuisje"
"""Begins the text; stands nowhere else."""

_WORDS = 1 << 18
_HEAD = f"""\
---
title: '{TITLE} van een jaar'
date: Sat, 31 Jan 2026 08:30:00 +0000
lang: nl
category: logboek
---
<p>{FIRST_WORD} """


def write(path: Path) -> None:
    """The article, HTML under front matter, unless it lies there already."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article(), encoding="utf-8")


def article() -> str:
    """The whole file."""
    write = _Writer()
    parts = [_HEAD + write.paragraph().removeprefix("<p>")]
    length = len(parts[0].encode())
    while length < SIZE:
        parts.append(write.block())
        length += len(parts[-1].encode()) + 1
    return "\n".join(parts)


class _Writer:
    """Makes blocks, one after the other."""

    def __init__(self) -> None:
        self._chance = random.Random(11)
        self._words = vocabulary("nl").text(self._chance, _WORDS)
        self._at = 0

    def block(self) -> str:
        """A block of any kind: mostly paragraphs, as articles have it."""
        kinds: list[tuple[Callable[[], str], int]] = [
            (self.paragraph, 70),
            (self._heading, 8),
            (self._list, 8),
            (self._quote, 5),
            (self._code, 4),
            (self._table, 3),
            (self._figure, 2),
        ]
        makers, weights = zip(*kinds, strict=True)
        maker: Callable[[], str] = self._chance.choices(makers, weights)[0]
        return maker()

    def paragraph(self) -> str:
        """Two to seven sentences."""
        said = " ".join(self._sentence() for _ in range(self._chance.randint(2, 7)))
        return f"<p>{said}</p>"

    def _taken(self, count: int) -> list[str]:
        start = self._at = self._at if self._at + count < _WORDS else 0
        self._at += count
        return self._words[start : self._at]

    def _sentence(self) -> str:
        words = [escape(word) for word in self._taken(self._chance.randint(5, 24))]
        words[0] = words[0].capitalize()
        at = self._chance.randrange(len(words))
        mark = self._chance.random()
        if mark < 0.12:
            words[at] = f'<a href="https://voorbeeld.example/{self._at}">{words[at]}</a>'
        elif mark < 0.2:
            words[at] = f"<em>{words[at]}</em>"
        elif mark < 0.25:
            words[at] = f"<strong>{words[at]}</strong>"
        elif mark < 0.28:
            words[at] = f"<code>{words[at]}</code>"
        return " ".join(words) + "."

    def _heading(self) -> str:
        level = self._chance.choice((2, 2, 3, 3, 4))
        words = " ".join(self._taken(self._chance.randint(2, 7))).capitalize()
        return f'<h{level} id="kop-{self._at}">{words}</h{level}>'

    def _list(self) -> str:
        kind = self._chance.choice(("ul", "ul", "ol"))
        items = [f"<li>{self._sentence()}</li>" for _ in range(self._chance.randint(2, 8))]
        return "\n".join([f"<{kind}>", *items, f"</{kind}>"])

    def _quote(self) -> str:
        return f"<blockquote>{self.paragraph()}</blockquote>"

    def _code(self) -> str:
        names = self._taken(2 * self._chance.randint(3, 12))
        lines = [
            f'    {name} = "{value}"  # {len(value)}'
            for name, value in zip(names[::2], names[1::2], strict=True)
        ]
        text = "\n".join(["def lees():", *lines])
        return f'<pre><code class="language-python">{text}</code></pre>'

    def _table(self) -> str:
        columns = self._chance.randint(2, 5)
        head = "".join(f"<th>{word}</th>" for word in self._taken(columns))
        rows = [
            "".join(f"<td>{' '.join(self._taken(2))}</td>" for _ in range(columns))
            for _ in range(self._chance.randint(2, 9))
        ]
        body = "\n".join(f"<tr>{row}</tr>" for row in rows)
        return f"<table>\n<tr>{head}</tr>\n{body}\n</table>"

    def _figure(self) -> str:
        said = " ".join(self._taken(6))
        image = f'<img src="{self._at}.jpg" alt="{said}">'
        return f"<figure>{image}<figcaption>{said}</figcaption></figure>"
