"""Rules about the records themselves: what contradicts or is missing is addressed to the data and not to the person."""

from timpora.engine.expressions import all_of, any_of, uncovered_days, word
from timpora.engine.rules import Citation, Clause, Evidence, ReasonWhen, Rule
from timpora.kernel.text import Text
from timpora.rulebook import contradictions, persons_needed, stay
from timpora.rulebook.rules.limits import (
    CHECKED_BY,
    REVIEW_ON,
    SINCE_THE_LAW,
    WRITTEN_BY,
    answers,
    is_here,
    needs_a_person,
)
from timpora.rulebook.stay import crossed_on
from timpora.rulebook.tables import feeds, stay_permits


_periods = stay.covers.as_periods(first=stay.first_covered_on, last=stay.last_covered_on)
first_cover = stay.covers.earliest(stay.first_covered_on).named(
    "first_cover", Text(id="Hari pertama izin dalam masa tinggal ini", en="First covered day of this stay")
)
gap_days = uncovered_days(first=first_cover, last=stay.stay_limit, covers=[_periods]).named(
    "gap_days", Text(id="Hari tanpa izin di antara izin", en="Uncovered days between permits"), unit=stay.DAYS
)
_second_entry = contradictions.second_entries.last_by(crossed_on)
second_entry_on = _second_entry.day("crossed_on").named(
    "second_entry_on", Text(id="Masuk tanpa keluar sebelumnya", en="Entry without an exit before it")
)
_first_entry = stay.alone_in.having(crossed_on.is_before(second_entry_on)).last_by(crossed_on)
first_entry_on = _first_entry.day("crossed_on").named("first_entry_on", Text(id="Masuk sebelumnya", en="Entry before"))
_second_exit = contradictions.second_exits.last_by(crossed_on)
second_exit_on = _second_exit.day("crossed_on").named(
    "second_exit_on", Text(id="Keluar tanpa masuk sebelumnya", en="Exit without an entry before it")
)
_first_exit = stay.alone_out.having(crossed_on.is_before(second_exit_on)).last_by(crossed_on)
first_exit_on = _first_exit.day("crossed_on").named("first_exit_on", Text(id="Keluar sebelumnya", en="Exit before"))

overlapping = contradictions.overlapping.last_by(stay.last_covered_on)
overlapping_kind = overlapping.word("kind").named(
    "overlapping_kind", Text(id="Jenis izin yang bertumpang tindih", en="Kind of the overlapping permit"),
    words=stay.PERMIT_WORDS,
)  # fmt: skip
overlapping_from = overlapping.day("valid_from").named(
    "overlapping_from", Text(id="Hari pertama izin yang bertumpang tindih", en="First day of the overlapping permit")
)
other_limit = contradictions.told_otherwise.last_by(stay_permits.day("valid_until"))
other_limit_on = other_limit.day("valid_until").named(
    "other_limit_on", Text(id="Batas lain dari izin yang sama", en="Other limit of the same permit")
)
granted_late = contradictions.granted_too_late.last_by(stay_permits.day("valid_until"))
granted_late_on = granted_late.day("granted_on").named(
    "granted_late_on", Text(id="Diberikan setelah berakhir", en="Granted after its end")
)
granted_late_until = granted_late.day("valid_until").named(
    "granted_late_until", Text(id="Akhir izin itu", en="End of that permit")
)
# Of somebody who left in time nothing follows from permits any more.
_permits_matter = any_of(is_here, stay.is_past_limit)
leaves_a_gap = all_of(is_here, gap_days.is_above(0))
overlap = all_of(_permits_matter, overlapping_from.is_known())
has_two_limits = all_of(_permits_matter, other_limit_on.is_known())
is_granted_late = all_of(_permits_matter, granted_late_on.is_known())
limit_is_open = all_of(_permits_matter, stay.permits_without_limit.exist())
open_permit = stay.permits_without_limit.last_by(stay.first_covered_on)
CONTRADICTORY = Rule(
    id="contradictory_records",
    title=Text(id="Catatan yang bertentangan atau bercelah", en="Records that contradict each other or leave a gap"),
    question=Text(
        id="Catatan siapa tidak mungkin benar semuanya, atau meninggalkan hari tanpa izin di tengah satu masa tinggal?",
        en="Whose records cannot all be right, or leave days uncovered within one stay?",
    ),
    matters=Text(
        id="Ada catatan yang hilang atau keliru; ditujukan kepada catatan, bukan orangnya.",
        en="A record is missing or wrong; it is addressed to the record, not the person.",
    ),
    in_force=SINCE_THE_LAW,
    citations=(Citation(citation="Ketentuan kantor: mutu data", confirmed=False),),
    subject="people",
    steps=(
        stay.departed_on, first_cover, stay.permit_kind, stay.stay_limit, gap_days, first_entry_on, second_entry_on,
        first_exit_on, second_exit_on, overlapping_kind, overlapping_from, other_limit_on, granted_late_on,
        granted_late_until,
    ),
    fires=any_of(
        leaves_a_gap, second_entry_on.is_known(), second_exit_on.is_known(), overlap, has_two_limits, is_granted_late,
        limit_is_open,
    ),
    answers=answers(consequence=needs_a_person, stay_limit=stay.stay_limit),
    reasons=(
        ReasonWhen(
            code="days_without_a_permit",
            text=Text(
                id="Carilah izin untuk hari-hari yang tidak tertutup pada loket izin tinggal.",
                en="Look for the permit of the uncovered days at the permit desk.",
            ),
            when=leaves_a_gap,
        ),
        ReasonWhen(
            code="entry_after_entry",
            text=Text(
                id="Satu keluar wilayah tidak tercatat; mintalah perlintasannya dan lihat cap paspor.",
                en="An exit is not on record; ask for the crossings and look at the stamps in the passport.",
            ),
            when=second_entry_on.is_known(),
        ),
        ReasonWhen(
            code="exit_after_exit",
            text=Text(
                id="Satu masuk wilayah tidak tercatat, dan dengan itu mungkin izinnya; mintalah perlintasannya.",
                en="An entry is not on record, nor perhaps the permit that came with it; ask for the crossings.",
            ),
            when=second_exit_on.is_known(),
        ),
        ReasonWhen(
            code="permits_overlap",
            text=Text(
                id="Catat izin mana yang memperpanjang atau menggantikan yang lain, atau tutup yang keliru.",
                en="Record which permit extends or replaces the other, or close the one that is wrong.",
            ),
            when=overlap,
        ),
        ReasonWhen(
            code="two_limits",
            text=Text(
                id="Lihat izinnya dan betulkan daftar yang menyebut batas yang keliru.",
                en="Look at the permit and mend the list that names the wrong limit.",
            ),
            when=has_two_limits,
        ),
        ReasonWhen(
            code="granted_after_its_end",
            text=Text(
                id="Lihat izinnya: hari pemberian atau batasnya salah ditulis.",
                en="Look at the permit: the day of grant or the limit is written wrongly.",
            ),
            when=is_granted_late,
        ),
        ReasonWhen(
            code="limit_not_on_record",
            text=Text(
                id="Lihat izinnya dan catat sampai kapan berlaku.", en="Look at the permit and record until when it holds."
            ),
            when=limit_is_open,
        ),
    ),
    evidence=(
        Evidence(table="stay_permits", row=stay.permit_row),
        Evidence(table="stay_permits", row=overlapping.row_number()),
        Evidence(table="stay_permits", row=other_limit.row_number()),
        Evidence(table="stay_permits", row=granted_late.row_number()),
        Evidence(table="stay_permits", row=open_permit.row_number()),
        Evidence(table="crossings", row=_first_entry.row_number()),
        Evidence(table="crossings", row=_second_entry.row_number()),
        Evidence(table="crossings", row=_first_exit.row_number()),
        Evidence(table="crossings", row=_second_exit.row_number()),
    ),
    sentence=(
        Clause(
            when=leaves_a_gap,
            text=Text(
                id="Catatan perlu dilengkapi: {gap_days} tanpa izin antara {first_cover} dan {stay_limit}.",
                en="Records to complete: {gap_days} without a permit between {first_cover} and {stay_limit}.",
            ),
        ),
        Clause(
            when=second_entry_on.is_known(),
            text=Text(
                id="Masuk {first_entry_on} dan masuk lagi {second_entry_on} tanpa keluar wilayah di antaranya.",
                en="Entered on {first_entry_on} and again on {second_entry_on} with no exit between.",
            ),
        ),
        Clause(
            when=second_exit_on.is_known(),
            text=Text(
                id="Keluar {first_exit_on} dan keluar lagi {second_exit_on} tanpa masuk wilayah di antaranya.",
                en="Left on {first_exit_on} and again on {second_exit_on} with no entry between.",
            ),
        ),
        Clause(
            when=overlap,
            text=Text(
                id="Dua izin berlaku pada hari yang sama: {overlapping_kind} sejak {overlapping_from}, dan {permit_kind} yang berakhir {stay_limit}; tidak tercatat mana yang menggantikan.",
                en="Two permits hold on the same days: {overlapping_kind} since {overlapping_from}, and {permit_kind} that ends on {stay_limit}; which replaced which is not on record.",
            ),
        ),
        Clause(
            when=has_two_limits,
            text=Text(
                id="Izin yang sama tercatat dengan dua batas: {stay_limit} dan {other_limit_on}.",
                en="The same permit is on record with two limits: {stay_limit} and {other_limit_on}.",
            ),
        ),
        Clause(
            when=is_granted_late,
            text=Text(
                id="Izin yang berakhir {granted_late_until} tercatat diberikan sesudahnya, {granted_late_on}.",
                en="A permit that ended on {granted_late_until} is on record as granted after that, on {granted_late_on}.",
            ),
        ),
        Clause(
            when=limit_is_open,
            text=Text(
                id="Ada izin yang tercatat tanpa batas tinggal, dan indeksnya tidak menentukannya.",
                en="A permit is on record without a stay limit, and its index does not give one.",
            ),
        ),
    ),
    clears=Text(
        id="Izin, batas atau perlintasan yang hilang dicatat, atau catatan yang keliru dibetulkan.",
        en="The missing permit, limit or crossing put on record, or the wrong record mended.",
    ),
    written_by=WRITTEN_BY, checked_by=CHECKED_BY, review_on=REVIEW_ON,
)  # fmt: skip

last_arrival = feeds.day("last_arrival_on").named("last_arrival", Text(id="Terakhir diterima", en="Last arrival"))
feed_name = feeds.word("feed").named("feed_name", Text(id="Umpan", en="Feed"))
FEED_SILENT = Rule(
    id="feed_silent",
    title=Text(id="Umpan data diam", en="Silent feed"),
    question=Text(id="Umpan mana tidak datang lagi?", en="Which feed no longer arrives?"),
    matters=Text(
        id="Keluar wilayah yang belum diterima menimbulkan overstay palsu.", en="Exits that have not arrived make false overstays."
    ),
    in_force=SINCE_THE_LAW,
    citations=(Citation(citation="Ketetapan kantor: irama umpan", confirmed=True),),
    subject="feeds",
    steps=(feed_name, last_arrival),
    fires=persons_needed.is_silent,
    answers=answers(consequence=word("none")),
    sentence=(
        Clause(
            when=last_arrival.is_known(),
            text=Text(
                id="Umpan {feed_name} diam sejak {last_arrival}; temuan yang bergantung padanya ditahan.",
                en="Feed {feed_name} has been silent since {last_arrival}; findings that rest on it are held back.",
            ),
        ),
        Clause(
            when=last_arrival.is_missing(),
            text=Text(id="Umpan {feed_name} belum pernah diterima.", en="Feed {feed_name} has never arrived."),
        ),
    ),
    clears=Text(id="Kiriman data yang tertinggal.", en="The arrival of what is missing."),
    written_by=WRITTEN_BY, checked_by=CHECKED_BY, review_on=REVIEW_ON,
)  # fmt: skip

RULES = (CONTRADICTORY, FEED_SILENT)
