"""The frames of what is asked, filled behind the viewer's walls with what was known then; where the stored history cannot tell, with why not."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

import polars as pl

from timpora.casework import histories as casework
from timpora.casework.core.history import History
from timpora.evaluation.core import case_histories, findings, limits
from timpora.evaluation.core.asking import Asked, Source
from timpora.evaluation.core.case_histories import CaseTold, Row
from timpora.evaluation.core.computing import Filled
from timpora.evaluation.core.frames import by_column, filled, typed, untyped
from timpora.evaluation.core.no_data import (
    CASES_SINCE,
    JUDGED_SINCE,
    NO_CASE,
    NO_LIST,
    NO_PLACE,
    NO_PROMISE,
    NO_REMINDER,
    NOT_JUDGED,
    NOTHING_RECORDED,
)
from timpora.evaluation.core.promises import became
from timpora.intake import queries as intake
from timpora.kernel.viewers import Viewer
from timpora.register import queries as register
from timpora.register import told
from timpora.screening import histories as screening
from timpora.screening.core.assembly import ADDRESSED_TO_RECORDS
from timpora.screening.core.findings import Certainty, Subject
from timpora.screening.core.reminders import Stood, outcome
from timpora.screening.core.silence import district_of
from timpora.screening.histories import JudgedThen, KnownThen
from timpora.screening.office_law import dated_law_of, law_of
from timpora.team import histories as team


WARNS, SILENT_AFTER = "limit_ends_soon", "feeds.silent_after_rhythms"


class Judging:
    """What evaluations of one viewer with one clearance share, one after the other: facts and cases of the same knowledge, judged people of the same day."""

    def __init__(self) -> None:
        self._judged: tuple[tuple[date, datetime, str], JudgedThen] | None = None
        self._known: tuple[datetime, KnownThen] | None = None
        self._cases: tuple[datetime, list[History]] | None = None

    def then(self, viewer: Viewer, asked: Asked) -> JudgedThen:
        """Everybody, judged on the last day of what is asked."""
        at, law_known = asked.known(Source.REGISTER), asked.known(Source.LAW)
        key = (asked.last, at, law_of(viewer, asked.last, as_known=law_known).digest)
        if self._judged is None or self._judged[0] != key:
            known = self._known_at(viewer, at)
            self._judged = key, screening.judged_then(viewer, known, as_of=asked.last, as_known=at, law_as_known=law_known)  # fmt: skip
        return self._judged[1]

    def _known_at(self, viewer: Viewer, at: datetime) -> KnownThen:
        if self._known is None or self._known[0] != at:
            self._known = at, screening.known_then(viewer, as_known=at)
        return self._known[1]

    def cases(self, viewer: Viewer, asked: Asked) -> list[History]:
        """Every case that was known."""
        at = asked.known(Source.CASES)
        if self._cases is None or self._cases[0] != at:
            self._cases = at, casework.histories(viewer, as_known=at, kinds=case_histories.ASKED_FOR)
        return self._cases[1]


@dataclass(frozen=True)
class Filling:
    """Fills frames for what is asked; what several of them rest on is read once."""

    viewer: Viewer
    asked: Asked
    judging: Judging

    def frame(self, name: str) -> Filled:
        """One frame; of what rests on the register, nothing is known before anything was recorded."""
        if name in _OF_FACTS and not self._has_facts:
            return Filled(frame=None, cannot_tell=NOTHING_RECORDED)
        return _FILL[name](self)

    @cached_property
    def _has_facts(self) -> bool:
        return register.sources(self.viewer, as_known=self.asked.known(Source.REGISTER)).exists()

    @cached_property
    def judged(self) -> JudgedThen:
        """Everybody, judged on the last day of the period."""
        return self.judging.then(self.viewer, self.asked)

    @cached_property
    def _persons(self) -> Mapping[int, int]:
        return dict(self.judged.members.select("record", "person").rows())

    @cached_property
    def _districts(self) -> pl.DataFrame:
        return limits.districts(self.judged.facts["presence"], self.asked.period)

    @cached_property
    def _kept(self) -> pl.DataFrame:
        """The findings that were kept, each of the person to whom its record belonged."""
        found = screening.findings_then(self.viewer, as_of=self.asked.last, as_known=self.asked.known(Source.FINDINGS))
        whose = self.judged.members.select(record="record", whose="person")
        joined = found.join(whose, left_on="person", right_on="record", how="left", maintain_order="left")
        return joined.with_columns(person=pl.coalesce("whose", "person")).drop("whose")

    @cached_property
    def _cases(self) -> list[tuple[History, CaseTold]]:
        """Every case that was open by the end of the period, with what it had come to."""
        known = self.judging.cases(self.viewer, self.asked)
        told = ((one, case_histories.told(one, self.asked.period, self._persons)) for one in known)
        return [(one, case) for one, case in told if case is not None]

    @cached_property
    def _first_case_on(self) -> date | None:
        return casework.first_case_on(self.viewer, as_known=self.asked.known(Source.CASES))

    def people(self) -> Filled:
        left = self.judged.findings.filter(pl.col("certainty") == Certainty.PROBABLY_LEFT.value).get_column("person")
        return _ready("people", limits.people(self.judged.facts, self.judged.standings, left, self.asked.period))

    def limits(self) -> Filled:
        warnings = self._kept.filter(pl.col("rule") == WARNS).select("person", warned_on="found_on")
        return _ready("limits", limits.limits(self.judged.facts, warnings, self.asked.period))

    def judged_findings(self) -> Filled:
        is_record = pl.col("rule").is_in(list(ADDRESSED_TO_RECORDS))
        rows = (
            self.judged.findings.drop_nulls("person").select("person", "certainty", rule="rule_id")
            .with_columns(about=pl.when(is_record).then(pl.lit(Subject.RECORD.value)).otherwise(pl.lit(Subject.PERSON.value)))
        )  # fmt: skip
        return _ready("judged", self._placed(rows))

    def findings(self) -> Filled:
        first = screening.first_run_on(self.viewer, as_known=self.asked.known(Source.FINDINGS))
        if first is None or first > self.asked.last:
            return Filled(frame=None, cannot_tell=NOT_JUDGED if first is None else JUDGED_SINCE.fill(day=first))
        days = self._kept.select("person", on="found_on")
        before = limits.latest_limit_before(self.judged.facts["stay_permits"], days)
        rows = findings.with_outcome(self._kept, findings.by_cases(self._cases))
        rows = rows.with_columns(before.get_column("limit_on"), is_backlog=pl.col("found_on") <= first)
        return _ready("findings", self._placed(rows))

    def reminders(self) -> Filled:
        made = screening.reminders_then(self.viewer, as_of=self.asked.last, as_known=self.asked.known(Source.FINDINGS))
        if not made:
            return Filled(frame=None, cannot_tell=NO_REMINDER)
        whose = [self._persons.get(record, record) for record, _, _ in made]
        among = self.judged.standings.filter(pl.col("person").is_in(sorted(set(whose))))
        columns = ("person", "stay_limit", "departed_on", "is_waiting")
        stood = {
            person: Stood(stay_limit=limit, departed_on=departed, is_waiting=bool(waits))
            for person, limit, departed, waits in among.select(columns).rows()
        }
        rows = [
            {
                "person": person, "reminded_on": on, "limit_on": limit,
                "became": outcome(limit, stood.get(person), self.asked.last).value,
            }
            for person, (_, on, limit) in zip(whose, made, strict=True)
        ]  # fmt: skip
        return Filled(frame=self._placed_rows("reminders", rows))

    def cases(self) -> Filled:
        found_on = dict(self._kept.select("finding", "found_on").rows())
        met = [(known, case, *whose) for known, case in self._cases for whose in case.people.items()]
        frame = by_column("cases", {
            "case": [case.case for _, case, _, _ in met],
            "person": [person for _, _, _, person in met],
            "origin": [case.origin for _, case, _, _ in met],
            "opened_on": [case.opened_on for _, case, _, _ in met],
            "detected_on": [_detected_on(known, number, found_on) for known, _, number, _ in met],
            "contact_on": [case.contact_on.get(number) for _, case, number, _ in met],
            "decided_on": [case.decided_on(number) for _, case, number, _ in met],
            "left_on": [case.left_on.get(number) for _, case, number, _ in met],
            "closed_on": [case.closed_on for _, case, _, _ in met],
            "outcome": [case.outcome for _, case, _, _ in met],
        })  # fmt: skip
        return self._since_the_first_case("cases", frame.with_columns(self._limits_before(frame)))

    def actions(self) -> Filled:
        return self._of_cases("actions", [row for _, case in self._cases for row in _of_people(case, case.actions)])

    def payments(self) -> Filled:
        return self._of_cases("payments", [row for _, case in self._cases for row in _of_people(case, case.payments)])

    def objections(self) -> Filled:
        return self._of_cases(
            "objections", [row for _, case in self._cases for row in _of_people(case, case.objections)]
        )

    def detentions(self) -> Filled:
        rows = [row for _, case in self._cases for row in _of_people(case, case.detentions) if row["days"]]
        return self._of_cases("detentions", rows)

    def feeds(self) -> Filled:
        came = intake.feeds_then(self.viewer, as_of=self.asked.last, as_known=self.asked.known(Source.REGISTER))
        law = dated_law_of(self.viewer, as_known=self.asked.known(Source.LAW))
        rhythms = int(law.parameters[SILENT_AFTER].value_on(self.asked.last).value)
        rows = []
        for one in came:
            silent_for = None if one.told_until is None else (self.asked.last - one.told_until).days
            has_reported = (
                one.rhythm_days is not None and silent_for is not None and silent_for <= one.rhythm_days * rhythms
            )
            rows.append({"feed": one.name, "kind": one.kind.value, "is_expected": one.rhythm_days is not None, "has_reported": has_reported})  # fmt: skip
        return Filled(frame=filled("feeds", rows)) if rows else Filled(frame=None, cannot_tell=NO_LIST)

    def places(self) -> Filled:
        rows = [
            {"place": one.place, "district": district_of(one.area_code), "has_reported": bool(one.lately)}
            for one in told.accommodations(
                self.viewer,
                first=self.asked.period.first,
                last=self.asked.last,
                as_known=self.asked.known(Source.REGISTER),
            )
        ]
        return Filled(frame=filled("places", rows)) if rows else Filled(frame=None, cannot_tell=NO_PLACE)

    def rows(self) -> Filled:
        if not intake.has_files(self.viewer, as_known=self.asked.known(Source.REGISTER)):
            return Filled(frame=None, cannot_tell=NO_LIST)
        rows = [{"kind": kind, "rows": number, "refused": refused} for kind, number, refused in intake.rows_then(self.viewer, first=self.asked.period.first, last=self.asked.last, as_known=self.asked.known(Source.REGISTER))]  # fmt: skip
        return Filled(frame=filled("rows", rows))

    def promises(self) -> Filled:
        rows = [
            {
                "action": one.action,
                "agency": one.agency,
                "due_on": one.due_on,
                "is_moved": one.was_moved,
                "became": became(one.kept, is_dropped=one.is_dropped).value,
            }
            for one in team.promises_then(self.viewer, as_of=self.asked.last, as_known=self.asked.known(Source.TEAMS))
        ]
        return Filled(frame=filled("promises", rows)) if rows else Filled(frame=None, cannot_tell=NO_PROMISE)

    def _of_cases(self, name: str, rows: list[Row]) -> Filled:
        return self._since_the_first_case(name, untyped(name, rows))

    def _since_the_first_case(self, name: str, frame: pl.DataFrame) -> Filled:
        first = self._first_case_on
        if first is None or first > self.asked.last:
            return Filled(frame=None, cannot_tell=NO_CASE if first is None else CASES_SINCE.fill(day=first))
        return Filled(frame=self._placed_frame(name, frame))

    def _placed(self, rows: pl.DataFrame) -> pl.DataFrame:
        return rows.join(self._districts, on="person", how="left", maintain_order="left")

    def _placed_rows(self, name: str, rows: list[Row]) -> pl.DataFrame:
        return self._placed_frame(name, untyped(name, rows))

    def _placed_frame(self, name: str, frame: pl.DataFrame) -> pl.DataFrame:
        return typed(name, self._placed(frame.drop("district")) if "district" in frame.columns else frame)

    def _limits_before(self, cases: pl.DataFrame) -> pl.Series:
        """The latest limit of each case's person that was on record when the case was opened."""
        days = cases.select("person", on="opened_on")
        return limits.latest_limit_before(self.judged.facts["stay_permits"], days).get_column("limit_on")


def _detected_on(known: History, number: int, found_on: Mapping[int, date]) -> date | None:
    """The day of the first finding about one of a case."""
    return min(
        (found_on[one] for one, whose in known.findings.items() if whose == number and one in found_on), default=None
    )


def _of_people(case: CaseTold, rows: Sequence[Row]) -> list[Row]:
    """Rows by number within a case as rows of persons; who went on in another case is told of there and, for what was before, here."""
    return [{**row, "case": case.case, "person": case.everybody[row["number"]]} for row in rows]


def _ready(name: str, frame: pl.DataFrame) -> Filled:
    return Filled(frame=typed(name, frame))


_OF_FACTS = frozenset({"people", "limits", "judged", "findings", "reminders", "cases", "actions", "payments", "objections", "detentions"})  # fmt: skip
_FILL: Mapping[str, Callable[[Filling], Filled]] = {
    "people": Filling.people, "limits": Filling.limits, "judged": Filling.judged_findings, "findings": Filling.findings,
    "reminders": Filling.reminders, "cases": Filling.cases, "actions": Filling.actions, "payments": Filling.payments,
    "objections": Filling.objections, "detentions": Filling.detentions, "feeds": Filling.feeds, "places": Filling.places,
    "rows": Filling.rows, "promises": Filling.promises,
}  # fmt: skip
