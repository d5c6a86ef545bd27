"""Triggers that hold what voting V6 and V7 promise: once open, rules, candidates and copies stand; amendments are only ever added."""

from django.db import migrations

EDITION = "workflows_voting_edition"
HELD = ["workflows_voting_candidate", "workflows_voting_candidatecopy"]
AMENDMENT = "workflows_voting_amendment"
COLUMNS = ["uuid", "site_id", "rules", "opens_at", "opening", "opening_sha256", "lot_commitment", "display_seed"]


def _sqlite():
    changed = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in COLUMNS)
    refuse = "BEGIN SELECT RAISE(ABORT, 'frozen: the vote has opened'); END"
    yield f"CREATE TRIGGER voting_edition_update BEFORE UPDATE ON {EDITION} WHEN OLD.opening_sha256 <> '' AND ({changed} OR NEW.closes_at < OLD.closes_at) {refuse}"
    yield f"CREATE TRIGGER voting_edition_delete BEFORE DELETE ON {EDITION} WHEN OLD.opening_sha256 <> '' {refuse}"
    for table in HELD:
        for verb, rows in (("INSERT", ["NEW"]), ("UPDATE", ["OLD", "NEW"]), ("DELETE", ["OLD"])):
            frozen = " OR ".join(f"(SELECT opening_sha256 FROM {EDITION} WHERE id = {row}.edition_id) <> ''" for row in rows)
            yield f"CREATE TRIGGER {table}_{verb.lower()} BEFORE {verb} ON {table} WHEN {frozen} {refuse}"
    stands = "BEGIN SELECT RAISE(ABORT, 'frozen: amendments are only added'); END"
    for verb in ("UPDATE", "DELETE"):
        yield f"CREATE TRIGGER voting_amendment_{verb.lower()} BEFORE {verb} ON {AMENDMENT} {stands}"
    # INSERT OR REPLACE deletes the row it replaces without asking the triggers of DELETE.
    yield (
        f"CREATE TRIGGER voting_amendment_insert BEFORE INSERT ON {AMENDMENT} WHEN EXISTS (SELECT 1 FROM {AMENDMENT} "
        f"WHERE id = NEW.id OR (edition_id = NEW.edition_id AND n = NEW.n)) {stands}"
    )
    yield (
        f"CREATE TRIGGER voting_edition_insert BEFORE INSERT ON {EDITION} WHEN EXISTS (SELECT 1 FROM {EDITION} "
        f"WHERE opening_sha256 <> '' AND (id = NEW.id OR uuid = NEW.uuid OR slug = NEW.slug)) {refuse}"
    )


def _sqlite_remove():
    yield "DROP TRIGGER IF EXISTS voting_edition_update"
    yield "DROP TRIGGER IF EXISTS voting_edition_delete"
    yield "DROP TRIGGER IF EXISTS voting_edition_insert"
    for table in HELD:
        for verb in ("insert", "update", "delete"):
            yield f"DROP TRIGGER IF EXISTS {table}_{verb}"
    for verb in ("insert", "update", "delete"):
        yield f"DROP TRIGGER IF EXISTS voting_amendment_{verb}"


def _postgresql():
    changed = " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in COLUMNS)
    refuse = "RAISE EXCEPTION 'frozen: the vote has opened' USING ERRCODE = 'integrity_constraint_violation';"
    yield f"""
        CREATE FUNCTION voting_edition_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                IF OLD.opening_sha256 <> '' THEN {refuse} END IF;
                RETURN OLD;
            END IF;
            IF OLD.opening_sha256 <> '' AND ({changed} OR NEW.closes_at < OLD.closes_at) THEN {refuse} END IF;
            RETURN NEW;
        END $$"""
    # FOR SHARE waits for an opening that is under way, then reads what it left.
    yield f"""
        CREATE FUNCTION voting_candidates_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE opened text;
        BEGIN
            IF TG_OP <> 'INSERT' THEN
                SELECT opening_sha256 INTO opened FROM {EDITION} WHERE id = OLD.edition_id FOR SHARE;
                IF opened <> '' THEN {refuse} END IF;
            END IF;
            IF TG_OP <> 'DELETE' THEN
                SELECT opening_sha256 INTO opened FROM {EDITION} WHERE id = NEW.edition_id FOR SHARE;
                IF opened <> '' THEN {refuse} END IF;
                RETURN NEW;
            END IF;
            RETURN OLD;
        END $$"""
    yield """
        CREATE FUNCTION voting_amendment_stands() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'frozen: amendments are only added' USING ERRCODE = 'integrity_constraint_violation'; END $$"""
    yield f"CREATE TRIGGER voting_edition_frozen BEFORE UPDATE OR DELETE ON {EDITION} FOR EACH ROW EXECUTE FUNCTION voting_edition_frozen()"
    for table in HELD:
        yield f"CREATE TRIGGER voting_frozen BEFORE INSERT OR UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION voting_candidates_frozen()"
    yield f"CREATE TRIGGER voting_amendment_stands BEFORE UPDATE OR DELETE ON {AMENDMENT} FOR EACH ROW EXECUTE FUNCTION voting_amendment_stands()"


def _postgresql_remove():
    yield "DROP FUNCTION IF EXISTS voting_edition_frozen, voting_candidates_frozen, voting_amendment_stands CASCADE"


INSTALL = {"sqlite": _sqlite, "postgresql": _postgresql}
REMOVE = {"sqlite": _sqlite_remove, "postgresql": _postgresql_remove}


def freeze(connection):
    with connection.cursor() as cursor:
        for statement in INSTALL[connection.vendor]():
            cursor.execute(statement)


def thaw(connection):
    with connection.cursor() as cursor:
        for statement in REMOVE[connection.vendor]():
            cursor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("workflows_voting", "0001_initial")]
    operations = [
        migrations.RunPython(lambda apps, schema_editor: freeze(schema_editor.connection), lambda apps, schema_editor: thaw(schema_editor.connection))
    ]
