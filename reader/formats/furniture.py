"""What the elements of a web page say of themselves: article, or the furniture around one."""

import re

from bs4.element import Tag

from reader.formats.html_names import SKIPPED, attribute, is_hidden

_SITE_ROLES = (
    "alert alertdialog banner complementary contentinfo dialog menu menubar navigation search "
    "tablist toolbar tooltip"
)
_ROLES = frozenset(_SITE_ROLES.split())
_SITE_TAGS = "aside button datalist dialog footer form input label menu nav search select"
_TAGS = frozenset(_SITE_TAGS.split())
_UNREAD = SKIPPED | {"svg"}
_NEVER = re.compile(
    r"sf-hidden|visually-?hidden|sr-only|screen-reader|breadcrumb|kruimelpad"
    r"|cookie|consent|gdpr|privacy-?(?:bar|banner)|disqus|shoutbox|newsletter"
    r"|nieuwsbrief|(?<![a-z\d])(?:share|sharing|social|deel|delen|promo|rss|sponsor|advert|banner|ads?"
    r"|popup|modal|overlay|paywall|subscri[bp]\w*|abonneer|login|inloggen|skip|print|toolbar|outbrain"
    r"|taboola|pagination|pager|paging|prev-next|post-nav\w*)(?![a-z]|\d\w{3})"
    r"|share-?(?:bar|links|buttons|tools)|social-?(?:bar|links|media|icons)|sidebar|zijbalk|widget"
    r"|related|gerelateerd|recommend|aanbevolen|lees-?(?:ook|meer|verder)|read-?(?:more|next|also)"
    r"|more-?(?:stories|news|articles|from)|most-?(?:read|popular|viewed)|trending|popular"
    r"|meest-?gelezen|ook-?interessant|tag-?(?:list|cloud|links)|author-?(?:bio|box|card)"
    r"|edit-?(?:section|link)|jump-?link|site-?(?:header|footer|nav)|masthead|navbar|navbox|catlinks"
    r"|(?:post|article)-?(?:copyright|licen[cs]e)|(?:copyright|licen[cs]e)-?(?:box|info|notice)"
    r"|mw-jump|noprint|online-?list|action-?(?:bar|links)"
    r"|post-?(?:buttons|controls|actions|tools)|(?<![a-z])(?:tools|badge|bio)(?![a-z])|(?<![a-z])(?<!for-)nav(?![a-z])|navigation|menu|foot(?:er)?(?![a-z])"
)
_MAYBE = re.compile(
    r"comment|reacties|reactie|respon[ds]|repl(?:y|ies)|community|meta(?![a-z])|extra|header"
    r"|remark|rating|supplement|byline|dateline|author|auteur|caption-?credit|tags?(?![a-z])"
    r"|callout|signup|teaser|toc(?![a-z])|table-?of-?contents|hidden|credits?(?![a-z])|outer-?links"
)
_LIKELY = re.compile(
    r"article|artikel|body|content|entry|inhoud|main|page|post|story|text|tekst|blog|column|hentry"
)
_BODY = re.compile(
    r"article-?_*(?:body|content|text)|artikel-?(?:tekst|inhoud)|entry-?content|post-?(?:body|content)"
    r"|story-?body|blog-?post-?(?:body|content)|field-?name-?body|mw-parser-output"
)
_BYLINE = re.compile(
    r"byline|dateline|(?<![a-z])(?:author|auteur|written-?by|published|publish-?date|post-?date"
    r"|post-?meta|entry-?meta|article-?meta|meta|datum|timestamp|read(?:ing)?-?time|leestijd"
    r"|kicker|submitted|posted-?on|date|user-?(?:info|name)|post-?profile|poster|avatar)(?![a-z])"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")

PHRASES = re.compile(
    r"(?:advertisement|advertentie|ad|print|e-?mail|tweet|edit|\[edit\]|bewerken|permalink|reply|quote|citeer|report|meld"
    r"|share(?: this)?(?: (?:article|post|story|page))?|deel dit(?: artikel| bericht)?|beantwoorden"
    r"|read (?:more|next|also)\b.{0,120}|see also:.{0,120}|(?:more from|continue) .{0,60}"
    r"|lees (?:ook|meer|verder)\b.{0,120}|bekijk ook\b.{0,120}|related(?: \w{5,8})?"
    r"|back to top|(?:terug )?naar boven|skip to .{0,30}|gerelateerd(?:e artikelen)?"
    r"|(?:story|article) continues below.{0,40}|.{0,20}tekst (?:loopt|gaat) (?:door|verder).{0,30}"
    r"|\d+ (?:comments?|reacties|replies)|(?:leave|post) a (?:comment|reply)"
    r"|sign up .{0,80}|subscribe .{0,80}|meld je aan .{0,80}|(?:comments|reacties)(?: \(\d+\))?"
    r")[:.!»→]*",
    re.IGNORECASE,
)
"""A whole line that is said by a site, not by the author."""


def named(tag: Tag) -> str:
    """Classes and id of an element, for the patterns here; camelCase taken apart."""
    attributes = tag.attrs
    name = attribute(tag, "class") if "class" in attributes else ""
    # The id of a section says what its heading says, and that may be anything.
    if "id" in attributes and tag.name != "section" and "section" not in name:
        name = f"{name} {attribute(tag, 'id')}"
    return _CAMEL.sub("-", name[:400]).lower().replace("_", "-")


def is_unread(tag: Tag) -> bool:
    """Nobody sees it, with or without its page around it."""
    return tag.name in _UNREAD or is_hidden(tag)


def is_part_of_site(tag: Tag, name: str, *, is_inset: bool) -> bool:
    """It belongs to the site, by its name, its role or, unless it is an inset, its element."""
    if (tag.name in _TAGS and not is_inset) or attribute(tag, "role").lower() in _ROLES:
        return True
    return bool(name) and _NEVER.search(name) is not None


def is_body(tag: Tag, name: str) -> bool:
    """It is said to hold the text of the article."""
    if attribute(tag, "itemprop").lower() == "articlebody":
        return True
    return bool(name) and _BODY.search(name) is not None


def is_doubtful(name: str) -> bool:
    """Its name is one that mostly, but not always, stands on what is no part of the article."""
    return bool(name) and _MAYBE.search(name) is not None


def is_byline(tag: Tag, name: str) -> bool:
    """It may say who wrote the article, and when."""
    if attribute(tag, "rel") == "author" or "author" in attribute(tag, "itemprop").lower():
        return True
    return bool(name) and _BYLINE.search(name) is not None


def weight(tag: Tag, name: str) -> int:
    """How much its name says for an article, in points of a score."""
    points = 0
    if attribute(tag, "itemprop").lower() in ("articlebody", "text", "blogpost"):
        points += 50
    if name:
        points += 40 if _BODY.search(name) else 20 if _LIKELY.search(name) else 0
        points -= 25 if _MAYBE.search(name) else 0
        points -= 40 if _NEVER.search(name) else 0
    return points
