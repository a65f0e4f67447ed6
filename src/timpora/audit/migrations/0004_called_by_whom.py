"""Events are added by the web and by who migrates, and links by nobody but the trail itself; PostgreSQL's default let everybody call."""

from django.db import migrations

from timpora.postgres.names import OWNER, SCRIBE, WEB
from timpora.postgres.walls import let_call


class Migration(migrations.Migration):
    """Who calls what."""

    # The scribe asks who is looking, and has no other leave to than the one that accounts give.
    dependencies = [("audit", "0003_by_which_program"), ("accounts", "0005_called_by_whom")]

    operations = [
        migrations.RunSQL(
            sql=[
                let_call(["audit_append(text, text, jsonb)"], (WEB, OWNER), owner=SCRIBE),
                let_call(["audit_link_event()"], (), owner=SCRIBE),
                let_call(["audit_refuse()"], (), owner=OWNER),
            ],
            elidable=False,
        )
    ]
