from reader.model.highlights import Kind
from reader.model.passages import Passage, Text
from reader.typeset.lines import Line, Role, Run
from reader.ui.lights import SELECTED, Light, Lights, Lit, lit

TEXT = Text(("een twee drie", "vier"))


def line(*runs: Run, start: int = 0, end: int = 13) -> Line:
    return Line(runs, 0, start, end)


def run(text: str, at: int, role: Role = Role.TEXT) -> Run:
    return Run(text, role, len(text), at)


def shown(line: Line, *lights: Light) -> list[tuple[str, str]]:
    runs = lit(line, line.runs, Lights(TEXT, lights))
    return [(run.text, run.ground if isinstance(run, Lit) else "") for run in runs]


def test_a_run_is_cut_where_a_highlight_begins_and_ends() -> None:
    whole = line(run("een twee drie", 0))

    assert shown(whole, Light(Passage(4, 8), Kind.KEY)) == [
        ("een ", ""), ("twee", "key"), (" drie", ""),
    ]  # fmt: skip


def test_what_is_a_link_stays_one() -> None:
    linked = line(Run("een twee", Role.LINK, 8, 0, "target", is_underlined=True), end=8)
    (_first, second) = lit(linked, linked.runs, Lights(TEXT, [Light(Passage(4, 8), Kind.DOUBT)]))

    assert (second.role, second.target, second.at, second.cells) == (Role.LINK, "target", 4, 4)


def test_a_later_light_lies_over_an_earlier() -> None:
    whole = line(run("een twee drie", 0))
    lights = Light(Passage(0, 8), Kind.KEY), Light(Passage(4, 13), SELECTED)

    assert shown(whole, *lights) == [("een ", "key"), ("twee", "selected"), (" drie", "selected")]


def test_blanks_between_what_is_lit_are_lit_and_so_is_the_hyphen_where_it_goes_on() -> None:
    justified = line(run("een", 0), run("  ", -1), run("twee", 4), run("-", -1), end=8)

    assert shown(justified, Light(Passage(0, 13), Kind.KEY)) == [
        ("een", "key"), ("  ", "key"), ("twee", "key"), ("-", "key"),
    ]  # fmt: skip
    assert shown(justified, Light(Passage(0, 8), Kind.KEY))[-1] == ("-", "")


def test_a_highlight_begins_and_ends_on_one_line_each() -> None:
    noted = Light(Passage(4, 18), Kind.KEY, is_noted=True)
    lights = Lights(TEXT, [noted])
    first, second = Line((), 0, 0, 8), Line((), 0, 8, 13)
    last = Line((), 1, 0, 4)

    assert [lights.starting(one) for one in (first, second, last)] == [noted, None, None]
    assert [lights.ending(one) for one in (first, second, last)] == [None, None, noted]
