"""The letters of a case come with their steps, both or neither, under numbers without gaps, as confidential as the case."""

from datetime import time, timedelta

import psycopg
import pytest
from django.db import OperationalError, connection
from tests.factories.case_letters import kinds_of, letters_of, numbers, opened, printed, ready_to_decide, verified
from tests.factories.cases import CaseOffice
from tests.factories.office import account, looking, office
from tests.factories.signed_in import client_of

from timpora.accounts import actions as accounts
from timpora.accounts import queries as offices
from timpora.accounts.core.paper import OfficePaper
from timpora.accounts.core.roles import Role
from timpora.casework import actions as cases
from timpora.casework import issuing, queries, steps
from timpora.casework.core.acts import carrying_out, deciding, detaining, ending, inquiry, keeping
from timpora.casework.core.acts.measures import Ban, CostBearer, Deport
from timpora.casework.core.protection import Protection
from timpora.casework.core.rights import Right
from timpora.casework.core.statuses import Outcome
from timpora.kernel.refusals import Refused
from timpora.letters import actions as letters
from timpora.letters import queries as issued
from timpora.letters.core.kinds import LetterKind


def deport(the_office: CaseOffice, case: int) -> None:
    on = the_office.on
    the_office.right(case, Right.CONSULAR_ASKED, Right.CONSULAR_NOTICE)
    the_office.do(
        case,
        carrying_out.PlanDeparture(
            on=on,
            person=1,
            leaves_on=on,
            border_post="TPI Khayal",
            carrier="QQ 1",
            cost_bearer=CostBearer.SPONSOR,
            escorts="Reka Satu 198001012005011001",
        ),
    )
    the_office.do(case, carrying_out.RecordDeparture(on=on, person=1, border_post="TPI Khayal", carrier="QQ 1"))
    the_office.do(
        case,
        carrying_out.ProposeBan(on=on, person=1, months=6, photo=the_office.photo(case), because="tidak membayar"),
        the_office.head_of_office,
    )


def charged_and_unable_to_pay(the_office: CaseOffice, case: int) -> None:
    on = the_office.on
    the_office.right(case, Right.IDENTITY_SHOWN)
    the_office.do(case, inquiry.SecureItem(on=on, person=1, item="Paspor", because="diperiksa"))
    the_office.to_the_table(case)
    the_office.do(
        case,
        detaining.RequestDetention(
            on=on, person=1, ground=detaining.DetentionGround.NO_PERMIT, room="Ruang Detensi", because="tanpa alamat"
        ),
    )
    the_office.do(case, detaining.OrderDetention(on=on, person=1, taken="tidak ada"), the_office.head_of_office)
    the_office.decide(case, the_office.charge())
    the_office.tell(case)
    the_office.do(case, carrying_out.Bill(on=on, person=1, billing_code="820230627000001", amount=43_000_000))
    the_office.do(
        case,
        carrying_out.RecordPayment(
            on=on, person=1, billing_code="820230627000001", receipt_number="A1B2C3D4E5F60001", amount=3_000_000
        ),
    )
    the_office.do(
        case, carrying_out.RecordNonpayment(on=on, person=1, why=carrying_out.Nonpayment.UNABLE, because="tidak mampu")
    )


def objected_to_and_closed(the_office: CaseOffice, case: int) -> None:
    on = the_office.on
    the_office.do(case, ending.ReceiveObjection(on=on, person=1, grounds="alasan", evidence="bukti"))
    the_office.do(case, ending.ForwardObjection(on=on, person=1, received_on=on, remark="disarankan ditolak"))
    the_office.do(case, ending.DecideObjection(on=on, person=1, granted=False, number="M.1/2023", remark="ditolak"))
    the_office.do(case, inquiry.ReturnItem(on=on, person=1, item="Paspor", to="petugas TPI"))
    the_office.do(case, carrying_out.EndExecution(on=on))
    the_office.on += timedelta(days=60)
    the_office.do(
        case,
        ending.Close(on=the_office.on, outcome=Outcome.DEPARTED, because="sudah berangkat"),
        the_office.head_of_section,
    )


def test_one_case_issues_its_letters_in_the_order_of_its_steps_without_a_gap(the_office: CaseOffice) -> None:
    case = opened(the_office)
    charged_and_unable_to_pay(the_office, case)
    the_office.confer(case)
    the_office.decide(
        case, Deport(person=1, cost_bearer=CostBearer.SPONSOR, destination="Tiongkok"), Ban(person=1, months=6)
    )
    the_office.tell(case)
    deport(the_office, case)
    objected_to_and_closed(the_office, case)
    kind = LetterKind
    assert kinds_of(the_office, case) == [
        kind.INCIDENT_REPORT, kind.DOCUMENTS_RECEIPT, kind.SUPERVISION_ORDER, kind.EXAMINATION_RECORD, kind.OPINION, kind.CASE_CONFERENCE_MINUTES,
        kind.DETENTION_ORDER, kind.ACTION_DECISION, kind.CHARGE_NOTICE, kind.PAYMENT_RECEIPT, kind.CASE_CONFERENCE_MINUTES, kind.ACTION_DECISION,
        kind.MISSION_NOTICE, kind.REMOVAL_COSTS_STATEMENT, kind.ESCORT_ORDER, kind.DEPORTATION_RECORD, kind.ENTRY_BAN_PROPOSAL, kind.OBJECTION_RECEIPT,
        kind.OBJECTION_ADVICE, kind.RETURN_RECEIPT, kind.CLOSING_REPORT,
    ]  # fmt: skip
    assert numbers(the_office) == list(range(1, 22))
    with looking(the_office.examiner) as viewer:
        of_steps = [letter for step in queries.steps_of(viewer, case) for letter in step.letters]
    assert of_steps == [one.id for one in letters_of(the_office, case)]
    first, second = [one for one in letters_of(the_office, case) if one.kind is kind.ACTION_DECISION]
    assert first.withdrawn is not None
    assert first.withdrawn.replaced_by == second.id
    assert second.withdrawn is None
    said = printed(the_office, second.id)
    for fact in ("Reka Wei", "deportasi", "6 bulan", "Kota Khayal", "BUKU HARI TINGGAL", "驱逐出境"):
        assert fact in said, fact
    assert second.number in printed(the_office, letters_of(the_office, case)[16].id)
    secured, returned = letters_of(the_office, case)[1], letters_of(the_office, case)[19]
    with looking(the_office.examiner) as viewer:
        [receipt] = issued.documents(viewer, [returned.id]).values()
    assert secured.number in str(receipt.blocks), "the receipt names the paper under which the item was kept"


def summons(the_office: CaseOffice, purpose: str = "diperiksa") -> inquiry.Summon:
    """For the same day, as the person asks for it."""
    return inquiry.Summon(on=the_office.on, person=1, whom="Reka Wei", appears_on=the_office.on, at=time(9), purpose=purpose, short_notice_because="atas permintaannya")  # fmt: skip


def test_a_step_that_is_refused_takes_no_number_and_leaves_no_letter(the_office: CaseOffice) -> None:
    case = verified(the_office)
    with pytest.raises(Refused):
        the_office.do(case, inquiry.GiveOpinion(on=the_office.on, facts="a", analysis="b", advice="c"))
    the_office.do(case, summons(the_office))
    the_office.do(case, inquiry.RecordSummons(on=the_office.on, person=1, answer=inquiry.Answer.APPEARED))
    the_office.right(case, Right.IDENTITY_SHOWN)
    with pytest.raises(Refused) as refused:
        the_office.do(case, the_office.examined())
    assert refused.value.refusal.code == "case_letter_incomplete"
    assert "tempat lahir Reka Wei" in refused.value.refusal.what.id
    the_office.identify(case)
    the_office.do(case, the_office.examined())
    assert kinds_of(the_office, case) == [LetterKind.INCIDENT_REPORT, LetterKind.SUMMONS, LetterKind.EXAMINATION_RECORD]
    assert numbers(the_office) == [1, 2, 3]


def test_a_character_that_no_typeface_has_refuses_the_step_and_names_the_place(the_office: CaseOffice) -> None:
    case = verified(the_office)
    with pytest.raises(letters.UnprintableError) as refused:
        the_office.do(case, summons(the_office, purpose="diperiksa \U0001f600"))
    assert "U+1F600" in refused.value.refusal.what.id
    assert kinds_of(the_office, case) == [LetterKind.INCIDENT_REPORT]
    assert numbers(the_office) == [1]


def test_the_database_stops_after_the_letter_and_before_the_decision_stands_and_neither_is_there(the_office: CaseOffice, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    case = ready_to_decide(the_office)
    before, taken = the_office.state(case), numbers(the_office)
    add = steps.add

    def stopped(*arguments: object) -> object:
        # The letter is issued; the server loses this connection before the step is added, as when it is stopped.
        with as_another_connection() as other, other.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [backend()])
        return add(*arguments)

    decide = deciding.Decide(on=the_office.on)
    monkeypatch.setattr(steps, "add", stopped)
    with pytest.raises(OperationalError):
        the_office.do(case, decide, the_office.head_of_office)
    monkeypatch.undo()
    connection.close()
    assert the_office.state(case) == before
    assert numbers(the_office) == taken
    the_office.do(case, deciding.Decide(on=the_office.on), the_office.head_of_office)
    assert numbers(the_office) == [*taken, taken[-1] + 1]
    assert kinds_of(the_office, case)[-1] is LetterKind.ACTION_DECISION


def backend() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        number: int = cursor.fetchone()[0]
        return number


def as_another_connection() -> psycopg.Connection:
    parameters = {
        name: value
        for name, value in connection.get_connection_params().items()
        if name in {"dbname", "user", "password", "host", "port"}
    }
    return psycopg.connect(**parameters, autocommit=True)


def test_what_fails_after_the_letter_takes_the_letter_with_it(the_office: CaseOffice) -> None:
    case = ready_to_decide(the_office)
    taken = numbers(the_office)

    def decide_and_fail() -> None:
        with looking(the_office.head_of_office) as viewer:
            cases.do(by=viewer, case=case, act=deciding.Decide(on=the_office.on), on=the_office.on)
            raise RuntimeError("after")

    with pytest.raises(RuntimeError, match="after"):
        decide_and_fail()
    assert numbers(the_office) == taken
    assert the_office.state(case).decision is None


def test_letters_of_a_case_that_is_sealed_later_are_sealed_with_it(the_office: CaseOffice) -> None:
    case = opened(the_office)
    [report] = letters_of(the_office, case)
    with looking(the_office.officer) as viewer:
        assert issued.letter(viewer, report.id) is not None
    the_office.do(
        case, keeping.Protect(on=the_office.on, person=1, protection=Protection.VICTIM, because="diduga korban")
    )
    the_office.do(
        case,
        ending.Close(
            on=the_office.on, outcome=Outcome.REFERRED_FOR_PROTECTION, because="dirujuk", referred_to="Unit Rekaan"
        ),
        the_office.head_of_section,
    )
    assert kinds_of(the_office, case) == [
        LetterKind.INCIDENT_REPORT,
        LetterKind.CLOSING_REPORT,
        LetterKind.PROTECTED_REFERRAL,
    ]
    with looking(the_office.officer) as viewer:
        assert issued.letters_about(viewer, f"case:{case}") == []
        assert issued.letter(viewer, report.id) is None
    elsewhere = account(Role.HEAD_OF_OFFICE, office("lain-rekaan"))
    with looking(elsewhere) as viewer:
        assert issued.letters_about(viewer, f"case:{case}") == []


def test_a_granted_objection_takes_the_decision_back_and_says_by_which_number(the_office: CaseOffice) -> None:
    case = opened(the_office)
    the_office.to_the_table(case)
    the_office.decide(case, the_office.charge())
    the_office.tell(case)
    the_office.do(case, ending.ReceiveObjection(on=the_office.on, person=1, grounds="alasan", evidence="bukti"))
    the_office.do(
        case, ending.ForwardObjection(on=the_office.on, person=1, received_on=the_office.on, remark="kabulkan")
    )
    the_office.do(
        case, ending.DecideObjection(on=the_office.on, person=1, granted=True, number="M.7/2023", remark="terbukti")
    )
    [decision] = [one for one in letters_of(the_office, case) if one.kind is LetterKind.ACTION_DECISION]
    assert decision.withdrawn is not None
    assert "M.7/2023" in decision.withdrawn.because


def test_an_office_without_a_letterhead_is_told_where_to_write_it_and_then_goes_on(office_database: str, django_db_blocker: pytest.FixtureRequest) -> None:  # fmt: skip
    assert office_database
    with django_db_blocker.unblock():
        the_office = CaseOffice(office("tanpa-kop", has_paper=False))
        person = the_office.somebody()
        the_office.night()
        with pytest.raises(Refused) as refused:
            the_office.open(person)
        assert refused.value.refusal.code == "case_letter_incomplete"
        assert "alamat kantor" in refused.value.refusal.what.id
        administrator = account(Role.ADMINISTRATOR, the_office.office)
        paper = OfficePaper(
            office="-",
            from_day=the_office.on,
            ministry="Kementerian Rekaan",
            directorate="Direktorat Jenderal Rekaan",
            town="Serang",
            address="Jalan Khayal 1",
        )
        with looking(administrator) as by:
            accounts.write_letterhead(by=by, paper=paper)
        case = the_office.open(person)
        assert kinds_of(the_office, case) == [LetterKind.INCIDENT_REPORT]
        with looking(the_office.examiner) as viewer:
            assert offices.office_paper(viewer, on=the_office.on - timedelta(days=1)).address == ""


def test_the_page_of_a_case_leads_to_its_letters_and_says_which_hold_no_more(the_office: CaseOffice) -> None:
    case = verified(the_office)
    summons = inquiry.Summon(
        on=the_office.on,
        person=1,
        whom="Reka Wei",
        appears_on=the_office.on,
        at=time(9),
        purpose="diperiksa",
        short_notice_because="atas permintaannya",
    )
    the_office.do(case, summons)
    the_office.do(
        case, inquiry.RecordSummons(on=the_office.on, person=1, answer=inquiry.Answer.POSTPONED, remark="sakit")
    )
    again = inquiry.Summon(
        on=the_office.on,
        person=1,
        whom="Reka Wei",
        appears_on=the_office.on,
        at=time(13),
        purpose="diperiksa",
        short_notice_because="atas permintaannya",
    )
    the_office.do(case, again)
    client = client_of(the_office.examiner)
    page = client.get(f"/perkara/{case}/").content.decode()
    report, first, second = letters_of(the_office, case)
    assert first.withdrawn is not None
    assert first.withdrawn.replaced_by == second.id
    assert f"{first.number} · dicabut" in page
    assert f"{second.number} · dicabut" not in page
    answer = client.get(f"/perkara/{case}/surat/{report.id}/")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")


def test_a_paper_is_composed_of_what_the_viewer_sees(the_office: CaseOffice) -> None:
    case = opened(the_office)
    with looking(the_office.examiner) as viewer:
        seen = queries.one(viewer, case)
        assert seen is not None
        file = queries.file_of(viewer, case, judged_on=None)
        act = the_office.examined()
        done = issuing.Done(
            case=case,
            number=seen.number,
            confidentiality=seen.confidentiality,
            file=file,
            before=the_office.state(case),
            act=act,
        )
        paper = issuing.paper_of(viewer, done)
    assert [one.kind for one in paper.earlier] == [LetterKind.INCIDENT_REPORT]
    assert sum(one.days for one in paper.ledgers[1] if one.standing == "uncovered") == 43
    assert paper.hand.role is Role.EXAMINER
