"""A picture in rows of cells, as terminals take them that paint pictures at the cursor."""

from base64 import b64encode
from io import BytesIO
from typing import TYPE_CHECKING

from reader.formats.sixel import strips
from reader.model.picture import Size, Slicing

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_DOTS = {"sixel": 1_400_000, "iterm": 4_000_000}
"""Of a picture that is cut up: a second of work. A larger one is shown in half blocks."""
QUALITY = 88
"""Of a photograph that is packed again."""


def fine(size: Size, slicing: Slicing) -> Size:
    """The dots of a picture that takes so many half cells."""
    return Size(size.width * slicing.cell.width, max(1, size.height * slicing.cell.height // 2))


def slices(image: "Image", slicing: Slicing, ground: str) -> tuple[str, ...]:
    """The rows of a picture in RGB, the last one filled up with the ground `#rrggbb`."""
    from PIL import Image

    height = slicing.cell.height
    rows = -(-image.height // height)
    whole = Image.new("RGB", (image.width, rows * height), ground)
    whole.paste(image)
    if slicing.kind == "sixel":
        return tuple(strips(whole, height))
    tops = range(0, whole.height, height)
    return tuple(_file(whole.crop((0, top, whole.width, top + height))) for top in tops)


def _file(image: "Image") -> str:
    """What takes least: drawings lose nothing as PNG, photographs are small as JPEG."""
    png, jpeg = BytesIO(), BytesIO()
    image.save(png, "PNG", compress_level=1)
    image.save(jpeg, "JPEG", quality=QUALITY, subsampling=0)
    return b64encode(min(png.getvalue(), jpeg.getvalue(), key=len)).decode("ascii")
