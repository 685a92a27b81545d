"""Which language a text is in."""

import pytest

from reader.formats.language import detect

DUTCH = "Het kabinet stuurt deze herfst mensen naar het buitenland om daar de anderen te helpen."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (DUTCH, "nl"),
        ("The government will send people abroad this autumn to help the others there.", "en"),
        ("Die Regierung schickt in diesem Herbst Menschen ins Ausland, um dort zu helfen.", "de"),
        ("日本語のテキストはここにあります。これは日本語で書かれた文章です。" * 2, "ja"),
    ],
)
def test_prose_tells_its_language(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(
    "text", ["", "Te kort.", "1234567890 " * 20, f"https://x.example/{'a' * 80}"]
)
def test_too_little_text_tells_nothing(text: str) -> None:
    assert detect(text) == ""


def test_addresses_say_nothing_of_the_language() -> None:
    addresses = "https://www.the-english-site.example/all-about-the-weather " * 5
    assert detect(addresses + DUTCH) == "nl"


def test_traditional_chinese_is_chinese() -> None:
    text = "在使用時，您可能會遇到一些問題，下列的常見問題解答可能會對您有所幫助。"
    assert detect(text * 3) == "zh"
