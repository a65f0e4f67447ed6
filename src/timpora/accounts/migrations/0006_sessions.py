"""Sessions behind a wall: whoever knows a session's key reads and writes that one, and nobody lists them.

A session is found before anybody is known, so no policy can ask who is looking. The key itself is the proof instead: it stays in the
browser's cookie, the table holds only its hash, and the functions below take the key. Sessions that began before this migration end,
since their keys could be read. The addresses of electronic mail, of which accounts have none, are shut as well.
"""

from django.db import migrations

from timpora.postgres.names import WALL, WEB
from timpora.postgres.walls import let_call, shut


DEFINED = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"
# The column has room for forty characters; 160 bits of a hash over a key that is chance itself are not guessed.
HASHED = "left(encode(sha256(convert_to(shown, 'UTF8')), 'hex'), 40)"
SHUT = f"""
    DELETE FROM usersessions_usersession;
    DELETE FROM django_session;
    {shut("django_session")}
    GRANT SELECT, INSERT, UPDATE, DELETE ON django_session TO {WALL};
    CREATE POLICY wall ON django_session TO {WALL} USING (true) WITH CHECK (true);
    {shut("account_emailaddress")}
    {shut("account_emailconfirmation")}
"""
FUNCTIONS = f"""
    SET LOCAL ROLE {WALL};
    CREATE FUNCTION accounts_session(shown text) RETURNS text LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT session_data FROM django_session WHERE session_key = {HASHED} AND expire_date > now()
    $$;

    CREATE FUNCTION accounts_begin_session(shown text, kept text, until timestamptz) RETURNS boolean LANGUAGE sql {DEFINED} AS $$
        INSERT INTO django_session (session_key, session_data, expire_date) VALUES ({HASHED}, kept, until)
        ON CONFLICT DO NOTHING RETURNING true
    $$;

    CREATE FUNCTION accounts_keep_session(shown text, kept text, until timestamptz) RETURNS boolean LANGUAGE sql {DEFINED} AS $$
        UPDATE django_session SET session_data = kept, expire_date = until WHERE session_key = {HASHED} RETURNING true
    $$;

    CREATE FUNCTION accounts_end_session(shown text) RETURNS void LANGUAGE sql {DEFINED} AS $$
        DELETE FROM django_session WHERE session_key = {HASHED}
    $$;

    CREATE FUNCTION accounts_forget_sessions() RETURNS bigint LANGUAGE sql {DEFINED} AS $$
        WITH forgotten AS (DELETE FROM django_session WHERE expire_date < now() RETURNING 1) SELECT count(*) FROM forgotten
    $$;
    RESET ROLE;
"""
CALLED = (
    "accounts_session(text)",
    "accounts_begin_session(text, text, timestamptz)",
    "accounts_keep_session(text, text, timestamptz)",
    "accounts_end_session(text)",
    "accounts_forget_sessions()",
)


class Migration(migrations.Migration):
    """A wall around sessions."""

    dependencies = [
        ("accounts", "0005_called_by_whom"),
        ("sessions", "0001_initial"),
        ("account", "0001_initial"),
        ("usersessions", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(sql=[SHUT, FUNCTIONS, let_call(CALLED, (WEB,), owner=WALL)], elidable=False),
    ]
