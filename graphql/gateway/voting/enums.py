from __future__ import annotations

import graphene


class EditionState(graphene.Enum):
    ANNOUNCED = "announced"
    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"
    TALLIED = "tallied"
    CERTIFIED = "certified"
    CANCELLED = "cancelled"


class Eligibility(graphene.Enum):
    MEMBER = "member"
    EMAIL = "email"


class ReceiptStatus(graphene.Enum):
    COUNTED = "counted"
    REPLACED = "replaced"
    AWAITING_CONFIRMATION = "awaiting_confirmation"
    SET_ASIDE = "set_aside"
    CANCELLED = "cancelled"
    UNCONFIRMED = "unconfirmed"
    UNKNOWN = "unknown"
