"""Whether what was found of somebody is no longer found because the data were wrong, and not by what was done in the case itself."""

from timpora.casework.core.file import CaseFile, FindingOfCase
from timpora.casework.core.known import GONE, limit_of
from timpora.casework.core.state import CaseState, PermitChange


def stands_no_more(file: CaseFile, state: CaseState, finding: FindingOfCase) -> bool:
    """Whether a finding was wrong: no longer found, though its person did not leave in this case.

    Where the case changed somebody's permit, its findings are judged on the day of the decision (`measures_of_state`), and what came after
    that day, as the overstay of who stayed on, was never found on it. Nobody was found rightly by a record that was withdrawn, whatever
    became of the person since.
    """
    if finding.facts is None and finding.person in withdrawn_people(file):
        return True
    person = state.of(finding.person)
    is_later = person.permit is not None and not any(finding.finding in step.rests_on for step in file.steps)
    if person.left_on is not None or is_later:
        return False
    return finding.facts is None or state.withdrawn.get(finding.finding, False)


def withdrawn_people(file: CaseFile) -> frozenset[int]:
    """The people of a case whose record was withdrawn, so that nothing is known of them any more."""
    return frozenset(one.number for one in file.people if one.withdrawn is not None)


def explains(change: PermitChange, before: str, now: str) -> bool:
    """Whether another limit, or that a finding is gone, can come of what the case did to the permit, or of its being given back."""
    if GONE not in {before, now} and limit_of(before) == limit_of(now):
        return False
    mark = before if change.given_back else now
    return mark == GONE or limit_of(mark) == change.until
