"""Findings from verdicts: each firing row with its sentence, reasons, provisions, sources and the person's particulars."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from timpora.engine.rules import Rule
from timpora.engine.sentences import sentence
from timpora.kernel.refusals import Reason, Source
from timpora.rulebook.parameters import Parameter
from timpora.screening.core.definitions import value_in_words
from timpora.screening.core.findings import Certainty, Consequence, Finding, OfficeSetting, Provision, Subject


type Row = Mapping[str, object]

# Findings about a record or a feed are addressed to the data and not to the person.
ADDRESSED_TO_RECORDS = frozenset({"recorded_limit_differs", "contradictory_records", "present_after_exit"})


@dataclass(frozen=True, kw_only=True)
class Particulars:
    """What a finding shows about a person, by person number, and where each table's rows were read."""

    people: Mapping[int, Row]
    names: Mapping[int, tuple[str, ...]]
    documents: Mapping[int, str]
    places: Mapping[int, Row]
    sponsors: Mapping[int, str]
    sources: Mapping[tuple[str, int | str], Source]  # by row number; people and feeds by their key


def names_told(first: object, others: Iterable[object], documents: Collection[str]) -> tuple[str, ...]:
    """The name that came first, then the other ways in which sources write it; empty for somebody known by a document only."""
    return tuple(dict.fromkeys(str(name) for name in (first, *others) if name not in documents))


def findings_of(
    rule: Rule, rows: Iterable[Row], particulars: Particulars, parameters: Mapping[str, Parameter], as_of: date
) -> list[Finding]:
    """The findings of one rule; `rows` are its firing rows with columns named after `verdicts.wanted_of`."""
    basis = basis_by_reasons(rule, parameters, as_of)
    return [finding_of(rule, row, particulars, basis) for row in rows]


@dataclass(frozen=True, kw_only=True)
class Basis:
    """What a finding rests on beside the facts: what the law says, and what the office has set."""

    provisions: tuple[Provision, ...]
    office_settings: tuple[OfficeSetting, ...]


type BasisByReasons = Callable[[frozenset[str]], Basis]


def basis_by_reasons(rule: Rule, parameters: Mapping[str, Parameter], as_of: date) -> BasisByReasons:
    """What a finding of a rule rests on, by the codes of its reasons; each set of reasons is looked up once."""

    def basis(reasons: frozenset[str]) -> Basis:
        names = rule.parameters_given(reasons)
        return Basis(
            provisions=provisions_behind(rule, names, parameters, as_of),
            office_settings=_office_settings(names, parameters, as_of),
        )

    return cache(basis)


def _office_settings(
    names: Iterable[str], parameters: Mapping[str, Parameter], as_of: date
) -> tuple[OfficeSetting, ...]:
    return tuple(
        OfficeSetting(
            parameter=name,
            title=parameters[name].title,
            value=value_in_words(parameters[name], dated),
            confirmed=dated.confirmed,
        )
        for name in sorted(names)
        if parameters[name].office_setting and (dated := parameters[name].known_on(as_of)) is not None
    )


def provisions_behind(
    rule: Rule, names: Iterable[str], parameters: Mapping[str, Parameter], as_of: date
) -> tuple[Provision, ...]:
    """The provisions a rule cites and those behind the law's own values on that day, each once."""
    cited = {citation.citation: citation.confirmed for citation in rule.citations}
    for name in sorted(names):
        value = parameters[name].known_on(as_of)
        if value is not None and not parameters[name].office_setting:
            cited[value.citation] = cited.get(value.citation, True) and value.confirmed
    return tuple(Provision(citation=citation, confirmed=confirmed) for citation, confirmed in cited.items())


def finding_of(rule: Rule, row: Row, particulars: Particulars, basis: BasisByReasons) -> Finding:
    """One firing row as a finding; `basis` is that of `basis_by_reasons`, made once for many rows."""
    reasons = tuple(
        Reason(reason.code, reason.text) for reason in rule.reasons if row.get(f"reason.{reason.code}") is True
    )
    person = row.get("person")
    number = person if isinstance(person, int) else -1
    about = particulars.people.get(number, {})
    place = particulars.places.get(number, {})
    certainty, consequence = row.get("answer.certainty"), row["answer.consequence"]
    given: dict[str, object] = {
        name: row.get(f"answer.{name}")
        for name in ("stay_limit", "judged_on", "overstay_days", "overstay_charge", "worsens_on")
    }
    given |= {name: row.get(f"step.{name}") for name in ("permit_kind",)} | {"visa_index": row.get("step.permit_index")}
    rests_on = basis(frozenset(reason.code for reason in reasons))
    return Finding(
        rule_id=rule.id,
        subject=subject_of(rule),
        certainty=Certainty(str(certainty)) if certainty else None,
        consequence=Consequence(str(consequence)),
        reasons=reasons,
        person=number if number >= 0 else None,
        names=particulars.names.get(number, ()),
        nationality=about.get("nationality"),  # type: ignore[arg-type]
        document_number=particulars.documents.get(number),
        place=place.get("place"),  # type: ignore[arg-type]
        area_code=place.get("area_code"),  # type: ignore[arg-type]
        sponsor=particulars.sponsors.get(number),
        held_back=row.get("answer.held_back") is True,
        next_change_on=row.get("next_change_on"),  # type: ignore[arg-type]
        sentence=sentence(rule, row),
        clears=rule.clears,
        provisions=rests_on.provisions,
        office_settings=rests_on.office_settings,
        sources=_sources(rule, row, particulars),
        details={name.removeprefix("step."): value for name, value in row.items() if name.startswith("step.")},
        **given,  # type: ignore[arg-type]
    )


def subject_of(rule: Rule) -> Subject:
    """To whom or what the findings of a rule are addressed."""
    if rule.subject == "feeds":
        return Subject.FEED
    return Subject.RECORD if rule.id in ADDRESSED_TO_RECORDS else Subject.PERSON


def _sources(rule: Rule, row: Row, particulars: Particulars) -> tuple[Source, ...]:
    key = row.get("person", row.get("feed"))
    own = [particulars.sources.get((rule.subject, key))] if isinstance(key, int | str) and rule.evidence == () else []
    read = [
        particulars.sources.get((evidence.table, place))
        for number, evidence in enumerate(rule.evidence)
        if isinstance(place := row.get(f"evidence.{number}"), int)
    ]
    return tuple(dict.fromkeys(source for source in [*read, *own] if source is not None))
