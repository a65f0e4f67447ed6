"""What programs are told of findings, and what they send."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any

from ninja import Schema
from pydantic import AfterValidator, Field, WithJsonSchema

from timpora.api.paging import Asked
from timpora.api.schemas import Day, Plain, Sent
from timpora.rulebook import book
from timpora.screening.core.findings import Certainty
from timpora.screening.core.states import FindingState, What
from timpora.screening.reports.fields import findings_schema


FINDING: Mapping[str, Any] = findings_schema()["items"]
RULES = sorted(rule.id for rule in book.RULES)
LONGEST_REASON = 400


def _a_rule(name: str) -> str:
    if name not in RULES:
        message = "no rule"
        raise ValueError(message)
    return name


RuleName = Annotated[str, AfterValidator(_a_rule), WithJsonSchema({"type": "string", "enum": RULES})]


class AskedOfFindings(Asked):
    """Which findings are asked for; what is not named asks nothing, and without a state those that are open are meant."""

    rule: RuleName | None = Field(None, description="The rule that found it.")
    state: FindingState | None = Field(
        None, description="How far people are with it; those still open where none is named."
    )
    certainty: Certainty | None = Field(None, description="How sure a stay beyond its limit is.")
    district: Plain | None = Field(
        None,
        description="The Kemendagri code of a district (kecamatan), such as 36.04.30.",
        pattern=r"^\d{2}\.\d{2}\.\d{2}$",
    )
    found_since: Day | None = Field(None, description="Found first on that day or later.")


class FindingKept(Schema):
    """A finding, and how far people are with it."""

    finding: int = Field(examples=[412])
    state: FindingState
    first_found_on: date = Field(examples=["2023-06-27"])
    last_found_on: date = Field(examples=["2023-06-27"])
    person: int | None = Field(description="The person that it is about; null for a feed.", examples=[17])
    feed: str | None = Field(description="The feed that it is about, where it is about none of the people.")
    told: dict[str, Any] = Field(
        description="The finding as docs/reference/json-findings.md describes it.", json_schema_extra=dict(FINDING)
    )


class Happened(Schema):
    """Something that happened to a finding."""

    what: What
    on: date = Field(description="The day judged.")
    at: datetime
    account: int | None = Field(description="Who did it; null where the rulebook did.")
    because: str | None


class FindingWithHistory(FindingKept):
    """A finding with what happened to it and where it may be brought next."""

    history: list[Happened]
    next_states: list[FindingState]


class StepSent(Sent):
    """Where a finding is brought."""

    state: FindingState = Field(
        description="`seen`, `being_checked`, `referred` or `cleared`.", examples=["being_checked"]
    )
    reason: Plain | None = Field(None, description="Needed for `referred` and `cleared`.", max_length=LONGEST_REASON)


class Run(Schema):
    """One judging of some people or of all."""

    kind: str = Field(examples=["changed"])
    as_of: date
    at: datetime
    judged: int
    found: int
    changed: int
    gone: int
    seconds: float


class LatestRun(Schema):
    """When people were judged last; null before the first time."""

    run: Run | None
