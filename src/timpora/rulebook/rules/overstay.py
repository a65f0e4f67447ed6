"""Overstay: whoever stayed past the last lawful day, how sure it is, and what Pasal 78 UU 6/2011 attaches to it."""

from datetime import date

from timpora.engine.expressions import (
    all_of,
    any_of,
    as_of,
    choose,
    no_count,
    no_day,
    no_money,
    parameter_count,
    parameter_flag,
    parameter_money,
    word,
)
from timpora.engine.rules import Citation, Clause, Evidence, ReasonWhen, Rule
from timpora.kernel.periods import Period
from timpora.kernel.text import Text
from timpora.rulebook import contradictions, persons_needed, stay


left_late = all_of(stay.departed_on.is_known(), stay.departed_on.is_after(stay.stay_limit))
judged_on = choose(
    (stay.met_on.is_known(), stay.met_on), (stay.departed_on.is_known(), stay.departed_on), otherwise=as_of
).named("judged_on", Text(id="Hari yang dinilai", en="Day judged"))
overstay_days = stay.stay_limit.days_until(judged_on).named(
    "overstay_days", Text(id="Hari melebihi batas tinggal", en="Days of overstay"), unit=stay.DAYS
)
threshold = parameter_count("overstay.threshold_days", on=judged_on).named(
    "threshold_days", Text(id="Ambang Pasal 78", en="Threshold of Article 78"), unit=stay.DAYS
)
days_by_now = stay.stay_limit.days_until(as_of).named(
    "days_by_now", Text(id="Hari sampai hari ini", en="Days by today"), unit=stay.DAYS
)
is_seen_after_limit = any_of(stay.met_on.is_known(), left_late)
a_newer_permit_may_be_missing = persons_needed.a_newer_permit_may_be_missing(judged_on)
is_proven = all_of(
    is_seen_after_limit,
    ~persons_needed.limit_is_disputed,
    ~persons_needed.limit_is_open,
    ~contradictions.limit_is_contradicted,
    ~a_newer_permit_may_be_missing,
)
certainty = choose(
    (is_proven, word("proven")),
    (stay.has_probably_left, word("probably_left")),
    otherwise=word("no_exit_on_record"),
).named(
    "certainty",
    Text(id="Kepastian", en="Certainty"),
    words=(
        ("proven", Text(id="terbukti", en="proven")),
        ("probably_left", Text(id="kemungkinan sudah keluar", en="probably left")),
        ("no_exit_on_record", Text(id="belum tercatat keluar", en="no exit on record")),
    ),
)
reasons = (
    *persons_needed.ALWAYS,
    *persons_needed.departure_reasons(~is_seen_after_limit),
    ReasonWhen(
        code="permit_feed_silent",
        text=Text(
            id="Umpan izin diam sebelum hari yang dinilai: perpanjangan mungkin ada tetapi belum diterima; mintalah kiriman itu, jangan menagih.",
            en="A permits feed fell silent before the day judged: an extension may exist that has not arrived; ask for it, do not charge.",
        ),
        when=a_newer_permit_may_be_missing,
    ),
    ReasonWhen(
        code="late_limited_stay_application",
        text=Text(
            id="Mungkin masuk dengan visa tinggal terbatas dan terlambat mengajukan ITAS: ada biaya beban tersendiri, bukan overstay (Pasal 143 PP 48/2021); tanyakan kepada loket izin tinggal, jangan menghitung overstay.",
            en="Perhaps came on a limited-stay visa and was late to apply for the permit: that has a charge of its own and is no overstay (Article 143 PP 48/2021); ask the permit desk, do not count overstay.",
        ),
        when=persons_needed.is_stay_for_an_application,
    ),
    ReasonWhen(
        code="exactly_threshold",
        text=Text(
            id="Tepat pada hari ambang: undang-undang tidak mengaturnya; pejabat memutuskan dengan alasan.",
            en="Exactly on the threshold: the law is silent; an officer decides, with reasons.",
        ),
        when=overstay_days.equals(threshold),
    ),
    ReasonWhen(
        code="probably_left",
        text=Text(
            id="Kemungkinan sudah meninggalkan Indonesia: mintalah bukti keluar wilayah sebelum menyimpulkan.",
            en="Probably left Indonesia: ask for proof of the exit before any conclusion.",
        ),
        when=all_of(stay.has_probably_left, ~is_seen_after_limit),
    ),
    ReasonWhen(
        code="no_threshold_on_that_day",
        text=Text(
            id="Ambang Pasal 78 belum ada pada hari yang dinilai; pejabat menilai menurut aturan hari itu.",
            en="Article 78 set no threshold yet on the day judged; an officer judges by the rules of that day.",
        ),
        when=threshold.is_missing(),
    ),
    ReasonWhen(
        code="met_again_beyond_threshold",
        text=Text(
            id="Ditemui lagi setelah lewat ambang; pejabat memutuskan hari mana yang dinilai.",
            en="Met again beyond the threshold; an officer decides which day is judged.",
        ),
        when=all_of(
            ~overstay_days.is_above(threshold), stay.stay_limit.days_until(stay.last_met_on).is_above(threshold)
        ),
    ),
)
needs_a_person = any_of(*[reason.when for reason in reasons])
consequence = choose(
    (needs_a_person, word("needs_a_person")),
    (overstay_days.is_below(threshold), word("charge")),
    (overstay_days.is_above(threshold), word("deportation_and_ban")),
    otherwise=word("needs_a_person"),
).named(
    "consequence",
    Text(id="Akibat hukum", en="Consequence"),
    words=(
        ("needs_a_person", Text(id="perlu pejabat", en="needs a person")),
        ("charge", Text(id="biaya beban", en="overstay charge")),
        ("deportation_and_ban", Text(id="deportasi dan penangkalan", en="deportation and entry ban")),
    ),
)
is_charged = any_of(
    consequence.equals("charge"),
    all_of(consequence.equals("deportation_and_ban"), parameter_flag("overstay.charge_beyond_threshold", on=judged_on)),
)
charge_per_day = parameter_money("overstay.charge_per_day", on=judged_on).named(
    "charge_per_day", Text(id="Biaya beban per hari", en="Charge per day")
)
charge = choose((is_charged, charge_per_day.times(overstay_days)), otherwise=no_money).named(
    "overstay_charge", Text(id="Biaya beban", en="Overstay charge")
)
_threshold_passed_on = stay.stay_limit.plus_days(threshold).plus_days(1)
worsens_on = choose(
    (all_of(consequence.equals("charge"), stay.departed_on.is_missing(), _threshold_passed_on.is_after(as_of)),
     _threshold_passed_on),
    otherwise=no_day,
).named("worsens_on", Text(id="Menjadi lebih berat pada", en="Gets heavier on"))  # fmt: skip
fires = all_of(stay.is_past_limit, any_of(~stay.is_pending, ~stay.was_lodged_in_time))
still_counting = choose(
    (all_of(stay.departed_on.is_missing(), as_of.is_after(judged_on)), days_by_now), otherwise=no_count
)

RULE = Rule(
    id="overstay",
    title=Text(id="Melebihi batas tinggal", en="Overstay"),
    question=Text(
        id="Siapa yang masih berada di Indonesia atau keluar setelah hari sah terakhirnya?",
        en="Who is still in Indonesia, or left, after the last lawful day?",
    ),
    matters=Text(
        id="Tiap hari menambah biaya beban, dan lewat ambang akibatnya deportasi; salah hitung merugikan orang.",
        en="Each day adds to the charge and beyond the threshold deportation follows; a miscount wrongs a person.",
    ),
    in_force=Period(date(2011, 5, 5)),
    citations=(Citation(citation="Pasal 78 ayat (1)-(3) UU 6/2011", confirmed=True),),
    subject="people",
    steps=(
        stay.last_entry_on, stay.departed_on, stay.ended_on, stay.permit_kind, stay.permit_index, stay.stay_limit,
        stay.stay_limit_otherwise, stay.since,
        stay.met_on, stay.last_met_on, stay.last_reported_on, stay.left_evidence_on, stay.pending_lodged_on, judged_on,
        overstay_days, days_by_now, threshold, certainty, consequence, charge_per_day, charge, worsens_on,
    ),
    fires=fires,
    answers={
        "certainty": certainty, "consequence": consequence, "stay_limit": stay.stay_limit, "judged_on": judged_on,
        "overstay_days": overstay_days, "overstay_charge": charge, "worsens_on": worsens_on,
        "held_back": any_of(
            all_of(~is_seen_after_limit, persons_needed.exit_feed_is_silent), a_newer_permit_may_be_missing
        ),
    },
    reasons=reasons,
    evidence=(
        Evidence(table="stay_permits", row=stay.permit_row),
        Evidence(table="presence", row=stay.met.row_number()),
    ),
    sentence=(
        Clause(
            when=is_proven,
            text=Text(
                id="Melebihi batas tinggal {overstay_days} (sejak {since}).",
                en="{overstay_days} past the stay limit (since {since}).",
            ),
        ),
        Clause(
            when=~is_proven,
            text=Text(
                id="Batas tinggal lewat {overstay_days} (sejak {since}), {certainty}.",
                en="The stay limit passed {overstay_days} ago (since {since}), {certainty}.",
            ),
        ),
        Clause(
            when=stay.permit_index.is_known(),
            text=Text(
                id="{permit_kind} ({permit_index}) berakhir {stay_limit}.",
                en="{permit_kind} ({permit_index}) ended on {stay_limit}.",
            ),
        ),
        Clause(
            when=stay.permit_index.is_missing(),
            text=Text(id="{permit_kind} berakhir {stay_limit}.", en="{permit_kind} ended on {stay_limit}."),
        ),
        Clause(
            when=stay.stay_limit_otherwise.is_known(),
            text=Text(
                id="Batas itu dihitung dalam bulan dan bisa juga {stay_limit_otherwise}.",
                en="That limit is a sum of months and may as well be {stay_limit_otherwise}.",
            ),
        ),
        Clause(
            when=stay.departed_on.is_missing(),
            text=Text(
                id="Tidak ada perpanjangan atau keluar wilayah tercatat.", en="No extension or exit is on record."
            ),
        ),
        Clause(when=stay.met_on.is_known(), text=Text(id="Ditemui petugas {met_on}.", en="Met by an officer on {met_on}.")),
        Clause(
            when=left_late, text=Text(id="Keluar wilayah {departed_on}.", en="Left the country on {departed_on}.")
        ),
        Clause(
            when=all_of(stay.left_evidence_on.is_known(), stay.has_probably_left),
            text=Text(
                id="Dikabarkan meninggalkan Indonesia {left_evidence_on}.",
                en="Said to have left Indonesia on {left_evidence_on}.",
            ),
        ),
        Clause(
            when=all_of(is_proven, still_counting.is_known()),
            text=Text(
                id="Sampai hari ini {days_by_now} (keterangan, bukan dasar biaya).",
                en="{days_by_now} by today (information, not the basis of a charge).",
            ),
        ),
        Clause(
            when=charge.is_known(),
            text=Text(
                id="Biaya beban sampai {judged_on} {overstay_charge}.", en="Overstay charge up to {judged_on} {overstay_charge}."
            ),
        ),
        Clause(
            when=worsens_on.is_known(),
            text=Text(
                id="Lewat {threshold_days} ({worsens_on}): deportasi dan penangkalan.",
                en="Past {threshold_days} ({worsens_on}): deportation and entry ban.",
            ),
        ),
        Clause(
            when=consequence.equals("deportation_and_ban"),
            text=Text(
                id="Lewat {threshold_days}: deportasi dan usulan penangkalan.",
                en="Past {threshold_days}: deportation and a proposed entry ban.",
            ),
        ),
    ),
    clears=Text(
        id="Bukti keluar wilayah, perpanjangan, atau izin lain yang mencakup hari-hari itu; atau catatan batas yang dibetulkan.",
        en="Proof of an exit, an extension or another permit that covers those days; or a corrected limit.",
    ),
    written_by="Timpora",
    checked_by="belum diperiksa / not yet checked",
    review_on=date(2027, 1, 2),
)  # fmt: skip
