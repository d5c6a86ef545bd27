from cms.collections.policies.authorities import MakerPolicy, MuseumPolicy
from cms.collections.policies.documents import may_read_document
from cms.collections.policies.works import WorkPolicy, curated_museums, may_curate

__all__ = ["MakerPolicy", "MuseumPolicy", "WorkPolicy", "curated_museums", "may_curate", "may_read_document"]
