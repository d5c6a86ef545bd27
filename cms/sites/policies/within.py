from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page

# Whatever one may do with a row, one may know that it is there.
ANY = ("add", "change", "delete", "view", "choose", "publish")


def rows_within(user: Any, model: Any, policy: Any) -> QuerySet[Any]:
    """The rows of ``model`` that ``user`` may know of, as its policy says."""
    rows: QuerySet[Any] = (
        policy.explorable_instances(user) if issubclass(model, Page) else policy.instances_user_has_any_permission_for(user, ANY)
    )
    return rows
