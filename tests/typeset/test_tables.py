from hypothesis import given
from hypothesis import strategies as st

from reader.model.document import Span, Style, Table
from reader.model.places_in_text import Place
from reader.typeset.columns import Columns, sides
from reader.typeset.lines import Role
from tests.typeset.building import STEADY, inline, page, run_with, set_text

LAMPS = Table(
    (inline("Lamp"), inline("Jaar"), inline("Waar hij staat")),
    (
        (inline("De oude"), inline("1986"), inline("op de vensterbank van het huis aan de dijk")),
        (inline("De nieuwe"), inline("212"), inline("in de schuur")),
    ),
    caption=inline("Alle lampen van het dorp"),
)


def test_a_table_in_a_narrow_column_wraps_its_cells() -> None:
    assert set_text(LAMPS, measure=40) == (
        "Lamp       Jaar  Waar hij staat\n"
        "────────────────────────────────────────\n"
        "De oude    1986  op de vensterbank van\n"
        "                 het huis aan de dijk\n"
        "\n"
        "De nieuwe   212  in de schuur\n"
        "Alle lampen van het dorp"
    )


def test_one_wrapped_row_of_many_needs_no_blank_lines() -> None:
    rows = (
        (inline("a"), inline("een lange cel die breekt")),
        *((inline("b"), inline("kort")),) * 4,
    )
    assert set_text(Table((), rows), measure=20) == (
        "a  een lange cel die\n   breekt\nb  kort\nb  kort\nb  kort\nb  kort"
    )


def test_a_table_that_fits_is_as_wide_as_its_text() -> None:
    expected = (
        "Lamp       Jaar  Waar hij staat\n"
        "───────────────────────────────────────────────────────────\n"
        "De oude    1986  op de vensterbank van het huis aan de dijk\n"
        "De nieuwe   212  in de schuur\n"
        "Alle lampen van het dorp"
    )
    assert set_text(LAMPS, measure=68) == expected
    assert set_text(LAMPS, measure=100) == expected


def test_a_table_too_wide_for_the_column_uses_the_screen() -> None:
    row = tuple(inline(f"onbreekbaar{number}") for number in range(4))
    assert set_text(Table(row, (row,)), measure=40, room=60).splitlines()[0] == (
        "onbreekbaar0  onbreekbaar1  onbreekbaar2  onbreekbaar3"
    )


def test_a_table_that_fits_nowhere_becomes_records() -> None:
    header = tuple(inline(f"kolom {number}") for number in range(1, 4))
    rows = tuple(tuple(inline(f"onbreekbaar{row}{column}") for column in "abc") for row in (1, 2))
    assert set_text(Table(header, rows), measure=30) == (
        "kolom 1  onbreekbaar1a\n"
        "kolom 2  onbreekbaar1b\n"
        "kolom 3  onbreekbaar1c\n"
        "\n"
        "kolom 1  onbreekbaar2a\n"
        "kolom 2  onbreekbaar2b\n"
        "kolom 3  onbreekbaar2c"
    )


def test_records_leave_out_empty_values_after_the_first() -> None:
    header = tuple(inline(f"onbreekbaar{number}") for number in range(3))
    rows = ((inline("a"), inline(""), inline("c")), (inline("a"), inline(""), inline("c")))
    assert set_text(Table(header, rows), measure=30).count("onbreekba") == 5


def test_records_without_a_header_are_numbered() -> None:
    rows = (tuple(inline(f"onbreekbaar{column}") for column in "abc"),)
    assert set_text(Table((), rows), measure=30) == (
        "1  onbreekbaara\n2  onbreekbaarb\n3  onbreekbaarc"
    )


def test_a_table_without_a_header_has_no_rule() -> None:
    assert set_text(Table((), ((inline("een"), inline("twee")),))) == "een  twee"


def test_the_author_says_where_cells_stand() -> None:
    header = (inline("links"), inline("midden"), inline("rechts"))
    table = Table(header, ((inline("a"), inline("b"), inline("c")),), ("left", "center", "right"))
    assert set_text(table).splitlines()[2] == "a        b          c"


def test_cells_keep_their_links_and_their_places() -> None:
    cell = inline("een lamp", Span(4, 8, Style.LINK, "lamp.md"))
    table = Table((inline("Kop"), inline("Tekst")), ((inline("a"), cell),))
    run = run_with(page(table)[:], "lamp")
    assert run.target == "lamp.md"
    assert run.at == len("Kop\tTekst\na\teen ")


def test_the_header_is_bold_and_has_its_own_role() -> None:
    run = run_with(page(LAMPS)[:], "Jaar")
    assert run.is_bold
    assert run.role is Role.TABLE_HEADER


def test_a_place_in_a_row_is_the_rows_first_line() -> None:
    found = page(LAMPS, measure=40)
    assert found.line_of(Place(0, len("Lamp\tJaar\tWaar hij staat\nDe oude\t1986\top de"))) == 2
    assert found.place_of(3) == found.place_of(2)


def test_a_table_of_nothing_takes_no_room() -> None:
    assert set_text(Table((), ())) == ""


def test_a_caption_alone_is_still_shown() -> None:
    assert set_text(Table((), (), caption=inline("Waar was de tabel?"))) == "Waar was de tabel?"


def test_a_header_alone_is_a_row() -> None:
    assert set_text(Table((inline("a"), inline("b")), ())) == "a  b"


@STEADY
@given(
    st.lists(
        st.lists(st.text("ab c", max_size=40), min_size=1, max_size=4), min_size=1, max_size=8
    ),
    st.integers(20, 200),
)
def test_columns_fit_the_room_they_get(columns: list[list[str]], available: int) -> None:
    widths = Columns(columns).fitted(available)
    if widths is not None:
        assert sum(widths) + 2 * (len(widths) - 1) <= available
        assert min(widths) >= 1


def test_columns_share_the_room_by_need() -> None:
    assert Columns([["woord"], ["woord " * 20]]).fitted(40) == [5, 33]


def test_numbers_stand_right_unless_the_author_says_otherwise() -> None:
    columns = [["1", "2.000"], ["€ 3,50", ""], ["12%", "5 km"], ["a", "1"], ["1", "2"]]
    assert sides(("", "", "", "", "left"), columns) == ["right", "right", "right", "left", "left"]
