from cms.core.actions.base import Action
from cms.core.actions.deliver import Deliver
from cms.core.actions.record_change import RecordChange
from cms.core.actions.tell import Tell
from cms.core.actions.tick import Tick

__all__ = ["Action", "Deliver", "RecordChange", "Tell", "Tick"]
