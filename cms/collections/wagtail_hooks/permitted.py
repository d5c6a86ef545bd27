from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.permissions import policy_registry


class PermittedObject:
    """Asks for this very row: Wagtail's views ask only whether there is any row that the user may change."""

    request: Any

    def get_object(self, *args: Any, **kwargs: Any) -> Any:
        row = super().get_object(*args, **kwargs)  # type: ignore[misc]
        policy = policy_registry.get_by_type(type(row))
        if not policy.user_has_any_permission_for_instance(self.request.user, ["change", "view"], row):
            raise PermissionDenied
        return row
