from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class SiteFacts:
    """What is known of a monument; empty on the national site. Latitude and longitude in degrees, both or none."""

    official_name: str = ""
    merimee: list[str] = field(default_factory=list)
    commune: str = ""
    insee: str = ""
    departement: str = ""
    region: str = ""
    latitude: float | None = None
    longitude: float | None = None
    website: str = ""
