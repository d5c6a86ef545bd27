from cms.collections.models.document import NetworkDocument
from cms.collections.models.image import NetworkImage, Rendition
from cms.collections.models.maker import Maker
from cms.collections.models.museum import Museum
from cms.collections.models.parts import AccessionNumber, KeyAlias, WorkImage, WorkMaker
from cms.collections.models.work import Work

__all__ = [
    "AccessionNumber",
    "KeyAlias",
    "Maker",
    "Museum",
    "NetworkDocument",
    "NetworkImage",
    "Rendition",
    "Work",
    "WorkImage",
    "WorkMaker",
]
