"""How a text differs from the one that was read, as lines: removed words and added ones."""

import re
from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from reader.i18n import _, ngettext
from reader.model.revisions import Became, Difference
from reader.ui.glyphs import Glyphs
from reader.ui.ink import Piece, Tone
from reader.ui.widgets.choice_list import Choice

_INDENT = 3
_WORD = re.compile(r"\s+|\S+")
_TONES = {Became.SAME: Tone.QUIET, Became.REMOVED: Tone.DANGER, Became.ADDED: Tone.STRONG}


def changed_lines(
    differences: Sequence[Difference], width: int, glyphs: Glyphs
) -> Sequence[Choice]:
    """Each difference with its sign: what was removed, then what stands there now."""
    lines: list[Choice] = []
    for difference in differences:
        if difference.same_before:
            said = ngettext(
                "{n} paragraph as it was", "{n} paragraphs as they were", difference.same_before
            )
            lines += [Choice((Piece(f" {glyphs.ellipsis} {said}", Tone.QUIET),)), Choice(())]
        lines += [*_shown(difference, width), Choice(())]
    return lines


def _shown(difference: Difference, width: int) -> Iterator[Choice]:
    if not difference.words:
        gone = _("a paragraph that is gone; its words were not kept")
        yield Choice((Piece(" - ", Tone.DANGER), Piece(gone, Tone.QUIET)))
        return
    for became, sign in ((Became.REMOVED, " - "), (Became.ADDED, " + ")):
        words = [one for one in difference.words if one[0] in (became, Became.SAME)]
        if any(one[0] is became for one in words):
            yield from _wrapped(words, sign, _TONES[became], width)


def _wrapped(
    words: Sequence[tuple[Became, str]], sign: str, tone: Tone, width: int
) -> Iterator[Choice]:
    room = max(width - _INDENT - 1, 8)
    pieces, cells = [Piece(sign, tone)], 0
    for became, text in words:
        for word in _WORD.findall(text):
            if cells + cell_len(word) > room and cells:
                yield Choice(tuple(pieces))
                pieces, cells = [Piece(" " * _INDENT)], 0
            if cells or not word.isspace():
                pieces.append(Piece(word, _TONES[became]))
                cells += cell_len(word)
    yield Choice(tuple(pieces))
