from xml.etree import ElementTree

from benchmarks.breaking_picture import chosen, drawn
from reader.typeset.hyphens import points_for

TEXT = "Het veer & de brug: wie naar de overkant moest, voer altijd mee, ook in de winter. " * 6
SVG = "{http://www.w3.org/2000/svg}"


def test_both_panes_hold_the_whole_paragraph_and_no_more() -> None:
    root = ElementTree.fromstring(drawn(TEXT.strip(), 50, points_for("nl")))
    lines = [line for line in root.iter(f"{SVG}text") if line.get("class") == "ink"]
    panes: dict[bool, list[str]] = {True: [], False: []}
    for line in lines:
        panes[float(line.get("x", 0)) < 50].append(line.text or "")
    filled, even = ("".join(panes[is_left]) for is_left in (True, False))
    assert filled.replace(" ", "") == TEXT.replace(" ", "")
    assert even.replace("-", "").replace(" ", "") == TEXT.replace(" ", "")


def test_a_paragraph_of_usual_length_is_chosen() -> None:
    assert chosen(["Kort.", TEXT, TEXT * 9], 50, points_for("nl")) == TEXT
