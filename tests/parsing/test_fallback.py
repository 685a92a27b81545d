import time
from pathlib import Path

import pytest

from reader.parsing import fallback


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "a.html"


def test_the_first_words_are_those_that_stand_between_tags(file: Path) -> None:
    file.write_text(
        "<html><head><title>x</title></head><body class=a><style>p {}</style><h1>A lamp</h1>"
        "<!-- no --><script>if (a < b) {}</script>\n<p>It burns,\nif 1 < 2 &amp; oil is there.</p>"
    )
    assert fallback.first_words(str(file)) == ("A lamp", "It burns, if 1 < 2 & oil is there.")


@pytest.mark.parametrize("hidden", ["<!-- a > <p>no --> ", "<TEMPLATE><p>no</p></template>"])
def test_what_no_browser_shows_is_none_of_the_first_words(file: Path, hidden: str) -> None:
    file.write_text(f"<p>One.</p>{hidden}<p>Two.</p>")
    assert fallback.first_words(str(file)) == ("One.", "Two.")


def test_the_first_words_of_a_text_are_its_paragraphs(file: Path) -> None:
    file.write_text("One\ntwo.\n\nThree \x1b[31mred.\n")
    assert fallback.first_words(str(file)) == ("One two.", "Three red.")


def test_what_cannot_be_read_has_no_first_words(file: Path) -> None:
    assert fallback.first_words(str(file)) == ()


@pytest.mark.parametrize(
    "flood", ["<", "<script>", "<p ", "&", "<!--", "\n \n", "<style", "<!-- -->"]
)
def test_no_flood_keeps_the_first_words_long(file: Path, flood: str) -> None:
    file.write_text("START " + flood * 200_000)
    start = time.process_time()
    words = fallback.first_words(str(file))
    assert time.process_time() - start < 0.5
    assert words[0].startswith("START")


@pytest.mark.parametrize("mark", ["---", "+++"])
def test_front_matter_is_none_of_the_first_words(file: Path, mark: str) -> None:
    file.write_text(f"{mark}\ntitle: x\n{mark}\n\nOne.\n\n{mark}\n\nTwo.\n")
    assert fallback.first_words(str(file)) == ("One.", mark, "Two.")
