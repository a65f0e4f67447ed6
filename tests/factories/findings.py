"""An office in which people are judged: an officer who records, the machine that judges, and days that pass."""

from datetime import date

from tests.factories import facts
from tests.factories.office import account, as_owner, looking
from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account
from timpora.screening import nights
from timpora.screening.models import Finding


MEETING, NEXT = date(2023, 6, 27), date(2023, 6, 28)


class JudgedOffice:
    """An invented office; each step is a transaction of its own."""

    def __init__(self, by: Role = Role.EXAMINER) -> None:
        self.recorder, self.machine = account(by), account(Role.MACHINE)

    def overstayer(self, name: str = "Reka Wei", *, until: date = date(2023, 5, 15), **values: object) -> int:
        """Somebody whose permit ended, and whom an officer met on the day before the meeting."""
        with looking(self.recorder) as by:
            person = facts.fact(by, "people", name=name, name_key=name.upper(), nationality="CHN", **values)
            about = {"person_record_id": person, "confidentiality": values.get("confidentiality", 0)}
            facts.fact(by, "travel_documents", document_number=f"QQE{person:06d}", **about)
            facts.fact(by, "stay_permits", valid_until=until, **about)
            facts.fact(by, "crossings", **about)
            facts.fact(
                by, "presence", place="Hotel Khayal", area_code="36.04.30.2001", met_in_person=True,
                from_on=date(2023, 6, 26), until_on=date(2023, 6, 26), **about,
            )  # fmt: skip
        return person

    def ending(self, until: date, name: str = "Reka Segera") -> int:
        """Somebody within the limit until a day."""
        with looking(self.recorder) as by:
            person = facts.fact(by, "people", name=name, name_key=name.upper())
            facts.fact(by, "stay_permits", person_record_id=person, valid_from=date(2023, 6, 1), valid_until=until)
        return person

    def night(self, on: date = MEETING) -> nights.Done | None:
        """Judges who is due."""
        with looking(self.machine) as by:
            return nights.catch_up(by=by, on=on)

    def finding_of(self, person: int, rule: str = "overstay") -> int:
        """The number of the finding about somebody."""
        with looking(self.machine):
            return Finding.objects.exclude(state="gone").get(person=person, rule_id=rule).pk

    def state_of(self, finding: int) -> str:
        """How far people are with a finding."""
        with looking(self.machine):
            return Finding.objects.get(pk=finding).state


def in_role(role: Role) -> Account:
    """The one account of a role in the same office, beside who records."""
    name = f"dalam.{role.value}"
    with as_owner():
        there = Account.objects.filter(sign_in_name=name).first()
    return there or account(role, name=name)
