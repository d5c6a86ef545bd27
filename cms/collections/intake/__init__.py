"""What comes in from outside: pictures judged by their bytes, and the addresses that they are fetched from (collections C31).

Knows no model and no request.
"""

from cms.collections.intake.colours import in_srgb
from cms.collections.intake.fetching import Door, fetch, host_of
from cms.collections.intake.pictures import MEGABYTES, Picture, sha256_of, take_in

__all__ = ["MEGABYTES", "Door", "Picture", "fetch", "host_of", "in_srgb", "sha256_of", "take_in"]
