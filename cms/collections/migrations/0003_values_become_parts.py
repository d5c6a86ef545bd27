from __future__ import annotations

import unicodedata
from decimal import Decimal

from django.db import migrations

KINDS = (("object_type", "object_type"), ("material", "materials"), ("subject", "subject"))
SIDES = (("height", "height_mm"), ("width", "width_mm"), ("depth", "depth_mm"))
FOLDED_LENGTH = 120
AT_ONCE = 1000


def fold(text):
    plain = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("’", "'"))
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())


def forwards(apps, schema_editor):
    """Terms and measurements leave the columns of a work and become rows; the columns of terms stay, as one line for lists."""
    Work, WorkTerm, Measure = (apps.get_model("cms_collections", name) for name in ("Work", "WorkTerm", "Measure"))
    Maker, MakerName = (apps.get_model("cms_collections", name) for name in ("Maker", "MakerName"))
    terms, measures = [], []
    for work in Work.objects.order_by("pk").iterator(chunk_size=AT_ONCE):
        for kind, column in KINDS:
            found = [text.strip() for text in getattr(work, column).split(" ; ") if text.strip()]
            terms += [
                WorkTerm(work=work, kind=kind, order=order, text=text, folded=fold(text)[:FOLDED_LENGTH]) for order, text in enumerate(found)
            ]
        sides = [(kind, getattr(work, column)) for kind, column in SIDES if getattr(work, column)]
        measures += [Measure(work=work, kind=kind, order=order, value=Decimal(mm), unit="mm", mm=mm) for order, (kind, mm) in enumerate(sides)]
    WorkTerm.objects.bulk_create(terms, batch_size=AT_ONCE)
    Measure.objects.bulk_create(measures, batch_size=AT_ONCE)
    known = set()
    for maker in Maker.objects.order_by("pk"):
        folded = fold(maker.name)
        if folded not in known:
            known.add(folded)
            MakerName.objects.create(maker=maker, source="hand", name=maker.name, folded=folded)


class Migration(migrations.Migration):
    dependencies = [("cms_collections", "0002_origins_imports_authorities")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop, elidable=True)]
