"""A case that has ended, once the facts on which it rested are put right: what it has still to be told."""

from collections.abc import Iterator, Mapping
from datetime import date

from timpora.casework.core.acts.ending import Close
from timpora.casework.core.acts.keeping import FactsWithdrawn
from timpora.casework.core.corrected import explains
from timpora.casework.core.file import CaseFile, FindingOfCase, Step
from timpora.casework.core.known import GONE, limit_of, with_limit
from timpora.casework.core.state import CaseState


def changes_since(file: CaseFile, state: CaseState, known: Mapping[int, str], *, on: date) -> Iterator[FactsWithdrawn]:
    """What an ended case has still to be told: of each finding, judged on the day of the case, another limit, or that it is no longer found.

    `known` is what the case was told last of each while it was open.
    """
    for one in file.findings:
        before = _known_last(file, state, one, known[one.finding])
        now = GONE if one.facts is None else with_limit(before, one.stay_limit)
        if before != GONE and (now == GONE or _is_another(state, one.person, before, now)):
            yield FactsWithdrawn(on=on, person=one.person, finding=one.finding, is_gone=now == GONE, before=before, now=now)  # fmt: skip


def _is_another(state: CaseState, person: int, before: str, now: str) -> bool:
    """Whether a limit is another one, and not by what the case did to the permit."""
    change = state.of(person).permit
    return limit_of(now) != limit_of(before) and not (change is not None and explains(change, before, now))


def _known_last(file: CaseFile, state: CaseState, finding: FindingOfCase, known: str) -> str:
    """What the case rests on as it was told last; who left in it, or lost the permit in it, is no longer found, and that is no correction."""
    told = [step for step in file.steps if isinstance(step.act, FactsWithdrawn) and step.act.finding == finding.finding]
    closed = max((step.number for step in file.steps if isinstance(step.act, Close)), default=0)
    if told and told[-1].number > closed:
        return _act(told[-1]).now
    if known == GONE and told and state.of(finding.person).left_on is not None:
        return _act(told[-1]).before
    change = state.of(finding.person).permit
    was_told_gone = bool(told) and _act(told[-1]).is_gone
    if known == GONE and change is not None and not change.given_back and not was_told_gone:
        return with_limit(_act(told[-1]).now if told else GONE, change.until)
    return known


def _act(step: Step) -> FactsWithdrawn:
    assert isinstance(step.act, FactsWithdrawn)  # chosen so
    return step.act
