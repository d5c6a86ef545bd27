from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask

from cms.core.actions import Action
from cms.sites.enums import Role
from cms.sites.models import SiteProfile
from cms.sites.policies.roles import group_name
from cms.sites.selectors import roots_of

# Who reads over what editors of the site submit.
REVIEWERS = (Role.PUBLISHER, Role.LEAD)


@dataclass(frozen=True, kw_only=True)
class SetReview(Action[Workflow]):
    """What an editor submits goes to the publishers of that site, in all its languages. Run again, it changes nothing."""

    profile: SiteProfile

    @transaction.atomic
    def execute(self) -> Workflow:
        root = self.profile.site.root_page
        pages = roots_of([root.pk])[root.pk]
        known = Workflow.objects.filter(workflow_pages__page__in=pages).first()
        if known is None:
            # A French name: editors read it, and Wagtail keeps one name for all languages.
            known = Workflow.objects.create(name=f"Relecture · {self.profile.name}"[:255])
            task = GroupApprovalTask.objects.create(name=f"Relecture · {self.profile.slug}")
            task.groups.set(Group.objects.filter(name__in=[group_name(self.profile, role) for role in REVIEWERS]))
            WorkflowTask.objects.create(workflow=known, task=task)
        for page in pages:
            WorkflowPage.objects.get_or_create(page=page, defaults={"workflow": known})
        return known
