"""Titles as they are sorted and filtered by: case and diacritics folded."""

import unicodedata

from reader.model.matching import STRUCK


def fold(text: str) -> str:
    """`Ärger in SYRIË` becomes `arger in syrie`."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(character for character in parts if not unicodedata.combining(character))
    return bare.translate(STRUCK)


def title_key(title: str) -> str:
    """A title for sorting and filtering: folded, without the quotes and dots that it opens with."""
    folded = fold(title).strip()
    for index, character in enumerate(folded):
        if character.isalnum():
            return folded[index:]
    return folded


def words(text: str) -> list[str]:
    """What a title filter looks for, each fit to be looked for in a `title_key`."""
    return [title_key(word) for word in text.split()]
