"""The article of a whole page: a score that must not fall, and what the score does not show."""

import time
from statistics import mean

import pytest

from benchmarks.extraction import PAGES, pages, scores, word_f1
from reader.formats import web_page
from reader.formats.article import article
from reader.model.document import CodeBlock, Figure, Heading, ListBlock, Quote, Table
from reader.model.plaintext import logical_text

PROSE = (
    "The ferry left at noon, as it does on every day that has no fog, and there were nine of us"
    " aboard, a dog, and a piano that somebody had sold to somebody on the other side."
)


@pytest.fixture(scope="module")
def score() -> dict[str, float]:
    return scores(PAGES)


def test_the_articles_of_the_score_set_are_found(score: dict[str, float]) -> None:
    assert len(score) >= 25
    assert mean(score.values()) >= 0.98
    assert min(score.values()) >= 0.9, min(score, key=lambda page: score[page])


def test_the_title_of_every_page_is_found_without_the_name_of_its_site() -> None:
    titles = {
        page.stem: article(page.read_bytes(), page.name).metadata.title for page in pages(PAGES)
    }
    assert titles["news-soup-library"] == "Council votes to keep all six branch libraries open"
    assert titles["docs-cache"] == "Configuring the cache"
    assert titles["forum-kraan"] == "Kraan lekt na vervangen van het leertje"
    assert not [title for title in titles.values() if " | " in title or " - " in title]


def test_the_blocks_of_an_article_are_kept() -> None:
    kinds = set()
    for name in ("docs-cache", "recipe-brood", "news-fietspad", "blog-lexer", "news-soup-molen"):
        page = PAGES / f"{name}.html"
        kinds |= {type(block) for block in article(page.read_bytes(), page.name).document.blocks}
    assert kinds >= {CodeBlock, Figure, Heading, ListBlock, Quote, Table}


def test_words_are_counted_as_often_as_they_occur() -> None:
    assert word_f1("a b b", "a b b") == 1
    assert word_f1("a b", "a c") == 0.5
    assert word_f1("", "a") == 0
    assert word_f1("今日は", "今日は") == 1


def shown(body: str) -> str:
    page = f"<!doctype html><html><head><title>Over</title></head><body>{body}</body></html>"
    return logical_text(web_page.parse(page))


def test_a_class_that_covers_the_whole_text_hides_nothing() -> None:
    assert shown(f'<div class="sidebar newsletter"><p>{PROSE}</p></div>') == PROSE


def test_a_link_that_is_never_closed_makes_no_text_a_link() -> None:
    story = "".join(f"<p>{PROSE}</p>" for _ in range(4))
    assert shown(f'<a href="/x"><div>{story}</div>') == "\n".join([PROSE] * 4)


def test_paragraphs_are_kept_whatever_their_class() -> None:
    story = "".join(f'<p class="paywall">{PROSE}</p>' for _ in range(4))
    assert shown(f"<div>{story}</div>").count("ferry") == 4


def test_what_a_page_keeps_from_the_eye_is_not_shown() -> None:
    hidden = '<p>One <span class="sr-only">(opens anew)</span></p><div class="sf-hidden">Two</div>'
    assert shown(f"<article>{hidden}{f'<p>{PROSE}</p>' * 4}</article>").startswith("One\nThe ferry")


def test_a_heading_under_which_nothing_is_left_goes_too() -> None:
    headline = "The piano that nobody came to fetch from the quay"
    links = f'<ul><li><a href="/a">{headline}</a></li><li><a href="/b">{headline}</a></li></ul>'
    story = f"<h2>First</h2><p>{PROSE}</p><p>{PROSE}</p><h2>More of this</h2>{links}"
    assert "More of this" not in shown(f"<article>{story}</article>")
    assert "First" in shown(f"<article>{story}</article>")


def test_a_list_of_links_under_the_last_heading_is_kept_where_it_is_no_list_of_headlines() -> None:
    links = '<ul><li><a href="/a">ferry(1)</a></li><li><a href="/b">piano(5)</a></li></ul>'
    assert shown(f"<p>{PROSE}</p><p>{PROSE}</p><h2>See also</h2>{links}").endswith("piano(5)")


def test_a_menu_above_the_text_goes_whatever_its_name() -> None:
    menu = '<ul><li><a href="/a">Home</a></li><li><a href="/b">Ferries</a></li></ul>'
    assert shown(f"<div>{menu}<p>{PROSE}</p><p>{PROSE}</p></div>") == f"{PROSE}\n{PROSE}"


def test_code_is_kept_although_its_names_are_links() -> None:
    code = '<div class="all"><code><a href="/a">sail</a>, <a href="/b">moor</a></code></div>'
    assert "sail, moor" in shown(f"<p>{PROSE}</p>{code}<p>{PROSE}</p>")


def test_a_page_of_links_with_a_line_of_text_shows_the_links() -> None:
    links = "".join(f'<tr><td><a href="/{n}">Entry number {n}</a></td></tr>' for n in range(60))
    page = f"<table>{links}</table><div><p>Made by a program, on a day in May.</p></div>"
    assert shown(page).count("Entry") == 60


def test_what_stands_there_for_want_of_scripts_is_not_told_twice() -> None:
    story = "".join(f"<p>{PROSE}</p>" for _ in range(3))
    assert shown(f"<div>{story}</div><noscript>{story}</noscript>").count("ferry") == 3


def test_an_article_in_pieces_is_put_together() -> None:
    piece = f"<div><div class=x><p>{PROSE}</p><p>{PROSE}</p></div></div>"
    page = (
        f"<div>{piece}<div class=ad>Buy this</div>{piece}<div class=ad>Or that</div>{piece}</div>"
    )
    assert shown(page) == "\n".join([PROSE] * 6)


def test_sections_of_any_class_belong_together() -> None:
    parts = [
        f"<div class={name}><h3>{name}</h3><div class={name}-body><p>{PROSE * size}</p></div></div>"
        for name, size in (("summary", 1), ("description", 3), ("exports", 1))
    ]
    assert shown(f"<div>{''.join(parts)}</div>").count("ferry") == 5


def test_a_cell_that_holds_half_of_an_article_is_not_all_of_it() -> None:
    table = f"<table><tr><td>{f'<p>{PROSE}</p>' * 20}</td><td>1911</td></tr></table>"
    lists = f"<ul><li><div>{PROSE}</div></li></ul>" * 10
    assert shown(f"<div class=content>{table}{lists}</div>").count("ferry") == 30


def test_a_short_page_beside_the_contents_of_its_book_is_shown_without_them() -> None:
    entries = "".join(f'<li><a href="/{n}">Section number {n}</a></li>' for n in range(200))
    page = (
        f"<div class=main><h1>Over</h1><p>{PROSE}</p></div><div><ul class=toc>{entries}</ul></div>"
    )
    assert shown(page) == PROSE


def test_an_aside_of_prose_between_paragraphs_is_kept_and_one_of_links_is_not() -> None:
    quote = "<aside><p>Nobody had ever seen a piano on a ferry, said the captain.</p></aside>"
    links = '<aside><a href="/a">Nine more things that fall off ferries when it blows</a></aside>'
    text = shown(f"<div><p>{PROSE}</p>{quote}<p>{PROSE}</p>{links}<p>{PROSE}</p></div>")
    assert "captain" in text
    assert "fall off" not in text


def test_an_aside_below_the_text_is_no_part_of_it() -> None:
    bio = "<aside><p>The writer keeps the ferry of a village, and its cats.</p></aside>"
    assert "cats" not in shown(f"<div><p>{PROSE}</p><p>{PROSE}</p>{bio}</div>")


def test_letters_within_a_number_that_a_generator_made_are_no_name() -> None:
    part = f'<div id="ga1c1d3ad875310cb"><p>{PROSE}</p></div>'
    assert shown(f"<div>{f'<p>{PROSE}</p>' * 4}{part}</div>").count("ferry") == 5


def test_who_holds_the_rights_is_no_part_of_the_text() -> None:
    box = (
        "<div class=post-copyright><p>Licence: share alike, unless it is told otherwise.</p></div>"
    )
    assert shown(f"<div><p>{PROSE}</p><p>{PROSE}</p>{box}</div>") == f"{PROSE}\n{PROSE}"


def test_a_page_of_nothing_but_links_is_shown() -> None:
    links = "".join(f'<li><a href="/{n}">Entry number {n}</a></li>' for n in range(60))
    assert shown(f"<ul>{links}</ul>").count("Entry") == 60


@pytest.mark.parametrize(
    "body",
    [
        f"<div><p>{PROSE}</p></div>" * 3000,
        f"<div class=nav><p>{PROSE[:40]}" * 9000,
        "<h2>x</h2>" * 9000,
        "<ul><li><a href=x>y</a></li></ul>" * 5000,
        f"<p>{PROSE}</p>" * 9000,
        "<div>" * 199 + f"<p>{PROSE}</p>" * 9000,
    ],
    ids=["boxes", "nested menus", "headings", "lists", "siblings", "deep"],
)
def test_a_hostile_page_costs_little_more_than_showing_it_whole(body: str) -> None:
    page = f"<html><head><title>Over</title></head><body>{body}"
    start = time.process_time()
    web_page.parse(page, is_whole=True)
    whole = time.process_time() - start
    start = time.process_time()
    web_page.parse(page)
    assert time.process_time() - start < 3 * whole + 1
