"""The closed list of sizes in which pictures leave the house (gateway G10)."""

from __future__ import annotations

from enum import IntEnum


class Preset(IntEnum):
    """The longest side in pixels; never enlarged."""

    THUMB = 160
    SMALL = 400
    MEDIUM = 800
    LARGE = 1200

    @property
    def spec(self) -> str:
        """Wagtail's filter for this size."""
        return f"max-{self.value}x{self.value}|format-webp"


BY_SPEC = {preset.spec: preset for preset in Preset}


def presets_within(pixels: int) -> list[Preset]:
    """Those that stay within ``pixels``, smallest first."""
    return [preset for preset in Preset if preset <= pixels]
