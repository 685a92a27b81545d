"""Right-to-left text in the order in which it is seen: the implicit levels of UAX 9, line by line.

Explicit controls never come here, the sanitiser takes them away; brackets are resolved like any
other sign between words. Terminals that turn text around by themselves know nothing of paragraphs:
what they turn is put where it belongs, and left to them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from unicodedata import bidirectional

from reader.model.direction import STRONG, has_right_to_left, is_right_to_left
from reader.typeset.lines import Role, Run, Turned
from reader.typeset.paint import mark
from reader.typeset.width import cells, is_within_cluster

_NUMBER = re.compile(r"(\w+)([.)])")
_PAIRS = "()[]{}<>«»‹›≤≥⟨⟩⟪⟫「」『』【】"
_MIRRORED = str.maketrans(
    dict(
        zip(
            _PAIRS,
            "".join(b + a for a, b in zip(_PAIRS[::2], _PAIRS[1::2], strict=True)),
            strict=True,
        )
    )
)
_RUN = re.compile("R(?:[^L]*R)?M*")
_WORD = re.compile("R[RM]*")
_SEPARATORS = frozenset({"ES", "CS"})


def seen(text: str, bidi: str) -> str:
    """A line in the order in which it is seen, but for what the terminal turns."""
    if not has_right_to_left(text):
        return text
    inner = text.strip(" ")
    before, after = text.split(inner, 1)
    run = Run(inner, Role.TEXT, cells(inner))
    turned = reordered([run], is_rtl=is_right_to_left(inner), turned=Turned(bidi))
    return before + "".join(part.text for part in turned) + after


def aligned(runs: Sequence[Run], width: int) -> list[Run]:
    """A line that begins at the right edge."""
    spare = width - sum(run.cells for run in runs)
    return [mark(" " * spare, Role.TEXT), *runs] if runs and spare > 0 else list(runs)


def mirrored(runs: Sequence[Run]) -> list[Run]:
    """What stands left of a text, as it stands right of one that runs from right to left."""
    return [replace(run, text=_turned(run.text)) for run in reversed(runs)]


def _turned(text: str) -> str:
    inner = text.strip()
    before, after = text.partition(inner)[::2] if inner else (text, "")
    number = _NUMBER.fullmatch(inner)
    if number:
        inner = number[2].translate(_MIRRORED) + number[1]
    return f"{after}{inner}{before}"


def reordered(
    runs: Sequence[Run], *, is_rtl: bool, turned: Turned = Turned.NOTHING
) -> Sequence[Run]:
    """A line in the order in which it is seen, but for what the terminal turns; what runs backwards
    has a run for every sign.
    """
    if turned is Turned.ALL:
        return runs
    signs = [sign for run in runs for sign in _signs(run)]
    kinds = [bidirectional(sign.text[0]) for sign in signs]
    levels = _levels(kinds, int(is_rtl))
    order = _visual(levels)
    for start, end in _left_to_terminal(kinds, turned):
        _turn_back(order, levels, start, end)
    found: list[Run] = []
    before = -1
    for index in order:
        sign = signs[index]
        if levels[index] % 2:
            mirrored = sign.text.translate(_MIRRORED)
            found.append(sign if mirrored == sign.text else replace(sign, text=mirrored, at=-1))
        elif (
            index == before + 1
            and before >= 0
            and not levels[before] % 2
            and _follows(found[-1], sign)
        ):
            text = found[-1].text + sign.text
            found[-1] = replace(found[-1], text=text, cells=found[-1].cells + sign.cells)
        else:
            found.append(sign)
        before = index
    return found


def _left_to_terminal(kinds: Sequence[str], turned: Turned) -> Iterator[tuple[int, int]]:
    """Where begins and ends what the terminal turns."""
    pattern = {Turned.RUNS: _RUN, Turned.WORDS: _WORD}.get(turned)
    letters = "".join(map(_letter, kinds))
    return (found.span() for found in pattern.finditer(letters)) if pattern else iter(())


def _letter(kind: str) -> str:
    """One for each sign, for patterns: backwards, forwards, a mark, neither."""
    return {"R": "R", "AL": "R", "L": "L", "NSM": "M"}.get(kind, "-")


def _turn_back(order: list[int], levels: list[int], start: int, end: int) -> None:
    place = min(order.index(start), order.index(end - 1))
    if sorted(order[place : place + end - start]) == list(range(start, end)):
        order[place : place + end - start] = range(start, end)
        levels[start:end] = [0] * (end - start)  # mirrored by the terminal, too


def _signs(run: Run) -> list[Run]:
    text = run.text
    edges = [at for at in range(1, len(text)) if not is_within_cluster(text, at)]
    return [
        replace(
            run,
            text=text[start:end],
            cells=cells(text[start:end]),
            at=run.at + start if run.at >= 0 else -1,
        )
        for start, end in zip([0, *edges], [*edges, len(text)], strict=True)
        if end > start
    ]


def _follows(run: Run, sign: Run) -> bool:
    at = run.at + len(run.text) if run.at >= 0 else -1
    return replace(run, text=sign.text, cells=sign.cells, at=at) == sign


def _visual(levels: list[int]) -> list[int]:
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end + 1
    return order


def _levels(kinds: list[str], base: int) -> list[int]:
    kinds = _neutral(_weak(kinds, base), base)
    levels: list[int] = []
    for kind in kinds:
        if base % 2:
            levels.append(base if kind == "R" else base + 1)
        else:
            levels.append({"L": base, "R": base + 1}.get(kind, base + 2))
    return levels


def _weak(kinds: list[str], base: int) -> list[str]:
    """Rules W1 to W7: letters are L or R, numbers EN or AN, all else neutral."""
    start = "R" if base % 2 else "L"
    found: list[str] = []
    strong = start
    for kind in kinds:
        if kind == "NSM":
            kind = found[-1] if found else start
        if kind in STRONG:
            strong = kind
        found.append("AN" if kind == "EN" and strong == "AL" else kind)
    for index, kind in enumerate(found[1:-1], 1):
        before, after = found[index - 1], found[index + 1]
        if (
            kind in _SEPARATORS
            and before == after
            and (before == "EN" or (before, kind) == ("AN", "CS"))
        ):
            found[index] = before
    _join_signs_to_numbers(found)
    strong = start
    for index, kind in enumerate(found):
        if kind in STRONG:
            strong = found[index] = "L" if kind == "L" else "R"
        elif kind == "EN" and strong == "L":
            found[index] = "L"
        elif kind not in ("EN", "AN"):
            found[index] = "ON"
    return found


def _join_signs_to_numbers(kinds: list[str]) -> None:
    """Rule W5: a currency or per cent sign beside a number belongs to it."""
    index = 0
    while index < len(kinds):
        end = index
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        if end > index:
            is_beside = (index and kinds[index - 1] == "EN") or kinds[end : end + 1] == ["EN"]
            if is_beside:
                kinds[index:end] = ["EN"] * (end - index)
        index = end + 1


def _neutral(kinds: list[str], base: int) -> list[str]:
    """Rules N1 and N2: what stands between words goes with them, else with the paragraph."""
    edge = "R" if base % 2 else "L"
    found = kinds[:]
    index = 0
    while index < len(found):
        end = index
        while end < len(found) and found[end] == "ON":
            end += 1
        if end > index:
            before = _side(found[index - 1]) if index else edge
            after = _side(kinds[end]) if end < len(kinds) else edge
            found[index:end] = [before if before == after else edge] * (end - index)
        index = end + 1
    return found


def _side(kind: str) -> str:
    return "L" if kind == "L" else "R"
