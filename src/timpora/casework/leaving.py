"""A departure becomes a fact of the register in the transaction of its step: screening learns of it as of any other exit."""

from timpora.casework.core.checks.situation import Situation
from timpora.facts.codes import Direction
from timpora.kernel.viewers import Viewer
from timpora.register import actions as register
from timpora.register import queries as facts
from timpora.register.ledger import SourceKind


def record_exit(*, by: Viewer, situation: Situation) -> int:
    """Records the exit of the person of the act, as the case says it; the number of the fact. Raises Refused."""
    act, person = situation.act, situation.file.person(situation.act.person)
    assert person is not None  # asked before
    told = facts.one(by, "people", person.record)
    source = register.record_source(by=by, kind=SourceKind.FORM, file="Berita acara keberangkatan")
    return register.record(
        by=by,
        kind="crossings",
        source=source,
        values={
            "person_record_id": person.record,
            "confidentiality": told.confidentiality if told is not None else 0,
            "direction": Direction.EXIT.value,
            "crossed_on": act.on,
            "border_post": act.border_post,
        },
    )
