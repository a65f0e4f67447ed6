"""What the pages of intake show, as components."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse

from timpora.intake.core.deliveries import CHECK_WORK, COMMIT_WORK, LOOK_WORK, UNDO_WORK, DeliveryState
from timpora.intake.core.feed_watch import FeedState
from timpora.intake.core.fields import KIND_WORDS
from timpora.intake.core.proposals import refusal_told
from timpora.intake.core.set_aside_words import SET_ASIDE_WORDS
from timpora.intake.queries import DeliverySeen, FeedSeen
from timpora.jobs.queries import JobSeen
from timpora.kernel.text import Text
from timpora.ui.components.dialogs import FileDrop, ReasonDialog
from timpora.ui.components.shell import Step, Stepper, Tab, Tabs
from timpora.ui.components.statements import Notice, Tag, Tone
from timpora.ui.components.tables import Cell, Column, KeyValue, KeyValues, Table
from timpora.ui.moments import moment


STATES = {
    DeliveryState.OPEN: Tag(tone=Tone.OPEN, label=Text(id="Belum dicatat", en="Not recorded yet")),
    DeliveryState.RECORDED: Tag(tone=Tone.GOOD, label=Text(id="Tercatat", en="Recorded")),
    DeliveryState.UNDONE: Tag(tone=Tone.WARNING, label=Text(id="Diurungkan", en="Undone")),
    DeliveryState.SET_ASIDE: Tag(tone=Tone.INFORMATION, label=Text(id="Disisihkan", en="Set aside")),
}
FEED_STATES = {
    FeedState.LEARNING: Tag(tone=Tone.INFORMATION, label=Text(id="Sedang dikenali", en="Still learning")),
    FeedState.ON_TIME: Tag(tone=Tone.GOOD, label=Text(id="Sesuai irama", en="In rhythm")),
    FeedState.THIN: Tag(tone=Tone.WARNING, label=Text(id="Kurang dari biasanya", en="Thinner than usual")),
    FeedState.LATE: Tag(tone=Tone.ALERT, label=Text(id="Terlambat", en="Late")),
}
FACTS = {
    "people": Text(id="orang (satu catatan setiap baris)", en="people (one record a row)"),
    "travel_documents": Text(id="dokumen perjalanan", en="travel documents"),
    "stay_permits": Text(id="izin tinggal", en="stay permits"),
    "applications": Text(id="permohonan", en="applications"),
    "crossings": Text(id="perlintasan", en="crossings"),
    "presence": Text(id="keberadaan", en="presence"),
    "work_permits": Text(id="pengesahan RPTKA", en="work permits"),
    "circumstances": Text(id="keadaan khusus", en="circumstances"),
}
AT_WORK = {
    LOOK_WORK: Text(id="Isi berkas ini sedang dilihat.", en="This file is being looked into."),
    CHECK_WORK: Text(id="Berkas ini sedang diperiksa.", en="This file is being checked."),
    COMMIT_WORK: Text(id="Berkas ini sedang dicatat.", en="This file is being recorded."),
    UNDO_WORK: Text(id="Berkas ini sedang diurungkan.", en="This file is being undone."),
}
MENDS = Text(
    id="Memperbaiki baris yang ditolak dari {file}, yang datang {day}.",
    en="Mends rows that were refused in {file}, which came on {day}.",
)
MENDED = Text(
    id="Baris yang ditolak dikirim lagi sebagai {file} pada {day}.",
    en="Refused rows were sent again as {file} on {day}.",
)
ACCEPTED = ".xlsx,.xls,.ods,.csv,.txt"
TOO_LONG = Text(id="nama atau nomor terlalu panjang", en="name or number too long")
NO_SENDER = Text(id="pengirim tidak disebut", en="sender not named")
ROWS = Text(id="Baris", en="Rows")
DAYS = Text(id="{days} hari", en="{days} days")
SHEET = Text(id="Lembar", en="Sheet")
SHARE = Text(id="{percent}% dari biasanya", en="{percent}% of the usual")
PERCENT_UP_TO = 150  # above, times are read more easily


def at_work(job: JobSeen | None) -> Notice | None:
    """What the worker is doing with a file, and the way to see how far it is."""
    if job is None:
        return None
    return Notice(
        tone=Tone.INFORMATION, title=AT_WORK[job.kind], href=reverse("job", args=[job.id]),
        action=Text(id="Lihat sejauh mana", en="See how far it is"),
    )  # fmt: skip


def threads(seen: DeliverySeen, earlier: DeliverySeen | None, later: Sequence[DeliverySeen]) -> list[Notice]:
    """The file whose refused rows this one brings mended, and those that brought this one's."""
    told = [] if earlier is None else [_thread(MENDS, earlier)]
    return told + [_thread(MENDED, one) for one in later if one.id != seen.id]


def _thread(words: Text, other: DeliverySeen) -> Notice:
    return Notice(
        tone=Tone.INFORMATION, title=words.fill(file=other.file_name, day=other.arrived_on), href=_page_of(other),
        action=Text(id="Buka berkas itu", en="Open that file"),
    )  # fmt: skip


def tabs(current: str) -> Tabs:
    """The parts of intake."""
    parts = (("intake", Text(id="Kiriman", en="Files")), ("feeds", Text(id="Sumber", en="Feeds")), ("jobs", Text(id="Pekerjaan", en="Work")))  # fmt: skip
    return Tabs(
        label=Text(id="Bagian daftar masuk", en="Parts of intake"),
        tabs=[Tab(name=name, href=reverse(address), is_current=address == current) for address, name in parts],
    )


def stepper(seen: DeliverySeen, current: int) -> Stepper:
    """Where one stands between a file and its receipt."""
    names = (
        (Text(id="Kolom", en="Columns"), "delivery"), (Text(id="Periksa", en="Check"), "check"), (Text(id="Tanda terima", en="Receipt"), "receipt"),
    )  # fmt: skip
    return Stepper(
        label=Text(id="Langkah mencatat daftar", en="Steps of recording a list"),
        steps=[
            Step(
                name=name,
                state="done" if place < current else "current" if place == current else "ahead",
                href=reverse(address, args=[seen.id]) if place < current and seen.state.may_be_recorded else None,
            )
            for place, (name, address) in enumerate(names)
        ],
    )


def drop() -> FileDrop:
    """Where files are dropped."""
    return FileDrop(
        name="files",
        label=Text(id="Berkas daftar", en="Lists"),
        hint=Text(
            id="XLSX, XLS, ODS atau CSV, satu atau beberapa sekaligus. Belum ada yang dicatat sebelum Anda memeriksanya.",
            en="XLSX, XLS, ODS or CSV, one or several at once. Nothing is recorded before you have checked it.",
        ),
        accept=ACCEPTED,
    )


def deliveries(found: Sequence[DeliverySeen]) -> Table:
    """The files that came."""
    headings = (Text(id="Berkas", en="File"), Text(id="Datang", en="Came"), ROWS, Text(id="Keadaan", en="Standing"))
    return Table(
        caption=Text(id="Berkas yang datang", en="Files that came"),
        columns=[Column(heading=heading, is_number=heading is ROWS) for heading in headings],
        rows=[
            [
                Cell(value=one.file_name, href=_page_of(one), below=one.sender or NO_SENDER),
                Cell(value=moment(one.arrived_at)),
                Cell(value=_rows(one)),
                Cell(value=STATES[one.state]),
            ]
            for one in found
        ],
    )


def _page_of(one: DeliverySeen) -> str | None:
    """Where a file goes on; one that was set aside goes nowhere."""
    if one.state is DeliveryState.SET_ASIDE:
        return None
    return reverse("delivery" if one.state is DeliveryState.OPEN else "receipt", args=[one.id])


def _rows(one: DeliverySeen) -> int:
    return one.receipt["rows"] if one.receipt else one.rows


def counts(told: Mapping[str, Any]) -> KeyValues:
    """What becomes of a file's rows: every row is in exactly one line."""
    rows = [
        KeyValue(key=Text(id="Baris seluruhnya", en="Rows in all"), cell=Cell(value=told["rows"])),
        KeyValue(key=Text(id="Diterima", en="Accepted"), cell=Cell(value=told["accepted"])),
        KeyValue(key=Text(id="Ditolak", en="Refused"), cell=Cell(value=told["refused"])),
    ]
    aside = {SET_ASIDE_WORDS[code].fill(s="" if count == 1 else "s"): count for code, count in told.get("set_aside", {}).items()}  # fmt: skip
    if told["too_long"]:
        aside[TOO_LONG] = told["too_long"]
    for words, count in aside.items():
        key = Text(id=f"Disisihkan: {words.id}", en=f"Set aside: {words.en}")
        rows.append(KeyValue(key=key, cell=Cell(value=count)))
    return KeyValues(rows=rows)


def facts(told: Mapping[str, Any]) -> Table:
    """How many facts of each kind the accepted rows tell."""
    return Table(
        caption=Text(id="Data menurut jenisnya", en="Facts by kind"),
        columns=[Column(heading=Text(id="Jenis", en="Kind")), Column(heading=Text(id="Jumlah", en="Count"), is_number=True)],
        rows=[[Cell(value=FACTS[kind]), Cell(value=count)] for kind, count in told["facts"].items()],
    )  # fmt: skip


def sheets(told: Mapping[str, Any]) -> Table:
    """The sheets of a file and what they are."""
    return Table(
        caption=Text(id="Lembar", en="Sheets"),
        columns=[
            Column(heading=SHEET), Column(heading=Text(id="Jenis daftar", en="Kind of list")), Column(heading=ROWS, is_number=True),
            Column(heading=Text(id="Diterima", en="Accepted"), is_number=True), Column(heading=Text(id="Ditolak", en="Refused"), is_number=True),
        ],
        rows=[
            [
                Cell(value=one["sheet"] or "1", below=", ".join(one["unmapped"]) or None), Cell(value=KIND_WORDS[one["kind"]]),
                Cell(value=one["rows"]), Cell(value=one["accepted"]), Cell(value=one["refused"]),
            ]
            for one in told["sheets"]
        ],
    )  # fmt: skip


def refusals(kept: Sequence[Mapping[str, Any]], caption: Text) -> Table:
    """Refused rows, or what should be looked at, each in its place with its reason and how to mend it."""
    found = [refusal_told(one) for one in kept]
    headings = (
        Text(id="Baris", en="Row"), Text(id="Kolom", en="Column"), Text(id="Sebab", en="Reason"), Text(id="Perbaikan", en="Remedy"),
    )  # fmt: skip
    return Table(
        caption=caption,
        columns=[Column(heading=heading) for heading in headings],
        rows=[
            [
                Cell(value=one.source.row if one.source else None, below=one.source.sheet if one.source else None),
                Cell(value=one.source.column if one.source else None),
                Cell(value=one.what),
                Cell(value=one.remedy),
            ]
            for one in found
        ],
    )


def undo_dialog(seen: DeliverySeen) -> ReasonDialog:
    """Asks why a whole file is undone."""
    return ReasonDialog(
        id="undo",
        opener=Text(id="Urungkan berkas ini", en="Undo this file"),
        title=Text(id="Urungkan seluruh berkas?", en="Undo the whole file?"),
        explanation=Text(
            id="Semua data dari berkas ini ditarik dengan alasan Anda. Yang pernah diketahui tetap dapat dibaca, dan berkas ini dapat dicatat lagi.",
            en="All facts of this file are withdrawn with your reason. What was known stays readable, and the file can be recorded again.",
        ),
        href=reverse("undo", args=[seen.id]),
        confirm=Text(id="Urungkan", en="Undo"),
        is_grave=True,
    )  # fmt: skip


def feeds(found: Sequence[FeedSeen]) -> Table:
    """Every feed: its rhythm, when it last came, how whole it was."""
    headings = (
        Text(id="Sumber", en="Feed"), Text(id="Keadaan", en="Standing"), Text(id="Terakhir datang", en="Last came"),
        Text(id="Ditunggu", en="Due"), Text(id="Irama", en="Rhythm"), Text(id="Kelengkapan", en="Completeness"),
    )  # fmt: skip
    return Table(
        caption=Text(id="Sumber data kantor ini", en="Feeds of this office"),
        shows_caption=False,
        columns=[Column(heading=heading) for heading in headings],
        rows=[_feed(one) for one in found],
    )


def _feed(one: FeedSeen) -> list[Cell]:
    how = one.standing
    return [
        Cell(value=one.sender, href=reverse("feed", args=[one.id]), below=KIND_WORDS[one.list_kind]),
        Cell(value=FEED_STATES[how.state]),
        Cell(value=how.last_on),
        Cell(value=how.due_on),
        Cell(value=None if how.rhythm_days is None else DAYS.fill(days=how.rhythm_days)),
        Cell(value=None if how.completeness is None else share(how.completeness)),
    ]


def share(percent: int) -> Text:
    """How much a list brought beside the usual one: in percent where it is less or about as much, else how many times as much."""
    if percent <= PERCENT_UP_TO:
        return SHARE.fill(percent=percent)
    times = f"{percent / 100:.1f}"
    return Text(id=f"Lebih dari biasanya ({times.replace('.', ',')} kali)", en=f"More than usual ({times} times)")
