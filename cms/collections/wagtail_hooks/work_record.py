"""The form of a record: what stands on which tab."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface

from cms.collections.fields import TERMS
from cms.collections.wagtail_hooks.work_form import WorkForm, lines_of
from cms.collections.wagtail_hooks.work_panels import AddressesPanel, OriginPanel, RowsPanel, sourced

record = [
    FieldPanel("museum"),
    sourced("title", FieldPanel("title"), FieldPanel("title_kind"), heading=_("What it is")),
    sourced(
        "accession_numbers",
        RowsPanel("accession_numbers", panels=[FieldPanel("number"), FieldPanel("label")], label=_("number")),
        heading=_("Accession numbers"),
    ),
    sourced(
        "makers",
        RowsPanel(
            "work_makers",
            panels=[FieldPanel(name) for name in ("maker", "name_as_given", "role", "craft", "doubtful")],
            label=_("maker"),
        ),
        heading=_("Makers"),
    ),
    sourced(
        "date",
        FieldPanel("date_display"),
        FieldRowPanel([FieldPanel("date_earliest"), FieldPanel("date_latest"), FieldPanel("date_circa"), FieldPanel("date_basis")]),
        heading=_("Date"),
        help_text=_("Years before our era are negative; there is no year 0."),
    ),
    MultiFieldPanel(
        [panel for field in TERMS for panel in (FieldPanel(lines_of(field)), OriginPanel(field))],
        heading=_("Terms"),
    ),
    sourced(
        "dimensions",
        FieldPanel("dimensions"),
        RowsPanel("measures", panels=[FieldPanel(name) for name in ("kind", "value", "unit", "part")], label=_("measurement")),
        heading=_("How large"),
    ),
    MultiFieldPanel(
        [
            panel
            for field in ("description", "inscriptions", "bibliography", "exhibitions")
            for panel in (FieldPanel(field), OriginPanel(field))
        ],
        heading=_("Texts"),
    ),
]
images = [
    InlinePanel(
        "work_images",
        panels=[FieldPanel(name) for name in ("image", "alt", "alt_to_review", "decorative", "caption")],
        label=_("image"),
        heading=_("Images, in their order"),
    ),
    MultiFieldPanel(
        [FieldPanel("image_restriction")],
        heading=_("Restriction"),
        help_text=_("A reason here hides every image of the work: human remains, sacred objects. Imports never clear it."),
    ),
    AddressesPanel(heading=_("Where the source shows it")),
]
place = [
    sourced(
        "location",
        FieldPanel("location_state"),
        FieldPanel("room"),
        FieldPanel("missing_listed"),
        FieldRowPanel([FieldPanel("location_since"), FieldPanel("location_source"), FieldPanel("location_said_by")]),
        heading=_("Where it is"),
    )
]
rights = [
    MultiFieldPanel(
        [
            panel
            for field in ("record_right", "attribution", "credit_line", "acquisition", "provenance", "notes")
            for panel in (FieldPanel(field), OriginPanel(field))
        ],
        heading=_("Rights, and where it comes from"),
    ),
    MultiFieldPanel([FieldPanel("notice"), FieldPanel("staff_only")], heading=_("What the public reads")),
    FieldPanel("opened_version"),
]

edit_handler = TabbedInterface(
    [
        ObjectList(record, heading=_("Record")),
        ObjectList(images, heading=_("Images")),
        ObjectList(place, heading=_("Location")),
        ObjectList(rights, heading=_("Rights and privacy")),
    ],
    base_form_class=WorkForm,
)
