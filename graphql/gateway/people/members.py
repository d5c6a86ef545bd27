from __future__ import annotations

from typing import Any

import graphene

from gateway.fields import ident, some, text
from gateway.relay import Node, opaque
from gateway.scalars import DateTime
from workflows.people.models import Member as MemberModel


class Member(graphene.ObjectType):
    class Meta:
        interfaces = (Node,)

    id = ident()
    email = text()
    joined_at = some(DateTime)


def member_row(member: MemberModel) -> dict[str, Any]:
    return {
        "__typename": "Member",
        "id": opaque("Member", member.uuid),
        "email": member.person.address,
        "joined_at": member.joined_at,
    }
