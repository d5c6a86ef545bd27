from __future__ import annotations

import json
from datetime import timedelta

from django.core.signing import BadSignature
from wagtail.models import Page
from wagtail_headless_preview.models import PagePreview

from cms.pages.models import ContentPage

# How long a draft can be read by its token; the admin makes a new one at every change of the form.
PREVIEW_LASTS = timedelta(hours=1)
# The tree's facts and the page's history are the page's own, whatever the draft said of them when it was kept.
_OF_THE_TREE = ("path", "depth", "url_path", "locale_id", "translation_key", "first_published_at", "last_published_at")


def preview_page(*, token: str, max_age: timedelta = PREVIEW_LASTS) -> ContentPage | None:
    """The draft that a preview token holds, not saved anywhere; None where anything is wrong with the token or the page is gone.

    wagtail-headless-preview signs the hour into each token and never looks at it: it is looked at here. Reads, and writes nothing.
    """
    if not preview_stands(token=token, max_age=max_age):
        return None
    kept = PagePreview.objects.select_related("content_type").filter(token=token).first()
    model = kept.content_type.model_class() if kept is not None else None
    if kept is None or model is None or not issubclass(model, ContentPage):
        return None
    content = json.loads(kept.content_json)
    if content["content_type"] != kept.content_type_id:
        return None
    # No look-up for each row's work or image: what is gone is left out when it is shown.
    draft: ContentPage = model.from_serializable_data(content, check_fks=False)
    return _where_it_stands(draft) if draft.pk else draft


def preview_stands(*, token: str, max_age: timedelta = PREVIEW_LASTS) -> bool:
    try:
        ContentPage.get_preview_signer().unsign(token, max_age=max_age)
    except BadSignature:
        return False
    return True


def _where_it_stands(draft: ContentPage) -> ContentPage | None:
    stored = Page.objects.filter(pk=draft.pk).first()
    if stored is None:
        return None
    for name in _OF_THE_TREE:
        setattr(draft, name, getattr(stored, name))
    return draft
