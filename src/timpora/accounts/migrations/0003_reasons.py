"""Reasons for looking, and walls around them; the own sessions; what an administrator does beyond opening accounts."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from timpora.postgres.names import OWNER, WEB
from timpora.postgres.walls import let_add, let_change, let_read, let_remove, shut


MANAGED = "office_id = (SELECT wall_office()) AND (SELECT wall_may('manage_accounts'))"

REASONS = f"""
    {shut("accounts_lookreason")}
    {
    let_read(
        "accounts_lookreason",
        "office_id = (SELECT wall_office()) AND (account = (SELECT wall_account()) OR (SELECT wall_may('read_audit')))",
    )
}
    {let_add("accounts_lookreason", "office_id = (SELECT wall_office()) AND account = (SELECT wall_account())")}
"""

# Of packages, so its columns are theirs; everybody sees and ends the own ones only.
SESSIONS = f"""
    {shut("usersessions_usersession")}
    GRANT SELECT, INSERT, UPDATE, DELETE ON usersessions_usersession TO {WEB};
    CREATE POLICY own ON usersessions_usersession TO {WEB}
        USING (user_id = (SELECT wall_account())) WITH CHECK (user_id = (SELECT wall_account()));
"""

OFFICES = f"""
    {let_change("accounts_agency", ("name",), only=MANAGED, into=MANAGED)}
    {let_add("accounts_officearea", MANAGED)}
    {let_remove("accounts_officearea", MANAGED)}
"""

# Whoever lost the telephone gets in again without an administrator ever reading anybody's second factor.
LOST_FACTORS = f"""
    CREATE FUNCTION accounts_forget_factors(colleague bigint) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    DECLARE
        removed integer;
    BEGIN
        IF NOT wall_may('manage_accounts') OR colleague = wall_account()
           OR NOT EXISTS (SELECT 1 FROM accounts_account a WHERE a.id = colleague AND a.office_id = wall_office()) THEN
            RAISE EXCEPTION 'only an administrator of the office, and never for the own account'
                USING ERRCODE = 'insufficient_privilege';
        END IF;
        DELETE FROM mfa_authenticator WHERE user_id = colleague;
        GET DIAGNOSTICS removed = ROW_COUNT;
        RETURN removed;
    END $$;
    ALTER FUNCTION accounts_forget_factors(bigint) OWNER TO {OWNER};
    REVOKE ALL ON FUNCTION accounts_forget_factors(bigint) FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION accounts_forget_factors(bigint) TO {WEB};
"""


class Migration(migrations.Migration):
    """Reasons, sessions, administration."""

    dependencies = [("accounts", "0002_walls"), ("usersessions", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="LookReason",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("account", models.BigIntegerField()),
                ("subject", models.CharField(max_length=120)),
                ("reason", models.TextField()),
                (
                    "given_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.office"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["account", "subject", "given_at"], name="accounts_lookreason_given"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason__regex", "\\S")), name="accounts_lookreason_says_something"
                    )
                ],
            },
        ),
        migrations.RunSQL(sql=[REASONS, SESSIONS, OFFICES, LOST_FACTORS], elidable=False),
    ]
