"""An invented office with a team in which two agencies sit, people past their limit, and what is shared of them."""

from datetime import date, timedelta

from tests.factories.cases import CaseOffice
from tests.factories.office import looking, office
from tests.factories.teams import TODAY, TeamOffice
from timpora.accounts.models import Account
from timpora.sharing import actions, queries
from timpora.sharing.actions import ToShare, Uploaded
from timpora.sharing.core.answering import Answered, AnswerKind
from timpora.sharing.core.kinds import Field, ShareKind, chosen_at_first
from timpora.sharing.gathering import Wanted


UNTIL = TODAY + timedelta(days=30)
PURPOSE = "Tolong cek keberadaannya di lapangan"


class SharingOffice(TeamOffice):
    """The office of cases on 27 June 2023, with the team of its regency: Disnaker and Polres sit in it, Kodim does not."""

    def __init__(self, code: str = "bagi-rekaan") -> None:
        self.cases = CaseOffice(office(code))
        self.office, self.officer, self.head = self.cases.office, self.cases.officer, self.cases.head_of_office
        self.disnaker, self.polres, self.kodim = (self.agency(f"{name} Rekaan") for name in ("Disnaker", "Polres", "Kodim"))  # fmt: skip
        self.of_team = self.team(decree=None)
        self.seat_of_disnaker = self.seat(self.of_team, self.disnaker)
        self.seat(self.of_team, self.polres)

    def overstayer(self, name: str = "Reka Wei", **values: object) -> int:
        """The finding about somebody past the limit."""
        person = self.cases.somebody(name, **values)  # type: ignore[arg-type]
        self.cases.night()
        return self.cases.finding(person)

    def share(
        self, wanted: Wanted, *agencies: Account, fields: frozenset[Field] | None = None, until: date = UNTIL, by: Account | None = None, **more: object
    ) -> int:  # fmt: skip
        """Something shared for a month, with Disnaker unless others are named; the fields chosen at first unless some are."""
        told = ToShare(
            wanted=wanted, fields=frozenset(chosen_at_first(wanted.kind)) if fields is None else fields, team=self.of_team,
            agencies=[one.agency_id or 0 for one in agencies or (self.disnaker,)], until=until, **{"purpose": PURPOSE, **more},  # type: ignore[arg-type]
        )  # fmt: skip
        with looking(by or self.officer) as viewer:
            return actions.share(by=viewer, told=told, on=TODAY)

    def share_finding(self, finding: int, *agencies: Account, **more: object) -> int:
        """A finding, shared."""
        return self.share(Wanted(kind=ShareKind.FINDING, row=finding), *agencies, **more)  # type: ignore[arg-type]

    def share_note(self, text: str, *agencies: Account, **more: object) -> int:
        """A note, shared."""
        return self.share(Wanted(kind=ShareKind.NOTE, text=text), *agencies, **more)  # type: ignore[arg-type]

    def withdraw(self, share: int, because: str = "Tidak diperlukan lagi", by: Account | None = None) -> None:
        """What was shared is withdrawn."""
        with looking(by or self.officer) as viewer:
            actions.withdraw(by=viewer, share=share, because=because, on=TODAY)

    def opened(self, share: int, by: Account) -> None:
        """Somebody of an agency opens it."""
        with looking(by) as viewer:
            actions.note_opening(by=viewer, share=share, on=TODAY)

    def answers(
        self, share: int, by: Account, kind: AnswerKind = AnswerKind.KNOWS, *, document: Uploaded | None = None, **told: object
    ) -> int:  # fmt: skip
        """An agency answers."""
        said = {"text": "Bekerja di pabrik rekaan"} if kind is AnswerKind.KNOWS else {}
        with looking(by) as viewer:
            answered = Answered(kind=kind, **{**said, **told})  # type: ignore[arg-type]
            return actions.answer(by=viewer, share=share, told=answered, on=TODAY, document=document)

    def seen(self, share: int, by: Account) -> queries.ShareSeen | None:
        """A share as somebody sees it."""
        with looking(by) as viewer:
            return queries.one(viewer, share, on=TODAY)
