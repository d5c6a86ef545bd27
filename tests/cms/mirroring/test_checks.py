from __future__ import annotations

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.db import connection

from cms.sites.models import SiteProfile
from tests.factories.network import home_of, site_with_homes

pytestmark = pytest.mark.django_db


def found() -> set[str | None]:
    return {check.id for check in run_checks(tags=["database"], databases=["default"])}


def test_all_is_well(site: SiteProfile) -> None:
    assert found() & {"cimaise.W050", "cimaise.E051"} == set()


def test_a_missing_index_is_told_and_made_again_by_migrate() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX cms_mirroring_page_child")
    assert "cimaise.W050" in found()

    call_command("migrate", verbosity=0)
    assert "cimaise.W050" not in found()


@pytest.mark.rule("mirroring B9")
def test_a_site_inside_another_is_told(site: SiteProfile) -> None:
    inner = site_with_homes("cluny")
    home = home_of(inner)
    home.move(home_of(site), pos="last-child")

    assert "cimaise.E051" in found()
