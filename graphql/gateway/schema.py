"""The schema: its types live in a package per room, its signed form in ``graphql/schema.graphql``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import graphene

from cms.sites.selectors import site_by_host
from gateway.context import Context
from gateway.execution import Schema
from gateway.fields import needed
from gateway.nodes import node
from gateway.pages.blocks import BLOCK_TYPES
from gateway.pages.preview import preview
from gateway.pages.types import PAGE_TYPES, Page
from gateway.people.members import Member, member_row
from gateway.people.mutations import PeopleMutations
from gateway.relay import Node
from gateway.sites.types import Site, site_row
from gateway.voting.confirmations import Confirmation, confirmation
from gateway.voting.mutations import VotingMutations

# The root has no rows: every field is asked for one parent, the operation itself.
Root = Sequence[Any]


class Query(graphene.ObjectType):
    site = graphene.Field(
        Site,
        host=graphene.String(),
        description="The site that a host serves; without `host`, the request's own. Null for an unknown host.",
    )
    node = graphene.Field(Node, id=needed(graphene.ID), description="Any object by its opaque id, if the caller may see it.")
    preview = graphene.Field(
        Page,
        token=needed(graphene.String),
        description="A page as its editor is writing it, by the admin's short-lived preview token. Never cached.",
    )
    confirmation = graphene.Field(
        Confirmation,
        token=needed(graphene.String),
        description="What the link in a confirmation mail leads to. Reading it changes nothing.",
    )
    me = graphene.Field(Member, description="The member who is signed in by the bearer token, else null.")

    @staticmethod
    def resolve_site(parents: Root, context: Context, *, host: str | None = None) -> list[Any]:
        profile = site_by_host(context.host if host is None else host)
        return [site_row(profile) if profile else None for _ in parents]

    @staticmethod
    def resolve_node(parents: Root, context: Context, *, id: str) -> list[Any]:  # noqa: A002
        return [node(id, context) for _ in parents]

    @staticmethod
    def resolve_preview(parents: Root, context: Context, *, token: str) -> list[Any]:
        return [preview(token, context) for _ in parents]

    @staticmethod
    def resolve_confirmation(parents: Root, context: Context, *, token: str) -> list[Any]:
        return [confirmation(token) for _ in parents]

    @staticmethod
    def resolve_me(parents: Root, context: Context) -> list[Any]:
        return [member_row(context.member) if context.member else None for _ in parents]


class Mutation(PeopleMutations, VotingMutations):
    pass


schema = Schema(query=Query, mutation=Mutation, types=[*PAGE_TYPES, *BLOCK_TYPES])
