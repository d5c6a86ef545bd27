"""A schema whose fields either read a key of a dict or are resolved over all parents at once; nothing else gets in (gateway G1)."""

from __future__ import annotations

import inspect
from functools import partial
from typing import Any

import graphene
from graphene.types.resolver import dict_or_attr_resolver
from graphql import GraphQLInterfaceType, GraphQLObjectType

from gateway.execution.batches import Pending, Reader


class NotOverParents(TypeError):
    """A resolver that is not ``resolve_x(parents, context, **arguments)``."""


class Schema(graphene.Schema):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in self.graphql_schema.type_map.values():
            if kind.name.startswith("__") or not isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
                continue
            for name, field in kind.fields.items():
                field.resolve = _resolver(f"{kind.name}.{name}", field.resolve)


def _resolver(name: str, resolve: Any) -> Any:
    if resolve is None:
        return None
    if isinstance(resolve, partial) and resolve.func is dict_or_attr_resolver:
        return partial(read_key, resolve.args[0])
    if not inspect.isfunction(resolve) or list(inspect.signature(resolve).parameters)[:2] != ["parents", "context"]:
        raise NotOverParents(f"{name}: write resolve(parents, context, **arguments) over all parents")
    return over_parents(resolve)


def read_key(key: str, row: dict[str, Any], _info: Any) -> Any:
    """A missing key is a mistake of ours, not a null."""
    return row[key]


def over_parents(reader: Reader) -> Any:
    """``reader`` as graphql-core calls it, one parent at a time."""

    def resolve(parent: Any, info: Any, **arguments: Any) -> Pending:
        pending: Pending = info.context.batches.ask(reader, info.field_nodes[0], parent, arguments)
        return pending

    resolve.over_parents = reader  # type: ignore[attr-defined]
    return resolve
