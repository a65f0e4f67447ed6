"""What the pages of cases show, as components: stage and deadlines, rights, money, and the acts that can be done now or not, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from timpora.casework import queries
from timpora.casework.core.acts.kinds import ACT_WORDS, ActKind
from timpora.casework.core.checks.keeping import OFFERED
from timpora.casework.core.checks.money import NO_CHARGE, a_code_can_be_paid
from timpora.casework.core.checks.money import SETTLED as CHARGE_SETTLED
from timpora.casework.core.checks.rights import AFTER_A_DECISION, is_owed, missing
from timpora.casework.core.checks.situation import Situation
from timpora.casework.core.clocks import Clock, ClockState
from timpora.casework.core.file import Step as TakenStep
from timpora.casework.core.policy import state_allows, who_may, why_not
from timpora.casework.core.protection import CONSEQUENCES, NOT_IN_THE_ROOM, PROTECTION_WORDS
from timpora.casework.core.rights import RIGHT_BASIS, RIGHT_WORDS, Right
from timpora.casework.core.state import CaseState, PersonState
from timpora.casework.core.statuses import OUTCOME_WORDS, STATUS_WORDS, Status
from timpora.casework.core.table import TABLE, leads_to
from timpora.casework.core.terms import TERMS, USED_OR_NOT, ClockKind
from timpora.casework.queries import CaseSeen
from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.screening.core.case_law import CaseLaw
from timpora.ui.components.shell import Step, Stepper
from timpora.ui.components.statements import Notice, Tag, Tone
from timpora.ui.components.tables import Cell, Column, Queue, QueueRow, Table


CLOCK_TONES: Mapping[ClockState, Tone] = {
    ClockState.RUNNING: Tone.INFORMATION,
    ClockState.WARNING: Tone.WARNING,
    ClockState.DUE_TODAY: Tone.WARNING,
    ClockState.LATE: Tone.ALERT,
    ClockState.RUN_OUT: Tone.INFORMATION,
    ClockState.MET: Tone.GOOD,
    ClockState.MET_LATE: Tone.WARNING,
}
SETTLED = frozenset({Status.CLOSED})
STATUS_TONES = {Status.APPROVAL: Tone.WARNING, Status.DECISION: Tone.WARNING, Status.CLOSED: Tone.GOOD}
UNTIL = Text(id="tenggat {day}", en="due {day}")
SINCE = Text(id="sejak {day}", en="since {day}")
GIVEN, SKIPPED, OWED, UNWANTED = (
    Tag(tone=Tone.GOOD, label=Text(id="Dipenuhi", en="Given")),
    Tag(tone=Tone.WARNING, label=Text(id="Tidak dapat dipenuhi", en="Could not be given")),
    Tag(tone=Tone.OPEN, label=Text(id="Belum", en="Not yet")),
    Tag(tone=Tone.INFORMATION, label=Text(id="Tidak dikehendaki", en="Not wanted")),
)
IN_THE_ROOM = Text(
    id="{name} berada di ruang detensi, dan tidak boleh", en="{name} is in the detention room, and must not be"
)
PLACE_ELSEWHERE = Text(id="Tempatkan di tempat lain hari ini juga (Pasal 83 ayat (2) dan Pasal 87), dengan langkah “Tempatkan di tempat lain”.", en="Place the person elsewhere today (Articles 83(2) and 87), by the step “Place elsewhere”.")  # fmt: skip
LATE = Tag(tone=Tone.ALERT, label=Text(id="Terlambat", en="Late"))
RUN_OUT = Tag(tone=Tone.INFORMATION, label=Text(id="Tenggang berakhir", en="Time is over"))
NOT_OWED = Tag(tone=Tone.INFORMATION, label=Text(id="Tidak boleh", en="Not allowed"))
# Beside the acts that lead on, by what they are about; in this order on the page.
GROUPS: Mapping[Text, tuple[ActKind, ...]] = {
    Text(id="Hak", en="Rights"): (ActKind.GIVE_RIGHT, ActKind.SKIP_RIGHT),
    Text(id="Pemeriksaan", en="Examination"): (
        ActKind.APPROVE_URGENT, ActKind.ORDER_URGENT, ActKind.RECORD_FIELD_CHECK, ActKind.SECURE_ITEM, ActKind.RETURN_ITEM, ActKind.RECORD_SUMMONS,
        ActKind.EXAMINE, ActKind.IDENTIFY, ActKind.ALLEGE, ActKind.DROP_ALLEGATION,
    ),
    Text(id="Pelaksanaan", en="Execution"): (
        ActKind.BILL, ActKind.RECORD_PAYMENT, ActKind.RECORD_NONPAYMENT, ActKind.CARRY_OUT, ActKind.RECORD_REPORT, ActKind.PLAN_DEPARTURE, ActKind.RECORD_DEPARTURE,
        ActKind.PROPOSE_BAN, ActKind.ANSWER_BAN,
    ),
    Text(id="Detensi", en="Detention"): (
        ActKind.REQUEST_DETENTION, ActKind.ORDER_DETENTION, ActKind.REFUSE_DETENTION, ActKind.RECORD_VISIT, ActKind.RECORD_HEALTH,
        ActKind.PLACE_ELSEWHERE, ActKind.MOVE_TO_CENTRE, ActKind.RELEASE,
    ),
    Text(id="Keberatan", en="Objection"): (ActKind.RECEIVE_OBJECTION, ActKind.FORWARD_OBJECTION, ActKind.DECIDE_OBJECTION),
    Text(id="Berkas", en="File"): (
        ActKind.NOTE, ActKind.TELL, ActKind.ADD_PERSON, ActKind.LINK_FINDING, ActKind.PROTECT, ActKind.LIFT_PROTECTION, ActKind.HAND_OVER, ActKind.SPLIT,
        ActKind.JOIN, ActKind.OFFER_TRANSFER, ActKind.TELL_CORRECTION,
    ),
}  # fmt: skip
# What has to be done at a stage before anything leads on from it.
FIRST: Mapping[Status, tuple[ActKind, ...]] = {
    Status.FIELD_CHECK: (ActKind.RECORD_FIELD_CHECK,),
    Status.SUMMONED: (ActKind.RECORD_SUMMONS,),
    Status.EXAMINATION: (ActKind.EXAMINE,),
    Status.EXECUTION: (ActKind.BILL, ActKind.CARRY_OUT, ActKind.PLAN_DEPARTURE, ActKind.PROPOSE_BAN),
}
SEE_OFFER = Text(id="Lihat tawarannya", en="See the offer")
# What somebody asked for and another answers, first of all.
ANSWERS = (ActKind.APPROVE_URGENT, ActKind.ORDER_URGENT, ActKind.ORDER_DETENTION, ActKind.REFUSE_DETENTION)
# Last, and never what a page proposes first.
GOING_BACK = (ActKind.RETURN_PROPOSAL, ActKind.GO_BACK, ActKind.CLOSE)
WAY = (
    Status.TRIAGE, Status.VERIFICATION, Status.EXAMINATION, Status.OPINION, Status.CONFERENCE, Status.PROPOSAL, Status.APPROVAL, Status.DECISION,
    Status.EXECUTION, Status.OBJECTION, Status.CLOSED,
)  # fmt: skip
ON_THE_WAY = {Status.FIELD_CHECK: Status.VERIFICATION, Status.SUMMONED: Status.VERIFICATION}


@dataclass(frozen=True, kw_only=True)
class ActOffered:
    """An act on the page of a case: where it is done, or why it cannot be."""

    kind: ActKind
    words: Text
    href: str
    refusal: Refusal | None


def stepper(state: CaseState, steps: Sequence[TakenStep]) -> Stepper:
    """The way of a case, and where it stands on it; of one that has ended, only the stages through which it came."""
    came_through = _stages_of(steps)
    way = [status for status in WAY if state.status is not Status.CLOSED or status in came_through]
    here = way.index(ON_THE_WAY.get(state.status, state.status))
    shown = [
        Step(
            name=STATUS_WORDS[state.status if place == here else status],
            state="done" if place < here or state.status is Status.CLOSED else "current" if place == here else "ahead",
            detail=SINCE.fill(day=state.since) if place == here else None,
        )
        for place, status in enumerate(way)
    ]
    return Stepper(label=Text(id="Tahap perkara", en="Stages of the case"), steps=shown)


def _stages_of(steps: Sequence[TakenStep]) -> set[Status]:
    stages = [Status.TRIAGE]
    for step in steps:
        stages.append(leads_to(stages[-1], step.act))
    return {ON_THE_WAY.get(stage, stage) for stage in stages}


def clocks(found: Sequence[Clock], names: Mapping[int, str]) -> list[Notice]:
    """The deadlines that run, the most urgent first, each with its basis."""
    told = []
    for clock in found:
        if clock.is_over:
            continue
        who = names.get(clock.span.person or 0)
        title = (
            clock.sentence if who is None else Text(id=f"{who}: {clock.sentence.id}", en=f"{who}: {clock.sentence.en}")
        )
        basis = clock.basis.citation if clock.basis.confirmed else Text(id=f"{clock.basis.citation.id} (perlu dikonfirmasi)", en=f"{clock.basis.citation.en} (to be confirmed)")  # fmt: skip
        told.append(Notice(tone=CLOCK_TONES[clock.state], title=title, body=basis))
    return told


def leading_on(case: int, situation: Situation) -> list[ActOffered]:
    """The acts that lead from here to another stage, with why not where one cannot be done yet."""
    here = situation.state.status
    kinds = [kind for kind, row in TABLE.items() if here in row.at and row.to is not None and row.to is not here and row.power is not None]  # fmt: skip
    kinds = [kind for kind in kinds if kind not in {ActKind.JOIN, *GOING_BACK}] + list(GOING_BACK)
    offered = [_offered(case, kind, situation) for kind in kinds if state_allows(kind, situation.state) is None]
    # That nothing was paid leads on from nowhere where nothing is owed.
    return [one for one in offered if one.refusal not in {NO_CHARGE, CHARGE_SETTLED}]


def next_acts(case: int, situation: Situation) -> list[ActOffered]:
    """What has to be done here first, and what leads on from here."""
    if situation.state.offered_to is not None:
        return []  # one after another would be refused for the same reason, which stands above
    leading = leading_on(case, situation)
    return [*_waiting_for(case, situation), *_prepared(case, situation, leading), *leading]


def offered(state: CaseState) -> Notice | None:
    """That another office considers the case, and where the offer is taken back."""
    if state.offered_to is None:
        return None
    return Notice(tone=Tone.INFORMATION, title=OFFERED.what, body=OFFERED.remedy, href=reverse("transfers"), action=SEE_OFFER)  # fmt: skip


def _waiting_for(case: int, situation: Situation) -> list[ActOffered]:
    """What somebody asked for beside the way of the case, for whoever answers it."""
    return [one for kind in ANSWERS if (one := _offered(case, kind, situation)).refusal is None]


def _prepared(case: int, situation: Situation, leading: Sequence[ActOffered]) -> list[ActOffered]:
    """What has to be done here first, while something stands in the way of leading on."""
    here = situation.state.status
    if here is not Status.SUMMONED and all(one.refusal is None for one in leading if one.kind not in GOING_BACK):
        return []
    kinds = (ActKind.GIVE_RIGHT,) if _a_right_comes_first(situation) else FIRST.get(here, ())
    if a_code_can_be_paid(situation):
        kinds = tuple(ActKind.RECORD_PAYMENT if kind is ActKind.BILL else kind for kind in kinds)
    told = [_offered(case, kind, situation) for kind in kinds if who_may(kind, situation.hand) is None]
    return [one for one in told if one.refusal is None]


def _a_right_comes_first(situation: Situation) -> bool:
    state = situation.state
    owed = {Status.EXAMINATION: (Right.IDENTITY_SHOWN,), Status.EXECUTION: AFTER_A_DECISION}.get(state.status, ())
    whom = [
        one.number
        for one in situation.file.people
        if state.status is Status.EXAMINATION or state.measures_for(one.number)
    ]
    return any(missing(state.of(number), owed) is not None for number in whom)


def others(case: int, situation: Situation, shown_first: Sequence[ActOffered]) -> list[tuple[Text, list[ActOffered]]]:
    """The other acts that are possible here, group by group; those that nobody in this role does are left out, and those that are shown first."""
    shown, said = [], {one.kind for one in shown_first}
    for title, kinds in GROUPS.items():
        own = [
            _offered(case, kind, situation)
            for kind in kinds
            if kind not in said
            and state_allows(kind, situation.state) is None
            and who_may(kind, situation.hand) is None
        ]
        own = [one for one in own if one.refusal is None]
        if own:
            shown.append((title, own))
    return shown


def _offered(case: int, kind: ActKind, situation: Situation) -> ActOffered:
    return ActOffered(
        kind=kind, words=ACT_WORDS[kind], href=reverse("case_act", args=[case, kind.value]), refusal=why_not(kind, situation)
    )  # fmt: skip


def protections(file_people: Sequence[tuple[str, PersonState]]) -> list[Notice]:
    """What must be known of who is protected, before anything is done; first of all who must not be where he or she is."""
    told = [
        Notice(
            tone=Tone.WARNING,
            title=Text(id=f"{name}: {PROTECTION_WORDS[one].id}", en=f"{name}: {PROTECTION_WORDS[one].en}"),
            body=CONSEQUENCES[one],
        )
        for name, state in file_people
        for one in sorted(state.protections)
    ]
    wrongly_held = [name for name, state in file_people if state.is_in_the_room and state.protections & NOT_IN_THE_ROOM]
    return [
        *(Notice(tone=Tone.ALERT, title=IN_THE_ROOM.fill(name=name), body=PLACE_ELSEWHERE) for name in wrongly_held),
        *told,
    ]


def rights(name: str, state: PersonState, law: CaseLaw) -> Table:
    """The rights of one person: which were given, when, and on what they rest."""
    rows = []
    for right, words in RIGHT_WORDS.items():
        basis = next((law.provisions[one].citation for one in RIGHT_BASIS[right] if one in law.provisions), None)
        rows.append([Cell(value=words, below=basis), Cell(value=_standing(state, right), below=_day(state, right))])
    return Table(
        caption=Text(id=f"Hak {name}", en=f"Rights of {name}"),
        columns=[Column(heading=Text(id="Hak", en="Right")), Column(heading=Text(id="Keadaan", en="Standing"))],
        rows=rows,
    )


def _standing(state: PersonState, right: Right) -> Tag:
    if right in state.unwanted:
        return UNWANTED
    if right in state.given:
        return GIVEN
    if right in state.skipped:
        return SKIPPED
    return OWED if is_owed(state, right) else NOT_OWED


def _day(state: PersonState, right: Right) -> Text | None:
    return Text(id="{day}", en="{day}").fill(day=state.given[right]) if right in state.given else None


def status_tag(seen: CaseSeen) -> Tag:
    """Where a case stands, or how it ended."""
    words = OUTCOME_WORDS[seen.outcome] if seen.outcome else STATUS_WORDS[seen.status]
    return Tag(tone=STATUS_TONES.get(seen.status, Tone.INFORMATION), label=words)


def queues(viewer: Viewer, lists: Sequence[tuple[Text, Sequence[CaseSeen]]], *, on: date) -> list[Queue]:
    """Cases one below the other, each with whom it is about, whose it is, where it stands and what is due; asked for all lists at once."""
    people = queries.people_of(viewer, {one.id for _, found in lists for one in found})
    officers = queries.officers(viewer)
    return [
        Queue(label=label, rows=[_row(one, [each.name for each in people[one.id]], officers, on) for one in found])
        for label, found in lists
    ]


def _row(one: CaseSeen, names: Sequence[str], officers: Mapping[int, str], on: date) -> QueueRow:
    days = [SINCE.fill(day=one.since)]
    tags = [status_tag(one)]
    if one.due_on is not None and one.due_clock is not None:
        days.append(UNTIL.fill(day=one.due_on))
        if one.due_on < on:
            tags.append(RUN_OUT if ClockKind(one.due_clock) in USED_OR_NOT else LATE)
    due = TERMS[ClockKind(one.due_clock)].name if one.due_clock else None
    who = Text(id=officers.get(one.owner, "-"), en=officers.get(one.owner, "-"))
    rest = who if due is None else Text(id=f"{who.id} · {due.id}", en=f"{who.en} · {due.en}")
    return QueueRow(
        href=reverse("case", args=[one.id]), headline=Text(id=one.number, en=one.number), rest=rest, name=", ".join(names) or None, tags=tags, days=days
    )  # fmt: skip
