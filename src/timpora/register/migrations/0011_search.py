"""People by the sound of their names, numbers of permits in one form, places and organisations by name: each behind its wall.

What a name sounds like is recorded beside it (`register/core/search/sounds.py`), and one index over these keys serves every kind
of search for a name; the index over parts of names is no longer asked (docs/decisions/0036-names-by-their-sound.md).
"""

from collections.abc import Iterator

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from timpora.postgres.names import OWNER, WALL, WEB
from timpora.postgres.walls import let_call, let_the_wall_read, shut
from timpora.register.core.search.sounds import name_sounds


AT_ONCE = 20_000
LEDGER = ("id", "office_id", "confidentiality", "recorded_at", "withdrawn_at")
DEFINED = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"
# Without statistics of how often words go together, PostgreSQL may take reading everything for the shorter way.
BY_INDEX = "SET enable_seqscan = off SET jit = off"
KEYS = "array_to_tsvector(string_to_array({row}name_sounds, ' '))"
NUMBER = "translate(upper({row}{column}), ' -./', '')"
NUMBERED = {"staypermit": "permit_number", "workpermit": "work_permit_number", "application": "application_number"}
NAMED = {"place": "place_key", "organisation": "organisation_key"}
# The office is compared so that its index is no choice.
OWN = """
    {row}.office_id IS NOT DISTINCT FROM own_office AND {row}.confidentiality <= own_clearance
    AND CASE WHEN known_at IS NULL THEN {row}.withdrawn_at IS NULL
        ELSE {row}.recorded_at <= known_at AND ({row}.withdrawn_at IS NULL OR {row}.withdrawn_at > known_at) END
"""
WHOSE = """
        own_office bigint := wall_register_office();
        own_clearance integer := wall_clearance();
"""
NOBODY = "own_office IS NULL OR own_clearance IS NULL"
# The index serves one pattern, and the longest word is the rarest; of less than three letters it holds nothing.
LONGEST = "(SELECT w.word FROM unnest(words) AS w (word) ORDER BY length(w.word) DESC LIMIT 1)"
TOO_SHORT = "coalesce(length(longest), 0) < 3"
EVERY_WORD = """{text} LIKE '%' || longest || '%' AND {text} LIKE ALL (
                SELECT '%' || w.word || '%' FROM unnest(words) AS w (word))"""

INDEXES = f"""
    DROP FUNCTION register_people_named(text[], text, timestamptz, bigint, integer);
    DROP INDEX register_personrecord_name_key;
    CREATE INDEX register_personrecord_sounds ON register_personrecord USING gin (({KEYS.format(row="")}));
    CREATE INDEX register_personrecord_same_name ON register_personrecord (name_key);
    CREATE INDEX register_staypermit_sponsor ON register_staypermit USING gin (upper(sponsor) gin_trgm_ops)
        WHERE employer_key IS NULL AND sponsor IS NOT NULL;
""" + "".join(
    f"CREATE INDEX register_{name}_number ON register_{name} (({NUMBER.format(row='', column=column)})) WHERE {column} IS NOT NULL;"
    for name, column in NUMBERED.items()
)

# Which sounds an office has at all, so that of the hundreds near one only those are asked for. A sound that two transactions bring
# at once stands there twice, which harms nothing; to wait for each other would.
SOUNDS = f"""
    {shut("register_namesound")}
    CREATE FUNCTION register_note_sounds() RETURNS trigger LANGUAGE plpgsql {DEFINED} SET jit = off AS $$
    BEGIN
        INSERT INTO register_namesound (office_id, sound)
        SELECT told.office_id, told.sound
        FROM (SELECT DISTINCT t.office_id, s.sound FROM told t, LATERAL string_to_table(t.name_sounds, ' ') AS s (sound)) AS told
        WHERE told.sound > '9' AND NOT EXISTS (
            SELECT FROM register_namesound n WHERE n.office_id = told.office_id AND n.sound = told.sound
        );
        RETURN NULL;
    END $$;
    CREATE TRIGGER register_personrecord_sounds AFTER INSERT ON register_personrecord
        REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION register_note_sounds();
    INSERT INTO register_namesound (office_id, sound)
    SELECT DISTINCT r.office_id, s.sound FROM register_personrecord r, LATERAL string_to_table(r.name_sounds, ' ') AS s (sound)
    WHERE s.sound > '9';
"""

WALL_READS = f"""
    GRANT SELECT (name_sounds) ON register_personrecord TO {WALL};
    {let_the_wall_read("register_namesound", ("office_id", "sound"))}
    {let_the_wall_read("register_staypermit", (*LEDGER, "person_record_id", "permit_number", "sponsor", "employer_key"))}
    {let_the_wall_read("register_workpermit", (*LEDGER, "person_record_id", "work_permit_number"))}
    {let_the_wall_read("register_application", (*LEDGER, "person_record_id", "application_number"))}
    {let_the_wall_read("register_place", (*LEDGER, "kind", "place_key", "area_code"))}
    {let_the_wall_read("register_organisation", (*LEDGER, "kind", "organisation_key"))}
"""

# Whose name has the same words comes first; then questions go from strict to loose, and end as soon as enough was found. `{1}` in one stands for the sounds near the first word's.
SOUNDING = f"""
    CREATE FUNCTION register_people_sounding(same text, questions text[], near text[], known_at timestamptz, enough integer, most integer)
    RETURNS SETOF bigint LANGUAGE plpgsql STABLE PARALLEL RESTRICTED {DEFINED} {BY_INDEX} AS $$
    DECLARE
        {WHOSE}
        question text;
        place integer;
        there text[];
        found bigint[] := '{{}}';
    BEGIN
        IF {NOBODY} THEN
            RETURN;
        END IF;
        found := ARRAY(SELECT r.id FROM register_personrecord r WHERE r.name_key = same AND {OWN.format(row="r")} LIMIT most);
        SELECT array_agg(coalesce(known.sounds, '(0)') ORDER BY v.place) INTO there
        FROM unnest(near) WITH ORDINALITY AS v (sounds, place), LATERAL (
            SELECT '(' || string_agg(DISTINCT n.sound, ' | ') || ')' AS sounds
            FROM string_to_table(v.sounds, ' ') AS s (sound) JOIN register_namesound n ON n.office_id = own_office AND n.sound = s.sound
        ) AS known;
        FOREACH question IN ARRAY questions LOOP
            EXIT WHEN cardinality(found) >= enough;
            FOR place IN 1 .. coalesce(cardinality(there), 0) LOOP
                question := replace(question, '{{' || place || '}}', there[place]);
            END LOOP;
            found := found || ARRAY(
                SELECT r.id FROM register_personrecord r
                WHERE {KEYS.format(row="r.")} @@ question::tsquery AND {OWN.format(row="r")} AND r.id <> ALL (found)
                LIMIT most
            );
        END LOOP;
        RETURN QUERY SELECT unnest(found);
    END $$;
"""
_ONE_NUMBER = """
            SELECT f.person_record_id, '{name}', f.{column}::text FROM register_{name} f
            WHERE {number} = ANY (numbers) AND f.{column} IS NOT NULL AND {own}
"""
OF_NUMBERS = f"""
    CREATE FUNCTION register_records_numbered(numbers text[], known_at timestamptz, most integer)
    RETURNS TABLE (record bigint, kind text, number text) LANGUAGE plpgsql STABLE PARALLEL RESTRICTED {DEFINED} {
    BY_INDEX
} AS $$
    DECLARE
        {WHOSE}
    BEGIN
        IF {NOBODY} THEN
            RETURN;
        END IF;
        RETURN QUERY {
    " UNION ALL ".join(
        _ONE_NUMBER.format(
            name=name, column=column, number=NUMBER.format(row="f.", column=column), own=OWN.format(row="f")
        )
        for name, column in NUMBERED.items()
    )
} LIMIT most;
    END $$;
"""
SPONSORED = f"""
    CREATE FUNCTION register_people_sponsored(words text[], known_at timestamptz, most integer)
    RETURNS TABLE (record bigint, sponsor text) LANGUAGE plpgsql STABLE PARALLEL RESTRICTED {DEFINED} {BY_INDEX} AS $$
    DECLARE
        {WHOSE}
        longest text := {LONGEST};
    BEGIN
        IF {NOBODY} OR {TOO_SHORT} THEN
            RETURN;
        END IF;
        RETURN QUERY
            SELECT f.person_record_id, f.sponsor::text FROM register_staypermit f
            WHERE f.employer_key IS NULL AND f.sponsor IS NOT NULL AND {EVERY_WORD.format(text="upper(f.sponsor)")}
                AND {OWN.format(row="f")}
            LIMIT most;
    END $$;
"""


def _named(name: str, key: str) -> str:
    """Those whose name has every word, else those whose name is like it; what many sources name stands once."""
    group = f"kind, {key}, coalesce(area_code, '')" if name == "place" else f"kind, {key}"
    asked = f"""
        SELECT min(f.id) FROM register_{name} f WHERE {{condition}} AND {OWN.format(row="f")}
        GROUP BY {group} ORDER BY similarity({key}, typed) DESC, min(f.id) LIMIT most
    """
    every = EVERY_WORD.format(text=f"f.{key}")
    return f"""
    CREATE FUNCTION register_{name}s_named(words text[], known_at timestamptz, most integer)
    RETURNS SETOF bigint LANGUAGE plpgsql STABLE PARALLEL RESTRICTED {DEFINED} {BY_INDEX} AS $$
    DECLARE
        {WHOSE}
        typed text := array_to_string(words, ' ');
        longest text := {LONGEST};
    BEGIN
        IF {NOBODY} OR {TOO_SHORT} THEN
            RETURN;
        END IF;
        RETURN QUERY {asked.format(condition=every)};
        IF NOT FOUND THEN
            RETURN QUERY {asked.format(condition=f"f.{key} % typed")};
        END IF;
    END $$;
    """


FUNCTIONS = {
    "register_people_sounding(text, text[], text[], timestamptz, integer, integer)": SOUNDING,
    "register_records_numbered(text[], timestamptz, integer)": OF_NUMBERS,
    "register_people_sponsored(text[], timestamptz, integer)": SPONSORED,
    **{f"register_{name}s_named(text[], timestamptz, integer)": _named(name, key) for name, key in NAMED.items()},
}


def _owned() -> Iterator[str]:
    for name, made in FUNCTIONS.items():
        yield made
        yield f"ALTER FUNCTION {name} OWNER TO {WALL};"
    yield let_call(FUNCTIONS, (WEB, OWNER), owner=WALL)
    yield let_call(["register_note_sounds()"], (), owner=OWNER)


def fill(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """The sounds of names that were recorded before; a later change of how names sound fills them anew in the same way."""
    people = apps.get_model("register", "PersonRecord").objects.order_by("id")
    last = 0
    while rows := list(people.filter(pk__gt=last).values_list("id", "name")[:AT_ONCE]):
        last = rows[-1][0]
        with editor.connection.cursor() as cursor:
            cursor.execute(
                "UPDATE register_personrecord r SET name_sounds = t.sounds"
                " FROM unnest(%s::bigint[], %s::text[]) AS t (id, sounds) WHERE r.id = t.id",
                [[number for number, _ in rows], [name_sounds(name) for _, name in rows]],
            )


class Migration(migrations.Migration):
    """The search."""

    dependencies = [("register", "0010_changes")]

    operations = [
        migrations.AddField("personrecord", "name_sounds", models.TextField(null=True)),
        migrations.CreateModel(
            name="NameSound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sound", models.TextField()),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                        db_constraint=False,
                        db_index=False,
                    ),
                ),
            ],
            options={"indexes": [models.Index(fields=["office", "sound"], name="register_namesound_office")]},
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=False),
        migrations.RunSQL(sql=[INDEXES, SOUNDS, WALL_READS, *_owned()], elidable=False),
    ]
