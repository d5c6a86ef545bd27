from cms.mirroring.actions.ensure_child_index import EnsureChildIndex
from cms.mirroring.actions.publish import Publish
from cms.mirroring.actions.rebuild import Rebuild, Rebuilt
from cms.mirroring.actions.remember_address import RememberAddress
from cms.mirroring.actions.unpublish import Unpublish

__all__ = ["EnsureChildIndex", "Publish", "Rebuild", "Rebuilt", "RememberAddress", "Unpublish"]
