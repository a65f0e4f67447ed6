"""Somebody of a case as the register knows the person, or knew the person until the record was withdrawn."""

from datetime import timedelta

from timpora.casework.core.file import PersonOfCase, Withdrawal
from timpora.casework.models import CasePerson
from timpora.kernel.viewers import Viewer
from timpora.register import people
from timpora.register import queries as register
from timpora.ui.office_day import day_of_arrival


def person_of_case(viewer: Viewer, row: CasePerson, told: people.Listed | None) -> PersonOfCase:
    """Somebody of a case by everything that is on record of the person; by what was on record last where that was withdrawn."""
    gone = None
    if told is None:
        told, gone = _before_it_was_withdrawn(viewer, row.record)
    if told is None:
        return PersonOfCase(number=row.number, record=row.record, name="-")
    earliest, latest = told.born
    return PersonOfCase(
        number=row.number, record=row.record, name=told.name, nationality=told.nationality, born_on=earliest if earliest == latest else None,
        document_number=told.documents[-1] if told.documents else None, withdrawn=gone,
    )  # fmt: skip


def _before_it_was_withdrawn(viewer: Viewer, record: int) -> tuple[people.Listed | None, Withdrawal | None]:
    """A person as the register knew the person until the record was withdrawn, and by whom and why it was; neither where the viewer sees none."""
    row = register.one(viewer, "people", record)
    if row is None or row.withdrawn_at is None:
        return None, None
    known = people.some(viewer, [record], as_known=row.withdrawn_at - timedelta(microseconds=1))
    gone = Withdrawal(on=day_of_arrival(row.withdrawn_at), by=row.withdrawn_by, because=row.withdrawn_because)
    return (known[0] if known else None), gone
