"""Who is to be reminded, judged by what is on record at this moment, with why a person is needed where one is."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import polars as pl
from django.db.models import Exists, OuterRef

from timpora.intake import queries as intake
from timpora.kernel.viewers import Viewer
from timpora.register import frames
from timpora.rulebook import persons_needed
from timpora.rulebook.parameters import standard_parameters
from timpora.rulebook.rules.limits import LIMIT_SOON
from timpora.screening.core.findings import Finding as FindingTold
from timpora.screening.core.kept_findings import Kept, finding_on
from timpora.screening.core.reminder_policy import Case
from timpora.screening.judging import judge
from timpora.screening.law import law_on
from timpora.screening.models import Finding as FindingKept
from timpora.screening.models import Reminder
from timpora.screening.queries import OPEN_STATES


# The rule itself concludes nothing about anybody and so needs no reasons; whoever writes to people asks for them.
REMINDING = replace(LIMIT_SOON, reasons=persons_needed.ALWAYS)
RESTRICTED = 1


@dataclass(frozen=True, kw_only=True)
class Due:
    """Somebody whose limit ends soon, as judged now; `finding` is the number of the one that is kept."""

    person: int
    records: tuple[int, ...]
    finding: int
    told: FindingTold
    confidentiality: int
    reminded_on: date | None

    @property
    def limit(self) -> date:
        """The last lawful day."""
        assert self.told.stay_limit is not None  # the rule finds limits alone
        return self.told.stay_limit

    @property
    def case(self) -> Case:
        """What the policy asks about."""
        return Case(
            reasons=self.told.reasons, is_protected=self.confidentiality > RESTRICTED, reminded_on=self.reminded_on, limit=self.limit
        )  # fmt: skip


def days_before(on: date) -> int:
    """How many days before a limit it is found to end soon."""
    return int(standard_parameters()["reminder.limit_within_days"].value_on(on).value)


def due(viewer: Viewer, findings: Collection[int], *, on: date) -> list[Due]:
    """Of some kept findings, those whose people are still to be reminded, judged anew; the first limit first."""
    rows = FindingKept.objects.filter(
        office=viewer.office, pk__in=findings, rule_id=LIMIT_SOON.id, state__in=OPEN_STATES, person__isnull=False
    )
    kept = {row.person: row for row in rows if row.person is not None}
    if not kept:
        return []
    known = frames.known(viewer, records=set(kept), feeds=intake.feeds_told(viewer, as_of=on))
    found = judge(known.register, replace(law_on(on), rules=(REMINDING,))).judged.findings
    whose, levels = _members(known)
    before = _reminded(viewer, {record for records in whose.values() for record in records})
    listed = []
    for told in _told(found.filter(~pl.col("person").is_in(_goes_on(known, found).implode())), on):
        assert told.person is not None  # the rule is about people
        records = whose[told.person]
        row = next((kept[record] for record in records if record in kept), None)
        if row is not None:
            days = [before[record, told.stay_limit] for record in records if (record, told.stay_limit) in before]
            listed.append(
                Due(
                    person=told.person, records=tuple(records), finding=row.pk, told=told,
                    confidentiality=max(row.confidentiality, levels[told.person]), reminded_on=max(days, default=None),
                )
            )  # fmt: skip
    return sorted(listed, key=lambda one: (one.limit, one.person))


def _members(known: frames.Known) -> tuple[dict[int, list[int]], dict[int, int]]:
    """The records of each person, and the highest confidentiality among them."""
    whose: dict[int, list[int]] = {}
    levels: dict[int, int] = {}
    for record, person, level in known.members.select("record", "person", "confidentiality").iter_rows():
        whose.setdefault(person, []).append(record)
        levels[person] = max(level, levels.get(person, 0))
    return whose, levels


def _goes_on(known: frames.Known, found: pl.DataFrame) -> pl.Series:
    """Whose next permit is on record already: it begins no later than the day after the limit, and whoever has it need not be told."""
    limits = found.select("person", "stay_limit").lazy()
    permits = known.register.stay_permits.select("person", "valid_from", "valid_until", "cancelled_on")
    next_ones = permits.join(limits, on="person").filter(
        pl.col("valid_from") <= pl.col("stay_limit").dt.offset_by("1d"),
        pl.col("valid_until") > pl.col("stay_limit"),
        pl.col("cancelled_on").is_null(),
    )
    return next_ones.select("person").unique().collect().get_column("person")


def _told(found: pl.DataFrame, on: date) -> list[FindingTold]:
    law = law_on(on)
    basis = law.basis(REMINDING)
    about = found.filter(pl.col("person").is_not_null()).rows(named=True)
    return [
        finding_on(Kept(**{**row, "reasons": row["reasons"].split()}), REMINDING, law.environment, basis)
        for row in ({name: value for name, value in row.items() if name != "feed"} for row in about)
    ]


def _reminded(viewer: Viewer, records: Collection[int]) -> dict[tuple[int, date | None], date]:
    """When the people of some records were reminded last, by record and limit."""
    rows = Reminder.objects.filter(office=viewer.office, person__in=records).order_by("id")
    return {(person, limit): on for person, limit, on in rows.values_list("person", "stay_limit", "on")}


def ending(viewer: Viewer, *, on: date, within: int, most: int) -> Sequence[int]:
    """The kept findings of limits that end within some days and of which nobody was reminded, the first to end first."""
    rows = FindingKept.objects.filter(
        office=viewer.office, rule_id=LIMIT_SOON.id, state__in=OPEN_STATES, stay_limit__gte=on,
        stay_limit__lte=on + timedelta(days=within),
    )  # fmt: skip
    same = Reminder.objects.filter(office=viewer.office, person=OuterRef("person"), stay_limit=OuterRef("stay_limit"))
    return list(rows.exclude(Exists(same)).order_by("stay_limit", "id").values_list("pk", flat=True)[:most])


def of_person(viewer: Viewer, records: Collection[int]) -> FindingKept | None:
    """The kept finding that the limit of the person of some records ends soon; None where there is none."""
    rows = FindingKept.objects.filter(
        office=viewer.office, rule_id=LIMIT_SOON.id, person__in=records, state__in=OPEN_STATES
    )
    return rows.order_by("id").first()


def is_there(viewer: Viewer, finding: int) -> bool:
    """Whether the viewer sees a finding of this rule, whatever became of it."""
    return FindingKept.objects.filter(office=viewer.office, pk=finding, rule_id=LIMIT_SOON.id).exists()
