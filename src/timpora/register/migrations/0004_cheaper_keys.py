"""Keys that say the same at less cost: one reference a row and not two, and periods told apart by one number and not by texts.

What `0002_walls` holds by a key over office and row together needs no second key over the row alone: the tables are made without it.
A bulk commit writes hundreds of thousands of rows, and each check of each row is paid for (docs/decisions/0022-cheaper-keys.md).
"""

from django.db import migrations

from timpora.postgres.names import WEB


ABOUT_PEOPLE = (
    "traveldocument",
    "staypermit",
    "application",
    "crossing",
    "presence",
    "workpermit",
    "circumstance",
)
FACTS = ("personrecord", *ABOUT_PEOPLE, "place", "organisation")


def _told_apart_by(name: str, columns: str, period: str, only: str = "true") -> str:
    """Replaces an exclusion over texts by the same over their hashes of 64 bits, beside the number of the record.

    An index over texts and periods costs several times as much to write. Two texts of one record that share a hash would be
    taken for one: among ten things said of a record, once in 400,000,000,000,000,000 records.
    """
    table = f"register_{name}"
    return f"""
    ALTER TABLE {table} DROP CONSTRAINT {table}_not_twice_at_once;
    ALTER TABLE {table} ADD CONSTRAINT {table}_not_twice_at_once EXCLUDE USING gist (
        person_record_id WITH =, {columns} WITH =, daterange({period}, '[]') WITH &&
    ) WHERE (withdrawn_at IS NULL AND {only});
    """


VALID, STAY = "valid_from, valid_until", "from_on, until_on"
PERIODS = "".join(
    (
        _told_apart_by("staypermit", "hashtextextended(permit_number, 0)", VALID, "permit_number IS NOT NULL"),
        _told_apart_by(
            "workpermit", "hashtextextended(work_permit_number, 0)", VALID, "work_permit_number IS NOT NULL"
        ),
        _told_apart_by("circumstance", "hashtextextended(kind, 0)", STAY),
        # Kinds of places are single words, so that kind and key are never mistaken for one another.
        _told_apart_by(
            "presence",
            "hashtextextended(place_kind || ' ' || coalesce(place_key, ''), met_in_person::int)",
            STAY,
        ),
    )
)

# Only the owner of a table may let PostgreSQL count it anew; after a bulk commit, waiting until it does so by itself would leave
# the first pages on plans for a register that was much smaller.
COUNTED_ANEW = f"""
    CREATE FUNCTION register_count_anew() RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        {"".join(f"ANALYZE public.register_{name};" for name in FACTS)}
    $$;
    REVOKE ALL ON FUNCTION register_count_anew() FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION register_count_anew() TO {WEB};
"""


class Migration(migrations.Migration):
    """Cheaper keys."""

    dependencies = [("register", "0003_judgements")]

    operations = [
        migrations.RunSQL(sql=[PERIODS, COUNTED_ANEW], elidable=False),
    ]
