from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from wagtail.permissions import policy_registry

from cms.collections.enums import Visibility
from cms.collections.models import NetworkDocument
from cms.core.models import User


def may_read_document(user: User | AnonymousUser, document: NetworkDocument, *, now: datetime) -> bool:
    """Everybody, while it is public and its time is not over; else those who may choose it in the admin."""
    public = document.visibility == Visibility.PUBLIC and (document.expires_at is None or document.expires_at > now)
    if public:
        return True
    policy = policy_registry.get_by_type(NetworkDocument)
    return bool(user.is_authenticated and policy.user_has_any_permission_for_instance(user, ["choose", "change"], document))
