"""Whose key is whose: the table of actions, a preset over it, the person's own keys over both."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reader.actions import ACTIONS, Action, Where
from reader.i18n import N_, _
from reader.keys.names import Keys, needs_alt, sequence, twin, why_unreachable, written
from reader.keys.presets import PRESETS, USUAL

LAST_WAY_OUT = "ctrl+q"


class Finding(NamedTuple):
    """Something about a key that the person should know."""

    action: str
    """The id of the action that it is about."""
    message: str
    """In English, marked for the catalogue; holds `{key}`, `{other}` and the like."""
    key: str = ""
    other: str = ""
    """What stands in the way: an action's id, or a key."""
    is_wrong: bool = True
    """It should be changed; else it is good to know."""

    @property
    def sentence(self) -> str:
        """The message in the person's language."""
        return _(self.message).format(key=self.key, other=self.other)


class KeyMap(NamedTuple):
    """The keys in force."""

    actions: tuple[Action, ...] = ACTIONS
    """The table with these keys in place of its own, and the person's own commands."""
    findings: tuple[Finding, ...] = ()


def meet(one: Where, other: Where) -> bool:
    """There is a screen where both can be done."""
    apart = {Where.LIBRARY, Where.READING}
    return one is other or {one, other} != apart


def key_map(
    preset: str = USUAL,
    own: Mapping[str, Sequence[Keys]] | None = None,
    commands: Sequence[Action] = (),
) -> KeyMap:
    """The keys in force. `own` are the person's, by id; `commands` bring theirs along.

    Where two actions of one screen want the same keys, the person's own come before those of the
    preset, these before the table's; where both are the person's, the first of the table has them.
    """
    own, chosen = own or {}, PRESETS[preset]
    wanted: list[tuple[int, int, Action, Keys]] = []
    actions = (*ACTIONS, *commands)
    for number, item in enumerate(actions):
        is_own = item.id in own or number >= len(ACTIONS)
        rank = 0 if is_own else 1 if item.id in chosen else 2
        keys = own[item.id] if item.id in own else _read(chosen.get(item.id, item.keys))
        wanted += [(rank, number, item, each) for each in keys]
    kept, lost = _shared_out(wanted)
    found = [_conflict(item, keys, holder) for rank, item, keys, holder in lost if rank == 0]
    found += _without_keys(kept, lost)
    found += _hard_to_type(kept)
    if not any(kept.get(name) for name in ("quit", "leave_library", "palette")):
        kept["quit"] = [(0, (LAST_WAY_OUT,))]
        found.append(Finding("quit", N_("nothing would quit, so {key} does"), LAST_WAY_OUT))
    live = tuple(
        item._replace(keys=tuple(written(keys) for _rank, keys in kept.get(item.id, ())))
        for item in actions
    )
    return KeyMap(live, tuple(found))


_Kept = dict[str, list[tuple[int, Keys]]]
"""Rank and keys, by the action's id."""
_Lost = list[tuple[int, Action, Keys, tuple[int, Action]]]
"""Rank, action, keys, and who has them, with their rank."""


def _read(texts: Sequence[str]) -> list[Keys]:
    return [keys for text in texts if (keys := sequence(text)) is not None]


def _shared_out(wanted: Sequence[tuple[int, int, Action, Keys]]) -> tuple[_Kept, _Lost]:
    kept: _Kept = {}
    lost: _Lost = []
    holders: dict[Keys, list[tuple[int, Action]]] = {}
    for rank, _number, item, keys in sorted(wanted, key=lambda each: each[:2]):
        here = holders.setdefault(keys, [])
        holder = next((held for held in here if meet(held[1].where, item.where)), None)
        if holder is None:
            here.append((rank, item))
            kept.setdefault(item.id, []).append((rank, keys))
        elif holder[1] is not item:
            lost.append((rank, item, keys, holder))
    return kept, lost


def _conflict(item: Action, keys: Keys, holder: tuple[int, Action]) -> Finding:
    said = N_('"{key}" is for "{other}" as well, which has it')
    return Finding(item.id, said, written(keys), holder[1].id)


def _without_keys(kept: _Kept, lost: _Lost) -> Iterator[Finding]:
    """What the person's own keys left without any; they may not know."""
    said = N_('"{key}" is for "{other}" now, and no other key is for this')
    told: set[str] = set()
    for rank, item, keys, (rank_of_holder, holder) in lost:
        if rank > 0 and rank_of_holder == 0 and item.id not in kept.keys() | told:
            told.add(item.id)
            yield Finding(item.id, said, written(keys), holder.id)


def _hard_to_type(kept: _Kept) -> Iterator[Finding]:
    for name, held in kept.items():
        for rank, keys in held:
            why = why_unreachable(keys) if rank == 0 else ""
            if why:
                yield Finding(name, why, written(keys), twin(keys))
            elif rank == 0 and needs_alt(keys):
                said = N_('"{key}": some terminals keep alt for themselves')
                yield Finding(name, said, written(keys), is_wrong=False)
