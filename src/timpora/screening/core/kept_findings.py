"""A finding that was kept, as it reads on a day: what stands still as it was kept, what grows from day to day computed for that day."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from timpora.engine import nodes
from timpora.engine.environment import Environment
from timpora.engine.nodes import Scalar, ValueType
from timpora.engine.rules import Rule
from timpora.engine.sentences import sentence
from timpora.engine.ticking import moved
from timpora.kernel.refusals import Reason, Source
from timpora.screening.core.assembly import BasisByReasons, subject_of
from timpora.screening.core.findings import Certainty, Consequence, Finding


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A finding as it is kept (`judged.FINDING`)."""

    rule_id: str
    person: int | None
    certainty: str | None
    consequence: str
    reasons: Sequence[str]
    held_back: bool
    stay_limit: date | None
    worsens_on: date | None
    next_change_on: date | None
    area_code: str | None
    told: str


def finding_on(kept: Kept, rule: Rule, environment: Environment, basis: BasisByReasons) -> Finding:
    """The finding with its sentence on the day of the environment, which lies before its next change."""
    told = json.loads(kept.told)
    steps = moved(rule, _typed(rule, told["steps"] or {}), environment)
    clauses = {f"clause.{number}": holds for number, holds in (told["clauses"] or {}).items()}
    answers = {name: _answer(rule, steps, name) for name in ("judged_on", "overstay_days", "overstay_charge")}
    reasons = tuple(Reason(one.code, one.text) for one in rule.reasons if one.code in kept.reasons)
    rests_on = basis(frozenset(kept.reasons))
    return Finding(
        rule_id=rule.id,
        subject=subject_of(rule),
        certainty=Certainty(kept.certainty) if kept.certainty else None,
        consequence=Consequence(kept.consequence),
        reasons=reasons,
        person=kept.person,
        names=tuple(told.get("names") or ()),
        nationality=told.get("nationality"),
        document_number=told.get("document_number"),
        permit_kind=_text(steps.get("permit_kind")),
        visa_index=_text(steps.get("permit_index")),
        place=told.get("place"),
        area_code=kept.area_code,
        sponsor=told.get("sponsor"),
        stay_limit=kept.stay_limit,
        held_back=kept.held_back,
        worsens_on=kept.worsens_on,
        next_change_on=kept.next_change_on,
        sentence=sentence(rule, {**{f"step.{name}": value for name, value in steps.items()}, **clauses}),
        clears=rule.clears,
        provisions=rests_on.provisions,
        office_settings=rests_on.office_settings,
        sources=tuple(Source(one["file"], one["sheet"], one["row"]) for one in told["evidence"]),
        details=steps,
        **answers,  # type: ignore[arg-type]  # days, counts and amounts as the rule names them
    )


def _typed(rule: Rule, steps: Mapping[str, object]) -> dict[str, Scalar | None]:
    """Days are kept as texts; a step that an update has renamed is not known until its people are judged anew."""
    return {name: _scalar(rule.definitions[name], value) for name, value in steps.items() if name in rule.definitions}


def _scalar(definition: nodes.Named, value: object) -> Scalar | None:
    if definition.type is ValueType.DAY and isinstance(value, str):
        return date.fromisoformat(value)
    assert value is None or isinstance(value, bool | int | str)
    return value


def _answer(rule: Rule, steps: Mapping[str, Scalar | None], name: str) -> Scalar | None:
    """An answer that is a step of the rule."""
    value = rule.answers.get(name)
    return steps[value.node.name] if value is not None and isinstance(value.node, nodes.Named) else None


def _text(value: Scalar | None) -> str | None:
    return None if value is None else str(value)
