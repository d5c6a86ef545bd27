"""Makers who may be one: the proposals, two of them side by side, and what was merged (collections C9)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.permissions import policy_registry
from wagtail.snippets.widgets import AdminSnippetChooser

from cms.collections.actions.merge_makers import MergeMakers
from cms.collections.actions.merging import gained, hidden_makers
from cms.collections.actions.refuse_likeness import RefuseLikeness
from cms.collections.actions.undo_merge import UndoMerge
from cms.collections.models import Maker, MakerMerge, MakerName
from cms.collections.selectors.likeness import Likeness, Why, likely_same
from cms.collections.selectors.makers import mergings as all_mergings
from cms.collections.selectors.makers import names_of, works_of_makers
from cms.core.admin import page_heading
from cms.core.errors import DomainError
from cms.core.models import User

MAKERS = "wagtailsnippets_cms_collections_maker"
A_PAGE = 20


@dataclass(frozen=True, kw_only=True)
class Side:
    """One maker as the pages show it. ``works``: how many, of every museum."""

    maker: Maker
    names: list[MakerName]
    works: int


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """``loser`` and ``winner`` as they would be merged unless somebody turns them round."""

    why: str
    loser: Side
    winner: Side


class OtherForm(forms.Form):
    other = forms.ModelChoiceField(
        label=gettext_lazy("The other maker"), queryset=Maker.objects.standing(), widget=AdminSnippetChooser(model=Maker)
    )


def keeper(request: HttpRequest) -> User:
    """Raises PermissionDenied for those who keep no museum's records."""
    user: Any = request.user
    if not policy_registry.get_by_type(Maker).user_has_permission(user, "change"):
        raise PermissionDenied
    return user


def likenesses(request: HttpRequest) -> HttpResponse:
    """Pairs that may be one person, the likeliest first."""
    keeper(request)
    page = _page(request, likely_same())
    context = _heading(_("Makers who may be one")) | {"page": page, "proposals": _proposals(list(page.object_list))}
    return render(request, "cms_collections/makers/likenesses.html", context)


@require_POST
def refuse(request: HttpRequest, one: int, other: int) -> HttpResponse:
    """Two people: not proposed again."""
    user = keeper(request)
    first, second = get_object_or_404(Maker, pk=one), get_object_or_404(Maker, pk=other)
    RefuseLikeness(one=first, other=second, by=user).run()
    messages.success(request, _("%(one)s and %(other)s are two people.") % {"one": first, "other": second})
    page = request.POST.get("p", "")
    return redirect(f"{_address('likenesses')}?p={page}" if page.isdecimal() else _address("likenesses"))


def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """With whom this maker is one."""
    keeper(request)
    maker = get_object_or_404(Maker.objects.standing(), pk=pk)
    form = OtherForm(request.GET if "other" in request.GET else None)
    if form.is_valid():
        other = form.cleaned_data["other"]
        works = works_of_makers([maker.pk, other.pk])
        loser, winner = _the_right_way([maker, other], works)
        return redirect(_address("compare", loser.pk, winner.pk))
    context = _heading(_("Merge %(maker)s") % {"maker": maker}, maker)
    context |= {"maker": maker, "form": form, "media": form.media, "proposals": _proposals(likely_same(of=maker.pk, limit=A_PAGE))}
    return render(request, "cms_collections/makers/choose.html", context)


def compare(request: HttpRequest, loser: int, winner: int) -> HttpResponse:
    """Two makers side by side, and what a merging would do. Sent: it is done."""
    user = keeper(request)
    makers = {maker.pk: maker for maker in Maker.objects.filter(pk__in=[loser, winner])}
    losing, winning = makers.get(loser), makers.get(winner)
    if losing is None or winning is None:
        return redirect(_address("list"))
    act = MergeMakers(loser=losing, winner=winning, by=user)
    refusal = ""
    try:
        act.check()
        if request.method == "POST":
            act.execute()
            messages.success(request, _("%(loser)s is now %(winner)s.") % {"loser": losing, "winner": winning})
            return redirect(_address("edit", winner))
    except DomainError as error:
        refusal = str(error)
    sides = _sides([losing, winning])
    context = _heading(_("Merge two makers"), winning) | {
        "loser": sides[loser],
        "winner": sides[winner],
        "refusal": refusal,
        "gained": _gained(winning, losing),
        "hidden": hidden_makers(losing, winning),
    }
    return render(request, "cms_collections/makers/compare.html", context)


def mergings(request: HttpRequest) -> HttpResponse:
    keeper(request)
    page = _page(request, all_mergings())
    return render(request, "cms_collections/makers/mergings.html", _heading(_("Mergings of makers")) | {"page": page})


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    user = keeper(request)
    merge = get_object_or_404(MakerMerge.objects.select_related("loser", "winner"), pk=pk)
    try:
        UndoMerge(merge=merge, by=user).run()
        messages.success(request, _("%(loser)s and %(winner)s are two makers again.") % {"loser": merge.loser, "winner": merge.winner})
    except DomainError as error:
        messages.error(request, str(error))
    return redirect(_address("mergings"))


def merged(request: HttpRequest, maker: Maker) -> HttpResponse:
    """A maker that was merged is read, not edited."""
    merge = all_mergings().filter(loser=maker, undone_at=None).first()
    context = _heading(str(maker)) | {"maker": maker, "winner": maker.merged_into, "merge": merge}
    return render(request, "cms_collections/makers/merged.html", context)


def _proposals(pairs: list[Likeness]) -> list[Proposal]:
    makers = Maker.objects.in_bulk({pk for pair in pairs for pk in (pair.first, pair.second)})
    sides = _sides(list(makers.values()))
    works = {pk: side.works for pk, side in sides.items()}
    found = []
    for pair in pairs:
        loser, winner = _the_right_way([makers[pair.first], makers[pair.second]], works)
        found.append(Proposal(why=str(Why(pair.why).label), loser=sides[loser.pk], winner=sides[winner.pk]))
    return found


def _the_right_way(makers: list[Maker], works: dict[int, int]) -> list[Maker]:
    """The loser first: who has fewer works, then who is known less of, then the younger row."""
    return sorted(makers, key=lambda maker: (works.get(maker.pk, 0), bool(maker.dates), -maker.pk))


def _sides(makers: list[Maker]) -> dict[int, Side]:
    keys = [maker.pk for maker in makers]
    names, works = names_of(keys), works_of_makers(keys)
    return {maker.pk: Side(maker=maker, names=names.get(maker.pk, []), works=works.get(maker.pk, 0)) for maker in makers}


def _gained(winner: Maker, loser: Maker) -> list[tuple[str, Any]]:
    return [(str(Maker._meta.get_field(column).verbose_name), after) for column, (_before, after) in gained(winner, loser).items()]  # type: ignore[union-attr]


def _page(request: HttpRequest, rows: Any) -> Page[Any]:
    return Paginator(rows, A_PAGE).get_page(request.GET.get("p"))


def _address(name: str, *args: Any) -> str:
    return reverse(f"{MAKERS}:{name}", args=args)


def _heading(title: str, maker: Maker | None = None) -> dict[str, Any]:
    """What Wagtail's base page asks for: a title, an icon and the way back."""
    trail = [(reverse("wagtailadmin_home"), _("Home")), (_address("list"), _("Makers"))]
    if maker is not None:
        trail.append((_address("edit", maker.pk), str(maker)))
    return page_heading(title, trail, icon="user")
