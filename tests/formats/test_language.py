"""Which language a text is in."""

import sys

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


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (DUTCH * 2, "nl"),
        ("Это не то, что мы с вами видели, но и не так далеко от того, что было у нас. " * 2, "ru"),
        ("Αυτό είναι ένα κείμενο που γράφτηκε στα ελληνικά για τη δοκιμή. " * 2, "el"),
        ("이 글은 한국어로 쓴 글이며 말을 알아보는지 시험하기 위한 것입니다. " * 3, "ko"),
    ],
)
def test_clear_prose_needs_no_model(
    text: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "py3langid", None)
    assert detect(text) == language
