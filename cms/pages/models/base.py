from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from modelcluster.models import get_all_child_relations
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel, TitleFieldPanel
from wagtail.admin.widgets import SlugInput
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_headless_preview.models import HeadlessPreviewMixin

from cms.pages.addresses import Parts, parts_of
from cms.pages.blocks import BodyBlock
from cms.pages.blocks.ids import with_ids
from cms.pages.blocks.rules import alt_fault, early_subsection, early_subsections
from cms.pages.models.rows import PageRow
from cms.pages.models.slugs import FORMATTERS, is_taken, slug_for, taken
from cms.sites.addresses import site_url
from cms.sites.selectors import site_of_page

Faults = dict[str, list[ValidationError]]


class ContentPage(HeadlessPreviewMixin, Page):
    """What every page of the network has: a standfirst, one picture for lists, a body, and what robots are told."""

    standfirst = models.TextField(
        _("standfirst"), blank=True, max_length=600, help_text=_("Two or three sentences that say what the page is about.")
    )
    picture = models.ForeignKey(
        "cms_collections.NetworkImage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
        help_text=_("Stands at the top of the page and beside its title in lists."),
    )
    picture_alt = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_("Say in one sentence what a person who cannot see the picture would miss."),
    )
    picture_decorative = models.BooleanField(_("decorative: nothing is missed without it"), default=False)
    picture_caption = models.CharField(_("caption"), max_length=300, blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))
    noindex = models.BooleanField(_("ask search engines not to list this page"), default=False)

    content_panels: ClassVar[list[Panel]] = [
        TitleFieldPanel("title"),
        FieldPanel("standfirst"),
        MultiFieldPanel(
            [FieldPanel("picture"), FieldPanel("picture_alt"), FieldPanel("picture_decorative"), FieldPanel("picture_caption")],
            heading=_("At the top"),
            help_text=_("A picture needs an alternative text, or to be said decorative, before the page is published."),
        ),
        FieldPanel("body"),
    ]
    promote_panels: ClassVar[list[Panel]] = [
        MultiFieldPanel(
            [
                FieldPanel(
                    "slug",
                    widget=SlugInput(formatters=FORMATTERS),
                    help_text=_("The end of the page's address. Made from the title; old addresses lead to the new one."),
                ),
                FieldPanel("show_in_menus"),
            ],
            heading=_("Address and menu"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("seo_title", help_text=_("Where it should differ from the page's title.")),
                FieldPanel("search_description", help_text=_("One sentence for lists and search engines. Empty, it is the standfirst.")),
                FieldPanel("noindex"),
            ],
            heading=_("Search engines and lists"),
        ),
    ]

    class Meta:
        abstract = True

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self.settle()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        self.settle()
        super().minimal_clean()

    def clean(self) -> None:
        super().clean()
        if is_taken(self.slug, self.get_parent()):
            raise ValidationError({"slug": taken()})

    def save(self, clean: bool = True, **kwargs: Any) -> None:
        if clean and self.live and (faults := self.faults()):
            raise ValidationError(faults)
        super().save(clean=clean, **kwargs)

    def settle(self) -> None:
        """Writes what has to stand before the page is kept, as a draft too: slug, ids of blocks (mirroring A14), what its rows freeze."""
        if not self.slug and self.path:
            self.slug: str = slug_for(self.title, self.get_parent())
        for field in self._meta.get_fields():
            if isinstance(field, StreamField):
                value = getattr(self, field.name)
                raw = value.stream_block.get_prep_value(value)
                filled = with_ids(value.stream_block, raw)
                if filled != raw:
                    setattr(self, field.name, StreamValue(value.stream_block, filled, is_lazy=True))
        for row in self.rows():
            row.settle()

    def rows(self) -> Iterator[PageRow]:
        """Everything that belongs to this page alone, in order."""
        for relation in get_all_child_relations(type(self)):
            if issubclass(relation.related_model, PageRow):
                yield from getattr(self, relation.get_accessor_name()).all()

    def faults(self) -> Faults:
        """What keeps the page from being public, by field. Depends on nothing but the page, so that what was accepted stays accepted."""
        faults: Faults = {}
        fault = alt_fault(alt=self.picture_alt, decorative=self.picture_decorative) if self.picture_id else None
        if fault is not None:
            faults[f"picture_{fault.field}"] = [fault.error]
        raw = self.body.stream_block.get_prep_value(self.body)
        figures = [block["value"] for block in raw if block["type"] == "figure"]
        found = [fault.error for fault in (alt_fault(alt=one.get("alt"), decorative=one.get("decorative")) for one in figures) if fault]
        if early_subsections(block["value"].get("level") if block["type"] == "heading" else None for block in raw):
            found.append(early_subsection())
        if found:
            faults["body"] = found
        return faults

    # Address -----------------------------------------------------------------------------------------------------
    def get_url_parts(self, request: HttpRequest | None = None) -> Parts | None:
        return parts_of(self)

    def get_url(self, request: HttpRequest | None = None, current_site: Any = None) -> str | None:
        """Whole, always: the admin is on no site's host."""
        parts = parts_of(self)
        return parts.root + parts.path if parts else None

    # Preview -----------------------------------------------------------------------------------------------------
    def get_preview_url(self, request: HttpRequest, token: str) -> str:
        """Where the portal shows a draft: on the page's own site. Empty for a page that stands in no site's tree."""
        site = site_of_page(self)
        return f"{site_url(site)}/preview?{urlencode({'token': token})}" if site is not None else ""

    def serve_preview(self, request: HttpRequest, preview_mode: str) -> HttpResponse:
        if site_of_page(self) is None:
            return render(request, "wagtailadmin/generic/preview_error.html", {"object": self})
        response: HttpResponse = super().serve_preview(request, preview_mode)
        return response
