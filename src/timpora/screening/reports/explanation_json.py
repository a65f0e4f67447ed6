"""One person explained as JSON, described in docs/how-to/explain.md."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from timpora.kernel.refusals import Source
from timpora.kernel.text import Language
from timpora.screening.core.explanation import Explanation, ParameterUsed, PermitOnRecord, RuleRead
from timpora.screening.core.findings import LedgerRange, Provision
from timpora.screening.reports.records import record
from timpora.screening.reports.words import as_json


FORMAT_VERSION = 1


def explanation_json(explanation: Explanation, *, language: Language) -> str:
    """One JSON object; days in ISO form, missing values null, words in one language."""
    return as_json(explanation_record(explanation, language=language))


def explanation_record(explanation: Explanation, *, language: Language) -> Mapping[str, Any]:
    """The same as plain values."""
    return {
        "format_version": FORMAT_VERSION,
        "as_of": explanation.as_of.isoformat(),
        "names": list(explanation.names),
        "document_numbers": list(explanation.documents),
        "nationality": explanation.nationality,
        "sentence": explanation.sentence.within(language),
        "standing": explanation.standing.within(language),
        "findings": [record(found, as_of=explanation.as_of, language=language) for found in explanation.findings],
        "ledger": [_range(found, language) for found in explanation.ledger],
        "permits": [_permit(permit, language) for permit in explanation.permits],
        "rules": [_rule(rule, language) for rule in explanation.rules],
        "provisions": [_provision(provision) for provision in explanation.provisions],
    }


def _range(found: LedgerRange, language: Language) -> Mapping[str, Any]:
    return {
        "first_day": found.first_day.isoformat(),
        "last_day": found.last_day.isoformat(),
        "days": found.days,
        "standing": found.standing,
        "basis": found.basis.within(language),
        "provision": _provision(found.provision),
        "known_by": found.known_by.value,
        "presence": found.presence.within(language),
        "source": _source(found.source),
    }


def _permit(permit: PermitOnRecord, language: Language) -> Mapping[str, Any]:
    return {
        "title": permit.title.within(language),
        "first_day": _iso(permit.first_day),
        "last_day": _iso(permit.last_day),
        "source": _source(permit.source),
    }


def _rule(rule: RuleRead, language: Language) -> Mapping[str, Any]:
    return {
        "rule_id": rule.rule_id,
        "title": rule.title.within(language),
        "fires": rule.fires,
        "steps": [
            {
                "label": step.label.within(language),
                "value": step.value.within(language),
                "depth": step.depth,
                "source": _source(step.source),
            }
            for step in rule.steps
        ],
        "parameters": [_parameter(used, language) for used in rule.parameters],
    }


def _parameter(used: ParameterUsed, language: Language) -> Mapping[str, Any]:
    return {
        "id": used.definition.id,
        "title": used.definition.title.within(language),
        "value": used.definition.meaning.within(language),
        "holds_from": used.holds_from.isoformat(),
        "holds_until": _iso(used.holds_until),
        **_provision(Provision(citation=used.definition.citation, confirmed=used.definition.confirmed)),
    }


def _provision(provision: Provision) -> Mapping[str, str]:
    return {"citation": provision.citation, "status": "confirmed" if provision.confirmed else "to_be_confirmed"}


def _source(source: Source | None) -> Mapping[str, Any] | None:
    return None if source is None else {"file": source.file, "sheet": source.sheet, "row": source.row}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
