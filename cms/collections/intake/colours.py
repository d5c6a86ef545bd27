"""Colours as every screen understands them: what leaves the house is in sRGB (collections C31)."""

from __future__ import annotations

import logging
from io import BytesIO
from typing import cast

from PIL import Image, ImageCms

logger = logging.getLogger(__name__)

# Grey in more steps than a screen has.
_DEEP_GREY = {"I;16", "I;16B", "I;16L", "I;16N", "I", "F"}


def in_srgb(image: Image.Image) -> Image.Image:
    """RGB, or RGBA where something is transparent, by the profile that the picture carries; without one it is sRGB already.

    The answer carries no profile: that means sRGB everywhere. A profile that does not fit the picture is passed over.
    """
    profile = image.info.get("icc_profile")
    alpha = image.has_transparency_data
    mode = "RGBA" if alpha else "RGB"
    plain = _plain(image, alpha=alpha)
    if profile:
        try:
            theirs = ImageCms.ImageCmsProfile(BytesIO(profile))
            # Answers None only where it writes over what it was given.
            plain = cast(Image.Image, ImageCms.profileToProfile(plain, theirs, ImageCms.createProfile("sRGB"), outputMode=mode))
        except (ImageCms.PyCMSError, OSError, ValueError) as error:
            logger.warning("a colour profile was passed over: %s", error)
    answer = plain.convert(mode)
    answer.info.pop("icc_profile", None)
    answer.info.pop("transparency", None)
    return answer


def _plain(image: Image.Image, *, alpha: bool) -> Image.Image:
    """In one of the forms that profiles are made for: grey, RGB, RGBA, CMYK, Lab."""
    if image.mode in _DEEP_GREY:
        # 16 bits a pixel, whatever Pillow calls it.
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if alpha:
        return image.convert("RGBA")
    return image if image.mode in {"L", "RGB", "CMYK", "LAB"} else image.convert("RGB")
