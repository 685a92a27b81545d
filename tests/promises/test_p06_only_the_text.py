"""P6: the text of an article is complete, and only the text."""

from tests.promises.home import Home
from tests.promises.hostile import of
from tests.promises.walk import unlisted, unmet, walked


def test_all_of_the_text_is_read_and_nothing_else_of_the_page(home: Home) -> None:
    cases = of("P6")
    seen = walked(cases, home)
    assert seen.failures == []
    assert unmet(cases, seen.text) == []
    assert unlisted(cases, home) == []
    assert (home.folder / "cache" / "index.db").stat().st_size < 1_000_000
