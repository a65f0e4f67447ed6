"""Findings: what the rulebook says about a person, a record or a feed, with everything needed to answer "why?"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from timpora.kernel.refusals import Reason, Source
from timpora.kernel.text import Text


class Subject(StrEnum):
    """To whom or what a finding is addressed."""

    PERSON = "person"
    RECORD = "record"
    FEED = "feed"


class Certainty(StrEnum):
    """How sure a stay beyond its limit is (the three answers of docs/explanation/certainty.md)."""

    PROVEN = "proven"
    NO_EXIT_ON_RECORD = "no_exit_on_record"
    PROBABLY_LEFT = "probably_left"


class Consequence(StrEnum):
    """What the law attaches to the facts; software proposes, a named officer decides."""

    NONE = "none"
    CHARGE = "charge"
    DEPORTATION_AND_BAN = "deportation_and_ban"
    NEEDS_A_PERSON = "needs_a_person"


@dataclass(frozen=True, kw_only=True)
class Provision:
    """A cited provision and whether the office has confirmed what rests on it."""

    citation: str
    confirmed: bool


@dataclass(frozen=True, kw_only=True)
class OfficeSetting:
    """A value that the office sets and a finding rests on, and whether the office has confirmed it; it is no provision."""

    parameter: str
    title: Text
    value: Text
    confirmed: bool


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One finding of one rule; missing values are None."""

    rule_id: str
    subject: Subject
    certainty: Certainty | None
    consequence: Consequence
    reasons: tuple[Reason, ...]  # why a person is needed; empty otherwise
    person: int | None
    names: tuple[str, ...]
    nationality: str | None
    document_number: str | None
    permit_kind: str | None
    visa_index: str | None
    place: str | None  # where last reported or met
    area_code: str | None
    sponsor: str | None
    stay_limit: date | None  # the last lawful day
    judged_on: date | None
    overstay_days: int | None
    overstay_charge: int | None  # rupiah; None where no charge follows
    held_back: bool  # rests on a feed that was silent
    worsens_on: date | None  # the day on which the legal consequence gets heavier
    next_change_on: date | None  # the next day on which time alone changes this verdict
    sentence: Text
    clears: Text  # what would clear it
    provisions: tuple[Provision, ...]
    office_settings: tuple[OfficeSetting, ...]
    sources: tuple[Source, ...]
    details: Mapping[str, object] = field(default_factory=dict)  # the rule's own named values


class PresenceBy(StrEnum):
    """How the presence on a day is known, from the surest to the least sure."""

    CROSSING = "crossing"  # between a recorded entry and exit
    MET = "met"  # an officer met the person on that day or later in the same stay
    REPORTED = "reported"  # somebody reported the person on that day or later in the same stay
    PRESUMED = "presumed"  # no exit is on record
    PROBABLY_LEFT = "probably_left"  # no exit is on record, but the person is said to have left
    PERMIT = "permit"  # only a permit says so


@dataclass(frozen=True, kw_only=True)
class LedgerRange:
    """Some consecutive days of one person's stay, both ends included, and what covers them."""

    person: int
    name: str
    first_day: date
    last_day: date
    standing: str  # "covered", "pending" (waiting, nothing concluded) or "uncovered"
    presence: Text  # how the presence on these days is known
    basis: Text  # the record and provision that cover them, or that nothing does
    source: Source | None  # where that record was read; None where nothing covers
    known_by: PresenceBy
    provision: Provision

    @property
    def days(self) -> int:
        """How many days."""
        return (self.last_day - self.first_day).days + 1


@dataclass(frozen=True, kw_only=True)
class Definition:
    """A rule or parameter as shown beside the results."""

    id: str
    title: Text
    meaning: Text
    citation: str
    confirmed: bool


@dataclass(frozen=True, kw_only=True)
class Screening:
    """The answer to one question: these lists, judged on this day, under the rules of that day."""

    as_of: date
    people: int
    findings: Sequence[Finding]  # most urgent first
    ledger: Sequence[LedgerRange]  # of people with a finding
    definitions: Sequence[Definition]
