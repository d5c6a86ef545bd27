from __future__ import annotations

from datetime import datetime, timedelta

from cms.core.periodic import periodic
from workflows.people.actions import ForgetSignIns


@periodic("people.forget_sign_ins", every=timedelta(hours=6))
def forget_sign_ins(now: datetime) -> str:
    return f"{ForgetSignIns(now=now).run()} removed"
