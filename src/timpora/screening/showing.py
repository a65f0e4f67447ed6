"""What the pages of findings show, as components."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.urls import reverse

from timpora.accounts import queries as accounts
from timpora.kernel.refusals import Source
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.screening.core.findings import Finding, Subject
from timpora.screening.core.states import BY_PEOPLE, NEEDS_A_REASON, STATE_WORDS, FindingState, What, why_not
from timpora.screening.models import FindingEvent
from timpora.screening.person_page import apart, tone_of
from timpora.screening.queries import MOST_COUNTED, Listed
from timpora.screening.reports.words import names_in_line
from timpora.screening.selecting import RULE_WORDS, district_name
from timpora.ui.components.dialogs import ReasonDialog
from timpora.ui.components.statements import Notice, Sentence, Tag, Tone
from timpora.ui.components.tables import Cell, Column, KeyValue, KeyValues, Queue, QueueRow, Table
from timpora.ui.moments import moment


STATE_TONES: Mapping[FindingState, Tone] = {
    FindingState.NEW: Tone.WARNING,
    FindingState.SEEN: Tone.INFORMATION,
    FindingState.BEING_CHECKED: Tone.OPEN,
    FindingState.REFERRED: Tone.INFORMATION,
    FindingState.CLEARED: Tone.GOOD,
    FindingState.GONE: Tone.GOOD,
}
STEP_WORDS: Mapping[FindingState, Text] = {
    FindingState.SEEN: Text(id="Tandai sudah dilihat", en="Mark as seen"),
    FindingState.BEING_CHECKED: Text(id="Mulai periksa", en="Begin to check"),
    FindingState.REFERRED: Text(id="Teruskan", en="Refer"),
    FindingState.CLEARED: Text(id="Nyatakan tidak berlaku", en="Clear"),
}
STEP_MEANS: Mapping[FindingState, Text] = {
    FindingState.SEEN: Text(id="Temuan tetap dalam antrean, tetapi tidak lagi baru.", en="The finding stays in the queue, but is new no longer."),
    FindingState.BEING_CHECKED: Text(
        id="Temuan tampil di Hari ini sebagai yang sedang Anda periksa.", en="The finding stands on Today as one that you are checking."
    ),
    FindingState.REFERRED: Text(
        id="Tulis kepada siapa dan untuk apa temuan diteruskan; temuan tetap dalam antrean.",
        en="Write to whom and for what the finding is referred; it stays in the queue.",
    ),
    FindingState.CLEARED: Text(
        id="Tulis mengapa temuan ini tidak berlaku. Ia keluar dari antrean dan kembali hanya bila datanya berubah.",
        en="Write why this finding does not hold. It leaves the queue and comes back only when its facts change.",
    ),
}  # fmt: skip
HELD_BACK = Tag(tone=Tone.OPEN, label=Text(id="Ditahan", en="Held back"))
BY_THE_RULEBOOK = Text(id="Penilaian otomatis", en="By the rulebook")
SOMEBODY = Text(id="Akun kantor ini", en="An account of this office")
WORSENS = Text(id="lebih berat mulai {day}", en="gets heavier on {day}")
SINCE = Text(id="ditemukan {day}", en="found on {day}")


def figure(number: int) -> Text:
    """`1.204`, `1,204`."""
    return Text(id=f"{number:,}".replace(",", "."), en=f"{number:,}")


def counted(number: int, *, most: int = MOST_COUNTED) -> Text:
    """`1.204`, or `10.000+` where nobody counted further."""
    if number <= most:
        return figure(number)
    return Text(id=f"{figure(most).id}+", en=f"{figure(most).en}+")


def queue(label: Text, rows: Sequence[Listed], *, ticked: frozenset[str] | None = None) -> Queue:
    """Findings one below the other, with boxes where several may be chosen."""
    return Queue(label=label, rows=[_row(one, ticked) for one in rows])


def of_today(label: Text, rows: Sequence[Listed], *, may: bool) -> Queue:
    """New findings, of which nobody has to be told that they are new, each with its next step."""
    to = FindingState.BEING_CHECKED
    return Queue(
        label=label,
        rows=[
            replace(
                _row(one, None),
                tags=[HELD_BACK] if one.told.held_back else [],
                step=STEP_WORDS[to] if may else None,
                step_href=reverse("finding_step", args=[one.id, to.value]),
            )
            for one in rows
        ],
    )


def _row(one: Listed, ticked: frozenset[str] | None) -> QueueRow:
    headline, rest = apart(one.told.sentence)
    days = [SINCE.fill(day=one.first_found_on)]
    if one.told.worsens_on is not None:
        days.append(WORSENS.fill(day=one.told.worsens_on))
    tags = [Tag(tone=STATE_TONES[one.state], label=STATE_WORDS[one.state]), *([HELD_BACK] if one.told.held_back else [])]  # fmt: skip
    return QueueRow(
        href=reverse("finding", args=[one.id]),
        headline=headline,
        rest=rest,
        name=names_in_line(one.told.names) or one.feed,
        about=one.told.document_number,
        tags=tags,
        days=days,
        tick=None if ticked is None else str(one.id),
        is_ticked=str(one.id) in (ticked or ()),
    )


def sentence_of(told: Finding) -> Sentence:
    """The sentence of one finding with the provisions that it rests on."""
    headline, rest = apart(told.sentence)
    return Sentence(
        tone=tone_of(told),
        headline=headline,
        rest=rest or told.clears,
        provisions=tuple(provision.citation for provision in told.provisions),
        confirmed=all(provision.confirmed for provision in told.provisions),
    )


def reasons_of(told: Finding) -> list[Notice]:
    """Why an officer has to decide."""
    return [
        Notice(tone=Tone.OPEN, title=Text(id="Perlu petugas", en="Needs an officer"), body=reason.text)
        for reason in told.reasons
    ]


def particulars(one: Listed) -> KeyValues:
    """What a finding is about and when it changes."""
    told = one.told
    person = reverse("foreigner", args=[told.person]) if told.person is not None else None
    about = names_in_line(told.names) or one.feed
    rows: list[tuple[Text, Cell]] = [
        (
            Text(id="Tentang", en="About"),
            Cell(value=about, href=person or reverse("feeds"), below=told.document_number),
        ),
        (Text(id="Aturan", en="Rule"), Cell(value=RULE_WORDS[told.rule_id])),
        (Text(id="Keadaan", en="State"), Cell(value=Tag(tone=STATE_TONES[one.state], label=STATE_WORDS[one.state]))),
        (Text(id="Ditemukan pertama", en="Found first"), Cell(value=one.first_found_on)),
        (Text(id="Terakhir berubah", en="Last changed"), Cell(value=one.last_found_on)),
    ]
    if told.subject is not Subject.FEED:
        rows += [
            (Text(id="Batas tinggal", en="Stay limit"), Cell(value=told.stay_limit)),
            (Text(id="Terakhir dilaporkan di", en="Last reported at"), Cell(value=told.place, below=district_name(told.area_code[:8]) if told.area_code else None)),
            (Text(id="Penjamin", en="Sponsor"), Cell(value=told.sponsor)),
        ]  # fmt: skip
    if told.worsens_on is not None:
        rows.append((Text(id="Lebih berat mulai", en="Gets heavier on"), Cell(value=told.worsens_on)))
    rows.append((Text(id="Selesai bila ada", en="What would clear it"), Cell(value=told.clears)))
    return KeyValues(rows=[KeyValue(key=key, cell=cell) for key, cell in rows])


def provisions(told: Finding) -> Table:
    """What the finding rests on in law, each with its status."""
    confirmed = Tag(tone=Tone.GOOD, label=Text(id="terkonfirmasi", en="confirmed"))
    waiting = Tag(tone=Tone.WARNING, label=Text(id="belum dikonfirmasi", en="to be confirmed"))
    return Table(
        caption=Text(id="Dasar hukum", en="Provisions"),
        columns=[Column(heading=Text(id="Ketentuan", en="Provision")), Column(heading=Text(id="Keadaan", en="Standing"))],
        rows=[[Cell(value=one.citation), Cell(value=confirmed if one.confirmed else waiting)] for one in told.provisions],
    )  # fmt: skip


def settings_of(told: Finding) -> KeyValues | None:
    """The values that the office itself has set and that take part; None where none does."""
    rows = [KeyValue(key=one.title, cell=Cell(value=one.value)) for one in told.office_settings]
    return KeyValues(rows=rows) if rows else None


def evidence(sources: Sequence[Source]) -> Table:
    """Where the facts were read."""
    return Table(
        caption=Text(id="Bukti: di mana faktanya dibaca", en="Evidence: where the facts were read"),
        columns=[
            Column(heading=Text(id="Berkas", en="File")), Column(heading=Text(id="Lembar", en="Sheet")),
            Column(heading=Text(id="Baris", en="Row"), is_number=True),
        ],
        rows=[[Cell(value=one.file), Cell(value=one.sheet), Cell(value=one.row)] for one in sources],
    )  # fmt: skip


def history(viewer: Viewer, events: Sequence[FindingEvent], words: Mapping[What, Text]) -> Table:
    """What happened to a finding, by whom, when and why."""
    known = accounts.names(viewer)
    return Table(
        caption=Text(id="Riwayat", en="History"),
        columns=[
            Column(heading=Text(id="Apa", en="What")), Column(heading=Text(id="Keadaan pada", en="As of")),
            Column(heading=Text(id="Oleh", en="By")), Column(heading=Text(id="Alasan", en="Reason")),
        ],
        rows=[
            [
                Cell(value=words[What(event.what)]),
                Cell(value=event.on, below=moment(event.at)),
                Cell(value=known.get(event.account, SOMEBODY) if event.what in BY_PEOPLE else BY_THE_RULEBOOK),
                Cell(value=event.because or (None if event.what in NEEDS_A_REASON else Text(id="tidak perlu", en="not needed"))),
            ]
            for event in reversed(events)
        ],
    )  # fmt: skip


def step_dialog(finding: int, to: FindingState) -> ReasonDialog:
    """Asks for the reason of a step that needs one."""
    return ReasonDialog(
        id=f"step-{to.value}", opener=STEP_WORDS[to], title=STEP_WORDS[to], explanation=STEP_MEANS[to],
        href=reverse("finding_step", args=[finding, to.value]), confirm=STEP_WORDS[to], is_grave=to is FindingState.CLEARED,
    )  # fmt: skip


def steps(one: Listed, *, may: bool) -> list[tuple[FindingState, Text, ReasonDialog | None, Text | None]]:
    """Each step: its name, the dialog where it needs a reason, and why it cannot be taken now."""
    return [
        (to, words, step_dialog(one.id, to) if to in NEEDS_A_REASON else None, why_not(one.state, to, may_triage=may))
        for to, words in STEP_WORDS.items()
    ]
