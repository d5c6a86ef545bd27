from __future__ import annotations

import json

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from cms.core.models import Change, Delivery
from tests.factories.people import MemberFactory, PersonFactory, SignInRequestFactory
from workflows.people.actions import RequestSignIn
from workflows.people.addresses import BadAddress
from workflows.people.models import Member, Person, SignInRequest

pytestmark = pytest.mark.django_db


def stored() -> str:
    """Every row that asking leaves behind, as text."""
    rows = [*SignInRequest.objects.values(), *Change.objects.values(), *Delivery.objects.values(), *DBTaskResult.objects.values()]
    return json.dumps(rows, default=str)


@pytest.mark.rule("voting V33")
def test_neither_link_nor_digits_nor_secret_are_stored() -> None:
    secret = RequestSignIn(email="ana@exemple.fr").run()

    request = SignInRequest.objects.get()
    assert secret == request.browser_secret
    assert len({request.token, request.browser_secret, request.code}) == 3
    assert str(request.uuid) in stored()
    assert request.token not in stored()
    assert secret not in stored()
    assert f'"{request.code}"' not in stored()


def test_a_letter_is_on_its_way_and_nobody_is_made() -> None:
    RequestSignIn(email="Ana+club@Exemple.fr", language="en").run()

    request = SignInRequest.objects.get()
    assert (request.canonical, request.mail_to, request.language) == ("ana@exemple.fr", "Ana+club@Exemple.fr", "en")
    assert Delivery.objects.get().change.subject_id == str(request.uuid)
    assert not Person.objects.exists()
    assert not Member.objects.exists()
    assert mail.outbox == []


@pytest.mark.rule("voting V21")
def test_the_same_is_done_for_every_address() -> None:
    PersonFactory(address="known@exemple.fr")
    MemberFactory.signed_in(person__address="member@exemple.fr")
    for _ in range(12):
        SignInRequestFactory.mailed("bombed@exemple.fr")
    RequestSignIn(email="warm@exemple.fr").run()

    done = []
    for email in ("new@exemple.fr", "known@exemple.fr", "member@exemple.fr", "bombed@exemple.fr"):
        with CaptureQueriesContext(connection) as queries:
            answer = RequestSignIn(email=email).run()
        done.append((len(answer), [query["sql"].split()[0] for query in queries]))

    assert done[1:] == done[:1] * 3


@pytest.mark.parametrize("language", ["de", "", "fr-FR-x-very-long", "../fr"])
def test_a_language_that_we_do_not_speak_is_french(language: str) -> None:
    assert SignInRequestFactory.asked(language=language).language == "fr"


def test_no_address_leaves_nothing() -> None:
    with pytest.raises(BadAddress) as refused:
        RequestSignIn(email="ana@").run()

    assert (refused.value.code, refused.value.field) == ("bad_address", "email")
    assert not SignInRequest.objects.exists()
    assert not Change.objects.exists()
