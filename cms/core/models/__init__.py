from cms.core.models.change import Change, Delivery
from cms.core.models.counter import Counter
from cms.core.models.notice import Notice
from cms.core.models.periodic import PeriodicAct
from cms.core.models.user import User

__all__ = ["Change", "Counter", "Delivery", "Notice", "PeriodicAct", "User"]
