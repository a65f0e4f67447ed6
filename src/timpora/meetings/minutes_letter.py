"""The minutes as a numbered letter of the office, once the chair accepted them; again where a note of correction was added since."""

from datetime import date

from django.db import transaction

from timpora.accounts import queries as accounts
from timpora.audit import actions as audit
from timpora.kernel.refusals import Refusal, stop_at
from timpora.kernel.text import Language, day_in_words
from timpora.kernel.viewers import Viewer
from timpora.letters import queries as letters
from timpora.letters.core.documents import Signatory
from timpora.meetings import agenda_queries, invitation_queries, minutes_queries, queries
from timpora.meetings.core import events, papers, refusals
from timpora.meetings.core.papers import CHAIR, SECRETARY, ItemTold, MeetingTold, PaperKind, SeatTold
from timpora.meetings.core.states import MeetingState
from timpora.meetings.inviting import issue
from timpora.meetings.queries import MeetingSeen
from timpora.meetings.writing import found, run_by
from timpora.team import agreed_queries
from timpora.team import queries as teams
from timpora.team.agreed_queries import ActionSeen
from timpora.team.core.holding import acts_as
from timpora.team.core.positions import Position


@transaction.atomic
def issue_minutes(*, by: Viewer, team: int, meeting: int, on: date) -> int:
    """Issues the minutes as they stand, with every note; the id of the letter.

    Raises Refused before they are accepted, and where they are issued and no note was added since.
    """
    run_by(by)
    seen, office = found(by, team, meeting), accounts.office_paper(by, on=on)
    stop_at(why_not_issued(by, seen), refusals.NO_PAPER if papers.lacks_paper(office) else None)
    of = teams.one(by, team)
    assert of is not None  # the meeting was found in it
    told = MeetingTold(team=of.name, when=seen.standing.when)
    notes = [one.text for one in seen.standing.notes]
    document = papers.minutes(office, told, _seats(by, seen, on), _items(by, seen, on), notes, on, _signatories(by, seen, office.head_name, on))  # fmt: skip
    made = issue(by, seen, PaperKind.MINUTES, document, takes=PaperKind.MINUTES)
    audit.record(events.MINUTES_ISSUED, subject=f"team:{team}", details={"meeting": meeting, "letter": made})
    return made


def why_not_issued(by: Viewer, seen: MeetingSeen) -> Refusal | None:
    """Why the minutes are not issued now: each letter tells something that the one before did not."""
    if seen.standing.state is not MeetingState.ACCEPTED:
        return refusals.NOT_ACCEPTED
    former = invitation_queries.papers(by, seen.id).get(PaperKind.MINUTES)
    told = None if former is None else _notes_told(by, former)
    return refusals.NOTHING_NEW if told == len(seen.standing.notes) else None


def _notes_told(by: Viewer, letter: int) -> int | None:
    """How many notes a letter tells; None where it does not hold any more, or is not what was issued, so that another one is needed."""
    seen = letters.letter(by, letter)
    if seen is None or seen.withdrawn is not None:
        return None
    try:
        document = letters.document(by, letter)
    except letters.LetterAlteredError:
        return None
    return None if document is None else papers.notes_told(document)


def _seats(by: Viewer, seen: MeetingSeen, on: date) -> list[SeatTold]:
    there = queries.attendance(by, seen.id)
    seats = sorted(queries.seats_of(by, seen.team, seen.day, today=on).items(), key=lambda one: one[1])
    return [
        SeatTold(agency=agency, came=there[seat].came if seat in there else None, name=there[seat].name if seat in there else "")
        for seat, agency in seats
    ]  # fmt: skip


def _items(by: Viewer, seen: MeetingSeen, on: date) -> list[ItemTold]:
    texts, entries = minutes_queries.texts(by, seen.id), minutes_queries.entries(by, seen.id)
    agencies = queries.seats_of(by, seen.team, seen.day, today=on)
    agreed = {one.id: one for one in agreed_queries.of_teams(by, [seen.team])}
    return [
        ItemTold(
            title=one.title.id, lines=[line.id for line in one.lines], text=current.text if (current := texts[one.id].current) else "",
            entries=[(each.kind, agencies.get(each.seat or 0, ""), _with_action(each.text, agreed.get(each.action or 0))) for each in entries[one.id]],
        )
        for one in agenda_queries.agenda(by, seen.id)
    ]  # fmt: skip


def _with_action(text: str, became: ActionSeen | None) -> str:
    if became is None:
        return text
    return BECAME.format(
        text=text.rstrip("."), owner=became.owner, due=day_in_words(became.days.first, Language.INDONESIAN)
    )


BECAME = "{text}. Tindak lanjut: {owner}, tenggat {due}."


def _signatories(by: Viewer, seen: MeetingSeen, head: str, on: date) -> list[Signatory]:
    """The chair and the secretary of that day; the certificate stands only where who signs is who issues."""
    rows = teams.file(by, seen.team, today=on)
    found_of = {position: next(iter(acts_as(rows, position, seen.day)), None) for position in (Position.CHAIR, Position.SECRETARY)}  # fmt: skip
    named = [(CHAIR, found_of[Position.CHAIR]), (SECRETARY, found_of[Position.SECRETARY])]
    signs = [Signatory(role=role, name=one.name, rank=one.title, is_electronic=one.held_by == by.account) for role, one in named if one]  # fmt: skip
    return signs or [Signatory(role=papers.HEAD, name=head)]
