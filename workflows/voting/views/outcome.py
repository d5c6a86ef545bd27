"""The count as staff may read it: certifiers once it is made, everybody else when the public does (section I of the rules)."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from cms.core.models import User
from workflows.voting.enums import EditionState, SignedAct
from workflows.voting.models import Edition
from workflows.voting.policies.editions import CERTIFY, may
from workflows.voting.selectors.outcomes import OutcomeView, certifiers_outcome, current_tally, public_outcome
from workflows.voting.views.staff import edition_of, staff
from workflows.voting.views.words import WHY


def readable_outcome(edition: Edition, user: User) -> OutcomeView | None:
    if edition.state == EditionState.TALLIED and may(user, CERTIFY, edition):
        return certifiers_outcome(edition)
    return public_outcome(edition)


def may_download(edition: Edition, user: User, outcome: OutcomeView) -> bool:
    """The dossier is for certifiers until it is public; a provisional outcome is shown without it. Not where numbers are withheld (V59)."""
    return not outcome.withheld and (edition.state != EditionState.TALLIED or may(user, CERTIFY, edition))


def outcome_context(edition: Edition, user: User) -> dict[str, Any]:
    """What the page shows of an outcome; {} where there is none for this person."""
    outcome = readable_outcome(edition, user)
    if outcome is None:
        return {}
    signatures = list(edition.signatures.filter(act=SignedAct.CERTIFY, stands=True, sha256=outcome.outcome_sha256))
    copies = {copy.number: copy for copy in edition.copies.all()}
    return {
        "outcome": outcome,
        "may_download": may_download(edition, user, outcome),
        "placings": [(placing, copies[placing.number], WHY.get(placing.why, "")) for placing in outcome.works],
        "signatures": signatures,
        "has_signed": any(signature.signer_id == user.pk for signature in signatures),
    }


@require_safe
def dossier(request: HttpRequest, pk: int) -> HttpResponse:
    """The file that lets anyone replay the count, byte for byte as it was hashed (V53)."""
    user, edition = staff(request), edition_of(request, pk)
    outcome, tally = readable_outcome(edition, user), current_tally(edition)
    if outcome is None or tally is None or not may_download(edition, user, outcome):
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{edition.slug}.json"'}
    return HttpResponse(tally.dossier, content_type="application/json", headers=headers)
