from workflows.people.selectors.personal_data import export_of, register_erasure, register_export
from workflows.people.selectors.sessions import member_of_session

__all__ = ["export_of", "member_of_session", "register_erasure", "register_export"]
