"""A finding as a flat record of plain values: what JSON, CSV and XLSX show alike."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from timpora.kernel.text import Language
from timpora.screening.core.findings import Finding


FORMAT_VERSION = 1
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def record(finding: Finding, *, as_of: date, language: Language) -> dict[str, Any]:
    """One finding as described in docs/reference/json-findings.md, version 1; days in ISO form, amounts in rupiah."""
    return {
        "format_version": FORMAT_VERSION,
        "as_of": as_of.isoformat(),
        "rule_id": finding.rule_id,
        "subject": finding.subject.value,
        "certainty": finding.certainty.value if finding.certainty else None,
        "consequence": finding.consequence.value,
        "reasons": [{"code": reason.code, "text": reason.text.within(language)} for reason in finding.reasons],
        "names": list(finding.names),
        "nationality": finding.nationality,
        "document_number": finding.document_number,
        "permit_kind": finding.permit_kind,
        "visa_index": finding.visa_index,
        "place": finding.place,
        "area_code": finding.area_code,
        "sponsor": finding.sponsor,
        "stay_limit": _iso(finding.stay_limit),
        "judged_on": _iso(finding.judged_on),
        "overstay_days": finding.overstay_days,
        "overstay_charge": finding.overstay_charge,
        "held_back": finding.held_back,
        "worsens_on": _iso(finding.worsens_on),
        "next_change_on": _iso(finding.next_change_on),
        "sentence": finding.sentence.within(language),
        "clears": finding.clears.within(language),
        "provisions": [
            {"citation": provision.citation, "status": "confirmed" if provision.confirmed else "to_be_confirmed"}
            for provision in finding.provisions
        ],
        "sources": [{"file": source.file, "sheet": source.sheet, "row": source.row} for source in finding.sources],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def findings_json(findings: Sequence[Finding], *, as_of: date, language: Language) -> str:
    """A JSON list of findings."""
    return json.dumps(
        [record(finding, as_of=as_of, language=language) for finding in findings], ensure_ascii=False, indent=2
    )


def flat(values: Mapping[str, Any]) -> dict[str, Any]:
    """A record with its lists as one text each, for tables."""
    words = {
        "reasons": " ".join(reason["text"] for reason in values["reasons"]),
        "names": " / ".join(values["names"]),
        "provisions": "; ".join(provision["citation"] for provision in values["provisions"]),
        "sources": "; ".join(
            f"{source['file']} {source['sheet'] or ''} {source['row'] or ''}".strip() for source in values["sources"]
        ),
    }
    return dict(values) | words


def neutral(value: Any) -> Any:
    """Text that a spreadsheet would run as a formula, made harmless by an apostrophe."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_STARTS_A_FORMULA) else value


def findings_csv(findings: Sequence[Finding], *, as_of: date, language: Language) -> str:
    """One row a finding, with a byte-order mark so that spreadsheets read it as UTF-8; formulas neutralised."""
    rows = [flat(record(finding, as_of=as_of, language=language)) for finding in findings]
    out = io.StringIO()
    out.write("\ufeff")
    if rows:
        writer = csv.DictWriter(out, list(rows[0]), lineterminator="\r\n")
        writer.writeheader()
        writer.writerows({name: neutral(value) for name, value in row.items()} for row in rows)
    return out.getvalue()
