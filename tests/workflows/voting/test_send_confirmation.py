"""What an e-mail voter is written: two words, a link, six digits; never a choice (V15 to V17, V33)."""

from __future__ import annotations

import logging
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core import mail

from cms.core.actions import Deliver
from cms.core.models import Delivery
from cms.core.models.change import DeliveryState
from tests.factories.voting import BallotFactory, EditionFactory, curator, fresh, then
from tests.workflows.voting.refusals import unchanged
from workflows.people.actions.send_mail import MailNotSent
from workflows.people.models import Mailbox
from workflows.voting.actions import CancelBallot, PauseEdition, SendConfirmation, TallyEdition
from workflows.voting.keys import WORDS
from workflows.voting.models import Confirmation

pytestmark = pytest.mark.django_db


def page_of(message: Any) -> str:
    ((content, _kind),) = [(str(one.content), one.mimetype) for one in message.alternatives]
    return content


@pytest.mark.rule("voting V17")
def test_it_holds_words_link_digits_and_receipt() -> None:
    edition = EditionFactory.open(title="Chambre & réserve")
    ballot = BallotFactory.waiting(edition, email="Ana+club@exemple.fr").mailed()

    (message,) = mail.outbox
    assert message.to == ["Ana+club@exemple.fr"]
    assert "Chambre & réserve" in message.subject
    for part in (" ".join(ballot.cast.words), f"{edition.url}/confirmer?jeton={ballot.token}\n", ballot.code, ballot.cast.receipt):
        assert part in message.body
    assert f'href="{edition.url}/confirmer?jeton={ballot.token}"' in page_of(message)


@pytest.mark.rule("voting V33")
def test_it_holds_no_choice() -> None:
    edition = EditionFactory.open()
    BallotFactory.waiting(edition, ["w02", "w04"]).mailed()

    (message,) = mail.outbox
    written = message.subject + message.body + page_of(message)
    for copy in edition.copies.all():
        for told in (copy.title, copy.number, copy.maker_name):
            assert told not in written


@pytest.mark.rule("voting V15")
def test_it_says_until_when_in_the_sites_own_time() -> None:
    edition = EditionFactory.open()
    edition.site.time_zone = "Pacific/Noumea"
    edition.site.save()
    BallotFactory.waiting(edition, language="en").mailed()
    BallotFactory.waiting(edition, language="fr").mailed()

    until = fresh(edition).confirm_until.astimezone(ZoneInfo("Pacific/Noumea"))
    english, french = mail.outbox
    assert f" {until.day}, {until.year}" in english.body
    assert f"{until.day} " in french.body
    assert f"{until:%H:%M}" in french.body
    assert "(Pacific/Noumea)" in french.body


@pytest.mark.rule("voting V23")
def test_it_goes_to_the_domain_that_was_typed() -> None:
    BallotFactory.waiting(EditionFactory.open(), email="ana@straße.de").mailed()

    assert mail.outbox[0].to == ["ana@xn--strae-oqa.de"]


@pytest.mark.rule("voting V15")
def test_a_first_mail_goes_once() -> None:
    ballot = BallotFactory.waiting(EditionFactory.open()).mailed()

    with unchanged():
        assert SendConfirmation(confirmation=ballot.confirmation.uuid).run() is False
    assert (ballot.confirmation.mails, len(mail.outbox)) == (1, 1)


@pytest.mark.rule("voting V15")
def test_nobody_is_written_to_about_what_no_longer_waits() -> None:
    edition = EditionFactory.open()
    confirmed, cancelled = BallotFactory.counted(edition), BallotFactory.waiting(edition)
    CancelBallot(token=cancelled.token).run()
    oldest, *_rest = [BallotFactory.waiting(edition, email="ana@exemple.fr") for _ in range(4)]
    with then("-4d"):
        over = EditionFactory.open()
        late = BallotFactory.waiting(over)
    TallyEdition(edition=over).run()

    with unchanged():
        for ballot in (confirmed, cancelled, oldest, late):
            assert SendConfirmation(confirmation=ballot.confirmation.uuid).run() is False
    assert mail.outbox == []


def test_while_the_vote_is_paused_mail_goes_on() -> None:
    edition = EditionFactory.open()
    ballot = BallotFactory.waiting(edition)
    PauseEdition(edition=edition, reason="Une panne", by=curator(edition)).run()

    assert SendConfirmation(confirmation=ballot.confirmation.uuid).run() is True


@pytest.mark.rule("voting V63")
def test_casting_is_no_mail_bomb() -> None:
    editions = [EditionFactory.open(), EditionFactory.open()]

    for n in range(6):
        BallotFactory.waiting(editions[n % 2], email=f"ana+{n}@exemple.fr").mailed()
    BallotFactory.waiting(editions[0], email="bob@exemple.fr").mailed()

    assert [message.to for message in mail.outbox] == [[f"ana+{n}@exemple.fr"] for n in range(5)] + [["bob@exemple.fr"]]
    assert Confirmation.objects.filter(mailed_at=None).count() == 1


@pytest.mark.rule("voting V33")
def test_a_mail_that_fails_is_tried_again_and_gives_nothing_away(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, settings: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    ballot = BallotFactory.waiting(EditionFactory.open(), email="ana@exemple.fr")
    delivery = Delivery.objects.get(subscriber="voting.write_to_voter")
    with caplog.at_level(logging.DEBUG):
        assert Deliver(delivery_id=delivery.pk).run() == DeliveryState.READY

    delivery.refresh_from_db()
    assert delivery.reason == "MailNotSent: ConnectionRefusedError"
    assert (ballot.confirmation.mailed_at, Mailbox.objects.count()) == (None, 0)
    for secret in (ballot.token, ballot.code, ballot.cast.receipt, ballot.key, "ana@exemple.fr"):
        assert secret not in caplog.text

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with then("2m"):
        assert Deliver(delivery_id=delivery.pk).run() == DeliveryState.DONE
    assert len(mail.outbox) == 1


def test_what_the_server_refuses_is_raised(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    ballot = BallotFactory.waiting(EditionFactory.open())

    with unchanged(), pytest.raises(MailNotSent):
        SendConfirmation(confirmation=ballot.confirmation.uuid).run()


@pytest.mark.rule("voting V17")
def test_the_words_are_plain_and_many() -> None:
    edition = EditionFactory.open()
    pairs = {BallotFactory.waiting(edition).cast.words for _ in range(12)}

    assert len(WORDS) == len(set(WORDS)) == 256
    assert all(word in WORDS for pair in pairs for word in pair)
    assert len(pairs) > 1
