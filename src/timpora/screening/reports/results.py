"""Everything that a screening leaves in a folder, as bytes by file name."""

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from timpora.intake.core.mapping import mappings_to_yaml
from timpora.intake.reading import Reading
from timpora.intake.refused_rows import write_refused
from timpora.kernel.text import Language
from timpora.screening.core.findings import Screening
from timpora.screening.reports.records import findings_csv, findings_json
from timpora.screening.reports.report import report_pdf
from timpora.screening.reports.workbook import workbook_bytes


def result_files(
    screening: Screening, reading: Reading, *, language: Language, made_at: datetime, office: str
) -> dict[str, bytes]:
    """Findings as JSON and CSV, the workbook, the report, the mapping that was used, and the rows to mend."""
    findings, as_of = screening.findings, screening.as_of
    return {
        "findings.json": findings_json(findings, as_of=as_of, language=language).encode(),
        "findings.csv": findings_csv(findings, as_of=as_of, language=language).encode(),
        "screening.xlsx": workbook_bytes(screening, reading, language=language),
        "report.pdf": report_pdf(screening, reading, language=language, made_at=made_at, office=office),
        "mapping.yaml": mappings_to_yaml(reading.mappings).encode(),
    } | _rows_to_mend(reading, language)


def _rows_to_mend(reading: Reading, language: Language) -> dict[str, bytes]:
    with TemporaryDirectory() as folder:
        return {path.name: path.read_bytes() for path in write_refused(reading, Path(folder), language)}
