"""Tokens of the API: a pass may name one, and then the database lets it see and do no more than the token says.

Whoever changes `wall_may` later keeps the line that asks `wall_within_scope`; test_token_walls.py says so if it is forgotten.
"""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from timpora.postgres.names import OWNER, WALL, WEB
from timpora.postgres.walls import let_add, let_change, let_read, let_the_wall_read, same_office, shut


HOURS_A_PASS_HOLDS = 12
TODAY = "(now() AT TIME ZONE 'Asia/Jakarta')::date"  # by the clock of the office
DEFINED = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"

# A pass is `account.process.seconds.signature` or `account.process.seconds.token.signature`; whatever is amiss, nobody is looking.
# Whether it is of the second form may be read off before it is checked: what is not signed shows nothing in either form. So a person's
# request costs what it did before there were tokens.
OF_A_PROGRAM = "coalesce(cardinality(string_to_array(current_setting('app.viewer', true), '.')) = 5, false)"
PASS = f"""
    CREATE OR REPLACE FUNCTION wall_account() RETURNS bigint
    LANGUAGE plpgsql STABLE PARALLEL RESTRICTED {DEFINED} AS $$
    DECLARE
        shown text[] := string_to_array(current_setting('app.viewer', true), '.');
        parts integer := cardinality(shown);
        keys wall_key%ROWTYPE;
        said bytea;
    BEGIN
        IF parts IS NULL OR parts NOT IN (4, 5) OR shown[2] <> pg_backend_pid()::text THEN
            RETURN NULL;
        END IF;
        SELECT * INTO keys FROM wall_key;
        said := convert_to(array_to_string(shown[1:parts - 1], '.'), 'UTF8');
        IF encode(sha256(keys.outer_pad || sha256(keys.inner_pad || said)), 'hex') IS DISTINCT FROM shown[parts] THEN
            RETURN NULL;
        END IF;
        IF abs(extract(epoch FROM now()) - shown[3]::bigint) > {HOURS_A_PASS_HOLDS} * 3600 THEN
            RETURN NULL;
        END IF;
        RETURN shown[1]::bigint;
    END $$;

    CREATE FUNCTION wall_is_by_token() RETURNS boolean
    LANGUAGE sql STABLE PARALLEL RESTRICTED {DEFINED} AS $$ SELECT {OF_A_PROGRAM} $$;

    CREATE FUNCTION wall_pass(OUT account bigint, OUT token bigint)
    LANGUAGE sql STABLE PARALLEL RESTRICTED {DEFINED} AS $$
        SELECT checked.account, CASE WHEN checked.account IS NOT NULL AND {OF_A_PROGRAM}
            THEN split_part(current_setting('app.viewer', true), '.', 4)::bigint END
        FROM (SELECT wall_account() AS account) checked
    $$;

    CREATE FUNCTION wall_within_scope(permission text) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL RESTRICTED {DEFINED} AS $$
        SELECT NOT {OF_A_PROGRAM} OR EXISTS (
            SELECT 1 FROM wall_pass() p JOIN accounts_apitoken t ON t.id = p.token
            WHERE wall_within_scope.permission = ANY (t.permissions)
        )
    $$;

    CREATE OR REPLACE FUNCTION wall_looker(OUT account bigint, OUT office bigint, OUT role text)
    LANGUAGE sql STABLE PARALLEL RESTRICTED {DEFINED} AS $$
        SELECT a.id, a.office_id, a.role FROM accounts_account a
        WHERE a.id = wall_account() AND a.ended_at IS NULL AND (NOT {OF_A_PROGRAM} OR EXISTS (
            SELECT 1 FROM wall_pass() p JOIN accounts_apitoken t ON t.id = p.token
            WHERE t.account_id = a.id AND t.ended_at IS NULL AND t.ends_on >= {TODAY}
        ))
    $$;

    CREATE OR REPLACE FUNCTION wall_may(permission text) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL RESTRICTED {DEFINED} AS $$
        SELECT coalesce((SELECT CASE permission
            WHEN 'read_register' THEN role IN ('officer', 'examiner', 'head_of_section', 'head_of_office', 'auditor', 'machine')
            WHEN 'record_facts' THEN role IN ('officer', 'examiner', 'head_of_section', 'machine')
            WHEN 'withdraw_facts' THEN role IN ('officer', 'examiner', 'head_of_section', 'machine')
            WHEN 'import_lists' THEN role IN ('officer', 'examiner', 'head_of_section', 'machine')
            WHEN 'undo_imports' THEN role = 'head_of_section'
            WHEN 'read_audit' THEN role IN ('head_of_section', 'head_of_office', 'auditor')
            WHEN 'manage_accounts' THEN role = 'administrator'
            WHEN 'send_reports' THEN role IN ('member_agency', 'reporter')
        END FROM wall_looker()), false) AND wall_within_scope(permission)
    $$;
"""

# Whoever shows a token is told whose it is, and how often it was used in this minute; nobody can ask for any other.
USE = f"""
    CREATE FUNCTION accounts_use_token(
        shown bytea, OUT token bigint, OUT account bigint, OUT permissions text[], OUT uses integer, OUT seconds_left integer
    ) RETURNS SETOF record
    LANGUAGE plpgsql {DEFINED} AS $$
    DECLARE
        this_minute timestamptz := date_trunc('minute', now());
        used_on date;
    BEGIN
        SELECT t.id, t.account_id, t.permissions::text[], t.last_used_on INTO token, account, permissions, used_on
        FROM accounts_apitoken t JOIN accounts_account a ON a.id = t.account_id AND a.ended_at IS NULL
        WHERE t.digest = shown AND t.ended_at IS NULL AND t.ends_on >= {TODAY};
        IF NOT FOUND THEN
            RETURN;
        END IF;
        IF used_on IS DISTINCT FROM {TODAY} THEN
            UPDATE accounts_apitoken t SET last_used_on = {TODAY} WHERE t.id = accounts_use_token.token;
        END IF;
        INSERT INTO accounts_tokenuse AS u (token, minute, uses) VALUES (accounts_use_token.token, this_minute, 1)
        ON CONFLICT ON CONSTRAINT accounts_tokenuse_pkey DO UPDATE
            SET uses = CASE WHEN u.minute = this_minute THEN u.uses + 1 ELSE 1 END, minute = this_minute
        RETURNING u.uses INTO uses;
        seconds_left := ceil(extract(epoch FROM this_minute + interval '1 minute' - now()));
        RETURN NEXT;
    END $$;
"""
NEW = ("wall_pass()", "wall_is_by_token()", "wall_within_scope(text)", "accounts_use_token(bytea)")
POWERS = "".join(
    f"REVOKE ALL ON FUNCTION {name} FROM PUBLIC; GRANT EXECUTE ON FUNCTION {name} TO {WEB}, {OWNER};" for name in NEW
)

OWN = "office_id = (SELECT wall_office()) AND account_id = (SELECT wall_account())"
MANAGED = "office_id = (SELECT wall_office()) AND (SELECT wall_may('manage_accounts'))"
ENDED_NOW = "ended_at = now() AND ended_by = (SELECT wall_account())"
# How often a token was used is lost with the power, and that is no loss.
TOKENS = f"""
    CREATE UNLOGGED TABLE accounts_tokenuse (
        token bigint PRIMARY KEY REFERENCES accounts_apitoken (id), minute timestamptz NOT NULL, uses integer NOT NULL
    );
    {shut("accounts_tokenuse")}
    GRANT SELECT, INSERT, UPDATE ON accounts_tokenuse TO {WALL};
    CREATE POLICY wall ON accounts_tokenuse TO {WALL} USING (true) WITH CHECK (true);

    ALTER TABLE accounts_account ADD CONSTRAINT accounts_account_office_and_id UNIQUE (office_id, id);
    ALTER TABLE accounts_apitoken ADD CONSTRAINT accounts_apitoken_digest_is_one CHECK (octet_length(digest) = 32);
    {shut("accounts_apitoken")}
    {same_office("accounts_apitoken", "account_id", "accounts_account")}
    {
    let_the_wall_read(
        "accounts_apitoken", ("id", "account_id", "digest", "permissions", "ends_on", "last_used_on", "ended_at")
    )
}
    GRANT UPDATE (last_used_on) ON accounts_apitoken TO {WALL};
    CREATE POLICY wall_notes_its_use ON accounts_apitoken FOR UPDATE TO {WALL} USING (true) WITH CHECK (true);
    {let_read("accounts_apitoken", f"({OWN}) OR ({MANAGED})")}
    {
    let_add(
        "accounts_apitoken",
        f"{OWN} AND made_at = now() AND ended_at IS NULL AND last_used_on IS NULL AND ends_on >= {TODAY}"
        " AND NOT 'manage_accounts' = ANY (permissions)"
        " AND NOT EXISTS (SELECT 1 FROM unnest(permissions) AS asked WHERE NOT wall_may(asked))",
    )
}
    {
    let_change(
        "accounts_apitoken",
        ("ended_at", "ended_by"),
        only=f"ended_at IS NULL AND (({OWN}) OR ({MANAGED}))",
        into=f"{ENDED_NOW} AND (({OWN}) OR ({MANAGED}))",
    )
}
"""

# With a token nobody changes an account, a second factor, a session, or a token.
NOT_BY_TOKEN = "".join(
    f"""
    CREATE POLICY not_by_token_{what.lower()} ON {table} AS RESTRICTIVE FOR {what} TO {WEB} {condition};
    """
    for table, kinds in (
        ("accounts_account", ("INSERT", "UPDATE")),
        ("accounts_apitoken", ("INSERT", "UPDATE")),
        ("mfa_authenticator", ("ALL",)),
        ("usersessions_usersession", ("ALL",)),
    )
    for what in kinds
    for condition in (("WITH CHECK" if what == "INSERT" else "USING") + " (NOT (SELECT wall_is_by_token()))",)
)


class Migration(migrations.Migration):
    """Tokens, and walls that know them."""

    dependencies = [("accounts", "0003_reasons")]

    operations = [
        migrations.CreateModel(
            name="ApiToken",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100)),
                ("digest", models.BinaryField(max_length=32, unique=True)),
                (
                    "permissions",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40)),
                ),
                ("ends_on", models.DateField()),
                (
                    "made_at",
                    models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False),
                ),
                ("last_used_on", models.DateField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.BigIntegerField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tokens",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.office"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["account", "ended_at"], name="accounts_apitoken_of_account")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name__regex", "\\S")), name="accounts_apitoken_has_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("permissions__len__gte", 1)), name="accounts_apitoken_may_do_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                            models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="accounts_apitoken_ended_when_and_by",
                    ),
                ],
            },
        ),
        # The functions belong to the wall, which alone may replace them; their bodies are read when they are called.
        migrations.RunSQL(
            sql=[
                TOKENS,
                f"SET LOCAL ROLE {WALL};",
                PASS,
                USE,
                POWERS,
                "RESET ROLE;",
                NOT_BY_TOKEN,
            ],
            elidable=False,
        ),
    ]
