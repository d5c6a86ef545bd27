from __future__ import annotations

import re

import pytest
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from wagtail.users.models import UserProfile

from cms.core.models import User
from tests.factories.sites import PASSWORD, StaffFactory

pytestmark = pytest.mark.django_db


def test_an_address_is_one_person_however_it_is_written() -> None:
    user = User.objects.create_user("Camille@Exemple.fr", PASSWORD)

    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user("camille@exemple.FR", PASSWORD)
    with pytest.raises(ValidationError):
        User(email="CAMILLE@exemple.fr", password="x").full_clean()

    assert list(User.objects.all()) == [user]


@pytest.mark.parametrize("written", ["Camille@exemple.fr", "camille@exemple.fr", "CAMILLE@EXEMPLE.FR"])
def test_staff_sign_in_however_they_write_their_address(client: Client, written: str) -> None:
    user = User.objects.create_superuser("Camille@exemple.fr", PASSWORD)

    assert authenticate(username=written, password=PASSWORD) == user
    answer = client.post("/admin/login/", {"username": written, "password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, "/admin/")


def test_a_wrong_password_opens_nothing(client: Client) -> None:
    User.objects.create_superuser("camille@exemple.fr", PASSWORD)

    answer = client.post("/admin/login/", {"username": "camille@exemple.fr", "password": "une autre phrase"})

    assert answer.status_code == 200
    assert client.get("/admin/").status_code == 302


def test_without_an_address_there_is_nobody() -> None:
    with pytest.raises(ValueError, match="email"):
        User.objects.create_user("")

    assert not User.objects.exists()


def test_a_person_is_called_by_name_or_else_by_address() -> None:
    assert str(User(first_name="Camille", last_name="Exemple", email="c@exemple.fr")) == "Camille Exemple"
    assert str(User(email="c@exemple.fr")) == "c@exemple.fr"


def test_the_network_makes_and_changes_staff_in_the_admin(client: Client) -> None:
    client.force_login(StaffFactory.superuser())
    form = {"email": "nouvelle@exemple.fr", "first_name": "Nour", "last_name": "Exemple", "password1": PASSWORD, "password2": PASSWORD}

    assert client.post("/admin/users/new/", form).status_code == 302
    user = User.objects.get(email="nouvelle@exemple.fr")
    again = client.post("/admin/users/new/", {**form, "email": "Nouvelle@Exemple.fr"})

    assert again.status_code == 200
    assert again.context["form"].errors["email"] == ["Un membre du personnel a déjà cette adresse."]
    assert User.objects.filter(email__iexact="nouvelle@exemple.fr").count() == 1
    changed = client.post(
        f"/admin/users/edit/{user.pk}/", {**form, "first_name": "Nora", "is_active": "on", "password1": "", "password2": ""}
    )
    assert changed.status_code == 302
    user.refresh_from_db()
    assert user.first_name == "Nora"


@pytest.mark.parametrize("accepts", ["", "en", "en-GB,en;q=0.9", "de"])
def test_the_admin_is_french_until_somebody_chooses(client: Client, accepts: str) -> None:
    user = StaffFactory.superuser()
    entry = client.get("/admin/login/", headers={"accept-language": accepts}).content.decode()
    assert re.findall(r"<label[^>]*>\s*([^<]+?)\s*<", entry)[:2] == ["Adresse e-mail", "Mot de passe"]
    client.force_login(user)
    page = client.get("/admin/", headers={"accept-language": accepts}).content.decode()

    assert '<html lang="fr"' in page
    assert "Rechercher" in page


def test_who_chooses_english_reads_english(client: Client) -> None:
    user = StaffFactory.superuser()
    client.force_login(user)
    UserProfile.objects.create(user=user, preferred_language="en")

    page = client.get("/admin/", headers={"accept-language": "fr"}).content.decode()

    assert '<html lang="en"' in page
    assert "Search" in page
