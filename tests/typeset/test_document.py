"""Each kind of block as it looks on the page, at three widths."""

from reader.model.document import (
    CodeBlock,
    Definition,
    DefinitionList,
    Details,
    Document,
    Embed,
    Footnote,
    Footnotes,
    Heading,
    ListBlock,
    ListItem,
    Quote,
    Rule,
    Span,
    Style,
)
from reader.model.sanitize import Shown
from reader.typeset.document import typeset
from reader.typeset.lines import Role, Settings
from tests.typeset.building import (
    PROSE,
    inline,
    page,
    paragraph,
    run_with,
    set_text,
)


def item(*texts: str, is_checked: bool | None = None) -> ListItem:
    return ListItem(tuple(paragraph(text) for text in texts), is_checked)


def test_paragraphs_stand_apart_by_one_line() -> None:
    assert set_text(paragraph(PROSE), paragraph("De lamp gaat uit."), measure=40) == (
        "Wie na zonsondergang over de dijk rijdt,\n"
        "ziet in de verte één licht branden.\n"
        "Het staat al zeventig jaar op dezelfde\n"
        "vensterbank, en niemand weet meer\n"
        "precies wie ermee begonnen is.\n"
        "\n"
        "De lamp gaat uit."
    )


def test_a_paragraph_in_the_usual_column() -> None:
    assert set_text(paragraph(PROSE)) == (
        "Wie na zonsondergang over de dijk rijdt, ziet in de verte één licht\n"
        "branden. Het staat al zeventig jaar op dezelfde vensterbank, en\n"
        "niemand weet meer precies wie ermee begonnen is."
    )


def test_a_paragraph_in_a_wide_column() -> None:
    assert set_text(paragraph(PROSE), measure=100) == (
        "Wie na zonsondergang over de dijk rijdt, ziet in de verte één licht branden. Het staat al "
        "zeventig\n"
        "jaar op dezelfde vensterbank, en niemand weet meer precies wie ermee begonnen is."
    )


def test_a_chapter_has_more_space_above_than_below() -> None:
    blocks = (
        paragraph("Vooraf."),
        Heading(2, inline("Een vensterbank vol brieven")),
        paragraph("Tekst."),
        Heading(3, inline("Brieven")),
        paragraph("Tekst."),
    )
    assert set_text(*blocks) == (
        "Vooraf.\n\n\nEen vensterbank vol brieven\n\nTekst.\n\nBrieven\n\nTekst."
    )


def test_a_heading_under_a_heading_stands_close() -> None:
    assert set_text(Heading(1, inline("Boek")), Heading(2, inline("Deel"))) == "Boek\n\nDeel"


def test_a_long_heading_has_even_lines() -> None:
    heading = Heading(2, inline("Een vensterbank vol brieven van mensen die langskwamen"))
    assert set_text(heading, measure=40) == (
        "Een vensterbank vol brieven\nvan mensen die langskwamen"
    )


def test_headings_are_told_apart_by_role_and_weight() -> None:
    found = [page(Heading(level, inline("Kop")))[0].runs[0] for level in range(1, 7)]
    assert len({run.role for run in found}) == 6
    assert [run.is_bold for run in found] == [True, True, True, True, False, False]
    assert [run.is_italic for run in found] == [False, False, False, True, True, True]


def test_a_first_heading_that_repeats_the_title_is_not_set() -> None:
    document = Document((Heading(1, inline("Het huis")), paragraph("Tekst.")))
    found = typeset(document, Settings(), "het  HUIS")
    assert [line.text for line in found] == ["Tekst."]
    assert found.sections == ()


def test_a_quote_has_a_bar_and_leans() -> None:
    quote = Quote((paragraph(PROSE), paragraph("Kort.")), inline("een reiziger, 1986"))
    assert set_text(quote, measure=40) == (
        "▎ Wie na zonsondergang over de dijk\n"
        "▎ rijdt, ziet in de verte één licht\n"
        "▎ branden. Het staat al zeventig jaar op\n"
        "▎ dezelfde vensterbank, en niemand weet\n"
        "▎ meer precies wie ermee begonnen is.\n"
        "▎\n"
        "▎ Kort.\n"
        "▎ — een reiziger, 1986"
    )
    lines = page(quote)[:]
    assert run_with(lines, "Kort").is_italic
    assert run_with(lines, "Kort").role is Role.QUOTE
    assert not run_with(lines, "reiziger").is_italic
    assert run_with(lines, "reiziger").role is Role.ATTRIBUTION


def test_an_attribution_that_has_a_dash_gets_no_other() -> None:
    assert set_text(Quote((paragraph("Kort."),), inline("– ik"))) == "▎ Kort.\n▎ – ik"


def test_a_quote_in_a_quote_has_two_bars() -> None:
    quote = Quote((paragraph("Buiten."), Quote((paragraph("Binnen."),))))
    assert set_text(quote) == "▎ Buiten.\n▎\n▎ ▎ Binnen."


def test_a_list_hangs_beside_its_bullets() -> None:
    inner = ListBlock((item("binnen"),))
    items = (item("het schrift is nooit vol;"), ListItem((paragraph("wie leest:"), inner)))
    assert set_text(ListBlock(items)) == (
        " •  het schrift is nooit vol;\n •  wie leest:\n     ◦  binnen"
    )


def test_a_list_wraps_under_its_text() -> None:
    assert set_text(ListBlock((item(PROSE[:76]),)), measure=40) == (
        " •  Wie na zonsondergang over de dijk\n    rijdt, ziet in de verte één licht\n    branden."
    )


def test_a_list_of_several_paragraphs_breathes() -> None:
    assert set_text(ListBlock((item("een", "en meer"), item("twee")))) == (
        " •  een\n\n    en meer\n\n •  twee"
    )


def test_bullets_change_with_the_depth() -> None:
    block = ListBlock((item("diepst"),))
    for text in ("derde", "tweede", "eerste"):
        block = ListBlock((ListItem((paragraph(text), block)),))
    assert set_text(block) == (
        " •  eerste\n     ◦  tweede\n         ▪  derde\n             ▪  diepst"
    )


def test_numbers_are_aligned_right() -> None:
    block = ListBlock((item("negen"), item("tien")), is_ordered=True, start=9)
    assert set_text(block) == " 9. negen\n10. tien"


def test_a_list_from_an_absurd_number_begins_at_one() -> None:
    block = ListBlock((item("een"),), is_ordered=True, start=10**5000)
    assert set_text(block) == " 1. een"


def test_tasks_have_boxes() -> None:
    block = ListBlock((item("gedaan", is_checked=True), item("open", is_checked=False)))
    assert set_text(block) == " ☑  gedaan\n ☐  open"
    assert set_text(block, is_ascii=True) == " [x]  gedaan\n [ ]  open"


def test_an_empty_item_keeps_its_bullet() -> None:
    assert set_text(ListBlock((item(""), item("twee")))) == " •\n •  twee"


def test_definitions_stand_under_their_terms() -> None:
    block = DefinitionList(
        (
            Definition((inline("lamp"),), (paragraph("geeft licht"),)),
            Definition((inline("boek"), inline("schrift")), (paragraph("wordt gelezen"),)),
        )
    )
    assert set_text(block) == ("lamp\n    geeft licht\n\nboek\nschrift\n    wordt gelezen")


def test_details_are_unfolded_under_their_summary() -> None:
    block = Details(inline("Meer"), (paragraph("Verborgen."),))
    assert set_text(block) == "▾ Meer\n\n  Verborgen."


def test_notes_stand_at_the_end_under_a_short_rule() -> None:
    notes = Footnotes(
        (
            Footnote("a", (paragraph("De ene noot."),)),
            Footnote("b", (paragraph("De andere, die langer is dan een regel."),)),
        )
    )
    text = paragraph("Een zin12.", Span(7, 8, Style.FOOTNOTE, "b"), Span(8, 9, Style.FOOTNOTE, "a"))
    assert set_text(text, notes, measure=30) == (
        "Een zin[2][1].\n"
        "\n"
        "────────\n"
        "\n"
        "[1] De ene noot.\n"
        "[2] De andere, die langer is\n"
        "    dan een regel."
    )


def test_a_break_is_three_stars_in_the_middle() -> None:
    assert set_text(paragraph("Een."), Rule(), paragraph("Twee."), measure=21) == (
        "Een.\n\n      *   *   *\n\nTwee."
    )


def test_a_film_is_one_quiet_line() -> None:
    embed = Embed("video", "https://www.example.org/watch?v=1", Shown("Een film"))
    lines = page(embed)[:]
    assert [line.text for line in lines] == ["▸ Video · Een film · example.org"]
    assert run_with(lines, "example.org").target == "https://www.example.org/watch?v=1"
    assert (lines[0].start, lines[0].end) == (0, 8)


def test_a_frame_without_title_or_address_says_what_it_is() -> None:
    assert set_text(Embed("frame", "")) == "▸ Embedded page"


def test_an_empty_paragraph_takes_no_room() -> None:
    assert set_text(paragraph("Een."), paragraph(""), paragraph("Twee.")) == "Een.\n\nTwee."


def test_poor_terminals_get_plain_signs() -> None:
    blocks = (
        Quote((paragraph("Kort."),), inline("ik")),
        ListBlock((item("een"),)),
        Details(inline("Meer"), (paragraph("Tekst."),)),
        Embed("audio", "a/lied.mp3"),
    )
    assert set_text(*blocks, is_ascii=True).isascii()
    assert set_text(*blocks, is_ascii=True).splitlines()[:2] == ["| Kort.", "| -- ik"]


def test_deep_nesting_leaves_room_for_the_text() -> None:
    block = paragraph("tekst die leesbaar moet blijven, hoe diep ook")
    quotes = Quote((block,))
    for _ in range(300):
        quotes = Quote((quotes,))
    lines = page(quotes, measure=40)[:]
    assert all(line.indent <= 20 for line in lines)
    assert sum(len(line.text) - line.indent for line in lines) >= 40


def test_a_tab_in_a_formula_is_a_blank() -> None:
    (line,) = page(CodeBlock(Shown("a\tb\n"), "math"))
    assert line.text.strip() == "a b"
    assert line.cells == len(line.text)
