"""What may be read of what is shared; the viewer comes first, and the database shows the office its own, and an agency what is shared with it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.sharing import models
from timpora.sharing.core.answering import AnswerKind, Following
from timpora.sharing.core.kinds import Field, ShareKind
from timpora.sharing.core.saying import Said, from_plain
from timpora.sharing.core.standing import ShareState, state_of
from timpora.team import queries as teams


NOBODY = 0  # who shared something, an agency is not told


@dataclass(frozen=True, kw_only=True)
class Words:
    """What a share says, and for which purpose."""

    kind: ShareKind
    purpose: str
    lines: tuple[Said, ...]


@dataclass(frozen=True, kw_only=True)
class ShareSeen:
    """A share as the viewer sees it: `words` is None where it is read no longer; who else has it, an agency does not see."""

    id: int
    team: int
    shared_on: date
    until: date
    withdrawn_on: date | None
    by: int
    state: ShareState
    words: Words | None
    agencies: Mapping[int, str]
    opened: int  # by how many agencies
    answers: int
    waiting: int  # answers with which nobody dealt
    corrections: int


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What an officer made of an answer."""

    following: Following
    because: str
    fact_kind: str
    fact: int | None
    on: date
    by: int


@dataclass(frozen=True, kw_only=True)
class DocumentSeen:
    """The document of an answer, without its bytes."""

    name: str
    media_type: str
    size: int


@dataclass(frozen=True, kw_only=True)
class AnswerSeen:
    """What an agency answered, and what followed."""

    id: int
    agency: str
    kind: AnswerKind
    text: str
    place: str
    area_code: str
    seen_on: date | None
    on: date
    by: int
    document: DocumentSeen | None
    taken: Taken | None


@dataclass(frozen=True, kw_only=True)
class OpeningSeen:
    """That an agency opened a share: who, and when."""

    agency: str
    by: int
    at: datetime


@dataclass(frozen=True, kw_only=True)
class CorrectionSeen:
    """What everybody with whom something was shared was told afterwards."""

    share: int
    on: date
    notice: Text


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Of what a share was made: for the office alone."""

    row: int | None
    fields: frozenset[Field]
    records: tuple[int, ...]


def shares(viewer: Viewer, *, on: date, of_row: tuple[ShareKind, int] | None = None) -> list[ShareSeen]:
    """What is shared, the latest first; of one finding, case or place where one is named."""
    rows = models.Share.objects.filter(office=viewer.office)
    if of_row is not None:
        kind, row = of_row
        own = models.ShareOrigin.objects.filter(office=viewer.office, row=row)
        of_kind = models.ShareWords.objects.filter(office=viewer.office, kind=kind.value)
        rows = rows.filter(pk__in=own.values("share")).filter(pk__in=of_kind.values("share"))
    told = _told_to_agency(viewer) if of_row is None else []
    return seen(viewer, sorted([*rows, *told], key=lambda row: -row.pk), on)


def some(viewer: Viewer, wanted: Collection[int], *, on: date) -> list[ShareSeen]:
    """Some shares of the office, the first first."""
    return seen(viewer, list(models.Share.objects.filter(office=viewer.office, pk__in=wanted).order_by("id")), on)


def waiting(viewer: Viewer, *, on: date, most: int) -> tuple[list[ShareSeen], int]:
    """Shares with answers with which nobody dealt, the latest first: some of them, and how many there are."""
    taken = models.AnswerTaken.objects.filter(office=viewer.office)
    untaken = models.Answer.objects.filter(office=viewer.office).exclude(pk__in=taken.values("answer"))
    rows = models.Share.objects.filter(office=viewer.office, pk__in=untaken.values("share")).order_by("-id")
    first = list(rows[:most])
    return seen(viewer, first, on), len(first) if len(first) < most else rows.count()


def about(viewer: Viewer, records: Collection[int], *, on: date) -> list[ShareSeen]:
    """What is or was shared about the person of some records: for the office alone."""
    own = models.SharePerson.objects.filter(office=viewer.office, record__in=records)
    return seen(viewer, list(models.Share.objects.filter(office=viewer.office, pk__in=own.values("share")).order_by("-id")), on)  # fmt: skip


def one(viewer: Viewer, share: int, *, on: date) -> ShareSeen | None:
    """One share; None where the viewer sees none."""
    rows = list(models.Share.objects.filter(office=viewer.office, pk=share))
    return next(iter(seen(viewer, rows or [row for row in _told_to_agency(viewer) if row.pk == share], on)), None)


def _told_to_agency(viewer: Viewer) -> list[models.Share]:
    """What was ever shared with an agency, of which it reads no row: the database says the days alone, and not how it ended."""
    if not viewer.may("take_part"):
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, team_id, shared_on, until FROM sharing_told()")
        return [
            models.Share(pk=share, team_id=team, shared_on=shared_on, until=until, recorded_by=NOBODY)
            for share, team, shared_on, until in cursor.fetchall()
        ]


def seen(viewer: Viewer, rows: Sequence[models.Share], on: date) -> list[ShareSeen]:
    """Some rows as the viewer sees them, in their order."""
    wanted = [row.pk for row in rows]
    if not wanted:
        return []
    words = {row.share_id: _words(row) for row in models.ShareWords.objects.filter(office=viewer.office, share__in=wanted)}  # fmt: skip
    recipients, opened = _agencies(viewer, models.Recipient, wanted), _agencies(viewer, models.Opening, wanted)
    answers, waiting = _answers(viewer, wanted)
    corrected = [one.share for one in corrections(viewer, wanted)]
    held = _held_back([row.pk for row in rows if row.withdrawn_on is None and row.until >= on])
    return [
        ShareSeen(
            id=row.pk, team=row.team_id, shared_on=row.shared_on, until=row.until, withdrawn_on=row.withdrawn_on, by=row.recorded_by,
            state=_state(row, on=on, is_held=row.pk in held, is_read=row.pk in words), words=words.get(row.pk), agencies=recipients[row.pk],
            opened=len(opened[row.pk]), answers=answers[row.pk], waiting=waiting[row.pk], corrections=corrected.count(row.pk),
        )
        for row in rows
    ]  # fmt: skip


def _state(row: models.Share, *, on: date, is_held: bool, is_read: bool) -> ShareState:
    """What an agency reads is in force for it, and all else is over, whatever the day of the pages."""
    if row.recorded_by == NOBODY:
        return ShareState.IN_FORCE if is_read else ShareState.OVER
    return state_of(until=row.until, withdrawn_on=row.withdrawn_on, is_protected=is_held, on=on)


def _words(row: models.ShareWords) -> Words:
    return Words(kind=ShareKind(row.kind), purpose=row.purpose, lines=from_plain(row.lines))


def _agencies(viewer: Viewer, of: type[models.Recipient | models.Opening], wanted: Collection[int]) -> dict[int, dict[int, str]]:  # fmt: skip
    names, found = teams.agency_names(viewer), defaultdict[int, dict[int, str]](dict)
    rows = of.objects.filter(office=viewer.office, share__in=wanted).order_by("id")
    for share, agency in rows.values_list("share", "agency"):
        found[share][agency] = names.get(agency, "-")
    return found


def _answers(viewer: Viewer, wanted: Collection[int]) -> tuple[dict[int, int], dict[int, int]]:
    answers, waiting = defaultdict[int, int](int), defaultdict[int, int](int)
    taken = set(models.AnswerTaken.objects.filter(office=viewer.office, share__in=wanted).values_list("answer", flat=True))  # fmt: skip
    for answer, share in models.Answer.objects.filter(office=viewer.office, share__in=wanted).values_list("id", "share"):  # fmt: skip
        answers[share] += 1
        waiting[share] += answer not in taken
    return answers, waiting


def _held_back(wanted: list[int]) -> set[int]:
    """Of some shares of the office those that no agency reads now, since somebody of them is protected."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sharing_held_back(%s)", [wanted])
        return {share for (share,) in cursor.fetchall()}


def answers(viewer: Viewer, share: int) -> list[AnswerSeen]:
    """What was answered, the first first; of an agency its own."""
    names = teams.agency_names(viewer)
    taken = {row.answer_id: row for row in models.AnswerTaken.objects.filter(office=viewer.office, share=share)}
    papers = {row.answer_id: row for row in models.AnswerDocument.objects.filter(office=viewer.office, share=share).defer("content")}  # fmt: skip
    return [
        AnswerSeen(
            id=row.pk, agency=names.get(row.agency_id, "-"), kind=AnswerKind(row.kind), text=row.text, place=row.place, area_code=row.area_code,
            seen_on=row.seen_on, on=row.recorded_on, by=row.recorded_by, document=_document(papers.get(row.pk)), taken=_taken(taken.get(row.pk)),
        )
        for row in models.Answer.objects.filter(office=viewer.office, share=share).order_by("id")
    ]  # fmt: skip


def _document(row: models.AnswerDocument | None) -> DocumentSeen | None:
    return None if row is None else DocumentSeen(name=row.name, media_type=row.media_type, size=row.size)


def _taken(row: models.AnswerTaken | None) -> Taken | None:
    if row is None:
        return None
    return Taken(
        following=Following(row.following), because=row.because, fact_kind=row.fact_kind, fact=row.fact, on=row.recorded_on, by=row.recorded_by
    )  # fmt: skip


def openings(viewer: Viewer, share: int) -> list[OpeningSeen]:
    """Who opened a share and when, the latest first; of an agency its own."""
    names = teams.agency_names(viewer)
    rows = models.Opening.objects.filter(office=viewer.office, share=share).order_by("-id")
    return [OpeningSeen(agency=names.get(row.agency_id, "-"), by=row.recorded_by, at=row.recorded_at) for row in rows]


def corrections(viewer: Viewer, wanted: Collection[int] | None = None, *, most: int | None = None) -> list[CorrectionSeen]:  # fmt: skip
    """The corrections of some shares, or of all that the viewer sees, the latest first: no more than asked for."""
    rows = models.Correction.objects.filter(office=viewer.office)
    told_of = list((rows if wanted is None else rows.filter(share__in=wanted)).order_by("-id")[:most])
    limits = dict(models.CorrectedLimit.objects.filter(office=viewer.office, correction__in=told_of).values_list("correction", "notice"))  # fmt: skip
    told = [(row, limits.get(row.pk, row.notice)) for row in told_of]
    return [
        CorrectionSeen(share=row.share_id, on=row.recorded_on, notice=Text(id=notice[0], en=notice[1])) for row, notice in told
    ]  # fmt: skip


def origin(viewer: Viewer, share: int) -> Origin | None:
    """Of what a share was made; None for an agency."""
    return origins(viewer, [share]).get(share)


def origins(viewer: Viewer, wanted: Collection[int]) -> dict[int, Origin]:
    """The same of several, asked for at once."""
    records = defaultdict[int, list[int]](list)
    people = models.SharePerson.objects.filter(office=viewer.office, share__in=wanted).order_by("record")
    for share, record in people.values_list("share", "record"):
        records[share].append(record)
    return {
        one.share_id: Origin(row=one.row, fields=frozenset(map(Field, one.fields.split())), records=tuple(records[one.share_id]))
        for one in models.ShareOrigin.objects.filter(office=viewer.office, share__in=wanted)
    }  # fmt: skip


def because_of(viewer: Viewer, share: int) -> str | None:
    """Why a share was withdrawn; for the office alone."""
    row = models.Withdrawal.objects.filter(office=viewer.office, share=share).first()
    return None if row is None else row.because


def seated_today(viewer: Viewer, team: int, *, on: date) -> Mapping[int, str]:
    """The agencies that sit in a team on a day, by name."""
    names = teams.agency_names(viewer)
    seats = [seat.agency for seat in teams.file(viewer, team, today=on).seats if seat.days.holds(on)]
    return {agency: names.get(agency, "-") for agency in seats if agency is not None}
