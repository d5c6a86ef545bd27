from cms.mirroring.selectors.addresses import Address, address, public_address
from cms.mirroring.selectors.explaining import Explanation, explain
from cms.mirroring.selectors.resolving import Resolution, resolve
from cms.mirroring.selectors.visible import children, visible_publications

__all__ = [
    "Address",
    "Explanation",
    "Resolution",
    "address",
    "children",
    "explain",
    "public_address",
    "resolve",
    "visible_publications",
]
