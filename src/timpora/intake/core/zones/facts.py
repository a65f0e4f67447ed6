"""A zone as rows of facts: the person, and the travel document, each with the place where it was read."""

from collections.abc import Mapping

import polars as pl

from timpora.facts.register import columns_of
from timpora.intake.core.zones import states
from timpora.intake.core.zones.values import Zone
from timpora.kernel.identifiers import document_key
from timpora.kernel.refusals import Source


def facts_of_zone(zone: Zone, *, person: int, source: Source) -> Mapping[str, pl.DataFrame]:
    """`people` and `travel_documents` from one zone, fit for `register_from`; what is doubtful in it becomes no fact.

    A visa tells of a person, not of a travel document: its number and its days are those of the visa. A zone with
    neither a sure name nor a sure number tells of nobody. The sex becomes no fact, since no rule may read it.
    """
    told: dict[str, object] = {
        "source_file": source.file,
        "source_sheet": source.sheet,
        "source_row": source.row,
        "person": person,
    }
    number = document_key(zone.number.value) if zone.number.is_sure and zone.number.value else None
    facts = {"people": pl.DataFrame(schema=columns_of("people")), "travel_documents": pl.DataFrame(schema=columns_of("travel_documents"))}  # fmt: skip
    name = sure_name(zone) or number
    if name is not None:
        facts["people"] = _row("people", told | person_in_facts(zone) | {"name": name})
    if number and not zone.is_visa:
        valid_until = zone.expires_on.value if zone.expires_on.is_sure else None
        facts["travel_documents"] = _row("travel_documents", told | {"document_number": number, "valid_until": valid_until})  # fmt: skip
    return facts


def sure_name(zone: Zone) -> str | None:
    """The name, where nothing in it is doubtful."""
    parts = (zone.surname, zone.given_names)
    return " ".join(part.value for part in parts if part.is_sure and part.value) or None


def person_in_facts(zone: Zone) -> dict[str, object]:
    """Birth days and nationality in the form of facts, as far as they are sure."""
    born = zone.born.value if zone.born.is_sure else None
    nationality = zone.nationality.value if zone.nationality.is_sure else None
    return {
        "born_earliest": born.first if born else None,
        "born_latest": born.last if born else None,
        "nationality": states.state_in_facts(nationality) if nationality else None,
    }


def _row(table: str, values: Mapping[str, object]) -> pl.DataFrame:
    schema = columns_of(table)
    return pl.DataFrame({name: [values.get(name)] for name in schema}, schema=schema)
