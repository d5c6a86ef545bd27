from cms.collections.selectors.captions import caption_of
from cms.collections.selectors.images import showable_images
from cms.collections.selectors.renditions import Picture, RenditionOf, pictures, renditions_for
from cms.collections.selectors.works import (
    MakerOf,
    MeasureOf,
    NumberOf,
    TermOf,
    Tombstone,
    WorkImageOf,
    accession_numbers_of,
    images_of,
    makers_of,
    measures_of,
    public_values,
    public_works,
    terms_of,
    tombstone,
)

__all__ = [
    "MakerOf",
    "MeasureOf",
    "NumberOf",
    "Picture",
    "RenditionOf",
    "TermOf",
    "Tombstone",
    "WorkImageOf",
    "accession_numbers_of",
    "caption_of",
    "images_of",
    "makers_of",
    "measures_of",
    "pictures",
    "public_values",
    "public_works",
    "renditions_for",
    "showable_images",
    "terms_of",
    "tombstone",
]
