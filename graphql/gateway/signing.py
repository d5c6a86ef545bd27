"""The schema as it is signed: one text for one schema, in the order in which a reader meets its types."""

from __future__ import annotations

from collections.abc import Iterator

from graphql import GraphQLInterfaceType, GraphQLNamedType, GraphQLObjectType, GraphQLSchema, get_named_type, is_specified_scalar_type
from graphql.type import GraphQLInputObjectType
from graphql.utilities import print_type


def signed_text(schema: GraphQLSchema) -> str:
    """SDL, roots first, each type after the first that names it."""
    met: dict[str, GraphQLNamedType] = {}
    roots = [root for root in (schema.query_type, schema.mutation_type) if root]
    met.update((root.name, root) for root in roots)
    for root in roots:
        _walk(schema, root, met)
    return "\n\n".join(print_type(kind) for kind in met.values() if not is_specified_scalar_type(kind)) + "\n"


def _walk(schema: GraphQLSchema, kind: GraphQLNamedType, met: dict[str, GraphQLNamedType]) -> None:
    for named in _named_by(schema, kind):
        if named.name not in met:
            met[named.name] = named
            _walk(schema, named, met)


def _named_by(schema: GraphQLSchema, kind: GraphQLNamedType) -> Iterator[GraphQLNamedType]:
    if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
        yield from kind.interfaces
        for field in kind.fields.values():
            yield from (get_named_type(argument.type) for argument in field.args.values())
            yield get_named_type(field.type)
    if isinstance(kind, GraphQLInterfaceType):
        yield from schema.get_possible_types(kind)
    if isinstance(kind, GraphQLInputObjectType):
        yield from (get_named_type(field.type) for field in kind.fields.values())
