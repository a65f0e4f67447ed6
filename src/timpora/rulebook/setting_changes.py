"""Dated changes of what an office sets itself: a value from a day on, with its basis; what held before stays as it was."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from timpora.kernel.refusals import Refused
from timpora.rulebook import change_refusals as refusals
from timpora.rulebook.change_refusals import ONE_DAY
from timpora.rulebook.parameters import UNITS, DatedValue, Parameter


LARGEST = 10_000  # of what an office sets in days or counts


@dataclass(frozen=True, kw_only=True)
class SettingChange:
    """A value of one of the office's own parameters from a day on."""

    parameter: str
    begins_on: date
    value: int | bool
    citation: str


def with_setting(
    parameters: Mapping[str, Parameter], change: SettingChange, *, today: date | None = None
) -> Mapping[str, Parameter]:
    """The parameters with a change in them; a value that was to begin on the same day gives way to it.

    Raises Refused for what no office sets, a value that does not fit, a missing basis, a gap, a day before the last value begins, and,
    where `today` is given, for a day that has passed.
    """
    parameter = parameters.get(change.parameter)
    if parameter is None or not parameter.office_setting:
        raise Refused(refusals.no_setting(change.parameter))
    if type(change.value) is not UNITS[parameter.unit] or not 0 <= change.value <= LARGEST:
        raise Refused(refusals.unfit_value(parameter.title))
    if not change.citation.strip():
        raise Refused(refusals.no_citation(parameter.title))
    refusals.refuse_days_out_of_reach(parameter.title, change.begins_on)
    if today is not None and change.begins_on < today:
        raise Refused(refusals.past_stays(parameter.title, today))
    return {**parameters, parameter.id: replace(parameter, values=_values(parameter, change, today))}


def _values(parameter: Parameter, change: SettingChange, today: date | None) -> tuple[DatedValue, ...]:
    *before, last = parameter.values
    new = DatedValue(
        holds_from=change.begins_on, holds_until=None, value=change.value, citation=change.citation, confirmed=True
    )
    if change.begins_on == last.holds_from:
        if today is not None and last.holds_from <= today:
            raise Refused(refusals.in_force_already(parameter.title, last.holds_from, today))
        return (*before, new)
    if change.begins_on < last.holds_from:
        raise Refused(refusals.overlap(parameter.title, last.holds_from))
    if last.holds_until is not None and last.holds_until + ONE_DAY < change.begins_on:
        raise Refused(refusals.gap(parameter.title, last.holds_until, change.begins_on))
    if last.value == change.value:
        raise Refused(refusals.nothing_changes(parameter.title))
    return (*before, replace(last, holds_until=change.begins_on - ONE_DAY), new)
