from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cms.collections.actions.imports.map_columns import PrepareNewLayout
from cms.collections.actions.imports.prepare import PrepareImport
from cms.collections.forms.imports import NewImportForm
from cms.collections.policies.imports import mappings_of, museums_to_import
from cms.collections.views.imports.staff import heading, staff
from cms.core.errors import DomainError


def new(request: HttpRequest) -> HttpResponse:
    """A file is sent; it is kept privately and looked at, and nothing is written yet."""
    user = staff(request)
    form = NewImportForm(request.POST or None, request.FILES or None, mappings=mappings_of(user), museums=museums_to_import(user))
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            profile, mapping = form.known_profile, form.mapping
            how: dict[str, Any] = {name: form.cleaned_data[name] for name in ("museum", "complete")}
            how |= {"by": user, "file": sent, "file_name": sent.name}
            run = PrepareImport(profile=profile, mapping=mapping, **how).run() if profile else PrepareNewLayout(**how).run()
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else "file", str(error))
        else:
            return redirect("records:import" if profile else "records:import_columns", run.pk)
    context = {**heading(_("Bring a file in")), "form": form}
    return render(request, "cms_collections/imports/new.html", context, status=422 if form.errors else 200)


new.opens_own_transactions = True  # type: ignore[attr-defined]
