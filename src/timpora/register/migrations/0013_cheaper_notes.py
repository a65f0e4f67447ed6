"""What is held and noted as rows come costs less.

- A record that came in the same transaction is seen by nobody else, so that what is said of it need not hold it; and it was noted as it
  came. Rows of a list are all of this kind, and their records were locked, one by one, up to three times.
- The records of a statement are one note an office. The office of a note is that of the facts, which the checks of a statement hold to
  that of their source; a key of its own asked for it again, row after row.
- The record of a new document is read where another row has its number, and not before.
- Names and their sounds are found by indexes that are taken in any case: statistics of them serve no plan.
"""

from importlib import import_module

from django.db import migrations


checks = import_module("timpora.register.migrations.0008_checks_a_statement")
DEFINED = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"
LOOK_UP = "SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off SET jit = off"
TELL = "PERFORM pg_notify('register_changed', office_id::text) FROM (SELECT DISTINCT office_id FROM told) t;"
TABLE = """
    ALTER TABLE register_change DROP CONSTRAINT register_change_office_id_fkey;
    ALTER TABLE register_change ALTER COLUMN record TYPE bigint[] USING ARRAY[record];
    ALTER TABLE register_change RENAME COLUMN record TO records;
"""
NOT_COUNTED = """
    ALTER TABLE register_personrecord ALTER COLUMN name SET STATISTICS 0, ALTER COLUMN name_sounds SET STATISTICS 0;
    ALTER INDEX register_personrecord_sounds ALTER COLUMN 1 SET STATISTICS 0;
"""


def _noting(name: str, records: str, rows: str) -> str:
    """The function of a trigger that notes some records of the new rows, all of an office at once."""
    return f"""
    CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql {DEFINED} AS $$
    BEGIN
        INSERT INTO register_change (office_id, records) SELECT t.office_id, array_agg({records}) FROM {rows} GROUP BY t.office_id;
        {TELL}
        RETURN NULL;
    END $$;
    """


OF_BOTH = (
    "(SELECT office_id, first_record_id AS one FROM told UNION ALL SELECT office_id, second_record_id FROM told) t"
)
NOTES = (
    _noting("register_note_records", "t.id", "told t")
    + _noting("register_note_withdrawn", "t.person_record_id", "told t")
    + _noting("register_note_judged", "t.one", OF_BOTH)
)
# The few facts whose keys PostgreSQL checks itself are noted by themselves.
SAID = f"""
    CREATE OR REPLACE FUNCTION register_note_said() RETURNS trigger LANGUAGE plpgsql {DEFINED} {LOOK_UP} AS $$
    BEGIN
        INSERT INTO register_change (office_id, records)
        SELECT t.office_id, array_agg(t.person_record_id)
        FROM told t JOIN register_personrecord r ON r.id = t.person_record_id AND r.recorded_at <> now() GROUP BY t.office_id;
        {TELL}
        RETURN NULL;
    END $$;
"""
# Nobody else has seen a row of this moment whose transaction did not begin before this one: it is one of this transaction.
IS_OWN = "r.recorded_at = now() AND age(r.xmin) <= age(pg_current_xact_id()::xid)"


def _told(whose: str, lock: str = "") -> str:
    """The new rows of whose records something holds; each is looked up by its number, for the planner would rather compare all with all."""
    return f"""told t, LATERAL (
                SELECT FROM public.register_personrecord r
                WHERE r.id = t.person_record_id AND r.office_id IS NOT DISTINCT FROM t.office_id AND r.confidentiality = t.confidentiality
                    AND {whose} OFFSET 0 {lock}) r"""


def _records(table: str, lock: str) -> str:
    """Every record is there, of the same office and as confidential; those that others see stay until this transaction has ended, and are noted."""
    return f"""
        SELECT count(*) INTO there FROM {_told(IS_OWN)};
        SELECT count(*) INTO wanted FROM told;
        IF there <> wanted THEN
            PERFORM FROM {_told(f"NOT ({IS_OWN})", f"FOR {lock} OF r")};
            GET DIAGNOSTICS held = ROW_COUNT;
            IF there + held <> wanted THEN
                RAISE foreign_key_violation USING TABLE = '{table}', CONSTRAINT = '{table}_person_record_id_same_office',
                    MESSAGE = 'insert on "{table}" violates "{table}_person_record_id_same_office"';
            END IF;
            INSERT INTO public.register_change (office_id, records)
            SELECT t.office_id, array_agg(t.person_record_id) FROM {_told(f"NOT ({IS_OWN})")} GROUP BY t.office_id;
            {TELL}
        END IF;
    """


def _hold(name: str) -> str:
    """The checks of one table, with these instead of the former ones; what told of its new rows besides goes."""
    table, excludes = f"register_{name}", checks.EXCLUDES.get(name)
    asked = checks._sources(table) + _records(table, "NO KEY UPDATE" if excludes else "KEY SHARE")  # noqa: SLF001 - of the migration that this one amends
    if excludes:
        asked += checks._periods(table, *excludes)  # noqa: SLF001
    return f"""
    CREATE OR REPLACE FUNCTION {table}_hold() RETURNS trigger LANGUAGE plpgsql {DEFINED} {LOOK_UP} AS $$
    DECLARE
        there bigint;
        wanted bigint;
        held bigint;
    BEGIN
        {asked}
        RETURN NULL;
    END $$;
    DROP TRIGGER register_{name}_insert_noted ON {table};
    """


HOLDS = "".join(map(_hold, checks.ABOUT_PEOPLE))
# Two rows disagree where both say a state and it is not the same, or both say when somebody was born and no day fits both.
DOUBTS = f"""
    CREATE OR REPLACE FUNCTION register_note_doubts() RETURNS trigger LANGUAGE plpgsql {DEFINED} {LOOK_UP} AS $$
    BEGIN
        INSERT INTO register_doubtednumber (office_id, document_number, confidentiality)
        SELECT DISTINCT t.office_id, t.document_number, greatest(t.confidentiality, o.confidentiality)
        FROM told t, LATERAL (
            SELECT o.confidentiality, o.issuing_state, o.person_record_id
            FROM register_traveldocument o
            WHERE o.document_number = t.document_number AND o.office_id IS NOT DISTINCT FROM t.office_id AND o.id <> t.id
            OFFSET 0) o, LATERAL (
            SELECT FROM register_personrecord tp, register_personrecord op
            WHERE tp.id = t.person_record_id AND op.id = o.person_record_id
                AND (coalesce(t.issuing_state, tp.nationality) <> coalesce(o.issuing_state, op.nationality)
                    OR tp.born_earliest > op.born_latest OR op.born_earliest > tp.born_latest)
            OFFSET 0) d
        ON CONFLICT DO NOTHING;
        RETURN NULL;
    END $$;
"""


class Migration(migrations.Migration):
    """Cheaper notes."""

    dependencies = [("register", "0012_by_place_and_employer")]

    operations = [migrations.RunSQL(sql=[TABLE, NOTES, SAID, HOLDS, DOUBTS, NOT_COUNTED], elidable=False)]
