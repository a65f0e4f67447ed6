"""How often a token was used is counted over the last minute at any moment, so that nobody gets two minutes' worth around a full minute.

One row a token holds sixty counts, one a second. Every process of the web counts in it, one after the other; what was refused is not counted, so that
who goes on asking is let in again as soon as there is room.
"""

from django.db import migrations

from timpora.postgres.names import OWNER, WALL, WEB
from timpora.postgres.walls import let_call


TODAY = "(now() AT TIME ZONE 'Asia/Jakarta')::date"  # by the clock of the office
SLOTS = """
    DELETE FROM accounts_tokenuse;
    ALTER TABLE accounts_tokenuse DROP COLUMN minute, DROP COLUMN uses;
    ALTER TABLE accounts_tokenuse
        ADD COLUMN last bigint NOT NULL,
        ADD COLUMN uses integer[] NOT NULL,
        ADD CONSTRAINT accounts_tokenuse_one_count_a_second CHECK (cardinality(uses) = 60);
"""
# Slot i holds the uses of the latest second that ends in i and is not after `last`; it counts while that second lies within a minute.
USE = f"""
    SET LOCAL ROLE {WALL};
    DROP FUNCTION accounts_use_token(bytea);
    CREATE FUNCTION accounts_use_token(
        shown bytea, most integer,
        OUT token bigint, OUT account bigint, OUT permissions text[], OUT uses integer, OUT seconds_left integer
    ) RETURNS SETOF record
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    DECLARE
        used_on date;
        this bigint;
        kept record;
        slots integer[];
        oldest bigint;
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
        INSERT INTO accounts_tokenuse AS u (token, last, uses)
        VALUES (accounts_use_token.token, floor(extract(epoch FROM now())), array_fill(0, ARRAY[60]))
        ON CONFLICT ON CONSTRAINT accounts_tokenuse_pkey DO NOTHING;
        SELECT u.last, u.uses INTO kept FROM accounts_tokenuse u WHERE u.token = accounts_use_token.token FOR UPDATE;
        this := greatest(kept.last, floor(extract(epoch FROM clock_timestamp())));
        SELECT array_agg(CASE WHEN at > this - 60 THEN n ELSE 0 END ORDER BY slot),
               coalesce(sum(n) FILTER (WHERE at > this - 60), 0),
               min(at) FILTER (WHERE at > this - 60 AND n > 0)
        INTO slots, uses, oldest
        FROM (SELECT i AS slot, kept.uses[i + 1] AS n, kept.last - (kept.last - i) % 60 AS at FROM generate_series(0, 59) i) counted;
        IF uses < most THEN
            slots[this % 60 + 1] := slots[this % 60 + 1] + 1;
            UPDATE accounts_tokenuse u SET last = this, uses = slots WHERE u.token = accounts_use_token.token;
        END IF;
        uses := uses + 1;
        seconds_left := coalesce(oldest, this) + 60 - this;
        RETURN NEXT;
    END $$;
    RESET ROLE;
    {let_call(["accounts_use_token(bytea, integer)"], (WEB, OWNER), owner=WALL)}
"""


class Migration(migrations.Migration):
    """Any minute."""

    dependencies = [("accounts", "0006_sessions")]

    operations = [migrations.RunSQL(sql=[SLOTS, USE], elidable=False)]
