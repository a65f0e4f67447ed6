"""What the rulebook says of one person, for programs: the same answer as on the person's page."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ninja import Query, Router, Schema
from ninja.decorators import decorate_view
from pydantic import Field

from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.api.core import problems
from timpora.api.description import WITH_REASON
from timpora.api.schemas import Day, Number, SourceOfFact, answers
from timpora.api.scope import needs
from timpora.register import api as register
from timpora.register import listing, telling
from timpora.screening.one_person_known import explained
from timpora.screening.reports.explanation_json import explanation_record
from timpora.screening.reports.fields import findings_schema
from timpora.ui.language import language_now
from timpora.ui.office_day import office_day


router = Router(tags=["screening"])
FINDING: Mapping[str, Any] = findings_schema()["items"]


class AskedOfAStay(Schema):
    """On which day, and as known when."""

    as_of: Day | None = Field(None, description="The day judged; today where none is named.")
    as_known_on: Day | None = Field(
        None, description="What was known at the end of that day; today where none is named."
    )


class Provision(Schema):
    """A provision that is cited, and whether its value was compared with the gazette."""

    citation: str = Field(examples=["Pasal 78 UU 6/2011"])
    status: str = Field(examples=["confirmed"])


class DayRange(Schema):
    """A stretch of the day ledger: covered by which record and provision, or uncovered."""

    first_day: date = Field(examples=["2023-05-16"])
    last_day: date = Field(examples=["2023-06-27"])
    days: int = Field(examples=[43])
    standing: str = Field(examples=["uncovered"])
    basis: str = Field(examples=["no permit on record"])
    provision: Provision
    known_by: str = Field(examples=["met"])
    presence: str = Field(examples=["met by an officer on 27 June 2023"])
    source: SourceOfFact | None


class Permit(Schema):
    """A permit on record."""

    title: str = Field(examples=["The visit stay permit (B213)"])
    first_day: date | None = Field(examples=["2023-04-16"])
    last_day: date | None = Field(examples=["2023-05-15"])
    source: SourceOfFact | None


class StepOfRule(Schema):
    """One step of a rule with its value; `depth` says how far it stands below a step of the rule."""

    label: str
    value: str
    depth: int
    source: SourceOfFact | None


class ParameterOfRule(Schema):
    """A value of the law or the office that a rule read."""

    id: str = Field(examples=["overstay.charge_a_day"])
    title: str
    value: str
    holds_from: date
    holds_until: date | None
    citation: str
    status: str


class RuleTold(Schema):
    """One rule, whether it fires for the person, and the steps that decide so."""

    rule_id: str = Field(examples=["overstay"])
    title: str
    fires: bool
    steps: list[StepOfRule]
    parameters: list[ParameterOfRule]


class Stay(Schema):
    """How a person stands on a day, and why; words are in the language that Accept-Language asks for."""

    format_version: int = Field(examples=[1])
    person: int = Field(examples=[17])
    as_of: date = Field(examples=["2023-06-27"])
    names: list[str] = Field(examples=[["Rosalinda Misaldo Contohez"]])
    document_numbers: list[str] = Field(examples=[["QQP013183"]])
    nationality: str | None = Field(examples=["UTO"])
    sentence: str = Field(
        examples=["43 days past the stay limit (since 16 May 2023). The visit stay permit (B213) ended on 15 May 2023."]
    )
    standing: str = Field(examples=["Past the stay limit"])
    stay_limit: date | None = Field(examples=["2023-05-15"])
    findings: list[dict[str, Any]] = Field(json_schema_extra={"items": dict(FINDING)})
    ledger: list[DayRange]
    permits: list[Permit]
    rules: list[RuleTold]
    provisions: list[Provision]


@router.get(
    "/people/{record}/stay", response=answers({200: Stay}, problems.NOT_FOUND, problems.REASON_NEEDED), openapi_extra=WITH_REASON,
    summary="Until when may a person stay, and why?",
)  # fmt: skip
@decorate_view(needs(Permission.READ_REGISTER))
def stay_of_a_person(request: ViewedRequest, record: Number, asked: Query[AskedOfAStay]) -> dict[str, Any]:
    """The sentence of the person's page with its findings, day ledger, rules and provisions. The look is noted."""
    as_known = listing.known_at(asked.as_known_on)
    records = register.opened(request, record, as_known=as_known)
    said = telling.told_of(request.viewer, records, as_known=as_known)
    told = explained(request.viewer, records[0], said, as_of=asked.as_of or office_day(), as_known=as_known)
    return {**explanation_record(told, language=language_now()), "person": records[0], "stay_limit": told.stay_limit}
