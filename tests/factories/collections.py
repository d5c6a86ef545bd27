"""Museums, makers, works and images; methods name states. Works are made by the Action that makes real ones."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

import factory
from PIL import Image
from wagtail.models import Collection

from cms.collections.actions import AddImage, CreateWork, WithdrawWork
from cms.collections.actions.maker_names import life_of
from cms.collections.enums import DateBasis, LocationState, MeasureKind, RecordState, TermKind, Unit
from cms.collections.folding import fold
from cms.collections.models import AccessionNumber, Maker, MakerName, Measure, Museum, NetworkImage, Work, WorkImage, WorkMaker, WorkTerm
from cms.collections.rights import Right
from cms.core import clock

SHORT_TERMS = {"object_type": TermKind.OBJECT_TYPE, "materials": TermKind.MATERIAL, "subject": TermKind.SUBJECT}


def picture_file(size: tuple[int, int] = (640, 480), *, kind: str = "PNG", colour: Any = (150, 74, 46), **options: Any) -> BytesIO:
    """A real picture of one colour, as a file."""
    file = BytesIO()
    Image.new("RGB", size, colour).save(file, format=kind, **options)
    file.seek(0)
    return file


class MuseumFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Museum
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Musée des beaux-arts {n}")
    town = "Rouen"

    @factory.post_generation
    def sites(museum: Museum, create: bool, extracted: Any, **kwargs: Any) -> None:  # noqa: N805
        if create and extracted:
            museum.sites.set(extracted)


class MakerFactory(factory.django.DjangoModelFactory):
    """``names``: how sources call them, {source: name}."""

    class Meta:
        model = Maker
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Jeanne Peintre {n}")
    sort_name = factory.LazyAttribute(lambda maker: maker.name.upper())

    @factory.post_generation
    def names(maker: Maker, create: bool, extracted: Any, **kwargs: Any) -> None:  # noqa: N805
        life = life_of(maker.birth_year, maker.death_year)
        for source, name in (extracted or {}).items() if create else ():
            MakerName.objects.create(maker=maker, source=source, name=name, folded=fold(name), life=life)

    @classmethod
    def anonymous(cls, **values: Any) -> Maker:
        return cls.create(name="anonyme", known=False, **values)


class ImageFactory(factory.Factory):
    """Without a word it is not evaluated, and nobody agreed to anything: it is not shown."""

    class Meta:
        model = AddImage

    title = factory.Sequence(lambda n: f"Vue {n}")
    file = factory.LazyFunction(picture_file)
    name = "vue.png"
    by = None

    @classmethod
    def _create(cls, model_class: type[AddImage], *args: Any, **values: Any) -> NetworkImage:
        fields = {name: values.pop(name) for name in ("restriction", "visibility") if name in values}
        # A test with real commits leaves no root behind.
        _root = Collection.get_first_root_node() or Collection.add_root(name="Root")
        image = model_class(**values).run()
        if fields:
            NetworkImage.objects.filter(pk=image.pk).update(**fields)
            image.refresh_from_db()
        return image

    @classmethod
    def cleared(cls, **values: Any) -> NetworkImage:
        return cls.create(**{"right": Right.CC0, "work_right": Right.PDM, "credit": "Photographie du musée", **values})

    @classmethod
    def not_evaluated(cls, **values: Any) -> NetworkImage:
        """Nothing is known, but the holder agreed: small, on its own site."""
        return cls.create(**{"holder_agrees": True, **values})

    @classmethod
    def expired(cls, **values: Any) -> NetworkImage:
        return cls.cleared(expires_at=clock.now() - timedelta(seconds=1), **values)

    @classmethod
    def restricted(cls, **values: Any) -> NetworkImage:
        return cls.cleared(restriction="objet sacré", **values)


class WorkFactory(factory.Factory):
    class Meta:
        model = Work

    museum = factory.SubFactory(MuseumFactory)
    title = factory.Sequence(lambda n: f"Nature morte {n}")
    object_type = "peinture"
    date_display = "1882"
    date_earliest = 1882
    date_latest = 1882
    date_basis = DateBasis.TEXT
    materials = "huile sur toile"
    subject = ""
    height_mm = 460
    width_mm = 550
    record_right = Right.LICENCE_OUVERTE
    attribution = "Ministère de la Culture, base Joconde, Licence Ouverte 2.0"

    @classmethod
    def _create(cls, model_class: type[Work], *args: Any, **values: Any) -> Work:
        """Shorthands: ``maker``, ``images`` and ``number`` for one maker, images, one accession number; ``object_type``, ``materials`` and
        ``subject`` for one term each; ``height_mm`` and ``width_mm`` for measurements."""
        terms = {kind: values.pop(name) for name, kind in SHORT_TERMS.items()}
        values["terms"] = [
            *(WorkTerm(kind=kind, text=text, order=order) for order, (kind, text) in enumerate(terms.items()) if text),
            *values.get("terms", []),
        ]
        sides = {MeasureKind.HEIGHT: values.pop("height_mm"), MeasureKind.WIDTH: values.pop("width_mm")}
        given = [(kind, side) for kind, side in sides.items() if side]
        measured = [Measure(kind=kind, value=Decimal(side), unit=Unit.MILLIMETRE, order=n) for n, (kind, side) in enumerate(given)]
        values["measures"] = [*measured, *values.get("measures", [])]
        maker, images, number = values.pop("maker", None), values.pop("images", []), values.pop("number", None)
        if maker is not None:
            values["work_makers"] = [WorkMaker(maker=maker, name_as_given=maker.name)]
        if images:
            values["work_images"] = [WorkImage(image=image, alt=f"{image.title}, à l’huile") for image in images]
        if number is not None:
            values["accession_numbers"] = [AccessionNumber(number=number)]
        return CreateWork(work=model_class(**values), by=None).run()

    @classmethod
    def in_storage(cls, **values: Any) -> Work:
        return cls.create(location_state=LocationState.IN_STORAGE, **values)

    @classmethod
    def on_view(cls, room: str = "Salle 12", **values: Any) -> Work:
        return cls.create(location_state=LocationState.ON_VIEW, room=room, **values)

    @classmethod
    def missing(cls, **values: Any) -> Work:
        return cls.create(location_state=LocationState.MISSING, **values)

    @classmethod
    def withdrawn(cls, reason: str = "", **values: Any) -> Work:
        return WithdrawWork(work=cls.create(**values), by=None, reason=reason).run()

    @classmethod
    def deaccessioned(cls, **values: Any) -> Work:
        return WithdrawWork(work=cls.create(**values), by=None, state=RecordState.DEACCESSIONED).run()

    @classmethod
    def merged(cls, into: Work, **values: Any) -> Work:
        return WithdrawWork(work=cls.create(**values), by=None, state=RecordState.MERGED, merged_into=into).run()
