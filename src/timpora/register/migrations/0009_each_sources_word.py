"""Each list that names a place or an organisation says so for itself, so that undoing one leaves what another one says.

Until now one open word a place was all that the office could have, whoever said it; now it is one a source.
"""

from django.db import migrations


WORDS = (
    ("place", "kind WITH =, place_key WITH =, (coalesce(area_code, '')) WITH =", "place_key"),
    ("organisation", "kind WITH =, organisation_key WITH =", "organisation_key"),
)
# The source is of one office, so that the office need not stand in the exclusion; it does in the index by which lists are drawn.
EACH_SOURCE = "".join(
    f"""
    ALTER TABLE register_{name} DROP CONSTRAINT register_{name}_one_word_at_a_time;
    ALTER TABLE register_{name} ADD CONSTRAINT register_{name}_one_word_a_source EXCLUDE USING gist (
        source_id WITH =, {same}, daterange(valid_from, valid_until, '[]') WITH &&
    ) WHERE (withdrawn_at IS NULL);
    CREATE INDEX register_{name}_named ON register_{name} (office_id, kind, {key}) WHERE withdrawn_at IS NULL;
    """
    for name, same, key in WORDS
)


class Migration(migrations.Migration):
    """Each source's word."""

    dependencies = [("register", "0008_checks_a_statement")]

    operations = [migrations.RunSQL(sql=[EACH_SOURCE], elidable=False)]
