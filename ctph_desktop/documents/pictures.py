"""Pictures as they are kept: no larger than a page needs, upright, and without what a camera wrote into them."""

import warnings
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps

_FORMATS: Final = ("JPEG", "PNG")
_QUALITY: Final = 85
_TRANSPARENT: Final = frozenset({"RGBA", "LA", "PA"})


class PictureError(ValueError):
    """Bytes that begin like a picture and are none that can be shown, or one beyond all measure."""


def reduced(content: bytes, *, side: int) -> bytes:
    """Return a JPEG or PNG picture of at most `side` pixels each way, in the same format.

    Place, time and camera, which a photo carries unseen, are left out. PictureError if it cannot be read.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=_FORMATS) as picture:
                return _written(_upright(picture, side), is_png=picture.format == "PNG")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureError from error


def _upright(picture: Image.Image, side: int) -> Image.Image:
    picture.draft("RGB", (side, side))
    turned = ImageOps.exif_transpose(picture)
    turned.thumbnail((side, side))
    return turned


def _written(picture: Image.Image, *, is_png: bool) -> bytes:
    bare = Image.new(picture.mode, picture.size)
    if picture.mode == "P":
        picture = picture.convert("RGBA" if "transparency" in picture.info else "RGB")
        bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    out = BytesIO()
    if is_png:
        bare.save(out, format="PNG", optimize=True)
    else:
        bare.convert("RGB").save(out, format="JPEG", quality=_QUALITY, optimize=True)
    return out.getvalue()
