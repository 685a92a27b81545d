"""The process in which pictures are unpacked; apart from the parse worker, which texts wait for."""

from base64 import b64encode

from reader.formats import pictures
from reader.model.picture import SAVED, Picture, Size, Slicing
from reader.model.wire import Json
from reader.parsing import files
from reader.parsing.picture_files import NoFileError, contents
from reader.parsing.serving import serve

LARGEST = 1280
"""Dots across and down at most that are handed out: 6.5 MB as it is sent."""

_SAMPLE = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00"
    b"\x00\x02\x02D\x01\x00;"
)


def main() -> None:
    """Serve until standard input ends."""
    serve({"picture": picture}, warm)


def warm(_job: str) -> None:
    """Load what unpacks pictures."""
    pictures.picture(_SAMPLE, Size(1, 1), "#000000")


def picture(
    article: str,
    source: str,
    tops: list[str],
    box: list[int],
    ground: str,
    slicing: list[Json] | None = None,
) -> Json:
    """The dots of a picture of an article, a `Picture`; else the reason under the key `refused`."""
    width, height = box
    fitting = Size(max(1, min(width, LARGEST)), max(1, min(height, LARGEST)))
    wanted = Slicing(slicing[0], Size(*slicing[1])) if slicing else None
    try:
        found = pictures.picture(_bytes(article, source, tops), fitting, ground, wanted)
    except (NoFileError, pictures.PictureError) as error:
        return {"refused": str(error)}
    return _packed(found)


def _bytes(article: str, source: str, tops: list[str]) -> bytes:
    if source.startswith("data:"):
        from reader.formats.source import source as read  # parsers of front matter, and a guesser

        return pictures.embedded(read(_file(article)).body, source)
    if article.lower().endswith(SAVED):
        from reader.formats.mhtml_parts import part

        found = part(_file(article), source)
        if found is not None:
            return found
    return contents(article, tops, source)


def _file(article: str) -> bytes:
    try:
        return files.read(article).data
    except files.UnreadableError as error:
        raise NoFileError(error.message) from error


def _packed(found: Picture) -> Json:
    dots = b64encode(found.dots).decode("ascii")
    sizes = {"natural": [*found.natural], "size": [*found.size]}
    return sizes | {"dots": dots, "slices": [*found.slices]}
