"""What people do in cases: every act, with everything that goes with it, in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from timpora.audit import actions as audit
from timpora.casework import effects, issuing, queries, standing_queries, steps
from timpora.casework.core import events, refusals
from timpora.casework.core.acts.every import AnyAct
from timpora.casework.core.acts.keeping import HandOver
from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.checks.situation import Situation
from timpora.casework.core.fold import state_of
from timpora.casework.core.measures_of_state import judged_day
from timpora.casework.core.policy import who_may, why_not
from timpora.casework.core.table import TABLE
from timpora.casework.models import CaseOpening
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.viewers import Viewer
from timpora.screening.case_law import case_law_of


# Recorded by what they belong to, with its own page: a file, a new case, another office's answer, the night.
BY_ITS_DOOR = frozenset({ActKind.OPEN, ActKind.RECEIVE_DOCUMENT, ActKind.TRANSFER_ANSWERED, ActKind.FACTS_WITHDRAWN})


@transaction.atomic
def do(*, by: Viewer, case: int, act: AnyAct, on: date, seen: int | None = None) -> int:
    """Does an act in a case, with everything that goes with it; the number of its step. Raises Refused with the reason why not.

    `seen` is how many steps whoever acts has seen: somebody else's step since is read before one's own is added.
    """
    if act.kind in BY_ITS_DOOR:
        raise Refused(refusals.ONLY_BY_ITS_DOOR)
    return record(by=by, case=case, act=act, on=on, seen=seen)


@transaction.atomic
def record(*, by: Viewer, case: int, act: AnyAct, on: date, seen: int | None = None) -> int:
    """As `do`, for every kind of act: what has a page of its own calls this."""
    act = steps.as_it_is_kept(act)
    hand = standing_queries.hand_of(by, on=on)
    if (
        TABLE[act.kind].power is not None
        and not hand.powers
        and queries.one(by, case) is not None
        and (refused := who_may(act.kind, hand)) is not None
    ):
        raise Refused(refused)  # the wall shows the row to nobody who reads alone, once it is to be changed
    row = steps.locked_for(by, case, act)
    if seen is not None and seen != row.steps:
        raise Refused(refusals.MOVED_ON)
    taken = queries.steps_of(by, case)
    state = state_of(taken)
    file = queries.file_of(by, case, judged_on=judged_day(state, act, on), steps=taken)
    situation = Situation(file=file, state=state, hand=hand, law_of=lambda day: case_law_of(by, day), on=on, act=act)  # fmt: skip
    if (refused := why_not(act.kind, situation)) is not None:
        raise Refused(refused)
    effect = effects.of(by=by, row=row, situation=situation)
    done = issuing.Done(case=case, number=queries.seen(row).number, confidentiality=row.confidentiality, file=file, before=state, act=effect.act or act)  # fmt: skip
    effect = replace(effect, letters=issuing.issue(by=by, done=done))
    state = steps.add(by, row, state, effect.act or act, effect)
    steps.keep(by, row, state, on)
    audit.record(events.CASE_STEP, subject=f"case:{case}", details={"step": row.steps, "kind": act.kind.value})
    effects.at_last(row=row, situation=situation)
    return row.steps


def note_reading(*, case: int) -> None:
    """Notes that somebody reads a case."""
    audit.record(events.CASE_READ, subject=f"case:{case}")


@transaction.atomic
def open_evidence(*, by: Viewer, case: int) -> None:
    """Notes that somebody reads what a proposal rests on: whoever answers it has."""
    row = queries.one(by, case)
    if row is None or by.office is None:
        raise Refused(refusals.NOT_THERE)
    CaseOpening.objects.create(office_id=by.office, case_id=case, account=by.account)
    audit.record(events.EVIDENCE_OPENED, subject=f"case:{case}")


@dataclass(frozen=True, kw_only=True)
class Handed:
    """How many cases went to somebody else, and which stayed where they were, by number, with why."""

    done: int
    stayed: tuple[tuple[str, Refusal], ...] = ()


def hand_over_all(*, by: Viewer, of: int, act: HandOver, on: date) -> Handed:
    """Hands every open case of one officer to another, as while somebody is on leave; one that cannot go keeps back no other."""
    return _handed(by, queries.open_cases_of(by, of), act, on)


def give_back(*, by: Viewer, act: HandOver, on: date) -> Handed:
    """Gives the open cases that were handed on from an officer back to the same, and leaves those alone that others had before."""
    return _handed(
        by, [case for case, one in standing_queries.handed_on(by).items() if one.former == act.officer], act, on
    )


@transaction.atomic
def _handed(by: Viewer, cases: Sequence[int], act: HandOver, on: date) -> Handed:
    done, stayed = 0, []
    steps.hold(by, cases)
    for case in cases:
        try:
            with transaction.atomic():
                record(by=by, case=case, act=act, on=on)
        except Refused as refused:
            seen = queries.one(by, case)
            stayed.append((seen.number if seen else "-", refused.refusal))
        else:
            done += 1
    return Handed(done=done, stayed=tuple(stayed))
