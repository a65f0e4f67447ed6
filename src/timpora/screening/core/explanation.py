"""Everything that is known of one person on a day, and why: standing, findings, ledger, and each rule step by step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from timpora.engine import nodes
from timpora.engine.backends.asked import Facts, Row
from timpora.engine.backends.reference import Reference
from timpora.engine.environment import Environment
from timpora.engine.rules import Rule
from timpora.engine.sentences import in_words
from timpora.kernel.refusals import Source
from timpora.kernel.text import Language, Text
from timpora.rulebook import stay
from timpora.rulebook.parameters import Parameter
from timpora.rulebook.visa_indexes import VisaIndexes
from timpora.screening.core import ledger_words
from timpora.screening.core.assembly import (
    BasisByReasons,
    Particulars,
    basis_by_reasons,
    finding_of,
    names_told,
)
from timpora.screening.core.definitions import parameter_definition
from timpora.screening.core.findings import Certainty, Definition, Finding, LedgerRange, Provision, Subject
from timpora.screening.core.ledger import day_ledger, source_of
from timpora.screening.core.one_person import outline_of, values_of
from timpora.screening.core.standing import standing_of
from timpora.screening.core.verdicts import wanted_of


NOT_ON_RECORD = Text(id="tidak tercatat", en="not on record")
YES, NO = Text(id="ya", en="yes"), Text(id="tidak", en="no")
_CERTAINTIES = (Certainty.PROVEN, None, Certainty.NO_EXIT_ON_RECORD, Certainty.PROBABLY_LEFT)


@dataclass(frozen=True, kw_only=True)
class Step:
    """One definition of a rule with the value it has; `depth` counts how far it stands below a step of the rule."""

    label: Text
    value: Text
    depth: int
    source: Source | None  # the row it was read from; None where it was computed or nothing is on record


@dataclass(frozen=True, kw_only=True)
class ParameterUsed:
    """A value of the law or the office that a rule read, as it held on the day that the rule asks about."""

    definition: Definition
    holds_from: date
    holds_until: date | None


@dataclass(frozen=True, kw_only=True)
class RuleRead:
    """One rule read for one person: each step where it fires, else the steps that decide that it does not."""

    rule_id: str
    title: Text
    fires: bool
    steps: Sequence[Step]
    parameters: Sequence[ParameterUsed]


@dataclass(frozen=True, kw_only=True)
class PermitOnRecord:
    """A permit as recorded, whether or not a day of the ledger rests on it; a missing day is None."""

    title: Text
    first_day: date | None
    last_day: date | None
    source: Source


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """The answer to "what about this person, and why?" on a day; `sentence` is what is said first."""

    as_of: date
    person: int
    names: tuple[str, ...]
    documents: tuple[str, ...]
    nationality: str | None
    sentence: Text
    standing: Text
    stay_limit: date | None
    findings: Sequence[Finding]
    ledger: Sequence[LedgerRange]
    permits: Sequence[PermitOnRecord]
    rules: Sequence[RuleRead]
    provisions: Sequence[Provision]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A rule with what it asks and cites."""

    rule: Rule
    wanted: Mapping[str, nodes.Node]
    outline: Sequence[tuple[nodes.Named, int]]
    condition: Sequence[tuple[nodes.Named, int]]  # what decides whether it fires
    parameters: Sequence[nodes.Parameter]
    basis: BasisByReasons


@dataclass(frozen=True, kw_only=True)
class Law:
    """What explaining on a day needs besides facts, made once for many people."""

    environment: Environment
    parameters: Mapping[str, Parameter]
    indexes: VisaIndexes
    rules: Sequence[Asked]


def law_for_people(
    rules: Sequence[Rule], environment: Environment, parameters: Mapping[str, Parameter], indexes: VisaIndexes
) -> Law:
    """The rules that judge people, with what each asks."""
    asked = [
        Asked(
            rule=rule,
            wanted=wanted_of(rule, environment),
            outline=outline_of(rule.steps),
            condition=outline_of([rule.fires]),
            parameters=_parameters_read(rule),
            basis=basis_by_reasons(rule, parameters, environment.as_of),
        )
        for rule in rules
        if rule.subject == "people"
    ]
    return Law(environment=environment, parameters=parameters, indexes=indexes, rules=asked)


@cache
def _parameters_read(rule: Rule) -> Sequence[nodes.Parameter]:
    """The parameters of a rule by name; of one read on several days, the last way in which it is read."""
    read = (node for value in rule.all_values() for node in nodes.walk(value.node))
    by_name = {node.name: node for node in read if isinstance(node, nodes.Parameter)}
    return [by_name[name] for name in sorted(by_name)]


def place_among(finding: Finding) -> tuple[bool, int]:
    """Where a finding stands among those of its person, which come in the order of the rulebook: the first one is said."""
    return finding.subject is not Subject.PERSON, _CERTAINTIES.index(finding.certainty)


def explanation_of(facts: Facts, law: Law) -> Explanation:
    """Everything about one person; one reference computes what the rules ask alike."""
    reference = Reference(facts, law.environment)
    particulars = _particulars(facts, law.environment.as_of)
    findings: list[Finding] = []
    read = []
    for asked in law.rules:
        values = values_of(asked.rule, asked.wanted, facts, reference)
        fires = values["fires"] is True
        if fires:
            findings.append(finding_of(asked.rule, values, particulars, asked.basis))
        read.append(_read(asked, reference, law, fires=fires))
    findings.sort(key=place_among)
    standing = standing_of(reference, law.environment.as_of)
    about_the_person = [finding for finding in findings if finding.subject is Subject.PERSON]
    person = facts.subject["person"]
    assert isinstance(person, int)
    return Explanation(
        as_of=law.environment.as_of,
        person=person,
        names=particulars.names[person],
        documents=_documents(facts),
        nationality=str(facts.subject["nationality"]) if facts.subject["nationality"] else None,
        sentence=about_the_person[0].sentence if about_the_person else standing,
        standing=standing,
        stay_limit=_limit(reference),
        findings=findings,
        ledger=day_ledger(facts, law.environment, law.indexes),
        permits=_permits(facts, reference),
        rules=read,
        provisions=_provisions(findings),
    )


def _read(asked: Asked, reference: Reference, law: Law, *, fires: bool) -> RuleRead:
    outline = asked.outline if fires else asked.condition
    return RuleRead(
        rule_id=asked.rule.id,
        title=asked.rule.title,
        fires=fires,
        steps=[_step(definition, depth, reference) for definition, depth in outline],
        parameters=_parameters(asked, reference, law) if fires else (),
    )


def _step(definition: nodes.Named, depth: int, reference: Reference) -> Step:
    value = reference.value(definition)
    behind = None if value is None else reference.row_behind(definition)
    return Step(
        label=definition.label,
        value=_value(definition, value),
        depth=depth,
        source=None if behind is None else source_of(behind[1]),
    )


def _value(definition: nodes.Named, value: nodes.Scalar | None) -> Text:
    if value is None:
        return NOT_ON_RECORD
    if isinstance(value, bool):
        return YES if value else NO
    return Text(id=in_words(definition, value, Language.INDONESIAN), en=in_words(definition, value, Language.ENGLISH))


def _parameters(asked: Asked, reference: Reference, law: Law) -> Sequence[ParameterUsed]:
    """The values that a rule read, each on the day that the rule asks about, else on the day judged."""
    found = []
    for node in asked.parameters:
        day = reference.value(node.on)
        on = day if isinstance(day, date) else law.environment.as_of
        parameter = law.parameters[node.name]
        if law.environment.value_on(node.name, on) is not None:
            dated = parameter.value_on(on)
            definition = parameter_definition(parameter, dated)
            found.append(
                ParameterUsed(definition=definition, holds_from=dated.holds_from, holds_until=dated.holds_until)
            )
    return found


def _particulars(facts: Facts, as_of: date) -> Particulars:
    person = facts.subject["person"]
    assert isinstance(person, int)
    sources: dict[tuple[str, int | str], Source] = {
        (table, person if table == "people" else int(str(row["row_number"]))): source_of(row)
        for table, rows in facts.rows.items()
        for row in rows
    }
    documents = _last(facts, "stay_permits", "document_number") or _last(facts, "travel_documents", "document_number")
    written = [row["name"] for row in facts.rows.get("names", ())]
    sponsor = _last(facts, "stay_permits", "sponsor")
    seen = [row for row in facts.rows.get("presence", ()) if _day(row["from_on"]) <= as_of]
    return Particulars(
        people={person: facts.subject},
        names={person: names_told(facts.subject["name"], written, _documents(facts))},
        documents={} if documents is None else {person: documents},
        places={person: max(reversed(seen), key=lambda row: _day(row["from_on"]))} if seen else {},
        sponsors={} if sponsor is None else {person: sponsor},
        sources=sources,
    )


def _day(value: object) -> date:
    assert isinstance(value, date)
    return value


def _last(facts: Facts, table: str, column: str) -> str | None:
    known = [str(row[column]) for row in facts.rows.get(table, ()) if row[column] is not None]
    return known[-1] if known else None


def _documents(facts: Facts) -> tuple[str, ...]:
    rows: list[Row] = [*facts.rows.get("stay_permits", ()), *facts.rows.get("travel_documents", ())]
    return tuple(dict.fromkeys(str(row["document_number"]) for row in rows if row["document_number"] is not None))


def _limit(reference: Reference) -> date | None:
    limit = reference.value(stay.stay_limit.node)
    return limit if isinstance(limit, date) else None


def _permits(facts: Facts, reference: Reference) -> Sequence[PermitOnRecord]:
    """All permits in order of their first day, each with the days that the rulebook reads from it."""
    found = []
    for row in facts.rows.get("stay_permits", ()):
        first, last = (
            reference.value(value.node, row) for value in (stay.first_covered_on, stay.last_covered_on)
        )  # fmt: skip
        found.append(
            PermitOnRecord(
                title=ledger_words.permit(row),
                first_day=first if isinstance(first, date) else None,
                last_day=last if isinstance(last, date) else None,
                source=source_of(row),
            )
        )
    return sorted(found, key=lambda permit: permit.first_day or permit.last_day or date.min)


def _provisions(findings: Sequence[Finding]) -> Sequence[Provision]:
    cited: dict[str, Provision] = {}
    for finding in findings:
        for provision in finding.provisions:
            cited.setdefault(provision.citation, provision)
    return tuple(cited.values())
