from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from wagtail_headless_preview.models import PagePreview

from cms.core.actions import Action
from cms.pages.selectors.preview import PREVIEW_LASTS, preview_stands


@dataclass(frozen=True, kw_only=True)
class ForgetPreviews(Action[int]):
    """Deletes drafts whose preview token is over or is none of ours; answers how many. Run twice, it finds none."""

    max_age: timedelta = PREVIEW_LASTS

    def execute(self) -> int:
        # The hour is in the token alone: the package's own column knows days.
        over = [pk for pk, token in PagePreview.objects.values_list("pk", "token") if not preview_stands(token=token, max_age=self.max_age)]
        return PagePreview.objects.filter(pk__in=over).delete()[0]
