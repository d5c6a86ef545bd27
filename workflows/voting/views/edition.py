from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from wagtail.permissions import policy_registry

from cms.collections.models import Work
from cms.collections.presets import Preset
from cms.collections.selectors import images_of, makers_of
from cms.core import clock
from cms.core.models import User
from cms.pages.models import ExhibitionPage
from workflows.core.models import Transition
from workflows.voting.enums import AmendmentKind, EditionState, SignedAct
from workflows.voting.forms.amendment import ExtensionForm, ReasonForm, ResumptionForm
from workflows.voting.models import Edition
from workflows.voting.policies.editions import CERTIFY, CURATE, may
from workflows.voting.selectors.differences import differences
from workflows.voting.selectors.opening import Missing, missing_at_opening, missing_for_announcing, missing_for_opening
from workflows.voting.selectors.turnout import public_turnout, staff_turnout
from workflows.voting.views.next_step import Asker, primary, sentence
from workflows.voting.views.outcome import outcome_context
from workflows.voting.views.staff import edition_of, heading, staff
from workflows.voting.views.words import STEPS, rules_in_words

BEFORE_OPENING = {EditionState.DRAFT, EditionState.ANNOUNCED}
RUNNING = {EditionState.OPEN, EditionState.PAUSED}
ENDED = {EditionState.CERTIFIED, EditionState.CANCELLED}


def edition(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything about one edition that this member of staff may see, and its next step."""
    return show(request, edition_of(request, pk))


def show(request: HttpRequest, shown: Edition, *, forms_sent: Mapping[str, forms.Form] | None = None) -> HttpResponse:
    """``forms_sent``: by act, forms that were refused; they come back as they were sent, their errors beside the fields."""
    user, now = staff(request), clock.now()
    curates, certifies = may(user, CURATE, shown), may(user, CERTIFY, shown)
    outcome = outcome_context(shown, user)
    missing, later = _missing(shown, now)
    signatures = outcome.get("signatures", [])
    asker = Asker(
        curates=curates, certifies=certifies, has_signed=outcome.get("has_signed", False), has_name=bool(user.get_full_name().strip())
    )
    context: dict[str, Any] = {
        **heading(shown.title, edition=shown),
        "edition": shown,
        "now": now,
        "curates": curates,
        "certifies": certifies,
        "before_opening": shown.state in BEFORE_OPENING,
        "may_take_back": curates and shown.state in BEFORE_OPENING,
        "running": shown.state in RUNNING and now < shown.closes_at,
        "next": sentence(shown, now, signatures=len(signatures)),
        "primary": primary(shown, now, asker, missing=missing),
        "signer_without_name": certifies and shown.state == EditionState.TALLIED and not asker.has_name,
        "museums": shown.museums.all(),
        "rules": rules_in_words(shown.frozen_rules),
        "missing": _to_do(shown, missing, curates=curates),
        "later": _to_do(shown, later, curates=curates),
        "candidates": _candidates(shown, user, now),
        "differences": differences(shown),
        "amendments": shown.amendments.all(),
        "turnout": staff_turnout(shown) if shown.frozen and shown.state != EditionState.CANCELLED else None,
        "public_turnout": public_turnout(shown),
        "log": [(row, STEPS.get(row.verb, row.verb)) for row in _log(shown)],
        "exhibition": _exhibition(shown, user),
        **_cancelling(shown, user, may_cancel=(curates or certifies) and shown.state not in ENDED),
        **outcome,
    }
    for verb, form in {**(_forms(shown, now) if curates or certifies else {}), **(forms_sent or {})}.items():
        context[f"{verb}_form"] = form
    return render(request, "voting/admin/edition.html", context, status=422 if forms_sent else 200)


def form_of(verb: str, shown: Edition, now: datetime, sent: Any = None) -> ReasonForm | None:
    """The form behind an act; None for acts that ask nothing. Ids differ, since several stand on one page."""
    options: dict[str, Any] = {"data": sent, "auto_id": f"id_{verb}_%s"}
    if verb in {"pause", "cancel"}:
        return ReasonForm(**options)
    if verb == "extend":
        return ExtensionForm(zone=shown.site.time_zone, proposed=shown.closes_at, **options)
    if verb == "resume":
        return ResumptionForm(zone=shown.site.time_zone, proposed=_given_back(shown, now), **options)
    return None


def _forms(shown: Edition, now: datetime) -> dict[str, ReasonForm]:
    found = {verb: form_of(verb, shown, now) for verb in ("pause", "extend", "resume", "cancel")}
    return {verb: form for verb, form in found.items() if form is not None}


def _given_back(shown: Edition, now: datetime) -> datetime:
    """The close that gives back what the pause has taken, to the next whole minute (V8)."""
    pause = shown.amendments.filter(kind=AmendmentKind.PAUSED).last()
    if shown.state != EditionState.PAUSED or pause is None:
        return shown.closes_at
    proposed = shown.closes_at + (now - pause.at)
    return proposed if proposed.second == proposed.microsecond == 0 else proposed + timedelta(minutes=1)


def _missing(shown: Edition, now: datetime) -> tuple[list[Missing], list[Missing]]:
    """What stands in the way of the next step, and what a later one will ask for besides."""
    if shown.state == EditionState.DRAFT:
        blocking = missing_for_announcing(shown)
        return blocking, missing_for_opening(shown, now)[len(blocking) :]
    if shown.state == EditionState.ANNOUNCED:
        return (missing_at_opening(shown, now) if shown.armed_at else missing_for_opening(shown, now)), []
    return [], []


def _to_do(shown: Edition, missing: list[Missing], *, curates: bool) -> list[tuple[Missing, str]]:
    """With the place where each is put right, for those who may."""
    edit, choose = (reverse(f"voting:{name}", args=[shown.pk]) for name in ("edit", "choose"))
    places = {
        "rules_unsound": f"{edit}#ballot-section",
        "rules_not_built": f"{edit}#ballot-section",
        "window_past": f"{edit}#when-section",
        "too_few_candidates": choose,
        "not_in_storage": "#candidates-section",
        "record_withdrawn": "#candidates-section",
    }
    return [(one, places.get(one.code, "") if curates else "") for one in missing]


def _candidates(shown: Edition, user: User, now: datetime) -> list[dict[str, Any]]:
    """Rows of live records, in the order of their numbers; statements do not grow with them."""
    candidates = list(shown.candidates.select_related("work__museum", "copy").order_by("copy__number", "work__label", "pk"))
    works = [candidate.work_id for candidate in candidates]
    images, makers = images_of(works, now=now, site=shown.site), makers_of(works)
    mine = set(works_of(user, works))
    return [
        {
            "candidate": candidate,
            "work": candidate.work,
            "number": candidate.copy.number if shown.frozen else "",
            "makers": makers.get(candidate.work_id, []),
            "picture": thumbnail(images.get(candidate.work_id, [])),
            "url": reverse("wagtailsnippets_cms_collections_work:edit", args=[candidate.work_id]) if candidate.work_id in mine else "",
        }
        for candidate in candidates
    ]


def works_of(user: User, works: list[int]) -> list[int]:
    """Those whose record this member of staff may open."""
    changeable = policy_registry.get_by_type(Work).instances_user_has_permission_for(user, "change")
    return list(changeable.filter(pk__in=works).values_list("pk", flat=True))


def thumbnail(images: list[Any]) -> Any:
    """The first picture that the site may show, small; None where no size of it exists."""
    sizes = (image.picture.at(Preset.THUMB) for image in images)
    return next((size for size in sizes if size is not None), None)


def _log(shown: Edition) -> Any:
    return Transition.objects.filter(machine=Edition._meta.label_lower, subject_uuid=shown.uuid).order_by("pk")


def _cancelling(shown: Edition, user: User, *, may_cancel: bool) -> dict[str, Any]:
    """Proposals that stand; each is confirmed by somebody else. Once cancelled, the two people who signed the same reason."""
    proposals = list(shown.signatures.filter(act=SignedAct.CANCEL, stands=True))
    if shown.state == EditionState.CANCELLED:
        last = proposals[-1]
        return {"cancelled_by": [proposal for proposal in proposals if proposal.sha256 == last.sha256]}
    return {
        "may_cancel": may_cancel,
        "proposals": [(proposal, may_cancel and proposal.signer_id != user.pk) for proposal in proposals],
        "may_propose": may_cancel and all(proposal.signer_id != user.pk for proposal in proposals),
    }


def _exhibition(shown: Edition, user: User) -> str:
    """Where its exhibition page is edited, for those who may."""
    if shown.state != EditionState.CERTIFIED:
        return ""
    page = ExhibitionPage.objects.filter(edition_uuid=shown.uuid).order_by("pk").first()
    may_edit = page is not None and page.permissions_for_user(user).can_edit()
    return reverse("wagtailadmin_pages:edit", args=[page.pk]) if page is not None and may_edit else ""
