"""What must hold of every fact is looked up once a statement, for all its rows together, and no longer once a row.

A list of 100,000 rows is written by a few statements. PostgreSQL looks up each reference of each row by a query of its own, and
writes periods that exclude each other into an index that costs more than all others together. A trigger a statement asks the same
of all new rows at once, holds what they refer to until the transaction ends, and raises the same errors; what it refers to can
neither change its key nor go (docs/decisions/0028-checks-a-statement.md). One index over office and source, made with the tables, serves
whoever asks for a file's facts, and costs less than one over each.
"""

from collections.abc import Sequence

from django.db import migrations


ABOUT_PEOPLE = ("traveldocument", "staypermit", "application", "crossing", "presence", "workpermit")
# These three are few, even in long lists, and keep the keys that PostgreSQL checks itself.
FEW = ("circumstance", "place", "organisation")
FROM_LISTS = ("personrecord", *ABOUT_PEOPLE)
KEYS = ("id", "office_id", "source_id", "confidentiality")
# What two open facts of one record may not both say of overlapping days.
EXCLUDES = {
    "staypermit": (("permit_number",), ("valid_from", "valid_until")),
    "workpermit": (("work_permit_number",), ("valid_from", "valid_until")),
    "presence": (("place_kind", "coalesce({}.place_key, '')", "met_in_person"), ("from_on", "until_on")),
}


def _of(row: str, column: str) -> str:
    """A column of one of two rows; an expression says itself where the row is named."""
    return column.format(row) if "{}" in column else f"{row}.{column}"


def _sources(table: str) -> str:
    """Every source is there, of the same office, and stays until this transaction has ended."""
    return f"""
        PERFORM FROM (SELECT DISTINCT office_id, source_id FROM told) t
            JOIN public.register_source s ON s.id = t.source_id AND s.office_id = t.office_id FOR KEY SHARE OF s;
        GET DIAGNOSTICS there = ROW_COUNT;
        IF there <> (SELECT count(*) FROM (SELECT DISTINCT office_id, source_id FROM told) t) THEN
            RAISE foreign_key_violation USING TABLE = '{table}', CONSTRAINT = '{table}_source_id_same_office',
                MESSAGE = 'insert on "{table}" violates "{table}_source_id_same_office"';
        END IF;
    """


def _records(table: str, lock: str) -> str:
    """Every record is there, of the same office and as confidential, and stays until this transaction has ended."""
    return f"""
        PERFORM FROM told t JOIN public.register_personrecord r
            ON r.id = t.person_record_id AND r.office_id = t.office_id AND r.confidentiality = t.confidentiality FOR {lock} OF r;
        GET DIAGNOSTICS there = ROW_COUNT;
        IF there <> (SELECT count(*) FROM told) THEN
            RAISE foreign_key_violation USING TABLE = '{table}', CONSTRAINT = '{table}_person_record_id_same_office',
                MESSAGE = 'insert on "{table}" violates "{table}_person_record_id_same_office"';
        END IF;
    """


def _periods(table: str, same: Sequence[str], period: Sequence[str]) -> str:
    """No open fact of the same record says the same of a day of which a new one does.

    `OFFSET 0` keeps each new row a look-up of its own: while nothing is counted of a table that has just been filled, PostgreSQL would
    rather compare each row with each.

    Whoever adds such a fact holds its record against others who would, so that two at once do not pass each other unseen.
    """
    equal = " AND ".join(f"{_of('o', column)} = {_of('t', column)}" for column in same)
    days = [f"daterange({row}.{period[0]}, {row}.{period[1]}, '[]')" for row in ("o", "t")]
    return f"""
        IF EXISTS (
            SELECT FROM told t, LATERAL (
                SELECT FROM public.{table} o
                WHERE o.person_record_id = t.person_record_id AND o.id <> t.id AND o.withdrawn_at IS NULL AND {equal} AND {" && ".join(days)}
                OFFSET 0) o
            WHERE t.withdrawn_at IS NULL
        ) THEN
            RAISE exclusion_violation USING TABLE = '{table}', CONSTRAINT = '{table}_not_twice_at_once',
                MESSAGE = 'insert on "{table}" violates "{table}_not_twice_at_once"';
        END IF;
    """


def _checks(name: str) -> str:
    """The function and the trigger of one table; new rows find their partners by the indexes, however large the register is."""
    table = f"register_{name}"
    excludes = EXCLUDES.get(name)
    asked = _sources(table)
    if name in ABOUT_PEOPLE:
        asked += _records(table, "NO KEY UPDATE" if excludes else "KEY SHARE")
    if excludes:
        asked += _periods(table, *excludes)
    return f"""
    CREATE FUNCTION {table}_hold() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off SET jit = off AS $$
    DECLARE
        there bigint;
    BEGIN
        {asked}
        RETURN NULL;
    END $$;
    REVOKE ALL ON FUNCTION {table}_hold() FROM PUBLIC;
    CREATE TRIGGER {table}_holds AFTER INSERT ON {table}
        REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION {table}_hold();
    """


STAYS = """
    CREATE FUNCTION register_stays_as_recorded() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE integrity_constraint_violation USING TABLE = TG_TABLE_NAME,
            MESSAGE = 'what was recorded in "' || TG_TABLE_NAME || '" is withdrawn and never changed';
    END $$;
    REVOKE ALL ON FUNCTION register_stays_as_recorded() FROM PUBLIC;
"""


def _stays(name: str) -> str:
    """What a check rests on does not change afterwards; PostgreSQL compares the columns itself and calls nothing while they stay."""
    table = f"register_{name}"
    same, period = EXCLUDES.get(name, ((), ()))
    plain = [column for column in same if "{}" not in column]
    held = {
        "source": ("id", "office_id"),
        "personrecord": KEYS,
    }.get(name, (*KEYS, "person_record_id", *plain, *period))
    if name == "presence":
        held = (*held, "place_key")
    old, new = (", ".join(f"{row}.{column}" for column in held) for row in ("OLD", "NEW"))
    return f"""
    CREATE TRIGGER {table}_stays BEFORE UPDATE ON {table} FOR EACH ROW
        WHEN (({old}) IS DISTINCT FROM ({new}) OR (OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS NULL))
        EXECUTE FUNCTION register_stays_as_recorded();
    """


def _is_needed(table: str, column: str, by: Sequence[str]) -> str:
    """A row that facts refer to cannot be deleted, by nobody; facts that came while the deletion waited are seen."""
    named = " OR ".join(
        f"EXISTS (SELECT FROM public.register_{name} f WHERE f.office_id = OLD.office_id AND f.{column} = OLD.id)"
        for name in by
    )
    return f"""
    CREATE FUNCTION {table}_is_needed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
    BEGIN
        IF {named} THEN
            RAISE foreign_key_violation USING TABLE = '{table}', MESSAGE = 'facts still refer to a row of "{table}"';
        END IF;
        RETURN NULL;
    END $$;
    REVOKE ALL ON FUNCTION {table}_is_needed() FROM PUBLIC;
    CREATE TRIGGER {table}_is_kept AFTER DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_is_needed();
    """


# The key over office, row and confidentiality was there to be referred to; the check finds the row by its number.
WITHOUT = (
    "".join(
        f"ALTER TABLE register_{name} DROP CONSTRAINT register_{name}_source_id_same_office;" for name in FROM_LISTS
    )
    + "".join(
        f"ALTER TABLE register_{name} DROP CONSTRAINT register_{name}_person_record_id_same_office;"
        for name in ABOUT_PEOPLE
    )
    + "".join(f"ALTER TABLE register_{name} DROP CONSTRAINT register_{name}_not_twice_at_once;" for name in EXCLUDES)
    + ("ALTER TABLE register_personrecord DROP CONSTRAINT register_personrecord_whole;")
)
HELD = (
    "".join(map(_checks, FROM_LISTS))
    + STAYS
    + "".join(map(_stays, ("source", *FROM_LISTS)))
    + _is_needed("register_source", "source_id", FROM_LISTS)
    + _is_needed("register_personrecord", "person_record_id", ABOUT_PEOPLE)
)


class Migration(migrations.Migration):
    """Checks a statement."""

    dependencies = [("register", "0007_doubted_numbers")]

    operations = [
        migrations.RunSQL(sql=[WITHOUT, HELD], elidable=False),
    ]
