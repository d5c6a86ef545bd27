from cms.collections.selectors.captions import caption_of
from cms.collections.selectors.images import showable_images
from cms.collections.selectors.renditions import Picture, RenditionOf, pictures, renditions_for
from cms.collections.selectors.works import (
    MakerOf,
    NumberOf,
    Tombstone,
    WorkImageOf,
    accession_numbers_of,
    images_of,
    makers_of,
    public_values,
    public_works,
    tombstone,
)

__all__ = [
    "MakerOf",
    "NumberOf",
    "Picture",
    "RenditionOf",
    "Tombstone",
    "WorkImageOf",
    "accession_numbers_of",
    "caption_of",
    "images_of",
    "makers_of",
    "pictures",
    "public_values",
    "public_works",
    "renditions_for",
    "showable_images",
    "tombstone",
]
