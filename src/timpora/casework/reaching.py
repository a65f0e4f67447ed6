"""Who was told of the people of a case, from its own letters and steps, for the page, for programs, and for the notices of a correction."""

from collections.abc import Collection
from dataclasses import replace

from timpora.casework import queries, standing_queries
from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.file import CaseFile, Step
from timpora.casework.core.letters.replacing import whose
from timpora.casework.core.state import CaseState
from timpora.casework.core.statuses import Outcome
from timpora.casework.core.told import Sent, Told, corrected_people, everybody_told
from timpora.kernel.viewers import Viewer
from timpora.letters import queries as issued


def to_be_told(viewer: Viewer, case: int, file: CaseFile, state: CaseState) -> tuple[Told, ...]:
    """Who must learn, or has learned, that the data were corrected; nobody where nothing was."""
    if state.outcome is Outcome.WITHDRAWN_BY_CORRECTION:
        about: Collection[int] = [one.number for one in file.people]
    else:
        about = corrected_people(file, state)
    if not about:
        return ()
    offers, before = _before_they_came(viewer, case, file)
    sent = [*before, *_sent(viewer, file.steps)]
    offices = {one.id: one.name for one in standing_queries.other_offices(viewer)}
    return everybody_told(replace(file, steps=(*offers, *file.steps)), state, sent, about=about, offices=offices)


def _sent(viewer: Viewer, steps: tuple[Step, ...]) -> list[Sent]:
    """The letters of some steps, as they went out."""
    wanted = [letter for step in steps for letter in step.letters]
    seen, said, about_whom = issued.letters(viewer, wanted), issued.documents(viewer, wanted), whose(steps)
    return [
        Sent(
            id=number, kind=seen[number].kind, number=seen[number].number, on=seen[number].issued_on, person=about_whom.get(number),
            recipient=said[number].recipient, copies=said[number].carbon_copies,
        )
        for number in wanted
        if number in said and number in seen
    ]  # fmt: skip


def _before_they_came(viewer: Viewer, case: int, file: CaseFile) -> tuple[list[Step], list[Sent]]:
    """What was told of people in the cases from which they were split off or joined: offers to other offices, and letters."""
    here = {one.record: one.number for one in file.people}
    offers: list[Step] = []
    letters: list[Sent] = []
    # Of each case that somebody left for this one, also by way of others: who was which number there.
    left, known = [case], {case}
    while left:
        for earlier, numbers in standing_queries.came_from(viewer, left.pop()).items():
            becomes = {number: here[record] for number, record in numbers.items() if record in here}
            if earlier in known or not becomes:
                continue
            known.add(earlier)
            left.append(earlier)
            steps = queries.steps_of(viewer, earlier)
            offers += [step for step in steps if step.act.kind is ActKind.OFFER_TRANSFER]
            for one in _sent(viewer, steps):
                about = set(becomes) if one.person is None else {one.person} & set(becomes)
                letters += [replace(one, person=becomes[number]) for number in sorted(about)]
    return offers, letters
