"""Front-matter fields of any spelling and shape -> one Metadata, and nothing lost on the way."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from operator import itemgetter
from typing import Any, TypeAlias

from reader.formats import dates, shapes
from reader.formats.spellings import (
    LANGUAGES,
    LISTED_BY_BLANKS,
    LISTED_BY_COMMAS,
    NOTHING,
    SPELLINGS,
    YES_NO,
    folded,
)
from reader.i18n import _
from reader.model import sanitize
from reader.model.article import Metadata, Moment, Problem, ProblemKind, Value
from reader.model.sanitize import EMPTY, Shown

_PLACES: dict[str, list[tuple[str, int, str]]] = {}
"""Key -> the fields it may hold, its rank among their spellings, and the key within its mapping."""

for _field, _keys in SPELLINGS.items():
    for _rank, _key in enumerate(_keys):
        _outer, _dot, _inner = _key.partition(".")
        _PLACES.setdefault(_outer, []).append((_field, _rank, _inner))

_LANG = re.compile(r"([A-Za-z]{2,3})((?:[-_][A-Za-z0-9]{2,8})*)(?:\.[\w-]+)?")
_SUBTAG_CASE = {2: str.upper, 4: str.title}
"""By their length: `nl-BE`, `zh-Hans`."""

_NAME_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?=[^\d]|$)")
_PATH_DAY = re.compile(r"(?:^|/)(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/_.-]|$)")
_PATH_MONTH = re.compile(r"(?:^|/)(\d{4})[/-](\d{1,2})(?=/|$)")
_YEARS = range(1900, 2100)
_BARE_SITE = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:/\S*)?")


def metadata(
    fields: Mapping[str, Value], relative_path: str
) -> tuple[Metadata, tuple[Problem, ...]]:
    """What an article says of itself; the file's path only gives a date that the fields lack."""
    return _Reading(fields).result(relative_path)


def title_lang_and_image(fields: Mapping[str, Value]) -> tuple[Shown, str, Shown]:
    """Title, language and picture as `metadata` finds them, for those who want no more."""
    reading = _Reading(fields)
    title, lang, image = map(reading.found, ("title", "lang", "image"))
    return title or EMPTY, lang or "", image or EMPTY


def listed(
    fields: Mapping[str, Value], relative_path: str
) -> tuple[Shown, Moment | None, Shown, Shown, Shown]:
    """What lists show of it, as `metadata` finds it: title, date, first category, site and first
    author.
    """
    reading = _Reading(fields)
    title, date, categories, url, named, authors = map(reading.found, _LISTED)
    site = Metadata(url=url or "", named_site=named or EMPTY).site if url or named else EMPTY
    return (
        title or EMPTY,
        date or _day_in(relative_path, reading.found("permalink")),
        categories[0] if categories else EMPTY,
        site,
        authors[0] if authors else EMPTY,
    )


_PLAIN_KEY = re.compile(r"[A-Za-z_][\w-]{0,99}")
_LISTED = ("title", "date", "categories", "url", "named_site", "authors")


@lru_cache(maxsize=128)
def keys_of_listed(keys: tuple[str, ...]) -> tuple[str | None, ...] | None:
    """Which of these keys hold title, date, categories, url and authors, None for one that none
    does; None where two may hold the same, one holds more than its text, or one is no plain key.
    """
    if not all(map(_PLAIN_KEY.fullmatch, keys)):
        return None
    places = dict(_spellings(keys))
    named = [places.get(field, ()) for field in ("title", "date", "categories", "url", "authors")]
    is_plain = all(len(held) < 2 and not (held and held[0][2]) for held in named)
    if not is_plain or "named_site" in places or ("permalink" in places and not named[1]):
        return None
    return tuple(held[0][0] if held else None for held in named)


_MOST_CACHED = 64
"""Keys of one article; more are no habit of a library, and would only fill the memory."""

_Held: TypeAlias = "list[tuple[str, Value]]"
_Spellings: TypeAlias = tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]


@lru_cache(maxsize=128)
def _spellings(keys: tuple[str, ...]) -> _Spellings:
    """Per field the keys that may hold it, best first: as written, folded, and the key within.

    Cached because the articles of one library have mostly the same keys.
    """
    found: dict[str, list[tuple[int, str, str, str]]] = {}
    for key in keys:
        name = folded(key)
        for field, rank, inner in _PLACES.get(name, ()):
            found.setdefault(field, []).append((rank, key, name, inner))
    return tuple(
        (field, tuple(place[1:] for place in sorted(places, key=itemgetter(0))))
        for field, places in found.items()
    )


class _Reading:
    """One pass over the fields of one article; what it takes is no longer `extra`."""

    __slots__ = ("_held_by", "_original", "_problems", "_taken")

    def __init__(self, fields: Mapping[str, Value]) -> None:
        self._original = fields
        self._taken: set[str] = set()
        self._problems: list[Problem] = []
        self._held_by: dict[str, list[tuple[str, Value]]] = {}
        """Per field the spellings that hold something, best first."""
        keys = tuple(fields)
        find = _spellings if len(keys) < _MOST_CACHED else _spellings.__wrapped__
        for field, places in find(keys):
            held: _Held = []
            for key, name, inner in places:
                value = fields[key]
                if inner:
                    value = value.get(inner) if isinstance(value, dict) else None
                if value:
                    held.append((name, value))
            if held:
                self._held_by[field] = held

    def found(self, field: str) -> Any:
        """What one field holds; None where no key is one of its spellings."""
        held = self._held_by.get(field)
        return _READERS[field](self, held) if held else None

    def result(self, relative_path: str) -> tuple[Metadata, tuple[Problem, ...]]:
        found = {field: _READERS[field](self, held) for field, held in self._held_by.items()}
        if not found.get("date"):
            found["date"] = _day_in(relative_path, found.get("permalink"))
        return Metadata(**found, extra=self._extra()), tuple(self._problems)

    def _title(self, held: _Held) -> Shown:
        return self._text(held, shapes.unmarked)

    def _excerpt(self, held: _Held) -> Shown:
        return self._text(held, shapes.summary)

    def _text(self, held: _Held, shown_as: Callable[[str], Shown]) -> Shown:
        for key, value in held:
            text = shapes.text_of(value)
            if text and text != "~":
                shown = shown_as(text)
                if shown:
                    self._taken.add(key)
                    return shown
        return EMPTY

    def _date(self, held: _Held) -> Moment | None:
        found = self._moment(held)
        if found is None:
            written = [value for name, value in held if name == "date"]
            texts = [
                text for text in shapes.strings(written) if text.strip().lower() not in NOTHING
            ]
            if texts:
                reason = _("The date can't be read: {text}").format(text=texts[0][:60])
                self._problems.append(Problem(ProblemKind.DATE, sanitize.line(reason)))
        return found

    def _moment(self, held: _Held) -> Moment | None:
        for key, value in held:
            texts = value.values() if isinstance(value, dict) else _strings(value)
            for text in texts:
                moment = dates.moment(text) if isinstance(text, str) else None
                if moment is not None:
                    self._taken.add(key)
                    return moment
        return None

    def _list(self, held: _Held) -> tuple[Shown, ...]:
        found: dict[Shown, None] = {}
        for key, value in held:
            parts = _strings(value)
            if isinstance(value, str):
                if value.strip().lower() in NOTHING:
                    continue
                if key in LISTED_BY_COMMAS:
                    parts = shapes.divided(value, by_blanks=key in LISTED_BY_BLANKS)
            shown = [text for text in map(_unmarked, parts) if text]
            if shown:
                self._taken.add(key)
                found.update(dict.fromkeys(shown))
        return tuple(found)

    def _url(self, held: _Held) -> str:
        for key, value in held:
            for text in (value,) if isinstance(value, str) else shapes.addresses(value):
                url = sanitize.url(text.strip()) if "://" in text else None
                if url is not None and not url.startswith("mailto"):
                    self._taken.add(key)
                    return url
        return ""

    def _permalink(self, held: _Held) -> Shown:
        for key, value in held:
            if isinstance(value, str) and value.strip().lower() not in NOTHING:
                is_address = key == "permalink" or "://" not in value
                if is_address:  # not taken: nobody is shown it otherwise
                    return sanitize.line(value)
        return EMPTY

    def _named_site(self, held: _Held) -> Shown:
        for _key, value in held:
            text = value.strip() if isinstance(value, str) else ""
            if text.lower() in NOTHING | YES_NO:
                continue
            address = f"https://{text}" if _BARE_SITE.fullmatch(text) else text
            url = sanitize.url(address) if "://" in address else None
            # Not taken: beside the address of an original, nobody is shown it otherwise.
            return (url and Metadata(url=url).site) or sanitize.line(text)
        return EMPTY

    def _image(self, held: _Held) -> Shown:
        for key, value in held:
            for text in shapes.pictures(value):
                if shapes.is_picture(text.strip()):
                    self._taken.add(key)
                    return sanitize.line(text)
        return EMPTY

    def _lang(self, held: _Held) -> str:
        for key, value in held:
            for text in shapes.strings(value):
                lang = language(text)
                if lang:
                    self._taken.add(key)
                    return lang
        return ""

    def _explicit_id(self, held: _Held) -> str:
        for _key, value in held:
            if isinstance(value, str) and value.strip().lower() not in NOTHING:
                return sanitize.line(value)
        return ""

    def _is_extra(self, name: str, value: Value) -> bool:
        """Not used up: unknown, not taken, or a mapping of which one entry was taken."""
        if name in self._taken:
            return isinstance(value, dict) and len(value) > 1
        return bool(value) or name not in _PLACES

    def _extra(self) -> dict[str, Value]:
        return {
            sanitize.line(key): _shown(value)
            for key, value in self._original.items()
            if self._is_extra(folded(key), value)
        }


_READERS: dict[str, Callable[[_Reading, _Held], Any]] = {
    "title": _Reading._title,
    "excerpt": _Reading._excerpt,
    "date": _Reading._date,
    "modified": _Reading._moment,
    "authors": _Reading._list,
    "categories": _Reading._list,
    "tags": _Reading._list,
    "url": _Reading._url,
    "image": _Reading._image,
    "lang": _Reading._lang,
    "explicit_id": _Reading._explicit_id,
    "permalink": _Reading._permalink,
    "named_site": _Reading._named_site,
}


def _strings(value: Value) -> Iterable[str]:
    return (value,) if isinstance(value, str) else shapes.strings(value)


_unmarked = lru_cache(maxsize=256)(shapes.unmarked)
"""Tags and names stand in many articles of a library."""


def language(text: str) -> str:
    """A declared language as BCP 47 (`nl`, `pt-BR`); empty for what is none."""
    text = text.strip()
    named = LANGUAGES.get(text.lower())
    if named:
        return named
    found = _LANG.fullmatch(text)
    if found is None or text.lower() in YES_NO | NOTHING:
        return ""
    parts = re.split("[-_]", found[2])[1:]
    return "-".join([found[1].lower(), *(_SUBTAG_CASE.get(len(part), str)(part) for part in parts)])


def _day_in(path: str, permalink: str | None) -> Moment | None:
    return _day_in_path(path) or (_day_in_path(permalink) if permalink else None)


def _day_in_path(path: str) -> Moment | None:
    """The date that a file name begins with, else one in the folders: `2019/06/27`, `2019/06`."""
    name = path.rpartition("/")[2]
    for pattern, text in ((_NAME_DAY, name), (_PATH_DAY, path), (_PATH_MONTH, path)):
        found = pattern.match(text) if pattern is _NAME_DAY else pattern.search(text)
        if found is not None and int(found[1]) in _YEARS:
            moment = dates.day(*[*found.groups(), "1"][:3])
            if moment is not None:
                return moment
    return None


def _shown(value: Value) -> Value:
    if isinstance(value, str):
        return sanitize.clean(value)
    if isinstance(value, list):
        return [_shown(item) for item in value]
    if isinstance(value, dict):
        return {sanitize.line(key): _shown(item) for key, item in value.items()}
    return None
