from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from cms.collections.models import Work
from cms.collections.selectors import images_of, makers_of
from cms.core import clock
from cms.core.errors import DomainError
from workflows.voting.actions import PutForward, TakeBack
from workflows.voting.enums import EditionState
from workflows.voting.forms.candidates import PutForwardForm
from workflows.voting.models import Edition
from workflows.voting.policies.editions import CURATE, may
from workflows.voting.selectors.eligible_works import eligible_works
from workflows.voting.views.edition import thumbnail
from workflows.voting.views.staff import edition_of, heading, staff

PAGE = 50
BEFORE_OPENING = {EditionState.DRAFT, EditionState.ANNOUNCED}


def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Works in the storerooms of the edition's museums that are not candidates yet.

    Search, pages and ticks travel in one form: by GET they change nothing, and what was ticked stays ticked.
    """
    user, edition = staff(request), edition_of(request, pk)
    if not may(user, CURATE, edition):
        raise PermissionDenied
    if edition.state not in BEFORE_OPENING:
        messages.error(request, _("Candidates are frozen since the vote opened."))
        return redirect("voting:edition", edition.pk)
    sent = request.POST if request.method == "POST" else request.GET
    ticked = _keys(sent, "works")
    form = PutForwardForm(sent if request.method == "POST" else None, initial={"storage_note": sent.get("storage_note", "")})
    if request.method == "POST" and form.is_valid():
        works = list(Work.objects.filter(pk__in=ticked))
        if not works:
            messages.error(request, _("No work is ticked yet."))
        else:
            try:
                found = PutForward(edition=edition, works=works, storage_note=form.cleaned_data["storage_note"], by=user).run()
            except DomainError as error:
                messages.error(request, str(error))
            else:
                text = ngettext("%(number)s work is put forward.", "%(number)s works are put forward.", len(found)) % {"number": len(found)}
                messages.success(request, text)
                return redirect("voting:edition", edition.pk)
    return _page(request, edition, form, sent, ticked)


def _page(request: HttpRequest, edition: Edition, form: PutForwardForm, sent: QueryDict, ticked: list[int]) -> HttpResponse:
    query, now = sent.get("q", "").strip(), clock.now()
    eligible = eligible_works(edition)
    page: Page[Work] = Paginator(_matching(eligible, query), PAGE).get_page(sent.get("p"))
    works = list(page)
    keys = [work.pk for work in works]
    images, makers, chosen = images_of(keys, now=now, site=edition.site), makers_of(keys), set(ticked)
    context = {
        **heading(_("Put works forward"), edition=edition, icon="pick"),
        "edition": edition,
        "form": form,
        "page": page,
        "rows": [
            {
                "work": work,
                "makers": makers.get(work.pk, []),
                "picture": thumbnail(images.get(work.pk, [])),
                "ticked": work.pk in chosen,
            }
            for work in works
        ],
        "elsewhere": list(eligible.filter(pk__in=chosen.difference(keys))) if chosen else [],
        "query": query,
    }
    return render(request, "voting/admin/choose.html", context, status=422 if request.method == "POST" else 200)


def _matching(works: Any, query: str) -> Any:
    if not query:
        return works
    found = Q(label__icontains=query) | Q(accession__icontains=query) | Q(work_makers__name_as_given__icontains=query)
    # The same work twice where two of its makers match, so by key: DISTINCT would compare whole records.
    return works.filter(pk__in=Work.objects.filter(found).values("pk"))


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    user, edition = staff(request), edition_of(request, pk)
    candidates = list(edition.candidates.filter(pk__in=_keys(request.POST, "candidates")))
    try:
        number = TakeBack(edition=edition, candidates=candidates, by=user).run()
    except DomainError as error:
        messages.error(request, str(error))
    else:
        if number:
            messages.success(request, ngettext("%(number)s work taken back.", "%(number)s works taken back.", number) % {"number": number})
        else:
            messages.error(request, _("No work is ticked yet."))
    return redirect("voting:edition", edition.pk)


def _keys(sent: QueryDict, name: str) -> list[int]:
    """Numbers that a database can hold; anything else that was sent is no key of ours."""
    return [int(key) for key in sent.getlist(name) if key.isascii() and key.isdigit() and len(key) < 19]
