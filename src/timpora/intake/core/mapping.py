"""Which column of a sheet is which field: proposed from the headers, shown, saved as YAML and used again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl
import yaml

from timpora.intake.core.vocabulary import FIELD_OF, KINDS
from timpora.kernel.identifiers import plain_letters
from timpora.kernel.refusals import Refusal, Refused, Source
from timpora.kernel.text import Text


MOST_TITLE_ROWS = 30


@dataclass(frozen=True, kw_only=True)
class ListMapping:
    """The kind of a list, the row of its header, and the field of each mapped column (by its place, 0 is the first)."""

    kind: str
    header_row: int
    headers: tuple[str | None, ...]
    fields: Mapping[int, str]

    @property
    def fingerprint(self) -> str:
        """The header in comparable form: what a saved mapping is recognised by."""
        return "|".join(plain_letters(header or "") for header in self.headers)


def propose(frame: pl.DataFrame, saved: Mapping[str, Mapping[str, str]]) -> ListMapping | None:
    """The mapping of a sheet, or None where no row looks like the header of a known kind of list.

    `saved` holds, by fingerprint, the field of each header as a person corrected it; it wins over the proposal.
    """
    best: tuple[int, ListMapping] | None = None
    for place, cells in enumerate(frame.drop("row").head(MOST_TITLE_ROWS).iter_rows()):
        fields = _fields(cells, saved)
        kind = _kind(set(fields.values()))
        if kind is None:
            continue
        mapping = ListMapping(kind=kind, header_row=place, headers=tuple(cells), fields=fields)
        if best is None or len(fields) > best[0]:
            best = len(fields), mapping
    return best[1] if best else None


def _fields(cells: Sequence[str | None], saved: Mapping[str, Mapping[str, str]]) -> dict[int, str]:
    corrected = saved.get("|".join(plain_letters(cell or "") for cell in cells), {})
    found: dict[int, str] = {}
    for place, header in enumerate(cells):
        field = corrected.get(header or "") or FIELD_OF.get(plain_letters(header or ""))
        # "Berlaku s.d." beside a passport column tells how long the passport is valid.
        if field == "valid_until" and found.get(place - 1) == "document_number" and header not in corrected:
            field = "document_until"
        if field is not None and field not in found.values():
            found[place] = field
    if (
        "document_until" in found.values()
        and "valid_until" not in found.values()
        and "valid_from" not in found.values()
    ):
        alone = next(place for place, field in found.items() if field == "document_until")
        if FIELD_OF.get(plain_letters(cells[alone] or "")) == "valid_until":
            found[alone] = "valid_until"
    return found


def _kind(fields: set[str]) -> str | None:
    if not fields & {"name", "surname", "given_names", "document_number", "feed"}:
        return None
    return next((kind for kind, ways in KINDS.items() if any(fields.issuperset(way) for way in ways)), None)


def mappings_to_yaml(mappings: Sequence[ListMapping]) -> str:
    """The mappings as a small file that a person can read and correct."""
    lists = [
        {"kind": mapping.kind, "headers": {mapping.headers[place] or "": field for place, field in mapping.fields.items()},
         "fingerprint": mapping.fingerprint}
        for mapping in mappings
    ]  # fmt: skip
    return yaml.safe_dump({"timpora_mapping": 1, "lists": lists}, allow_unicode=True, sort_keys=False)


def saved_fields(text: str, file: str) -> dict[str, dict[str, str]]:
    """Fields by header by fingerprint from a mapping file; raises Refused, with place, where it cannot be used."""
    try:
        content = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise _refused(
            file, "YAML tidak terbaca.", "The YAML cannot be read.", mark.line + 1 if mark else None
        ) from error
    if not isinstance(content, dict) or not isinstance(content.get("lists"), list):
        raise _refused(file, "Berkas ini bukan pemetaan Timpora.", "This is no Timpora mapping.", None)
    known = set(FIELD_OF.values())
    found: dict[str, dict[str, str]] = {}
    for entry in content["lists"]:
        headers = entry.get("headers") if isinstance(entry, dict) else None
        if not isinstance(headers, dict) or "fingerprint" not in entry:
            raise _refused(file, "Satu daftar tidak lengkap.", "One list is incomplete.", None)
        for header, field in headers.items():
            if field not in known:
                raise _refused(
                    file,
                    f"Bidang {field!r} untuk {header!r} tidak dikenal.",
                    f"The field {field!r} for {header!r} is unknown.",
                    None,
                )
        found[entry["fingerprint"]] = {str(header): str(field) for header, field in headers.items()}
    return found


def _refused(file: str, indonesian: str, english: str, row: int | None) -> Refused:
    return Refused(
        Refusal(
            code="mapping",
            what=Text(id=indonesian, en=english),
            remedy=Text(id="Perbaiki berkas pemetaan itu.", en="Mend the mapping file."),
            source=Source(file, row=row),
        )
    )
