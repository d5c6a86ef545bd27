"""One unsafe request is one transaction; a safe one opens none (gateway G23)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import SimpleTemplateResponse
from django.test import Client, override_settings
from django.urls import path

from cms.core.models import Counter

pytestmark = pytest.mark.django_db(transaction=True)
seen: list[bool] = []


def _write() -> None:
    seen.append(connection.in_atomic_block)
    Counter.objects.create(name="written")


def answers(status: int) -> Callable[[HttpRequest], HttpResponse]:
    def view(request: HttpRequest) -> HttpResponse:
        _write()
        return HttpResponse(status=status)

    return view


def raises(error: type[Exception]) -> Callable[[HttpRequest], HttpResponse]:
    def view(request: HttpRequest) -> HttpResponse:
        _write()
        raise error("after the write")

    return view


def renders_badly(request: HttpRequest) -> HttpResponse:
    _write()
    return SimpleTemplateResponse("no/such/template.html")


def by_itself(request: HttpRequest) -> HttpResponse:
    _write()
    return HttpResponse(status=500)


by_itself.opens_own_transactions = True  # type: ignore[attr-defined]

urlpatterns = [
    path("fine", answers(200)),
    path("refused", answers(422)),
    path("broken", answers(500)),
    path("raises", raises(ValueError)),
    path("missing", raises(Http404)),
    path("renders-badly", renders_badly),
    path("by-itself", by_itself),
]


@pytest.fixture
def client() -> Client:
    seen.clear()
    return Client(raise_request_exception=False)


@pytest.fixture(autouse=True)
def addresses() -> object:
    with override_settings(ROOT_URLCONF=__name__):
        yield


@pytest.mark.rule("gateway G23")
@pytest.mark.parametrize(("address", "status"), [("/fine", 200), ("/refused", 422)])
def test_what_an_unsafe_request_writes_is_one_transaction(client: Client, address: str, status: int) -> None:
    assert client.post(address).status_code == status
    assert seen == [True]
    assert Counter.objects.filter(name="written").exists()


@pytest.mark.rule("gateway G23")
@pytest.mark.parametrize(("address", "status"), [("/broken", 500), ("/raises", 500), ("/missing", 404), ("/renders-badly", 500)])
def test_what_fails_after_a_write_leaves_nothing(client: Client, address: str, status: int) -> None:
    assert client.post(address).status_code == status
    assert seen == [True]
    assert not Counter.objects.exists()


@pytest.mark.rule("gateway G23")
def test_a_safe_request_opens_none(client: Client) -> None:
    assert client.get("/fine").status_code == 200
    assert seen == [False]


def test_a_view_that_opens_its_own_is_left_to_it(client: Client) -> None:
    assert client.post("/by-itself").status_code == 500
    assert seen == [False]
    assert Counter.objects.filter(name="written").exists()
