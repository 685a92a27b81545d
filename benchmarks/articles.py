"""Writes a library of made-up articles, the same for the same seed; no sentence is anybody's.

What a measurement looks for is planted by the article's rank, the newest being 0: at most rank 500,
so that a library of a thousand has all of it.
"""

import html
import math
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.words import vocabulary

FIRST_TITLE = "Lantaarnopsteker"
"""Begins the newest article's title, and no other's."""
SECOND_PAGE = "Waterlandkijker"
"""Begins the titles that are on the screen two pages down, and none on the first page."""
FIRST_WORD = "Zwaluwstaartverbinding"
"""Begins the text of the newest articles; stands in no title."""

COMMON, RARE, UNIQUE, DECOY = "quorbelle", "qazmier", "qyndervos", "qotteren"
"""Stand in one of 8 articles, in one of 1,000, in one; in those that `q` alone finds first."""
COMMON_TITLE, RARE_TITLE, UNIQUE_TITLE = "Duinpanbewoner", "Kelderluikhaak", "Torenspitsdoek"
"""Begin the titles of the newest and best article of each of these words."""

PAIRS = 200
"""At most so many pairs of articles are about one thing."""

AGE = timedelta(days=20 * 365)
NEWEST = datetime(2026, 1, 31, 8, 30, tzinfo=UTC)
"""When the newest article was written; the oldest is `AGE` older."""
_VERSION = "4"


@dataclass(frozen=True, slots=True)
class Article:
    """One made-up article."""

    title: str
    date: datetime
    authors: list[str]
    category: str
    tags: list[str]
    url: str
    paragraphs: list[str]
    suffix: str
    name: str
    """The path within the library."""


def write_library(folder: Path, count: int, seed: int = 7) -> None:
    """Fill a folder with so many articles of some 3 KB, unless they lie there already."""
    done = folder / ".count"
    if done.exists() and done.read_text() == f"{_VERSION} {count}":
        return
    shutil.rmtree(folder, ignore_errors=True)
    for article in articles(count, seed):
        path = folder / article.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written(article), encoding="utf-8")
    done.write_text(f"{_VERSION} {count}")


def articles(count: int, seed: int = 7) -> Iterator[Article]:
    """So many articles, the newest first."""
    chance = random.Random(seed)
    made = _Names(random.Random(seed))
    pair_of = {rank: number for number, pair in enumerate(pairs(count)) for rank in pair}
    for rank in range(count):
        words = vocabulary("en" if rank % 4 == 3 else "nl")
        size = max(60, int(chance.lognormvariate(math.log(340), 0.5)))
        text = words.text(chance, size)
        category = int(chance.random() ** 2 * len(made.categories))
        text[::9] = chance.choices(made.topics[category], k=len(text[::9]))
        _plant(text, rank, pair_of.get(rank), chance)
        suffix = ("html", "html", "html", "html", "md", "html", "html", "md", "html", "txt")[
            rank % 10
        ]
        date = NEWEST - AGE * (rank / count)
        yield Article(
            title=title(rank, words.text(chance, chance.randint(3, 9))),
            date=date,
            authors=chance.sample(made.authors, chance.choice((0, 1, 1, 1, 2))),
            category=made.categories[category],
            tags=chance.sample(made.tags, chance.randint(0, 4)),
            url=f"https://{made.sites[int(chance.random() ** 2 * len(made.sites))]}/{rank}",
            paragraphs=_paragraphs(text, chance),
            suffix=suffix,
            name=f"{date.year}/{date:%Y-%m-%d}-{rank:06}.{suffix}",
        )


def pairs(count: int) -> list[tuple[int, int]]:
    """The ranks of the pairs that are about one thing, far apart in time."""
    many = min(PAIRS, count // 5)
    step = count // (2 * many + 1)
    return [(count - step * (pair + 1), count - step * (pair + many + 1)) for pair in range(many)]


def title(rank: int, words: list[str]) -> str:
    """A title of these words, with what is planted at this rank before them."""
    planted = {
        0: FIRST_TITLE,
        140: f"{COMMON_TITLE} {COMMON}",
        260: f"{RARE_TITLE} {RARE}",
        400: f"{UNIQUE_TITLE} {UNIQUE}",
    }.get(rank, "")
    if 37 <= rank < 80:
        planted = SECOND_PAGE
    elif 80 <= rank < 140:
        planted = DECOY
    return " ".join([planted, *words] if planted else words).capitalize()


def written(article: Article) -> str:
    """The file that it is: front matter as Jekyll has it, and a body; or plain text."""
    if article.suffix == "txt":
        return "\n\n".join([article.title, *article.paragraphs]) + "\n"
    head = [
        "---",
        f"title: '{article.title}'",
        f"date: {article.date:%a, %d %b %Y %H:%M:%S +0000}",
        *([f"author: [{', '.join(article.authors)}]"] if article.authors else []),
        f"category: {article.category}",
        *([f"tags: [{', '.join(article.tags)}]"] if article.tags else []),
        f"externe_link: {article.url}",
        "---",
        "",
    ]
    body = article.paragraphs
    if article.suffix == "html":
        body = [body_html(article)]
    elif len(body) > 3:
        body = [*body[:2], f"## {body[2][:40]}", f"*{body[2]}*", *body[3:]]
    return "\n".join([*head, "\n\n".join(body), ""])


def body_html(article: Article) -> str:
    """The body as the fragment of HTML that a feed or a post has."""
    parts = [f"<p>{html.escape(text)}</p>" for text in article.paragraphs]
    if len(parts) > 3:
        parts[1:1] = [f'<img src="/{article.date.year}.jpg" alt="">']
        parts[3] = f"<h2>{article.paragraphs[2][:40]}</h2>\n<p><em>{article.paragraphs[2]}</em></p>"
        parts[-1] = f'<blockquote>{parts[-1]}</blockquote>\n<a href="{article.url}">Bron</a>'
    return "\n".join(parts)


class _Names:
    """What articles are filed under."""

    def __init__(self, chance: random.Random) -> None:
        rare = vocabulary("nl").rare
        self.categories = chance.sample(rare, 40)
        self.tags = chance.sample(rare, 40)
        self.topics = [chance.sample(rare, 300) for _ in self.categories]
        self.sites = [f"{word}.example" for word in chance.sample(vocabulary("en").rare, 200)]
        self.authors = [
            f"{first.capitalize()} {last.capitalize()}"
            for first, last in zip(chance.sample(rare, 150), chance.sample(rare, 150), strict=True)
        ]


def _plant(text: list[str], rank: int, pair: int | None, chance: random.Random) -> None:
    planted: list[str] = []
    if pair is not None:
        # Rare words, but others use them too.
        for number, word in enumerate(random.Random(pair).sample(vocabulary("nl").rare, 8)):
            planted += [word] * (1 + (number + pair) % 3)
    if rank % 8 == 4 and rank >= 140:
        planted += [COMMON] * (6 if rank == 140 else chance.randint(1, 3))
    if rank % 1000 == 260:
        planted += [RARE] * (6 if rank == 260 else 1)
    if rank == 400:
        planted.append(UNIQUE)
    if 80 <= rank < 140:
        planted.append(DECOY)
    for word in planted:
        text[int(chance.random() * len(text))] = word
    if rank < 60:
        text[0] = FIRST_WORD


def _paragraphs(words: list[str], chance: random.Random) -> list[str]:
    paragraphs = []
    at = 0
    while at < len(words):
        sentences = []
        for _ in range(2 + int(chance.random() * 4)):
            length = 6 + int(chance.random() * 17)
            sentence = " ".join(words[at : at + length])
            at += length
            if sentence:
                sentences.append(sentence[0].upper() + sentence[1:] + ".")
        paragraphs.append(" ".join(sentences))
    return paragraphs
