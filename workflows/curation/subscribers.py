from __future__ import annotations

from cms.core.changes import subscribe
from cms.core.models import Change
from workflows.curation.actions import HangElected
from workflows.voting.models import Edition


@subscribe("edition.certified", name="curation.hang_elected")
def hang_elected(change: Change) -> None:
    HangElected(edition=Edition.objects.select_related("site__site__root_page").get(uuid=change.subject_id)).run()
