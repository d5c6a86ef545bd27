"""What each role lets one do, cell by cell; in both languages of its site, and nowhere else."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from guardian.shortcuts import assign_perm
from wagtail.models import Locale, Page, PageLogEntry
from wagtail.permissions import policy_registry

from cms.core.models import Change, User
from cms.sites.enums import Role
from cms.sites.models import SiteProfile
from cms.sites.policies.mine import my_sites
from cms.sites.policies.roles import may, sites_where, users_with, users_with_anywhere
from tests.cms.sites.conftest import SECRET, Kept, section
from tests.cms.sites.test_stay_on_ones_site import fingerprint, said
from tests.factories.sites import SiteFactory, StaffFactory, home_in

pytestmark = pytest.mark.django_db
# What one may do with a live page, a draft, the site's profile and its images. Everything that is not named is refused.
TABLE: dict[Role, set[str]] = {
    Role.EDITOR: {"edit", "add below", "copy", "delete draft", "add image"},
    Role.PUBLISHER: {
        *("edit", "add below", "copy", "delete draft", "add image"),
        *("publish", "unpublish", "delete live", "move", "lock", "unlock", "restrict", "reorder"),
    },
    Role.LEAD: {
        *("edit", "add below", "copy", "delete draft", "add image"),
        *("publish", "unpublish", "delete live", "move", "lock", "unlock", "restrict", "reorder"),
        *("delete a tree", "change profile"),
    },
    Role.CURATOR: {"add image"},
    Role.CERTIFIER: set(),
    Role.MODERATOR: set(),
    Role.SUPPORT: set(),
    Role.DESK: set(),
}


def allowed(user: User, kept: Kept, *, parent: Page) -> set[str]:
    """What ``user`` may do, asked as Wagtail's views ask."""
    user = User.objects.get(pk=user.pk)
    live, draft, tree = kept.live, kept.draft, parent
    of, of_draft, of_tree = (page.permissions_for_user(user) for page in (live, draft, tree))
    profiles, images = policy_registry.get_by_type(SiteProfile), policy_registry.get_by_type(type(kept.image))
    answers = {
        "edit": of.can_edit(),
        "add below": of.can_add_subpage(),
        "copy": of.can_copy(),
        "delete draft": of_draft.can_delete(),
        "delete live": of.can_delete(),
        "delete a tree": of_tree.can_delete(),
        "publish": of.can_publish(),
        "unpublish": of.can_unpublish(),
        "move": of.can_move(),
        "lock": of.can_lock(),
        "unlock": of.can_unlock(),
        "restrict": of.can_set_view_restrictions(),
        "reorder": of.can_reorder_children(),
        "change profile": profiles.user_has_permission_for_instance(user, "change", kept.site),
        "add image": images.user_has_permission_for_instance(user, "change", kept.image),
    }
    return {what for what, answer in answers.items() if answer}


def test_each_role_may_what_the_table_says_and_only_on_its_site(mine: Kept, theirs: Kept) -> None:
    trees = {kept.site: section(kept.homes[0], "Arbre") for kept in (mine, theirs)}
    for page in trees.values():
        section(page, "Branche")
        page.refresh_from_db()

    found = {}
    for role in TABLE:
        user = StaffFactory.with_role(role, mine.site)
        found[role] = allowed(user, mine, parent=trees[mine.site])
        assert allowed(user, theirs, parent=trees[theirs.site]) == set(), role

    assert found == TABLE


def test_a_role_counts_in_every_language_of_its_site(mine: Kept, theirs: Kept) -> None:
    editor = StaffFactory.with_role(Role.EDITOR, mine.site)

    assert all(page.permissions_for_user(editor).can_edit() for page in (*mine.homes, *mine.pages) if page != mine.locked)
    assert not any(page.permissions_for_user(editor).can_edit() for page in (*theirs.homes, *theirs.pages))


def test_the_networks_publisher_publishes_on_the_national_site(mine: Kept) -> None:
    national = SiteProfile.objects.get(slug="national")
    user = StaffFactory.with_role(Role.NETWORK_PUBLISHER, national)

    assert all(home_in(national, language).permissions_for_user(user).can_publish() for language in ("fr", "en"))
    assert not mine.live.permissions_for_user(user).can_edit()


def test_a_role_may_be_given_to_a_person(mine: Kept, theirs: Kept) -> None:
    user = StaffFactory.create()
    assign_perm(Role.PUBLISHER.value, user, mine.site)

    assert mine.english.permissions_for_user(user).can_publish()
    assert not theirs.english.permissions_for_user(user).can_edit()
    assert list(sites_where(user, Role.PUBLISHER)) == [mine.site]


@pytest.mark.parametrize("values", [{"is_active": False}, {"is_active": False, "is_superuser": True}])
def test_who_has_left_may_nothing(mine: Kept, values: dict[str, bool]) -> None:
    user = StaffFactory.with_role(Role.LEAD, mine.site, **values)

    assert not may(user, Role.LEAD, mine.site)
    assert not mine.live.permissions_for_user(user).can_edit()
    assert not policy_registry.get_by_type(Page).explorable_instances(user).exists()
    assert user not in users_with(mine.site, Role.LEAD, include_superusers=True)


def test_who_may_is_answered_with_people(mine: Kept, theirs: Kept) -> None:
    pages = policy_registry.get_by_type(Page)
    people = {role: StaffFactory.with_role(role, mine.site) for role in (Role.EDITOR, Role.PUBLISHER, Role.LEAD, Role.DESK)}
    other, boss = StaffFactory.with_role(Role.PUBLISHER, theirs.site), StaffFactory.superuser()

    def who(action: str, page: Page | None = None, **values: bool) -> set[User]:
        asked = {action}
        users = (
            pages.users_with_any_permission_for_instance(asked, page, **values)
            if page
            else pages.users_with_any_permission(asked, **values)
        )
        return set(users) - {mine.editor, theirs.editor}

    for page in (mine.live, mine.english, *mine.homes):
        assert who("publish", page) == {people[Role.PUBLISHER], people[Role.LEAD], boss}
        assert who("change", page, include_superusers=False) == {people[Role.EDITOR], people[Role.PUBLISHER], people[Role.LEAD]}
    assert who("publish") == {people[Role.PUBLISHER], people[Role.LEAD], other, boss}
    assert who("bulk_delete", include_superusers=False) == {people[Role.LEAD]}
    assert set(users_with(mine.site, Role.DESK)) == {people[Role.DESK]}
    assert set(users_with_anywhere(Role.PUBLISHER)) == {people[Role.PUBLISHER], other}
    profiles = policy_registry.get_by_type(SiteProfile)
    assert set(profiles.users_with_permission_for_instance("change", mine.site)) == {people[Role.LEAD], boss}
    assert not profiles.users_with_any_permission_for_instance({"delete"}, mine.site, include_superusers=False).exists()


def test_what_is_submitted_goes_to_the_publishers_of_that_site(mine: Kept, theirs: Kept) -> None:
    publisher, other = (StaffFactory.with_role(Role.PUBLISHER, kept.site) for kept in (mine, theirs))
    task = mine.submitted.current_workflow_task

    assert task.user_can_access_editor(mine.submitted, publisher)
    assert not task.user_can_access_editor(mine.submitted, other)
    assert [name for name, _label, _modal in task.get_actions(mine.submitted, other)] == []
    assert {name for name, _label, _modal in task.get_actions(mine.submitted, publisher)} >= {"approve", "reject"}


# Translating ---------------------------------------------------------------------------------------------------------
def test_an_editor_translates_a_page_of_their_own(client: Client, mine: Kept) -> None:
    client.force_login(StaffFactory.with_role(Role.EDITOR, mine.site))
    page = section(mine.homes[0], "À traduire")
    english = Locale.objects.get(language_code="en")
    address = f"/admin/translation/submit/page/{page.pk}/"

    assert client.get(address).status_code == 200
    answer = client.post(address, {"locales": [english.pk]})

    made = page.get_translation(english)
    assert answer["Location"] == f"/admin/pages/{made.pk}/edit/"
    assert made.get_parent().pk == mine.homes[1].pk
    assert not made.live
    assert client.get(f"/admin/pages/{made.pk}/edit/").status_code == 200


def test_an_editor_translates_nobody_elses(client: Client, mine: Kept, theirs: Kept) -> None:
    client.force_login(StaffFactory.with_role(Role.EDITOR, mine.site))
    before = fingerprint()
    form = {"locales": [Locale.objects.get(language_code="en").pk]}

    for page in (theirs.live, theirs.draft, theirs.homes[0]):
        for answer in (
            client.get(f"/admin/translation/submit/page/{page.pk}/"),
            client.post(f"/admin/translation/submit/page/{page.pk}/", form),
            client.post(f"/admin/api/main/pages/{page.pk}/action/copy_for_translation/", {"locale": "en"}),
        ):
            assert answer.status_code in {302, 403, 404}
            assert SECRET not in said(answer)

    assert fingerprint() == before


# Publishing, as the admin does it ------------------------------------------------------------------------------------
def test_an_editor_cannot_publish_and_a_publisher_can(client: Client, mine: Kept) -> None:
    form: dict[str, Any] = {"action-publish": "1"}
    bulk = f"/admin/bulk/wagtailcore/page/publish/?id={mine.draft.pk}"

    client.force_login(StaffFactory.with_role(Role.EDITOR, mine.site))
    client.post(bulk, form)
    mine.draft.refresh_from_db()
    assert not mine.draft.live
    assert not PageLogEntry.objects.filter(page=mine.draft, action="wagtail.publish").exists()

    client.force_login(StaffFactory.with_role(Role.PUBLISHER, mine.site))
    client.post(bulk, form)
    mine.draft.refresh_from_db()
    assert mine.draft.live


# Costs ---------------------------------------------------------------------------------------------------------------
def queries(client: Client, user: User, address: str) -> int:
    client.force_login(User.objects.get(pk=user.pk))
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_the_number_of_sites_costs_no_statement() -> None:
    """At 3 and at 30 sites: asked of the policies, and of the pages of the admin that list what is one's own."""
    client = Client()
    first = SiteFactory.monument("brou")
    page = section(home_in(first, "fr"), "Une page")
    everywhere, here = StaffFactory.create(), StaffFactory.with_role(Role.PUBLISHER, first)
    parent = page.get_parent().pk
    addresses = ("/admin/", f"/admin/pages/{parent}/", f"/admin/pages/{page.pk}/edit/", "/admin/images/", "/admin/reports/workflow/")

    def grow(to: int) -> None:
        for n in range(SiteProfile.objects.count(), to):
            SiteFactory.bare(f"site-{n}")
        call_command("update_index", verbosity=0, stdout=StringIO())
        everywhere.groups.set([role.group for site in SiteProfile.objects.all() for role in _roles_of(site)])

    def count() -> dict[str, int]:
        counts = {f"{who.email} {address}": queries(client, who, address) for who in (everywhere, here) for address in addresses}
        # Whoever writes everywhere is shown more rows there, of which Wagtail asks one by one.
        counts["choose"] = queries(client, here, "/admin/choose-page/")
        for name, ask in {
            "explorable": lambda user: list(policy_registry.get_by_type(Page).explorable_instances(user)),
            "edit": lambda user: page.permissions_for_user(user).can_edit(),
            "my sites": lambda user: my_sites(user, at_most=100),
            "who": lambda user: list(policy_registry.get_by_type(Page).users_with_permission_for_instance("publish", page)),
        }.items():
            user = User.objects.get(pk=everywhere.pk)
            with CaptureQueriesContext(connection) as captured:
                ask(user)
            counts[name] = len(captured)
        return counts

    grow(3)
    few = count()
    grow(30)

    assert count() == few
    assert len(list(my_sites(everywhere, at_most=100))) == 30


def _roles_of(site: SiteProfile) -> Any:
    return site.siteprofilegrouppermission_set.select_related("group").filter(permission__codename=Role.PUBLISHER.value)


def test_denied_acts_leave_no_change_row(client: Client, mine: Kept, theirs: Kept) -> None:
    before = Change.objects.count()
    client.force_login(StaffFactory.with_role(Role.LEAD, mine.site))

    client.post(f"/admin/pages/{theirs.live.pk}/unpublish/")
    client.post(f"/admin/pages/{theirs.draft.pk}/delete/")
    client.post(f"/admin/site-profiles/edit/{theirs.site.pk}/", {"name": "Pris"})

    assert Change.objects.count() == before
    theirs.site.refresh_from_db()
    theirs.live.refresh_from_db()
    assert (theirs.site.name, theirs.live.live) == ("Carcassonne", True)
    assert Page.objects.filter(pk=theirs.draft.pk).exists()
