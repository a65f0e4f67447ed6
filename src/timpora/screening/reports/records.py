"""A finding as a flat record of plain values: what JSON, CSV and XLSX show alike."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from timpora.kernel.harmless import neutral_in_text
from timpora.kernel.text import Language
from timpora.screening.core.findings import Finding, OfficeSetting, Provision
from timpora.screening.reports.fields import FIELDS, FORMAT_VERSION
from timpora.screening.reports.words import as_json


BYTE_ORDER_MARK = "\ufeff"  # spreadsheets read a text file with it as UTF-8


def record(finding: Finding, *, as_of: date, language: Language) -> dict[str, Any]:
    """One finding as docs/reference/json-findings.md describes it; days in ISO form, amounts in whole rupiah."""
    own = {name: _plain(getattr(finding, name, None)) for name in FIELDS}
    return own | {
        "format_version": FORMAT_VERSION,
        "as_of": as_of.isoformat(),
        "reasons": [{"code": reason.code, "text": reason.text.within(language)} for reason in finding.reasons],
        "names": list(finding.names),
        "sentence": finding.sentence.within(language),
        "clears": finding.clears.within(language),
        "provisions": [
            {"citation": provision.citation, "status": _status(provision)} for provision in finding.provisions
        ],
        "office_settings": [
            {
                "parameter": setting.parameter,
                "title": setting.title.within(language),
                "value": setting.value.within(language),
                "status": _status(setting),
            }
            for setting in finding.office_settings
        ],
        "sources": [{"file": source.file, "sheet": source.sheet, "row": source.row} for source in finding.sources],
    }


def _status(told: Provision | OfficeSetting) -> str:
    return "confirmed" if told.confirmed else "to_be_confirmed"


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def findings_json(
    findings: Sequence[Finding], *, as_of: date, language: Language, beside: Sequence[Mapping[str, Any]] = ()
) -> str:
    """A JSON list of findings that keeps to docs/reference/findings.schema.json; `beside` adds fields to each."""
    rows = [record(finding, as_of=as_of, language=language) for finding in findings]
    return as_json([row | dict(more) for row, more in zip(rows, beside, strict=True)] if beside else rows)


def flat(values: Mapping[str, Any]) -> dict[str, Any]:
    """A record with its lists as one text each, for tables."""
    words = {
        "reasons": " ".join(reason["text"] for reason in values["reasons"]),
        "names": " / ".join(values["names"]),
        "provisions": "; ".join(provision["citation"] for provision in values["provisions"]),
        "office_settings": "; ".join(f"{told['title']}: {told['value']}" for told in values["office_settings"]),
        "sources": "; ".join(
            " ".join(str(part) for part in (source["file"], source["sheet"], source["row"]) if part is not None)
            for source in values["sources"]
        ),
    }
    return dict(values) | words


def findings_csv(
    findings: Sequence[Finding], *, as_of: date, language: Language, beside: Sequence[Mapping[str, Any]] = ()
) -> str:
    """One row a finding under the names of the JSON fields, as UTF-8 with a byte-order mark; formulas neutralised."""
    out = io.StringIO()
    out.write(BYTE_ORDER_MARK)
    writer = csv.DictWriter(out, [*FIELDS, *(beside[0] if beside else ())], lineterminator="\r\n")
    writer.writeheader()
    for number, finding in enumerate(findings):
        row = flat(record(finding, as_of=as_of, language=language)) | dict(beside[number] if beside else {})
        writer.writerow({name: neutral_in_text(value) for name, value in row.items()})
    return out.getvalue()
