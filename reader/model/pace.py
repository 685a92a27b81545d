"""How long words take to read."""

WORDS_A_MINUTE = 230
"""Silent reading of prose: Brysbaert (2019) finds 238 for English non-fiction; other European
languages lie a little lower."""


def minutes(words: int, words_a_minute: int = WORDS_A_MINUTE) -> int:
    """Reading time in whole minutes: 0 for no words, else 1 and up."""
    return -(-words // words_a_minute)
