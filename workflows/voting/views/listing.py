from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from cms.core import clock
from workflows.voting.enums import SignedAct
from workflows.voting.models import Signature
from workflows.voting.policies.editions import editions_of, may_organise
from workflows.voting.selectors.lists import candidate_counts
from workflows.voting.views.next_step import sentence
from workflows.voting.views.staff import heading, staff

PAGE = 50


def editions(request: HttpRequest) -> HttpResponse:
    """The editions of the sites where this member of staff curates or certifies."""
    user, now = staff(request), clock.now()
    page = Paginator(editions_of(user).select_related("site").order_by("-opens_at", "slug"), PAGE).get_page(request.GET.get("p"))
    shown = list(page)
    keys = [edition.pk for edition in shown]
    candidates = candidate_counts(keys)
    signed = Signature.objects.filter(edition__in=keys, act=SignedAct.CERTIFY, stands=True).values("edition").annotate(number=Count("pk"))
    signatures = dict(signed.order_by().values_list("edition", "number"))
    context = {
        **heading(_("Editions")),
        "page": page,
        "rows": [
            (edition, candidates.get(edition.pk, 0), sentence(edition, now, signatures=signatures.get(edition.pk, 0))) for edition in shown
        ],
        "may_organise": may_organise(user),
    }
    return render(request, "voting/admin/editions.html", context)
