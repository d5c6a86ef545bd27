"""Lists, choosers, searches, reports and the admin's API hold one's own monument's things, in both languages, and nobody else's."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageLogEntry

from cms.core.models import User
from cms.sites.enums import Role
from cms.sites.policies.roles import group_name
from tests.cms.sites.conftest import SECRET, Kept, section
from tests.cms.sites.test_stay_on_ones_site import said
from tests.factories.sites import SiteFactory, StaffFactory, home_in

pytestmark = pytest.mark.django_db
WORD = "Voulu"
SEARCH = f"q={SECRET.lower()}"
# Address, and whether something of mine must be in it.
LISTS = (
    ("/admin/", False),
    ("/admin/pages/", False),
    ("/admin/pages/?q=voulu&search_all=1", True),
    (f"/admin/pages/?{SEARCH}&search_all=1", False),
    ("/admin/pages/search/?q=voulu", True),
    (f"/admin/pages/search/?{SEARCH}", False),
    (f"/admin/pages/search/results/?{SEARCH}", False),
    ("/admin/pages/usage/cms_pages/sectionpage/", True),
    (f"/admin/pages/usage/cms_pages/sectionpage/results/?{SEARCH}", False),
    ("/admin/pages/create/cms_pages/sectionpage", False),
    ("/admin/choose-page/", False),
    ("/admin/choose-page/?locale=en", False),
    ("/admin/choose-page/?page_type=cms_pages.sectionpage", False),
    ("/admin/choose-page/search/?q=voulu", True),
    (f"/admin/choose-page/search/?{SEARCH}", False),
    (f"/admin/choose-page/search/?{SEARCH}&page_type=cms_pages.sectionpage", False),
    ("/admin/api/main/pages/", True),
    (f"/admin/api/main/pages/?search={SECRET.lower()}", False),
    ("/admin/reports/workflow/", True),
    ("/admin/reports/workflow/?export=csv", True),
    ("/admin/reports/workflow_tasks/", True),
    ("/admin/reports/site-history/", True),
    ("/admin/reports/site-history/?export=csv", True),
    (f"/admin/reports/site-history/results/?label={SECRET.lower()}", False),
    ("/admin/reports/locked/", True),
    ("/admin/reports/locked/?export=csv", True),
    ("/admin/reports/aging-pages/", True),
    ("/admin/reports/aging-pages/?export=csv", True),
    ("/admin/images/", True),
    (f"/admin/images/?{SEARCH}", False),
    ("/admin/images/chooser/", True),
    (f"/admin/images/chooser/results/?{SEARCH}", False),
    ("/admin/api/main/images/", True),
    (f"/admin/api/main/images/?search={SECRET.lower()}", False),
    ("/admin/documents/", True),
    (f"/admin/documents/?{SEARCH}", False),
    ("/admin/documents/chooser/", True),
    (f"/admin/documents/chooser/results/?{SEARCH}", False),
    ("/admin/api/main/documents/", True),
    (f"/admin/api/main/documents/?search={SECRET.lower()}", False),
    ("/admin/snippets/choose/cms_collections/work/", True),
    (f"/admin/snippets/choose/cms_collections/work/results/?{SEARCH}", False),
    ("/admin/snippets/choose/cms_collections/museum/", False),
)


@pytest.fixture
def me(mine: Kept, client: Client) -> User:
    """Editor and publisher of my site."""
    user = StaffFactory.with_role(Role.EDITOR, mine.site)
    user.groups.add(Group.objects.get(name=group_name(mine.site, Role.PUBLISHER)))
    client.force_login(user)
    return user


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return said(answer)


def test_lists_hold_ones_own_and_nothing_else(client: Client, me: User, theirs: Kept) -> None:
    # Else the worker does it, after the commit.
    call_command("update_index", verbosity=0, stdout=StringIO())
    for address, has_mine in LISTS:
        text = shown(client, address)
        assert SECRET not in text, address
        assert not has_mine or WORD in text, address


def test_a_superuser_finds_both(client: Client, theirs: Kept) -> None:
    """Else the test above would show nothing."""
    call_command("update_index", verbosity=0, stdout=StringIO())
    client.force_login(StaffFactory.superuser())

    for address, has_mine in LISTS:
        if SECRET.lower() in address or (has_mine and "reports" in address):
            assert SECRET in shown(client, address), address


def test_both_languages_are_ones_own(client: Client, me: User, mine: Kept, theirs: Kept) -> None:
    french, english = mine.homes

    for page in (french, english):
        assert f"/admin/pages/{page.pk}/edit/" in shown(client, "/admin/pages/")
    assert mine.english.title in shown(client, f"/admin/pages/{english.pk}/")
    assert mine.draft.title in shown(client, f"/admin/pages/{french.pk}/")
    assert mine.english.title in shown(client, f"/admin/choose-page/{english.pk}/")
    assert shown(client, f"/admin/pages/{mine.english.pk}/edit/")


def test_what_uses_my_image_elsewhere_is_not_named(client: Client, me: User, mine: Kept, theirs: Kept) -> None:
    page = section(theirs.homes[0], f"{SECRET} illustré", live=False, picture=mine.image, picture_alt="Le cloître")

    call_command("rebuild_references_index", verbosity=0, stdout=StringIO())
    text = shown(client, f"/admin/images/usage/{mine.image.pk}/")

    assert "Privé" in text
    assert SECRET not in text
    assert f"/admin/pages/{page.pk}/edit/" not in text


def test_pages_chosen_by_number_are_ones_own(client: Client, me: User, mine: Kept, theirs: Kept) -> None:
    address = reverse("wagtailadmin_choose_page_chosen_multiple")

    assert mine.draft.title in shown(client, f"{address}?id={mine.draft.pk}&id={mine.english.pk}")
    for asked in (f"id={theirs.draft.pk}", f"id={mine.draft.pk}&id={theirs.live.pk}"):
        answer = client.get(f"{address}?{asked}")
        assert answer.status_code == 302
        assert SECRET not in said(answer)
    assert client.get(f"{address}?id=x").status_code == 404


def test_media_chosen_by_number_are_ones_own(client: Client, me: User, mine: Kept, theirs: Kept) -> None:
    for kind in ("image", "document"):
        own, other = getattr(mine, kind).pk, getattr(theirs, kind).pk
        assert WORD in shown(client, f"/admin/{kind}s/chooser/chosen/{own}/")
        for address in (f"chosen/{other}/", f"chosen-multiple/?id={own}&id={other}"):
            assert SECRET not in said(client.get(f"/admin/{kind}s/chooser/{address}")), address


def is_refused(answer: Any) -> bool:
    return (answer.status_code, answer["Location"]) == (302, "/admin/") and SECRET not in said(answer)


def test_acts_on_many_pages_take_ones_own(client: Client, me: User, mine: Kept, theirs: Kept) -> None:
    before, top = list(Page.objects.order_by("pk").values()), Page.get_first_root_node().pk
    for action in ("delete", "move", "publish", "unpublish"):
        address = f"/admin/bulk/wagtailcore/page/{action}/"
        for asked in (f"id={theirs.live.pk}", f"id={mine.live.pk}&id={theirs.live.pk}", f"id=all&childOf={theirs.homes[0].pk}"):
            assert is_refused(client.get(f"{address}?{asked}")), (action, asked)
            assert is_refused(client.post(f"{address}?{asked}", {"chooser": mine.homes[0].pk})), (action, asked)
        for asked in ("id=all", f"id=all&childOf={top}"):
            text = shown(client, f"{address}?{asked}")
            assert SECRET not in text, (action, asked)
            assert theirs.site.name not in text, (action, asked)
    assert is_refused(client.post(f"/admin/bulk/wagtailcore/page/move/?id={mine.live.pk}", {"chooser": theirs.homes[0].pk}))

    assert list(Page.objects.order_by("pk").values()) == before


def test_acts_on_many_pages_do_what_one_may(client: Client, me: User, mine: Kept, theirs: Kept) -> None:
    client.post("/admin/bulk/wagtailcore/page/unpublish/?id=all")

    mine.live.refresh_from_db()
    theirs.live.refresh_from_db()
    assert (mine.live.live, theirs.live.live) == (False, True)


def test_acts_on_many_media_take_ones_own(client: Client, me: User, mine: Kept, theirs: Kept) -> None:
    for kind in ("image", "document"):
        own, other = getattr(mine, kind), getattr(theirs, kind)
        for action in ("delete", "add_tags", "add_to_collection"):
            address = f"/admin/bulk/cms_collections/network{kind}/{action}/"
            form = {"collection": mine.site.media_collection_id, "tags": "volé"}
            for asked in (f"id={other.pk}", f"id={own.pk}&id={other.pk}"):
                assert is_refused(client.get(f"{address}?{asked}")), (address, asked)
                assert is_refused(client.post(f"{address}?{asked}", form)), (address, asked)
            for asked in ("id=all", f"id=all&childOf={theirs.site.media_collection_id}"):
                assert SECRET not in said(client.get(f"{address}?{asked}"))
        assert type(other).objects.filter(pk=other.pk, collection=theirs.site.media_collection).exists()
        assert type(own).objects.filter(pk=own.pk).exists()
        assert not other.tags.exists()


def test_an_act_that_does_not_exist_is_not_there(client: Client, me: User, mine: Kept) -> None:
    for address in ("wagtailcore/page/burn", "nothing/page/delete", "cms_sites/siteprofile/delete"):
        assert client.get(f"/admin/bulk/{address}/?id={mine.live.pk}").status_code in {302, 404}, address


def test_what_counts_the_whole_network_is_for_those_who_run_it(client: Client, me: User, mine: Kept, theirs: Kept) -> None:
    for address in (
        "/admin/reports/page-types-usage/",
        "/admin/reports/page-types-usage/results/",
        "/admin/reports/page-types-usage/?export=csv",
    ):
        answer = client.get(address)
        assert (answer.status_code, answer["Location"]) == (302, "/admin/")
    client.force_login(StaffFactory.superuser())
    assert client.get("/admin/reports/page-types-usage/").status_code == 200


def test_an_address_that_is_pasted_names_no_page(client: Client, me: User, theirs: Kept) -> None:
    answer = client.post(
        "/admin/choose-external-link/",
        {
            "external-link-chooser-url": f"http://{theirs.site.site.hostname}/{theirs.retouched.slug}/",
            "external-link-chooser-link_text": "ici",
        },
    )

    assert answer.status_code == 200
    assert SECRET not in said(answer)


def test_the_explorer_offers_filters_of_ones_own_sites_and_colleagues(client: Client) -> None:
    here, elsewhere = SiteFactory.monument("brou", name="Monastère de Brou"), SiteFactory.monument("cluny", name="Abbaye de Cluny")
    mine, theirs = (
        StaffFactory.with_role(Role.EDITOR, site, last_name=name) for site, name in ((here, "Voisine"), (elsewhere, "Lointaine"))
    )
    for site, owner in ((here, mine), (elsewhere, theirs)):
        page = home_in(site, "fr").get_children().first()
        Page.objects.filter(pk=page.pk).update(owner=owner)
        PageLogEntry.objects.log_action(page, "wagtail.edit", user=owner)
    client.force_login(mine)

    for address in ("/admin/pages/", f"/admin/pages/{here.site.root_page_id}/"):
        shown = client.get(address).content.decode()
        assert "Monastère de Brou" in shown
        assert "Voisine" in shown
        for hidden in ("Abbaye de Cluny", "Lointaine"):
            assert hidden not in shown
