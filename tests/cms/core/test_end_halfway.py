"""A server that is killed between Wagtail's save and its signal has published nothing (gateway G23)."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from django.db import connections
from django.test import Client
from wagtail.models import Page, PageLogEntry
from wagtail.signals import page_published

from cms.core.models import Change, User
from cms.sites.enums import Role
from tests.factories.sites import SiteFactory, StaffFactory, home_in

pytestmark = pytest.mark.django_db(transaction=True)
KILLED = 9


def killed_while(act: Callable[[], object]) -> int:
    """Runs ``act`` in a process of its own, with a connection of its own; answers with its exit status."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            act()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.rule("gateway G23")
def test_killed_between_save_and_signal_nothing_is_live() -> None:
    site = SiteFactory.monument("brou")
    draft = home_in(site, "fr").get_children().get(slug="mentions-legales").specific
    user: User = StaffFactory.with_role(Role.PUBLISHER, site)
    changes = Change.objects.count()

    def publish() -> None:
        def die(**kwargs: object) -> None:
            # Wagtail has saved by now.
            assert Page.objects.get(pk=draft.pk).live
            os._exit(KILLED)

        page_published.connect(die, weak=False)
        client = Client()
        client.force_login(user)
        client.post(f"/admin/bulk/wagtailcore/page/publish/?id={draft.pk}")

    assert killed_while(publish) == KILLED
    draft.refresh_from_db()
    assert not draft.live
    assert not draft.revisions.filter(pk=draft.live_revision_id).exists()
    assert not PageLogEntry.objects.filter(page=draft.pk, action="wagtail.publish").exists()
    assert Change.objects.count() == changes
