"""What the forms of images and documents share."""

from __future__ import annotations

from typing import Any

from wagtail.documents.forms import BaseDocumentForm


class VisibilityUnlessSaid:
    """A form that does not ask for the visibility leaves it as it is: files that are sent several at once come with a title alone."""

    fields: dict[str, Any]
    cleaned_data: dict[str, Any]
    instance: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if field := self.fields.get("visibility"):
            field.required = False

    def clean_visibility(self) -> str:
        return self.cleaned_data["visibility"] or self.instance.visibility


class NetworkDocumentForm(VisibilityUnlessSaid, BaseDocumentForm):
    pass


def all_or_nothing(form_class: type[Any]) -> type[Any]:
    """A form whose every fault is the file's, so that it is refused whole.

    Of a file that is good and whose title, say, is not, Wagtail would keep the bytes as they were sent, at a public address.
    """

    class AllOrNothing(form_class):
        def full_clean(self) -> None:
            super().full_clean()
            if self.is_bound and self.errors and "file" not in self.errors:
                self.add_error("file", [message for messages in self.errors.values() for message in messages])

    return AllOrNothing
