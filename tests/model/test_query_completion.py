import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.query_completion import Completion, complete
from reader.model.terms import Facet, State
from tests.model.queries import TYPED


def completed(typed: str) -> Completion | None:
    """What is completed at the bar in a text, which stands for the cursor."""
    cursor = typed.index("|")
    return complete(typed.replace("|", ""), cursor)


@pytest.mark.parametrize(
    ("typed", "completion"),
    [
        ("ta|", Completion(0, 2, "field", "ta", ("tag:",))),
        ("a -Da|", Completion(3, 5, "field", "Da", ("date:",))),
        ("(wo|", Completion(1, 3, "field", "wo", ("words:",))),
        ("t|ag:x", Completion(0, 4, "field", "t", ("tag:", "title:"))),
        ("is:re|", Completion(3, 5, "is", "re", ("read",))),
        ("is:|", Completion(3, 3, "is", "", tuple(State))),
        ("has:n|ope", Completion(4, 8, "has", "n", ("note",))),
        ("sort:-a|", Completion(5, 7, "sort", "-a", ("-author", "-added"))),
        ("tag:mu| b", Completion(4, 6, Facet.TAG, "mu")),
        ("authors:|", Completion(8, 8, Facet.AUTHOR, "")),
        ('author:"Jane D|', Completion(7, 14, Facet.AUTHOR, "Jane D")),
        ('author:"Ja|ne" b', Completion(7, 13, Facet.AUTHOR, "Ja")),
    ],
)
def test_what_is_typed_at_the_cursor_can_be_completed(typed: str, completion: Completion) -> None:
    assert completed(typed) == completion


@pytest.mark.parametrize(
    "typed", ["|", "a |", "zebra|", '"ta|', 'tag:"a"|', "date:20|", "layout:p|", "(|", "OR|"]
)
def test_where_nothing_can_be_completed_there_is_nothing(typed: str) -> None:
    assert completed(typed) is None


@given(TYPED, st.data())
def test_a_completion_lies_around_the_cursor(text: str, data: st.DataObject) -> None:
    cursor = data.draw(st.integers(0, len(text)))
    completion = complete(text, cursor)
    if completion is not None:
        assert 0 <= completion.start <= cursor <= completion.end <= len(text)
