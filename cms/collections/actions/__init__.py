from cms.collections.actions.add_image import AddImage
from cms.collections.actions.change_work import ChangeWork
from cms.collections.actions.create_work import CreateWork
from cms.collections.actions.fetch_image import FetchImage
from cms.collections.actions.fetch_images import Fetched, FetchImages
from cms.collections.actions.make_renditions import MakeRenditions
from cms.collections.actions.mark_location import MarkLocation
from cms.collections.actions.note_image import NoteImage
from cms.collections.actions.resolve_difference import ResolveDifference
from cms.collections.actions.withdraw_work import WithdrawWork

__all__ = [
    "AddImage",
    "ChangeWork",
    "CreateWork",
    "FetchImage",
    "FetchImages",
    "Fetched",
    "MakeRenditions",
    "MarkLocation",
    "NoteImage",
    "ResolveDifference",
    "WithdrawWork",
]
