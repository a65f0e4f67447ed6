"""Invented facts in the register, as a signed-in officer records them."""

from datetime import date

from timpora.kernel.viewers import Viewer
from timpora.register import actions
from timpora.register.core.search.sounds import name_sounds
from timpora.register.ledger import SourceKind


FROM, UNTIL = date(2023, 4, 16), date(2023, 5, 15)
LEAST: dict[str, dict[str, object]] = {
    "people": {"name": "Reka Wei", "name_key": "REKA WEI"},
    "travel_documents": {"document_number": "QQE123456"},
    "stay_permits": {"kind": "visit", "visa_index": "B213", "permit_number": "R-1", "valid_from": FROM, "valid_until": UNTIL},
    "applications": {"applied_for": "extension", "lodged_on": FROM, "application_number": "P-1"},
    "crossings": {"direction": "entry", "crossed_on": FROM, "border_post": "Bandara Rekaan"},
    "presence": {"place_kind": "accommodation", "place_key": "HOTEL KHAYAL", "from_on": FROM, "until_on": UNTIL, "met_in_person": False},
    "work_permits": {"employer": "PT Baja Rekaan", "employer_key": "BAJA REKAAN", "work_permit_number": "T-1", "valid_from": FROM, "valid_until": UNTIL},
    "circumstances": {"kind": "in_custody", "from_on": FROM, "until_on": UNTIL},
    "places": {"kind": "accommodation", "name": "Hotel Khayal", "place_key": "HOTEL KHAYAL", "area_code": "36.04.30", "valid_from": FROM, "valid_until": UNTIL},
    "organisations": {"kind": "employer", "name": "PT Baja Rekaan", "organisation_key": "BAJA REKAAN", "valid_from": FROM, "valid_until": UNTIL},
}  # fmt: skip
ABOUT_NOBODY = ("people", "places", "organisations")


def source(by: Viewer, file: str = "daftar rekaan.csv") -> int:
    """A source that nobody's file is."""
    return actions.record_source(by=by, kind=SourceKind.LIST, file=file)


def fact(by: Viewer, kind: str, /, **values: object) -> int:
    """One fact of a kind with what it needs at least, about a new record where none is named."""
    told = {**LEAST[kind], **values}
    if kind == "people":
        told.setdefault("name_sounds", name_sounds(str(told["name"])))
    said_by = int(str(told.pop("source", None) or source(by)))
    if kind not in ABOUT_NOBODY and "person_record_id" not in told:
        level = 0 if kind == "circumstances" else told.get("confidentiality", 0)
        told["person_record_id"] = fact(by, "people", source=said_by, confidentiality=level)
    return actions.record(by=by, kind=kind, source=said_by, values=told)
