from __future__ import annotations

import graphene

from gateway.fields import ident


class Node(graphene.Interface):
    id = ident()
