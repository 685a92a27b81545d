import pytest

from reader.ui.source_lines import line_at

HTML = "<p>One <b>lamp</b>.</p>\n\n<h2>Later</h2>\n<p>One <b>lamp</b> in\nthe &eacute;vening.</p>\n"


@pytest.mark.parametrize(
    ("text", "share", "line"),
    [
        ("One lamp.", 0.0, 1),
        ("One lamp in the evening.", 0.0, 4),
        ("Later", 0.9, 3),
        ("One lamp and what was never written", 0.9, 4),
        ("Nowhere", 0.5, 4),
        ("Nowhere", 1.0, 6),
        ("", 0.0, 1),
    ],
)
def test_words_are_found_in_the_file_across_its_markup(text: str, share: float, line: int) -> None:
    assert line_at(HTML, text, share) == line


def test_signs_without_end_take_no_time() -> None:
    assert line_at("<" * 200_000, "word", 0.0) == 1
