"""The operations of every front end, each with the fragments that it spreads, as the generated code sends them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graphql import FragmentDefinitionNode, FragmentSpreadNode, OperationDefinitionNode, Visitor, parse, print_ast, visit
from graphql.language import DefinitionNode

ROOT = Path(__file__).resolve().parents[2]
FOLDER = "src/lib/operations"


@dataclass(frozen=True)
class Operation:
    app: str
    name: str
    text: str

    def __str__(self) -> str:
        return f"{self.app}.{self.name}"


def operations() -> list[Operation]:
    found = []
    for folder in sorted((ROOT / "frontends" / "apps").glob(f"*/{FOLDER}")):
        definitions = [node for path in sorted(folder.rglob("*.graphql")) for node in parse(path.read_text()).definitions]
        fragments = {node.name.value: node for node in definitions if isinstance(node, FragmentDefinitionNode)}
        for node in definitions:
            if isinstance(node, OperationDefinitionNode):
                assert node.name, f"an operation without a name in {folder}"
                parts = [node, *(fragments[name] for name in sorted(_spread(node, fragments)))]
                found.append(Operation(folder.parents[2].name, node.name.value, "\n".join(print_ast(part) for part in parts)))
    return found


def _spread(node: DefinitionNode, fragments: dict[str, FragmentDefinitionNode]) -> set[str]:
    names: set[str] = set()

    class Spreads(Visitor):
        def enter_fragment_spread(self, spread: FragmentSpreadNode, *_: object) -> None:
            if spread.name.value not in names:
                names.add(spread.name.value)
                visit(fragments[spread.name.value], self)

    visit(node, Spreads())
    return names
