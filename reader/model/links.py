"""What a link means, seen from the article that it stands in. Pure: nothing is looked up here.

An article has addresses: where its file lies, its address on the web, its path on its own site, the
names that people call it by. A link has addresses that it may mean, best first. Both are written
alike (suffix, `index`, `www.`, tracking parameters and the like gone), so that to look one up is
to compare two strings.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile
from urllib.parse import parse_qsl, unquote, urlencode, urljoin, urlsplit

from reader.model import sanitize
from reader.model.article import Metadata
from reader.model.row import Row
from reader.model.sanitize import MAX_URL

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!\s)")
_SUFFIXES = frozenset(("md", "markdown", "mdown", "mkd", "mkdn", "txt", "text")) | frozenset(
    ("html", "htm", "xhtml", "mhtml", "mht", "php", "asp", "aspx")
)
_INDEXES = frozenset(("index", "_index", "readme", "default"))
_PAGE = re.compile(
    r"(?!.*\.(?:md|markdown|mdown|mkdn?)\Z).*(?:/|\.[a-z]{2,4}[0-9]?\Z)", re.IGNORECASE
)
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[-_ ]|\Z)")
_DAY_IN_PATH = re.compile(r"(?:^|/)(\d{4})/(\d{1,2})(?:/(\d{1,2}))?/")
_WORDS = re.compile(r"[^\W_]+")
_TRACKING = re.compile(
    r"utm_|at_|pk_|mtm_|_hs|hsa_|vero_|oly_|(?:fbclid|[gdy]clid|[gw]braid|msclkid|twclid|igshid|igsh"
    r"|mc_[ce]id|_ga|_gl|s_cid|cmpid|ncid|ref_src|ref_url|spm|xtor|mkt_tok|wickedid)\Z"
)
_MORE = ("slug", "aliases", "alias", "redirect_from")
"""Fields of the front matter that tell more addresses."""
_MOST = 20
_PLAIN = re.compile(r"https?://([a-z0-9-]+(?:\.[a-z0-9-]+)+)((?:/[^?#]*)?)(?:#.*)?\Z")
_PORTS = {"http": 80, "https": 443}
# A link that passes the boundary as it is, and of which host and path are all that counts.
_ORDINARY = re.compile(
    r"(?a)https?://([a-z0-9][a-z0-9-]*+(?:\.[a-z0-9-]++)+)((?:/[\w./~%&=+!$,;:'@()*-]*+)?)"
    r"(?:#[\w./~%&=?+!$,;:'@()*-]*+)?"
)


class Leads(StrEnum):
    """Where a link leads to."""

    HERE = "here"
    """Into the article that it stands in."""
    ARTICLE = "article"
    WEB = "web"
    NOWHERE = "nowhere"
    """No article is known by it."""
    REFUSED = "refused"
    """Its scheme is none that is opened."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a link stands."""

    path: str
    """Of the article's file: absolute, with `/`, surrogateescape; empty where it has none."""
    tops: tuple[str, ...] = ()
    """The folders of the libraries that hold it, the innermost first, without `/` at the end."""
    url: str = ""
    """The article's own address on the web; empty where it names none."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a link asks for."""

    leads: Leads
    """ARTICLE, HERE, WEB or REFUSED, as far as can be told without looking anything up."""
    keys: tuple[str, ...] = ()
    """The addresses that an article may be known by, best first."""
    fragment: str = ""
    """A heading or a note in it; empty for its beginning."""
    url: str = ""
    """What a browser may be given where no article is known; empty where nothing."""
    path: str = ""
    """As asked for, to choose between articles of one name; the day in it counts more."""
    day: str = ""
    """`2020-01-02` or `2020-01`, where the link says so."""
    dated: str = ""
    """One more address, that only an article of that very day may be known by."""
    scheme: str = ""
    """What was refused; empty where the address is too long."""


@dataclass(frozen=True, slots=True)
class Landing:
    """Where a link leads to, looked up."""

    leads: Leads
    row: Row | None = None
    """The article; None but for ARTICLE, and where no list holds it."""
    fragment: str = ""
    """A heading or a note there."""
    url: str = ""
    """For the browser."""
    scheme: str = ""
    """What was refused."""
    path: str = ""
    """Of the article that no list holds: absolute, surrogateescape."""


def meaning(target: str, origin: Origin) -> Meaning:
    """What a link asks for; never raises, whatever the target."""
    text = target.strip()
    if text.startswith("[[") and text.endswith("]]"):
        text = text[2:-2].partition("|")[0].strip()
    if len(text) > MAX_URL:
        return Meaning(Leads.REFUSED)
    scheme = _SCHEME.match(text)
    if scheme is not None or text.startswith("//"):
        return _of_address(text, scheme[1].lower() if scheme else "https")
    rest, _, fragment = text.partition("#")
    path = rest.partition("?")[0]
    if not path:
        return Meaning(Leads.HERE, fragment=_fragment(fragment))
    # In an article of the web `/about/` is a page of its site, not what lies here by that name.
    is_page = "?" in rest or _PAGE.match(path) is not None
    url, day = _joined(origin.url, text) if is_page else "", _day(path)
    keys = [*_keys_of_path(path, origin, url)]
    if not url:
        keys.append(_name(path))
    return Meaning(
        leads=Leads.ARTICLE,
        keys=tuple(dict.fromkeys(filter(None, keys))),
        fragment=_fragment(fragment),
        url=url,
        path=unquote(path),
        day=day,
        dated=_name(path) if url and day else "",
    )


def asked(target: str, origin: Origin) -> tuple[str, ...]:
    """The keys of `meaning`, in a fifth of the time for most links to the web."""
    plain = _ORDINARY.fullmatch(target)
    if plain is None or len(target) > MAX_URL:
        return meaning(target, origin).keys
    return (_on_web(plain[1], plain[2]),)


def addresses(path: str, metadata: Metadata) -> tuple[str, ...]:
    """What an article is known by; `path` is its file's, absolute with `/`."""
    bare = _bare(path)
    found = [f"file:{bare}"]
    if metadata.url:
        found.append(_web(metadata.url))
    found.append(_name(path) if "%" in path else _named(bare))
    found += called(metadata.title)
    if metadata.permalink:
        found += _declared(metadata.permalink)
    for key in _MORE:
        written = metadata.extra.get(key)
        for text in written[:_MOST] if isinstance(written, list) else (written,):
            if isinstance(text, str):
                found += _declared(text)
    return tuple(dict.fromkeys(key for key in found if key))


def keys_by(path: str, title: str, metadata: Metadata) -> list[int]:
    """What an article of this title is known by, as the index keeps it."""
    return digests(known_by(path, title, metadata))


def known_by(path: str, title: str, metadata: Metadata) -> tuple[str, ...]:
    """Its addresses and the name that its title is, whether that is of the metadata or not."""
    keys = addresses(path, metadata)
    return keys if title == metadata.title else tuple(dict.fromkeys((*keys, *called(title))))


def digests(keys: Iterable[str]) -> list[int]:
    """Keys as the index keeps them: 64 bits, with a sign."""
    from hashlib import blake2b  # 4 ms, which following a link need not wait for

    found = [blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8) for key in keys]
    return [int.from_bytes(one.digest(), "big", signed=True) for one in found]


def called(title: str) -> tuple[str, ...]:
    """What an article is known by for its title."""
    name = slug(title)
    return (f"name:{name}",) if name else ()


def closeness(asked: Meaning, origin: Origin, path: str, day: str) -> tuple[int, ...]:
    """How well an article that is known by what was asked for fits: the greatest fits best.

    `path` is its file's, `day` the one that it is from, `2020-01-02`, or empty.
    """
    days = (day, day_of(path))
    parts = path.casefold().split("/")
    return (
        bool(asked.day) and any(one.startswith(asked.day) for one in days),
        path.endswith(f"/{asked.path.removeprefix('/')}"),
        _alike(reversed(_bare(path).split("/")), reversed(_bare(asked.path).split("/"))),
        _alike(parts, origin.path.casefold().split("/")),
        -len(parts),
    )


def day_of(path: str) -> str:
    """The day that a file's name begins with, or the folder of an `index`; empty where none."""
    return _day(_bare(path).rpartition("/")[2])


def slug(text: str) -> str:
    """A name as names are compared: letters and digits, one hyphen for all between them."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return "-".join(_WORDS.findall(text[:MAX_URL].casefold()))


def _of_address(text: str, scheme: str) -> Meaning:
    if scheme not in sanitize.WEB_SCHEMES:
        return Meaning(Leads.REFUSED, scheme=scheme)
    url = sanitize.url(f"https:{text}" if text.startswith("//") else text)
    if url is None:
        return Meaning(Leads.REFUSED, scheme=scheme)
    if scheme == "mailto":
        return Meaning(Leads.WEB, url=url)
    parts = urlsplit(url)
    day = _day(parts.path)
    key = _web(url)
    return Meaning(
        leads=Leads.WEB,
        keys=(key,) if key else (),
        fragment=_fragment(parts.fragment),
        url=url,
        path=unquote(parts.path),
        day=day,
        dated=_name(parts.path) if day else "",
    )


def _alike(one: Iterable[str], other: Iterable[str]) -> int:
    """How many are the same before the first that differs."""
    return sum(
        1 for _same in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    )


def _declared(text: str) -> list[str]:
    """What an address that the article gives itself, or a name, makes it known by."""
    text = text.strip()[:MAX_URL]
    if "/:" in text:  # a pattern, which its generator fills in
        return []
    if _SCHEME.match(text):
        return [_web(text), _site(_path_in(text)), _name(_path_in(text))]
    path = text.partition("#")[0].partition("?")[0]
    return [_site(path) if "/" in path else "", _name(path)]


def _keys_of_path(path: str, origin: Origin, url: str) -> Iterator[str]:
    for written in dict.fromkeys((unquote(path, errors="surrogateescape"), path)):
        if "\0" in written:
            continue
        if not written.startswith("/") and origin.path:
            yield _file(f"{origin.path.rpartition('/')[0]}/{written}")
        if "/" in written:
            yield from (_file(f"{top}/{written}") for top in origin.tops)
    yield _web(url)
    if path.startswith("/"):
        yield _site(path)


def _file(path: str) -> str:
    return "file:" + _bare(path)


def _site(path: str) -> str:
    bare = _bare(f"/{unquote(path)}")
    return f"site:{bare}" if bare else ""


def _joined(base: str, target: str) -> str:
    """A relative address as an article of the web means it; empty for one of no site."""
    try:
        return sanitize.url(urljoin(base, target)) or "" if base else ""
    except ValueError:
        return ""


def within(url: str, base: str) -> str | None:
    """The path below an address, with `/` before it, that another address names; None where it
    names nothing below it. Scheme and `www.` don't matter.
    """
    key, top = _web(url).partition("?")[0], _web(base)
    return key[len(top) :] if top and key.startswith(f"{top}/") else None


def _path_in(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def _name(path: str) -> str:
    return _named(_bare(unquote(path)))


def _named(bare: str) -> str:
    last = bare.rpartition("/")[2]
    day = _DAY.match(last)
    name = slug(last[day.end() :] if day and day.end() < len(last) else last)
    return f"name:{name}" if name else ""


def _web(url: str) -> str:
    """An address of the web without what does not matter: scheme, `www.`, tracking, fragment."""
    plain = _PLAIN.match(url)
    if plain is not None:  # half the time of what follows
        return _on_web(plain[1], plain[2])
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return ""
    if not host:
        return ""
    site = host.casefold().removeprefix("www.")
    if port not in (None, _PORTS.get(parts.scheme.lower())):
        site = f"{site}:{port}"
    asked = [pair for pair in _asked(parts.query) if not _TRACKING.match(pair[0].lower())]
    query = f"?{urlencode(sorted(asked))}" if asked else ""
    return f"web:{site}{_bare(unquote(parts.path), is_folded=False)}{query}"


def _on_web(host: str, path: str) -> str:
    return f"web:{host.removeprefix('www.')}{_bare(unquote(path), is_folded=False)}"


def _asked(query: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(query, keep_blank_values=True, errors="replace")
    except ValueError:
        return []


def _bare(path: str, *, is_folded: bool = True) -> str:
    """A path without `.`, `..`, suffix, `index` and `/` at its end."""
    if not path.isascii():
        path = unicodedata.normalize("NFC", path)
    if is_folded:
        path = path.casefold()
    path = _climbed(path) if "/." in path or "//" in path or path[:1] == "." else path.rstrip("/")
    stem, _, suffix = path.rpartition(".")
    while suffix in _SUFFIXES and stem and stem[-1] != "/":
        path = stem
        stem, _, suffix = path.rpartition(".")
    folder, _, last = path.rpartition("/")
    return folder if last in _INDEXES else path


def _climbed(path: str) -> str:
    kept: list[str] = []
    for part in path.split("/"):
        if part == "..":
            del kept[-1:]
        elif part not in ("", "."):
            kept.append(part)
    return ("/" if path[0] == "/" else "") + "/".join(kept)


def _day(path: str) -> str:
    found = _DAY_IN_PATH.search(path) or _DAY.match(path.rpartition("/")[2])
    if found is None:
        return ""
    return "-".join([found[1], *(part.zfill(2) for part in found.groups()[1:] if part)])


def _fragment(text: str) -> str:
    return "" if text.startswith(":~:") else text.partition(":~:")[0].strip()
