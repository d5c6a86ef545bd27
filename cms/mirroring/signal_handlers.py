"""Wagtail's signals, each answered by one Action in the transaction of what Wagtail did (gateway G23)."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import pre_delete, pre_save
from django.dispatch import receiver
from wagtail.models import Page, get_page_models
from wagtail.signals import page_published, page_unpublished, post_page_move

from cms.core.actions import one_transaction
from cms.mirroring.actions import Publish, RememberAddress, Unpublish
from cms.pages.models import ContentPage


@receiver(page_published, dispatch_uid="mirroring.published")
def published(instance: Page, revision: Any = None, **kwargs: Any) -> None:
    if isinstance(instance, ContentPage):
        with one_transaction("publishing a page"):
            Publish(page=instance, revision=revision).run()


@receiver(page_unpublished, dispatch_uid="mirroring.unpublished")
def unpublished(instance: Page, **kwargs: Any) -> None:
    if isinstance(instance, ContentPage):
        with one_transaction("unpublishing a page"):
            Unpublish(page=instance).run()


@receiver(post_page_move, dispatch_uid="mirroring.moved")
def moved(instance: Page, parent_page_before: Page, parent_page_after: Page, **kwargs: Any) -> None:
    if parent_page_before.pk != parent_page_after.pk:
        with one_transaction("moving a page"):
            RememberAddress(page=instance, parent_id=parent_page_before.pk, slug=instance.slug, moved=True).run()


def renamed(instance: Page, update_fields: Any = None, **kwargs: Any) -> None:
    """Before the save: Wagtail tells of a new slug only after the commit, too late to be one with it."""
    if instance.pk is None or (update_fields is not None and "slug" not in update_fields):
        return
    before = Page.objects.filter(pk=instance.pk).first()
    parent = before.get_parent() if before is not None and before.slug != instance.slug else None
    if before is not None and parent is not None:
        with one_transaction("renaming a page"):
            RememberAddress(page=before, parent_id=parent.pk, slug=before.slug).run()


@receiver(pre_delete, sender=Page, dispatch_uid="mirroring.deleted")
def deleted(instance: Page, **kwargs: Any) -> None:
    parent = instance.get_parent()
    if parent is not None:
        with one_transaction("deleting a page"):
            RememberAddress(page=instance, parent_id=parent.pk, slug=instance.slug).run()


for model in get_page_models():
    pre_save.connect(renamed, sender=model, dispatch_uid=f"mirroring.renamed.{model._meta.label_lower}")
