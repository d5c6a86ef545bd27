"""The demonstration's mailbox: every mail of the house, on a page that exists nowhere else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.mail import EmailMultiAlternatives
from django.test import Client

from cms.core.demonstration.mailbox import MailboxBackend, mail, mails
from tests.factories.sites import StaffFactory


@pytest.fixture
def mailbox(settings, tmp_path: Path) -> Path:  # type: ignore[no-untyped-def]
    settings.DEMONSTRATION = True
    settings.DEMONSTRATION_MAIL_DIR = tmp_path / "mail"
    settings.EMAIL_BACKEND = "cms.core.demonstration.mailbox.MailboxBackend"
    return tmp_path / "mail"


def sent(subject: str = "Confirmez votre vote", body: str = "Ouvrez https://club.exemple.fr/confirmer?jeton=abc\n") -> None:
    message = EmailMultiAlternatives(subject, body, to=["Ana <ana@exemple.fr>"])
    message.attach_alternative("<p>Autre forme</p>", "text/html")
    message.send()


def test_a_mail_that_is_sent_is_shown_newest_first(mailbox: Path, client: Client) -> None:
    sent("Premier")
    sent("Second <b>é</b>")

    page = client.get("/demonstration/courrier/")

    text = page.content.decode()
    assert re.findall(r">(Premier|Second [^<]*)<", text) == ["Second &lt;b&gt;é&lt;/b&gt;", "Premier"]
    assert "ana@exemple.fr" in text
    assert (page["Cache-Control"], page["Referrer-Policy"], page["X-Robots-Tag"]) == ("no-store", "no-referrer", "noindex")


def test_a_mails_link_can_be_followed(mailbox: Path, client: Client) -> None:
    sent()
    [found] = mails()

    page = client.get(f"/demonstration/courrier/{found.name}/")

    assert page.status_code == 200
    assert 'href="https://club.exemple.fr/confirmer?jeton=abc"' in page.content.decode()
    assert "Autre forme" not in page.content.decode()


def test_an_empty_mailbox_says_so(mailbox: Path, client: Client) -> None:
    assert "Rien n’est arrivé" in client.get("/demonstration/courrier/").content.decode()


def test_elsewhere_there_is_no_such_page(mailbox: Path, client: Client, settings) -> None:  # type: ignore[no-untyped-def]
    sent()
    [found] = mails()
    settings.DEMONSTRATION = False

    assert client.get("/demonstration/courrier/").status_code == 404
    assert client.get(f"/demonstration/courrier/{found.name}/").status_code == 404


@pytest.mark.parametrize("name", ["..", "../secret", "..%2fsecret", "secret", "0" * 16, f"{'0' * 16}-abcdefgh", f"{'0' * 16}-abcdef12"])
def test_a_name_leads_to_nothing_but_a_mail(mailbox: Path, client: Client, name: str) -> None:
    sent()
    (mailbox.parent / "secret.eml").write_text("Subject: secret\n\n")
    (mailbox / "secret.eml").write_text("Subject: secret\n\n")

    assert mail(name) is None
    assert client.get(f"/demonstration/courrier/{name}/").status_code == 404


def test_a_mail_that_is_being_written_is_not_shown(mailbox: Path) -> None:
    mailbox.mkdir()
    (mailbox / f"{'0' * 16}-abcdef12.partial").write_text("Subject: half\n\n")

    assert mails() == []


def test_several_are_sent_at_once(mailbox: Path) -> None:
    messages = [EmailMultiAlternatives(f"N° {n}", "Texte", to=["a@exemple.fr"]) for n in range(3)]

    assert MailboxBackend().send_messages(messages) == 3
    assert {found.subject for found in mails()} == {"N° 0", "N° 1", "N° 2"}


@pytest.mark.django_db
def test_wagtails_own_mail_arrives_there_too(mailbox: Path, client: Client) -> None:
    user = StaffFactory.superuser(email="camille@exemple.fr")

    client.post("/admin/password_reset/", {"email": "Camille@Exemple.FR"})

    [found] = mails()
    assert found.to == user.email
