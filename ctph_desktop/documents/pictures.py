"""Pictures as they are kept: no larger than a page needs, upright, and without what a camera wrote into them."""

import warnings
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps

_FORMATS: Final = ("JPEG", "PNG")
_QUALITY: Final = 85
_MOST_PNG_PIXELS: Final = 40_000_000  # a page of A4 at 600 dots an inch has 35 million


class PictureError(ValueError):
    """Bytes that begin like a picture and are none that can be shown."""


class PictureTooLargeError(PictureError):
    """A picture of so many points that unpacking it would cost too much memory."""


def reduced(content: bytes, *, side: int) -> bytes:
    """Return a JPEG or PNG picture of at most `side` pixels each way, in the same format.

    Place, time and camera, which a photo carries unseen, are left out. PictureError if it cannot be read.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=_FORMATS) as picture:
                is_png = picture.format == "PNG"
                if is_png and picture.width * picture.height > _MOST_PNG_PIXELS:
                    raise PictureTooLargeError
                return _written(_upright(picture, side), is_png=is_png)
    except Image.DecompressionBombError as error:
        raise PictureTooLargeError from error
    except PictureError:
        raise
    except (OSError, ValueError, SyntaxError) as error:
        raise PictureError from error


def _upright(picture: Image.Image, side: int) -> Image.Image:
    """Return a picture turned and reduced; a JPEG is unpacked at a smaller scale from the start where that is enough.

    Colours of a palette, and black and white, become such as lie between: a reduced scan stays readable.
    """
    picture.draft("RGB", (side, side))
    turned = ImageOps.exif_transpose(picture)
    if turned.mode == "P":
        turned = turned.convert("RGBA" if "transparency" in turned.info else "RGB")
    if max(turned.size) > side:
        turned = turned.convert("L") if turned.mode == "1" else turned
        turned.thumbnail((side, side), Image.Resampling.LANCZOS)
    return turned


def _written(picture: Image.Image, *, is_png: bool) -> bytes:
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    out = BytesIO()
    if is_png:
        bare.save(out, format="PNG", optimize=True)
    else:
        bare.convert("RGB").save(out, format="JPEG", quality=_QUALITY, optimize=True)
    return out.getvalue()
