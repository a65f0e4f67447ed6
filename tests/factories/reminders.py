"""An invented office in which limits end soon: who judges there, who reminds, and who is to be reminded."""

from datetime import date, timedelta

from tests.factories import facts
from tests.factories.office import account, looking, office
from timpora.accounts.core.roles import Role
from timpora.accounts.models import Office
from timpora.screening import nights, reminding
from timpora.screening.core.reminders import Recipient
from timpora.screening.models import Finding


TODAY, LIMIT = date(2023, 6, 27), date(2023, 7, 3)
FIRST_STAY = timedelta(days=59)  # the index gives 60 days, both counted
SPONSOR = "PT Baja Rekaan"


class SoonOffice:
    """An office on 27 June 2023; each step is a transaction of its own."""

    def __init__(self, of: Office | None = None) -> None:
        own = of or office()
        self.officer = account(Role.OFFICER, own)
        self.examiner = account(Role.EXAMINER, own)
        self.head = account(Role.HEAD_OF_SECTION, own)
        self.machine = account(Role.MACHINE, own)

    def somebody(
        self, name: str = "Reka Wei", *, until: date = LIMIT, sponsor: str | None = SPONSOR, **values: object
    ) -> int:
        """Somebody whose visit permit ends on 3 July 2023, after 60 days."""
        with looking(self.examiner) as by:
            person = facts.fact(by, "people", name=name, name_key=name.upper(), nationality="CHN", **values)
            level = values.get("confidentiality", 0)
            facts.fact(
                by, "stay_permits", person_record_id=person, valid_from=until - FIRST_STAY, valid_until=until, sponsor=sponsor,
                confidentiality=level,
            )  # fmt: skip
            facts.fact(
                by,
                "travel_documents",
                person_record_id=person,
                confidentiality=level,
                document_number=f"QQE{person:06d}",
            )
        return person

    def extend(self, person: int, until: date = date(2023, 8, 30)) -> None:
        """Records an extension."""
        with looking(self.examiner) as by:
            facts.fact(by, "stay_permits", person_record_id=person, permit_number="R-2", extension_of="R-1", valid_from=date(2023, 7, 4), valid_until=until)  # fmt: skip

    def night(self, on: date = TODAY) -> None:
        """Judges whoever is due."""
        with looking(self.machine) as by:
            nights.catch_up(by=by, on=on)

    def finding(self, person: int) -> int:
        """The finding that this person's limit ends soon."""
        with looking(self.machine):
            return Finding.objects.values_list("pk", flat=True).get(person=person, rule_id="limit_ends_soon")

    def remind(self, whom: int, /, *, because: str = "", by: str = "officer", **addresses: str) -> int:
        """Reminds one person by hand."""
        sent = {Recipient(name): address for name, address in addresses.items()}
        asked = reminding.Asked(finding=self.finding(whom), addresses=sent, because=because)
        with looking(getattr(self, by)) as viewer:
            return reminding.remind(by=viewer, asked=asked, on=TODAY)
