from hypothesis import given, settings
from hypothesis import strategies as st

from reader.formats.markdown import parse
from reader.typeset.document import typeset
from reader.typeset.lines import Settings
from reader.typeset.room import in_room

ROW = "| a word | " + "another word " * 6 + "| " + "and so on " * 5 + "|\n"
TABLE = f"{ROW}|---|---|--:|\n" + ROW * 3
CODE = "```python\nlamp = " + "'on' + " * 15 + "''\n\nprint(lamp)\n```\n"
TEXT = f"# Lamp\n\nIt is on.\n\n{CODE}\n{TABLE}\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
DOCUMENT = parse(
    TEXT + "".join(f"> {line}\n" for line in TEXT.split("\n")) + f"\n1. Here\n\n    {ROW}\n"
)


@settings(max_examples=settings().max_examples // 2)
@given(st.integers(1, 90), st.integers(0, 150), st.integers(0, 150))
def test_a_page_in_another_room_is_what_it_would_have_been_set_as(
    measure: int, room: int, other: int
) -> None:
    page = typeset(DOCUMENT, Settings(measure, room))
    again = Settings(measure, other)
    assert list(in_room(page, again)) == list(typeset(DOCUMENT, again))
