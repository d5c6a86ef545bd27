"""A trigger: transitions are only ever added."""

from django.db import migrations

TABLE = "workflows_core_transition"


def install(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            schema_editor.execute(
                f"CREATE TRIGGER transition_{verb.lower()} BEFORE {verb} ON {TABLE} BEGIN SELECT RAISE(ABORT, 'transitions are only added'); END"
            )
        return
    schema_editor.execute(
        "CREATE FUNCTION transition_stands() RETURNS trigger LANGUAGE plpgsql AS $$ "
        "BEGIN RAISE EXCEPTION 'transitions are only added' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    schema_editor.execute(
        f"CREATE TRIGGER transition_stands BEFORE UPDATE OR DELETE ON {TABLE} FOR EACH ROW EXECUTE FUNCTION transition_stands()"
    )


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for verb in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS transition_{verb}")
        return
    schema_editor.execute("DROP FUNCTION IF EXISTS transition_stands CASCADE")


class Migration(migrations.Migration):
    dependencies = [("workflows_core", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
