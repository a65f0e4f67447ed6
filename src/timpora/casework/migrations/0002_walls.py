"""Walls around cases: within the office and the clearance, each act by who may do it, and never by one hand alone where two are needed."""

from django.db import migrations

from timpora.casework.core.statuses import Power
from timpora.casework.core.table import TABLE
from timpora.postgres.names import OWNER, WEB
from timpora.postgres.walls import let_add, let_call, let_change, let_read, same_office, shut


LOCK = 7_009_001  # the first half of the advisory locks of cases
DEFINED = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"
OWN = "office_id = (SELECT wall_register_office())"
CLEARED = f"{OWN} AND confidentiality <= (SELECT wall_clearance())"
SCREENS = "(SELECT wall_may('screen'))"
WORKS, APPROVES, DECIDES = (f"(SELECT casework_may('{power.value}'))" for power in Power)
ACTS = f"({WORKS} OR {APPROVES} OR {DECIDES} OR {SCREENS})"
BY_ITSELF = "account = (SELECT wall_account()) AND at = now()"
SEES = "EXISTS (SELECT FROM casework_case c WHERE c.id = case_id)"


def _kinds(power: Power | None) -> str:
    listed = ",".join(sorted(kind.value for kind, row in TABLE.items() if row.power is power))
    return f"kind::text = ANY ('{{{listed}}}'::text[])"


MAY_STEP = f"({_kinds(Power.WORK)} AND {WORKS} OR {_kinds(Power.APPROVE)} AND {APPROVES} OR {_kinds(Power.DECIDE)} AND {DECIDES} OR {_kinds(None)} AND {SCREENS})"  # fmt: skip
# The office's own day is told by the program; the wall only keeps a delegation from being used long before or after its days.
FUNCTIONS = f"""
    -- What was delegated is for the person who signed in, and not for the programs of that person.
    CREATE FUNCTION casework_may(power text) RETURNS boolean LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT wall_may(power) OR NOT wall_is_by_token() AND EXISTS (
            SELECT FROM casework_delegation d
            WHERE d.to_account = wall_account() AND d.office_id = wall_register_office() AND d.power = casework_may.power AND d.ended_at IS NULL
              AND (now() + interval '1 day')::date >= d.first_day AND (now() - interval '1 day')::date <= d.last_day)
    $$;
    CREATE FUNCTION casework_next_number(of_year integer) RETURNS integer
    LANGUAGE plpgsql VOLATILE {DEFINED} AS $$
    DECLARE
        own bigint := wall_register_office();
        last integer;
    BEGIN
        PERFORM pg_advisory_xact_lock({LOCK}, own::integer);
        SELECT max(c.sequence) INTO last FROM casework_case c WHERE c.office_id = own AND c.year = of_year;
        RETURN coalesce(last, 0) + 1;
    END $$;
    -- Whoever works on a case may set a flag that hides it from the own eyes; nobody lowers it this way.
    CREATE FUNCTION casework_seal(of_case bigint, level smallint) RETURNS void LANGUAGE sql VOLATILE {DEFINED} AS $$
        UPDATE casework_case SET confidentiality = greatest(confidentiality, level)
        WHERE id = of_case AND office_id = wall_register_office() AND confidentiality <= wall_clearance()
          AND (casework_may('work_cases') OR casework_may('approve_cases') OR casework_may('decide_cases'))
    $$;
"""
FUNCTION_NAMES = ["casework_may(text)", "casework_next_number(integer)", "casework_seal(bigint, smallint)"]
CHANGING = ("confidentiality", "status", "since", "owner", "outcome", "closed_on", "due_on", "warn_on", "due_clock", "steps")  # fmt: skip
WALLS = f"""
    {shut("casework_delegation")}
    {let_read("casework_delegation", OWN)}
    {let_add("casework_delegation", f"{OWN} AND of_account = (SELECT wall_account()) AND at = now() AND ended_at IS NULL AND (SELECT wall_may(power))")}
    {let_change("casework_delegation", ("ended_at",), only=f"{OWN} AND of_account = (SELECT wall_account())", into=f"{OWN} AND ended_at = now()")}
    {shut("casework_case")}
    {let_read("casework_case", CLEARED)}
    {let_add("casework_case", f"{CLEARED} AND {WORKS} AND status = 'triage' AND opened_at = now()")}
    {let_change("casework_case", CHANGING, only=f"{CLEARED} AND {ACTS}", into=f"{CLEARED} AND {ACTS}")}
    {shut("casework_caseperson")}
    {let_read("casework_caseperson", f"{OWN} AND {SEES}")}
    {let_add("casework_caseperson", f"{OWN} AND {SEES} AND {WORKS}")}
    {let_change("casework_caseperson", ("gone_to",), only=f"{OWN} AND {SEES} AND {ACTS}", into=f"{OWN} AND gone_to IS NOT NULL")}
    {same_office("casework_caseperson", "case_id", "casework_case")}
    {shut("casework_casefinding")}
    {let_read("casework_casefinding", f"{OWN} AND {SEES}")}
    {let_add("casework_casefinding", f"{OWN} AND {SEES} AND {WORKS}")}
    {same_office("casework_casefinding", "case_id", "casework_case")}
    {shut("casework_casestep")}
    {let_read("casework_casestep", f"{OWN} AND {SEES}")}
    {let_add("casework_casestep", f"{OWN} AND {SEES} AND {BY_ITSELF} AND {MAY_STEP}")}
    {same_office("casework_casestep", "case_id", "casework_case")}
    ALTER TABLE casework_casestep ADD CONSTRAINT casework_casestep_answers_whose
        FOREIGN KEY (case_id, answers, of_account) REFERENCES casework_casestep (case_id, id, account);
    ALTER TABLE casework_casestep ADD CONSTRAINT casework_casestep_proposal_whose
        FOREIGN KEY (case_id, proposal, proposer) REFERENCES casework_casestep (case_id, id, account);
    CREATE UNIQUE INDEX casework_casestep_receipt_once ON casework_casestep (office_id, (said->>'receipt_number')) WHERE kind = 'record_payment';
    CREATE UNIQUE INDEX casework_casestep_billing_once ON casework_casestep (office_id, (said->>'billing_code')) WHERE kind = 'bill';
    {shut("casework_caseopening")}
    {let_read("casework_caseopening", f"{OWN} AND {SEES}")}
    {let_add("casework_caseopening", f"{OWN} AND {SEES} AND {BY_ITSELF}")}
    {same_office("casework_caseopening", "case_id", "casework_case")}
    {shut("casework_casedocument")}
    {let_read("casework_casedocument", f"{OWN} AND {SEES}")}
    {let_add("casework_casedocument", f"{OWN} AND {SEES} AND {BY_ITSELF} AND {ACTS}")}
    {same_office("casework_casedocument", "case_id", "casework_case")}
"""
# The other office sees the offer alone; what it answers is told to the case by the database, since neither office writes behind the other's wall.
ARRIVED = "to_office_id = (SELECT wall_register_office()) AND confidentiality <= (SELECT wall_clearance())"
ANSWERS = f"""
    CREATE FUNCTION casework_transfer_answered() RETURNS trigger LANGUAGE plpgsql {DEFINED} AS $$
    DECLARE
        is_accepted boolean := NEW.state = 'accepted';
        taken integer;
    BEGIN
        IF OLD.state <> 'offered' OR NEW.state = 'offered' THEN
            RAISE EXCEPTION 'an offer is answered once' USING ERRCODE = 'check_violation';
        END IF;
        UPDATE casework_case SET steps = steps + 1 WHERE id = NEW.case_id RETURNING steps INTO taken;
        INSERT INTO casework_casestep (office_id, case_id, number, kind, "on", account, said, rests_on, letters)
        VALUES (NEW.office_id, NEW.case_id, taken, 'transfer_answered', NEW.answered_on, NEW.answered_by,
                jsonb_build_object('kind', 'transfer_answered', 'on', NEW.answered_on, 'accepted', is_accepted, 'because', coalesce(NEW.answer, '')),
                '{{}}', '{{}}');
        IF is_accepted THEN
            UPDATE casework_case SET status = 'closed', since = NEW.answered_on, outcome = 'transferred', closed_on = NEW.answered_on,
                due_on = NULL, warn_on = NULL, due_clock = NULL WHERE id = NEW.case_id;
        END IF;
        RETURN NULL;
    END $$;
    CREATE TRIGGER casework_transfer_answered AFTER UPDATE ON casework_casetransfer FOR EACH ROW EXECUTE FUNCTION casework_transfer_answered();
"""
TRANSFERS = f"""
    {shut("casework_casetransfer")}
    {let_read("casework_casetransfer", f"{CLEARED} OR {ARRIVED}")}
    {let_add("casework_casetransfer", f"{CLEARED} AND {SEES} AND {BY_ITSELF} AND {APPROVES} AND state = 'offered'")}
    {
    let_change(
        "casework_casetransfer",
        ("state", "answered_by", "answered_at", "answered_on", "answer"),
        only=f"state = 'offered' AND {APPROVES} AND (({ARRIVED}) OR ({CLEARED}))",
        into=f"answered_by = (SELECT wall_account()) AND answered_at = now() AND (({ARRIVED}) AND state IN ('accepted', 'returned') OR ({CLEARED}) AND state = 'taken_back')",
    )
}
    {same_office("casework_casetransfer", "case_id", "casework_case")}
    {ANSWERS}
"""


class Migration(migrations.Migration):
    """Walls around cases."""

    dependencies = [("casework", "0001_tables"), ("accounts", "0010_casework")]

    operations = [
        migrations.RunSQL(
            sql=[
                FUNCTIONS,
                let_call(FUNCTION_NAMES, (WEB,), owner=OWNER),
                WALLS,
                TRANSFERS,
                let_call(["casework_transfer_answered()"], (), owner=OWNER),
            ],
            elidable=False,
        )
    ]
