"""Roles are rows that point straight at a profile: they go with it, and one query reads them."""

from __future__ import annotations

from django.db import models
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase

from cms.sites.models.profile import SiteProfile


class SiteProfileUserPermission(UserObjectPermissionBase):
    content_object = models.ForeignKey(SiteProfile, models.CASCADE)


class SiteProfileGroupPermission(GroupObjectPermissionBase):
    content_object = models.ForeignKey(SiteProfile, models.CASCADE)
