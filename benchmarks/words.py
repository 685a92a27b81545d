"""A made-up vocabulary, told apart by language: real small words, and 80,000 that nobody uses."""

import random
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

_DUTCH = (
    "de van het een en in is dat op te zijn met voor die niet aan er om ook als bij maar door dan"
    " of naar over uit hij ze we worden werd nog wel geen meer heeft had hebben kan deze dit zich"
    " tot wordt al zo moet moeten kunnen zou zullen veel onder tegen na sinds tussen wat wie waar"
    " hoe toen omdat want dus echter volgens alle andere mensen jaar volgende eerste nieuwe laatste"
    " werden waren was ik je u mijn zijn haar hun ons onze iets niets iemand altijd nooit weer hier"
    " daar gaan gaat komt komen doen doet zegt zei laten blijft staat maken maakt weten goed groot"
)
_ENGLISH = (
    "the of and to in a is that for on it with as was by at be this from are or have an which not"
    " but they he we his had has been were their more will would there when who what out up about"
    " into than them can only other new some could time these two may then first any now such like"
    " over our even most made after also did many before must through years where much your way"
    " well down should because each just those people how too good make world still see own work"
    " long both between life being under never day same another know while last might us great old"
    " year off come since go against came right take three"
)
_SYLLABLES = {
    "nl": (
        "aan be ge ver ont boe daag drie fel gaar goe haven heid houd kaas keur kijk kle lan leer"
        " lijk ling loos maat meer mij naar neder nis oog oor oude plaat raad rij schap schei slag"
        " stel straat tie tuin uit vaar veld vloe voet vrij waar weg wijs zand zee zij zoon"
        " één idee"
    ),
    "en": (
        "ash bel black brook burn chest dale down er fair field ford ful gate glen green ham hill"
        " hood ing ish kin land less ley light ly man mere mill ness north oak ous over path port"
        " ridge shire side ship son south stan stone thorn tion ton ward well wick wood worth"
    ),
}
_WORDS = {"nl": 60_000, "en": 20_000}
_DRAWN = 1 << 19


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a language, and a long row of them drawn as often as each is used."""

    words: list[str]
    """The most used first; none of them has a `q`, so that a planted one can be told by it."""
    rare: list[str]
    """Those that a library of a hundred thousand articles has in a few hundred of them."""
    drawn: list[str]

    def text(self, chance: random.Random, count: int) -> list[str]:
        """So many words; any two of them may follow each other."""
        stride = int(chance.random() * (_DRAWN // count - 1)) + 1
        start = int(chance.random() * (_DRAWN - stride * count))
        return self.drawn[start : start + stride * count : stride]


@cache
def vocabulary(language: str) -> Vocabulary:
    """The words of `nl` or `en`, always the same."""
    chance = random.Random(language)
    small = list(dict.fromkeys((_DUTCH if language == "nl" else _ENGLISH).split()))
    made: dict[str, None] = {}
    syllables = _SYLLABLES[language].split()
    while len(made) < _WORDS[language]:
        made["".join(chance.choices(syllables, k=chance.randint(2, 4)))] = None
    # The short ones are used most, as in any language.
    words = [*small, *sorted(set(made).difference(small), key=lambda word: (len(word), word))]
    usual = list(accumulate(1 / (rank + 2.7) for rank in range(len(words))))
    drawn = chance.choices(words, cum_weights=usual, k=_DRAWN)
    return Vocabulary(words, words[len(words) // 4 :], drawn)
