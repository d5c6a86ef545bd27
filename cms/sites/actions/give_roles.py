from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission

from cms.core.actions import Action
from cms.sites.enums import Role, SiteKind
from cms.sites.models import SiteProfile, SiteProfileGroupPermission
from cms.sites.policies.pages import PAGE_ACTIONS
from cms.sites.policies.roles import group_name

# Who may use and add to the media of the site.
MEDIA_ROLES = frozenset({Role.EDITOR, Role.PUBLISHER, Role.CURATOR, Role.LEAD, Role.NETWORK_PUBLISHER})
# Wagtail asks for the permissions of its own models, whatever model stands in for them.
MEDIA_PERMISSIONS = [f"{verb}_{model}" for verb in ("add", "change", "choose") for model in ("image", "document")]


@dataclass(frozen=True, kw_only=True)
class GiveRoles(Action[list[Group]]):
    """Makes the groups of a site, one a role, and gives each its role on the profile. Run again, it adds what is missing."""

    profile: SiteProfile

    @transaction.atomic
    def execute(self) -> list[Group]:
        national = self.profile.kind == SiteKind.NATIONAL
        return [self._group(role) for role in Role if national or role != Role.NETWORK_PUBLISHER]

    def _group(self, role: Role) -> Group:
        group, _made = Group.objects.get_or_create(name=group_name(self.profile, role))
        permission = Permission.objects.get(content_type__app_label="cms_sites", content_type__model="siteprofile", codename=role.value)
        SiteProfileGroupPermission.objects.get_or_create(group=group, permission=permission, content_object=self.profile)
        group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
        if role in PAGE_ACTIONS:
            # On pages that they may edit: Wagtail asks for both.
            group.permissions.add(Permission.objects.get(content_type__app_label="simple_translation", codename="submit_translation"))
        if role in MEDIA_ROLES and self.profile.media_collection:
            self._media(group, self.profile.media_collection)
        return group

    def _media(self, group: Group, collection: Collection) -> None:
        for permission in Permission.objects.filter(
            content_type__app_label__in=("wagtailimages", "wagtaildocs"), codename__in=MEDIA_PERMISSIONS
        ):
            GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)
