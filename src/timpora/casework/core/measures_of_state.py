"""On which day a case is judged: the day that its charge names, or else that of the proposal, or of the act itself."""

from datetime import date

from timpora.casework.core.acts.deciding import Approve, Decide, Propose
from timpora.casework.core.acts.ending import Close
from timpora.casework.core.acts.every import AnyAct
from timpora.casework.core.acts.measures import Charge
from timpora.casework.core.state import CaseState
from timpora.casework.core.statuses import Status


def judged_day(state: CaseState, act: AnyAct | None, otherwise: date) -> date | None:
    """The day by which the findings of a case are judged for an act; None for acts that do not rest on them.

    A proposal, what answers it, and the pages on which it is read are judged on the same day, so that a difference between them is a change of
    facts and not of time. Once the case itself has changed somebody's permit, that of its decision, on which the permit still reached as far.
    """
    if state.status is Status.CLOSED:
        return day_it_rests_on(state)
    if isinstance(act, Propose):
        return _of(act, act.on)
    if (act is None or isinstance(act, Approve | Decide)) and state.proposal is not None:
        return _of(state.proposal.act, state.proposal.act.on)
    if state.has_changed_a_permit and (act is None or isinstance(act, Close)):
        return day_it_rests_on(state)
    return otherwise if act is None or act.kind.value in RESTING else None


def day_it_rests_on(state: CaseState) -> date:
    """The day by which a case that has ended was judged: that of its charge, or of its decision; without one, that on which it began.

    Whoever left since was found rightly on that day; only other facts change what is found then.
    """
    if state.decision is None:
        return state.opened_on
    return next((one.judged_on for one in state.decision.measures if isinstance(one, Charge)), state.decision.on)


def _of(proposed: Propose, otherwise: date) -> date:
    return next((one.judged_on for one in proposed.measures if isinstance(one, Charge)), otherwise)


RESTING = frozenset({"close", "link_finding"})
