"""Rules about purpose and place."""

from timpora.engine.expressions import all_of, any_of, as_of
from timpora.engine.rules import Citation, Clause, Evidence, ReasonWhen, Rule
from timpora.facts.codes import Activity, PermitKind
from timpora.kernel.text import Text
from timpora.rulebook import persons_needed, stay
from timpora.rulebook.rules.limits import (
    CHECKED_BY,
    REVIEW_ON,
    SINCE_THE_LAW,
    WRITTEN_BY,
    answers,
    is_here,
    is_lawful_today,
    needs_a_person,
)
from timpora.rulebook.tables import presence, work_permits


WORK_NEVER_ALLOWED = frozenset({"none"})
_LAW = (Citation(citation="Pasal 75 ayat (1) dan Pasal 122 UU 6/2011", confirmed=False),)

last_exit_row = stay.known_presence.having(
    all_of(
        presence.day("from_on").is_after(stay.departed_on),
        presence.day("left_indonesia_on").is_missing(),
    )
)
seen_after = last_exit_row.last_by(presence.day("from_on"))
seen_after_on = seen_after.day("from_on").named("seen_after_on", Text(id="Dilaporkan berada", en="Reported present"))
PRESENT_AFTER_EXIT = Rule(
    id="present_after_exit",
    title=Text(id="Berada setelah tercatat keluar", en="Present after a recorded exit"),
    question=Text(
        id="Siapa dilaporkan berada setelah hari keluarnya, tanpa masuk lagi?",
        en="Who was reported after the day of exit, without a new entry?",
    ),
    matters=Text(id="Salah satu catatan keliru.", en="One of the records is wrong."),
    in_force=SINCE_THE_LAW,
    citations=(Citation(citation="Pasal 66 dan 68 UU 6/2011", confirmed=False),),
    subject="people",
    steps=(stay.last_entry_on, stay.departed_on, seen_after_on),
    fires=seen_after_on.is_known(),
    answers=answers(consequence=needs_a_person),
    reasons=(
        ReasonWhen(
            code="records_contradict",
            text=Text(id="Catatan keluar dan laporan keberadaan bertentangan.", en="The exit and the presence report contradict."),
            when=seen_after_on.is_known(),
        ),
    ),
    evidence=(Evidence(table="presence", row=seen_after.row_number()),),
    sentence=(
        Clause(
            text=Text(
                id="Tercatat keluar {departed_on}, tetapi dilaporkan berada {seen_after_on}.",
                en="On record as having left on {departed_on}, but reported present on {seen_after_on}.",
            )
        ),
    ),
    clears=Text(id="Catatan masuk lagi, atau laporan yang dibetulkan.", en="A new entry on record, or a corrected report."),
    written_by=WRITTEN_BY, checked_by=CHECKED_BY, review_on=REVIEW_ON,
)  # fmt: skip

work_report = stay.known_presence.having(
    all_of(
        presence.word("activity").equals(Activity.WORK),
        any_of(
            presence.day("until_on").is_missing(),
            stay.last_entry_on.is_missing(),
            presence.day("until_on").is_on_or_after(stay.last_entry_on),
        ),
    )
).last_by(presence.day("from_on"))
work_reported_on = work_report.day("from_on").named(
    "work_reported_on", Text(id="Dilaporkan bekerja", en="Reported working")
)
index_forbids_work = any_of(
    stay.reaching_permit.word("index.work").is_among(WORK_NEVER_ALLOWED),
    all_of(stay.permit_kind.equals(PermitKind.VISIT), stay.reaching_permit.word("index.work").is_missing()),
)
OUTSIDE_INDEX = Rule(
    id="activity_outside_index",
    title=Text(id="Kegiatan di luar indeks visa", en="Activity outside the visa index"),
    question=Text(
        id="Siapa dilaporkan bekerja padahal indeksnya tidak mengizinkan?", en="Who is reported as working on an index without work?"
    ),
    matters=Text(id="Izin diberikan untuk satu maksud.", en="A permit is given for a purpose."),
    in_force=SINCE_THE_LAW,
    citations=_LAW,
    subject="people",
    steps=(stay.departed_on, stay.stay_limit, stay.permit_kind, stay.permit_index, work_reported_on),
    fires=all_of(is_here, work_reported_on.is_known(), index_forbids_work),
    answers=answers(consequence=needs_a_person, stay_limit=stay.stay_limit),
    reasons=(
        *persons_needed.ALWAYS,
        ReasonWhen(
            code="activity_to_verify",
            text=Text(id="Kegiatan harus diperiksa sebelum disimpulkan.", en="The activity must be checked before any conclusion."),
            when=work_reported_on.is_known(),
        ),
    ),
    evidence=(
        Evidence(table="presence", row=work_report.row_number()), Evidence(table="stay_permits", row=stay.permit_row),
    ),
    sentence=(
        Clause(
            text=Text(
                id="Dilaporkan bekerja {work_reported_on}, sedangkan indeks {permit_index} tidak mengizinkan bekerja; belum disimpulkan pelanggaran.",
                en="Reported as working on {work_reported_on}, while index {permit_index} allows no work; not yet concluded a violation.",
            )
        ),
    ),
    clears=Text(
        id="Laporan yang dibetulkan, atau izin yang mengizinkan kegiatan itu.", en="A corrected report, or a permit that allows it."
    ),
    written_by=WRITTEN_BY, checked_by=CHECKED_BY, review_on=REVIEW_ON,
)  # fmt: skip

plans = work_permits.rows(
    any_of(work_permits.day("valid_from").is_missing(), work_permits.day("valid_from").is_on_or_before(as_of))
)
plan_runs = plans.having(
    any_of(work_permits.day("valid_until").is_missing(), work_permits.day("valid_until").is_on_or_after(as_of))
).exist()
plan = plans.last_by(work_permits.day("valid_until"))
plan_employer = plan.word("employer_key").named(
    "plan_employer", Text(id="Pemberi kerja pada RPTKA", en="Employer on the plan")
)
plan_place = plan.word("place_key").named("plan_place", Text(id="Lokasi pada RPTKA", en="Place on the plan"))
found_employer = work_report.word("employer_key").named(
    "found_employer", Text(id="Pemberi kerja dilaporkan", en="Employer reported")
)
found_place = work_report.word("place_key").named("found_place", Text(id="Lokasi dilaporkan", en="Place reported"))
employer_differs = found_employer.differs_from(plan_employer)
place_differs = found_place.differs_from(plan_place)
# One approved plan that fits is enough; a plan that names no place fits every place of its employer.
_plan_differs = any_of(
    work_permits.word("employer_key").differs_from(found_employer),
    work_permits.word("place_key").differs_from(found_place),
)
a_plan_fits = plans.having(any_of(_plan_differs.is_missing(), ~_plan_differs)).exist()
WORK_ELSEWHERE = Rule(
    id="work_elsewhere",
    title=Text(id="Bekerja di tempat atau pemberi kerja lain", en="Working at another place or employer"),
    question=Text(
        id="Siapa dilaporkan bekerja pada pemberi kerja atau lokasi lain dari RPTKA?",
        en="Who is reported working for an employer or at a place other than the plan's?",
    ),
    matters=Text(id="RPTKA mengikat pemberi kerja dan lokasi.", en="The approved plan binds employer and place."),
    in_force=SINCE_THE_LAW,
    citations=_LAW,
    subject="people",
    steps=(stay.departed_on, work_reported_on, plan_employer, found_employer, plan_place, found_place),
    fires=all_of(is_here, work_reported_on.is_known(), plans.exist(), ~a_plan_fits),
    answers=answers(consequence=needs_a_person, stay_limit=stay.stay_limit),
    reasons=OUTSIDE_INDEX.reasons,
    evidence=(Evidence(table="presence", row=work_report.row_number()), Evidence(table="work_permits", row=plan.row_number())),
    sentence=(
        Clause(
            when=employer_differs,
            text=Text(
                id="Dilaporkan bekerja pada {found_employer}, RPTKA menyebut {plan_employer}; belum disimpulkan pelanggaran.",
                en="Reported working for {found_employer}, the plan names {plan_employer}; not yet concluded a violation.",
            ),
        ),
        Clause(
            when=place_differs,
            text=Text(
                id="Dilaporkan bekerja di {found_place}, RPTKA menyebut {plan_place}; belum disimpulkan pelanggaran.",
                en="Reported working at {found_place}, the plan names {plan_place}; not yet concluded a violation.",
            ),
        ),
        Clause(
            when=all_of(
                any_of(employer_differs.is_missing(), ~employer_differs), any_of(place_differs.is_missing(), ~place_differs)
            ),
            text=Text(
                id="Dilaporkan bekerja {work_reported_on} di luar RPTKA yang tercatat; belum disimpulkan pelanggaran.",
                en="Reported working on {work_reported_on} outside the approved plans on record; not yet concluded a violation.",
            ),
        ),
    ),
    clears=Text(id="RPTKA lain yang mencakupnya, atau laporan yang dibetulkan.", en="Another plan that covers it, or a corrected report."),
    written_by=WRITTEN_BY, checked_by=CHECKED_BY, review_on=REVIEW_ON,
)  # fmt: skip

plan_until = plan.day("valid_until").named("plan_until", Text(id="RPTKA berlaku sampai", en="Plan valid until"))
PLAN_ENDED = Rule(
    id="work_permit_ended",
    title=Text(id="RPTKA berakhir, izin tinggal berjalan", en="Work permit ended, stay permit runs"),
    question=Text(id="RPTKA siapa sudah berakhir sedangkan izin tinggalnya berjalan?", en="Whose plan ended while the stay permit runs?"),
    matters=Text(id="Izin tinggal kerja bergantung pada RPTKA.", en="A stay for work rests on the approved plan."),
    in_force=SINCE_THE_LAW,
    citations=(Citation(citation="PP 34/2021", confirmed=False),),
    subject="people",
    steps=(stay.departed_on, stay.stay_limit, plan_until),
    fires=all_of(is_lawful_today, plans.exist(), ~plan_runs),
    answers=answers(consequence=needs_a_person, stay_limit=stay.stay_limit),
    reasons=(
        ReasonWhen(
            code="work_permit_to_verify",
            text=Text(id="Periksa perpanjangan RPTKA pada pemberi kerja.", en="Check with the employer whether the plan was extended."),
            when=plan_until.is_known(),
        ),
    ),
    evidence=(Evidence(table="work_permits", row=plan.row_number()),),
    sentence=(
        Clause(
            text=Text(
                id="RPTKA berakhir {plan_until}, izin tinggal berjalan sampai {stay_limit}.",
                en="The approved plan ended on {plan_until}, the stay permit runs until {stay_limit}.",
            )
        ),
    ),
    clears=Text(id="RPTKA baru yang tercatat, atau izin tinggal yang ditutup.", en="A new plan on record, or a closed stay permit."),
    written_by=WRITTEN_BY, checked_by=CHECKED_BY, review_on=REVIEW_ON,
)  # fmt: skip

RULES = (PRESENT_AFTER_EXIT, OUTSIDE_INDEX, WORK_ELSEWHERE, PLAN_ENDED)
