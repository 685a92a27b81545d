import pytest
from rich.segment import Segment
from textual.color import Color

from reader.ui.guard import Guard

BLACK = Color(0, 0, 0)


@pytest.fixture(autouse=True)
def _uncounted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Guard, "caught", 0)


def painted(text: str) -> str:
    return "".join(segment.text for segment in Guard().apply([Segment(text)], BLACK))


@pytest.mark.parametrize(
    "character",
    [
        "\x1b",
        "\x07",
        "\x00",
        "\x9b",
        "\x7f",
        "\r",
        "\n",
        "\u202e",
        "\u2066",
        "\U000e0041",
        "\udcff",
    ],
    ids=ascii,
)
def test_a_character_that_could_act_is_deleted_and_counted(character: str) -> None:
    assert painted(f"a{character}b") == "ab"
    assert Guard.caught == 1


@pytest.mark.parametrize(
    "text", ["plain", "Syrië ★ ◐ 漢字", "e\u0301", "👨‍👩‍👧", "\xa0"], ids=ascii
)
def test_text_is_left_alone(text: str) -> None:
    assert painted(text) == text
    assert Guard.caught == 0
