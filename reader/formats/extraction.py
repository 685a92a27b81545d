"""The article in a whole web page: which element holds it, and what inside it does not belong.

Text speaks for the elements around it, the more the longer it is and the less of it are links
(the idea of every reader mode); names of elements and classes speak for or against. What does not
belong is marked hidden in the tree, so that the article is built from the page's own elements.
"""

from collections.abc import Iterator
from itertools import chain

from bs4.element import Tag

from reader.formats import furniture
from reader.formats.html_names import BLOCKS, HEADINGS, text_of
from reader.formats.page_mass import Mass, each, every, outwards, weighed

_LEAST = 25
"""Characters of a run of text that speaks for what is around it."""
_SHORT = 250
"""Characters of text below which a find is not believed while more can be had."""
_MOST_LINKED = 0.5
_SECTION_LINKED = 0.3
_MOST_OF = 0.7
_QUOTED = 40
"""Characters of the longest run of text in an aside from which it may be the author's."""
_HEADLINE = 30
"""Characters of a link from which it rather announces another page than names something."""
_WITHIN = "div section ul ol dl table aside header footer form span details"
_PARTS = frozenset(_WITHIN.split())
_TEXTS = "html body article main pre code p h1 h2 h3 h4 h5 h6"
_PIECES = frozenset(("p", "pre", "blockquote", "table", "ul", "ol", "dl"))
_SUBHEADINGS = HEADINGS - {"h1"}
_NEVER_SITE = frozenset(_TEXTS.split())
_HOLDERS = "div section article main body td li center blockquote"
_CONTAINERS = frozenset(_HOLDERS.split())


def article_of(soup: Tag) -> Tag:
    """The element that holds the article; what in it is no part of it is hidden from here on."""
    page = weighed(soup)
    best: Mass | None = None
    whole = 0
    for is_strict in (True, False):
        _clear(page, is_strict=is_strict)
        whole = whole or _text_left(page)
        found = _found(page)
        if found is not None:
            _clean(found)
            kept = _prose_left(found)
            if best is None or kept > 2 * _prose_left(best):
                best = found
            if kept >= _SHORT:
                break
    best = best or page
    if not _prose_left(best):
        return soup
    if _prose_left(best) < _SHORT and whole > 10 * best.chars:
        # A page of links, with a line of text somewhere: the links are what it is for.
        _clear(page, is_strict=False)
        best = page
    _hide(best)
    return best.tag


# What is no part of it, whatever the rest says.


def _clear(page: Mass, *, is_strict: bool) -> None:
    whole = page.prose
    for mass in every(page):
        mass.is_out = mass.is_outer = False
        mass.score = mass.spoken = 0.0
    for mass in each(page):
        # What is said without scripts is often said again beside it; and of a page of links the
        # words at its foot may be a good part of all.
        most = (0.7 if mass.tag.name == "noscript" or whole < 2 * _SHORT else 0.3) * whole
        if _is_site(mass, is_strict=is_strict) and (mass.prose < most or mass.density > 0.5):
            mass.is_out = True


def _is_site(mass: Mass, *, is_strict: bool) -> bool:
    tag, name = mass.tag, mass.name
    if tag.name in _NEVER_SITE or furniture.is_body(tag, name):
        return False
    if tag.name == "noscript":
        return mass.chars > 0
    if furniture.is_part_of_site(tag, name, is_inset=_is_inset(mass)):
        return True
    if not is_strict or tag.name not in BLOCKS:
        return False
    return furniture.is_doubtful(name) and not (
        tag.name in ("figure", "figcaption", "header", "dl") or mass.media
    )


def _is_inset(mass: Mass) -> bool:
    """An aside of prose between the paragraphs of a text."""
    if mass.tag.name != "aside" or mass.longest < _QUOTED or mass.density > 0.2:
        return False
    if mass.parent is None or mass.parent.paragraphs < 2:
        return False
    after = next((tag for tag in mass.tag.next_siblings if isinstance(tag, Tag)), None)
    return after is not None and (after.name in _PIECES or after.name in _SUBHEADINGS)


# Which element it is.


def _found(page: Mass) -> Mass | None:
    candidates = _scored(page)
    if not candidates:
        return None
    best = max(candidates, key=_worth)
    best = _holding_most(_of_sections(_around(best, candidates)), page)
    return _with_siblings(best)


def _scored(page: Mass) -> list[Mass]:
    """The elements that text speaks for."""
    candidates: dict[int, Mass] = {}
    for mass in each(page):
        own = mass.own - mass.own_linked
        if own < _LEAST or mass.tag.name not in BLOCKS:
            continue
        points = (1 + min(mass.commas, own // 25) + min(own / 100, 4)) * own / mass.own
        if mass.tag.name == "pre":
            points = min(points, 2.0)  # code has commas, too
        holders: Iterator[Mass] = outwards(mass)
        if mass.has_blocks:
            holders = chain((mass,), holders)
        for share, holder in zip((1.0, 0.5, 0.2, 0.1), holders, strict=False):
            if id(holder) not in candidates:
                candidates[id(holder)] = holder
                holder.score += _start(holder)
            holder.score += points * share
            holder.spoken += points * share
            holder.is_outer = holder.is_outer or share < 1
    return [mass for mass in candidates.values() if mass.tag.name in _CONTAINERS]


def _start(mass: Mass) -> int:
    points = furniture.weight(mass.tag, mass.name)
    match mass.tag.name:
        case "article" | "main":
            return points + 30
        case "div" | "td":
            return points + 3
        case "body" | "html":
            return 0
        case "li" | "form" | "blockquote":
            return points - 5
    return points


def _worth(mass: Mass) -> float:
    return mass.score * (1 - mass.density)


def _around(best: Mass, candidates: list[Mass]) -> Mass:
    """The element around it where several good ones lie side by side."""
    floor = 0.4 * best.spoken
    good = [mass for mass in candidates if mass.spoken >= floor and not mass.is_outer]
    counts: dict[int, int] = {}
    for mass in good:
        for holder in outwards(mass):
            counts[id(holder)] = counts.get(id(holder), 0) + 1
    for holder in outwards(best):
        if holder.tag.name in ("body", "html"):
            break
        if counts.get(id(holder), 0) >= 3:
            best = holder
            break
    while (parent := best.parent) is not None and parent.tag.name not in ("body", "html"):
        lone = sum(1 for mass in parent.inner if mass.chars and not mass.is_out) == 1
        if not lone and _worth(parent) <= _worth(best):
            break
        best = parent
    return best


def _of_sections(best: Mass) -> Mass:
    """The element around it where it is one section of a text in several."""
    for holder in chain((best,), outwards(best)):
        parent = holder.parent
        if parent is None or parent.density > _MOST_LINKED:
            break
        if parent.tag.name != "html" and _is_section(holder) and _has_next_of_kin(holder, parent):
            best = parent
    return best


def _has_next_of_kin(section: Mass, parent: Mass) -> bool:
    return any(mass is not section and _is_section(mass) for mass in parent.inner)


def _is_section(mass: Mass) -> bool:
    """Text below a heading of its own; what has a link as its heading announces other pages."""
    if mass.is_out or mass.tag.name not in ("div", "section") or mass.density > _SECTION_LINKED:
        return False
    at: Mass | None = mass
    for _ in range(5):
        at = next((inner for inner in at.inner if inner.chars), None) if at else None
        if at is not None and at.tag.name in _SUBHEADINGS:
            return at.density < _MOST_LINKED and mass.chars > at.chars + _LEAST
    return False


def _holding_most(best: Mass, page: Mass) -> Mass:
    """The element around it that holds half of the text of the page: a reference in many parts.

    Of what is called an article it must be more than half: a cell of its table may hold that.
    """
    for mass in every(page):
        mass.said = 0
    for mass in reversed(list(each(page))):
        mass.said += _speech(mass)
        if mass.parent is not None:
            mass.parent.said += mass.said
    while best.parent is not None and best.said < 0.5 * page.said:
        best = best.parent
    for holder in outwards(best):
        if holder.tag.name in ("body", "html"):
            break
        if best.said < _MOST_OF * holder.said and _is_called_article(holder):
            best = holder
    return best


def _is_called_article(mass: Mass) -> bool:
    if mass.density > _SECTION_LINKED:
        return False
    return mass.tag.name in ("article", "main") or furniture.weight(mass.tag, mass.name) >= 20


def _speech(mass: Mass) -> int:
    said = mass.own - mass.own_linked
    return said if said >= _LEAST and mass.tag.name in BLOCKS else 0


def _with_siblings(best: Mass) -> Mass:
    """It, or the element around it with those beside it that go on with the text."""
    parent = best.parent
    if parent is None or parent.tag.name in ("html",):
        return best
    floor = max(10.0, 0.2 * _worth(best))
    beside, is_before = [], True
    for mass in parent.inner:
        is_before = is_before and mass is not best
        if mass is not best and not _goes_on(mass, best, floor, is_before=is_before):
            beside.append(mass)
    if len(beside) == len(parent.inner) - 1:
        return best
    for mass in beside:
        mass.is_out = True
    return parent


def _goes_on(mass: Mass, best: Mass, floor: float, *, is_before: bool) -> bool:
    if mass.is_out:
        return False
    bonus = 0.2 * _worth(best) if mass.name and mass.name == best.name else 0
    if mass.score and _worth(mass) + bonus >= floor:
        return True
    if mass.tag.name in _SUBHEADINGS or (mass.tag.name in _PIECES and mass.density < 0.1):
        return True
    # What opens an article may stand in a box of its own; what follows it in one is mostly more.
    return is_before and mass.longest > max(80, 0.5 * mass.chars) and mass.density < 0.1


# What inside it is no part of it.


def _clean(found: Mass) -> None:
    for mass in each(found):
        if mass is not found and _is_in_the_way(mass, found):
            mass.is_out = True
    _drop_lists_of_links(found)
    _drop_bare_headings(found)


def _is_in_the_way(mass: Mass, found: Mass) -> bool:
    tag = mass.tag
    if tag.name in ("h1", "pre", "code"):
        return False
    if mass.chars < 200 and furniture.is_byline(tag, mass.name) and mass.prose < 0.2 * found.prose:
        return True
    return mass.chars < 160 and tag.name in BLOCKS and _is_phrase(mass)


def _is_phrase(mass: Mass) -> bool:
    if not mass.chars:
        return False
    return furniture.PHRASES.fullmatch(" ".join(text_of(mass.tag).split())) is not None


def _drop_lists_of_links(found: Mass) -> None:
    """Menus above and below the text, and headlines of other pages anywhere.

    Other lists of links are the author's: what to see also, the members of a class. And so is
    every one where little but lists would be left out.
    """
    inner = [mass for mass in each(found) if mass is not found]
    speaking = [at for at, mass in enumerate(inner) if mass.tag.name in HEADINGS or _speech(mass)]
    first, last = (speaking[0], speaking[-1]) if speaking else (0, len(inner))
    if speaking and inner[last].tag.name in HEADINGS:
        last = len(inner)  # the last list stands under a heading of its own
    before = _text_left(found)
    lists = [
        mass
        for at, mass in enumerate(inner)
        if _is_list_of_links(mass, found)
        and (
            mass.linked > _HEADLINE * mass.links or (not first <= at <= last and not mass.is_headed)
        )
    ]
    for mass in lists:
        mass.is_out = True
    if _text_left(found) < 0.3 * before and _prose_left(found) < 4 * _SHORT:
        for mass in lists:
            mass.is_out = False


def _is_list_of_links(mass: Mass, found: Mass) -> bool:
    if mass.tag.name not in _PARTS or not 0 < mass.chars <= 0.5 * found.chars:
        return False
    return mass.density > _MOST_LINKED and mass.prose < 200


def _drop_bare_headings(found: Mass) -> None:
    """Headings of what went: nothing follows before the next one, or the end."""
    bare: list[Mass] = []
    for mass in each(found):
        if mass.tag.name in _SUBHEADINGS:
            bare = [held for held in bare if held.tag.name < mass.tag.name]
            # Where text stands bare beside its headings the tree does not say what comes after.
            if mass.parent is not None and not mass.parent.own:
                bare.append(mass)
        elif (mass.own or mass.media or mass.tag.name == "img") and not _in_heading(mass):
            bare.clear()
    for mass in bare:
        mass.is_out = True


def _in_heading(mass: Mass) -> bool:
    at: Mass | None = mass
    for _ in range(4):
        if at is not None and at.tag.name in _SUBHEADINGS:
            return True
        at = at.parent if at is not None else None
    return False


def _text_left(found: Mass) -> int:
    return sum(mass.own for mass in each(found) if mass.tag.name in BLOCKS)


def _prose_left(found: Mass) -> int:
    return sum(mass.own - mass.own_linked for mass in each(found) if mass.tag.name in BLOCKS)


def _hide(found: Mass) -> None:
    for mass in every(found):
        if mass.is_out:
            mass.tag.attrs["hidden"] = ""
