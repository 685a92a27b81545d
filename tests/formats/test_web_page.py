"""A whole page -> Document."""

from reader.formats import web_page
from reader.model.document import Heading
from reader.model.plaintext import logical_text

PAGE = (
    "<!doctype html><html><head><title>The story - Site</title><style>x</style></head><body>"
    "<nav>menu</nav>{}<footer>about us</footer></body></html>"
)
STORY = "<h1>The story</h1><p>It begins here, and it goes on for a while.</p>"


def test_the_article_of_a_page_is_what_is_read() -> None:
    for tag in ("article", "main", 'div role="main"'):
        found = web_page.parse(PAGE.format(f"<{tag}>{STORY}</{tag.split()[0]}>"))
        assert logical_text(found) == "It begins here, and it goes on for a while."


def test_a_page_that_marks_no_article_is_read_without_its_menus() -> None:
    assert logical_text(web_page.parse(PAGE.format(STORY))).startswith("It begins here")


def test_a_page_can_be_asked_for_whole() -> None:
    text = logical_text(web_page.parse(PAGE.format(STORY), is_whole=True))
    assert text.startswith("menu\n")
    assert text.endswith("\nabout us")


def test_a_scrap_of_a_page_is_read_whole() -> None:
    assert logical_text(web_page.parse("<html><nav>a</nav><p>b</p></html>")) == "a\nb"


def test_an_article_that_is_but_a_corner_of_the_page_is_not_the_page() -> None:
    teaser = "<article>short</article>"
    assert "It begins" in logical_text(web_page.parse(PAGE.format(f"{teaser}<div>{STORY}</div>")))


def test_the_h1_is_the_title_and_is_not_repeated() -> None:
    found = web_page.parse(PAGE.format(f"<article>{STORY}</article>"))
    assert found.title == "The story"
    assert not any(isinstance(block, Heading) for block in found.blocks)


def test_of_several_h1_the_one_that_the_page_is_called_after_is_the_title() -> None:
    found = web_page.parse(PAGE.format(f"<h1>Site</h1><article>{STORY}<h1>Second</h1></article>"))
    assert found.title == "The story"
    assert [type(block) for block in found.blocks].count(Heading) == 1


def test_of_several_h1_none_is_the_title_where_the_page_is_called_otherwise() -> None:
    story = "<h1>One</h1><p>It begins here, and goes on.</p><h1>Two</h1><p>And it ends here.</p>"
    found = web_page.parse(PAGE.format(f"<article>{story}</article>"))
    assert found.title == ""
    assert [type(block) for block in found.blocks].count(Heading) == 2


def test_text_after_the_end_of_the_page_is_kept() -> None:
    assert logical_text(web_page.parse("<html><body><p>a</p></body></html><p>b</p>")) == "a\nb"


def test_an_h1_that_is_not_what_the_page_is_called_stays_a_heading() -> None:
    found = web_page.parse(PAGE.format("<article><h1>Something else</h1><p>Text.</p></article>"))
    assert found.title == ""
    assert logical_text(found) == "Something else\nText."
