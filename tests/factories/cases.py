"""An invented office with somebody past the limit, and the hands that carry a case through: each step is a transaction of its own."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from tests.factories import facts
from tests.factories.office import account, looking, office
from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account, Office
from timpora.casework import actions, opening, queries
from timpora.casework.core.acts import carrying_out, deciding, inquiry, keeping
from timpora.casework.core.acts.inquiry import QuestionAndAnswer, Speaker
from timpora.casework.core.acts.measures import Charge, Measure
from timpora.casework.core.file import Step
from timpora.casework.core.file_kinds import MediaType
from timpora.casework.core.fold import state_of
from timpora.casework.core.rights import Right
from timpora.casework.core.state import CaseState
from timpora.casework.models import CaseDocument
from timpora.screening import nights
from timpora.screening.models import Finding


TODAY = date(2023, 6, 27)
LIMIT = date(2023, 5, 15)  # 43 days before
FIRST_STAY = timedelta(days=29)
PER_DAY = 1_000_000


class CaseOffice:
    """An office on 27 June 2023; `on` moves on as a story does."""

    def __init__(self, of: Office | None = None) -> None:
        self.office = of or office()
        self.officer = account(Role.OFFICER, self.office)
        self.examiner = account(Role.EXAMINER, self.office)
        self.head_of_section = account(Role.HEAD_OF_SECTION, self.office)
        self.head_of_office = account(Role.HEAD_OF_OFFICE, self.office)
        self.machine = account(Role.MACHINE, self.office)
        self.on = TODAY

    def somebody(
        self, name: str = "Reka Wei", *, limit: date = LIMIT, met: bool = True, sponsor: str | None = None, **values: object
    ) -> int:  # fmt: skip
        """Somebody whose visit permit of 30 days ended on a day, met today; the record of the register."""
        with looking(self.examiner) as by:
            person = facts.fact(by, "people", name=name, name_key=name.upper(), nationality="CHN", born_earliest=date(1990, 3, 4), born_latest=date(1990, 3, 4), **values)  # fmt: skip
            own = {"person_record_id": person, "confidentiality": values.get("confidentiality", 0)}
            facts.fact(by, "stay_permits", **own, valid_from=limit - FIRST_STAY, valid_until=limit, sponsor=sponsor)
            facts.fact(by, "crossings", **own, crossed_on=limit - FIRST_STAY)
            facts.fact(by, "travel_documents", **own, document_number=f"QQE{person:06d}")
            if met:
                facts.fact(by, "presence", **own, from_on=self.on, until_on=self.on, met_in_person=True)
        return person

    def night(self) -> None:
        """Judges whoever is due."""
        with looking(self.machine) as by:
            nights.catch_up(by=by, on=self.on)

    def finding(self, person: int, rule: str = "overstay") -> int:
        """The finding of a rule about somebody."""
        with looking(self.machine):
            return Finding.objects.values_list("pk", flat=True).get(person=person, rule_id=rule)

    def open(self, *people: int, by: Account | None = None) -> int:
        """Opens a case about the findings of some people."""
        findings = [self.finding(person) for person in people]
        with looking(by or self.examiner) as viewer:
            asked = opening.Opened(findings=findings, because="ditemui saat pengawasan rekaan")
            return opening.open_case(by=viewer, asked=asked, on=self.on)

    def do(self, case: int, act: Any, by: Account | None = None) -> int:
        """One act, as the examiner or somebody else."""
        with looking(by or self.examiner) as viewer:
            return actions.do(by=viewer, case=case, act=act, on=self.on)

    def state(self, case: int) -> CaseState:
        """What the case has come to."""
        with looking(self.head_of_office) as viewer:
            return state_of(queries.steps_of(viewer, case))

    def steps(self, case: int) -> tuple[Step, ...]:
        """What was done in a case."""
        with looking(self.head_of_office) as viewer:
            return queries.steps_of(viewer, case)

    def read(self, case: int, by: Account) -> None:
        """Somebody opens the evidence."""
        with looking(by) as viewer:
            actions.open_evidence(by=viewer, case=case)

    def right(self, case: int, *rights: Right, person: int = 1, wanted: bool = True) -> None:
        """Rights are given."""
        for right in rights:
            self.do(case, deciding.GiveRight(on=self.on, person=person, right=right, wanted=wanted, how="dijelaskan dalam bahasa Mandarin"))  # fmt: skip

    def to_the_table(self, case: int, person: int = 1) -> None:
        """From triage to a conference that was held, as the law asks for each."""
        self.do(case, inquiry.Verify(on=self.on, result="paspor, izin tinggal dan perlintasan cocok"))
        self.do(case, inquiry.OrderFieldCheck(on=self.on, officers="Reka Petugas 198001012005011001", place="Hotel Khayal", until=self.on, purpose="memeriksa keberadaan"), self.head_of_section)  # fmt: skip
        self.do(case, inquiry.RecordFieldCheck(on=self.on, place="Hotel Khayal", met=True, result="ditemui di kamar"))
        self.do(case, inquiry.BeginExamination(on=self.on, because="ditemui"))
        self.right(case, Right.IDENTITY_SHOWN, person=person)
        self.identify(case, person)
        self.do(case, self.examined(person))
        self.do(case, keeping.Allege(on=self.on, person=person, provision="uu6-78-1", conduct="tinggal melebihi izin"))
        self.do(case, inquiry.EndExamination(on=self.on))
        self.confer(case)

    def identify(self, case: int, person: int = 1) -> None:
        """What letters say of somebody beside what the register holds."""
        self.do(case, keeping.Identify(on=self.on, person=person, sex=keeping.Sex.MALE, birth_place="Kota Khayal", language="Mandarin"))  # fmt: skip

    def examined(self, person: int = 1) -> inquiry.Examine:
        """An examination record."""
        return inquiry.Examine(
            on=self.on, person=person, place="Kantor", language="Mandarin", interpreter="Reka Juru Bahasa", lawyer="tidak menghendaki",
            questions=(QuestionAndAnswer(question="Sejak kapan di sini?", answer="Sejak April."),), read_back=True,
        )  # fmt: skip

    def confer(self, case: int) -> None:
        """Opinion and case conference."""
        if self.state(case).status == "opinion":
            self.do(
                case, inquiry.GiveOpinion(on=self.on, facts="izin berakhir", analysis="Pasal 78", advice="biaya beban")
            )
        there = (Speaker(name="Reka Satu", position="Kasi", said="setuju"), Speaker(name="Reka Dua", position="Pemeriksa", said="setuju"))  # fmt: skip
        self.do(case, inquiry.HoldConference(on=self.on, chair="Reka Kepala", speakers=there, conclusion="dikenai tindakan"))  # fmt: skip

    def decide(self, case: int, *measures: Measure, because: str = "") -> None:
        """Proposed by the examiner, approved by the head of section, decided by the head of office."""
        self.propose(case, *measures)
        self.answer(case, because=because)

    def propose(self, case: int, *measures: Measure) -> None:
        """Proposed by the examiner."""
        self.do(case, deciding.Propose(on=self.on, measures=measures, reasons="melebihi izin tinggal"))

    def answer(self, case: int, *, because: str = "") -> None:
        """Approved by the head of section, decided by the head of office, each after reading what it rests on."""
        self.read(case, self.head_of_section)
        self.do(case, deciding.Approve(on=self.on), self.head_of_section)
        self.read(case, self.head_of_office)
        self.do(case, deciding.Decide(on=self.on, person_needed=because), self.head_of_office)

    def tell(self, case: int, person: int = 1) -> None:
        """The decision is handed over and explained."""
        self.right(case, Right.COPY_HANDED, Right.OBJECTION_EXPLAINED, Right.COMPLAINT_ADDRESS, person=person)

    def charge(self, days: int = 43, person: int = 1) -> Charge:
        """The charge of some days, judged today."""
        return Charge(person=person, judged_on=self.on, days=days, amount=days * PER_DAY)

    def pay(self, case: int, amount: int, *, code: str = "820230627000001", receipt: str = "A1B2C3D4E5F60001") -> None:
        """Billed and paid."""
        self.do(case, carrying_out.Bill(on=self.on, person=1, billing_code=code, amount=amount))
        self.do(case, carrying_out.RecordPayment(on=self.on, person=1, billing_code=code, receipt_number=receipt, amount=amount))  # fmt: skip

    def photo(self, case: int) -> int:
        """A picture that was received into a case, as if it had been looked into; its number."""
        with looking(self.examiner) as by, transaction.atomic():
            content = f"PNG rekaan {case}".encode()
            made = CaseDocument.objects.create(
                office_id=self.office.pk, case_id=case, name="foto.png", media_type=MediaType.PNG.value, size=len(content), digest=f"{case:064d}",
                content=content, account=self.examiner.pk,
            )  # fmt: skip
            act = keeping.ReceiveDocument(on=self.on, document=made.pk, title="Pasfoto rekaan", digest=made.digest)
            actions.record(by=by, case=case, act=act, on=self.on)
        return made.pk

    def extend(self, case: int) -> None:
        """The register learns that the permit of the first person of a case was extended until later."""
        with looking(self.examiner) as by:
            record = queries.people_of(by, [case])[case][0].record
            facts.fact(by, "stay_permits", person_record_id=record, permit_number="R-2", extension_of="R-1", valid_from=LIMIT, valid_until=self.on + timedelta(days=30))  # fmt: skip
