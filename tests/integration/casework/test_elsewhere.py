"""Cases that are offered to another office, split, joined, handed over, and powers that are lent: what each side sees, and what goes along."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.factories.cases import CaseOffice
from tests.factories.office import account, as_owner, looking, office

from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account
from timpora.casework import delegating, queries, standing_queries, transferring
from timpora.casework.core.acts import carrying_out, deciding, detaining, inquiry, keeping
from timpora.casework.core.protection import Protection
from timpora.casework.core.rights import Right
from timpora.casework.core.statuses import Origin, Outcome, Power, Status
from timpora.casework.core.transfers import TransferState
from timpora.casework.models import CaseTransfer
from timpora.kernel.refusals import Refused
from timpora.register import queries as register
from timpora.screening.core.case_law import case_law_on


def refusal_of(the_office: CaseOffice, case: int, act: object, by: Account | None = None) -> str:
    with pytest.raises(Refused) as refused:
        the_office.do(case, act, by)
    return refused.value.refusal.code


def cases_of(the_office: CaseOffice, *names: str) -> list[int]:
    people = [the_office.somebody(name) for name in names]
    the_office.night()
    return [the_office.open(person) for person in people]


class Neighbour:
    """Another office, and its head of section."""

    def __init__(self) -> None:
        self.office = office("lain-rekaan")
        self.head = account(Role.HEAD_OF_SECTION, self.office)
        self.officer = account(Role.OFFICER, self.office)

    def sees(self, who: Account | None = None) -> list[str]:
        """The names of the people of the offers that somebody there sees."""
        with looking(who or self.head):
            return [one["name"] for row in CaseTransfer.objects.filter(to_office=self.office) for one in row.told["people"]]  # fmt: skip


def offer(the_office: CaseOffice, case: int, to: Neighbour) -> int:
    the_office.do(case, keeping.OfferTransfer(on=the_office.on, office=to.office.pk, because="tinggal di sana"), the_office.head_of_section)  # fmt: skip
    with as_owner():
        return CaseTransfer.objects.get(case=case, state="offered").pk


def answer(
    the_office: CaseOffice, transfer: int, state: TransferState, who: Account, because: str = "alamatnya di sini"
) -> int | None:
    with looking(who) as by:
        return transferring.answer_offer(by=by, transfer=transfer, state=state, because=because, on=the_office.on)


def test_an_accepted_case_goes_on_in_the_other_office_with_its_people_and_their_source(the_office: CaseOffice) -> None:
    [case], there = cases_of(the_office, "Reka Wei"), Neighbour()
    waiting = offer(the_office, case, there)
    assert there.sees() == ["Reka Wei"]
    assert refusal_of(the_office, case, inquiry.Verify(on=the_office.on, result="x")) == "case_offered_elsewhere"
    made = answer(the_office, waiting, TransferState.ACCEPTED, there.head)
    assert made is not None
    state = the_office.state(case)
    assert (state.status, state.outcome) == (Status.CLOSED, Outcome.TRANSFERRED)
    with looking(there.head) as viewer:
        assert queries.one(viewer, case) is None
        seen = queries.one(viewer, made)
        assert seen is not None
        assert seen.origin is Origin.TRANSFER
        [person] = queries.people_of(viewer, [made])[made]
        assert (person.name, person.nationality) == ("Reka Wei", "CHN")
        told = register.one(viewer, "people", person.record)
        assert told is not None
        assert told.source.file == "Pelimpahan 0001/PERKARA/2023"
    with looking(the_office.head_of_office) as viewer:
        assert queries.one(viewer, made) is None


def test_a_returned_case_goes_on_here_and_is_seen_there_no_longer(the_office: CaseOffice) -> None:
    [case], there = cases_of(the_office, "Reka Wei"), Neighbour()
    other = account(Role.HEAD_OF_OFFICE, there.office)
    answer(the_office, offer(the_office, case, there), TransferState.RETURNED, there.head, "tidak tinggal di sini")
    assert there.sees(other) == []
    the_office.do(case, inquiry.Verify(on=the_office.on, result="cocok"))
    last = the_office.steps(case)[-2].act
    assert (last.kind, last.accepted, last.because) == ("transfer_answered", False, "tidak tinggal di sini")  # type: ignore[union-attr]


def test_an_offer_is_taken_back_by_who_offers_alone(the_office: CaseOffice) -> None:
    [case], there = cases_of(the_office, "Reka Wei"), Neighbour()
    waiting = offer(the_office, case, there)
    wrong = [
        (the_office.head_of_section, TransferState.ACCEPTED, "case_answer_not_yours"),
        (there.head, TransferState.TAKEN_BACK, "case_answer_not_yours"),
        (there.officer, TransferState.RETURNED, "case_may_not"),
        (account(Role.HEAD_OF_OFFICE, there.office), TransferState.ACCEPTED, "case_may_not_open"),
        (account(Role.HEAD_OF_SECTION, office("ketiga-rekaan")), TransferState.ACCEPTED, "case_not_there"),
    ]
    for who, state, code in wrong:
        with pytest.raises(Refused) as refused:
            answer(the_office, waiting, state, who)
        assert refused.value.refusal.code == code
    answer(the_office, waiting, TransferState.TAKEN_BACK, the_office.head_of_section)
    assert there.sees() == []
    assert the_office.state(case).offered_to is None


def test_a_case_is_offered_to_an_office_that_there_is_and_without_anybody_detained(the_office: CaseOffice) -> None:
    [case], there = cases_of(the_office, "Reka Wei"), Neighbour()
    for number in (the_office.office.pk, 999_999):
        nowhere = keeping.OfferTransfer(on=the_office.on, office=number, because="x")
        assert refusal_of(the_office, case, nowhere, the_office.head_of_section) == "case_no_such_office"
    the_office.right(case, Right.IDENTITY_SHOWN)
    the_office.do(case, keeping.Identify(on=the_office.on, person=1, sex=keeping.Sex.MALE, birth_place="Khayal"))
    the_office.do(case, inquiry.SecureItem(on=the_office.on, person=1, item="paspor", because="x"))
    away = keeping.OfferTransfer(on=the_office.on, office=there.office.pk, because="x")
    assert refusal_of(the_office, case, away, the_office.head_of_section) == "case_goes_while_kept"


def test_protection_goes_along_to_the_other_office_and_a_new_flag_takes_the_offer_back(the_office: CaseOffice) -> None:
    [case], there = cases_of(the_office, "Reka Wei"), Neighbour()
    waiting = offer(the_office, case, there)
    the_office.do(case, keeping.Protect(on=the_office.on, person=1, protection=Protection.VICTIM, because="dugaan"), the_office.officer)  # fmt: skip
    assert there.sees() == []
    with pytest.raises(Refused):
        answer(the_office, waiting, TransferState.ACCEPTED, there.head)
    waiting = offer(the_office, case, there)
    assert there.sees(there.officer) == []
    made = answer(the_office, waiting, TransferState.ACCEPTED, there.head)
    assert made is not None
    with looking(there.officer) as viewer:
        assert queries.one(viewer, made) is None
        assert not register.facts(viewer, "people").exists()
    with looking(there.head) as viewer:
        assert [step.act.kind for step in queries.steps_of(viewer, made)] == ["open", "protect"]


def test_who_is_split_off_takes_findings_and_protection_along(the_office: CaseOffice) -> None:
    people = [the_office.somebody("Reka Satu"), the_office.somebody("Reka Dua")]
    the_office.night()
    case = the_office.open(*people)
    the_office.do(case, keeping.Protect(on=the_office.on, person=2, protection=Protection.VICTIM, because="dugaan"))
    the_office.do(case, keeping.Allege(on=the_office.on, person=2, provision="uu6-78-1", conduct="melebihi izin"))
    assert refusal_of(the_office, case, keeping.Split(on=the_office.on, people=(1, 2), because="x")) == "case_split_leaves_nobody"  # fmt: skip
    the_office.do(case, keeping.Split(on=the_office.on, people=(2,), because="perkara sendiri"))
    into = the_office.steps(case)[-1].act.into  # type: ignore[union-attr]
    state = the_office.state(into)
    assert state.of(1).protections == {Protection.VICTIM}
    assert list(state.of(1).allegations) == ["uu6-78-1"]
    with looking(the_office.officer) as viewer:
        assert queries.one(viewer, into) is None
    with looking(the_office.examiner) as viewer:
        old, new = (queries.file_of(viewer, number, judged_on=the_office.on) for number in (case, into))
        assert [one.name for one in old.people] == ["Reka Satu"]
        assert [one.name for one in new.people] == ["Reka Dua"]
        assert [one.finding for one in old.findings] == [the_office.finding(people[0])]
        assert [one.finding for one in new.findings] == [the_office.finding(people[1])]


def test_a_joined_case_ends_and_its_people_are_known_and_protected_in_the_other(the_office: CaseOffice) -> None:
    first, second = cases_of(the_office, "Reka Satu", "Reka Dua")
    the_office.do(first, keeping.Protect(on=the_office.on, person=1, protection=Protection.CHILD, because="12 tahun"))
    join = keeping.Join(on=the_office.on, other=second, because="satu keluarga")
    assert refusal_of(the_office, first, join) == "case_may_not"
    assert refusal_of(the_office, first, join, the_office.head_of_office) == "case_may_not"
    assert refusal_of(the_office, first, keeping.Join(on=the_office.on, other=first, because="x"), the_office.head_of_section) == "case_not_there"  # fmt: skip
    the_office.do(first, join, the_office.head_of_section)
    assert the_office.state(first).outcome is Outcome.JOINED
    assert the_office.state(second).of(2).protections == {Protection.CHILD}
    assert [step.act.kind for step in the_office.steps(second)] == ["open", "add_person", "protect"]
    with looking(the_office.examiner) as viewer:
        seen = queries.one(viewer, second)
        assert seen is not None
        assert (seen.steps, seen.confidentiality) == (3, 2)
        assert len(queries.file_of(viewer, second, judged_on=the_office.on).findings) == 2


def test_who_was_split_off_comes_back_with_the_same_findings(the_office: CaseOffice) -> None:
    people = [the_office.somebody("Reka Satu"), the_office.somebody("Reka Dua")]
    the_office.night()
    case = the_office.open(*people)
    the_office.do(case, keeping.Split(on=the_office.on, people=(2,), because="perkara sendiri"))
    into = the_office.steps(case)[-1].act.into  # type: ignore[union-attr]
    the_office.do(into, keeping.Join(on=the_office.on, other=case, because="ternyata bersama"), the_office.head_of_section)  # fmt: skip
    with looking(the_office.examiner) as viewer:
        file = queries.file_of(viewer, case, judged_on=the_office.on)
    assert [one.name for one in file.people] == ["Reka Satu", "Reka Dua"]
    assert {one.finding for one in file.findings} == {the_office.finding(person) for person in people}


def test_nobody_joins_a_case_that_was_examined_already(the_office: CaseOffice) -> None:
    first, second = cases_of(the_office, "Reka Satu", "Reka Dua")
    the_office.to_the_table(second)
    join = keeping.Join(on=the_office.on, other=second, because="x")
    assert refusal_of(the_office, first, join, the_office.head_of_section) == "case_other_case_past_examination"


def test_who_is_detained_stays_in_the_case_that_counts_the_days(the_office: CaseOffice) -> None:
    first, second = cases_of(the_office, "Reka Satu", "Reka Dua")
    the_office.do(first, inquiry.Verify(on=the_office.on, result="x"))
    the_office.do(first, inquiry.BeginExamination(on=the_office.on, because="x"))
    ask = detaining.RequestDetention(on=the_office.on, person=1, ground=detaining.DetentionGround.NO_PERMIT, room="Ruang 1", because="x")  # fmt: skip
    the_office.do(first, ask)
    join = keeping.Join(on=the_office.on, other=second, because="x")
    assert refusal_of(the_office, first, join, the_office.head_of_section) == "case_goes_while_detained"


def test_a_case_is_handed_over_to_who_works_here_alone(the_office: CaseOffice) -> None:
    [case] = cases_of(the_office, "Reka Wei")
    stranger = account(Role.OFFICER, office("lain-rekaan"))
    for who in (the_office.head_of_office, the_office.machine, stranger):
        hand = keeping.HandOver(on=the_office.on, officer=who.pk, because="cuti")
        assert refusal_of(the_office, case, hand) == "case_no_such_officer"
    the_office.do(case, keeping.HandOver(on=the_office.on, officer=the_office.officer.pk, because="cuti"))
    with looking(the_office.officer) as viewer:
        [mine], _ = queries.page(viewer, queries.Asked(owner=the_office.officer.pk))
        assert mine.id == case


def lend(the_office: CaseOffice, by: Account, to: Account, power: Power, **told: object) -> int:
    asked = {"first_day": the_office.on, "last_day": the_office.on, "because": "dinas luar", **told}
    with looking(by) as viewer:
        return delegating.delegate(by=viewer, to=to.pk, power=power, on=the_office.on, **asked)  # type: ignore[arg-type]


def test_a_lent_power_decides_until_it_is_taken_back_and_never_what_the_own_hand_approved(
    the_office: CaseOffice,
) -> None:
    [case] = cases_of(the_office, "Reka Wei")
    second = account(Role.HEAD_OF_SECTION, the_office.office, name="kasi.dua")
    the_office.to_the_table(case)
    the_office.do(case, deciding.Propose(on=the_office.on, measures=(the_office.charge(),), reasons="melebihi izin"))
    for who in (the_office.head_of_section, second):
        the_office.read(case, who)
    the_office.do(case, deciding.Approve(on=the_office.on), the_office.head_of_section)
    decide = deciding.Decide(on=the_office.on)
    assert refusal_of(the_office, case, decide, second) == "case_may_not"
    lend(the_office, the_office.head_of_office, the_office.head_of_section, Power.DECIDE)
    assert refusal_of(the_office, case, decide, the_office.head_of_section) == "case_own_approval"
    lent = lend(the_office, the_office.head_of_office, second, Power.DECIDE)
    with looking(second) as viewer, pytest.raises(Refused):
        delegating.end_delegation(by=viewer, delegation=lent)
    with looking(the_office.head_of_office) as viewer:
        delegating.end_delegation(by=viewer, delegation=lent)
        with pytest.raises(Refused):
            delegating.end_delegation(by=viewer, delegation=lent)
    assert refusal_of(the_office, case, decide, second) == "case_may_not"
    lend(the_office, the_office.head_of_office, second, Power.DECIDE)
    the_office.do(case, decide, second)
    assert the_office.state(case).status is Status.EXECUTION
    with looking(the_office.head_of_office) as viewer:
        assert [one.power for one in standing_queries.delegations(viewer)] == [Power.DECIDE] * 3


def test_only_ones_own_powers_are_lent_to_who_works_here_on_days_to_come(the_office: CaseOffice) -> None:
    head, section = the_office.head_of_office, the_office.head_of_section
    stranger, auditor = account(Role.OFFICER, office("lain-rekaan")), account(Role.AUDITOR, the_office.office)
    wrong = [
        (section, the_office.officer, Power.DECIDE, {}, "case_not_ones_own_power"),
        (section, the_office.officer, Power.WORK, {}, "case_not_ones_own_power"),
        (head, stranger, Power.DECIDE, {}, "case_no_such_officer"),
        (head, auditor, Power.DECIDE, {}, "case_no_such_officer"),
        (head, head, Power.DECIDE, {}, "case_no_such_officer"),
        (head, section, Power.DECIDE, {"because": " "}, "case_no_reason"),
        (head, section, Power.DECIDE, {"first_day": the_office.on - timedelta(days=1)}, "case_delegated_backwards"),
        (head, section, Power.DECIDE, {"last_day": the_office.on - timedelta(days=1)}, "case_delegated_backwards"),
    ]
    for by, to, power, told, code in wrong:
        with pytest.raises(Refused) as refused:
            lend(the_office, by, to, power, **told)
        assert refused.value.refusal.code == code


def test_a_split_or_joined_case_still_knows_the_law_of_its_day(the_office: CaseOffice) -> None:
    [case] = cases_of(the_office, "Reka Wei")
    with looking(the_office.examiner) as viewer:
        seen = queries.one(viewer, case)
    assert seen is not None
    triage = case_law_on(the_office.on).value("case.triage_working_days")
    assert triage is not None
    assert seen.due_on == case_law_on(the_office.on).calendar.after(the_office.on, int(triage.value))
    bill = carrying_out.Bill(on=the_office.on, person=1, billing_code="1" * 15, amount=1)
    assert refusal_of(the_office, case, bill) == "case_not_here"


def test_somebody_who_is_added_is_examined_too_before_the_examination_ends(the_office: CaseOffice) -> None:
    [case] = cases_of(the_office, "Reka Satu")
    other = the_office.somebody("Reka Dua")
    the_office.do(case, keeping.AddPerson(on=the_office.on, record=other, because="tinggal bersama"))
    again = keeping.AddPerson(on=the_office.on, record=other, because="tinggal bersama")
    assert refusal_of(the_office, case, again) == "case_person_in_the_case"
    assert refusal_of(the_office, case, replace(again, record=999_999)) == "case_nobody_found"
    the_office.do(case, inquiry.Verify(on=the_office.on, result="cocok"))
    the_office.do(case, inquiry.BeginExamination(on=the_office.on, because="datang sendiri"))
    ended = inquiry.EndExamination(on=the_office.on)
    for person in (1, 2):
        the_office.right(case, Right.IDENTITY_SHOWN, person=person)
        the_office.identify(case, person)
        assert refusal_of(the_office, case, ended) == "case_not_all_heard"
        the_office.do(case, the_office.examined(person))
    the_office.do(case, ended)
    assert the_office.state(case).status is Status.OPINION
