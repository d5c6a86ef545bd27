"""Values planted in everything that is not for the public: none of them comes out (collections C20, C21).

Each column of the room is decided here, public or private; a new one fails until somebody decides.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

import orjson
import pytest
from django.apps import apps
from django.db import models
from graphql import (
    GraphQLArgument,
    GraphQLNamedType,
    GraphQLObjectType,
    get_named_type,
    is_leaf_type,
    is_required_argument,
    parse,
    validate,
)

from cms.collections.actions import MakeRenditions
from cms.collections.enums import DateBasis, RecordState
from cms.collections.models import (
    AccessionNumber,
    DistinctMakers,
    ImageAddress,
    ImportRun,
    JournalEntry,
    KeyAlias,
    Maker,
    MakerMerge,
    MakerName,
    Mapping,
    Measure,
    NetworkImage,
    Origin,
    ReportLine,
    Work,
    WorkImage,
    WorkMaker,
    WorkTerm,
)
from cms.collections.visibility import DEFAULTS
from cms.core import clock
from gateway.callers import Caller
from gateway.context import Context
from gateway.execution import execute
from gateway.schema import schema
from tests.factories.collections import ImageFactory, MakerFactory, WorkFactory
from tests.factories.network import Network, small_network
from tests.gateway.conftest import Ask
from tests.operations.documents import Operation, operations
from tests.operations.test_operations import CASES

pytestmark = pytest.mark.django_db

# What may leave the house, by model: of an image only if it may be shown at all, of a work only if the record does not say otherwise.
PUBLIC = {
    "Work": """uuid museum title title_kind label accession object_type date_display date_earliest date_latest date_circa materials subject
        dimensions description inscriptions acquisition credit_line bibliography exhibitions notice location_state room record_right
        attribution state left_at merged_into exported_at""",
    "Museum": "uuid name town museofile sites",
    "Maker": "uuid name sort_name dates birth_year death_year nationality ulan wikidata known merged_into",
    "MakerName": "maker name",
    "AccessionNumber": "order work number label",
    "WorkMaker": "order work maker name_as_given role craft doubtful",
    "WorkTerm": "order work kind text qualifier",
    "Measure": "order work kind value unit mm part",
    "WorkImage": "order work image alt decorative caption",
    "NetworkImage": "uuid title width height right holder credit",
    "Rendition": "file width height image",
    "NetworkDocument": "title file",
}
# What never leaves it. Of a work: provenance and the reason for leaving only where a record opens them, which is tested elsewhere.
PRIVATE = {
    "Work": """source source_key date_basis provenance notes image_restriction location_since location_source location_said_by
        missing_listed visibility examples left_reason version created_at updated_at is_public sort_year first_year last_year""",
    "MakerName": "source folded life public",
    "WorkTerm": "folded",
    "WorkImage": "alt_to_review",
    "NetworkImage": """collection description created_at uploaded_by_user focal_point_x focal_point_y focal_point_width focal_point_height
        file_size file_hash file sha256 work_right holder_agrees expires_at restriction visibility tags""",
    "Rendition": "filter_spec focal_point_key",
    "NetworkDocument": "collection created_at uploaded_by_user file_size file_hash uuid right holder credit expires_at visibility tags",
}
# Models of which nothing leaves it.
STAFF_ONLY = {
    "Mapping",
    "ImportRun",
    "ReportLine",
    "JournalEntry",
    "MakerMerge",
    "DistinctMakers",
    "Origin",
    "KeyAlias",
    "ImageAddress",
    "HostLease",
}
# Planted, they would only make the picture or the restriction take effect.
UNPLANTED = {"Rendition.filter_spec", "Rendition.focal_point_key", "Work.image_restriction", "NetworkImage.restriction"}
MODELS = {model.__name__: model for model in apps.get_app_config("cms_collections").get_models()}

_numbers = count(1000)


def marker() -> str:
    return f"PLN{next(_numbers)}"


def fields_of(model: type[models.Model]) -> set[str]:
    own = [*model._meta.concrete_fields, *model._meta.many_to_many]
    return {field.name for field in own if not getattr(field, "auto_created", False)}


def plant(row: models.Model, names: set[str]) -> dict[str, str]:
    """A word in each of these columns that can hold one; answers with what was planted where."""
    planted: dict[str, Any] = {}
    for field in type(row)._meta.concrete_fields:
        if field.name not in names or field.choices or f"{type(row).__name__}.{field.name}" in UNPLANTED:
            continue
        if isinstance(field, models.CharField | models.TextField | models.FileField):
            planted[field.name] = marker()
        elif isinstance(field, models.JSONField):
            planted[field.name] = {"planted": marker()}
    type(row)._default_manager.filter(pk=row.pk).update(**planted)
    return planted


@pytest.mark.rule("collections C21")
def test_every_column_of_the_room_is_public_or_private() -> None:
    for name, model in MODELS.items():
        if name in STAFF_ONLY:
            continue
        public, private = set(PUBLIC[name].split()), set(PRIVATE.get(name, "").split())
        assert not public & private
        assert fields_of(model) == public | private, f"decide whether the public may read these columns of {name}"
    assert set(MODELS) == set(PUBLIC) | STAFF_ONLY


@pytest.fixture
def network() -> Network:
    return small_network()


def planted_everywhere(network: Network) -> None:
    """On a work that is shown, in each private column of it and of all that hangs on it; and whole records that are not shown."""
    now = clock.now()
    work, other = network.works[:2]
    maker, double = MakerFactory(name="Jeanne Peintre"), MakerFactory(name="J. Peintre")
    name = MakerName.objects.create(maker=maker, source="essai", name="Jane Painter", folded="jane painter")
    MakerName.objects.create(maker=maker, source="essai", name=marker(), folded=marker(), public=False)
    WorkMaker.objects.create(work=work, maker=maker, name_as_given="PEINTRE (J.)", craft="peintre")
    run = ImportRun.objects.create(source="essai", profile="essai", file_name="a.csv", created_at=now)
    image = ImageFactory.cleared(title="Montrée")
    MakeRenditions(image_id=image.pk).run()
    hidden = [ImageFactory.cleared(title=marker(), restriction=marker()), ImageFactory.expired(title=marker(), credit=marker())]
    for picture in hidden:
        WorkImage.objects.create(work=work, image=picture, alt=marker(), caption=marker())
    rows: list[models.Model] = [
        work,
        image,
        name,
        run,
        WorkTerm.objects.create(work=work, kind="object_type", text="peinture", folded="peinture", order=9),
        WorkImage.objects.create(work=work, image=image, alt="Un tableau"),
        AccessionNumber.objects.create(work=work, number="77.7", order=9),
        Measure.objects.create(work=work, kind="height", value=46, unit="cm", mm=460, order=9),
        Mapping.objects.create(name="essai", source="essai-2", changed_at=now),
        ReportLine.objects.create(run=run, row=2, outcome="suspicious", reason="too_long", work=work),
        JournalEntry.objects.create(run=run, work=work, before={}, after={}),
        Origin.objects.create(work=work, run=run, row=2),
        KeyAlias.objects.create(work=work, source="essai", source_key="a"),
        ImageAddress.objects.create(work=work, url="https://exemple.fr/a.jpg"),
        MakerMerge.objects.create(loser=double, winner=maker, at=now),
        DistinctMakers.objects.create(first=maker, second=double, at=now),
        *NetworkImage.objects.filter(pk__in=[picture.pk for picture in hidden]),
    ]
    for row in rows:
        kind = type(row).__name__
        plant(row, fields_of(type(row)) if kind in STAFF_ONLY else set(PRIVATE.get(kind, "").split()))
    Work.objects.filter(pk=other.pk).update(image_restriction=marker())
    _for_staff(network)
    _never_listed(network)


def _for_staff(network: Network) -> None:
    """A public record whose every field somebody closed."""
    work = WorkFactory.on_view(
        museum=network.museum,
        maker=MakerFactory(name=marker(), dates=marker()),
        terms=[WorkTerm(kind=kind, text=marker(), qualifier=marker(), order=9) for kind in ("material", "subject", "domain", "use")],
        measures=[Measure(kind="depth", value=1, unit="cm", part=marker(), order=9)],
    )
    plant(work, set(DEFAULTS))
    Work.objects.filter(pk=work.pk).update(visibility=dict.fromkeys(DEFAULTS, "staff"), label="Fermée")
    WorkMaker.objects.filter(work=work).update(name_as_given=marker(), craft=marker())


def _never_listed(network: Network) -> None:
    whole = set(PUBLIC["Work"].split()) | set(PRIVATE["Work"].split())
    missing = WorkFactory.missing(museum=network.museum, maker=MakerFactory(name=marker()))
    plant(missing, whole - {"visibility", "room"})
    gone = WorkFactory.withdrawn(museum=network.museum, reason="x")
    plant(gone, whole - {"visibility", "room", "label"})


PLANTED = b"PLN"


@pytest.mark.rule("collections C20")
@pytest.mark.rule("collections C21")
@pytest.mark.parametrize("operation", [one for one in operations() if one.text.lstrip().startswith("query")], ids=str)
def test_no_front_end_is_told(operation: Operation, network: Network, ask: Ask) -> None:
    given, _paths = CASES[str(operation)]
    variables = given(network) if callable(given) else given
    planted_everywhere(network)
    answer = ask(operation.text, **variables)
    assert answer.status == 200
    assert PLANTED not in orjson.dumps(answer.body)


ARGUMENTS: dict[str, Callable[[Network, str], str]] = {
    "uuid": lambda network, uuid: f'"{uuid}"',
    "path": lambda network, uuid: '"/"',
    "slug": lambda network, uuid: '"chambre"',
    "number": lambda network, uuid: '"w01"',
    "order": lambda network, uuid: "1",
    "preset": lambda network, uuid: "LARGE",
}
ROOM = ("Site", "Work", "WorkConnection", "Museum", "Maker", "MakerAuthority", "Term", "Measure", "AccessionNumber", "WorkImage", "Image")


def everything(kind: GraphQLNamedType, network: Network, uuid: str, above: tuple[str, ...] = ()) -> str:
    """All that can be asked of a type, and of the room's types below it, each once on the way down."""
    assert isinstance(kind, GraphQLObjectType)
    asked = ["__typename"]
    for name, field in kind.fields.items():
        below, given = get_named_type(field.type), _given(field.args, network, uuid)
        if is_leaf_type(below):
            asked.append(name + given)
        elif isinstance(below, GraphQLObjectType) and below.name not in above and (below.name in ROOM or kind.name in ROOM[1:]):
            asked.append(f"{name}{given} {everything(below, network, uuid, (*above, kind.name))}")
    return "{ " + " ".join(asked) + " }"


def _given(arguments: dict[str, GraphQLArgument], network: Network, uuid: str) -> str:
    wanted = {name: ARGUMENTS[name](network, uuid) for name, one in arguments.items() if is_required_argument(one)}
    wanted |= {name: "100" for name in arguments if name == "first"}
    return f"({', '.join(f'{name}: {text}' for name, text in wanted.items())})" if wanted else ""


def told(document: str) -> bytes:
    parsed = parse(document)
    assert not validate(schema.graphql_schema, parsed)
    caller = Caller(front_end=True, address=None, session=None, language="fr")
    answer = execute(schema.graphql_schema, parsed, Context(caller, host=""))
    assert not answer.errors, answer.errors
    return orjson.dumps(answer.data)


@pytest.mark.rule("collections C20")
@pytest.mark.rule("collections C21")
@pytest.mark.parametrize("host", ["reseau.localhost", "brou.localhost"])
def test_nothing_that_can_be_asked_of_works_tells_it(network: Network, host: str) -> None:
    planted_everywhere(network)
    site = schema.graphql_schema.type_map["Site"]
    shown = network.works[0]
    for work in Work.objects.all():
        document = f'{{ site(host: "{host}") {everything(site, network, str(work.uuid))} }}'
        answer = told(document)
        assert PLANTED not in answer, f"{work.label}: {answer[max(0, answer.find(PLANTED) - 200) : answer.find(PLANTED) + 20]!r}"
        if work == shown:
            # The question really asks for what hangs on a work.
            for word in ("Jane Painter", "PEINTRE (J.)", "77.7", "Montrée", "Un tableau"):
                assert word.encode() in answer


@pytest.mark.rule("collections C20")
def test_every_public_column_of_a_work_can_be_asked_for(network: Network) -> None:
    work = network.works[0]
    words = {name: f"SHOWN-{name}" for name in PUBLIC["Work"].split() if isinstance(Work._meta.get_field(name), models.TextField)}
    words["credit_line"], words["attribution"], words["room"] = "SHOWN-credit_line", "SHOWN-attribution", "SHOWN-room"
    Work.objects.filter(pk=work.pk).update(
        **words, location_state="on_view", state=RecordState.CURRENT, date_basis=DateBasis.TEXT, accession="SHOWN-accession"
    )
    Maker.objects.all().update(dates="SHOWN-dates")
    site = schema.graphql_schema.type_map["Site"]
    answer = told(f'{{ site(host: "brou.localhost") {everything(site, network, str(work.uuid))} }}')
    assert [word for word in words.values() if word.encode() not in answer] == []
