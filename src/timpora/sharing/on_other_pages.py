"""What sharing adds to the pages of findings, people, cases, places and of today: the way to share, and what was shared already."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from timpora.casework.queries import CaseSeen
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.screening.above import Panel
from timpora.screening.queries import Listed
from timpora.sharing import queries, telling
from timpora.sharing.core.kinds import ShareKind
from timpora.sharing.core.standing import SHARE_STATE_WORDS, ShareState
from timpora.sharing.queries import ShareSeen
from timpora.ui.components.component import Component
from timpora.ui.components.statements import Notice, Tone
from timpora.ui.components.tables import Queue, QueueRow
from timpora.ui.office_day import office_day


MOST = 10
SHARE = Text(id="Bagikan", en="Share")
SEE = Text(id="Lihat yang dibagikan", en="See what is shared")
NOT_YET = Text(id="Instansi lain belum diberi tahu", en="No other agency was told")
ONLY_WHAT_IS_CHOSEN = Text(id="Hanya bagian yang Anda pilih, dengan pratinjau lebih dahulu.", en="Only the parts that you choose, with a preview first.")  # fmt: skip
SHARED_WITH = Text(id="Dibagikan kepada {agencies}, sampai {day}: {state}", en="Shared with {agencies}, until {day}: {state}")  # fmt: skip
IN_NUMBERS = Text(id="Bagikan daftar ini dalam angka", en="Share this list in numbers")
NUMBERS_ONLY = Text(id="Instansi membaca jumlahnya menurut kecamatan, tanpa orang.", en="Agencies read the numbers by district, and no person.")  # fmt: skip
ANSWERS = Text(id="Jawaban instansi", en="Answers of agencies")
ALL = Text(id="Lihat semua", en="See all")


def on_finding(viewer: Viewer, one: Listed) -> Sequence[Component]:
    """What of a finding was shared, and the way to share it."""
    return _of_row(viewer, ShareKind.FINDING, one.id)


def on_case(viewer: Viewer, seen: CaseSeen) -> Sequence[Component]:
    """The same of a case."""
    return _of_row(viewer, ShareKind.CASE, seen.id)


def on_place(viewer: Viewer, place: int) -> Sequence[Component]:
    """The same of a place."""
    return _of_row(viewer, ShareKind.PLACE, place)


def on_person(viewer: Viewer, records: Sequence[int]) -> Sequence[Component]:
    """What was shared about a person, with whom, and how it stands."""
    return [_notice(one) for one in queries.about(viewer, records, on=office_day())] if records else []


def on_queue(viewer: Viewer, query: str) -> Sequence[Component]:
    """The way to share a selection of findings in numbers."""
    if not viewer.may("run_team"):
        return []
    href = reverse("share_list")
    return [Notice(tone=Tone.INFORMATION, title=IN_NUMBERS, body=NUMBERS_ONLY, href=f"{href}?{query}" if query else href, action=SHARE)]  # fmt: skip


def on_today(viewer: Viewer, on: date) -> Sequence[Panel]:
    """Answers with which nobody dealt, for who runs teams."""
    waiting, count = queries.waiting(viewer, on=on, most=MOST) if viewer.may("run_team") else ([], 0)
    if not waiting:
        return []
    rows = [
        QueueRow(
            href=reverse("share", args=[one.id]), headline=telling.title(one), rest=Text(id=telling.with_whom(one), en=telling.with_whom(one)),
            tags=[telling.state_tag(one)], days=[telling.WAITING.fill(number=one.waiting)],
        )
        for one in waiting
    ]  # fmt: skip
    return [Panel(id="agency-answers", title=ANSWERS, count=count, body=Queue(label=ANSWERS, rows=rows), href=f"{reverse('shares')}?jawaban=menunggu", action=ALL)]  # fmt: skip


def _of_row(viewer: Viewer, kind: ShareKind, row: int) -> list[Component]:
    told: list[Component] = [_notice(one) for one in queries.shares(viewer, on=office_day(), of_row=(kind, row))]
    if viewer.may("run_team"):
        told.append(Notice(tone=Tone.INFORMATION, title=ONLY_WHAT_IS_CHOSEN if told else NOT_YET, body=None if told else ONLY_WHAT_IS_CHOSEN, href=reverse("share_row", args=[kind.value, row]), action=SHARE))  # fmt: skip
    return told


def _notice(one: ShareSeen) -> Notice:
    tone = Tone.WARNING if one.waiting or one.state is ShareState.HELD_BACK else Tone.INFORMATION
    title = SHARED_WITH.fill(agencies=telling.with_whom(one), day=one.until, state=SHARE_STATE_WORDS[one.state])
    return Notice(tone=tone, title=title, body=telling.WAITING.fill(number=one.waiting) if one.waiting else None, href=reverse("share", args=[one.id]), action=SEE)  # fmt: skip
