"""Walls around cases: within the office and the clearance, each act by who may do it, and never by one hand alone where two are needed."""

from django.db import migrations

from timpora.accounts.core.roles import ROLES, Clearance, Permission
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


def _holders(power: Power) -> str:
    """Which roles hold a power themselves."""
    return ",".join(
        sorted(role.value for role, meaning in ROLES.items() if Permission(power.value) in meaning.permissions)
    )


DELEGABLE = (Power.APPROVE, Power.DECIDE)
HOLDS = " ".join(
    f"WHEN '{power.value}' THEN a.role::text = ANY ('{{{_holders(power)}}}'::text[])" for power in DELEGABLE
)
# How many days the clock has gone on since the delegation was made, where the pages of an invented office stand still on a day of their own.
# The office's own day is told by the program; the wall keeps a delegation from being used more than a day before or after its days.
DAYS_SINCE = "((now() AT TIME ZONE 'Asia/Jakarta')::date - (d.at AT TIME ZONE 'Asia/Jakarta')::date)"
FUNCTIONS = f"""
    CREATE FUNCTION casework_may(power text) RETURNS boolean LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT wall_may(power) OR wall_within_scope(power) AND EXISTS (
            SELECT FROM casework_delegation d JOIN accounts_account a ON a.id = d.of_account
            WHERE d.to_account = wall_account() AND d.office_id = wall_register_office() AND d.power = casework_may.power AND d.ended_at IS NULL
              AND a.office_id = d.office_id AND a.ended_at IS NULL AND CASE d.power {HOLDS} ELSE false END
              AND {DAYS_SINCE} + 1 >= d.first_day - d."on" AND {DAYS_SINCE} - 1 <= d.last_day - d."on")
    $$;
    CREATE FUNCTION casework_other_offices(OUT id bigint, OUT code text, OUT name text) RETURNS SETOF record LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT o.id, o.code, o.name FROM accounts_office o
        WHERE o.id <> wall_register_office() AND casework_may('{Power.APPROVE.value}') ORDER BY o.name
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
        UPDATE casework_case SET confidentiality = greatest(confidentiality, least(level, {Clearance.PROTECTED.value}))
        WHERE id = of_case AND office_id = wall_register_office() AND confidentiality <= wall_clearance()
          AND (casework_may('work_cases') OR casework_may('approve_cases') OR casework_may('decide_cases'));
        UPDATE casework_casetransfer t SET confidentiality = c.confidentiality FROM casework_case c
        WHERE c.id = of_case AND t.case_id = c.id AND t.confidentiality < c.confidentiality AND t.office_id = wall_register_office()
    $$;
    -- Whoever flags a person of a case that was offered takes the offer back: nobody accepts the case unawares.
    CREATE FUNCTION casework_take_back(of_case bigint, of_day date, because text) RETURNS void LANGUAGE sql VOLATILE {DEFINED} AS $$
        UPDATE casework_casetransfer SET state = 'taken_back', answered_by = wall_account(), answered_at = now(), answered_on = of_day, answer = because
        WHERE case_id = of_case AND state = 'offered' AND office_id = wall_register_office() AND confidentiality <= wall_clearance()
          AND (casework_may('work_cases') OR casework_may('approve_cases') OR casework_may('decide_cases'))
    $$;
"""
FUNCTION_NAMES = [
    "casework_may(text)", "casework_other_offices()", "casework_next_number(integer)", "casework_seal(bigint, smallint)",
    "casework_take_back(bigint, date, text)",
]  # fmt: skip
CHANGING = ("status", "since", "owner", "outcome", "closed_on", "due_on", "warn_on", "due_clock", "steps")  # fmt: skip
DELEGABLE_LISTED = f"{{{','.join(power.value for power in DELEGABLE)}}}"
WALLS = f"""
    {shut("casework_delegation")}
    {let_read("casework_delegation", OWN)}
    {let_add("casework_delegation", f"{OWN} AND of_account = (SELECT wall_account()) AND at = now() AND ended_at IS NULL AND (SELECT wall_may(power)) AND power::text = ANY ('{DELEGABLE_LISTED}'::text[])")}
    {let_change("casework_delegation", ("ended_at",), only=f"{OWN} AND of_account = (SELECT wall_account()) AND ended_at IS NULL", into=f"{OWN} AND ended_at = now()")}
    {shut("casework_case")}
    {let_read("casework_case", CLEARED)}
    {let_add("casework_case", f"{CLEARED} AND {WORKS} AND status = 'triage' AND opened_at = now()")}
    {let_change("casework_case", CHANGING, only=f"{CLEARED} AND {ACTS}", into=f"{CLEARED} AND {ACTS}")}
    {shut("casework_caseperson")}
    {let_read("casework_caseperson", f"{OWN} AND {SEES}")}
    {let_add("casework_caseperson", f"{OWN} AND {SEES} AND {WORKS} AND gone_to IS NULL")}
    {let_change("casework_caseperson", ("gone_to",), only=f"{OWN} AND {SEES} AND {ACTS}", into=f"{OWN} AND gone_to IS NOT NULL")}
    {same_office("casework_caseperson", "case_id", "casework_case")}
    {shut("casework_casefinding")}
    {let_read("casework_casefinding", f"{OWN} AND {SEES}")}
    {let_add("casework_casefinding", f"{OWN} AND {SEES} AND {WORKS} AND gone_to IS NULL")}
    {let_change("casework_casefinding", ("gone_to", "known"), only=f"{OWN} AND {SEES} AND {ACTS}", into=f"{OWN} AND {SEES} AND {ACTS}")}
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
# What a step says of itself and of those that it answers, what stands beside the steps for lists, and that a finding is in one open case.
GUARDS = f"""
    ALTER TABLE casework_casestep ADD CONSTRAINT casework_casestep_says_itself
        CHECK (said->>'kind' IS NOT DISTINCT FROM kind::text AND said->>'on' IS NOT DISTINCT FROM "on"::text);
    CREATE FUNCTION casework_step_answers() RETURNS trigger LANGUAGE plpgsql {DEFINED} AS $$
    DECLARE
        wanted text[] := CASE NEW.kind
            WHEN 'approve' THEN ARRAY['propose'] WHEN 'decide' THEN ARRAY['approve'] WHEN 'return_proposal' THEN ARRAY['propose', 'approve']
            WHEN 'order_detention' THEN ARRAY['request_detention'] WHEN 'refuse_detention' THEN ARRAY['request_detention']
            WHEN 'approve_urgent' THEN ARRAY['report_urgent'] END;
        answered casework_casestep%ROWTYPE;
    BEGIN
        IF NEW.number <> (SELECT coalesce(max(s.number), 0) + 1 FROM casework_casestep s WHERE s.case_id = NEW.case_id) THEN
            RAISE EXCEPTION 'casework_casestep_number_once: steps follow one another' USING ERRCODE = 'unique_violation';
        END IF;
        IF wanted IS NULL THEN
            IF NEW.answers IS NOT NULL OR NEW.proposal IS NOT NULL THEN
                RAISE EXCEPTION 'this step answers nothing' USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        END IF;
        SELECT * INTO answered FROM casework_casestep s WHERE s.id = NEW.answers AND s.case_id = NEW.case_id;
        IF answered.id IS NULL OR answered.kind <> ALL (wanted)
            OR NEW.kind IN ('order_detention', 'refuse_detention') AND answered.said->>'person' IS DISTINCT FROM NEW.said->>'person'
            OR NEW.kind = 'decide' AND (NEW.proposal IS DISTINCT FROM answered.answers OR NEW.proposer IS DISTINCT FROM answered.of_account)
        THEN
            RAISE EXCEPTION 'a step answers what it can answer' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END $$;
    CREATE TRIGGER casework_step_answers BEFORE INSERT ON casework_casestep FOR EACH ROW EXECUTE FUNCTION casework_step_answers();
    -- Also of a case that whoever opens the next one does not see.
    CREATE FUNCTION casework_finding_is_free() RETURNS trigger LANGUAGE plpgsql {DEFINED} AS $$
    BEGIN
        PERFORM pg_advisory_xact_lock({LOCK} + 1, (NEW.finding % 2147483647)::integer);
        IF EXISTS (
            SELECT FROM casework_casefinding f JOIN casework_case c ON c.id = f.case_id
            WHERE f.office_id = NEW.office_id AND f.finding = NEW.finding AND f.gone_to IS NULL AND c.status <> 'closed')
        THEN
            RAISE EXCEPTION 'casework_casefinding_one_open_case: this finding is in an open case' USING ERRCODE = 'unique_violation';
        END IF;
        RETURN NEW;
    END $$;
    CREATE TRIGGER casework_finding_is_free BEFORE INSERT ON casework_casefinding FOR EACH ROW EXECUTE FUNCTION casework_finding_is_free();
    -- Whoever looks through the pages' connection writes beside the steps nothing that they do not say.
    CREATE FUNCTION casework_case_as_its_steps() RETURNS trigger LANGUAGE plpgsql {DEFINED} AS $$
    DECLARE
        kept casework_case%ROWTYPE;
    BEGIN
        IF wall_account() IS NULL THEN
            RETURN NULL;
        END IF;
        SELECT * INTO kept FROM casework_case c WHERE c.id = NEW.id;
        IF kept.steps <> (SELECT coalesce(max(s.number), 0) FROM casework_casestep s WHERE s.case_id = kept.id)
            OR kept.status = 'closed' AND NOT EXISTS (SELECT FROM casework_casestep s WHERE s.case_id = kept.id AND s.kind IN ('close', 'join', 'transfer_answered'))
            OR kept.status IN ('execution', 'objection') AND NOT EXISTS (SELECT FROM casework_casestep s WHERE s.case_id = kept.id AND s.kind = 'decide')
        THEN
            RAISE EXCEPTION 'a case stands where its steps led it' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
    END $$;
    CREATE CONSTRAINT TRIGGER casework_case_as_its_steps AFTER INSERT OR UPDATE ON casework_case
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION casework_case_as_its_steps();
"""
GUARD_NAMES = ["casework_step_answers()", "casework_finding_is_free()", "casework_case_as_its_steps()"]
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
    CREATE TRIGGER casework_transfer_answered AFTER UPDATE ON casework_casetransfer
        FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION casework_transfer_answered();
"""
TRANSFERS = f"""
    {shut("casework_casetransfer")}
    {
    let_read(
        "casework_casetransfer",
        f"{CLEARED} OR {ARRIVED} AND (state::text = ANY ('{{offered,accepted}}'::text[]) OR answered_by = (SELECT wall_account()))",
    )
}
    {let_add("casework_casetransfer", f"{CLEARED} AND {SEES} AND {BY_ITSELF} AND {APPROVES} AND state = 'offered'")}
    {
    let_change(
        "casework_casetransfer",
        ("state", "answered_by", "answered_at", "answered_on", "answer"),
        only=f"state = 'offered' AND {APPROVES} AND (({ARRIVED}) OR ({CLEARED}))",
        into=f"answered_by = (SELECT wall_account()) AND answered_at = now() AND (({ARRIVED}) AND state::text = ANY ('{{accepted,returned}}'::text[]) OR ({CLEARED}) AND state = 'taken_back')",
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
                GUARDS,
                TRANSFERS,
                let_call([*GUARD_NAMES, "casework_transfer_answered()"], (), owner=OWNER),
            ],
            elidable=False,
        )
    ]
