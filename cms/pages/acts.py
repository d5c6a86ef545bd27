from __future__ import annotations

from datetime import datetime, timedelta

from cms.core.periodic import periodic
from cms.pages.actions.forget_previews import ForgetPreviews


@periodic("pages.previews", every=timedelta(minutes=10))
def forget_previews(now: datetime) -> str:
    """Drafts are kept for their preview, and no longer."""
    return f"{ForgetPreviews().run()} previews forgotten"
