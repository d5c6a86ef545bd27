"""What differs between a source and a hand: the list, and one field by itself, each with keep, take and edit (collections C4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cms.collections.actions import ResolveDifference
from cms.collections.fields import BY_HAND, Value
from cms.collections.forms.difference import edit_form
from cms.collections.models import Museum, Work
from cms.collections.policies import curated_museums
from cms.collections.selectors.differences import LABELS, Provenance, count_differences, page_of_differences, provenance_of
from cms.collections.views.staff import curator, edit_address, heading, kept_work, kept_works
from cms.collections.views.words import in_words
from cms.core.errors import DomainError

KEEP, TAKE = "keep", "take"


@dataclass(frozen=True)
class Token:
    """One difference as a form sends it: the work, the field, and which state of both was read."""

    work: int
    field: str
    version: int
    seen: str

    def __str__(self) -> str:
        return f"{self.work}.{self.field}.{self.version}.{self.seen}"

    @classmethod
    def read(cls, text: str) -> Token:
        work, field, version, seen = text.split(".")
        return cls(int(work), field, int(version), seen)


def token_of(work: Work, difference: Provenance) -> Token:
    return Token(work.pk, difference.field, work.version, difference.seen)


class FilterForm(forms.Form):
    museum = forms.ModelChoiceField(label=gettext_lazy("museum"), queryset=Museum.objects.none(), required=False)
    field = forms.ChoiceField(label=gettext_lazy("field"), required=False, choices=[("", "---------"), *LABELS.items()])

    def __init__(self, *args: Any, museums: QuerySet[Museum], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["museum"].queryset = museums  # type: ignore[attr-defined]


def differences(request: HttpRequest) -> HttpResponse:
    """Every field of every work that differs. Sent: buttons of one difference, or what was ticked, to keep or to take."""
    user = curator(request)
    if request.method == "POST":
        _resolve_sent(request)
        return redirect(request.get_full_path())
    asked = FilterForm(request.GET, museums=curated_museums(user))
    chosen = asked.cleaned_data if asked.is_valid() else {}
    works = kept_works(request)
    if chosen.get("museum"):
        works = works.held_by(chosen["museum"])  # type: ignore[attr-defined]
    if (work := request.GET.get("work", "")).isdecimal():
        works = works.filter(pk=work)
    after = request.GET.get("after", "")
    page = page_of_differences(works, field=chosen.get("field", ""), after=int(after) if after.isdecimal() else 0)
    number, fields = count_differences(works)
    context = {
        **heading(_("Differences")),
        "filters": asked,
        "works": number,
        "fields": fields,
        "rows": [(work, [side_by_side(work, one) for one in found]) for work, found in page.rows],
        "next": _next(request, page.after) if page.after else "",
        "begun": bool(after),
    }
    return render(request, "cms_collections/records/differences.html", context)


def difference(request: HttpRequest, pk: int, field: str) -> HttpResponse:
    """One field that is kept by hand: what the source said, says, and what we say; differing or not."""
    work = kept_work(request, pk)
    back = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = edit_address(work)
    one = provenance_of(work).get(field)
    if field not in BY_HAND or one is None:
        raise Http404
    if not one.kept:
        messages.info(request, _("“%(field)s” of “%(work)s” is shown as its source says it.") % {"field": one.label, "work": work.label})
        return redirect(back)
    form = edit_form(field, one.ours, request.POST if request.POST.get("choice") == "edit" else None)
    if request.method == "POST" and _answered(request, form):
        return redirect(back)
    context = {
        **heading(capfirst(str(one.label)), work=work),
        "work": work,
        "one": side_by_side(work, one),
        "form": form,
        "back": back,
    }
    return render(request, "cms_collections/records/difference.html", context, status=422 if form is not None and form.errors else 200)


def side_by_side(work: Work, difference: Provenance) -> dict[str, Any]:
    field = difference.field
    return {
        "difference": difference,
        "token": str(token_of(work, difference)),
        "base": in_words(field, difference.base) if difference.kept else [],
        "source": in_words(field, difference.source),
        "ours": in_words(field, difference.ours),
        "address": reverse("records:difference", args=[work.pk, field]),
    }


def _answered(request: HttpRequest, form: Any) -> bool:
    """Whether the one difference that was sent is dealt with; an edit that cannot be kept is not, and its form says why."""
    choice, token = request.POST.get("choice", ""), _tokens(request, [request.POST.get("token", "")])
    if choice != "edit":
        if choice in {KEEP, TAKE}:
            _resolve(request, choice, token)
        return True
    if form is None or not form.is_valid():
        return form is None
    try:
        _act(request, "edit", token[0], value=form.value())
    except DomainError as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, _("Kept by hand."))
    return True


def _resolve_sent(request: HttpRequest) -> None:
    for choice in (KEEP, TAKE):
        if choice in request.POST:
            _resolve(request, choice, _tokens(request, [request.POST[choice]]))
        elif request.POST.get("all") == choice:
            ticked = _tokens(request, request.POST.getlist("ticked"))
            if not ticked:
                messages.warning(request, _("Nothing is ticked."))
            _resolve(request, choice, ticked)


def _tokens(request: HttpRequest, texts: Iterable[str]) -> list[Token]:
    try:
        return [Token.read(text) for text in texts]
    except ValueError as error:
        raise Http404 from error


def _resolve(request: HttpRequest, choice: str, tokens: list[Token]) -> None:
    """Each by itself: what is refused says why, and stops none of the others."""
    done = 0
    versions: dict[tuple[int, int], int] = {}
    for token in tokens:
        # Our own change before this one in the same request is not somebody else's.
        version = versions.get((token.work, token.version), token.version)
        try:
            work = _act(request, choice, replace(token, version=version))
        except DomainError as error:
            label = Work.objects.filter(pk=token.work).values_list("label", flat=True).first()
            messages.error(request, _("%(work)s, %(field)s: %(why)s") % {"work": label, "field": LABELS[token.field], "why": error})
        else:
            versions[token.work, token.version] = work.version
            done += 1
    if done:
        told = {
            KEEP: ngettext("%(number)s value kept by hand.", "%(number)s values kept by hand.", done),
            TAKE: ngettext("%(number)s value taken from the source.", "%(number)s values taken from the source.", done),
        }
        messages.success(request, told[choice] % {"number": done})


def _act(request: HttpRequest, choice: Any, token: Token, value: Value = None) -> Work:
    if token.field not in BY_HAND:
        raise Http404
    work = kept_work(request, token.work)
    work.version = token.version
    return ResolveDifference(work=work, field=token.field, choice=choice, by=curator(request), value=value, seen=token.seen).run()


def _next(request: HttpRequest, after: int) -> str:
    kept = {name: str(request.GET[name]) for name in ("museum", "field", "work") if request.GET.get(name)}
    return f"?{urlencode({**kept, 'after': str(after)})}"
