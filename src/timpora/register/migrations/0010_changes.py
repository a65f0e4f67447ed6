"""The register notes which records something was said or withdrawn of, so that whoever judges people looks at those alone.

A note names the transaction that wrote it. Whoever reads keeps a snapshot of what it saw, and asks next time for what that snapshot
did not show: nothing is missed that was under way at that moment, and nobody waits for anybody. Records that come in the same
transaction as what is said of them are noted once, as they come.
"""

from django.db import migrations

from timpora.postgres.names import OWNER
from timpora.postgres.walls import let_call, let_read, let_remove, shut


ABOUT_PEOPLE = (
    "traveldocument", "staypermit", "application", "crossing", "presence", "workpermit", "circumstance",
)  # fmt: skip
DEFINED = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"
TABLE = f"""
    CREATE TABLE register_change (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        office_id bigint NOT NULL REFERENCES accounts_office (id),
        record bigint NOT NULL,
        written_by xid8 NOT NULL DEFAULT pg_current_xact_id(),
        at timestamptz NOT NULL DEFAULT now()
    );
    CREATE INDEX register_change_since ON register_change (office_id, written_by);
    {shut("register_change")}
    {let_read("register_change", "office_id = (SELECT wall_register_office()) AND (SELECT wall_may('screen'))")}
    {let_remove("register_change", "office_id = (SELECT wall_register_office()) AND (SELECT wall_may('screen'))")}
"""
TELL = "PERFORM pg_notify('register_changed', office_id::text) FROM (SELECT DISTINCT office_id FROM told) t;"
FUNCTIONS = f"""
    CREATE FUNCTION register_note_records() RETURNS trigger LANGUAGE plpgsql {DEFINED} AS $$
    BEGIN
        INSERT INTO register_change (office_id, record) SELECT office_id, id FROM told;
        {TELL}
        RETURN NULL;
    END $$;
    CREATE FUNCTION register_note_said() RETURNS trigger LANGUAGE plpgsql {DEFINED}
    SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off SET jit = off AS $$
    BEGIN
        INSERT INTO register_change (office_id, record)
        SELECT DISTINCT t.office_id, t.person_record_id
        FROM told t JOIN register_personrecord r ON r.id = t.person_record_id AND r.recorded_at <> now();
        {TELL}
        RETURN NULL;
    END $$;
    CREATE FUNCTION register_note_withdrawn() RETURNS trigger LANGUAGE plpgsql {DEFINED} AS $$
    BEGIN
        INSERT INTO register_change (office_id, record) SELECT DISTINCT office_id, person_record_id FROM told;
        {TELL}
        RETURN NULL;
    END $$;
    CREATE FUNCTION register_note_judged() RETURNS trigger LANGUAGE plpgsql {DEFINED} AS $$
    BEGIN
        INSERT INTO register_change (office_id, record)
        SELECT office_id, first_record_id FROM told UNION SELECT office_id, second_record_id FROM told;
        {TELL}
        RETURN NULL;
    END $$;
"""


def _trigger(table: str, when: str, does: str) -> str:
    return f"""
        CREATE TRIGGER register_{table}_{when.lower()}_noted AFTER {when} ON register_{table}
            REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION {does}();
    """


TRIGGERS = "".join(
    [
        _trigger("personrecord", "INSERT", "register_note_records"),
        _trigger("personrecord", "UPDATE", "register_note_records"),
        _trigger("judgement", "INSERT", "register_note_judged"),
        _trigger("judgement", "UPDATE", "register_note_judged"),
        *(_trigger(table, "INSERT", "register_note_said") for table in ABOUT_PEOPLE),
        *(_trigger(table, "UPDATE", "register_note_withdrawn") for table in ABOUT_PEOPLE),
    ]
)


class Migration(migrations.Migration):
    """What changed, for whom it concerns."""

    dependencies = [("register", "0009_each_sources_word"), ("accounts", "0008_screening")]

    operations = [
        migrations.RunSQL(
            sql=[
                TABLE,
                FUNCTIONS,
                let_call(
                    [
                        "register_note_records()",
                        "register_note_said()",
                        "register_note_withdrawn()",
                        "register_note_judged()",
                    ],
                    (),
                    owner=OWNER,
                ),
                TRIGGERS,
            ],
            elidable=False,
        )
    ]
