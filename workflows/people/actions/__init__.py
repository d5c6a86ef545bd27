from workflows.people.actions.erase_person import ErasePerson
from workflows.people.actions.export_person import ExportPerson
from workflows.people.actions.forget_sign_ins import ForgetSignIns
from workflows.people.actions.request_sign_in import RequestSignIn
from workflows.people.actions.send_mail import SendMail
from workflows.people.actions.send_sign_in import SendSignIn
from workflows.people.actions.sign_in import SignIn
from workflows.people.actions.sign_out import SignOut

__all__ = ["ErasePerson", "ExportPerson", "ForgetSignIns", "RequestSignIn", "SendMail", "SendSignIn", "SignIn", "SignOut"]
