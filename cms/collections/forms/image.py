from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from cms.collections.forms.media import VisibilityUnlessSaid
from cms.collections.intake import take_in
from cms.core.errors import DomainError


class IntakeField(WagtailImageField):
    """Looks at the bytes first; the name gets the ending that belongs to them (C31)."""

    def to_python(self, data: Any) -> Any:
        if data in self.empty_values:
            return super().to_python(data)
        try:
            picture = take_in(data)
        except DomainError as error:
            raise ValidationError(str(error), code=error.code) from error
        name = (PurePath(data.name).stem or "image") + picture.ending
        file = super().to_python(SimpleUploadedFile(name, picture.content))
        file.sha256 = picture.sha256
        return file


class NetworkImageForm(VisibilityUnlessSaid, BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):
            self.fields["file"] = IntakeField(label=field.label, required=field.required, widget=field.widget)

    def save(self, commit: bool = True) -> Any:
        if "file" in self.changed_data:
            self.instance.sha256 = self.cleaned_data["file"].sha256
        return super().save(commit=commit)
