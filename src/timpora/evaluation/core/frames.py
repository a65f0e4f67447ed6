"""The typed frames that an indicator may count in: what a row of each is, what can be counted in it, and by what it may be grouped.

Nationality, religion, sex and name are columns of none of them, so that no figure can be grouped by what the law does not speak of.
Missing means "the record does not say", never "no". `person` is the number that identity computing gave a person as known then.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import dataframely as dy
import polars as pl

from timpora.casework.core.acts.measures import MeasureKind
from timpora.casework.core.statuses import Origin, Outcome
from timpora.evaluation.core.words import PERMIT_KINDS, Became, Counted, LimitBecame, PromiseBecame
from timpora.facts.codes import FeedKind
from timpora.screening.core.findings import Certainty, Subject
from timpora.screening.core.reminders import Outcome as ReminderBecame


def _words(values: Iterable[str], meaning: str, *, nullable: bool = False) -> dy.Enum:
    return dy.Enum([str(value) for value in values], nullable=nullable, metadata={"meaning": meaning})


def _day(meaning: str) -> dy.Date:
    return dy.Date(nullable=True, metadata={"meaning": meaning})


def _number(meaning: str, *, nullable: bool = False) -> dy.Int64:
    return dy.Int64(nullable=nullable, metadata={"meaning": meaning})


def _text(meaning: str, *, nullable: bool = False) -> dy.String:
    return dy.String(nullable=nullable, metadata={"meaning": meaning})


def _flag(meaning: str) -> dy.Bool:
    return dy.Bool(nullable=False, metadata={"meaning": meaning})


def _person() -> dy.Int64:
    return _number("Number of the person.")


def _case() -> dy.Int64:
    return _number("Number of the case.")


def _district() -> dy.String:
    return _text("District (kecamatan) in which the person was last reported or met by the end of the period.", nullable=True)  # fmt: skip


class People(dy.Schema):
    """One row a person on the last day of the period, as the rulebook judged the person on that day."""

    person = _person()
    kind = _words(PERMIT_KINDS, "Kind of the permit that began last; `none` where there is none on record.")
    district = _district()
    is_here = _flag("Whether entry, permit or report says that the person came, and no exit is on record.")
    has_probably_left = _flag("Whether no exit is on record, but the person is said to have left.")
    is_waiting = _flag("Whether an application that was lodged in time is undecided.")
    stay_limit = _day("The last lawful day.")


class Limits(dy.Schema):
    """One row for each stay limit of a person that ended within the period, with what became of it by the end of the period."""

    person = _person()
    kind = _words(PERMIT_KINDS, "Kind of the permit.")
    district = _district()
    limit_on = _day("The last lawful day as recorded.")
    warned_on = _day(
        "Day on which the office first knew that this limit would end soon; missing where it did not know before."
    )
    became = _words(LimitBecame, "What became of it.")


class Reminders(dy.Schema):
    """One row a reminder of a limit that was made by the end of the period."""

    person = _person()
    district = _district()
    reminded_on = _day("Day on which it was made.")
    limit_on = _day("The limit of which it reminded.")
    became = _words(ReminderBecame, "What became of it by the end of the period.")


class Judged(dy.Schema):
    """One row a finding about a person or a record, judged anew on the last day of the period."""

    person = _person()
    rule = _text("The rule that found it.")
    about = _words((Subject.PERSON, Subject.RECORD), "Whether it is addressed to the person or to the record.")
    certainty = _words(Certainty, "How sure a stay beyond its limit is; missing for other findings.", nullable=True)
    district = _district()


class Findings(dy.Schema):
    """One row a finding about a person that screening kept by the end of the period, with what people made of it."""

    finding = _number("Number of the finding.")
    person = _person()
    rule = _text("The rule that found it.")
    district = _district()
    found_on = _day("Day judged on which it was first found.")
    is_backlog = _flag("Whether it was found when the office was screened for the first time.")
    limit_on = _day("The latest recorded limit of the person before the day on which it was found.")
    became = _words(Became, "What became of it.")
    settled_on = _day("Day on which that was so.")


class Cases(dy.Schema):
    """One row a person of a case that was opened by the end of the period."""

    case = _case()
    person = _person()
    origin = _words(Origin, "From where the case came.")
    district = _district()
    opened_on = _day("Day on which it was opened.")
    limit_on = _day("The latest recorded limit of the person before the case was opened.")
    detected_on = _day("Day on which the first finding of the case about the person was found.")
    contact_on = _day("First day on which the person was met, appeared or was heard.")
    decided_on = _day("Day of the first decision with a measure for the person.")
    left_on = _day("Day on which the person left.")
    closed_on = _day("Day on which the case was closed.")
    outcome = _words(Outcome, "How the case ended; missing while it is open.", nullable=True)


class Actions(dy.Schema):
    """One row for each administrative immigration action (Article 75(2)) that was decided for a person by the end of the period."""

    case = _case()
    person = _person()
    kind = _words(MeasureKind, "Which action.")
    district = _district()
    decided_on = _day("Day of the decision.")
    is_set_aside = _flag("Whether an objection against it was granted.")
    is_replaced = _flag("Whether a later decision about the person took its place by the end of the period.")
    amount = _number("Charge in rupiah; missing for other actions.", nullable=True)
    paid = _number(
        "What the state received of it by the end of the period, in rupiah; what had been paid before of one that it replaced counts.",
        nullable=True,
    )


class Payments(dy.Schema):
    """One row a payment that the state received, by its receipt number."""

    case = _case()
    person = _person()
    district = _district()
    paid_on = _day("Day of the payment.")
    amount = _number("Rupiah.")


class Objections(dy.Schema):
    """One row an objection that was received by the end of the period."""

    case = _case()
    person = _person()
    received_on = _day("Day on which it was received.")
    decided_on = _day("Day of the decision on it; missing while it is pending.")
    is_granted = _flag("Whether it was granted.")


class Detentions(dy.Schema):
    """One row for each stretch of days on which a person was deprived of liberty within the period."""

    case = _case()
    person = _person()
    began_on = _day("Day of the order.")
    ended_on = _day("Last day; missing while it goes on.")
    days = _number("Days of it within the period, both ends included.")


class Feeds(dy.Schema):
    """One row for each feed that has come before and has a rhythm."""

    feed = _text("Name of the feed.")
    kind = _words(FeedKind, "What it brings.")
    is_expected = _flag("Whether enough lists came to know its rhythm.")
    has_reported = _flag("Whether it told of days as late as its rhythm lets one expect on the last day of the period.")


class Places(dy.Schema):
    """One row an accommodation on record."""

    place = _number("Number of the place.")
    district = _text("District (kecamatan) of the place.", nullable=True)
    has_reported = _flag("Whether a stay that began within the period was reported.")


class Rows(dy.Schema):
    """One row for each kind of list in a file that was recorded within the period, with how many rows it had."""

    kind = _text("Kind of list.")
    rows = _number("Rows of data of that kind in the file, without titles, totals and empty rows.")
    refused = _number("Of them, rows that were refused.")


class Promises(dy.Schema):
    """One row an agreed action of a team that was recorded by the end of the period."""

    action = _number("Number of the agreed action.")
    agency = _text("Name of the agency that promised it, or of the office.")
    due_on = _day(
        "Day by which it was to be done; where that was moved before it was over, the day to which it was moved."
    )
    is_moved = _flag("Whether its day was moved before it was over.")
    became = _words(
        PromiseBecame,
        "What became of it: reported done in time and accepted, late, not decided yet (not due, or in time and waiting for its answer), or dropped.",
    )


@dataclass(frozen=True, kw_only=True)
class FrameKind:
    """A frame that may be counted in: by which key each thing is counted once, and the columns by which it may be grouped.

    Without a key each row is one. `whose` is the column that says which person a row tells of, where a person may have several rows.
    """

    schema: type[dy.Schema]
    counts: Mapping[Counted, tuple[str, ...]]
    groups: tuple[str, ...] = ()
    whose: str | None = "person"

    @property
    def columns(self) -> pl.Schema:
        """The columns with their types, in order."""
        return self.schema.create_empty().schema


_OF_A_CASE = {Counted.CASES: ("case",), Counted.PEOPLE: ("person",)}
FRAMES: Mapping[str, FrameKind] = MappingProxyType(
    {
        "people": FrameKind(schema=People, counts={Counted.PEOPLE: ()}, groups=("kind", "district"), whose=None),
        "limits": FrameKind(
            schema=Limits, counts={Counted.LIMITS: (), Counted.PEOPLE: ("person",)}, groups=("kind", "district")
        ),
        "reminders": FrameKind(
            schema=Reminders, counts={Counted.REMINDERS: (), Counted.PEOPLE: ("person",)}, groups=("district",)
        ),
        "judged": FrameKind(
            schema=Judged, counts={Counted.FINDINGS: (), Counted.PEOPLE: ("person",)}, groups=("rule", "certainty", "district")
        ),
        "findings": FrameKind(
            schema=Findings, counts={Counted.FINDINGS: (), Counted.PEOPLE: ("person",)}, groups=("rule", "district")
        ),
        "cases": FrameKind(schema=Cases, counts=_OF_A_CASE, groups=("origin", "outcome", "district")),
        "actions": FrameKind(schema=Actions, counts={Counted.ACTIONS: (), **_OF_A_CASE}, groups=("kind", "district")),
        "payments": FrameKind(schema=Payments, counts={Counted.PAYMENTS: (), **_OF_A_CASE}, groups=("district",)),
        "objections": FrameKind(schema=Objections, counts={Counted.OBJECTIONS: (), **_OF_A_CASE}),
        "detentions": FrameKind(schema=Detentions, counts={Counted.DETENTIONS: (), **_OF_A_CASE}),
        "feeds": FrameKind(schema=Feeds, counts={Counted.FEEDS: ()}, groups=("kind",), whose=None),
        "places": FrameKind(schema=Places, counts={Counted.PLACES: ()}, groups=("district",), whose=None),
        "rows": FrameKind(schema=Rows, counts={Counted.ROWS: ()}, groups=("kind",), whose=None),
        "promises": FrameKind(schema=Promises, counts={Counted.PROMISES: ()}, groups=("agency",), whose="agency"),
    }
)  # fmt: skip


def typed(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    """A frame in its declared columns and types; raises dataframely's ValidationError where it breaks them."""
    kind = FRAMES[name]
    return kind.schema.validate(frame.select(kind.columns.names()).cast(kind.columns))


def by_column(name: str, told: Mapping[str, Sequence[object]]) -> pl.DataFrame:
    """Plain values in a frame's columns, which nobody has checked; columns that are not given are missing."""
    columns = FRAMES[name].columns
    absent = [pl.lit(None, of).alias(column) for column, of in columns.items() if column not in told]
    return pl.DataFrame(told, {column: columns[column] for column in told}).with_columns(absent).select(columns.names())


def untyped(name: str, rows: Sequence[Mapping[str, object]]) -> pl.DataFrame:
    """The same from plain rows."""
    return by_column(name, {column: [row.get(column) for row in rows] for column in FRAMES[name].columns})


def filled(name: str, rows: Sequence[Mapping[str, object]] = ()) -> pl.DataFrame:
    """A frame from plain rows."""
    return typed(name, untyped(name, rows))
