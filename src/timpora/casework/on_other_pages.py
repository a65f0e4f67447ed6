"""What cases add to the pages of findings, of people, and of today."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.urls import reverse

from timpora.casework import queries, showing, standing_queries
from timpora.casework.core.statuses import Status
from timpora.casework.queries import CaseSeen
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.screening.above import Panel
from timpora.screening.core.findings import Subject
from timpora.screening.core.states import OPEN
from timpora.screening.queries import Listed
from timpora.ui.components.component import Component
from timpora.ui.components.statements import Notice, Tone


MOST = 10
LATELY = timedelta(days=6)
IN_CASE = Text(id="Dalam perkara {number}: {status}", en="In case {number}: {status}")
OPEN_ONE = Text(id="Temuan ini belum menjadi perkara", en="This finding is in no case yet")
SEE, BEGIN = (
    Text(id="Buka perkaranya", en="Open the case"),
    Text(id="Buka perkara dari temuan ini", en="Open a case from this finding"),
)
NO_CASE = Text(id="Tidak ada perkara terbuka tentang orang ini", en="No case about this person is open")
BEGIN_ABOUT = Text(id="Buka perkara dari lapangan atau laporan", en="Open a case from the field or a report")
ALL = Text(id="Lihat semua", en="See all")


def on_finding(viewer: Viewer, one: Listed) -> Sequence[Component]:
    """The case of a finding, or the way to one."""
    if one.told.subject is not Subject.PERSON:
        return []
    found = queries.of_findings(viewer, [one.id]).get(one.id)
    if found is not None:
        return [_case(found)]
    if not viewer.may("work_cases") or one.state not in OPEN:
        return []
    return [Notice(tone=Tone.INFORMATION, title=OPEN_ONE, href=f"{reverse('open_case')}?temuan={one.id}", action=BEGIN)]


def on_person(viewer: Viewer, records: Sequence[int]) -> Sequence[Component]:
    """The cases of a person, and the way to one where none is open: a tip and an encounter in the field have no finding."""
    found = queries.of_records(viewer, records)
    told = [_case(one) for one in found]
    if records and viewer.may("work_cases") and all(one.status is Status.CLOSED for one in found):
        told.append(Notice(tone=Tone.INFORMATION, title=NO_CASE, href=f"{reverse('open_case')}?orang={min(records)}", action=BEGIN_ABOUT))  # fmt: skip
    return told


def _case(one: CaseSeen) -> Notice:
    tone = Tone.GOOD if one.status is Status.CLOSED else Tone.INFORMATION
    words = showing.status_tag(one).label
    return Notice(tone=tone, title=IN_CASE.fill(number=one.number, status=words), href=reverse("case", args=[one.id]), action=SEE)  # fmt: skip


def on_today(viewer: Viewer, on: date) -> Sequence[Panel]:
    """The answers that are waited for, the own cases whose facts changed, and the deadlines that warn or have passed."""
    hand = standing_queries.hand_of(viewer, on=on)
    skipped = (
        list(dict.fromkeys(step.case_id for step in standing_queries.skipped_rights(viewer, since=on - LATELY)))
        if viewer.may("decide_cases")
        else []
    )
    parts = [
        ("answers", Text(id="Menunggu jawaban Anda", en="Waiting for your answer"), queries.waiting(viewer, hand.powers, most=MOST), _view("menunggu")),
        ("rights-left-out", Text(id="Hak yang tidak dipenuhi, tujuh hari terakhir", en="Rights not given, last seven days"), queries.some(viewer, skipped[:MOST]), reverse("workload")),
        ("case-changes", Text(id="Data perkara Anda berubah", en="The facts of your cases changed"), queries.withdrawn_for(viewer, most=MOST) if viewer.may("work_cases") else [], _view("berubah")),
        ("give-back", Text(id="Waktunya dikembalikan", en="Time to give back"), _to_give_back(viewer, on), reverse("workload")),
        ("case-deadlines", Text(id="Tenggat perkara", en="Deadlines of cases"), queries.due(viewer, on=on, most=MOST), _view("tenggat")),
    ]  # fmt: skip
    parts = [one for one in parts if one[2]]
    bodies = showing.queues(viewer, [(title, found) for _, title, found, _ in parts], on=on) if parts else []
    return [
        Panel(id=name, title=title, count=len(found), body=body, href=href, action=ALL)
        for (name, title, found, href), body in zip(parts, bodies, strict=True)
    ]


def _to_give_back(viewer: Viewer, on: date) -> list[CaseSeen]:
    """The cases of who is back at work, for whoever hands cases over."""
    if not (viewer.may("approve_cases") and viewer.may("work_cases")):
        return []
    return queries.some(viewer, list(standing_queries.due_back(viewer, on=on))[:MOST])


def _view(name: str) -> str:
    return f"{reverse('cases')}?lihat={name}"
