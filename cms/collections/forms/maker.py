from __future__ import annotations

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm

from cms.collections.models.maker import WRITTEN_HERE


class MakerForm(WagtailAdminModelForm):
    """A name that a source gave is read, not written: only whether the public may read it too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sort_name"].required = False
        for form in self.formsets["names"].forms:
            if form.instance.pk and form.instance.source != WRITTEN_HERE:
                form.fields["name"].disabled = True
