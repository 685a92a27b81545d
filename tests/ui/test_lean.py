import subprocess
import sys

import pytest

SHOWN = "from reader.ui.lean import lean\nwith lean(): import reader.ui.app\n"


def said(code: str) -> str:
    """What a fresh interpreter prints."""
    run = [sys.executable, "-c", "import sys\n" + code]
    return subprocess.run(run, capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.parametrize("name", ["command", "widgets._input", "widgets._tree", "widgets._select"])
def test_the_screen_comes_without_the_palette_and_its_widgets(name: str) -> None:
    assert said(f"{SHOWN}print('textual.{name}' in sys.modules)") == "False"


def test_whoever_wants_the_palette_later_has_it() -> None:
    asked = "from textual.command import CommandPalette; print(CommandPalette.__mro__[1].__name__)"

    assert said(SHOWN + asked) == "SystemModalScreen"


def test_the_screen_comes_without_openssl_and_whoever_wants_it_later_has_it() -> None:
    loaded = "print('_ssl' in sys.modules); import ssl; print(ssl.HAS_SNI)"

    assert said(SHOWN + loaded).split() == ["False", "True"]


def test_a_palette_that_is_there_already_stays() -> None:
    before, after = "import textual.command as one\n", "import textual.command as two\n"

    assert said(f"{before}{SHOWN}{after}print(one is two)") == "True"


def test_the_screen_comes_without_what_a_query_a_copy_or_the_history_needs() -> None:
    loaded = set(said(f"{SHOWN}print(*sys.modules)").split())
    needless = {"reader.model.terms", "reader.model.matching", "json"}
    assert loaded & {*needless, "reader.state.backups", "reader.model.history"} == set()


def test_signs_that_run_no_way_need_nobody_who_turns_text_around() -> None:
    drawn = """
from reader.themes import LAMP
from reader.ui.ink import Ink, Piece
print(Ink(LAMP, "reader").strip([Piece("{text}")]).text, "reader.typeset.bidi" in sys.modules)
"""
    assert said(drawn.format(text="● ↵ … —")) == "● ↵ … — False"
    assert said(drawn.format(text="שלום")) == "םולש True"
