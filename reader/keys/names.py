"""The names of keys: `j`, `G`, `/`, `space`, `pagedown`, `f1`, `ctrl+p`; a sequence is `g g`."""

from reader.i18n import N_

Keys = tuple[str, ...]
"""Keys one after the other, never none."""

NOTHING = "nop"
"""Written in place of a key: none at all."""

MODIFIERS = ("alt", "ctrl", "shift")
"""In the order in which they stand in a name."""

NAMED = frozenset(
    (
        *("enter", "tab", "space", "escape", "backspace", "delete", "insert"),
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
        *(f"f{number}" for number in range(1, 25)),
    )
)
"""Keys that have a name in place of a character."""

_ALSO = {
    "esc": "escape",
    "return": "enter",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "del": "delete",
    "ins": "insert",
}

_TWINS = {
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+[": "escape",
    "ctrl+h": "backspace",
    "ctrl+?": "backspace",
}
"""What most terminals send the same for, since the days of paper."""

_OF_OLD = frozenset("abcdefghijklmnopqrstuvwxyz\\]^_")
"""What there is a control character for; with the rest few terminals tell that ctrl was held."""

_TOLD_APART = NAMED - {"enter", "tab", "space", "escape", "backspace"}
"""Named keys for which terminals tell which modifiers were held."""


def sequence(text: str) -> Keys | None:
    """The keys that a text names, each as it is called here; None where it names none."""
    keys = tuple(map(_key, text.split()))
    return tuple(key for key in keys if key) if keys and all(keys) else None


def written(keys: Keys) -> str:
    """A sequence as a person writes it."""
    return " ".join(keys)


def why_unreachable(keys: Keys) -> str:
    """Why a sequence can't be typed on every terminal, in English, marked for the catalogue, with
    `{key}` for it and `{other}` for what comes in its place; empty where it can.
    """
    return next(filter(None, map(_why, keys)), "")


def _why(key: str) -> str:
    if key == "ctrl+c":
        return N_('"{key}" always tells how to quit')
    if key in _TWINS:
        return N_('for "{key}" most terminals send what they send for "{other}"')
    *modifiers, last = _parts(key)
    is_plain = not modifiers or key in ("shift+tab", "ctrl+space")
    if len(last) > 1:
        is_sent = is_plain or last in _TOLD_APART
    else:
        is_sent = "shift" not in modifiers and ("ctrl" not in modifiers or last in _OF_OLD)
    return "" if is_sent else N_('"{key}" is sent by few terminals')


def twin(keys: Keys) -> str:
    """The key that comes in place of one that most terminals can't tell from it; else empty."""
    return next((_TWINS[key] for key in keys if key in _TWINS), "")


def needs_alt(keys: Keys) -> bool:
    """Alt has to be held, which not every terminal passes on."""
    return any("alt" in _parts(key)[:-1] for key in keys)


def _parts(key: str) -> list[str]:
    """The modifiers, and what is pressed with them."""
    if len(key) == 1:
        return [key]
    head, last = key[:-1], key[-1]
    if head.endswith("+"):
        return [*head[:-1].split("+"), last]
    return key.split("+")


def _key(text: str) -> str:
    """A key as it is called here; empty where a text names none."""
    *modifiers, last = _parts(text)
    held = {modifier.lower() for modifier in modifiers}
    if not held <= set(MODIFIERS):
        return ""
    if len(last) > 1:
        last = _ALSO.get(last.lower(), last.lower())
        if last not in NAMED:
            return ""
    elif not (last and last.isprintable()):
        return ""
    elif "ctrl" in held:
        last = last.lower()
    elif "shift" in held and last.isalpha():
        held, last = held - {"shift"}, last.upper()
    key = "+".join([*sorted(held), last])
    return "ctrl+space" if key == "ctrl+@" else key
