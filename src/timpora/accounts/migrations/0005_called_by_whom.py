"""The functions that say who is looking may be called by whom they are meant for; until now PostgreSQL's default let everybody."""

from django.db import migrations

from timpora.postgres.names import OWNER, SCRIBE, WALL, WEB
from timpora.postgres.walls import let_call


ASKED_BY_ALL_OF_OURS = ("wall_account()", "wall_office()")
ASKED = ("wall_looker()", "wall_is_at_the_door()", "wall_clearance()", "wall_may(text)", "wall_register_office()")


class Migration(migrations.Migration):
    """Who calls what."""

    dependencies = [("accounts", "0004_tokens")]

    operations = [
        migrations.RunSQL(
            sql=[
                let_call(ASKED_BY_ALL_OF_OURS, (WEB, OWNER, SCRIBE), owner=WALL),
                let_call(ASKED, (WEB, OWNER), owner=WALL),
                let_call(["accounts_account_guard()"], (), owner=OWNER),
            ],
            elidable=False,
        )
    ]
