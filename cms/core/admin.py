"""What the admin's views of several rooms share: each asks a policy about the very row, and shows an Action's refusal on the form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.functional import cached_property
from wagtail.permissions import policy_registry

from cms.core.errors import DomainError


def page_heading(title: str, trail: Sequence[tuple[str, str]], *, icon: str) -> dict[str, Any]:
    """What Wagtail's base page asks for: a title, an icon, and ``trail``, the way back as pairs of an address and a label.

    The page itself ends the way, unless it stands there already.
    """
    way = [*trail, *([] if any(label == title for _address, label in trail) else [("", title)])]
    return {
        "header_title": title,
        "page_title": title,
        "header_icon": icon,
        "breadcrumbs_items": [{"url": address, "label": label} for address, label in way],
    }


class PermittedObject:
    """Asks for this very row: Wagtail's views ask only whether there is any row that the user may change.

    ``needs``: one of these permissions on the row opens the page.
    """

    request: Any
    needs: tuple[str, ...] = ("change",)

    def get_object(self, *args: Any, **kwargs: Any) -> Any:
        row = super().get_object(*args, **kwargs)  # type: ignore[misc]
        policy = policy_registry.get_by_type(type(row))
        if not policy.user_has_any_permission_for_instance(self.request.user, self.needs, row):
            raise PermissionDenied
        return row


class AskedOnce:
    """A list asks for its rows' buttons what this user may do with all of them: the same answer, so it is asked once a page."""

    @cached_property
    def _allowed(self) -> dict[str, bool]:
        return {}

    def user_has_permission(self, permission: str) -> bool:
        if permission not in self._allowed:
            self._allowed[permission] = super().user_has_permission(permission)  # type: ignore[misc]
        return self._allowed[permission]


class RefusalsOnTheForm:
    """What an Action refuses is shown beside the field that it names; the page is not lost, and nothing is written."""

    request: Any

    def form_valid(self, form: Any) -> Any:
        try:
            return super().form_valid(form)  # type: ignore[misc]
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
            self.produced_error_message = str(error)
            return self.form_invalid(form)  # type: ignore[attr-defined]
