from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePath
from typing import IO

from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.models import Collection, get_root_collection_id

from cms.collections.intake import sha256_of, take_in
from cms.collections.models import NetworkImage
from cms.collections.rights import Right
from cms.collections.selectors.doubles import doubles
from cms.core.actions import Action
from cms.core.models import User


@dataclass(frozen=True, kw_only=True)
class AddImage(Action[NetworkImage]):
    """Keeps a picture privately, judged by its bytes; its public sizes are made after the commit (C31, gateway G10).

    ``reuse``: where the same picture lies in the same media already, that one is answered, as it is: with its own title and credit, and
    with the rights that somebody may have looked at since. Raises NotAnImage, VectorImage, TooManyPixels, TooManyBytes or AnimatedImage.
    """

    file: IO[bytes]
    name: str
    title: str
    by: User | None
    collection: Collection | None = None
    right: Right = Right.NOT_EVALUATED
    work_right: Right = Right.NOT_EVALUATED
    holder: str = ""
    holder_agrees: bool = False
    credit: str = ""
    expires_at: datetime | None = None
    tags: list[str] = field(default_factory=list)
    reuse: bool = False

    @transaction.atomic
    def execute(self) -> NetworkImage:
        # The file as it was sent is known again before anything is unpacked: a second import reads its pictures and no more.
        if self.reuse and (known := self._known(sha256=sha256_of(self.file))):
            return known
        picture = take_in(self.file)
        if self.reuse and (known := self._known(file_hash=hashlib.sha1(picture.content, usedforsecurity=False).hexdigest())):
            return known
        image = NetworkImage(
            title=self.title,
            file=ContentFile(picture.content, name=PurePath(self.name).stem + picture.ending),
            sha256=picture.sha256,
            uploaded_by_user=self.by,
            right=self.right,
            work_right=self.work_right,
            holder=self.holder,
            holder_agrees=self.holder_agrees,
            credit=self.credit,
            expires_at=self.expires_at,
        )
        if self.collection is not None:
            image.collection = self.collection
        image._set_image_file_metadata()
        image.save()
        if self.tags:
            image.tags.set(self.tags)
        return image

    def _known(self, **digest: str) -> NetworkImage | None:
        media = self.collection.pk if self.collection else get_root_collection_id()
        return doubles(**digest).filter(collection=media).first()
