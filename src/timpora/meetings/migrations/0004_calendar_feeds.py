"""Addresses that calendars read: each sees and ends the own one, an account's ends with it, and a secret tells whose it is to who shows it."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from timpora.meetings.core import events
from timpora.postgres.names import OWNER, WEB
from timpora.postgres.walls import let_add, let_call, let_change, let_read, same_office, shut


DEFINED = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"
TABLE = "meetings_calendarfeed"
TODAY = "(now() AT TIME ZONE 'Asia/Jakarta')::date"


def _holds(row: str) -> str:
    """Whether a dated row of a team holds today, as the walls of meetings have it."""
    today = f"team_day({row}.recorded_on, {row}.recorded_at)"
    return f"({row}.first_day <= {today} AND ({row}.last_day IS NULL OR {row}.last_day >= {today}) AND ({row}.gone_on IS NULL OR {row}.gone_on > {today}))"


KNOWS = f"""
    -- Whether an account sits in any team today.
    CREATE FUNCTION meetings_sits(who bigint) RETURNS boolean LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT EXISTS (SELECT FROM team_holder h JOIN team_seat s ON s.id = h.seat_id WHERE h.held_by = who AND {_holds("h")} AND {_holds("s")})
    $$;
    CREATE FUNCTION meetings_sits_itself() RETURNS boolean LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT meetings_sits(wall_account())
    $$;
    -- Whose an address is, for who shows its secret at the door: nothing of a wrong one, one that ended, and one whose owner ended or sits nowhere.
    CREATE FUNCTION meetings_calendar_of(shown bytea) RETURNS bigint LANGUAGE plpgsql {DEFINED} AS $$
    DECLARE own {TABLE};
    BEGIN
        SELECT f.* INTO own FROM {TABLE} f JOIN accounts_account a ON a.id = f.account AND a.ended_at IS NULL
        WHERE f.digest = shown AND f.ended_at IS NULL AND wall_is_at_the_door() AND meetings_sits(f.account);
        IF own.last_read_on IS DISTINCT FROM {TODAY} THEN
            UPDATE {TABLE} f SET last_read_on = {TODAY} WHERE f.id = own.id;
        END IF;
        RETURN own.account;
    END $$;
"""
OWN = "office_id = (SELECT wall_office()) AND account = (SELECT wall_account())"
LOOKS_AFTER = "office_id = (SELECT wall_register_office()) AND (SELECT wall_may('screen'))"
IN_PERSON = "NOT (SELECT wall_is_by_token())"
WALLS = f"""
    {shut(TABLE)}
    ALTER TABLE {TABLE} ADD CONSTRAINT {TABLE}_digest_is_one CHECK (octet_length(digest) = 32);
    {same_office(TABLE, "account", "accounts_account")}
    {let_read(TABLE, f"({OWN}) OR ({LOOKS_AFTER})")}
    {
    let_add(
        TABLE,
        f"{OWN} AND {IN_PERSON} AND made_at = now() AND ended_at IS NULL AND last_read_on IS NULL AND (SELECT meetings_sits_itself())",
    )
}
    {
    let_change(
        TABLE,
        ("ended_at", "ended_by"),
        only=f"ended_at IS NULL AND {IN_PERSON} AND (({OWN}) OR ({LOOKS_AFTER}))",
        into=f"ended_at = now() AND ended_by = (SELECT wall_account()) AND (({OWN}) OR ({LOOKS_AFTER}))",
    )
}
"""
# Whose account ends, goes to another agency, or whose access somebody else restores: the calendar reads nothing from that moment. Signing in may
# keep a password in a newer form; that is done at the door, and ends nothing.
ENDS = f"""
    CREATE FUNCTION meetings_account_changed() RETURNS trigger LANGUAGE plpgsql {DEFINED} AS $$
    BEGIN
        UPDATE {TABLE} f SET ended_at = now(), ended_by = wall_account() WHERE f.account = NEW.id AND f.ended_at IS NULL;
        IF FOUND THEN
            PERFORM audit_append('{events.CALENDAR_ENDED}', 'account:' || NEW.id, '{{}}');
        END IF;
        RETURN NULL;
    END $$;
    CREATE TRIGGER meetings_account_ended AFTER UPDATE OF ended_at, agency_id ON accounts_account FOR EACH ROW
        WHEN (NEW.ended_at IS DISTINCT FROM OLD.ended_at OR NEW.agency_id IS DISTINCT FROM OLD.agency_id)
        EXECUTE FUNCTION meetings_account_changed();
    CREATE TRIGGER meetings_access_restored AFTER UPDATE OF password ON accounts_account FOR EACH ROW
        WHEN (NEW.password IS DISTINCT FROM OLD.password AND coalesce(wall_account(), -1) <> ALL (ARRAY[0, NEW.id]))
        EXECUTE FUNCTION meetings_account_changed();
"""
CALLED = ["meetings_sits_itself()", "meetings_calendar_of(bytea)"]
INSIDE = ["meetings_sits(bigint)", "meetings_account_changed()"]


class Migration(migrations.Migration):
    """The table of addresses and its walls."""

    dependencies = [("meetings", "0003_packs"), ("accounts", "0014_looking_with_less")]

    operations = [
        migrations.CreateModel(
            name="CalendarFeed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("account", models.BigIntegerField()),
                ("digest", models.BinaryField(max_length=32, unique=True)),
                (
                    "made_at",
                    models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False),
                ),
                ("last_read_on", models.DateField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.BigIntegerField(null=True)),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("account",),
                        name="meetings_calendarfeed_one_each",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ended_at__isnull", False), ("ended_by__isnull", True), _connector="OR"),
                        name="meetings_calendarfeed_ended_when_by",
                    ),
                ],
            },
        ),
        migrations.RunSQL(
            sql=[
                KNOWS,
                let_call(CALLED, (WEB,), owner=OWNER),
                WALLS,
                ENDS,
                let_call(INSIDE, (), owner=OWNER),
            ],
            elidable=False,
        ),
    ]
