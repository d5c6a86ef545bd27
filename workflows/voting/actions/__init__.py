from workflows.voting.actions.announce import Announce
from workflows.voting.actions.arm_opening import ArmOpening
from workflows.voting.actions.cancel_ballot import CancelBallot
from workflows.voting.actions.cancel_edition import CancelEdition
from workflows.voting.actions.cast_ballot import CastBallot
from workflows.voting.actions.check_receipt import CheckReceipt
from workflows.voting.actions.close_edition import CloseEdition
from workflows.voting.actions.confirm_ballot import ConfirmBallot
from workflows.voting.actions.confirm_by_code import ConfirmByCode
from workflows.voting.actions.create_edition import CreateEdition
from workflows.voting.actions.destroy_vote import DestroyVote
from workflows.voting.actions.edit_edition import EditEdition
from workflows.voting.actions.erase_votes import EraseVotes
from workflows.voting.actions.extend_edition import ExtendEdition
from workflows.voting.actions.forget_untold import ForgetUntold
from workflows.voting.actions.open_edition import OpenEdition
from workflows.voting.actions.pause_edition import PauseEdition
from workflows.voting.actions.put_forward import PutForward, TakeBack
from workflows.voting.actions.read_turnout import ReadTurnout
from workflows.voting.actions.remind import Remind
from workflows.voting.actions.resume_edition import ResumeEdition
from workflows.voting.actions.send_confirmation import SendConfirmation
from workflows.voting.actions.sign_outcome import SignOutcome
from workflows.voting.actions.tally_edition import TallyEdition
from workflows.voting.actions.tell_cancelled import TellCancelled
from workflows.voting.actions.withdraw_announcement import WithdrawAnnouncement

__all__ = [
    "Announce",
    "ArmOpening",
    "CancelBallot",
    "CancelEdition",
    "CastBallot",
    "CheckReceipt",
    "CloseEdition",
    "ConfirmBallot",
    "ConfirmByCode",
    "CreateEdition",
    "DestroyVote",
    "EditEdition",
    "EraseVotes",
    "ExtendEdition",
    "ForgetUntold",
    "OpenEdition",
    "PauseEdition",
    "PutForward",
    "ReadTurnout",
    "Remind",
    "ResumeEdition",
    "SendConfirmation",
    "SignOutcome",
    "TakeBack",
    "TallyEdition",
    "TellCancelled",
    "WithdrawAnnouncement",
]
