from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument

from cms.collections.enums import Visibility
from cms.collections.models.image import private_storage
from cms.collections.rights import Right


class NetworkDocument(AbstractDocument):
    """A file to read. Kept privately and served by a view that asks who may."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = models.FileField(upload_to="documents", verbose_name=_("file"), storage=private_storage)
    right = models.CharField(_("right"), max_length=20, choices=Right, blank=True, default=Right.NOT_EVALUATED)
    holder = models.CharField(_("rights holder"), max_length=255, blank=True)
    credit = models.CharField(_("credit line"), max_length=500, blank=True)
    expires_at = models.DateTimeField(_("may be shown until"), null=True, blank=True)
    visibility = models.CharField(_("visibility"), max_length=8, choices=Visibility, default=Visibility.PUBLIC)

    admin_form_fields = (*WagtailDocument.admin_form_fields, "right", "holder", "credit", "expires_at", "visibility")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
