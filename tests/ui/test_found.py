from reader.formats.html import parse
from reader.model import matching
from reader.model.places_in_text import Place
from reader.model.terms import Text
from reader.typeset.document import typeset
from reader.typeset.lines import Role, Settings
from reader.ui.found import NOTHING, Found, found, marked

BODY = (
    "<h2>Lamps</h2><p>A <em>reading <b>lamp</b> of</em> glass.</p>"
    "<p>Nothing here.</p><p>The lamp, the lámp and glass.</p>"
)


def _found(body: str, *words: str) -> Found:
    return found(parse(body), matching.pattern([Text(word, is_prefix=True) for word in words]))


def _marked(body: str, found: Found, here: int | None = None, width: int = 60) -> list[str]:
    lines = typeset(parse(body), Settings(width))
    return [
        f"{'!' * run.is_underlined}{run.text}"
        for line in lines
        for run in marked(line, found, here)
        if run.role is Role.HIT
    ]


def test_every_hit_is_marked_across_markup() -> None:
    assert _marked(BODY, _found(BODY, "lamp")) == ["Lamps", "lamp", "lamp", "lámp"]


def test_a_phrase_that_runs_over_a_line_is_marked_on_both() -> None:
    wanted = matching.pattern([Text("reading lamp of", is_phrase=True)])
    assert _marked(BODY, found(parse(BODY), wanted), width=14) == ["reading ", "lamp", "of"]


def test_the_hit_that_was_gone_to_stands_out() -> None:
    assert _marked(BODY, _found(BODY, "glass"), here=1) == ["glass", "!glass"]


def test_a_marked_line_says_the_same_in_as_many_cells() -> None:
    for line in typeset(parse(BODY), Settings(20)):
        runs = marked(line, _found(BODY, "lamp", "the"), None)
        assert "".join(run.text for run in runs) == line.text
        assert sum(run.cells for run in runs) == line.cells


def test_the_best_passage_holds_most_of_what_was_looked_for() -> None:
    result = _found(BODY, "lamp", "glass")
    assert result.hits[result.best].block == 1
    both = "<p>lamp</p><p>glass</p><p>a glass lamp</p>"
    result = _found(both, "lamp", "glass")
    assert result.hits[result.best].block == 2


def test_the_next_hit_is_the_next_from_where_one_is() -> None:
    result = _found(BODY, "lamp")
    assert result.following(None, 1) == 0
    assert result.following(Place(1, 10), 1) == 2
    assert result.following(Place(1, 10), -1) == 0
    assert result.following(Place(0, 0), -1) is None
    assert NOTHING.following(None, 1) is None
