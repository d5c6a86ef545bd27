"""Codes that are kept, in words for staff."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

# Verbs of the log of transitions.
STEPS = {
    "announce": _("announcement"),
    "withdraw_announcement": _("withdrawal of the announcement"),
    "open": _("opening"),
    "pause": _("pause"),
    "resume": _("resumption"),
    "close": _("closing"),
    "reopen": _("reopening"),
    "tally": _("count"),
    "certify": _("certification"),
    "cancel": _("cancellation"),
}
# Why a work is in or out (voting V41).
WHY = {
    "votes": _("its votes"),
    "fewer_votes": _("fewer votes than the works elected"),
    "withdrawn": _("withdrawn from the vote"),
}
WHO = {"email": _("anyone who confirms an e-mail address"), "member": _("members of the club, signed in")}
HOW_OFTEN = {"once": _("once: a newer ballot replaces it until the close"), "daily": _("once a day: each day counts")}
RESULTS = {
    "certification": _("once two people have certified them"),
    "tally": _("as soon as they are counted, marked provisional"),
}


def rules_in_words(rules: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What was promised to voters, line by line: the questions of the form and their answers."""
    blank = gettext("a ballot may say “none of these”") if rules["none_of_these"] else gettext("no ballot without a work")
    choices = gettext("from %(least)s to %(most)s works, one vote each") % {"least": rules["min"], "most": rules["max"]}
    people = ngettext("%(least)s person on", "%(least)s people on", rules["min_people"]) % {"least": rules["min_people"]}
    return [
        (gettext("Works to hang"), str(rules["seats"])),
        (gettext("On a ballot"), f"{choices}, {blank}"),
        (gettext("Who may vote"), ", ".join(str(WHO.get(kind, kind)) for kind in rules["eligibility"])),
        (gettext("Each person votes"), str(HOW_OFTEN.get(rules["recurrence"], rules["recurrence"]))),
        (gettext("Results show"), str(RESULTS.get(rules["results_at"], rules["results_at"]))),
        (gettext("Numbers are published from"), people),
    ]
