from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cms.core.errors import DomainError
from workflows.voting.actions import CreateEdition, EditEdition
from workflows.voting.enums import EditionState
from workflows.voting.forms.edition import EditionForm
from workflows.voting.models import Edition
from workflows.voting.policies.editions import CURATE, may, may_organise, sites_to_organise
from workflows.voting.views.staff import edition_of, heading, staff


def create(request: HttpRequest) -> HttpResponse:
    user = staff(request)
    if not may_organise(user):
        raise PermissionDenied
    form = EditionForm(request.POST or None, sites=sites_to_organise(user))
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        action = CreateEdition(
            site=values["site"],
            title=values["title"],
            slug=values["slug"],
            standfirst=values["standfirst"],
            museums=list(values["museums"]),
            opens_at=values["opens_at"],
            closes_at=values["closes_at"],
            rules=form.rules(),
            by=user,
        )
        try:
            edition = action.run()
        except DomainError as error:
            _refuse(form, error)
        else:
            messages.success(request, _("The draft is kept: now put works forward."))
            return redirect("voting:edition", edition.pk)
    return _page(request, form, None)


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    user, edition = staff(request), edition_of(request, pk)
    if not may(user, CURATE, edition):
        raise PermissionDenied
    form = EditionForm(request.POST or None, sites=sites_to_organise(user, edition), edition=edition)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        action = EditEdition(
            edition=edition,
            title=values["title"],
            slug=values["slug"],
            standfirst=values["standfirst"],
            museums=list(values["museums"]),
            opens_at=values["opens_at"],
            closes_at=values["closes_at"],
            rules=form.rules(),
            by=user,
        )
        try:
            action.run()
        except DomainError as error:
            _refuse(form, error)
        else:
            messages.success(request, _("The draft is kept."))
            return redirect("voting:edition", edition.pk)
    return _page(request, form, edition)


def _refuse(form: EditionForm, error: DomainError) -> None:
    form.add_error(error.field if error.field in form.fields else None, str(error))


def _page(request: HttpRequest, form: EditionForm, edition: Edition | None) -> HttpResponse:
    """The form; for an edition that is no draft any more, why it cannot be edited, with what was typed if anything was."""
    editable = edition is None or edition.state == EditionState.DRAFT
    context = {
        **heading(_("Edit the draft") if edition else _("New edition"), edition=edition),
        "edition": edition,
        "form": form if editable or form.is_bound else None,
        "editable": editable,
        "announced": edition is not None and edition.state == EditionState.ANNOUNCED,
    }
    if form.is_bound:
        messages.error(request, _("Nothing was kept yet: see the errors below. What you typed is still there."))
    return render(request, "voting/admin/edit.html", context, status=422 if form.is_bound else 200)
