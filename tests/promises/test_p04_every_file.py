"""P4: every readable file is listed whatever stands before its text, and no text is dropped."""

from tests.promises.home import Home
from tests.promises.hostile import of
from tests.promises.walk import unlisted, unmet, walked


def test_every_front_matter_leaves_a_row_a_title_and_all_of_the_text(home: Home) -> None:
    cases = of("P4")
    seen = walked(cases, home)
    assert seen.failures == []
    assert unmet(cases, seen.text) == []
    assert unlisted(cases, home) == []
