"""How a record leaves: the form, a page that says what will happen, and the act (collections C29)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cms.collections.actions import WithdrawWork
from cms.collections.enums import RecordState, Visibility
from cms.collections.forms.leaving import LeavingForm
from cms.collections.models import Work
from cms.collections.selectors.differences import LABELS
from cms.collections.selectors.shown import shown_values
from cms.collections.views.staff import curator, edit_address, heading, kept_work, kept_works
from cms.collections.views.words import in_words
from cms.collections.visibility import visibility_of
from cms.core.errors import DomainError


def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Asked twice: the form first, then, with what was sent, what will happen; only the second answer does it."""
    work = kept_work(request, pk)
    if work.state != RecordState.CURRENT:
        return redirect(edit_address(work))
    form = _form(request, work)
    if not form.is_valid():
        return _page(request, work, form, status=422 if form.is_bound else 200)
    if "confirmed" not in request.POST:
        return _page(request, work, form, template="leave_confirm")
    sent = form.cleaned_data
    work.version = sent["opened_version"]
    try:
        gone = WithdrawWork(
            work=work,
            by=curator(request),
            state=RecordState(sent["state"]),
            reason=sent["reason"],
            reason_is_public=sent["reason_is_public"],
            merged_into=sent["merged_into"],
        ).run()
    except DomainError as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return _page(request, work, form, status=422)
    messages.success(request, _("“%(work)s” has left: %(state)s.") % {"work": gone.label, "state": gone.get_state_display()})
    return redirect(edit_address(gone))


def left(request: HttpRequest, work: Work) -> HttpResponse:
    """A record that left, as staff may still read it."""
    values = [(LABELS[field], in_words(field, value)) for field, value in shown_values(work).items()]
    context = {
        **heading(work.label, icon="bin"),
        "work": work,
        "values": [(label, lines) for label, lines in values if lines],
        "reason_is_public": visibility_of("left_reason", work.visibility) == Visibility.PUBLIC,
    }
    return render(request, "cms_collections/records/left.html", context)


def _form(request: HttpRequest, work: Work) -> LeavingForm:
    chooser: Any = Work.snippet_viewset.chooser_viewset.widget_class()
    targets = kept_works(request).filter(state=RecordState.CURRENT).exclude(pk=work.pk)
    sent = request.POST if request.method == "POST" and "back" not in request.POST else None
    initial: dict[str, Any] = {"opened_version": work.version}
    if "back" in request.POST:
        initial |= {name: request.POST.get(name) or None for name in ("state", "merged_into", "reason", "reason_is_public")}
    return LeavingForm(sent, targets=targets, chooser=chooser, initial=initial)


def _page(request: HttpRequest, work: Work, form: LeavingForm, *, template: str = "leave", status: int = 200) -> HttpResponse:
    context = {
        **heading(_("Withdraw the record"), work=work, icon="bin"),
        "work": work,
        "form": form,
        "media": form.media,
        "sent": getattr(form, "cleaned_data", {}),
        "state": RecordState(form.cleaned_data["state"]) if template == "leave_confirm" else None,
    }
    return render(request, f"cms_collections/records/{template}.html", context, status=status)
