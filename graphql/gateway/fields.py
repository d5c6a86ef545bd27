"""Shorter words for declarations: what stands in them is the schema, so it should read like one."""

from __future__ import annotations

from typing import Any

import graphene


def some(kind: Any, **more: Any) -> graphene.Field:
    """A field that is never null."""
    return graphene.Field(graphene.NonNull(kind), **more)


def many(kind: Any, **more: Any) -> graphene.Field:
    """A list that is never null, of things that are not."""
    return graphene.Field(graphene.NonNull(graphene.List(graphene.NonNull(kind))), **more)


def text(**more: Any) -> graphene.Field:
    return graphene.Field(graphene.NonNull(graphene.String), **more)


def maybe_text(**more: Any) -> graphene.Field:
    return graphene.Field(graphene.String, **more)


def number(**more: Any) -> graphene.Field:
    return graphene.Field(graphene.NonNull(graphene.Int), **more)


def maybe_number(**more: Any) -> graphene.Field:
    return graphene.Field(graphene.Int, **more)


def truth(**more: Any) -> graphene.Field:
    return graphene.Field(graphene.NonNull(graphene.Boolean), **more)


def ident(**more: Any) -> graphene.Field:
    return graphene.Field(graphene.NonNull(graphene.ID), **more)


def argument(kind: Any, **more: Any) -> graphene.Argument:
    return graphene.Argument(kind, **more)


def needed(kind: Any, **more: Any) -> graphene.Argument:
    return graphene.Argument(graphene.NonNull(kind), **more)
