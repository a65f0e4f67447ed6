"""The law of a day as the work on a case needs it: values, calendar and provisions, and what days past the limit cost.

Capabilities above screening do not know the rulebook; what they may ask of it stands here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from timpora.engine.environment import Environment
from timpora.engine.nodes import Scalar
from timpora.facts.codes import Direction, FeedKind, PermitKind
from timpora.facts.register import columns_of
from timpora.kernel.text import Language, Text
from timpora.kernel.working_days import WorkingCalendar
from timpora.rulebook import book
from timpora.rulebook.citations import citation_in
from timpora.rulebook.closed_days import standard_calendar
from timpora.rulebook.parameters import Counting, Parameter
from timpora.rulebook.provisions import DatedProvision, provisions_on
from timpora.rulebook.rules import overstay
from timpora.screening.core.findings import Consequence
from timpora.screening.core.law_changes import DatedLaw, standard_law
from timpora.screening.core.one_person import facts_of_one, judge


@dataclass(frozen=True, kw_only=True)
class LegalValue:
    """What the law or the office sets from a day on, where it comes from, and how sure it is."""

    name: str
    title: Text
    value: int | bool
    unit: str
    citation: Text
    confirmed: bool
    note: Text | None
    is_office_setting: bool
    counts_day_itself: bool  # the day on which a term begins is its day 1
    ends_with_the_year: bool  # a term ends on 31 December at the latest


@dataclass(frozen=True, kw_only=True)
class Provision:
    """A provision in force, in short words; `penalty` where it threatens one."""

    id: str
    words: Text
    citation: Text
    penalty: Text | None
    confirmed: bool


@dataclass(frozen=True, kw_only=True)
class Charge:
    """What some days past the limit cost, in whole rupiah, and by which tariff."""

    days: int
    amount: int
    per_day: LegalValue


@dataclass(frozen=True, kw_only=True)
class NeedsPerson:
    """The law does not say what follows of so many days: a named officer decides, with reasons."""

    days: int
    because: tuple[Text, ...]


@dataclass(frozen=True, eq=False, kw_only=True)
class CaseLaw:
    """The law by which an office works on a case on a day; made once for each day and each law of an office."""

    on: date
    calendar: WorkingCalendar
    provisions: Mapping[str, Provision]  # in force on that day, by id
    _parameters: Mapping[str, Parameter] = field(repr=False)
    _environment: Environment = field(repr=False)

    def value(self, name: str, *, on: date | None = None) -> LegalValue | None:
        """What a value is on the day, or on another one; None where there was none. An unknown name raises KeyError."""
        parameter = self._parameters[name]
        dated = parameter.known_on(on or self.on)
        if dated is None:
            return None
        return LegalValue(
            name=name, title=parameter.title, value=dated.value, unit=parameter.unit, citation=_cited(dated.citation), confirmed=dated.confirmed,
            note=dated.note, is_office_setting=parameter.office_setting,
            counts_day_itself=Counting.DAY_ITSELF in parameter.counting, ends_with_the_year=Counting.ENDS_WITH_THE_YEAR in parameter.counting,
        )  # fmt: skip

    def charge_for(self, days: int) -> Charge | NeedsPerson | None:
        """What the rule of overstay says of somebody met on the day, so many days past the limit; None where no charge follows."""
        if days < 1:
            return None
        answer = _judged(self.on, days, self._environment)
        if answer["answer.consequence"] == Consequence.NEEDS_A_PERSON:
            reasons = tuple(one.text for one in overstay.RULE.reasons if answer[f"reason.{one.code}"] is True)
            return NeedsPerson(days=days, because=reasons)
        amount, per_day = answer["answer.overstay_charge"], self.value(TARIFF)
        if not isinstance(amount, int) or per_day is None:
            return None
        return Charge(days=days, amount=amount, per_day=per_day)


TARIFF = "overstay.charge_per_day"


@lru_cache(maxsize=64)
def case_law_on(on: date, dated: DatedLaw | None = None) -> CaseLaw:
    """The law of a day, with an office's own changes or as it comes with the project; raises Refused for a day outside it."""
    law = dated or standard_law()
    book.rules_in_force(on)
    return CaseLaw(
        on=on,
        calendar=standard_calendar(),
        provisions={name: _provision(one) for name, one in provisions_on(on).items()},
        _parameters=law.parameters,
        _environment=book.environment_on(on, law.parameters, law.indexes),
    )


def _provision(dated: DatedProvision) -> Provision:
    return Provision(
        id=dated.id,
        words=dated.words,
        citation=_cited(dated.citation),
        penalty=dated.penalty,
        confirmed=dated.confirmed,
    )


def _cited(citation: str) -> Text:
    return Text(id=citation_in(citation, Language.INDONESIAN), en=citation_in(citation, Language.ENGLISH))


@lru_cache(maxsize=1024)
def _judged(on: date, days: int, environment: Environment) -> Mapping[str, object]:
    """The rule's own answer for an invented grown-up without any special circumstance, whom an officer met on that day."""
    limit = on - timedelta(days=days)
    everybody: dict[str, list[dict[str, Scalar | None]]] = {
        "people": [_row("people", born_earliest=date.min, born_latest=date.min)],
        "stay_permits": [_row("stay_permits", kind=PermitKind.VISIT, valid_until=limit)],
        "crossings": [_row("crossings", direction=Direction.ENTRY, crossed_on=limit)],
        "presence": [_row("presence", from_on=on, until_on=on, met_in_person=True)],
        **{name: [] for name in ("travel_documents", "applications", "work_permits", "circumstances")},
    }
    feeds = [_row("feeds", feed=kind, kind=kind, last_arrival_on=on) for kind in (FeedKind.CROSSINGS, FeedKind.PERMITS)]
    answer, _ = judge(overstay.RULE, facts_of_one(everybody, {"feeds": feeds}, environment), environment)
    return answer


def _row(table: str, **told: Scalar) -> dict[str, Scalar | None]:
    """A row with every column of its kind; what is not told is missing."""
    return dict.fromkeys(columns_of(table)) | ({"person": 1} if "person" in columns_of(table) else {}) | told
