"""What the pages of jobs show, as components."""

from collections.abc import Sequence

from django.urls import reverse

from timpora.jobs.core.states import JobState
from timpora.jobs.queries import JobSeen
from timpora.jobs.work import WORK
from timpora.kernel.text import Text
from timpora.ui.components.statements import Progress, Tag, Tone
from timpora.ui.components.tables import Cell, Column, Table
from timpora.ui.moments import moment


STATES = {
    JobState.WAITING: Tag(tone=Tone.OPEN, label=Text(id="Menunggu giliran", en="Waiting its turn")),
    JobState.RUNNING: Tag(tone=Tone.INFORMATION, label=Text(id="Sedang dikerjakan", en="Under way")),
    JobState.DONE: Tag(tone=Tone.GOOD, label=Text(id="Selesai", en="Done")),
    JobState.CANCELLED: Tag(tone=Tone.WARNING, label=Text(id="Dibatalkan", en="Cancelled")),
    JobState.REFUSED: Tag(tone=Tone.ALERT, label=Text(id="Tidak dapat dikerjakan", en="Could not be done")),
}
MAY_LEAVE = Text(
    id="Halaman ini boleh ditinggalkan; pekerjaan tetap berjalan dan dapat ditemukan lagi di Pekerjaan.",
    en="You may leave this page; the work goes on and is found again under Work.",
)
WAITS = Text(id="Menunggu giliran. ", en="Waiting its turn. ")
STOPS = Text(id="Diminta berhenti; sebentar lagi selesai.", en="Asked to stop; it ends in a moment.")
NOTHING_CHANGED = Text(id="Dibatalkan. Tidak ada yang berubah.", en="Cancelled. Nothing was changed.")


def progress(seen: JobSeen) -> Progress:
    """How far one job is."""
    over = seen.state.is_over
    return Progress(
        id=f"job-{seen.id}",
        title=WORK[seen.kind].name,
        detail=_detail(seen),
        done=seen.total if seen.state is JobState.DONE else seen.done,
        total=seen.total,
        state_href=reverse(WORK[seen.kind].result, args=[seen.subject]) if over else reverse("job_state", args=[seen.id]),
        cancel_href=None if over else reverse("job_cancel", args=[seen.id]),
    )  # fmt: skip


def _detail(seen: JobSeen) -> Text:
    if seen.refusal is not None:
        what, remedy = seen.refusal.what, seen.refusal.remedy
        return Text(id=f"{what.id} {remedy.id}", en=f"{what.en} {remedy.en}")
    match seen.state:
        case JobState.CANCELLED:
            return NOTHING_CHANGED
        case JobState.DONE:
            return WORK[seen.kind].done
    if seen.cancel_asked:
        return STOPS
    return Text(id=WAITS.id + MAY_LEAVE.id, en=WAITS.en + MAY_LEAVE.en) if seen.state is JobState.WAITING else MAY_LEAVE


def jobs(found: Sequence[JobSeen]) -> Table:
    """The office's jobs with how far they are."""
    headings = (
        Text(id="Pekerjaan", en="Work"), Text(id="Keadaan", en="Standing"), Text(id="Sejauh ini", en="So far"), Text(id="Dimulai", en="Begun"),
    )  # fmt: skip
    return Table(
        caption=Text(id="Pekerjaan kantor ini", en="Work of this office"),
        shows_caption=False,
        columns=[Column(heading=heading, is_number=place == 2) for place, heading in enumerate(headings)],  # noqa: PLR2004 - the third
        rows=[
            [
                Cell(value=WORK[one.kind].name, href=reverse("job", args=[one.id]), below=one.title),
                Cell(value=STATES[one.state]),
                Cell(value=f"{one.total if one.state is JobState.DONE else one.done} / {one.total}"),
                Cell(value=moment(one.begun_at)),
            ]
            for one in found
        ],
    )
