from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q

from cms.collections.folding import fold
from cms.collections.visibility import readable

if TYPE_CHECKING:
    from cms.collections.models import Maker  # noqa: F401 - named as text below


class MakerQuerySet(models.QuerySet["Maker"]):
    def standing(self) -> Self:
        """Makers that were not merged into another."""
        return self.filter(merged_into=None)

    def called(self, words: str) -> Self:
        """Makers one of whose names, their own or another, holds every word; accents and capitals do not matter."""
        names = apps.get_model("cms_collections", "MakerName")._default_manager
        found = self
        for word in words.split():
            other = names.filter(maker=OuterRef("pk"), folded__contains=fold(word))
            found = found.filter(Q(name__icontains=word) | Q(sort_name__icontains=word) | Exists(other))
        return found

    def known_to(self, source: str) -> Self:
        names = apps.get_model("cms_collections", "MakerName")._default_manager
        return self.filter(Exists(names.filter(maker=OuterRef("pk"), source=source)))

    def public(self) -> Self:
        """Makers of at least one public work that says so to everybody: others would betray a field that is for staff (C21)."""
        works = apps.get_model("cms_collections", "Work")._default_manager
        told = works.public().filter(readable("makers"), work_makers__maker=OuterRef("pk"))
        return self.standing().filter(Exists(told))
