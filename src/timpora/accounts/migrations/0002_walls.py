"""Who is looking, as the database itself finds out, and the walls around accounts (docs/explanation/walls.md).

The functions belong to a role of their own, which may read what they need and nothing else. Each policy asks them once a
statement, not once a row: that is what the inner SELECT is for.
"""

from django.db import migrations

from timpora.postgres.names import OWNER, WALL, WEB
from timpora.postgres.walls import let_add, let_change, let_read, let_the_wall_read, shut


HOURS_A_PASS_HOLDS = 12

KEY = f"""
    CREATE TABLE wall_key (
        single boolean PRIMARY KEY DEFAULT true CHECK (single),
        inner_pad bytea NOT NULL CHECK (length(inner_pad) = 64),
        outer_pad bytea NOT NULL CHECK (length(outer_pad) = 64)
    );
    {shut("wall_key")}
    {let_the_wall_read("wall_key", ("single", "inner_pad", "outer_pad"))}
"""

# A pass is `account.process.seconds.signature`; whatever is amiss with it, nobody is looking.
WHO = f"""
    CREATE FUNCTION wall_account() RETURNS bigint
    LANGUAGE plpgsql STABLE PARALLEL RESTRICTED SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    DECLARE
        shown text[] := string_to_array(current_setting('app.viewer', true), '.');
        keys wall_key%ROWTYPE;
        said bytea;
    BEGIN
        IF cardinality(shown) IS DISTINCT FROM 4 OR shown[2] <> pg_backend_pid()::text THEN
            RETURN NULL;
        END IF;
        SELECT * INTO keys FROM wall_key;
        said := convert_to(shown[1] || '.' || shown[2] || '.' || shown[3], 'UTF8');
        IF encode(sha256(keys.outer_pad || sha256(keys.inner_pad || said)), 'hex') IS DISTINCT FROM shown[4] THEN
            RETURN NULL;
        END IF;
        IF abs(extract(epoch FROM now()) - shown[3]::bigint) > {HOURS_A_PASS_HOLDS} * 3600 THEN
            RETURN NULL;
        END IF;
        RETURN shown[1]::bigint;
    END $$;

    CREATE FUNCTION wall_looker(OUT account bigint, OUT office bigint, OUT role text)
    LANGUAGE sql STABLE PARALLEL RESTRICTED SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT a.id, a.office_id, a.role FROM accounts_account a WHERE a.id = wall_account() AND a.ended_at IS NULL
    $$;

    CREATE FUNCTION wall_is_at_the_door() RETURNS boolean
    LANGUAGE sql STABLE PARALLEL RESTRICTED SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT coalesce(wall_account() = 0, false)
    $$;

    CREATE FUNCTION wall_office() RETURNS bigint
    LANGUAGE sql STABLE PARALLEL RESTRICTED SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT office FROM wall_looker()
    $$;

    CREATE FUNCTION wall_clearance() RETURNS integer
    LANGUAGE sql STABLE PARALLEL RESTRICTED SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT CASE role
            WHEN 'officer' THEN 0
            WHEN 'auditor' THEN 1
            WHEN 'examiner' THEN 2
            WHEN 'head_of_section' THEN 2
            WHEN 'head_of_office' THEN 2
            WHEN 'machine' THEN 2
        END FROM wall_looker()
    $$;

    CREATE FUNCTION wall_may(permission text) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL RESTRICTED SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT coalesce((SELECT CASE permission
            WHEN 'read_register' THEN role IN ('officer', 'examiner', 'head_of_section', 'head_of_office', 'auditor', 'machine')
            WHEN 'record_facts' THEN role IN ('officer', 'examiner', 'head_of_section', 'machine')
            WHEN 'withdraw_facts' THEN role IN ('officer', 'examiner', 'head_of_section', 'machine')
            WHEN 'import_lists' THEN role IN ('officer', 'examiner', 'head_of_section', 'machine')
            WHEN 'undo_imports' THEN role = 'head_of_section'
            WHEN 'read_audit' THEN role IN ('head_of_section', 'head_of_office', 'auditor')
            WHEN 'manage_accounts' THEN role = 'administrator'
            WHEN 'send_reports' THEN role IN ('member_agency', 'reporter')
        END FROM wall_looker()), false)
    $$;

    CREATE FUNCTION wall_register_office() RETURNS bigint
    LANGUAGE sql STABLE PARALLEL RESTRICTED SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT office FROM wall_looker() WHERE wall_may('read_register')
    $$;
"""
FUNCTIONS = (
    "wall_account()",
    "wall_looker()",
    "wall_is_at_the_door()",
    "wall_office()",
    "wall_clearance()",
    "wall_may(text)",
    "wall_register_office()",
)
OWNED = "".join(
    f"ALTER FUNCTION {name} OWNER TO {WALL}; REVOKE ALL ON FUNCTION {name} FROM PUBLIC;"
    f" GRANT EXECUTE ON FUNCTION {name} TO {WEB}, {OWNER};"
    for name in FUNCTIONS
)

OFFICES = f"""
    {shut("accounts_office")}
    {let_read("accounts_office", "id = (SELECT wall_office())")}
    {shut("accounts_officearea")}
    {let_read("accounts_officearea", "office_id = (SELECT wall_office())")}
    {shut("accounts_agency")}
    {let_read("accounts_agency", "office_id = (SELECT wall_office())")}
    {let_add("accounts_agency", "office_id = (SELECT wall_office()) AND (SELECT wall_may('manage_accounts'))")}
    ALTER TABLE accounts_agency ADD CONSTRAINT accounts_agency_office_and_id UNIQUE (office_id, id);
    ALTER TABLE accounts_account ADD CONSTRAINT accounts_account_agency_id_same_office
        FOREIGN KEY (office_id, agency_id) REFERENCES accounts_agency (office_id, id);
"""

OWN = "id = (SELECT wall_account())"
COLLEAGUES = "office_id = (SELECT wall_office())"
MANAGED = f"{COLLEAGUES} AND (SELECT wall_may('manage_accounts'))"
READS_COLLEAGUES = f"{COLLEAGUES} AND NOT (SELECT wall_may('send_reports'))"
ACCOUNTS = f"""
    {shut("accounts_account")}
    {let_the_wall_read("accounts_account", ("id", "office_id", "role", "ended_at"))}
    {let_read("accounts_account", f"(SELECT wall_is_at_the_door()) OR ({OWN}) OR ({READS_COLLEAGUES})")}
    {let_add("accounts_account", MANAGED)}
    {
    let_change(
        "accounts_account",
        ("password", "last_login", "name", "role", "agency_id", "language", "ended_at"),
        only=f"({OWN}) OR ({MANAGED})",
        into=f"({OWN}) OR ({MANAGED})",
    )
}
    CREATE FUNCTION accounts_account_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
    BEGIN
        IF current_user = '{
    WEB
}' AND (NEW.role, NEW.agency_id, NEW.ended_at) IS DISTINCT FROM (OLD.role, OLD.agency_id, OLD.ended_at)
           AND (OLD.id = wall_account() OR NOT wall_may('manage_accounts')) THEN
            RAISE EXCEPTION 'nobody changes what their own account may do' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
    END $$;
    CREATE TRIGGER accounts_account_guard BEFORE UPDATE ON accounts_account
        FOR EACH ROW EXECUTE FUNCTION accounts_account_guard();
"""

# Second factors are of packages; at the door they must be read to be asked for, and a use of them noted.
SECOND_FACTORS = f"""
    {shut("mfa_authenticator")}
    GRANT SELECT, INSERT, UPDATE, DELETE ON mfa_authenticator TO {WEB};
    CREATE POLICY own ON mfa_authenticator TO {WEB}
        USING ((SELECT wall_is_at_the_door()) OR user_id = (SELECT wall_account()))
        WITH CHECK ((SELECT wall_is_at_the_door()) OR user_id = (SELECT wall_account()));
"""

ATTEMPTS = f"""
    CREATE TABLE attempt (
        cache_key varchar(255) PRIMARY KEY,
        value text NOT NULL,
        expires timestamptz NOT NULL
    );
    CREATE INDEX attempt_expires ON attempt (expires);
    GRANT SELECT, INSERT, UPDATE, DELETE ON attempt TO {WEB};
"""


class Migration(migrations.Migration):
    """Walls around accounts."""

    dependencies = [("accounts", "0001_tables"), ("mfa", "0003_authenticator_type_uniq")]

    operations = [
        migrations.RunSQL(sql=[KEY, WHO, OWNED, OFFICES, ACCOUNTS, SECOND_FACTORS, ATTEMPTS], elidable=False),
    ]
