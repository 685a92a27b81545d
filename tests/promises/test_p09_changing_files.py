"""P9: files may change, vanish or be replaced at any time, and are never written to."""

import os

from tests.promises import judge
from tests.promises.home import Home
from tests.promises.hostile import article
from tests.promises.seat import Seat
from tests.promises.trial import is_set

_LONG = "\n\n".join(f"Paragraph {number} of it." for number in range(300))


def test_an_article_that_goes_shrinks_or_moves_while_it_is_read_stays_readable(home: Home) -> None:
    library = home.folder / "articles"
    library.mkdir()
    for name in "abcd":
        (library / f"{name}.md").write_text(article(f"title: Article {name}", _LONG))
    with Seat(home, library) as seat:
        modes = seat.modes()
        seat.wait_until("Article d")
        seat.press("\r")
        seat.until(is_set)
        (library / "a.md").unlink()
        assert "Paragraph" in "\n".join(seat.press("j", " ", "G", quiet=0.3))
        seat.press("J")
        seat.wait_until("Article b", "Paragraph 1 of it.")
        os.truncate(library / "b.md", 40)
        seat.press(" ", "G", "s", quiet=0.3)
        seat.press("J")
        seat.wait_until("Article c", "Paragraph 1 of it.")
        (library / "c.md").rename(library / "e.md")
        (library / "d.md").unlink()
        (library / "d.md").mkdir()
        seat.press("s", "r", " ", "J", "K", "G", quiet=0.3)
        seat.press("q", "\x0c", "j", "\r", "q", quiet=0.3)
        assert seat.leave() == 0
        assert list(seat.disorder(modes)) == []
    assert judge.violations(bytes(seat.raw)) == []
    assert sorted(path.name for path in library.iterdir()) == ["b.md", "d.md", "e.md"]
    assert (library / "e.md").read_text() == article("title: Article c", _LONG)
