"""Writes a library of made-up articles, the same for the same seed; no sentence is anybody's."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

FIRST_TITLE = "Lantaarnopsteker"
"""The first word of the newest article's title, which stands in no other article."""
FIRST_WORD = "Zwaluwstaartverbinding"
"""The first word of every article's text, which stands in no title."""

_SYLLABLES = "an be da de el en ge ha in ka le lo ma mo na ne no on ra re ri sa se ta te ti va ver"
_START = datetime(2012, 3, 4, 8, 30, tzinfo=UTC)


def write_library(folder: Path, count: int, seed: int = 7) -> None:
    """Fill a folder with so many articles of some 3 KB, unless they lie there already."""
    done = folder / ".count"
    if done.exists() and done.read_text() == str(count):
        return
    chance = random.Random(seed)
    words = sorted({_word(chance) for _ in range(8000)})
    weights = [1 / (rank + 8) for rank in range(len(words))]
    for number in range(count):
        path = folder / str(2012 + number * 12 // count) / f"{number:06}.{_SUFFIXES[number % 3]}"
        path.parent.mkdir(parents=True, exist_ok=True)
        size = max(60, int(chance.lognormvariate(6.1, 0.35)))
        text = chance.choices(words, weights, k=size)
        path.write_text(_article(number, count, text, chance), encoding="utf-8")
    done.write_text(str(count))


_SUFFIXES = ("md", "html", "txt")


def _article(number: int, count: int, words: list[str], chance: random.Random) -> str:
    moment = _START + timedelta(hours=7 * number)
    title = " ".join(words[-chance.randint(3, 9) :]).capitalize()
    if number == count - 1:
        title = f"{FIRST_TITLE} {title}"
    suffix = _SUFFIXES[number % 3]
    paragraphs = _paragraphs(words, chance)
    paragraphs[0] = f"{FIRST_WORD} {paragraphs[0]}"
    if suffix == "txt":
        return "\n\n".join([title, *paragraphs]) + "\n"
    head = [
        "---",
        f"title: '{title}'",
        f"date: {moment:%a, %d %b %Y %H:%M:%S +0000}",
        f"category: {words[0]}",
        f"tags: [{words[1]}, {words[2]}]",
        f"externe_link: https://{words[3]}.example/{number}",
        "---",
        "",
    ]
    body = [f"<p>{text}</p>" for text in paragraphs] if suffix == "html" else paragraphs
    return "\n".join([*head, "\n\n".join(body), ""])


def _paragraphs(words: list[str], chance: random.Random) -> list[str]:
    paragraphs = []
    at = 0
    while at < len(words):
        sentences = []
        for _ in range(chance.randint(2, 5)):
            length = chance.randint(6, 22)
            sentence = " ".join(words[at : at + length])
            at += length
            if sentence:
                sentences.append(sentence[0].upper() + sentence[1:] + ".")
        paragraphs.append(" ".join(sentences))
    return paragraphs


def _word(chance: random.Random) -> str:
    syllables = _SYLLABLES.split()
    return "".join(chance.choice(syllables) for _ in range(chance.randint(1, 4)))
