"""graphql-core's own execution, driven without an event loop: it goes on until every field waits, then the batches are read."""

from __future__ import annotations

from collections.abc import Coroutine, Generator, Iterable
from types import CoroutineType
from typing import Any

from graphql import (
    DocumentNode,
    ExecutionContext,
    ExecutionResult,
    GraphQLError,
    GraphQLList,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLResolveInfo,
    GraphQLSchema,
    located_error,
)
from graphql.language import FieldNode
from graphql.pyutils import Path, Undefined

from gateway.execution.batches import Batches, Pending


class Together:
    """Awaits many: each goes as far as it can before any batch is read. The first error ends all of them."""

    def __init__(self, waiting: Iterable[Coroutine[None, None, Any]]) -> None:
        self._waiting = dict(enumerate(waiting))

    def __await__(self) -> Generator[None, None, list[Any]]:
        results: list[Any] = [None] * len(self._waiting)
        try:
            while True:
                for index, one in list(self._waiting.items()):
                    try:
                        one.send(None)
                    except StopIteration as done:
                        results[index] = done.value
                        del self._waiting[index]
                if not self._waiting:
                    return results
                yield
        finally:
            for one in self._waiting.values():
                one.close()


class BatchingContext(ExecutionContext):
    """Replaces the places where graphql-core asks asyncio to gather, and lets one mutation end before the next begins."""

    is_awaitable = staticmethod(lambda value: isinstance(value, Pending | CoroutineType))

    def execute_fields(
        self, parent_type: GraphQLObjectType, source_value: Any, path: Path | None, fields: dict[str, list[FieldNode]]
    ) -> Any:
        results: dict[str, Any] = {}
        for name, nodes in fields.items():
            result = self.execute_field(parent_type, source_value, nodes, Path(path, name, parent_type.name))
            if result is not Undefined:
                results[name] = result
        waiting = [name for name, result in results.items() if self.is_awaitable(result)]
        if not waiting:
            return results

        async def completed() -> dict[str, Any]:
            results.update(zip(waiting, await Together(results[name] for name in waiting), strict=True))
            return results

        return completed()

    def execute_fields_serially(
        self, parent_type: GraphQLObjectType, source_value: Any, path: Path | None, fields: dict[str, list[FieldNode]]
    ) -> Any:
        async def one_by_one() -> dict[str, Any]:
            results: dict[str, Any] = {}
            for name, nodes in fields.items():
                result = self.execute_field(parent_type, source_value, nodes, Path(path, name, parent_type.name))
                if result is not Undefined:
                    results[name] = await result if self.is_awaitable(result) else result
            return results

        return one_by_one()

    def complete_list_value(
        self, return_type: GraphQLList[GraphQLOutputType], field_nodes: list[FieldNode], info: GraphQLResolveInfo, path: Path, result: Any
    ) -> Any:
        if not isinstance(result, list | tuple):
            raise TypeError(f"{info.parent_type.name}.{info.field_name} is a list and was answered with a {type(result).__name__}")
        items = [
            self._complete_item(return_type.of_type, field_nodes, info, path.add_key(index, None), item)
            for index, item in enumerate(result)
        ]
        waiting = [index for index, item in enumerate(items) if self.is_awaitable(item)]
        if not waiting:
            return items

        async def completed() -> list[Any]:
            for index, item in zip(waiting, await Together(items[index] for index in waiting), strict=True):
                items[index] = item
            return items

        return completed()

    def _complete_item(
        self, item_type: GraphQLOutputType, field_nodes: list[FieldNode], info: GraphQLResolveInfo, path: Path, item: Any
    ) -> Any:
        def failed(error: Exception) -> None:
            self.handle_field_error(located_error(error, field_nodes, path.as_list()), item_type, path)

        async def later(coroutine: Any) -> Any:
            try:
                return await coroutine
            except Exception as error:
                return failed(error)

        try:
            completed = self.complete_value(item_type, field_nodes, info, path, item)
        except Exception as error:
            return failed(error)
        return later(completed) if self.is_awaitable(completed) else completed


class Refused(Exception):
    """The operation was not run at all: ``errors`` say why."""

    def __init__(self, errors: list[GraphQLError]) -> None:
        super().__init__(*errors)
        self.errors = errors


def execute(
    schema: GraphQLSchema, document: DocumentNode, context: Any, *, variables: dict[str, Any] | None = None, operation: str | None = None
) -> ExecutionResult:
    """Runs a valid document. ``context.batches`` is set for the time of this operation. Raises Refused before anything ran."""
    run = BatchingContext.build(
        schema,
        document,
        root_value={},
        context_value=context,
        raw_variable_values=variables,
        operation_name=operation,
        max_coercion_errors=5,
        hide_suggestions=False,
    )
    if isinstance(run, list):
        raise Refused(run)
    context.batches = Batches(context)
    errors = run.collected_errors
    try:
        data: Any = run.execute_operation(run.operation, run.root_value)
        if run.is_awaitable(data):
            data = _drive(data, context.batches)
    except GraphQLError as error:
        errors.add(error, None)
        data = None
    return run.build_response(data, errors.errors)


def _drive(coroutine: Any, batches: Batches) -> Any:
    while True:
        try:
            coroutine.send(None)
        except StopIteration as done:
            return done.value
        batches.run()
