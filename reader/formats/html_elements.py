"""How elements nest, as far as a pass over the tags must know it."""

import re

RAW = {
    name: re.compile(rf"</{name}(?:[\s/][^>]{{0,200}})?>", re.IGNORECASE)
    for name in ("script", "style", "xmp", "listing", "plaintext", "textarea", "noembed")
}
"""Elements whose content is no markup, and what ends them."""

SHUT = {
    name: re.compile(rf"</{name}(?:[\s/][^>]{{0,200}})?>", re.IGNORECASE)
    for name in ("title", "iframe")
}
"""The same, where one without an end holds nothing."""

PRIORITIES = {
    "div": 150,
    "td": 160,
    "th": 160,
    "tr": 170,
    "thead": 180,
    "tbody": 180,
    "tfoot": 180,
    "table": 190,
    "head": 200,
    "body": 200,
    "html": 220,
}
"""libxml2's own: an end tag never closes an element of a higher priority; 100 for the others."""

_ROWS = frozenset({"tr", "td", "th"})

AUTO_CLOSED = {
    "p": frozenset({"p"}),
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "tr": _ROWS,
    "thead": _ROWS | {"thead", "tbody", "tfoot"},
    "tbody": _ROWS | {"thead", "tbody", "tfoot"},
    "tfoot": _ROWS | {"thead", "tbody", "tfoot"},
    "option": frozenset({"option"}),
}
"""Which open elements the start of one ends, because authors leave their end tags out."""

SHIELDS = frozenset({"table", "ul", "ol", "dl", "div", "blockquote", "details", "section"})
"""Elements that the end tags left out lie within."""

UNENDED = frozenset({"embed", "source", "track", "wbr"})
"""Elements that never hold anything, which libxml2 does not know: the picture after a `source`
would be taken to lie in it."""

_NAMES = (
    "a abbr acronym address applet area article aside audio b base basefont bdi bdo big "
    "blink blockquote body br button canvas caption center cite code col colgroup data "
    "datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure "
    "font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe "
    "image img input ins kbd label legend li link main map mark marquee math menu menuitem "
    "meta meter nav nobr noframes noscript object ol optgroup option output p param picture "
    "pre progress q rb rp rt rtc ruby s samp search section select slot small source span "
    "strike strong sub summary sup svg table tbody td template tfoot th thead time title tr "
    "track tt u ul var video wbr annotation semantics mrow mi mn mo msup msub mfrac msqrt "
    "mtext mspace mtable mtr mtd mover munder munderover msubsup mstyle mpadded mphantom "
    "menclose mroot mfenced path g rect circle line polygon polyline ellipse text tspan defs "
    "use symbol"
)
KNOWN = frozenset(_NAMES.split())
"""The names that HTML, MathML and SVG give their elements, as far as articles have them."""
