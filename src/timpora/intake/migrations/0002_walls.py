"""Walls around intake: the own office's files, senders and feeds, for who may read the register (docs/explanation/walls.md)."""

from django.db import migrations

from timpora.postgres.walls import let_add, let_change, let_read, same_office, shut


OWN_OFFICE = "office_id = (SELECT wall_register_office())"
MAY_IMPORT = f"{OWN_OFFICE} AND (SELECT wall_may('import_lists'))"
MAY_CHANGE = f"{OWN_OFFICE} AND ((SELECT wall_may('import_lists')) OR (SELECT wall_may('undo_imports')))"
MADE = ("state", "sender_id", "looked", "mapping", "checked", "receipt", "source", "recorded_at", "recorded_by")

SENDERS = f"""
    ALTER TABLE intake_sender ADD CONSTRAINT intake_sender_office_and_id UNIQUE (office_id, id);
    {shut("intake_sender")}
    {let_read("intake_sender", OWN_OFFICE)}
    {let_add("intake_sender", MAY_IMPORT)}

    {shut("intake_sendermapping")}
    {let_read("intake_sendermapping", OWN_OFFICE)}
    {let_add("intake_sendermapping", f"{MAY_IMPORT} AND saved_by = (SELECT wall_account())")}
    {let_change("intake_sendermapping", ("mapping", "saved_by", "saved_at"), only=MAY_IMPORT, into=f"{MAY_IMPORT} AND saved_by = (SELECT wall_account())")}
    {same_office("intake_sendermapping", "sender_id", "intake_sender")}

    {shut("intake_feed")}
    {let_read("intake_feed", OWN_OFFICE)}
    {let_add("intake_feed", MAY_IMPORT)}
    {let_change("intake_feed", ("rhythm_days",), only=MAY_IMPORT, into=MAY_IMPORT)}
    {same_office("intake_feed", "sender_id", "intake_sender")}
"""

# Who brought a file and when is what the database says; its bytes, by their digest, never become another's.
DELIVERIES = f"""
    {shut("intake_delivery")}
    {let_read("intake_delivery", OWN_OFFICE)}
    {let_add("intake_delivery", f"{MAY_IMPORT} AND arrived_by = (SELECT wall_account()) AND arrived_at = now() AND state = 'open'")}
    {let_change("intake_delivery", MADE, only=f"{MAY_CHANGE} AND state <> 'set_aside'", into=MAY_CHANGE)}
    {same_office("intake_delivery", "sender_id", "intake_sender")}
    {same_office("intake_delivery", "source", "register_source")}
"""


class Migration(migrations.Migration):
    """Walls around intake."""

    dependencies = [("intake", "0001_tables"), ("register", "0002_walls")]

    operations = [migrations.RunSQL(sql=[SENDERS, DELIVERIES], elidable=False)]
