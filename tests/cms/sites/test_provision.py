from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from guardian.shortcuts import get_group_perms
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page, Site, Workflow, WorkflowPage

from cms.core.errors import DomainError
from cms.core.models import Change
from cms.pages.actions.provision_site import PageInTheWay
from cms.sites.actions.establish_site import BadHost, BadName, BadSlug, HostTaken, SecondNationalSite, UnknownTheme, UnknownTimeZone
from cms.sites.enums import Role, SiteKind, Theme
from cms.sites.intake import COLUMNS, short_name, theme_for
from cms.sites.models import SiteProfile, SiteProfileGroupPermission
from cms.sites.policies.roles import group_name
from tests.factories.sites import SiteFactory, home_in

pytestmark = pytest.mark.django_db

TABLES = (Site, SiteProfile, Page, Group, Collection, SiteProfileGroupPermission, GroupCollectionPermission, Workflow, WorkflowPage, Change)


def counts() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in TABLES}


def test_a_monument_gets_all_it_needs() -> None:
    site = SiteFactory.monument("brou", name="Monastère royal de Brou")

    french, english = home_in(site, "fr"), home_in(site, "en")
    assert (french.translation_key, french.live, english.live) == (english.translation_key, True, True)
    assert french.get_parent() == english.get_parent() == Page.get_first_root_node()
    assert [page.title for page in french.get_children().live()] == ["Actualités", "Expositions"]
    assert [page.title for page in english.get_children().live()] == ["News", "Exhibitions"]
    for page in french.get_children():
        assert page.get_translations().count() == 1
    assert site.site.root_page_id == french.pk
    assert site.locales == ["fr", "en"]
    assert site.media_collection.name == "Monastère royal de Brou"


def test_its_groups_hold_roles_on_the_profile_and_no_right_on_a_page() -> None:
    site = SiteFactory.monument("brou")

    for role in Role:
        group = Group.objects.filter(name=group_name(site, role)).first()
        if role == Role.NETWORK_PUBLISHER:
            assert group is None
            continue
        assert set(get_group_perms(group, site)) == {role.value}
        assert group.permissions.filter(codename="access_admin").exists()
    ours = Group.objects.filter(name__startswith="brou · ")
    assert not GroupPagePermission.objects.filter(group__in=ours).exists()
    rights = GroupCollectionPermission.objects.filter(group__in=ours)
    assert set(rights.values_list("collection", flat=True)) == {site.media_collection_id}
    assert set(rights.values_list("permission__codename", flat=True)) == {
        *("add_image", "change_image", "choose_image"),
        *("add_document", "change_document", "choose_document"),
    }


def test_the_national_site_takes_the_place_of_what_wagtail_made() -> None:
    assert Group.objects.filter(name="Moderators").exists()
    assert Page.objects.filter(slug="home").exists()

    site = SiteFactory.national(name="Monuments en réseau")

    assert site.site.is_default_site
    assert list(Site.objects.all()) == [site.site]
    assert not Group.objects.filter(name__in=("Editors", "Moderators")).exists()
    assert not Page.objects.filter(slug="home").exists()
    assert Workflow.objects.get().name == "Relecture · Monuments en réseau"
    network = Group.objects.get(name=group_name(site, Role.NETWORK_PUBLISHER))
    assert set(get_group_perms(network, site)) == {Role.NETWORK_PUBLISHER.value}


def test_what_people_made_of_wagtails_first_page_is_kept() -> None:
    welcome = Page.objects.get(slug="home")
    welcome.add_child(instance=Page(title="Écrit", slug="ecrit"))

    with pytest.raises(HostTaken):
        SiteFactory.national()

    assert Page.objects.filter(slug="ecrit").exists()
    assert not SiteProfile.objects.exists()


def test_twice_is_once() -> None:
    for make in (SiteFactory.national, lambda: SiteFactory.monument("brou")):
        first = make()
        before = counts()

        assert make() == first
        assert counts() == before


def test_again_gives_back_a_lost_role_and_no_page() -> None:
    site = SiteFactory.monument("brou")
    Group.objects.get(name=group_name(site, Role.EDITOR)).delete()
    home_in(site, "fr").get_children().get(slug="actualites").delete()

    SiteFactory.monument("brou", name="Un autre nom")

    assert set(get_group_perms(Group.objects.get(name=group_name(site, Role.EDITOR)), site)) == {Role.EDITOR.value}
    assert not home_in(site, "fr").get_children().filter(slug="actualites").exists()
    site.refresh_from_db()
    assert site.name == "Brou"


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"slug": "Château"}, BadSlug),
        ({"slug": "-brou"}, BadSlug),
        ({"slug": "brou_en"}, BadSlug),
        ({"slug": "b" * 64}, BadSlug),
        ({"name": "  "}, BadName),
        ({"name": "n" * 201}, BadName),
        ({"host": "https://brou.localhost"}, BadHost),
        ({"host": "brou.localhost:3000"}, BadHost),
        ({"host": "taken.localhost"}, HostTaken),
        ({"theme": "baroque"}, UnknownTheme),
        ({"time_zone": "Europe/Rouen"}, UnknownTimeZone),
        ({"time_zone": "../etc"}, UnknownTimeZone),
        ({"kind": SiteKind.NATIONAL}, SecondNationalSite),
        ({"slug": "in-the-way"}, PageInTheWay),
    ],
)
def test_what_is_refused_changes_nothing(values: dict[str, object], error: type[DomainError]) -> None:
    SiteFactory.national(host="taken.localhost")
    Page.get_first_root_node().add_child(instance=Page(title="Là", slug="in-the-way"))
    before = counts()

    with pytest.raises(error) as refused:
        SiteFactory.monument(**{"slug": "brou", **values})

    assert refused.value.field
    assert str(refused.value)
    assert counts() == before


@pytest.mark.django_db(transaction=True)
def test_a_failure_in_the_middle_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    SiteFactory.national()
    before = counts()
    monkeypatch.setattr("cms.sites.actions.establish_site.SetReview.run", lambda self: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        SiteFactory.monument("brou")

    assert counts() == before


def test_provisioning_costs_the_same_in_a_large_network() -> None:
    def queries(slug: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            SiteFactory.monument(slug)
        return len(captured)

    SiteFactory.monument("warm")
    first = queries("one")
    for n in range(12):
        SiteFactory.bare(f"bare-{n}")

    assert queries("other") == first


# The list ------------------------------------------------------------------------------------------------------------
ROW = {
    "name": "Abbaye de Montmajour",
    "departement": "13",
    "website": "https://www.abbaye-montmajour.fr",
    "merimee_ref": "PA00081117",
    "commune": "Arles",
    "insee": "13004",
    "commune_lat": "43.67681",
    "commune_lon": "4.63031",
}


def rows(*changes: dict[str, str]) -> list[dict[str, str]]:
    return [{**ROW, **change} for change in changes]


def listed(folder: Path, *lines: dict[str, str]) -> Path:
    path = folder / "monuments.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(lines)
    return path


def provision(*arguments: object, refused: bool = False) -> str:
    out = StringIO()
    if refused:
        with pytest.raises(CommandError) as error:
            call_command("provision", *map(str, arguments), stdout=out)
        return out.getvalue() + str(error.value)
    call_command("provision", *map(str, arguments), stdout=out)
    return out.getvalue()


def test_a_list_makes_the_network(tmp_path: Path) -> None:
    report = provision(listed(tmp_path, ROW), "--national", "Monuments en réseau", "--domain", "monuments.fr", "--host", "www.monuments.fr")

    assert "row 2: created: Abbaye de Montmajour: montmajour at montmajour.monuments.fr" in report
    assert "1 rows: 1 created, 0 unchanged, 0 rejected" in report
    site = SiteProfile.objects.get(slug="montmajour")
    assert (site.commune, site.departement, site.region) == ("Arles", "Bouches-du-Rhône", "Provence-Alpes-Côte d’Azur")
    assert (site.merimee, site.insee, site.theme, site.time_zone) == (["PA00081117"], "13004", Theme.ABBAYE, "Europe/Paris")
    assert (site.latitude, site.longitude, site.website) == (43.67681, 4.63031, "https://www.abbaye-montmajour.fr")
    assert SiteProfile.objects.get(kind=SiteKind.NATIONAL).site.hostname == "www.monuments.fr"


def test_a_list_twice_makes_nothing_new_and_undoes_no_edit(tmp_path: Path) -> None:
    provision(listed(tmp_path, ROW))
    SiteProfile.objects.filter(slug="montmajour").update(name="Montmajour", theme=Theme.CHATEAU)
    before = counts()

    report = provision(listed(tmp_path, {**ROW, "name": "Ancienne abbaye de Montmajour"}))

    assert "row 2: unchanged: Ancienne abbaye de Montmajour: montmajour at montmajour.localhost" in report
    assert counts() == before
    site = SiteProfile.objects.get(slug="montmajour")
    assert (site.name, site.theme) == ("Montmajour", Theme.CHATEAU)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "n" * 201}, "name"),
        ({"name": "Abbaye\x07"}, "name"),
        ({"departement": "99"}, "departement"),
        ({"insee": "75004"}, "insee"),
        ({"insee": "1300"}, "insee"),
        ({"merimee_ref": "PA00081117;?"}, "merimee_ref"),
        ({"website": "javascript:alert(1)"}, "website"),
        ({"commune_lat": "nord"}, "commune_lat"),
        ({"commune_lat": "nan"}, "commune_lat"),
        ({"commune_lon": "181"}, "commune_lon"),
        ({"commune_lon": ""}, "commune_lat"),
        ({"name": "???"}, "slug"),
    ],
)
def test_a_bad_row_is_named_and_the_others_go_on(tmp_path: Path, change: dict[str, str], field: str) -> None:
    bad = {**ROW, "merimee_ref": "", **change}
    good = {**ROW, "name": "Abbaye de Charroux", "departement": "86", "insee": "86061", "merimee_ref": "PA00105383"}

    report = provision(listed(tmp_path, bad, good), refused=True)

    assert "row 2: rejected:" in report
    assert f": {field}: " in report.splitlines()[0]
    assert "row 3: created: Abbaye de Charroux" in report
    assert "1 of 2 rows were rejected" in report
    assert list(SiteProfile.objects.values_list("slug", flat=True)) == ["charroux"]
    assert Site.objects.filter(profile__isnull=False).count() == 1
    assert Page.objects.filter(depth=2, slug__startswith="charroux").count() == 2
    assert Page.objects.filter(depth=2).count() == 3


def test_the_same_monument_twice_in_a_list_is_told(tmp_path: Path) -> None:
    report = provision(listed(tmp_path, ROW, {**ROW, "name": "Montmajour, encore"}, {**ROW, "merimee_ref": ""}), refused=True)

    assert "row 3: rejected: Montmajour, encore: merimee_ref: " in report
    assert "row 4: rejected: Abbaye de Montmajour: name: " in report
    assert SiteProfile.objects.count() == 1


def test_two_monuments_of_one_short_name_both_get_one(tmp_path: Path) -> None:
    other = {**ROW, "name": "Château de Montmajour", "merimee_ref": "PA00081118"}
    third = {**ROW, "name": "Château de Montmajour", "merimee_ref": "PA00081119"}

    report = provision(listed(tmp_path, ROW, other), "--domain", "monuments.fr")
    again = provision(listed(tmp_path, third, other), "--domain", "monuments.fr", refused=True)

    assert "row 3: created: Château de Montmajour: chateau-de-montmajour at chateau-de-montmajour.monuments.fr" in report
    assert "row 2: rejected: Château de Montmajour: name: " in again
    assert SiteProfile.objects.count() == 2


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"name,departement\nAbbaye,13\n", "website, merimee_ref, commune, insee, commune_lat, commune_lon"),
        (",".join(COLUMNS).encode(), ""),
        (b"", "name, departement"),
        (b"\xe9t\xe9", "UTF-8"),
    ],
)
def test_what_is_no_list_is_refused_whole(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    before = counts()

    assert message in provision(path, refused=True)
    assert "absent.csv" in provision(tmp_path / "absent.csv", refused=True)
    assert counts() == before


def test_a_row_with_too_many_values_is_rejected(tmp_path: Path) -> None:
    path = listed(tmp_path, ROW)
    path.write_text(path.read_text() + "Abbaye de Cluny,71,,,Cluny,71137,,,trop\nCourt,13\n")

    report = provision(path, refused=True)

    assert "row 2: created" in report
    assert report.count("rejected:") == 2
    assert SiteProfile.objects.count() == 1


def test_one_site_by_itself() -> None:
    out = StringIO()
    call_command("provision_site", "Monuments en réseau", "--national", stdout=out)
    call_command("provision_site", "Château d’Angers", stdout=out)
    call_command("provision_site", "Château d’Angers", stdout=out)
    with pytest.raises(CommandError, match="theme"):
        call_command("provision_site", "Château d’If", "--theme", "baroque", stdout=out)

    assert out.getvalue().splitlines()[1:] == [
        "created: Château d’Angers: angers at angers.localhost",
        "unchanged: Château d’Angers: angers at angers.localhost",
    ]
    assert SiteProfile.objects.get(slug="angers").theme == Theme.CHATEAU
    assert SiteProfile.objects.count() == 2


@pytest.mark.parametrize(
    ("name", "slug", "theme"),
    [
        ("Abbaye du Mont-Saint-Michel", "mont-saint-michel", Theme.ABBAYE),
        ("Château d'Azay-le-Rideau", "azay-le-rideau", Theme.CHATEAU),
        ("Palais Jacques Cœur", "jacques-coeur", Theme.CHATEAU),
        ("Sainte-Chapelle", "sainte-chapelle", Theme.ABBAYE),
        ("Monastère royal de Brou à Bourg-en-Bresse", "brou", Theme.ABBAYE),
        ("Domaine national du Palais-Royal", "domaine-national-du-palais-royal", Theme.CHATEAU),
        ("Panthéon", "pantheon", Theme.NATIONAL),
    ],
)
def test_a_name_suggests_a_short_name_and_a_look(name: str, slug: str, theme: Theme) -> None:
    assert (short_name(name), theme_for(name)) == (slug, theme)


@pytest.mark.shared_data
def test_every_monument_of_the_real_list_can_be_provisioned(shared_data: Path, tmp_path: Path) -> None:
    from cms.sites.intake import read_monument

    with (shared_data / "monuments" / "cmn_monuments.csv").open(encoding="utf-8", newline="") as file:
        records = [read_monument(row) for row in csv.DictReader(file)]

    slugs = {short_name(record.name) for record in records}
    assert len(slugs) == len(records) == 90
    assert all(record.facts.departement and record.facts.region for record in records)


@pytest.mark.shared_data
def test_the_real_list_makes_real_sites(shared_data: Path, tmp_path: Path) -> None:
    """Through the command, as it lies; every fifteenth monument, for the sake of time."""
    lines = (shared_data / "monuments" / "cmn_monuments.csv").read_text(encoding="utf-8").splitlines()
    path = tmp_path / "monuments.csv"
    path.write_text("\n".join([lines[0], *lines[1::15]]) + "\n", encoding="utf-8")

    report = provision(path, "--national", "Monuments en réseau")
    before = counts()
    again = provision(path, "--national", "Monuments en réseau")

    made = SiteProfile.objects.filter(kind=SiteKind.MONUMENT)
    assert f"{made.count()} created, 0 unchanged, 0 rejected" in report
    assert f"0 created, {made.count()} unchanged, 0 rejected" in again
    assert counts() == before
    assert made.count() == len(lines[1::15]) == 6
    for site in made:
        assert home_in(site, "fr").live
        assert home_in(site, "en").live
        assert site.commune
        assert site.region
