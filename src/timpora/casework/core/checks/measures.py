"""Checks of what is proposed: who is spared, which charge the rulebook gives, how long a ban may be asked for, and when a person decides."""

from collections.abc import Callable, Iterator
from datetime import date

from timpora.casework.core.acts.measures import (
    MEASURE_WORDS,
    Ban,
    Charge,
    Deport,
    Measure,
    MeasureKind,
    Permit,
    PermitAction,
    PlaceBan,
    PlaceDuty,
)
from timpora.casework.core.checks.rights import no_mission_pays
from timpora.casework.core.checks.situation import Situation, refusal
from timpora.casework.core.file import CaseFile, PersonOfCase
from timpora.casework.core.protection import (
    CONSEQUENCES,
    NO_ADMINISTRATIVE_ACTION,
    NO_MEASURE_WITHOUT_A_PERSON,
    NO_REMOVAL_WITHOUT_A_PERSON,
    PROTECTION_WORDS,
)
from timpora.casework.core.state import CaseState
from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text, counted, rupiah_in_words
from timpora.screening.core import case_law
from timpora.screening.core.case_law import CaseLaw


LEFT_OUT = Text(id="Usulan tidak menyebut {name}.", en="The proposal says nothing of {name}.")
NAME_EACH = Text(id="Usulkan tindakan untuk setiap orang, atau tandai “tanpa tindakan”.", en="Propose a measure for each person, or mark “no measure”.")  # fmt: skip
BOTH = Text(id="{name} diberi tindakan dan sekaligus tanpa tindakan.", en="{name} is given both a measure and none.")
TWICE = Text(id="{measure} diusulkan dua kali untuk {name}.", en="{measure} is proposed twice for {name}.")
CHOOSE_ONE = Text(id="Pilih salah satu.", en="Choose one of them.")
SPARED = Text(id="{name}: tindakan administratif keimigrasian tidak berlaku.", en="{name}: no administrative immigration action applies.")  # fmt: skip
NO_CHARGE_FOR = Text(
    id="{name}: untuk {days} hari, aturan tidak memberi biaya beban.",
    en="{name}: for {days} the rules give no charge.",
)
READ_RULE = Text(id="Baca halaman aturan biaya beban; usulkan tindakan lain, atau serahkan kepada pejabat bila tepat pada ambang.", en="Read the rule on the charge; propose another measure or, exactly at the threshold, leave it to the officer who decides.")  # fmt: skip
OTHER_AMOUNT = Text(id="{name}: biaya beban untuk {days} hari pada {day} ialah {amount}.", en="{name}: the charge for {days} on {day} is {amount}.")  # fmt: skip
AS_THE_RULE = Text(
    id="Pakai jumlah itu; jumlah lain tidak dapat diusulkan.", en="Use that amount; no other can be proposed."
)
OTHER_DAYS = Text(
    id="{name}: menurut catatan, {days} hari lewat batas pada {day}.",
    en="{name}: by the record, {days} past the limit on {day}.",
)
AS_THE_RECORD = Text(id="Betulkan hari penilaian atau harinya; catatan yang salah dibetulkan di register.", en="Correct the day judged or the number of days; a wrong record is corrected in the register.")  # fmt: skip
TOO_LONG = Text(
    id="Penangkalan paling lama {months} bulan pada hari ini.",
    en="An entry ban is at most {months} months on this day.",
)
SHORTER = Text(
    id="Usulkan paling sedikit 1 dan paling banyak {months} bulan.",
    en="Propose at least 1 and at most {months} months.",
)
NOT_ALLEGED = Text(id="Tidak ada dugaan pelanggaran yang tercatat atas {name}.", en="Nothing is alleged of {name}.")
ALLEGE_IT = Text(id="Catat dugaan dan ketentuannya, atau tandai “tanpa tindakan”.", en="Record the allegation and its provision, or mark “no measure”.")  # fmt: skip
FOUND_NO_LONGER = Text(id="Temuan tentang {name} tidak ditemukan lagi.", en="What was found about {name} is no longer found.")  # fmt: skip
CLOSE_IT = Text(id="Tutup perkara karena data dibetulkan, atau tandai “tanpa tindakan”.", en="Close the case as withdrawn by correction, or mark “no measure”.")  # fmt: skip
JUDGED_LATER = Text(id="Hari penilaian {day} sesudah hari usulan.", en="The day judged, {day}, lies after the day of the proposal.")  # fmt: skip
JUDGE_EARLIER = Text(id="Pilih hari orangnya ditemui, melapor atau berangkat.", en="Choose the day on which the person was met, reported or left.")  # fmt: skip
NO_TERMS = Text(id="{name}: isi pembatasan atau perubahan izin tinggal belum ditulis.", en="{name}: it does not say how the permit is limited or changed.")  # fmt: skip
WRITE_TERMS = Text(id="Tulis isinya; keputusan harus dapat dipatuhi.", en="Write it; whoever is bound by a decision must be able to follow it.")  # fmt: skip
REPORTS_NEVER = Text(
    id="{name}: melapor setiap 0 hari tidak berarti apa pun.", en="{name}: reporting every 0 days means nothing."
)
REPORTS_SELDOM = Text(id="{name}: melapor setiap {days} hari terlalu jarang.", en="{name}: reporting every {days} days is too seldom.")  # fmt: skip
MORE_OFTEN = Text(id="Tulis paling banyak {days} hari.", en="Write at most {days} days.")
MOST_DAYS_BETWEEN_REPORTS = 365  # a duty that nobody can see kept within a year is none
HOW_OFTEN = Text(id="Tulis paling sedikit 1 hari.", en="Write at least 1 day.")
OVER_BEFORE = Text(id="{name}: {measure} berakhir {day}, sebelum diusulkan.", en="{name}: {measure} ends on {day}, before it is proposed.")  # fmt: skip
LATER_DAY = Text(id="Pilih hari yang kemudian, atau kosongkan.", en="Choose a later day, or leave it empty.")
NOTHING = refusal("nothing_proposed", what=Text(id="Usulan ini kosong.", en="Nothing is proposed."), remedy=Text(id="Usulkan paling sedikit satu tindakan, atau tutup perkara.", en="Propose at least one measure, or close the case."))  # fmt: skip
NOT_FOUND = Text(
    id="Hari biaya beban tidak berasal dari temuan.", en="The days of the charge do not come from a finding."
)
SILENT_LAW = Text(id="Undang-undang tidak mengatur keadaan ini: {why}", en="The law is silent here: {why}")
SAY_WHY = Text(id="Pejabat yang memutus menulis alasannya sendiri.", en="Whoever decides writes their own reasons.")


def the_proposal_is_lawful(situation: Situation) -> Refusal | None:
    """Everybody named once a measure, nobody who is spared, amounts and lengths as the rulebook has them."""
    act = situation.act
    if act is None:
        return None
    if not act.measures:
        return NOTHING
    return next(_wrong(situation), None)


def _wrong(situation: Situation) -> Iterator[Refusal]:
    act, file = situation.act, situation.file
    for person in file.people:
        own = [one for one in act.measures if one.person == person.number]
        if not own and person.number not in act.nothing_applies_for:
            yield refusal("person_left_out", what=LEFT_OUT.fill(name=person.name), remedy=NAME_EACH)
        if own and person.number in act.nothing_applies_for:
            yield refusal("person_both_ways", what=BOTH.fill(name=person.name), remedy=CHOOSE_ONE)
        yield from _twice(person, own)
        for measure in own:
            yield from _of_one(situation, person, measure)


def _twice(person: PersonOfCase, own: list[Measure]) -> Iterator[Refusal]:
    kinds = [one.measure for one in own]
    for kind in MeasureKind:
        if kinds.count(kind) > 1:
            yield refusal("measure_twice", what=TWICE.fill(measure=MEASURE_WORDS[kind], name=person.name), remedy=CHOOSE_ONE)  # fmt: skip


def _of_one(situation: Situation, person: PersonOfCase, measure: Measure) -> Iterator[Refusal]:
    spared = situation.state.of(person.number).protections & NO_ADMINISTRATIVE_ACTION
    if spared:
        yield refusal("spared", what=SPARED.fill(name=person.name), remedy=CONSEQUENCES[next(iter(spared))])
    match measure:
        case Charge():
            yield from _charge(situation, person, measure)
        case Ban():
            yield from length_of_a_ban(situation.law_of(situation.act.on), measure.months)
        case Deport():
            refused = no_mission_pays(situation.state.of(person.number), measure.cost_bearer)
            yield from () if refused is None else (refused,)
        case Permit() | PlaceBan() | PlaceDuty():
            yield from _of_terms(person, measure, situation.act.on)


def _of_terms(person: PersonOfCase, measure: Permit | PlaceBan | PlaceDuty, on: date) -> Iterator[Refusal]:
    """Whoever is bound by a measure can read from it to what, how often, and until when."""
    if isinstance(measure, Permit) and measure.action is not PermitAction.CANCELLED and not measure.terms.strip():
        yield refusal("no_terms", what=NO_TERMS.fill(name=person.name), remedy=WRITE_TERMS)
    if isinstance(measure, PlaceDuty) and measure.report_every_days < 1:
        yield refusal("reports_never", what=REPORTS_NEVER.fill(name=person.name), remedy=HOW_OFTEN)
    if isinstance(measure, PlaceDuty) and measure.report_every_days > MOST_DAYS_BETWEEN_REPORTS:
        yield refusal("reports_seldom", what=REPORTS_SELDOM.fill(name=person.name, days=measure.report_every_days), remedy=MORE_OFTEN.fill(days=MOST_DAYS_BETWEEN_REPORTS))  # fmt: skip
    if measure.until is not None and measure.until < on:
        words = MEASURE_WORDS[measure.measure]
        yield refusal(
            "over_before", what=OVER_BEFORE.fill(name=person.name, measure=words, day=measure.until), remedy=LATER_DAY
        )


def it_rests_on_something(situation: Situation) -> Refusal | None:
    """Who is proposed a measure is alleged something, and what was found about the person is found still."""
    if situation.act is None:
        return None
    for measure in situation.act.measures:
        person = situation.file.person(measure.person)
        assert person is not None  # asked before
        if not situation.state.of(person.number).allegations:
            return refusal("nothing_alleged_of", what=NOT_ALLEGED.fill(name=person.name), remedy=ALLEGE_IT)
        found = situation.file.findings_of(person.number)
        if found and all(one.facts is None for one in found):
            return refusal("nothing_found_of", what=FOUND_NO_LONGER.fill(name=person.name), remedy=CLOSE_IT)
    return None


def _charge(situation: Situation, person: PersonOfCase, charge: Charge) -> Iterator[Refusal]:
    if charge.judged_on > situation.act.on:
        yield refusal("judged_later", what=JUDGED_LATER.fill(day=charge.judged_on), remedy=JUDGE_EARLIER)
    recorded = _days_recorded(situation.file, charge)
    if recorded and charge.days not in recorded:
        yield refusal("other_days", what=OTHER_DAYS.fill(name=person.name, days=counted(max(recorded), "day", "days"), day=charge.judged_on), remedy=AS_THE_RECORD)  # fmt: skip
    due = amount_for(situation.law_of(charge.judged_on), charge.days)
    if due is None:
        yield refusal("no_charge_for_days", what=NO_CHARGE_FOR.fill(name=person.name, days=counted(charge.days, "day", "days")), remedy=READ_RULE)  # fmt: skip
    elif due != charge.amount:
        yield refusal("other_amount", what=OTHER_AMOUNT.fill(name=person.name, days=counted(charge.days, "day", "days"), day=charge.judged_on, amount=rupiah_in_words(due)), remedy=AS_THE_RULE)  # fmt: skip


def _days_recorded(file: CaseFile, charge: Charge) -> set[int]:
    """How many days past the limit the findings of a person give on the day judged."""
    return {
        (charge.judged_on - one.stay_limit).days
        for one in file.findings_of(charge.person)
        if one.stay_limit is not None and one.days is not None
    }


def amount_for(law: CaseLaw, days: int) -> int | None:
    """What some days cost: as the rule says; and where it leaves them to a person, who may also deport, by the tariff of the day."""
    match law.charge_for(days):
        case case_law.Charge(amount=amount):
            return amount
        case case_law.NeedsPerson() if (per_day := law.value(case_law.TARIFF)) is not None:
            return days * int(per_day.value)
        case _:
            return None


def length_of_a_ban(law: CaseLaw, months: int) -> Iterator[Refusal]:
    """A ban may be asked for within the longest that holds on the day."""
    longest = law.value("entry_ban.longest_months")
    if longest is not None and not 1 <= months <= longest.value:
        yield refusal("ban_too_long", what=TOO_LONG.fill(months=longest.value), remedy=SHORTER.fill(months=longest.value))  # fmt: skip


def reasons_for_a_person(
    file: CaseFile, state: CaseState, law_of: Callable[[date], CaseLaw] | None = None
) -> tuple[Text, ...]:
    """Why a named officer has to decide with the own reasons: what the findings and the rule of a charge say, and whom a measure would meet."""
    told = [reason for one in file.findings for reason in one.reasons]
    proposed = state.proposal.act.measures if state.proposal else ()
    for measure in proposed:
        if isinstance(measure, Charge) and law_of is not None:
            due = law_of(measure.judged_on).charge_for(measure.days)
            told += due.because if isinstance(due, case_law.NeedsPerson) else ()
        if isinstance(measure, Charge) and not _days_recorded(file, measure):
            told.append(NOT_FOUND)
        held = NO_MEASURE_WITHOUT_A_PERSON | (
            NO_REMOVAL_WITHOUT_A_PERSON if isinstance(measure, Deport) else frozenset()
        )
        told += [PROTECTION_WORDS[one] for one in sorted(state.of(measure.person).protections & held)]
    return tuple(dict.fromkeys(told))


def a_person_says_why(situation: Situation) -> Refusal | None:
    """Where the law leaves it open, the decision carries the reasons of who decides."""
    if situation.act is None or situation.act.person_needed.strip():
        return None
    told = reasons_for_a_person(situation.file, situation.state, situation.law_of)
    return refusal("person_needed", what=SILENT_LAW.fill(why=told[0]), remedy=SAY_WHY) if told else None


def nobody_spared_is_met(situation: Situation) -> Refusal | None:
    """Somebody may have been recognised as a victim since the proposal."""
    state = situation.state
    measures = state.proposal.act.measures if state.proposal else state.decision.measures if state.decision else ()
    if situation.act is not None and hasattr(situation.act, "person"):
        measures = tuple(one for one in measures if one.person == situation.act.person)
    for measure in measures:
        spared = state.of(measure.person).protections & NO_ADMINISTRATIVE_ACTION
        person = situation.file.person(measure.person)
        if spared and person is not None:
            return refusal("spared", what=SPARED.fill(name=person.name), remedy=CONSEQUENCES[next(iter(spared))])
    return None


def judged_on(measures: tuple[Measure, ...], otherwise: date) -> date:
    """The day by whose rules a proposal is judged: that of its charge, or the day itself."""
    return next((one.judged_on for one in measures if isinstance(one, Charge)), otherwise)
