from cms.collections.models.document import NetworkDocument
from cms.collections.models.fetching import HostLease
from cms.collections.models.image import NetworkImage, Rendition
from cms.collections.models.importing import ImportRun, JournalEntry, Mapping, ReportLine
from cms.collections.models.maker import DistinctMakers, Maker, MakerMerge, MakerName
from cms.collections.models.museum import Museum
from cms.collections.models.origin import Origin
from cms.collections.models.parts import AccessionNumber, ImageAddress, KeyAlias, Measure, WorkImage, WorkMaker, WorkTerm
from cms.collections.models.work import Work

__all__ = [
    "AccessionNumber",
    "DistinctMakers",
    "HostLease",
    "ImageAddress",
    "ImportRun",
    "JournalEntry",
    "KeyAlias",
    "Maker",
    "MakerMerge",
    "MakerName",
    "Mapping",
    "Measure",
    "Museum",
    "NetworkDocument",
    "NetworkImage",
    "Origin",
    "Rendition",
    "ReportLine",
    "Work",
    "WorkImage",
    "WorkMaker",
    "WorkTerm",
]
