"""Two at the same moment: exactly one of them does what can be done once, and the other is told why not."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from tests.factories.cases import CaseOffice
from tests.factories.chance import draws
from tests.factories.office import account, as_owner, looking, office

from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account
from timpora.casework import actions, correcting, transferring
from timpora.casework.core.acts import carrying_out, deciding, keeping
from timpora.casework.core.protection import Protection
from timpora.casework.core.transfers import TransferState
from timpora.casework.models import Case, CaseFinding, CaseStep, CaseTransfer
from timpora.kernel.refusals import Refused


ROUNDS = draws(4)  # each is a chance that the two meet
type Told = int | str | None


def at_once(*doing: Callable[[], Told]) -> list[Told]:
    """What each came to, all begun at the same moment on connections of their own: a number, or the code of a refusal."""
    begin = Barrier(len(doing))

    def one(what: Callable[[], Told]) -> Told:
        begin.wait()
        try:
            return what()
        except Refused as refused:
            return refused.refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(doing)) as threads:
        return [told.result() for told in [threads.submit(one, what) for what in doing]]


def done(told: Sequence[Told]) -> list[int]:
    return [one for one in told if isinstance(one, int)]


def acting(the_office: CaseOffice, case: int, act: object, by: Account) -> Callable[[], Told]:
    return lambda: the_office.do(case, act, by)


def test_two_heads_approve_and_two_decide_and_each_time_one_does(the_office: CaseOffice) -> None:
    sections = [the_office.head_of_section, account(Role.HEAD_OF_SECTION, the_office.office, name="kasi.dua")]
    heads = [the_office.head_of_office, account(Role.HEAD_OF_OFFICE, the_office.office, name="kakanim.dua")]
    person = the_office.somebody()
    the_office.night()
    case = the_office.open(person)
    the_office.to_the_table(case)
    for _ in range(ROUNDS):
        the_office.do(
            case, deciding.Propose(on=the_office.on, measures=(the_office.charge(),), reasons="melebihi izin")
        )
        for who in (*sections, *heads):
            the_office.read(case, who)
        told = at_once(*(acting(the_office, case, deciding.Approve(on=the_office.on), who) for who in sections))
        assert len(done(told)) == 1, told
        told = at_once(*(acting(the_office, case, deciding.Decide(on=the_office.on), who) for who in heads))
        assert len(done(told)) == 1, told
        the_office.tell(case)
        nothing = carrying_out.RecordNonpayment(on=the_office.on, person=1, why=carrying_out.Nonpayment.UNABLE, because="tidak ada uang")  # fmt: skip
        the_office.do(case, nothing)
        the_office.confer(case)
    with as_owner():
        kinds = list(CaseStep.objects.filter(case=case).values_list("kind", flat=True))
        assert (kinds.count("approve"), kinds.count("decide")) == (ROUNDS, ROUNDS)


def test_two_open_a_case_from_one_finding_and_there_is_one(the_office: CaseOffice) -> None:
    people = [the_office.somebody(f"Reka {number}") for number in range(10)]
    the_office.night()
    for person in people:
        told = at_once(lambda: the_office.open(person), lambda: the_office.open(person, by=the_office.officer))  # noqa: B023 - over at once
        assert len(done(told)) == 1, told
        assert {one for one in told if isinstance(one, str)} <= {"case_finding_taken", "case_finding_has_a_case"}
    with as_owner():
        assert Case.objects.count() == CaseFinding.objects.count() == len(people)


def test_one_state_receipt_is_recorded_in_one_case(the_office: CaseOffice) -> None:
    people = [the_office.somebody(f"Reka {number}") for number in range(2)]
    the_office.night()
    cases = [the_office.open(person) for person in people]
    for number, case in enumerate(cases):
        the_office.to_the_table(case)
        the_office.decide(case, the_office.charge())
        the_office.tell(case)
        the_office.do(case, carrying_out.Bill(on=the_office.on, person=1, billing_code=f"{number:015d}", amount=43_000_000))  # fmt: skip
    for receipt in range(ROUNDS):
        acts = [
            carrying_out.RecordPayment(on=the_office.on, person=1, billing_code=f"{number:015d}", receipt_number=f"{receipt:016d}", amount=1000)
            for number in range(2)
        ]  # fmt: skip
        told = at_once(*(acting(the_office, case, act, the_office.examiner) for case, act in zip(cases, acts, strict=True)))  # fmt: skip
        assert len(done(told)) == 1, told
        assert "case_number_taken" in told


def test_a_flag_that_is_set_while_another_office_accepts_and_the_acceptance_do_not_wait_for_each_other(
    the_office: CaseOffice,
) -> None:
    elsewhere = office("lain-rekaan")
    head = account(Role.HEAD_OF_SECTION, elsewhere, name="kasi.lain")
    people = [the_office.somebody(f"Reka {number}") for number in range(ROUNDS)]
    the_office.night()
    flag = keeping.Protect(on=the_office.on, person=1, protection=Protection.VICTIM, because="paspor ditahan majikan")
    for person in people:
        case = the_office.open(person)
        the_office.do(case, keeping.OfferTransfer(on=the_office.on, office=elsewhere.pk, because="tinggal di sana"), the_office.head_of_section)  # fmt: skip
        with as_owner():
            waiting = CaseTransfer.objects.get(case=case).pk

        def accept(waiting: int = waiting) -> Told:
            with looking(head) as by:
                return transferring.answer_offer(by=by, transfer=waiting, state=TransferState.ACCEPTED, because="x", on=the_office.on)  # fmt: skip

        told = at_once(accept, acting(the_office, case, flag, the_office.examiner))
        assert len(done(told)) == 1, told
        assert {one for one in told if isinstance(one, str)} <= {"case_not_there", "case_is_closed"}


def test_two_cases_are_joined_to_each_other_at_once_and_one_is(the_office: CaseOffice) -> None:
    people = [the_office.somebody(f"Reka {number}") for number in range(ROUNDS)]
    the_office.night()
    for one, other in zip(people[::2], people[1::2], strict=True):
        cases = [the_office.open(one), the_office.open(other)]
        joins = [keeping.Join(on=the_office.on, other=case, because="majikan yang sama") for case in reversed(cases)]
        told = at_once(*(acting(the_office, case, join, the_office.head_of_section) for case, join in zip(cases, joins, strict=True)))  # fmt: skip
        assert len(done(told)) == 1, told


def test_a_night_that_counts_deadlines_anew_and_who_hands_all_cases_over_do_not_wait_for_each_other(
    the_office: CaseOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [the_office.somebody(f"Reka {number}") for number in range(ROUNDS)]
    the_office.night()
    cases = [the_office.open(person) for person in people]
    monkeypatch.setattr(correcting, "law_has_changed", lambda _by, *, since: since == the_office.on)

    def night() -> Told:
        with looking(the_office.machine) as by:
            return correcting.catch_up(by=by, on=the_office.on).moved

    def hand_over(of: Account, to: Account) -> Callable[[], Told]:
        act = keeping.HandOver(on=the_office.on, officer=to.pk, because="cuti")

        def do() -> Told:
            with looking(the_office.head_of_section) as by:
                return actions.hand_over_all(by=by, of=of.pk, act=act, on=the_office.on).done

        return do

    officers = [the_office.examiner, the_office.officer]
    for _ in range(4):
        with as_owner():  # the night tells the last case first, and then goes through all of them
            CaseFinding.objects.filter(case=cases[-1]).update(known="lain")
        assert at_once(night, hand_over(*officers)) == [len(cases), len(cases)]
        officers.reverse()


def test_an_offer_is_answered_once(the_office: CaseOffice) -> None:
    elsewhere = office("lain-rekaan")
    heads = [account(Role.HEAD_OF_SECTION, elsewhere, name=f"kasi.lain.{number}") for number in range(2)]
    person = the_office.somebody()
    the_office.night()
    case = the_office.open(person)
    offer = keeping.OfferTransfer(on=the_office.on, office=elsewhere.pk, because="tinggal di sana")

    def offered() -> int:
        the_office.do(case, offer, the_office.head_of_section)
        with as_owner():
            return CaseTransfer.objects.get(case=case, state="offered").pk

    def answering(who: Account, state: TransferState, waiting: int) -> Callable[[], Told]:
        def answer() -> Told:
            with looking(who) as by:
                return transferring.answer_offer(by=by, transfer=waiting, state=state, because="x", on=the_office.on) or 0  # fmt: skip

        return answer

    for _ in range(6):
        waiting = offered()
        told = at_once(answering(heads[0], TransferState.RETURNED, waiting), answering(the_office.head_of_section, TransferState.TAKEN_BACK, waiting))  # fmt: skip
        assert len(done(told)) == 1, told
        assert the_office.state(case).offered_to is None
    waiting = offered()
    told = at_once(*(answering(head, TransferState.ACCEPTED, waiting) for head in heads))
    assert len(done(told)) == 1, told
    with as_owner():
        assert Case.objects.filter(office=elsewhere).count() == 1
        assert Case.objects.get(pk=case).outcome == "transferred"
