"""What a document may be, measured before it is validated and before any SQL (gateway G31, G32)."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from graphql import DocumentNode, FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode, parse, validate
from graphql.error import GraphQLSyntaxError
from graphql.language import FieldNode, FragmentSpreadNode, SelectionSetNode

from gateway import errors
from gateway.errors import NotRun, refuse

DOCUMENT_BYTES = 20_000
VARIABLES_BYTES = 50_000
TOKENS = 1_000
DEPTH = 12
FIELDS = 500
ALIASES = 30
DIRECTIVES = 50


def prepared(schema: GraphQLSchema, text: str) -> DocumentNode:
    """The document, parsed, measured and valid. Raises NotRun."""
    if len(text.encode(errors="surrogatepass")) > DOCUMENT_BYTES:
        raise refuse(errors.TOO_LARGE, f"A document has at most {DOCUMENT_BYTES} bytes.")
    return _prepared(schema, text)


@lru_cache(maxsize=256)
def _prepared(schema: GraphQLSchema, text: str) -> DocumentNode:
    try:
        document = parse(text, max_tokens=TOKENS, no_location=True)
    except GraphQLSyntaxError as error:
        code = errors.TOO_LARGE if "tokens" in error.message else errors.SYNTAX
        raise refuse(code, error.message) from error
    measure(document)
    if found := validate(schema, document, max_errors=5):
        raise NotRun(*found)
    return document


@dataclass(frozen=True)
class Size:
    """Of one selection set: levels below it, and fields with every spread written out."""

    depth: int = 0
    fields: int = 0


@dataclass
class _Measure:
    fragments: dict[str, FragmentDefinitionNode]
    known: dict[str, Size] = field(default_factory=dict)
    open: set[str] = field(default_factory=set)
    aliases: int = 0
    directives: int = 0

    def of(self, selections: SelectionSetNode) -> Size:
        depth = fields = 0
        for one in selections.selections:
            self._count(one)
            if isinstance(one, FragmentSpreadNode):
                size = self.fragment(one.name.value)
            elif isinstance(one, FieldNode):
                below = self.of(one.selection_set) if one.selection_set else Size()
                size = Size(below.depth + 1, below.fields + 1)
            else:
                size = self.of(one.selection_set)  # type: ignore[attr-defined]
            depth, fields = max(depth, size.depth), fields + size.fields
            if depth > DEPTH:
                raise refuse(errors.TOO_DEEP, f"A document goes at most {DEPTH} fields deep.")
            if fields > FIELDS:
                raise refuse(errors.TOO_LARGE, f"A document asks for at most {FIELDS} fields, fragments written out.")
        return Size(depth, fields)

    def fragment(self, name: str) -> Size:
        """Walked once, however often it is spread; an unknown one is validation's business."""
        if name in self.open:
            raise refuse(errors.CYCLE, f"The fragment {name} contains itself.")
        if name not in self.known and name in self.fragments:
            self.open.add(name)
            self.known[name] = self.of(self.fragments[name].selection_set)
            self.open.discard(name)
        return self.known.get(name, Size())

    def _count(self, selection: object) -> None:
        self.directives += len(getattr(selection, "directives", None) or ())
        self.aliases += getattr(selection, "alias", None) is not None
        if self.directives > DIRECTIVES:
            raise refuse(errors.TOO_LARGE, f"A document has at most {DIRECTIVES} directives.")
        if self.aliases > ALIASES:
            raise refuse(errors.TOO_MANY_ALIASES, f"A document has at most {ALIASES} aliases.")


def measure(document: DocumentNode) -> Size:
    """The largest operation or fragment. Raises NotRun for what is cyclic, too deep, too wide, or more than one operation."""
    fragments = {node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)}
    operations = [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]
    if len(operations) > 1:
        raise refuse(errors.TOO_LARGE, "Send one operation at a time.")
    walk = _Measure(fragments)
    sizes = [walk.of(operation.selection_set) for operation in operations] + [walk.fragment(name) for name in fragments]
    return Size(max((size.depth for size in sizes), default=0), max((size.fields for size in sizes), default=0))
