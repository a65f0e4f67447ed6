"""Names are searched by the web and by nobody else; until now PostgreSQL's default let everybody call the function."""

from django.db import migrations

from timpora.postgres.names import OWNER, WALL, WEB
from timpora.postgres.walls import let_call


class Migration(migrations.Migration):
    """Who calls what."""

    dependencies = [("register", "0005_people_by_name"), ("accounts", "0005_called_by_whom")]

    operations = [
        migrations.RunSQL(
            sql=[
                let_call(
                    ["register_people_named(text[], text, timestamptz, bigint, integer)"], (WEB, OWNER), owner=WALL
                )
            ],
            elidable=False,
        )
    ]
