from cms.mirroring.models.address_history import AddressHistory
from cms.mirroring.models.publication import Publication

__all__ = ["AddressHistory", "Publication"]
