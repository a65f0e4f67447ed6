"""Walls around teams: the office reads its own, an agency those in which it sits, and what must never be of their days and seats."""

from django.db import migrations

from timpora.postgres.names import OWNER, WEB
from timpora.postgres.walls import let_add, let_call, let_change, let_read, same_office, shut
from timpora.team.core.positions import SINGLE


DEFINED = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"
# A seat that was given by mistake, and never held, shows nothing.
SEATED = f"""
    CREATE FUNCTION team_seated() RETURNS SETOF bigint LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT s.team_id FROM team_seat s
        WHERE s.agency_id = wall_agency() AND s.office_id = wall_office() AND (s.gone_on IS NULL OR s.gone_on > s.first_day)
    $$;
"""
NEVER_LONGER = f"""
    CREATE FUNCTION team_never_longer() RETURNS trigger LANGUAGE plpgsql {DEFINED} AS $$
    BEGIN
        RAISE EXCEPTION '%_never_longer: an end that was said can only be sooner', TG_TABLE_NAME USING ERRCODE = 'check_violation';
    END $$;
"""
OWN = "office_id = (SELECT wall_register_office())"
SITS = "team_id = ANY (ARRAY(SELECT team_seated()))"
RUNS, DECIDES = "(SELECT wall_may('run_team'))", "(SELECT wall_may('decide_teams'))"
BY_ITSELF = "recorded_by = (SELECT wall_account()) AND recorded_at = now()"


def dated(table: str, may: str, also: str = "") -> str:
    """A table of dated rows: read by office and agency, added to by who may, and cut short, as often as it becomes shorter."""
    return f"""
        {shut(table)}
        {let_read(table, f"({OWN}) OR {SITS}")}
        {let_add(table, f"{OWN} AND {may} AND {BY_ITSELF} AND gone_on IS NULL{also}")}
        {let_change(table, ("gone_on",), only=f"{OWN} AND {may} AND (gone_on IS NULL OR gone_on > first_day)", into=f"{OWN} AND gone_on IS NOT NULL")}
        {same_office(table, "team_id", "team_team")}
        ALTER TABLE {table} ADD CONSTRAINT {table}_only_shortened
            CHECK (gone_on IS NULL OR gone_on >= first_day AND (last_day IS NULL OR gone_on <= last_day));
        CREATE TRIGGER {table}_never_longer BEFORE UPDATE OF gone_on ON {table} FOR EACH ROW
            WHEN (OLD.gone_on IS NOT NULL AND (NEW.gone_on IS NULL OR NEW.gone_on >= OLD.gone_on)) EXECUTE FUNCTION team_never_longer();
    """


# Decrees have the same walls as the rest, but it is the head of office who adds and revokes them.
WALLS = f"""
    {shut("team_team")}
    {let_read("team_team", f"({OWN}) OR id = ANY (ARRAY(SELECT team_seated()))")}
    {let_add("team_team", f"{OWN} AND {RUNS} AND {BY_ITSELF}")}
    {let_change("team_team", ("name", "rhythm_months"), only=f"{OWN} AND {RUNS}", into=f"{OWN} AND {RUNS}")}
    {dated("team_decree", DECIDES)}
    {dated("team_seat", RUNS)}
    {same_office("team_seat", "agency_id", "accounts_agency")}
    {dated("team_holder", RUNS, " AND left_at IS NULL")}
    {dated("team_absence", RUNS)}
    {shut("team_holderaddress")}
    {let_read("team_holderaddress", OWN)}
    {let_add("team_holderaddress", f"{OWN} AND {RUNS}")}
    {same_office("team_holderaddress", "holder_id", "team_holder")}
    ALTER TABLE team_holder ADD CONSTRAINT team_holder_seat_of_its_team
        FOREIGN KEY (team_id, seat_id) REFERENCES team_seat (team_id, id);
    ALTER TABLE team_holder ADD CONSTRAINT team_holder_substitute_in_its_seat
        FOREIGN KEY (seat_id, stands_for_id) REFERENCES team_holder (seat_id, id);
    ALTER TABLE team_absence ADD CONSTRAINT team_absence_holder_of_its_team
        FOREIGN KEY (team_id, holder_id) REFERENCES team_holder (team_id, id);
    CREATE UNIQUE INDEX team_decree_number_once ON team_decree (team_id, number) WHERE gone_on IS NULL;
"""
# The days on which a row holds; empty where it never did.
DAYS = """daterange(first_day, CASE WHEN last_day IS NULL AND gone_on IS NULL THEN NULL
    ELSE greatest(first_day, least(last_day + 1, gone_on)) END, '[)')"""
SINGLES = ",".join(position.value for position in SINGLE)
ONCE = f"""
    ALTER TABLE team_seat ADD CONSTRAINT team_seat_one_an_agency
        EXCLUDE USING gist (team_id WITH =, (coalesce(agency_id, 0)) WITH =, ({DAYS}) WITH &&);
    ALTER TABLE team_holder ADD CONSTRAINT team_holder_one_chair_one_secretary
        EXCLUDE USING gist (team_id WITH =, position WITH =, ({DAYS}) WITH &&) WHERE (position::text = ANY ('{{{SINGLES}}}'::text[]));
    ALTER TABLE team_holder ADD CONSTRAINT team_holder_one_position_each
        EXCLUDE USING gist (team_id WITH =, held_by WITH =, ({DAYS}) WITH &&) WHERE (held_by IS NOT NULL AND position <> 'substitute');
    ALTER TABLE team_holder ADD CONSTRAINT team_holder_substitutes_once
        EXCLUDE USING gist (stands_for_id WITH =, held_by WITH =, ({DAYS}) WITH &&) WHERE (held_by IS NOT NULL AND position = 'substitute');
    ALTER TABLE team_absence ADD CONSTRAINT team_absence_once
        EXCLUDE USING gist (holder_id WITH =, ({DAYS}) WITH &&);
"""
# How many days the clock has gone on since a row was written, where the pages of an invented office stand still on a day of their own.
DAYS_SINCE = "((now() AT TIME ZONE 'Asia/Jakarta')::date - (h.recorded_at AT TIME ZONE 'Asia/Jakarta')::date)"
GUARDS = f"""
    -- An account sits for its own agency, and for no other.
    CREATE FUNCTION team_holder_of_its_agency() RETURNS trigger LANGUAGE plpgsql {DEFINED} AS $$
    BEGIN
        IF NEW.held_by IS NOT NULL AND NOT EXISTS (
            SELECT FROM accounts_account a JOIN team_seat s ON s.id = NEW.seat_id
            WHERE a.id = NEW.held_by AND a.office_id = NEW.office_id AND a.ended_at IS NULL AND a.agency_id IS NOT DISTINCT FROM s.agency_id)
        THEN
            RAISE EXCEPTION 'team_holder_of_its_agency: an account sits for its own agency' USING ERRCODE = 'check_violation';
        END IF;
        IF NEW.stands_for_id IS NOT NULL AND EXISTS (SELECT FROM team_holder h WHERE h.id = NEW.stands_for_id AND h.position = 'substitute') THEN
            RAISE EXCEPTION 'team_holder_no_substitute_of_a_substitute: nobody stands in for who stands in' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END $$;
    CREATE TRIGGER team_holder_of_its_agency BEFORE INSERT ON team_holder FOR EACH ROW EXECUTE FUNCTION team_holder_of_its_agency();
    -- Who leaves the agency or whose account ends sits no longer from that day on, whoever ended it; the seat stays.
    CREATE FUNCTION team_account_left() RETURNS trigger LANGUAGE plpgsql {DEFINED} AS $$
    BEGIN
        UPDATE team_holder h SET left_at = now(), gone_on = greatest(h.first_day, h.recorded_on + {DAYS_SINCE})
        WHERE h.held_by = NEW.id
          AND (h.last_day IS NULL OR h.recorded_on + {DAYS_SINCE} <= h.last_day)
          AND (h.gone_on IS NULL OR h.recorded_on + {DAYS_SINCE} < h.gone_on);
        RETURN NULL;
    END $$;
    CREATE TRIGGER team_account_left AFTER UPDATE OF ended_at, agency_id ON accounts_account FOR EACH ROW
        WHEN (NEW.ended_at IS DISTINCT FROM OLD.ended_at OR NEW.agency_id IS DISTINCT FROM OLD.agency_id)
        EXECUTE FUNCTION team_account_left();
"""


class Migration(migrations.Migration):
    """Walls around teams."""

    dependencies = [("team", "0001_tables"), ("accounts", "0012_team")]

    operations = [
        migrations.RunSQL(
            sql=[
                SEATED,
                let_call(["team_seated()"], (WEB,), owner=OWNER),
                NEVER_LONGER,
                WALLS,
                ONCE,
                GUARDS,
                let_call(
                    ["team_holder_of_its_agency()", "team_account_left()", "team_never_longer()"], (), owner=OWNER
                ),
            ],
            elidable=False,
        )
    ]
