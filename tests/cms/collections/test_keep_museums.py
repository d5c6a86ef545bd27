"""Museums and their Museofile codes: kept by hand, or from a list."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from cms.collections.actions.import_museums import better_name
from cms.collections.actions.keep_museum import KeepMuseum
from cms.collections.models import Museum, Work
from cms.core.errors import NotAllowed
from cms.core.models import Change
from cms.sites.enums import Role, SiteKind
from tests.factories.collections import MuseumFactory, WorkFactory

pytestmark = pytest.mark.django_db


def load(path: Path) -> str:
    out = StringIO()
    call_command("import_museums", str(path), stdout=out)
    return out.getvalue()


@pytest.fixture
def listed(tmp_path: Path):  # type: ignore[no-untyped-def]
    def write(*rows: str, header: str = "code_museofile,name,ville") -> Path:
        path = tmp_path / "musees.csv"
        path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
        return path

    return write


def test_museums_of_a_list_are_made_once_and_found_again_by_their_code(listed) -> None:  # type: ignore[no-untyped-def]
    path = listed("M0810,Musée De La Vénerie,Senlis", "M0902,Museon Arlaten,Arles")
    assert load(path).endswith("2 created, 0 changed, 0 unchanged, 0 rejected\n")
    assert list(Museum.objects.values_list("museofile", "name", "town")) == [
        ("M0902", "Museon Arlaten", "Arles"),
        ("M0810", "Musée de la Vénerie", "Senlis"),
    ]
    assert load(path).endswith("0 created, 0 changed, 2 unchanged, 0 rejected\n")


def test_a_row_that_names_no_museum_is_reported_by_its_number_and_stops_nothing(listed) -> None:  # type: ignore[no-untyped-def]
    path = listed("0810,Musée,Senlis", "M0902,,Arles", "m0986,Musée de la chaussure,Romans", "M0986,Encore,Romans")
    said = load(path)
    assert [line.split(":")[0] for line in said.splitlines()[:3]] == ["row 2", "row 3", "row 5"]
    assert said.endswith("1 created, 0 changed, 0 unchanged, 3 rejected\n")
    assert Museum.objects.get().name == "Musée de la chaussure"


def test_the_ministrys_own_columns_are_known_and_a_list_without_a_code_is_refused(listed) -> None:  # type: ignore[no-untyped-def]
    load(listed("Musée de l’Image|M0537|Épinal", header="Nom_officiel|Identifiant|Ville"))
    assert Museum.objects.get().museofile == "M0537"
    with pytest.raises(CommandError, match="nom, ville"):
        load(listed("Musée,Senlis", header="nom,ville"))
    assert Museum.objects.count() == 1


@pytest.mark.parametrize(
    ("former", "found", "better"),
    [
        ("", "Musée De L'image", "Musée de l'image"),
        ("", "Viséum-musée De La Lunette (collections Du Musée Jourdain)", "Viséum-musée de la Lunette (collections du Musée Jourdain)"),
        ("", "Musée de La Fère", "Musée de La Fère"),
        ("Musée de l’Image", "Musée De L'image", "Musée de l’Image"),
        ("Musée De L'image", "Musée de l'Image", "Musée de l'Image"),
        ("Musée des Beaux-Arts", "Musée De L'image", "Musée de l'image"),
    ],
)
def test_the_better_writing_of_a_name_is_kept(former: str, found: str, better: str) -> None:
    assert better_name(former, found) == better


@pytest.mark.rule("collections C8")
@pytest.mark.rule("collections C37")
def test_works_without_a_title_are_called_by_the_new_name_and_every_record_is_exported_anew() -> None:
    museum = MuseumFactory(name="Musée De Senlis")
    untitled = WorkFactory(museum=museum, title="", object_type="robe", number="D.1")
    titled = WorkFactory(museum=museum, title="Vue du musée (Musée De Senlis)")
    elsewhere = WorkFactory(title="", object_type="robe")
    museum.name = "Musée de Senlis"
    assert KeepMuseum(museum=museum, by=None).run() == ["name"]
    labels = {work.pk: (work.label, work.accession, work.version) for work in Work.objects.all()}
    assert labels == {
        untitled.pk: ("robe (Musée de Senlis)", "D.1", 2),
        titled.pk: ("Vue du musée (Musée De Senlis)", "", 2),
        elsewhere.pk: (elsewhere.label, "", 1),
    }
    assert Work.objects.get(pk=titled.pk).exported_at > titled.exported_at
    told = Change.objects.count()
    assert KeepMuseum(museum=museum, by=None).run() == []
    assert Change.objects.count() == told


def test_a_new_town_changes_no_record() -> None:
    work = WorkFactory()
    work.museum.town = "Senlis"
    assert KeepMuseum(museum=work.museum, by=None).run() == ["town"]
    assert Work.objects.get(pk=work.pk).version == 1


@pytest.mark.parametrize("code", ["0810", "M810", "M08100", "X0810"])
def test_a_museofile_code_is_an_m_and_four_digits(code: str) -> None:
    with pytest.raises(ValidationError):
        Museum(name="Musée", museofile=code).full_clean()
    Museum(name="Musée", museofile="M0810").full_clean()


def test_only_the_network_changes_museums(site_called, user_with) -> None:  # type: ignore[no-untyped-def]
    site = site_called("brou")
    museum = MuseumFactory(name="Musée de Brou", sites=[site])
    museum.name = "Autre"
    with pytest.raises(NotAllowed):
        KeepMuseum(museum=museum, by=user_with(Role.CURATOR, site)).run()
    assert Museum.objects.get().name == "Musée de Brou"
    network = user_with(Role.NETWORK_PUBLISHER, site_called("national", SiteKind.NATIONAL))
    assert KeepMuseum(museum=museum, by=network).run() == ["name"]


@pytest.mark.shared_data
def test_the_museums_of_the_costume_extract_come_in_twice_without_a_change(shared_data: Path) -> None:
    path = shared_data / "works" / "museums_in_joconde_costumes.csv"
    assert load(path).endswith("113 created, 0 changed, 0 unchanged, 0 rejected\n")
    assert load(path).endswith("0 created, 0 changed, 113 unchanged, 0 rejected\n")
    assert [museum.name for museum in Museum.objects.all() if " De " in museum.name] == []
