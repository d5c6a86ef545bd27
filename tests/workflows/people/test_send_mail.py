from __future__ import annotations

import logging
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.core import mail
from django.db import connection

from cms.core.actions import Deliver
from cms.core.models import Delivery
from cms.core.models.change import DeliveryState
from tests.factories.people import SignInRequestFactory
from workflows.people.actions import SendMail, SendSignIn
from workflows.people.actions.send_mail import MailNotSent
from workflows.people.addresses import BadAddress
from workflows.people.models import Mailbox, SignInRequest

pytestmark = pytest.mark.django_db
TEMPLATE = "workflows_people/mails/sign_in.txt"


def letter(to: str = "ana@exemple.fr", **values: Any) -> SendMail:
    given = {"language": "fr", "context": {"link": "https://club.example/x?jeton=1&lang=fr", "code": "123456"}, **values}
    return SendMail(to=to, template=TEMPLATE, **given)


def page_of(message: Any) -> str:
    (page,) = message.alternatives
    assert page.mimetype == "text/html"
    return str(page.content)


def test_in_the_readers_language() -> None:
    letter().run()
    letter(language="en").run()

    french, english = mail.outbox
    assert french.subject == "Se connecter au club"
    assert "Si ce n’est pas vous, ne faites rien." in french.body
    assert '<html lang="fr">' in page_of(french)
    assert english.subject == "Sign in to the club"
    assert "If it was not you, do nothing." in english.body
    assert '<html lang="en">' in page_of(english)


def test_text_and_page_say_the_same() -> None:
    letter().run()

    (message,) = mail.outbox
    assert "\nhttps://club.example/x?jeton=1&lang=fr\n" in message.body
    assert '<a href="https://club.example/x?jeton=1&amp;lang=fr"' in page_of(message)
    assert "123456" in message.body
    assert "123456" in page_of(message)
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"


def test_what_stands_in_it_is_text_in_both() -> None:
    letter(context={"link": "https://club.example/", "code": "<b>&</b>"}).run()

    (message,) = mail.outbox
    assert "<b>&</b>" in message.body
    assert "&lt;b&gt;&amp;&lt;/b&gt;" in page_of(message)


@pytest.mark.rule("voting V23")
def test_it_goes_to_the_domain_that_was_typed() -> None:
    letter("Ana+club@straße.de").run()

    assert mail.outbox[0].to == ["Ana+club@xn--strae-oqa.de"]
    assert b"To: Ana+club@xn--strae-oqa.de\n" in mail.outbox[0].message().as_bytes()


def test_no_address_gets_nothing() -> None:
    with pytest.raises(BadAddress):
        letter("ana@exemple.fr\nBcc: bob@exemple.fr").run()

    assert mail.outbox == []
    assert not Mailbox.objects.exists()


@pytest.mark.rule("voting V63")
def test_five_an_hour_to_one_mailbox_however_it_is_written(clock_offset: Callable[[str], None]) -> None:
    spellings = ["ana@gmail.com", "a.na@gmail.com", "ana+1@gmail.com", "ANA@googlemail.com", " ana@gmail.com "]
    assert [letter(to).run() for to in spellings] == [True] * 5

    assert letter("an.a+2@gmail.com").run() is False
    assert letter("bob@gmail.com").run() is True
    clock_offset("59m")
    assert letter("ana@gmail.com").run() is False
    clock_offset("61m")
    assert letter("ana@gmail.com").run() is True
    assert len(mail.outbox) == 7


@pytest.mark.rule("voting V63")
def test_ten_a_day(clock_offset: Callable[[str], None]) -> None:
    for hours in (0, 2):
        clock_offset(f"{hours}h")
        assert [letter().run() for _ in range(5)] == [True] * 5

    clock_offset("23h")
    assert letter().run() is False
    clock_offset("24h1m")
    assert letter().run() is True
    assert len(mail.outbox) == 11


@pytest.mark.rule("voting V63")
def test_the_count_does_not_say_whose_it_is() -> None:
    letter("ana@exemple.fr").run()

    (row,) = Mailbox.objects.values()
    assert len(row["tag"]) == 64
    assert "ana" not in str(row)


@pytest.fixture
def refusing_server(settings: Any) -> Iterator[None]:
    """A mail server that will not have this recipient, and repeats the address when it says so."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                peer, _address = listener.accept()
            except OSError:
                return
            with peer, peer.makefile("rwb", buffering=0) as lines:
                lines.write(b"220 here\r\n")
                for line in lines:
                    verb = line.split()[0].upper() if line.split() else b""
                    lines.write(b"550 no such person: ana@exemple.fr\r\n" if verb == b"RCPT" else b"250 fine\r\n")

    threading.Thread(target=serve, daemon=True).start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = listener.getsockname()
    settings.EMAIL_TIMEOUT = 10
    yield
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()


def test_a_refusal_is_told_without_the_address(refusing_server: None) -> None:
    with pytest.raises(MailNotSent) as refused:
        letter().run()

    assert str(refused.value) == "SMTPRecipientsRefused"
    assert refused.value.__suppress_context__
    assert not Mailbox.objects.exists()


def test_no_server_is_told_too(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with socket.create_server(("127.0.0.1", 0)) as listener:
        settings.EMAIL_HOST, settings.EMAIL_PORT = listener.getsockname()

    with pytest.raises(MailNotSent, match="ConnectionRefusedError"):
        letter().run()
    assert not Mailbox.objects.exists()


def test_what_failed_is_tried_again(refusing_server: None, settings: Any, caplog: pytest.LogCaptureFixture) -> None:
    request = SignInRequestFactory.asked()
    delivery = Delivery.objects.get()
    with caplog.at_level(logging.DEBUG):
        assert Deliver(delivery_id=delivery.pk).run() == DeliveryState.READY

    delivery.refresh_from_db()
    assert (delivery.attempts, delivery.reason) == (1, "MailNotSent: SMTPRecipientsRefused")
    assert SignInRequest.objects.get().mailed_at is None
    for secret in (request.token, request.code, request.browser_secret, "ana@exemple.fr"):
        assert secret not in caplog.text

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.CLOCK_OFFSET = "1m"
    assert Deliver(delivery_id=delivery.pk).run() == DeliveryState.DONE
    assert len(mail.outbox) == 1


def test_a_request_is_written_to_once() -> None:
    request = SignInRequestFactory.asked("Ana@Exemple.fr")

    assert SendSignIn(request=request.uuid).run() is True
    assert SendSignIn(request=request.uuid).run() is False
    (message,) = mail.outbox
    assert message.to == ["Ana@exemple.fr"]
    assert f"/connexion/lien?jeton={request.token}" in message.body
    assert request.code in message.body


def test_what_is_over_is_not_written_to(clock_offset: Callable[[str], None]) -> None:
    late, used = SignInRequestFactory.asked(), SignInRequestFactory.asked()
    SignInRequest.objects.filter(pk=used.pk).update(used_at=used.asked_at)

    assert SendSignIn(request=used.uuid).run() is False
    clock_offset("31m")
    assert SendSignIn(request=late.uuid).run() is False
    assert mail.outbox == []
    assert not Mailbox.objects.exists()


@pytest.mark.rule("voting V63")
def test_asking_again_and_again_writes_five_letters() -> None:
    for _ in range(8):
        SignInRequestFactory.mailed()

    assert len(mail.outbox) == 5
    assert SignInRequest.objects.filter(mailed_at=None).count() == 3


@pytest.mark.rule("voting V63")
@pytest.mark.django_db(transaction=True)
def test_many_at_once_are_five() -> None:
    def send(_n: int) -> bool:
        try:
            return letter().run()
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        sent = list(pool.map(send, range(8)))

    assert sorted(sent) == [False] * 3 + [True] * 5
    assert len(mail.outbox) == 5
