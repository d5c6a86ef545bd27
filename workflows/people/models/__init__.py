from workflows.people.models.mailbox import Mailbox
from workflows.people.models.person import Member, Person
from workflows.people.models.session import MemberSession
from workflows.people.models.sign_in import SignInRequest

__all__ = ["Mailbox", "Member", "MemberSession", "Person", "SignInRequest"]
