"""Cells -> a regular table, or what the cells hold."""

from reader.formats import html
from reader.formats.tables import MAX_CELLS
from reader.model.document import Block, Heading, Paragraph, Table, leaf_text, leaves


def blocks(markup: str) -> tuple[Block, ...]:
    return html.parse(markup).blocks


def table(markup: str) -> Table:
    (block,) = blocks(markup)
    assert isinstance(block, Table)
    return block


def rows(found: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in found.rows]


def test_every_row_is_as_wide_as_the_widest() -> None:
    found = table("<table><tr><th>a<th>b<th>c<tr><td>1<tr><td>2<td>3</table>")
    assert rows(found) == [["1", "", ""], ["2", "3", ""]]


def test_a_cell_over_columns_leaves_empty_cells_beside_it() -> None:
    found = table("<table><tr><th>a<th>b<tr><td colspan=2>1<tr><td>2<td>3</table>")
    assert rows(found) == [["1", ""], ["2", "3"]]


def test_a_cell_over_rows_leaves_empty_cells_below_it() -> None:
    found = table("<table><tr><th>a<th>b<tr><td rowspan=2>1<td>2<tr><td>3</table>")
    assert rows(found) == [["1", "2"], ["", "3"]]


def test_a_span_out_of_the_air_claims_nothing() -> None:
    found = table("<table><tr><th>a<th colspan=100000>b<tr><td>1<td>2</table>")
    assert (len(found.header), rows(found)) == (2, [["1", "2"]])


def test_a_first_row_of_th_is_the_header_even_without_thead() -> None:
    assert [cell.text for cell in table("<table><tr><th>a<th>b<tr><td>1<td>2</table>").header] == [
        "a",
        "b",
    ]


def test_a_table_without_a_header_has_none() -> None:
    assert table("<table><tr><td>a<td>b<tr><td>1<td>2</table>").header == ()


def test_blocks_in_a_cell_are_its_lines() -> None:
    found = table("<table><tr><th>a<th>b<tr><td><p>1</p><p>2</p><td><ul><li>3<li>4</ul></table>")
    assert rows(found) == [["1\n2", "3\n4"]]


def test_the_text_of_a_table_in_a_cell_is_kept() -> None:
    found = table(
        "<table><tr><th>a<th>b<tr><td>1<td><table><tr><td>x<td>y<tr><td>z<td>q</table></table>"
    )
    assert rows(found) == [["1", "x\ty\nz\tq"]]


def test_a_table_of_one_cell_is_no_table() -> None:
    assert blocks("<table><tr><td><h2>T</h2><p>text</table>") == blocks("<h2>T</h2><p>text</p>")


def test_a_table_that_lays_out_a_page_is_no_table() -> None:
    found = blocks("<table><tr><td><p>menu</p><td><h2>Title</h2><p>text</p></table>")
    assert [type(block) for block in found] == [Paragraph, Heading, Paragraph]


def test_a_table_that_says_it_is_presentation_is_no_table() -> None:
    found = blocks('<table role="presentation"><tr><td>a<td>b<tr><td>c<td>d</table>')
    assert [leaf_text(leaf) for leaf in leaves(found)] == ["a", "b", "c", "d"]


def test_a_table_too_large_to_be_regular_is_read_row_by_row() -> None:
    wide = "<td>x" * 400
    found = blocks(f"<table><tr>{wide}{'<tr><td>y<td>z' * (MAX_CELLS // 400)}</table>")
    assert all(isinstance(block, Paragraph) for block in found)
    assert leaf_text(next(leaves(found[1:]))) == "y | z"
