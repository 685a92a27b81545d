import os
import threading
from types import SimpleNamespace
from typing import Any, cast

import pytest

from reader.config import Config, Reading

terminal = pytest.importorskip("reader.ui.terminal", reason="of POSIX alone")


class Typed(terminal.Terminal):  # type: ignore[misc,name-defined]
    """Reads from a pipe."""

    def __init__(self, graphics: str, term: str = "xterm-256color") -> None:
        self.source, self.keys = os.pipe()
        config = Config(reading=Reading(graphics=graphics))
        environment = SimpleNamespace(term=term)
        desk = SimpleNamespace(reader=SimpleNamespace(config=config, environment=environment))
        self.told: list[Any] = []
        super().__init__(cast(Any, SimpleNamespace(desk=desk)))
        self.fileno = self.source

    def send_message(self, message: Any) -> None:
        self.told.append(message)

    def process_message(self, message: Any) -> None:
        self.told.append(message)

    def types(self, *pieces: bytes) -> list[str]:
        """What becomes of what is typed until the input ends: keys, and the kinds of the rest."""
        for piece in pieces:
            os.write(self.keys, piece)
        os.close(self.keys)
        self.run_input_thread()
        return [getattr(one, "key", type(one).__name__) for one in self.told]


@pytest.fixture(autouse=True)
def lone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal.farewell, "end_soon", lambda _code: None)
    monkeypatch.setattr(terminal, "CHUNK", 12)


@pytest.mark.parametrize(
    ("answer", "is_told"), [(b"\x1b[?62;4;22c", True), (b"\x1b[?64;22c", False)]
)
async def test_a_terminal_that_shows_sixels_says_so_by_a_four(answer: bytes, is_told: bool) -> None:
    told = Typed("ask").types(b"j", answer, b"k")
    assert ("Callback" in told) is is_told
    assert [key for key in told if len(key) == 1] == ["j", "k"]


@pytest.mark.parametrize(
    ("version", "is_told"),
    [
        (b"kitty(0.26.5)", False),
        (b"kitty(0.28.0)", True),
        (b"kitty(1.0)", True),
    ],
)
async def test_a_kitty_says_how_old_it_is(version: bytes, is_told: bool) -> None:
    told = Typed("ask", "xterm-kitty").types(b"j", b"\x1bP>|" + version + b"\x1b\\", b"k")
    assert ("Callback" in told) is is_told
    assert [key for key in told if len(key) == 1] == ["j", "k"]


async def test_keys_behind_an_answer_that_came_alone_are_read() -> None:
    told = Typed("ask").types(b"\x1b[?62;4;22c", b"j" * 12)
    assert told.count("j") == 12


async def test_what_is_not_asked_is_not_waited_for() -> None:
    assert "Callback" not in Typed("blocks").types(b"\x1b[?62;4;22c")


async def test_without_a_terminal_nothing_is_known_of_its_cells() -> None:
    assert Typed("ask").cell is None


async def test_input_ends_at_once_though_it_was_looked_at_before_it_was_told_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    typed, looked = Typed("blocks"), threading.Event()
    monkeypatch.setattr(terminal, "TICK", 3600)

    def tick(_parser: object) -> tuple[()]:
        looked.set()
        return ()

    monkeypatch.setattr(terminal.XTermParser, "tick", tick)
    monkeypatch.setattr(typed, "_disable_mouse_support", lambda: looked.wait(5))
    reading = threading.Thread(target=typed.run_input_thread, daemon=True)
    typed._key_thread = SimpleNamespace(join=lambda: reading.join(5))
    reading.start()
    typed.disable_input()
    assert looked.is_set()
    assert not reading.is_alive()
