"""The letters that a person gave to places in an article, kept between two runs."""

import json
from collections.abc import Mapping

from reader.model import sanitize
from reader.model.places_in_text import CONTEXT, Place

PlaceMarks = Mapping[str, Place]
"""Places by letter, in the order of the letters."""


def key(article: str) -> str:
    """What the marks of an article are kept under."""
    return f"places {article}"


def kept(marks: PlaceMarks) -> str:
    """All of them as one line of text, for `place_marks`."""
    written = {letter: [at.block, at.offset, at.context] for letter, at in marks.items()}
    return json.dumps(written, ensure_ascii=False)


def place_marks(text: str) -> PlaceMarks:
    """The marks that were `kept`; none for anything else."""
    try:
        found = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        found = {}
    read = found.items() if isinstance(found, dict) else ()
    places = {letter: _place(value) for letter, value in sorted(read) if is_letter(letter)}
    return {letter: place for letter, place in places.items() if place is not None}


def is_letter(character: str | None) -> bool:
    """It can name a place; the apostrophe is for where one jumped from."""
    return bool(character) and len(character or "") == 1 and (character or "").isalnum()


def _place(value: object) -> Place | None:
    match value:
        case [int(block), int(offset), str(context)] if block >= 0 and offset >= 0:
            return Place(block, offset, sanitize.clean(context)[:CONTEXT])
    return None
