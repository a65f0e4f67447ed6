"""Walls around the register, what the web role may do to it, and the facts that exclude each other (docs/explanation/walls.md)."""

from django.db import migrations

from timpora.postgres.walls import let_add, let_change, let_read, same_office, shut


FACTS_OF_A_PERSON = (
    "traveldocument",
    "staypermit",
    "application",
    "crossing",
    "presence",
    "workpermit",
    "circumstance",
)
FACTS = ("personrecord", *FACTS_OF_A_PERSON, "place", "organisation")

OWN_OFFICE = "office_id = (SELECT wall_register_office())"
CLEARED = f"{OWN_OFFICE} AND confidentiality <= (SELECT wall_clearance())"
# Who recorded and when is what the database says; a row begins open.
RECORDED_NOW = """
    recorded_by = (SELECT wall_account()) AND recorded_at = now() AND withdrawn_at IS NULL AND (SELECT wall_may('record_facts'))
"""
WITHDRAWN_NOW = "withdrawn_by = (SELECT wall_account()) AND withdrawn_at = now()"
MAY_WITHDRAW = "withdrawn_at IS NULL AND (SELECT wall_may('withdraw_facts'))"
WITHDRAWAL = ("withdrawn_at", "withdrawn_by", "withdrawn_because")


def _walls(table: str, seen: str) -> str:
    """The web role reads and adds what it sees, and of what it sees changes nothing but that it is withdrawn, once."""
    return (
        shut(table)
        + let_read(table, seen)
        + let_add(table, f"{seen} AND {RECORDED_NOW}")
        + let_change(table, WITHDRAWAL, only=f"{seen} AND {MAY_WITHDRAW}", into=f"{seen} AND {WITHDRAWN_NOW}")
    )


def _fact(name: str) -> str:
    table = f"register_{name}"
    return _walls(table, CLEARED) + same_office(table, "source_id", "register_source")


SOURCES = f"""
    ALTER TABLE register_source ADD CONSTRAINT register_source_office_and_id UNIQUE (office_id, id);
    {_walls("register_source", OWN_OFFICE)}
"""

# A fact is as confidential as the record of the person it is about. A circumstance may be more: that somebody is a possible
# victim need not be known to whoever may know the name.
ABOUT_PEOPLE = """
    ALTER TABLE register_personrecord ADD CONSTRAINT register_personrecord_office_and_id UNIQUE (office_id, id);
    ALTER TABLE register_personrecord ADD CONSTRAINT register_personrecord_whole UNIQUE (office_id, id, confidentiality);
""" + "".join(
    same_office(f"register_{name}", "person_record_id", "register_personrecord")
    if name == "circumstance"
    else f"""
    ALTER TABLE register_{name} ADD CONSTRAINT register_{name}_person_record_id_same_office
        FOREIGN KEY (office_id, person_record_id, confidentiality)
        REFERENCES register_personrecord (office_id, id, confidentiality);
    """
    for name in FACTS_OF_A_PERSON
)


def _exclude(name: str, what: str, equal: tuple[str, ...], period: tuple[str, str], only: str = "true") -> str:
    """No two open facts that say the same thing of overlapping days."""
    same = ", ".join(f"{column} WITH =" for column in equal)
    return f"""
    ALTER TABLE register_{name} ADD CONSTRAINT register_{name}_{what} EXCLUDE USING gist (
        {same}, daterange({period[0]}, {period[1]}, '[]') WITH &&
    ) WHERE (withdrawn_at IS NULL AND {only});
    """


def _once(name: str, what: str, columns: tuple[str, ...], only: str = "true") -> str:
    """No two open facts that say the same thing."""
    return f"""
    CREATE UNIQUE INDEX register_{name}_{what} ON register_{name} ({", ".join(columns)})
        NULLS NOT DISTINCT WHERE withdrawn_at IS NULL AND {only};
    """


VALID = ("valid_from", "valid_until")
STAY = ("from_on", "until_on")
EXCLUSIONS = "".join(
    (
        _once(
            "personrecord", "one_row_once", ("source_id", "source_sheet", "source_row"), only="source_row IS NOT NULL"
        ),
        _once("traveldocument", "once", ("person_record_id", "document_number")),
        _once("application", "once", ("person_record_id", "application_number"), only="application_number IS NOT NULL"),
        _once("crossing", "once", ("person_record_id", "direction", "crossed_on", "border_post")),
        _exclude(
            "staypermit",
            "not_twice_at_once",
            ("person_record_id", "permit_number"),
            VALID,
            only="permit_number IS NOT NULL",
        ),
        _exclude(
            "workpermit",
            "not_twice_at_once",
            ("person_record_id", "work_permit_number"),
            VALID,
            only="work_permit_number IS NOT NULL",
        ),
        _exclude("circumstance", "not_twice_at_once", ("person_record_id", "kind"), STAY),
        _exclude(
            "presence",
            "not_twice_at_once",
            ("person_record_id", "place_kind", "(coalesce(place_key, ''))", "((met_in_person)::int)"),
            STAY,
        ),
        _exclude("place", "one_word_at_a_time", ("office_id", "kind", "place_key", "(coalesce(area_code, ''))"), VALID),
        _exclude("organisation", "one_word_at_a_time", ("office_id", "kind", "organisation_key"), VALID),
    )
)

# What pages and screening ask for: the facts of a record, the open ones of an office, names and numbers in their comparable form.
SEARCHED = """
    CREATE INDEX register_personrecord_name_key ON register_personrecord USING gin (name_key gin_trgm_ops);
    CREATE INDEX register_traveldocument_number ON register_traveldocument (document_number);
    CREATE INDEX register_place_key ON register_place USING gin (place_key gin_trgm_ops);
    CREATE INDEX register_organisation_key ON register_organisation USING gin (organisation_key gin_trgm_ops);
"""


class Migration(migrations.Migration):
    """Walls, exclusions and indexes of the register."""

    dependencies = [("register", "0001_tables"), ("accounts", "0002_walls")]

    operations = [
        migrations.RunSQL(sql=[SOURCES, "".join(map(_fact, FACTS)), ABOUT_PEOPLE], elidable=False),
        migrations.RunSQL(sql=[EXCLUSIONS, SEARCHED], elidable=False),
    ]
