import pytest

from benchmarks.lost_text import lacking, lost

TREE = '| <html>\n|   <head>\n|     <title>\n|       "z"\n|   <body>\n|     <p>\n|       "{}"'


@pytest.mark.parametrize(("text", "gone"), [("one two", ""), ("one two three", "three")])
def test_what_the_tree_holds_and_the_document_does_not_is_lost(text: str, gone: str) -> None:
    case = {"data": "<p>one two", "fragment": None, "tree": TREE.format(text)}
    assert "".join(sorted(lost(case))) == "".join(sorted(gone))


def test_a_text_may_go_over_several_lines() -> None:
    case = {"data": "<pre>a\nb</pre>", "fragment": None, "tree": TREE.format("a\nb")}
    assert lacking([case]) == []
