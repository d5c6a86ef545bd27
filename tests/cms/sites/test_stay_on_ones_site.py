"""Whoever works for one monument sees and changes that monument's things only, whatever address of the admin they try."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import models
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.admin.models import EditingSession
from wagtail.models import Locale, TaskState, Workflow
from wagtail.users.models import UserProfile

from cms.core.models import User
from tests.cms.sites.conftest import SECRET, Kept
from tests.factories.sites import StaffFactory

pytestmark = pytest.mark.django_db
# What a request may write of its own user.
OWN = (Session, UserProfile, EditingSession, ContentType)


def patterns(resolver: URLResolver | None = None, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address that the house answers, as it is declared."""
    for pattern in (resolver or get_resolver()).url_patterns:
        whole = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern, whole)
        else:
            yield whole, pattern


NAME = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^)]*\)")
ACTIONS = (
    "copy",
    "delete",
    "publish",
    "unpublish",
    "move",
    "create_alias",
    "copy_for_translation",
    "convert_alias",
    "revert_to_page_revision",
)


def key_of(address: str, theirs: Kept) -> list[Any]:
    """What ``pk`` names below an address of the admin: another thing in each room."""
    site = theirs.site
    keys = {
        "museum": theirs.museum.pk,
        "maker": 1,
        "work": theirs.work.pk,
        "record": theirs.work.pk,
        "import": theirs.imported.pk,
        "siteprofile": site.pk,
        "site-profile": site.pk,
        "site": site.site_id,
        "image": theirs.image.pk,
        "document": theirs.document.pk,
        "user": theirs.editor.pk,
        "group": theirs.editor.groups.get().pk,
        "collection": site.media_collection_id,
        "workflow": Workflow.objects.get(name__contains=site.name).pk,
        "locale": Locale.objects.get(language_code="en").pk,
        "notice": 1,
        "setting": 1,
    }
    parts = [part.removesuffix("s") for part in re.split(r"[/^]", address)]
    return next(([keys[part]] for part in reversed(parts) if part in keys), [theirs.draft.pk, theirs.english.pk])


def values_for(address: str, theirs: Kept) -> dict[str, list[Any]]:
    """What to put where an address names a thing: the other site's."""
    pages = [theirs.submitted.pk] if "workflow" in address else [theirs.draft.pk, theirs.english.pk]
    revisions = [page.latest_revision.pk for page in (theirs.draft, theirs.english)]
    task = TaskState.objects.get(workflow_state__object_id=str(theirs.submitted.pk))
    return {
        **dict.fromkeys(("page_id", "parent_page_id", "page_to_move_id", "destination_id", "object_id"), pages),
        **dict.fromkeys(("revision_id", "revision_id_a", "revision_id_b"), revisions),
        **{name: ["cms_pages"] for name in ("app_label", "app_name", "content_type_app_name")},
        **{name: ["sectionpage"] for name in ("model_name", "content_type_model_name")},
        **{name: [1] for name in ("session_id", "redirect_id", "uploaded_file_id")},
        # Makers are kept by everybody who keeps works: these are none.
        **{name: [1] for name in ("one", "other", "loser", "winner", "merge")},
        **{name: [theirs.document.pk] for name in ("document_id", "doc_id")},
        "action_name": ["approve", "reject"] if "workflow" in address else list(ACTIONS),
        "collection_id": [theirs.site.media_collection_id],
        "field": ["title"],
        "filter_spec": ["max-165x165"],
        "image_id": [theirs.image.pk],
        "page_pk": pages,
        "pk": key_of(address, theirs),
        "task_id": [task.task_id],
        "task_state_id": [task.pk],
        "verb": ["try", "start", "resume", "accept", "undo"],
        "workflow_pk": key_of("workflows", theirs),
        "workflow_state_id": [task.workflow_state_id],
    }


def addresses(theirs: Kept) -> Iterator[str]:
    """Each address of the admin that names something, naming the other site’s. Editions and acts on many things have their own tests."""
    for whole, _pattern in patterns():
        names = [first or second for first, second in NAME.findall(whole)]
        if not whole.startswith("admin/") or not names or whole.split("/")[1] in {"bulk", "editions", "password_reset"}:
            continue
        values = values_for(whole, theirs)
        assert values.keys() >= set(names), f"{whole}: say in values_for what it may name"
        for chosen in product(*(values[name] for name in names)):
            found = dict(zip(names, chosen, strict=True))
            made = NAME.sub(lambda match, found=found: str(found[match[1] or match[2]]), whole)
            yield "/" + made.replace("^", "").replace("$", "").replace("\\.", ".")


def fingerprint() -> dict[str, str]:
    """Of every table, but for what a request may write of its own user."""
    prints = {}
    for model in apps.get_models():
        if model not in OWN and model._meta.managed and not model._meta.proxy:
            rows = sorted(
                repr(row) for row in models.QuerySet(model).values_list(*[field.attname for field in model._meta.concrete_fields])
            )
            prints[model._meta.label] = hashlib.sha256("\n".join(rows).encode()).hexdigest()
    del prints["cms_core.User"]
    return prints


@pytest.fixture
def me(mine: Kept, client: Client) -> User:
    """Whoever holds every role of my site may do all that any of them may, and is refused nothing that all of them are allowed."""
    user = StaffFactory.create()
    user.groups.set(Group.objects.filter(name__startswith=f"{mine.site.slug} · "))
    client.force_login(user)
    client.raise_request_exception = False
    return user


def said(answer: Any) -> str:
    """What an answer says, JSON with its signs as they are read."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    text: str = content.decode(errors="replace")
    return json.dumps(json.loads(text), ensure_ascii=False) if "json" in answer.get("Content-Type", "") else text


def test_no_address_shows_what_is_another_sites(client: Client, me: User, theirs: Kept) -> None:
    tried, shown, broken = 0, [], []
    for address in addresses(theirs):
        answer = client.get(address)
        tried += 1
        if SECRET in said(answer):
            shown.append(address)
        if answer.status_code >= 500:
            broken.append(address)

    assert tried > 150
    assert (shown, broken) == ([], [])


def test_the_same_addresses_show_what_is_ones_own(client: Client, me: User, mine: Kept) -> None:
    """Else the test above would show nothing."""
    shown = [address for address in addresses(mine) if "Voulu" in said(client.get(address))]

    assert len(shown) > 40
    for part in (
        "/edit/",
        "/history/",
        "/usage/",
        "/delete/",
        "/move/",
        "/copy/",
        "/compare/",
        "/images/",
        "/documents/",
        "/works/",
        "/records/",
        "/imports/",
        "/api/",
    ):
        assert any(part in address for address in shown), part


def test_no_address_changes_what_is_another_sites(client: Client, me: User, theirs: Kept) -> None:
    before = fingerprint()
    shown, broken = [], []
    for address in addresses(theirs):
        answer = client.post(address, {"confirm": "true", "destination_page_id": theirs.homes[0].pk, "locale": "en"})
        if SECRET in said(answer):
            shown.append(address)
        if answer.status_code >= 500:
            broken.append(address)

    after = fingerprint()
    assert [label for label in before if before[label] != after[label]] == []
    assert (shown, broken) == ([], [])


def test_without_a_role_nothing_of_the_admin_opens(client: Client, theirs: Kept) -> None:
    before = fingerprint()
    client.force_login(StaffFactory.create())

    for address in (
        "/admin/",
        "/admin/pages/",
        f"/admin/pages/{theirs.live.pk}/edit/",
        f"/admin/api/main/pages/{theirs.live.pk}/",
        "/admin/images/",
    ):
        for answer in (client.get(address), client.post(address)):
            assert answer.status_code in {302, 403}, address
            assert answer.get("Location", "/admin/login/").startswith("/admin/login/"), address
            assert SECRET not in said(answer)

    assert fingerprint() == before
