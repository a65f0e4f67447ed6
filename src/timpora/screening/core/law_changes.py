"""An office's changes of the law's dated data as they are kept, and what they make of the rulebook's own tables."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from timpora.kernel.refusals import Refusal, Refused
from timpora.rulebook.parameters import Parameter, standard_parameters
from timpora.rulebook.setting_changes import SettingChange, with_setting
from timpora.rulebook.visa_index_changes import IndexChange, NewRow, RowCorrected, RowEnds, with_change
from timpora.rulebook.visa_indexes import VisaIndexes, entry_of, standard_visa_indexes


class ChangeOf(StrEnum):
    """What is changed, and how."""

    NEW_ROW = "new_row"
    ROW_ENDS = "row_ends"
    ROW_CORRECTED = "row_corrected"
    SETTING = "setting"


class ChangeState(StrEnum):
    """How far a proposal is."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    RETURNED = "returned"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, kw_only=True)
class ChangeTold:
    """A change as it is kept: of an index or a setting by its name, with the columns of a row as text or a value."""

    of: ChangeOf
    name: str
    begins_on: date  # of the new row or value; of the row that is ended or corrected
    last_day: date | None
    stands_apart: bool
    told: Mapping[str, object]
    citation: str


@dataclass(frozen=True, eq=False, kw_only=True)
class DatedLaw:
    """The values of the law and the indexes of all days; compared by identity, so that what follows from one is kept beside it.

    `unfitting` are approved changes, by number, that no longer fit the tables that came with a later version, and why.
    """

    parameters: Mapping[str, Parameter]
    indexes: VisaIndexes
    unfitting: Mapping[int, Refusal]


@cache
def standard_law() -> DatedLaw:
    """What comes with the project."""
    return DatedLaw(parameters=standard_parameters(), indexes=standard_visa_indexes(), unfitting={})


def with_told(law: DatedLaw, change: ChangeTold, *, today: date | None = None) -> DatedLaw:
    """The law with a change in it; raises Refused where it does not fit."""
    if change.of is ChangeOf.SETTING:
        parameters = with_setting(law.parameters, _setting(change), today=today)
        return DatedLaw(parameters=parameters, indexes=law.indexes, unfitting=law.unfitting)
    indexes = with_change(law.indexes, _of_an_index(change), today=today)
    return DatedLaw(parameters=law.parameters, indexes=indexes, unfitting=law.unfitting)


def law_with(changes: Iterable[tuple[int, ChangeTold]]) -> DatedLaw:
    """The project's law with an office's approved changes, by number, in the order in which they were approved."""
    law, unfitting = standard_law(), {}
    for number, change in changes:
        try:
            law = with_told(law, change)
        except Refused as refused:
            unfitting[number] = refused.refusal
    return DatedLaw(parameters=law.parameters, indexes=law.indexes, unfitting=unfitting)


def _setting(change: ChangeTold) -> SettingChange:
    value = change.told.get("value")
    assert isinstance(value, int)  # what is kept was accepted, and a flag is a number too
    return SettingChange(parameter=change.name, begins_on=change.begins_on, value=value, citation=change.citation)


def _of_an_index(change: ChangeTold) -> IndexChange:
    if change.of is ChangeOf.ROW_ENDS:
        assert change.last_day is not None  # the database keeps no end without its day
        return RowEnds(visa_index=change.name, begins_on=change.begins_on, last_day=change.last_day, stands_apart=change.stands_apart)  # fmt: skip
    row = entry_of({name: str(value) for name, value in change.told.items()})
    if change.of is ChangeOf.NEW_ROW:
        return NewRow(row=row, stands_apart=change.stands_apart)
    return RowCorrected(begins_on=change.begins_on, row=row, stands_apart=change.stands_apart)
