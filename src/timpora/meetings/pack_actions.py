"""Makes the pack of a meeting in both languages, kept as its bytes under the next number; and notes who takes one along."""

from datetime import date
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone

from timpora.audit import actions as audit
from timpora.jobs import actions as jobs
from timpora.jobs.work import Line
from timpora.kernel.refusals import Refused, stop_at
from timpora.kernel.text import Language, day_in_words
from timpora.kernel.viewers import Viewer
from timpora.letters.typesetting import typeset
from timpora.meetings import models, pack_facts, pack_queries, queries
from timpora.meetings.core import events, refusals
from timpora.meetings.core.packs import Pack
from timpora.meetings.core.states import MeetingState
from timpora.meetings.pack_words import said
from timpora.meetings.queries import MeetingSeen
from timpora.meetings.writing import found, of_meeting, run_by
from timpora.postgres.one_at_a_time import one_at_a_time


TEMPLATE = "meeting_pack.typ"
MAKE_PACK = "make_pack"
PACKS = 7_020_003  # the first half of the advisory locks of packs; a meeting's own comes after it, never before


@transaction.atomic
def ask(*, by: Viewer, team: int, meeting: int) -> int:
    """Begins the job that makes the pack of a meeting; the job's number. Raises Refused."""
    run_by(by)
    seen = found(by, team, meeting)
    _require_not_fallen_out(seen)
    title = day_in_words(seen.day, Language.INDONESIAN)
    return jobs.begin(by=by, kind=MAKE_PACK, subject=meeting, title=title)


@transaction.atomic
def make(*, by: Viewer, meeting: int, on: date, line: Line) -> int:
    """Makes the pack of a meeting as things stand now; its number.

    That takes a while, so that packs wait for one another alone, and nobody who writes in the meeting waits for a pack. Raises Refused.
    """
    run_by(by)
    one_at_a_time(PACKS, meeting)
    team = queries.team_of(by, meeting)
    seen = None if team is None else queries.one(by, team, meeting)
    if team is None or seen is None:
        raise Refused(refusals.NOT_THERE)
    _require_not_fallen_out(seen)
    line.tell(0, 3)
    printed = pack_queries.printed(meeting)
    told = pack_facts.pack(by, seen, number=pack_queries.next_number(by, meeting), on=on, now=timezone.localtime())
    # Somebody may have worded an item while it was read: a pack is kept with the digests of what it prints, and of nothing else.
    stop_at(None if pack_queries.printed(meeting) == printed else refusals.MEANWHILE)
    line.tell(1, 3)
    files = _files(told, line)
    _require_not_fallen_out(found(by, team, meeting))
    _keep(by, seen, told, files, printed)
    audit.record(events.PACK_MADE, subject=f"team:{team}", details={"meeting": meeting, "number": told.number})
    return told.number


def _require_not_fallen_out(seen: MeetingSeen) -> None:
    stop_at(refusals.FELL_OUT if seen.standing.state is MeetingState.FALLEN_OUT else None)


def _files(told: Pack, line: Line) -> dict[str, bytes]:
    files = {}
    for done, language in enumerate(Language, start=2):
        files[f"pdf_{language.value}"] = typeset(TEMPLATE, said(told, language), made_at=told.made_at)
        line.tell(done, 3)
    return files


def _keep(by: Viewer, seen: MeetingSeen, told: Pack, files: dict[str, bytes], printed: list[str]) -> None:
    row: dict[str, Any] = {
        **of_meeting(by, seen), **files, "number": told.number, "as_of": told.as_of, "as_known": told.made_at, "printed": printed,
        "digest": sha256(b"".join(files.values())).hexdigest(),
    }  # fmt: skip
    models.MeetingPack.objects.create(**row)


@transaction.atomic
def note_taking(*, team: int, meeting: int, number: int) -> None:
    """Notes that somebody takes a pack along."""
    audit.record(events.PACK_TAKEN, subject=f"team:{team}", details={"meeting": meeting, "number": number})
