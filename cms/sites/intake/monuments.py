"""One row of a list of monuments, read and checked before anything is written."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from cms.core.errors import DomainError
from cms.sites.enums import Theme
from cms.sites.intake.departements import DEPARTEMENTS, TIME_ZONES
from cms.sites.intake.facts import SiteFacts
from cms.sites.intake.names import theme_for

# Columns that a list must have; others may be there and are not read.
COLUMNS = ("name", "departement", "website", "merimee_ref", "commune", "insee", "commune_lat", "commune_lon")
REFERENCE = re.compile(r"[A-Z]{2}[0-9A-Z]{8,10}")
INSEE = re.compile(r"([0-9]{2}|2[AB])[0-9]{3}")
LENGTHS = {"name": 200, "commune": 120, "website": 200}
LIMITS = {"commune_lat": 90.0, "commune_lon": 180.0}


class RowRefused(DomainError):
    code = "row_refused"


class RowBroken(RowRefused):
    code = "row_broken"
    message = _("The row has more or fewer values than the list has columns.")


class ValueMissing(RowRefused):
    code = "value_missing"
    message = _("A value is needed.")


class ValueTooLong(RowRefused):
    code = "value_too_long"
    message = _("At most %(limit)s characters.")


class ControlCharacter(RowRefused):
    code = "control_character"
    message = _("A character that cannot be printed.")


class UnknownDepartement(RowRefused):
    code = "unknown_departement"
    message = _("No département has the code “%(value)s”.")
    field = "departement"


class BadInsee(RowRefused):
    code = "bad_insee"
    message = _("“%(value)s” is no INSEE code of a commune in this département.")
    field = "insee"


class BadReference(RowRefused):
    code = "bad_reference"
    message = _("“%(value)s” is no Mérimée reference, such as PA00086278.")
    field = "merimee_ref"


class BadWebsite(RowRefused):
    code = "bad_website"
    message = _("“%(value)s” is no web address.")
    field = "website"


class BadCoordinate(RowRefused):
    code = "bad_coordinate"
    message = _("“%(value)s” is no number of degrees between -%(limit)s and %(limit)s.")


class HalfCoordinates(RowRefused):
    code = "half_coordinates"
    message = _("Latitude and longitude are given both, or neither.")
    field = "commune_lat"


@dataclass(frozen=True, kw_only=True)
class MonumentRecord:
    name: str
    theme: Theme
    time_zone: str
    facts: SiteFacts


def read_monument(row: Mapping[str | None, str | list[str] | None]) -> MonumentRecord:
    """A row as the csv module gives it. Raises RowRefused with the column at fault."""
    if None in row:
        raise RowBroken
    values = {column: _value(row, column) for column in COLUMNS}
    if not values["name"]:
        raise ValueMissing(field="name")
    code = values["departement"].upper()
    if code and code not in DEPARTEMENTS:
        raise UnknownDepartement(value=code)
    departement, region = DEPARTEMENTS.get(code, ("", ""))
    latitude, longitude = _degrees(values, "commune_lat"), _degrees(values, "commune_lon")
    if (latitude is None) != (longitude is None):
        raise HalfCoordinates
    facts = SiteFacts(
        official_name=values["name"],
        merimee=_references(values["merimee_ref"]),
        commune=values["commune"],
        insee=_insee(values["insee"].upper(), code),
        departement=departement,
        region=region,
        latitude=latitude,
        longitude=longitude,
        website=_website(values["website"]),
    )
    return MonumentRecord(name=values["name"], theme=theme_for(values["name"]), time_zone=TIME_ZONES.get(code, "Europe/Paris"), facts=facts)


def _value(row: Mapping[str | None, str | list[str] | None], column: str) -> str:
    value = row.get(column)
    if not isinstance(value, str):
        raise RowBroken(field=column)
    value = " ".join(value.split())
    if any(not character.isprintable() for character in value):
        raise ControlCharacter(field=column)
    limit = LENGTHS.get(column, 200)
    if len(value) > limit:
        raise ValueTooLong(field=column, limit=limit)
    return value


def _references(text: str) -> list[str]:
    references = [part.strip() for part in text.split(";") if part.strip()]
    for reference in references:
        if not REFERENCE.fullmatch(reference):
            raise BadReference(value=reference)
    return references


def _insee(text: str, departement: str) -> str:
    if text and (not INSEE.fullmatch(text) or not text.startswith(departement)):
        raise BadInsee(value=text)
    return text


def _website(text: str) -> str:
    if not text:
        return ""
    try:
        URLValidator(schemes=["http", "https"])(text)
    except ValidationError as error:
        raise BadWebsite(value=text) from error
    return text


def _degrees(values: Mapping[str, str], column: str) -> float | None:
    text, limit = values[column], LIMITS[column]
    if not text:
        return None
    try:
        degrees = float(text)
    except ValueError:
        degrees = math.nan
    # Not a number is in no range.
    if not -limit <= degrees <= limit:
        raise BadCoordinate(field=column, value=text, limit=f"{limit:.0f}")
    return degrees
