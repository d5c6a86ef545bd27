from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import GroupApprovalTask, Page, Site, Workflow

from cms.core.actions import Action
from cms.sites.selectors import wagtails_welcome

WAGTAILS_GROUPS = ("Editors", "Moderators")


@dataclass(frozen=True, kw_only=True)
class ClearWagtailsOwn(Action[None]):
    """Removes what Wagtail's migrations made: its welcome page with its site, its two groups, and the review that one of them did.

    Its groups have rights on the whole tree and on every collection, past any role. What is not Wagtail's own stays, and so does ``keep``.
    """

    keep: Page | None = None

    @transaction.atomic
    def execute(self) -> None:
        for page in wagtails_welcome().exclude(pk=self.keep.pk if self.keep else None):
            Site.objects.filter(root_page=page).delete()
            page.delete()
        tasks = GroupApprovalTask.objects.filter(groups__name="Moderators", task_states=None)
        for task in tasks:
            Workflow.objects.filter(workflow_tasks__task=task, workflow_states=None).delete()
            task.delete()
        Group.objects.filter(name__in=WAGTAILS_GROUPS).delete()
