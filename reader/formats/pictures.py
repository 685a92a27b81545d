"""The bytes of a picture -> dots of the size that is wanted. Only the parse worker does this."""

import re
import struct
from hashlib import blake2b
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reader.errors import ReaderError
from reader.i18n import _
from reader.model.picture import Picture, Size, Slicing, fitted

if TYPE_CHECKING:
    from PIL.Image import Image

KINDS = ("JPEG", "PNG", "GIF", "WEBP", "BMP")
"""By their first bytes, whatever the file is called; of moving ones the first frame."""
MOST_DOTS = 20_000_000
"""Unpacked in memory: 80 MB, half a second."""
MOST_DOTS_SHRUNK = 64_000_000
"""Of a photograph that is unpacked at an eighth of its size or more: the camera of a telephone."""
EMBEDDED = "data:#"
"""How a source begins that stands for bytes in the article; a digest of them follows."""

_BASE64 = re.compile(r"data:image/[\w.+-]+(?:;[\w=.-]+)*;base64,", re.IGNORECASE)
_VALUE = re.compile(r"data:image/[^\"'()<>]+", re.IGNORECASE)
_WHITE = re.compile(r"\s+")
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, struct.error, IndexError, KeyError)
_ORIENTATION = 0x0112  # the tag of EXIF, and how a picture is to be turned by it
_TURNS = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
_SIDEWAYS = (5, 6, 7, 8)


class PictureError(ReaderError):
    """There is no picture to show; the message is a `Refusal`."""


def picture(data: bytes, box: Size, ground: str, slicing: Slicing | None = None) -> Picture:
    """The picture, scaled to fit; what is transparent shows the ground, `#rrggbb`. With slices
    where the terminal takes them: the dots are half cells then.

    Raises PictureError, and for what is too much whatever Pillow raises.
    """
    import PIL.WebPImagePlugin  # noqa: F401 - a kind that is known only once it is imported
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # the size is looked at before anything is unpacked
    try:
        with Image.open(BytesIO(data), formats=KINDS) as image:
            return _shown(image, box, ground, slicing)
    except UnidentifiedImageError as error:
        raise PictureError(_unknown(data)) from error
    except _BROKEN as error:
        raise PictureError(_("the file is damaged")) from error


def _shown(image: "Image", box: Size, ground: str, slicing: Slicing | None) -> Picture:
    from reader.formats import slices

    natural = Size(*image.size)
    if not all(natural):
        raise ValueError(natural)
    _refuse_above(MOST_DOTS_SHRUNK if image.format == "JPEG" else MOST_DOTS, natural, natural)
    finest = slices.fine(box, slicing) if slicing else box
    image.draft("RGB", (2 * finest.width, 2 * finest.height))
    _refuse_above(MOST_DOTS, Size(*image.size), natural)
    image.load()
    orientation = image.getexif().get(_ORIENTATION, 1)
    is_sideways = orientation in _SIDEWAYS
    natural = Size(*reversed(natural)) if is_sideways else natural
    size = fitted(natural, box)
    fine = slices.fine(size, slicing) if slicing else size
    if slicing is None or fine.width * fine.height > slices.MOST_DOTS[slicing.kind]:
        return Picture(natural, size, _flat(image, size, orientation, ground).tobytes())
    flat = _flat(image, fine, orientation, ground)
    dots = flat.resize(size).tobytes()
    return Picture(natural, size, dots, slices.slices(flat, slicing, ground))


def _flat(image: "Image", size: Size, orientation: int, ground: str) -> "Image":
    """In RGB, turned as it is to be looked at, of this size then."""
    from PIL import Image

    small = _small(image, Size(*reversed(size)) if orientation in _SIDEWAYS else size)
    if orientation in _TURNS:
        small = small.transpose(Image.Transpose[_TURNS[orientation]])
    flat = Image.new("RGBA", size, ground)
    flat.alpha_composite(small)
    return flat.convert("RGB")


def _small(image: "Image", size: Size) -> "Image":
    if image.mode not in ("RGB", "RGBA", "L", "LA"):
        # A palette's numbers are no colours that lie between two others.
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    elif image.mode in ("RGB", "L") and "transparency" in image.info:
        image = image.convert("RGBA")
    return image.resize(size, reducing_gap=2.0).convert("RGBA")


def _refuse_above(most: int, size: Size, natural: Size) -> None:
    if size.width * size.height > most:
        said = _("too large: {width} × {height} dots")
        raise PictureError(said.format(width=natural.width, height=natural.height))


def _unknown(data: bytes) -> str:
    if b"<svg" in data[:4096].lower():
        return _("SVG is not shown")
    return _("not a kind of picture that is shown")


def embedded_as(value: str) -> str:
    """The source that stands for the `data:` address of a picture; `data:` where it is no such.

    Line ends and blanks in it don't count: they may be escaped in one place and not in another.
    """
    if _BASE64.match(value.lstrip()[:200]) is None:
        return "data:"
    packed = _WHITE.sub("", value).encode("ascii", "replace")
    return EMBEDDED + blake2b(packed, digest_size=12).hexdigest()


def embedded(text: str, source: str) -> bytes:
    """The bytes of the picture in an article's text that a source stands for.

    Raises PictureError where there is none that can be shown.
    """
    from base64 import b64decode

    for found in _VALUE.finditer(text):
        value = found[0]
        for written in (value, value.split()[0]):  # unquoted, it ends at the first blank
            if embedded_as(written) == source != "data:":
                try:
                    return b64decode(unquote(_WHITE.sub("", written).partition(",")[2]))
                except ValueError as error:
                    raise PictureError(_("the file is damaged")) from error
    raise PictureError(_("not a kind of picture that is shown"))
