"""Where things lie, and what the environment says: the only module that asks it."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

APP = "leeslamp"


class Environment(NamedTuple):
    """What the machine tells the program, asked once at the start."""

    config_file: Path
    data_dir: Path
    """State lives here: what the person did. Never deleted by the program."""
    cache_dir: Path
    """The index lives here: may be deleted at any time."""
    home: Path
    term: str
    """TERM; empty where unset."""
    no_color: bool
    """NO_COLOR is set to anything but the empty string."""
    languages: tuple[str, ...]
    """What the person reads, best first, as gettext spells it: `nl_NL`, `en`."""
    browser: tuple[str, ...]
    """BROWSER, else the platform's opener, as an argument vector without the address."""
    editor: tuple[str, ...] = ()
    """VISUAL, else EDITOR, as an argument vector without the file; empty where neither is set."""
    is_light: bool = False
    """The terminal's ground is light, as far as it says so."""
    pager: tuple[str, ...] = ()
    """PAGER, else less, as an argument vector; empty where PAGER is."""
    bidi: str = "reader"
    """Who turns right-to-left text around, as far as is known: `reader`, `terminal`, or `words`
    where the terminal turns words and we their order.
    """
    graphics: str = "blocks"
    """How the terminal shows pictures, as far as is known: `kitty`, `iterm` or `blocks`; `ask`
    where only it can tell.
    """


def environment(
    variables: Mapping[str, str] | None = None,
    *,
    config: str | None = None,
    data_dir: str | None = None,
    cache_dir: str | None = None,
) -> Environment:
    """What the options say, else the environment, else the platform's folders."""
    asked = os.environ if variables is None else variables
    home = Path(asked.get("HOME") or Path.home())
    return Environment(
        config_file=_chosen(config, asked.get("LEESLAMP_CONFIG")) or _platform("config"),
        data_dir=_chosen(data_dir, asked.get("LEESLAMP_DATA_DIR")) or _platform("data"),
        cache_dir=_chosen(cache_dir, asked.get("LEESLAMP_CACHE_DIR")) or _platform("cache"),
        home=home,
        term=asked.get("TERM", ""),
        no_color=bool(asked.get("NO_COLOR")),
        languages=languages(asked),
        browser=_browser(asked),
        editor=_words(asked.get("VISUAL", "")) or _words(asked.get("EDITOR", "")),
        is_light=_is_light(asked),
        pager=_words(asked.get("PAGER", "less")),
        bidi=_bidi(asked),
        graphics=_graphics(asked),
    )


def variables_for_others(variables: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a program that the person hands articles to: nothing of ours or of the
    Python that runs us, and no terminal to write to.
    """
    asked = os.environ if variables is None else variables
    kept = {name: value for name, value in asked.items() if not name.startswith(_OURS)}
    return kept | {"TERM": "dumb", "NO_COLOR": "1", "PAGER": "cat"}


_OURS = ("LEESLAMP_", "PYTHON", "TEXTUAL", "LESSOPEN", "LESSCLOSE", "COLUMNS", "LINES")


def _graphics(asked: Mapping[str, str]) -> str:
    """By the names that terminals give themselves: other variables are handed on to whatever is
    started in them. What lies in between would have to pass pictures on, and kitty's 24 bits of
    colour.
    """
    term = asked.get("TERM", "")
    if asked.get("TMUX") or asked.get("STY") or term in ("", "dumb", "linux"):
        return "blocks"
    if "ZELLIJ" in asked:
        return "ask"  # it speaks for itself, whatever it runs in
    if term in ("xterm-kitty", "xterm-ghostty"):
        if asked.get("COLORTERM") not in ("truecolor", "24bit"):
            return "blocks"
        return "kitty" if term == "xterm-ghostty" else "ask"  # old ones know no placeholders
    is_iterm = asked.get("LC_TERMINAL") == "iTerm2"  # is handed on by ssh
    konsole = asked.get("KONSOLE_VERSION", "")
    if konsole.isdecimal() and int(konsole[:9]) >= 220400:
        return "iterm"  # of a strip of sixels it clears the row below, too
    if is_iterm or asked.get("TERM_PROGRAM") in ("iTerm.app", "WezTerm"):
        return "iterm"
    return "ask"


def _is_light(asked: Mapping[str, str]) -> bool:
    """Konsole, rxvt, iTerm2 and others name the colours of ink and ground by their numbers."""
    return asked.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15")


def _bidi(asked: Mapping[str, str]) -> str:
    """Those of GNOME (VTE 0.58 and later) and KDE, Apple's, and mlterm do so unless told not to."""
    vte = asked.get("VTE_VERSION", "")
    does = (
        (vte.isdecimal() and int(vte[:9]) >= 5800)
        or asked.get("KONSOLE_VERSION")
        or asked.get("TERM_PROGRAM") == "Apple_Terminal"
        or asked.get("TERM", "").startswith("mlterm")
    )
    if asked.get("TERM") == "xterm-kitty":
        return "words"
    return "terminal" if does else "reader"


def _chosen(option: str | None, variable: str | None) -> Path | None:
    name = option or variable
    # not pathlib's, which raises for a person who doesn't exist
    return Path(os.path.expanduser(name)).absolute() if name else None  # noqa: PTH111


def _platform(kind: str) -> Path:
    # platformdirs costs 37 ms, and whoever overrides all three folders need not pay it
    from platformdirs import PlatformDirs

    folders = PlatformDirs(APP, appauthor=False)
    match kind:
        case "config":
            return folders.user_config_path / "config.toml"
        case "data":
            return folders.user_data_path
        case _:
            return folders.user_cache_path


def languages(variables: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """What the person reads, best first; empty where nothing is said."""
    asked = os.environ if variables is None else variables
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = asked.get(name)
        if value:
            spelled = (part.split(".")[0].split("@")[0] for part in value.split(":"))
            return tuple(part for part in spelled if part)
    return ()


def _browser(asked: Mapping[str, str]) -> tuple[str, ...]:
    import sys

    named = _words(asked.get("BROWSER", "").split(os.pathsep)[0])
    return named or (("open",) if sys.platform == "darwin" else ("xdg-open",))


def _words(command: str) -> tuple[str, ...]:
    """A command as an argument vector; empty where it names none."""
    if not command:
        return ()
    import shlex

    try:
        return tuple(shlex.split(command))
    except ValueError:
        return ()
