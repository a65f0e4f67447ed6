"""Rules about limits: soon to end, pending applications, presence without a permit, and records of a limit that differ."""

from datetime import date

from timpora.engine.expressions import Value, all_of, any_of, as_of, choose, no_day, no_word, parameter_count, word
from timpora.engine.nodes import End
from timpora.engine.rules import Citation, Clause, Evidence, ReasonWhen, Rule
from timpora.kernel.periods import Period
from timpora.kernel.text import Text
from timpora.rulebook import persons_needed, stay
from timpora.rulebook.tables import applications, presence, stay_permits, travel_documents


SINCE_THE_LAW = Period(date(2011, 5, 5))
WRITTEN_BY, CHECKED_BY, REVIEW_ON = "Timpora", "belum diperiksa / not yet checked", date(2027, 1, 2)

is_here = all_of(stay.departed_on.is_missing(), ~(stay.has_probably_left & stay.met_on.is_missing()))
is_lawful_today = all_of(stay.stay_limit.is_on_or_after(as_of), is_here)
# A permit on record that does not hold yet, but will without a gap: nobody has to be reminded of a limit that goes on.
follows = stay_permits.rows(
    all_of(
        stay_permits.day("valid_from").is_after(as_of),
        stay_permits.day("valid_from").is_on_or_before(stay.since),
        stay.last_covered_on.is_after(stay.stay_limit),
    )
)
days_left = as_of.days_until(stay.stay_limit).named("days_left", Text(id="Sisa hari", en="Days left"), unit=stay.DAYS)
needs_a_person = word("needs_a_person")
nothing_follows = word("none")


def answers(**given: Value) -> dict[str, Value]:
    """The answers that every rule gives, those not given being missing."""
    return {"certainty": no_word, "consequence": nothing_follows} | given


LIMIT_SOON = Rule(
    id="limit_ends_soon",
    title=Text(id="Batas tinggal segera berakhir", en="Stay limit ends soon"),
    question=Text(id="Batas tinggal siapa berakhir dalam beberapa hari?", en="Whose stay limit ends within a few days?"),
    matters=Text(id="Pengingat mencegah pelanggaran.", en="A reminder prevents a breach."),
    in_force=SINCE_THE_LAW,
    citations=(Citation(citation="Pasal 48 ayat (1) UU 6/2011", confirmed=True),),
    subject="people",
    steps=(
        stay.departed_on, stay.stay_limit, stay.stay_limit_otherwise, stay.permit_kind, stay.permit_index, days_left,
    ),
    fires=all_of(
        is_lawful_today, ~days_left.is_above(parameter_count("reminder.limit_within_days")), ~follows.exist()
    ),
    answers=answers(stay_limit=stay.stay_limit, worsens_on=stay.since),
    evidence=(Evidence(table="stay_permits", row=stay.permit_row),),
    sentence=(
        Clause(
            when=days_left.is_above(0),
            text=Text(
                id="Batas tinggal berakhir {stay_limit}, {days_left} lagi.",
                en="The stay limit ends on {stay_limit}, {days_left} from now.",
            ),
        ),
        Clause(
            when=~days_left.is_above(0),
            text=Text(
                id="Hari ini, {stay_limit}, adalah hari sah terakhir.",
                en="Today, {stay_limit}, is the last lawful day.",
            ),
        ),
        Clause(
            when=stay.stay_limit_otherwise.is_known(),
            text=Text(
                id="Batas itu dihitung dalam bulan dan bisa juga {stay_limit_otherwise}.",
                en="That limit is a sum of months and may as well be {stay_limit_otherwise}.",
            ),
        ),
    ),
    clears=Text(
        id="Perpanjangan, izin baru, atau keluar wilayah sebelum hari itu lewat.",
        en="An extension, a new permit or an exit before that day is over.",
    ),
    written_by=WRITTEN_BY, checked_by=CHECKED_BY, review_on=REVIEW_ON,
)  # fmt: skip

_was_past = any_of(stay.is_past_limit, stay.stay_limit.is_missing())
PENDING = Rule(
    id="pending_application",
    title=Text(id="Menunggu keputusan permohonan", en="Waiting for a decision"),
    question=Text(
        id="Batas tinggal siapa lewat sementara permohonannya belum diputus?",
        en="Whose limit passed while an application lodged in time is undecided?",
    ),
    matters=Text(
        id="Orang yang mengajukan tepat waktu tidak boleh ditagih karena kantor belum memutus.",
        en="Who applied in time must not be charged because the office has not decided.",
    ),
    in_force=SINCE_THE_LAW,
    citations=(Citation(citation="Ketentuan kantor: permohonan yang belum diputus dinilai pejabat", confirmed=False),),
    subject="people",
    steps=(stay.departed_on, stay.ended_on, stay.stay_limit, stay.pending_lodged_on),
    fires=all_of(_was_past, stay.is_pending, stay.was_lodged_in_time, stay.departed_on.is_missing()),
    answers=answers(consequence=needs_a_person, stay_limit=stay.stay_limit),
    reasons=persons_needed.ALWAYS,
    evidence=(Evidence(table="applications", row=stay.pending.first_by(applications.day("lodged_on")).row_number()),),
    sentence=(
        Clause(
            when=stay.stay_limit.is_known(),
            text=Text(
                id="Menunggu keputusan: permohonan diajukan {pending_lodged_on}, batas tinggal {stay_limit}.",
                en="Waiting for a decision: lodged on {pending_lodged_on}, stay limit {stay_limit}.",
            ),
        ),
        Clause(
            when=stay.stay_limit.is_missing(),
            text=Text(
                id="Menunggu keputusan: permohonan diajukan {pending_lodged_on}; tidak ada izin lain tercatat.",
                en="Waiting for a decision: lodged on {pending_lodged_on}; no other permit is on record.",
            ),
        ),
    ),
    clears=Text(id="Keputusan atas permohonan itu.", en="The decision on that application."),
    written_by=WRITTEN_BY, checked_by=CHECKED_BY, review_on=REVIEW_ON,
)  # fmt: skip

first_seen_on = stay.known_presence.earliest(presence.day("from_on"))
seen_on = choose((stay.last_entry_on.is_known(), stay.last_entry_on), otherwise=first_seen_on).named(
    "seen_on", Text(id="Tercatat berada sejak", en="On record as present since")
)
NO_PERMIT = Rule(
    id="no_lawful_stay_on_record",
    title=Text(id="Berada tanpa izin tinggal tercatat", en="Present without a lawful stay on record"),
    question=Text(
        id="Siapa tercatat berada di Indonesia tanpa izin tinggal apa pun?", en="Who is on record as present without any permit?"
    ),
    matters=Text(
        id="Bisa berarti tanpa izin, bisa berarti daftar belum lengkap; keduanya perlu diperiksa.",
        en="It may mean no permit, or a list that is not complete; both need a look.",
    ),
    in_force=SINCE_THE_LAW,
    citations=(Citation(citation="Pasal 48 ayat (1) UU 6/2011", confirmed=True),),
    subject="people",
    steps=(stay.last_entry_on, stay.departed_on, stay.stay_limit, seen_on),
    fires=all_of(
        seen_on.is_known(), ~stay.covers.exist(), is_here, ~stay.is_pending
    ),
    answers=answers(consequence=needs_a_person),
    reasons=(
        *persons_needed.ALWAYS,
        ReasonWhen(
            code="no_permit_on_record",
            text=Text(id="Izin tinggal tidak ditemukan dalam daftar.", en="No stay permit was found in the lists."),
            when=~stay.covers.exist(),
        ),
    ),
    evidence=(Evidence(table="presence", row=stay.known_presence.last_by(presence.day("from_on")).row_number()),),
    sentence=(
        Clause(
            text=Text(
                id="Tercatat berada sejak {seen_on} tanpa izin tinggal dalam daftar mana pun.",
                en="On record as present since {seen_on} with no stay permit in any list.",
            )
        ),
    ),
    clears=Text(id="Izin tinggal yang mencakup hari-hari itu.", en="A stay permit that covers those days."),
    written_by=WRITTEN_BY, checked_by=CHECKED_BY, review_on=REVIEW_ON,
)  # fmt: skip

document_row = travel_documents.rows(
    any_of(travel_documents.day("issued_on").is_missing(), travel_documents.day("issued_on").is_on_or_before(as_of))
).last_by(travel_documents.day("valid_until"))
document_until = document_row.day("valid_until").named(
    "document_until", Text(id="Paspor berlaku sampai", en="Passport valid until")
)
DOCUMENT_ENDS = Rule(
    id="document_ends_before_permit",
    title=Text(id="Dokumen perjalanan berakhir sebelum izin", en="Travel document ends before the permit"),
    question=Text(id="Paspor siapa habis sebelum izin tinggalnya?", en="Whose passport ends before the stay permit does?"),
    matters=Text(
        id="Tanpa paspor berlaku orang tidak dapat keluar atau memperpanjang.", en="Without a valid passport nobody can leave or extend."
    ),
    in_force=SINCE_THE_LAW,
    citations=(Citation(citation="Pasal 8 UU 6/2011", confirmed=False),),
    subject="people",
    steps=(stay.departed_on, stay.stay_limit, document_until),
    fires=all_of(is_lawful_today, document_until.is_before(stay.stay_limit)),
    answers=answers(stay_limit=stay.stay_limit),
    evidence=(Evidence(table="travel_documents", row=document_row.row_number()),),
    sentence=(
        Clause(
            text=Text(
                id="Paspor berakhir {document_until}, sebelum izin tinggal ({stay_limit}).",
                en="The passport ends on {document_until}, before the stay permit ({stay_limit}).",
            )
        ),
    ),
    clears=Text(id="Paspor baru yang tercatat.", en="A new passport on record."),
    written_by=WRITTEN_BY, checked_by=CHECKED_BY, review_on=REVIEW_ON,
)  # fmt: skip

differing = persons_needed.differing_permits.last_by(stay_permits.day("valid_until"))
recorded = differing.day("valid_until").named("recorded", Text(id="Batas tercatat", en="Recorded limit"))
computed, _computed_otherwise = (
    stay.end_of_first_stay(
        differing.day("valid_from"),
        days=differing.count("index.initial_days"),
        months=differing.count("index.initial_months"),
        reading=reading,
    )
    for reading in (End.EARLIEST, End.LATEST)
)
computed = computed.named("computed", Text(id="Batas menurut indeks", en="Limit by the index"))
computed_otherwise = choose((_computed_otherwise.is_after(computed), _computed_otherwise), otherwise=no_day).named(
    "computed_otherwise", Text(id="Batas menurut bacaan yang lain", en="Limit by the other reading")
)
differing_index = differing.word("visa_index").named("differing_index", Text(id="Indeks visa", en="Visa index"))
LIMIT_DIFFERS = Rule(
    id="recorded_limit_differs",
    title=Text(id="Batas tercatat berbeda dari hitungan", en="Recorded limit differs from the computed one"),
    question=Text(
        id="Batas tercatat mana yang tidak cocok dengan lama tinggal menurut indeksnya?",
        en="Which recorded limit does not fit the stay that its index gives?",
    ),
    matters=Text(
        id="Salah ketik di tempat pemeriksaan menimbulkan overstay yang tidak ada.",
        en="A slip at the checkpoint makes an overstay that never was.",
    ),
    in_force=SINCE_THE_LAW,
    citations=(Citation(citation="Ketentuan kantor: batas tercatat berlaku, hitungan memeriksa silang", confirmed=False),),
    subject="people",
    steps=(stay.departed_on, differing_index, recorded, computed, computed_otherwise),
    fires=all_of(recorded.is_known(), stay.departed_on.is_missing()),
    answers=answers(consequence=needs_a_person, stay_limit=stay.stay_limit),
    reasons=(
        ReasonWhen(
            code="limit_disputed",
            text=Text(id="Catatan batas tinggal perlu dibetulkan.", en="The record of the limit needs mending."),
            when=recorded.is_known(),
        ),
    ),
    evidence=(Evidence(table="stay_permits", row=differing.row_number()),),
    sentence=(
        Clause(
            when=computed_otherwise.is_missing(),
            text=Text(
                id="Catatan perlu dibetulkan: batas tercatat {recorded}, menurut indeks {differing_index} {computed} (atau perpanjangannya).",
                en="A record to mend: recorded limit {recorded}, by index {differing_index} {computed} (or an extension of it).",
            ),
        ),
        Clause(
            when=computed_otherwise.is_known(),
            text=Text(
                id="Catatan perlu dibetulkan: batas tercatat {recorded}, menurut indeks {differing_index} {computed} atau {computed_otherwise} (atau perpanjangannya); hukum tidak menyebut mana yang dimaksud.",
                en="A record to mend: recorded limit {recorded}, by index {differing_index} {computed} or {computed_otherwise} (or an extension of it); the law does not say which is meant.",
            ),
        ),
    ),
    clears=Text(
        id="Catatan yang dibetulkan, atau perpanjangan yang menjelaskannya.", en="A corrected record, or an extension that explains it."
    ),
    written_by=WRITTEN_BY, checked_by=CHECKED_BY, review_on=REVIEW_ON,
)  # fmt: skip

RULES = (LIMIT_SOON, PENDING, NO_PERMIT, DOCUMENT_ENDS, LIMIT_DIFFERS)
