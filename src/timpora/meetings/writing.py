"""What every act on a meeting does: it finds the meeting, refuses in words, and adds the next step."""

from datetime import date

from timpora.audit import actions as audit
from timpora.kernel.refusals import Refused, stop_at
from timpora.kernel.viewers import Viewer
from timpora.meetings import models, queries
from timpora.meetings.core import events, refusals
from timpora.meetings.core.states import Step, StepKind, why_not, wrong_when, wrong_words
from timpora.meetings.queries import MeetingSeen
from timpora.postgres.one_at_a_time import one_at_a_time
from timpora.postgres.refused_as import refused_as
from timpora.team import queries as teams


LOCK = 7_020_001  # the first half of the advisory locks of meetings


def run_by(by: Viewer) -> int:
    """The office of who runs its teams. Raises Refused."""
    if by.office is None or not by.may("run_team"):
        raise Refused(refusals.MAY_NOT_RUN)
    return by.office


def found(by: Viewer, team: int, meeting: int) -> MeetingSeen:
    """One meeting as it stands; who writes next waits until this one is sure. Raises Refused."""
    one_at_a_time(LOCK, meeting)
    seen = queries.one(by, team, meeting)
    if seen is None or by.office is None:
        raise Refused(refusals.NOT_THERE)
    return seen


def add_step(by: Viewer, seen: MeetingSeen, step: Step) -> None:
    """Adds the next step of a meeting, where state and hand allow it, and tells of it. Raises Refused."""
    hand = queries.hand_of(by, teams.file(by, seen.team, today=step.on), on=step.on)
    wrong = None if step.when is None else wrong_when(step.when)
    stop_at(why_not(step.kind, seen.standing, hand), wrong_words(step.kind, step.text, hand), wrong)
    write_step(by, seen.team, seen.id, len(seen.steps) + 1, step)
    audit.record(events.MEETING_STEP, subject=f"team:{seen.team}", details={"meeting": seen.id, "step": step.kind.value})  # fmt: skip


def write_step(by: Viewer, team: int, meeting: int, number: int, step: Step) -> None:
    """Writes a step; where the database holds that it does not follow, that is said in words. Raises Refused."""
    assert by.office is not None  # the meeting was found in it
    when, is_return = step.when, step.kind is StepKind.RETURN
    made = models.MeetingStep(
        office_id=by.office, team_id=team, meeting_id=meeting, number=number, kind=step.kind.value, text="" if is_return else step.text.strip(),
        day=when.day if when else None, begins=when.begins if when else None, ends=when.ends if when else None,
        place=when.place.strip() if when else "", recorded_on=step.on, recorded_by=by.account,
    )  # fmt: skip
    with refused_as(refusals.MEANWHILE):
        made.save(force_insert=True)
        if is_return:
            models.ReturnReason(office_id=by.office, team_id=team, meeting_id=meeting, step=made, text=step.text.strip(), recorded_by=by.account).save(force_insert=True)  # fmt: skip


def of_meeting(by: Viewer, seen: MeetingSeen) -> dict[str, object]:
    """Whose a row about a meeting is, and who writes it."""
    return {"office_id": by.office, "team_id": seen.team, "meeting_id": seen.id, "recorded_by": by.account}


def is_ahead(seen: MeetingSeen, on: date) -> bool:
    """Whether the day of a meeting has not come yet."""
    return on < seen.day
