from cms.core.actions.base import Action
from cms.core.actions.deliver import Deliver
from cms.core.actions.one_transaction import one_transaction
from cms.core.actions.publish_scheduled import PublishScheduled
from cms.core.actions.put_away import PutAway
from cms.core.actions.record_change import RecordChange, RecordChanges
from cms.core.actions.revive_deliveries import ReviveDeliveries
from cms.core.actions.tell import Tell
from cms.core.actions.tick import Tick

__all__ = [
    "Action",
    "Deliver",
    "PublishScheduled",
    "PutAway",
    "RecordChange",
    "RecordChanges",
    "ReviveDeliveries",
    "Tell",
    "Tick",
    "one_transaction",
]
