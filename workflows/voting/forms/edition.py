from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.widgets import SlugInput

from cms.collections.models import Museum
from cms.sites.models import SiteProfile
from workflows.voting.counting.rules import faults
from workflows.voting.forms.local_time import LocalTimeField, LocalTimesForm, local_of
from workflows.voting.models import Edition

if TYPE_CHECKING:
    from django.db.models import QuerySet

RULE_FIELDS = (
    "seats",
    "min",
    "max",
    "none_of_these",
    "recurrence",
    "eligibility",
    "results_at",
    "confirmation_grace_minutes",
    "min_people",
)
FAULTS = {
    "out_of_range": _("This number is out of its range."),
    "out_of_order": _("The least cannot be more than the most."),
    "bad_value": _("Choose one of the values offered."),
}
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Wagtail's own: the short name follows the title until somebody writes another.
FOLLOWED_BY_SLUG = {
    "data-controller": "w-sync",
    "data-action": "focus->w-sync#check blur->w-sync#apply change->w-sync#apply keyup->w-sync#apply",
    "data-w-sync-target-value": "#id_slug",
}


@dataclass(frozen=True, kw_only=True)
class Fieldset:
    """A group of questions, as the page shows it."""

    id: str
    icon: str
    heading: str | Promise
    text: str | Promise
    fields: list[forms.BoundField]


class EditionForm(LocalTimesForm):
    """A draft edition, its rules as questions rather than as JSON. ``rules()`` and instants are read after ``is_valid``."""

    site = forms.ModelChoiceField(
        SiteProfile.objects.none(), label=_("Organising site"), help_text=_("The exhibition page will be made here, as a draft.")
    )
    title = forms.CharField(
        label=_("Title"),
        max_length=160,
        widget=forms.TextInput(attrs=FOLLOWED_BY_SLUG),
        help_text=_("The public reads it on the ballot and in mails."),
    )
    slug = forms.CharField(
        label=_("Short name"),
        max_length=80,
        widget=SlugInput,
        help_text=_(
            "In the address of the vote: lower-case letters without accents, digits, hyphens. No two editions of the network share one."
        ),
    )
    standfirst = forms.CharField(
        label=_("Standfirst"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One or two sentences: what is chosen, and what will become of it. 600 characters at most."),
    )
    museums = forms.ModelMultipleChoiceField(
        Museum.objects.none(),
        label=_("Museums"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Candidates come from the storerooms of these museums."),
    )
    opens_at = LocalTimeField(label=_("Opens"), help_text=_("In the site's own time. The vote opens at this minute, once it is armed."))
    closes_at = LocalTimeField(
        label=_("Closes"), help_text=_("The first instant at which ballots are refused. Once open, it can only be put off.")
    )
    seats = forms.IntegerField(label=_("Works to hang"), min_value=1, help_text=_("So many works are elected: those with most votes."))
    min = forms.IntegerField(label=_("Choices on a ballot, at least"), min_value=0)
    max = forms.IntegerField(label=_("Choices on a ballot, at most"), min_value=1)
    none_of_these = forms.BooleanField(
        label=_("A ballot may say “none of these”"), required=False, help_text=_("It counts in the turnout, for no work.")
    )
    recurrence = forms.ChoiceField(
        label=_("Each person votes"),
        widget=forms.RadioSelect,
        choices=[("once", _("once: a newer ballot replaces it until the close")), ("daily", _("once a day: each day counts"))],
    )
    eligibility = forms.MultipleChoiceField(
        label=_("Who may vote"),
        choices=[("email", _("anyone who confirms an e-mail address")), ("member", _("members of the club, signed in"))],
        widget=forms.CheckboxSelectMultiple,
    )
    results_at = forms.ChoiceField(
        label=_("Results show"),
        widget=forms.RadioSelect,
        choices=[
            ("certification", _("once two people have certified them")),
            ("tally", _("as soon as they are counted, marked provisional")),
        ],
    )
    confirmation_grace_minutes = forms.IntegerField(
        label=_("Minutes to confirm after the close"),
        min_value=0,
        max_value=4320,
        help_text=_("Mail is sometimes late. 1440 minutes are a day; the count waits for their end."),
    )
    min_people = forms.IntegerField(
        label=_("People from whom on numbers are published"),
        min_value=1,
        max_value=100,
        help_text=_("Below, the elected works are published without their votes: so few could be recognised."),
    )

    def __init__(self, *args: Any, sites: QuerySet[SiteProfile], edition: Edition | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("initial", initial_of(edition) if edition else initial_of(Edition()))
        super().__init__(*args, **kwargs)
        self.edition = edition
        self._field("site").queryset = sites
        museums = Q(sites__in=sites.values("pk"))
        if edition is not None:
            # Those of sites that this curator does not curate stay choosable, or saving would drop them unseen.
            museums |= Q(editions=edition)
            self.fields["site"].disabled = True
            self._ask_about_what_is_kept(edition)
        elif len(sites) == 1:
            self.fields["site"].initial = sites[0]
        self._field("museums").queryset = Museum.objects.filter(museums).distinct().order_by("name", "pk")

    def fieldsets(self) -> list[Fieldset]:
        """The questions in the order in which a curator thinks of them."""
        return [
            Fieldset(id="what", icon="form", heading=_("What it is"), text="", fields=self.shown("site", "title", "slug", "standfirst")),
            Fieldset(
                id="where",
                icon="home",
                heading=_("Where candidates come from"),
                text=_("The works themselves are put forward on the next page."),
                fields=self.shown("museums"),
            ),
            Fieldset(
                id="when",
                icon="date",
                heading=_("When"),
                text=_("Once the vote is open, the opening is fixed and the close can only be put off, with a public reason."),
                fields=self.shown("opens_at", "closes_at", "confirmation_grace_minutes"),
            ),
            Fieldset(
                id="ballot",
                icon="list-ol",
                heading=_("The ballot"),
                text=_(
                    "Approval: each work on a ballot receives one vote. Equal numbers are decided by a lot that is committed to at opening."
                ),
                fields=self.shown("seats", "min", "max", "none_of_these"),
            ),
            Fieldset(id="who", icon="group", heading=_("Who votes"), text="", fields=self.shown("eligibility", "recurrence")),
            Fieldset(id="results", icon="view", heading=_("What is published"), text="", fields=self.shown("results_at", "min_people")),
        ]

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"].lower()
        if not SLUG.fullmatch(slug):
            raise ValidationError(
                _("Write lower-case letters without accents, digits and single hyphens, such as “chambre-des-visiteurs”.")
            )
        return slug

    def clean_museums(self) -> QuerySet[Museum]:
        """A museum whose works stand as candidates cannot be left out: they would be candidates of no museum."""
        museums: QuerySet[Museum] = self.cleaned_data["museums"]
        if self.edition is not None:
            left = self.edition.candidates.exclude(work__museum__in=museums).count()
            if left:
                text = ngettext(
                    "%(number)s candidate comes from a museum that you left out: take it back first.",
                    "%(number)s candidates come from museums that you left out: take them back first.",
                    left,
                )
                raise ValidationError(text % {"number": left})
        return museums

    def clean(self) -> dict[str, Any]:
        super().clean()
        if site := self.cleaned_data.get("site"):
            opens_at, closes_at = (self.read_local(name, site.time_zone) for name in ("opens_at", "closes_at"))
            if opens_at and closes_at and opens_at >= closes_at:
                self.add_error("closes_at", ValidationError(_("An edition closes after it opens.")))
        for fault in faults(self.rules()):
            known = {"min", "max"} <= self.cleaned_data.keys() or fault.code != "out_of_order"
            if fault.field in self.cleaned_data and known:
                self.add_error(fault.field, ValidationError(FAULTS.get(fault.code, FAULTS["bad_value"])))
        return self.cleaned_data

    def rules(self) -> dict[str, Any]:
        """V1's whole object: what the form asks, and what it does not, as it was."""
        before = self.edition.rules if self.edition else Edition().rules
        return {**before, **{name: self.cleaned_data[name] for name in RULE_FIELDS if name in self.cleaned_data}}

    def _field(self, name: str) -> Any:
        return self.fields[name]

    def _ask_about_what_is_kept(self, edition: Edition) -> None:
        if not self.is_bound:
            for name in ("opens_at", "closes_at"):
                self.ask(name, self.initial[name], edition.site.time_zone)


def initial_of(edition: Edition) -> dict[str, Any]:
    values: dict[str, Any] = {name: edition.rules.get(name) for name in RULE_FIELDS}
    if edition.pk is None:
        return values
    zone = edition.site.time_zone
    for name in ("opens_at", "closes_at"):
        values[name], values[f"{name}_which"] = local_of(getattr(edition, name), zone)
    return values | {
        "site": edition.site_id,
        "title": edition.title,
        "slug": edition.slug,
        "standfirst": edition.standfirst,
        "museums": list(edition.museums.values_list("pk", flat=True)),
    }
