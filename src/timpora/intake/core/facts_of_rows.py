"""Facts from checked rows: one row of a list may tell of a document, a permit, an entry, a meeting and a workplace."""

from collections.abc import Callable, Iterator
from typing import Any

from timpora.facts.codes import PermitKind, PlaceKind
from timpora.intake.core import vocabulary
from timpora.intake.core.rows import CheckedRow
from timpora.kernel.identifiers import organisation_key, plain_letters


type Fact = tuple[str, dict[str, Any]]
type KindOfIndex = Callable[[str], PermitKind | None]


def facts_of(kind: str, row: CheckedRow, kind_of_index: KindOfIndex) -> Iterator[Fact]:
    """The facts of one row, as (table, values); person and source are added by the caller."""
    if row.who.document is not None:
        values = {"document_number": row.who.document, "valid_until": row.days.get("document_until")}
        yield "travel_documents", values
    match kind:
        case "permits":
            yield from _permit(row, kind_of_index)
        case "crossings":
            direction = vocabulary.DIRECTIONS[plain_letters(row.text["direction"])]
            day = row.days.get("crossed_on") or row.days.get("entered_on")
            if day is not None:
                post = row.text.get("border_post")
                yield (
                    "crossings",
                    {
                        "direction": direction,
                        "crossed_on": day,
                        "border_post": post,
                        "feed": row.text.get("feed") or post,
                    },
                )
        case "guests":
            yield from _guest(row)
        case "applications":
            yield from _application(row)
        case "circumstances":
            found = vocabulary.first_match(row.text["circumstance"], vocabulary.CIRCUMSTANCES)
            if found is not None:
                yield (
                    "circumstances",
                    {"kind": found, "from_on": row.days.get("from_on"), "until_on": row.days.get("until_on")},
                )
    if kind in {"workers", "permits"}:
        yield from _work(row)
        yield from _seen(row)


def _permit(row: CheckedRow, kind_of_index: KindOfIndex) -> Iterator[Fact]:
    index = row.text.get("visa_index")
    index = plain_letters(index).replace(" ", "") if index else None
    words = row.text.get("permit_kind") or ""
    kind = vocabulary.first_match(words, vocabulary.PERMIT_WORDS) or (kind_of_index(index) if index else None)
    entered, limit = row.days.get("entered_on"), row.days.get("valid_until")
    closed = row.days.get("exit_permit_on") or row.days.get("cancelled_on")
    because = "exit_permit_only" if "exit_permit_on" in row.days else "cancelled"
    yield "stay_permits", {
        "permit_number": row.text.get("permit_number"), "kind": kind or PermitKind.UNKNOWN.value, "visa_index": index,
        "granted_on": row.days.get("granted_on"), "valid_from": row.days.get("valid_from") or entered,
        "valid_until": limit, "extension_of": row.text.get("extension_of"), "cancelled_on": closed,
        "closed_because": because if closed else None, "document_number": row.who.document,
        "sponsor": row.text.get("sponsor"), "employer_key": _key(row.text.get("employer") or row.text.get("sponsor")),
    }  # fmt: skip
    if entered is not None:
        yield (
            "crossings",
            {"direction": "entry", "crossed_on": entered, "border_post": row.text.get("border_post"), "feed": None},
        )


def _seen(row: CheckedRow) -> Iterator[Fact]:
    place = row.text.get("place") or row.text.get("work_place")
    about = {"place": place, "place_key": _key(place), "place_kind": PlaceKind.OTHER.value}
    if "met_on" in row.days:
        yield "presence", about | {"from_on": row.days["met_on"], "met_in_person": True}
    if "reported_on" in row.days and not _is_worker(row):
        yield "presence", about | {"from_on": row.days["reported_on"], "met_in_person": False}
    if "left_on" in row.days and not _is_worker(row):
        yield (
            "presence",
            about | {"from_on": row.days["left_on"], "met_in_person": False, "left_indonesia_on": row.days["left_on"]},
        )


def _is_worker(row: CheckedRow) -> bool:
    return "employer" in row.text and "valid_until" not in row.text


def _work(row: CheckedRow) -> Iterator[Fact]:
    employer, place = row.text.get("employer"), row.text.get("work_place")
    if employer and "work_permit_number" in row.text:
        yield "work_permits", {
            "work_permit_number": row.text["work_permit_number"], "employer": employer, "employer_key": organisation_key(employer),
            "position": row.text.get("position"), "valid_from": row.days.get("work_permit_from"),
            "valid_until": row.days.get("work_permit_until"),
        }  # fmt: skip
    day = row.days.get("reported_on") or row.days.get("left_on")
    if employer and day is not None and _is_worker(row):
        yield "presence", {
            "place": place or employer, "place_key": _key(place), "place_kind": PlaceKind.WORKPLACE.value, "from_on": day,
            "reported_by": employer, "met_in_person": False, "activity": "work", "employer_key": organisation_key(employer),
            "position": row.text.get("position"), "left_indonesia_on": row.days.get("left_on"),
        }  # fmt: skip


def _guest(row: CheckedRow) -> Iterator[Fact]:
    if "check_in" in row.days:
        place = row.text.get("place")
        yield "presence", {
            "place": place, "place_key": _key(place), "place_kind": PlaceKind.ACCOMMODATION.value, "from_on": row.days["check_in"],
            "until_on": row.days.get("check_out"), "reported_by": place, "met_in_person": False, "activity": "stay",
        }  # fmt: skip


def _application(row: CheckedRow) -> Iterator[Fact]:
    decided = row.days.get("decided_on")
    outcome = vocabulary.OUTCOMES.get(plain_letters(row.text.get("outcome") or ""))
    if "lodged_on" in row.days:
        complete = decided is not None and outcome is not None
        yield "applications", {
            "application_number": row.text.get("application_number"), "lodged_on": row.days["lodged_on"],
            "applied_for": vocabulary.first_match(row.text.get("applied_for") or "", vocabulary.APPLIED_FOR) or "extension",
            "decided_on": decided if complete else None, "outcome": outcome if complete else None,
        }  # fmt: skip


def _key(name: str | None) -> str | None:
    return (organisation_key(name) or None) if name else None
