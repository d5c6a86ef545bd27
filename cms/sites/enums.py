from django.db import models
from django.utils.translation import gettext_lazy as _


class SiteKind(models.TextChoices):
    NATIONAL = "national", _("national site")
    MONUMENT = "monument", _("monument site")


class Theme(models.TextChoices):
    NATIONAL = "national", _("national: Prussian blue, a plain fillet")
    ABBAYE = "abbaye", _("abbey: limestone, a thick torus")
    CHATEAU = "chateau", _("château: crimson damask, three bands")


class Role(models.TextChoices):
    """What a member of staff may do on a site; the value is the guardian permission on its profile."""

    EDITOR = "edit_content", _("editor")
    PUBLISHER = "publish_content", _("publisher")
    CURATOR = "curate", _("curator")
    CERTIFIER = "certify", _("certifier")
    MODERATOR = "moderate", _("moderator")
    LEAD = "lead", _("lead")
    SUPPORT = "support", _("support")
    DESK = "desk", _("desk")
    NETWORK_PUBLISHER = "network_publish", _("network publisher")
