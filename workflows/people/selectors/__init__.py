from workflows.people.selectors.personal_data import export_of, register_erasure, register_export
from workflows.people.selectors.persons import person_of_address
from workflows.people.selectors.sessions import member_of_session

__all__ = ["export_of", "member_of_session", "person_of_address", "register_erasure", "register_export"]
