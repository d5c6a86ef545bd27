from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from graphene_django.management.commands.graphql_schema import Command as GrapheneCommand

from gateway.signing import signed_text


class Command(GrapheneCommand):
    help = "Writes the signed schema, graphql/schema.graphql; --check fails where the types say something else."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--check", action="store_true", help="Write nothing: exit 1 with the difference.")

    def handle(self, *args: Any, check: bool = False, **options: Any) -> None:
        self._check = check
        super().handle(*args, **options)

    def save_graphql_file(self, out: str, schema: Any) -> None:
        path, text = Path(out), signed_text(schema.graphql_schema)
        signed = path.read_text() if path.exists() else ""
        if not self._check:
            path.write_text(text)
        elif text != signed:
            lines = difflib.unified_diff(signed.splitlines(), text.splitlines(), out, "the types", lineterm="")
            raise CommandError("The schema has drifted: run manage.py graphql_schema.\n" + "\n".join(lines), returncode=1)

    def get_schema(self, schema: Any, out: str, indent: int | None) -> None:
        if self._check and not out.endswith(".graphql"):
            raise CommandError("Only an SDL file can be checked.")
        if out.startswith("-") or not out.endswith(".graphql"):
            super().get_schema(schema, out, indent)
            return
        self.save_graphql_file(out, schema)
        self.stdout.write("The schema is as signed." if self._check else f"Written: {out}")
