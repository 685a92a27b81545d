"""What generators leave in a body."""

import time

import pytest

from reader.formats import html, markdown
from reader.formats.templates import without_templates
from reader.model.document import (
    CodeBlock,
    Document,
    Embed,
    Figure,
    Inline,
    Paragraph,
    Quote,
    Span,
    Style,
)
from reader.model.plaintext import logical_text
from reader.model.sanitize import clean


def shown(text: str) -> str:
    return logical_text(markdown.parse(text))


@pytest.mark.parametrize(
    "text",
    [
        "{% highlight python linenos %}\nprint('{{ x }}')\n{% endhighlight %}",
        "{% codeblock lang:python %}\nprint('{{ x }}')\n{% endcodeblock %}",
        "{{< highlight python \"linenos=table\" >}}\nprint('{{ x }}')\n{{< /highlight >}}",
        "[sourcecode language=\"python\"]\nprint('{{ x }}')\n[/sourcecode]",
    ],
)
def test_marked_code_is_code(text: str) -> None:
    code = CodeBlock(clean("print('{{ x }}')"), "python")
    assert markdown.parse(f"before\n\n{text}\n\nafter").blocks[1] == code
    assert html.parse(f"<p>before</p>{text}<p>after</p>").blocks[1] == code


@pytest.mark.parametrize(
    "text",
    [
        '{% include figure.html src="a.png" alt="An alt" caption="Words" %}',
        '{% include figure image_path="a.png" alt="An alt" caption="Words" %}',
        '{{< figure src="a.png" alt="An alt" caption="Words" >}}',
        '{{% img src="a.png" alt="An alt" caption="Words" %}}',
        '[caption id="x" width="3"]<img src="a.png" alt="An alt" /> Words[/caption]',
    ],
)
def test_marked_pictures_are_figures(text: str) -> None:
    figure = Figure("a.png", clean("An alt"), Inline(clean("Words")))
    assert markdown.parse(text).blocks == (figure,)
    assert html.parse(text).blocks == (figure,)


def test_a_picture_given_by_position_is_a_figure() -> None:
    assert markdown.parse('{% image "img/a.png" "What it shows" %}').blocks == (
        Figure("img/a.png", clean("What it shows")),
    )


@pytest.mark.parametrize(
    "text",
    [
        "{% youtube abc %}",
        "{{< youtube abc >}}",
        '{% include youtube.html id="abc" %}',
        "[youtube https://www.youtube.com/watch?v=abc]",
        "[embed]https://www.youtube.com/watch?v=abc[/embed]",
    ],
)
def test_marked_films_are_embeds(text: str) -> None:
    assert markdown.parse(text).blocks == (Embed("video", "https://www.youtube.com/watch?v=abc"),)


def test_a_marked_quotation_is_a_quotation() -> None:
    (found,) = markdown.parse("{% blockquote Someone %}\nWords.\n{% endblockquote %}").blocks
    assert isinstance(found, Quote)
    assert found.attribution is not None
    assert found.attribution.text == "Someone"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a {{ site.url }}b", "a b"),
        ("a {% if x %}b{% endif %} c", "a b c"),
        ("a {% comment %}b{% endcomment %}c", "a c"),
        ("a {{% notice tip %}}\nb\n{{% /notice %}}", "a b"),
        ("a{: .lead}", "a"),
        ("a\n{: .lead}", "a"),
        ("{:toc}\n\na", "a"),
        ("{::comment}x{:/comment}\n\na", "a"),
        ("{{/* x */}}a", "a"),
        ("{/* x */}a", "a"),
        ('import X from "./x"\n\na', "a"),
        ('[gallery ids="1,2"]\n\na', "a"),
        ('a {{< ref "x" | upper >}}', "a x"),
        ('{% note "A sentence of some words" %}', "A sentence of some words"),
    ],
)
def test_the_rest_leaves_no_litter(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("[b]({% post_url 2019-06-27-x %})", "2019-06-27-x"),
        ("[b]({% link a/b.md %})", "a/b.md"),
        ("[b]({{ site.baseurl }}/c)", "/c"),
        ('[b]({{ "/c" | relative_url }})', "/c"),
        ('[b]({{< relref "c.md" >}})', "c.md"),
        ('[b]({{< ref "my c.md#part" >}})', "my%20c.md#part"),
        ('[b]({{< ref path="c.md" lang="nl" >}})', "c.md"),
    ],
)
def test_an_address_made_by_a_template_is_an_address(text: str, target: str) -> None:
    (found,) = markdown.parse(text).blocks
    assert found == Paragraph(Inline(clean("b"), (Span(0, 1, Style.LINK, target),)))


@pytest.mark.parametrize(
    "text",
    [
        "```\n{{ x }} {% y %} {: z}\n```\n",
        "~~~~ liquid\n{{ x }} {% y %} {: z}\n~~~~\n",
        "`{{ x }} {% y %} {: z}`",
        "<pre>{{ x }} {% y %} {: z}</pre>",
        "<code>{{ x }} {% y %} {: z}</code>",
    ],
)
def test_what_stands_in_code_stays(text: str) -> None:
    assert "{{ x }} {% y %} {: z}" in shown(text)


def test_raw_marks_show_what_is_between_them() -> None:
    assert shown("a {% raw %}{{ b }}{% endraw %} c") == "a {{ b }} c"
    assert shown("```\n{% raw %}\n{{ b }}\n{% endraw %}\n```") == "{{ b }}"


@pytest.mark.parametrize(
    "text", ["a [x] b [video] c", "f {x} {y: z}", "cost $$ or $5", "[code](x)"]
)
def test_ordinary_brackets_stay(text: str) -> None:
    assert without_templates(text, is_html=False) == text


def test_what_lies_between_two_marks_of_a_formula_stays_where_it_is_elements() -> None:
    page = "<!-- $$$tide --><p>Low</p><!-- @@@tide --><p>High</p><!-- $$$moon --><p>Full</p>"
    assert without_templates(page, is_html=True) == page


def test_a_mark_without_an_end_costs_no_text() -> None:
    assert shown("a {% highlight py %}\n\nb") == "a\nb"
    assert "b" in shown("a {{ b")
    assert isinstance(markdown.parse("{% x"), Document)


@pytest.mark.parametrize("flood", ["{", "` ", "$$a$$"])
def test_no_flood_of_marks_without_an_end_takes_long(flood: str) -> None:
    text = f"{{{{ {flood * (200_000 // len(flood))}"
    start = time.process_time()
    without_templates(text, is_html=True)
    without_templates(text, is_html=False)
    assert time.process_time() - start < 2


@pytest.mark.parametrize("sign", ["* TOC\n{:toc}", "1. Table of contents\n{:toc .small}"])
def test_a_list_that_stands_for_the_contents_goes(sign: str) -> None:
    assert shown(f"Before.\n\n{sign}\n\nAfter.").split() == ["Before.", "After."]


def test_markdown_goes_on_right_after_a_captioned_picture() -> None:
    text = '[caption id="x"]<img src="a.png" alt="b" /> Words[/caption]\nAfter *it*.'
    assert shown(text).endswith("After it.")
