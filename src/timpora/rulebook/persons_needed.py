"""When software concludes nothing and a named officer must look (docs/explanation/rulings.md, rulings 2 to 6)."""

from timpora.engine.expressions import Count, Day, Flag, Word, all_of, any_of, as_of, choose, count, parameter_count
from timpora.engine.rules import ReasonWhen
from timpora.facts.codes import CircumstanceKind, FeedKind, PermitKind
from timpora.kernel.text import Text
from timpora.rulebook import contradictions, stay
from timpora.rulebook.tables import feeds, people, stay_permits


STATELESS_AND_REFUGEE_CODES = frozenset(
    {"XXA", "XXB", "XXC"}
)  # ICAO 9303-3, codes for persons without a defined nationality
MOST_EXTENSIONS_READ = 6  # how many extensions in a row the cross-check tries; no index allows more

# The recorded limit against the one that the index gives: the first stay, or it and whole extensions, or one extension.
# Days fit to the day. Months fit both readings of an open sum, and the days by which offices are known to differ.
_recorded = stay_permits.day("valid_until")
_granted_days = stay_permits.day("valid_from").days_until(_recorded).plus(1)
_beyond_first = stay.computed_limit_otherwise.days_until(_recorded)
_tolerance = choose(
    (stay_permits.count("index.initial_days").is_known(), count(0)),
    otherwise=parameter_count("recorded_limit.month_tolerance_days"),
)
_most_beyond = _tolerance.plus(stay.computed_limit_otherwise.days_until(stay.computed_limit))
_extensions_are_unknown = stay_permits.count("index.longest_extensions").is_missing()
# Where nobody knows how long an extension may be, a longer limit and a row that is itself an extension are not disputed.
_may_be_extended = all_of(
    _extensions_are_unknown, any_of(_beyond_first.is_above(0), stay_permits.word("extension_of").is_known())
)


def _is_beyond_by(days: Count) -> Flag:
    off = _beyond_first.minus(days)
    return all_of(~off.plus(_tolerance).is_below(0), off.is_at_most(_most_beyond))


_fits = any_of(
    _is_beyond_by(count(0)),
    _may_be_extended,
    _granted_days.equals(stay_permits.count("index.extension_days")),
    *[
        all_of(
            _is_beyond_by(stay_permits.count("index.extension_days").times(number)),
            count(number).is_at_most(stay_permits.count("index.longest_extensions")),
        )
        for number in range(1, MOST_EXTENSIONS_READ + 1)
    ],
)
recorded_limit_differs = all_of(
    ~stay_permits.flag("index.stay_varies"),
    _granted_days.is_known(),
    _beyond_first.is_known(),
    any_of(_fits.is_missing(), ~_fits),
)
differing_permits = stay.covers.having(recorded_limit_differs)
limit_is_disputed = differing_permits.having(stay.last_covered_on.equals(stay.stay_limit)).exist()

# Whoever came on a limited-stay visa has some days for the application, and pays for being late with it, which is no
# overstay; a record does not show whether the limited stay permit was given at the border.
_for_the_application = parameter_count("overstay.late_stay_application_days", on=stay.reaching_permit.day("valid_from"))
is_stay_for_an_application = all_of(
    stay.permit_kind.equals(PermitKind.LIMITED),
    stay.reaching_permit.word("extension_of").is_missing(),
    stay.reaching_permit.day("valid_from").days_until(stay.stay_limit).is_below(_for_the_application),
)


def _unknown(index: Word, existed: Flag) -> Flag:
    return all_of(index.is_known(), existed.is_missing())


# Of the permit that reaches furthest, and of one without a limit that may reach further.
_without_limit = stay.permits_without_limit
limit_is_open = _without_limit.exist()
index_is_unknown = any_of(
    _unknown(stay.reaching_permit.word("visa_index"), stay.reaching_permit.flag("index.existed")),
    _without_limit.having(_unknown(stay_permits.word("visa_index"), stay_permits.flag("index.existed"))).exist(),
)
index_did_not_exist = any_of(
    ~stay.reaching_permit.flag("index.existed"), _without_limit.having(~stay_permits.flag("index.existed")).exist()
)

# A feed is silent when nothing came for some of its rhythms.
_crossing_feeds = feeds.rows(feeds.word("kind").equals(FeedKind.CROSSINGS))
rhythm = choose(
    (feeds.count("rhythm_days").is_known(), feeds.count("rhythm_days")),
    otherwise=parameter_count("feeds.default_rhythm_days"),
)
patience = rhythm.times(parameter_count("feeds.silent_after_rhythms"))
is_silent = any_of(
    feeds.day("last_arrival_on").is_missing(), feeds.day("last_arrival_on").days_until(as_of).is_above(patience)
)
exit_feed_is_silent = _crossing_feeds.having(is_silent).exist_anywhere()
no_exit_feed = ~_crossing_feeds.exist_anywhere()
_silent_permit_feeds = feeds.rows(all_of(feeds.word("kind").equals(FeedKind.PERMITS), is_silent))
_no_permit_ever_came = _silent_permit_feeds.having(feeds.day("last_arrival_on").is_missing()).exist_anywhere()


def a_newer_permit_may_be_missing(judged_on: Day) -> Flag:
    """Whether a feed of permits fell silent before the day judged: an extension may exist that has not arrived."""
    told_until = _silent_permit_feeds.earliest_anywhere(feeds.day("last_arrival_on"))
    fell_silent_before = told_until.is_before(judged_on)
    return any_of(_no_permit_ever_came, all_of(fell_silent_before.is_known(), fell_silent_before))


def _circumstance(kind: CircumstanceKind, indonesian: str, english: str) -> ReasonWhen:
    return ReasonWhen(code=kind.value, text=Text(id=indonesian, en=english), when=stay.under_circumstance(kind))


def _permit(kind: PermitKind, indonesian: str, english: str) -> ReasonWhen:
    return ReasonWhen(
        code=f"{kind.value}_permit", text=Text(id=indonesian, en=english), when=stay.permit_kind.equals(kind)
    )


ALWAYS = (
    ReasonWhen(
        code="pending_application",
        text=Text(
            id="Ada permohonan yang belum diputus; tanyakan kepada loket izin tinggal kapan diputus, jangan menagih biaya beban sebelum itu.",
            en="An application is undecided; ask the permit desk when it will be decided, and charge nothing before that.",
        ),
        when=stay.is_pending,
    ),
    _permit(
        PermitKind.BRIDGING,
        "Izin tinggal peralihan berakhir; tanyakan kepada loket izin tinggal apakah izin barunya sudah diputus, jangan menagih otomatis.",
        "A bridging stay permit ended; ask the permit desk whether the new permit is decided, charge nothing automatically.",
    ),
    _permit(
        PermitKind.FORCED_STAY,
        "Izin tinggal keadaan terpaksa berakhir; periksa apakah keadaannya masih ada, biaya bebannya dapat Rp0, jangan menagih otomatis.",
        "A forced-stay permit ended; see whether its cause goes on, the charge may be Rp0, charge nothing automatically.",
    ),
    _permit(
        PermitKind.DIPLOMATIC,
        "Izin diplomatik di luar pengawasan keimigrasian (Pasal 73 UU 6/2011); hubungi Kementerian Luar Negeri, jangan memeriksa atau menagih.",
        "Diplomatic permits are outside immigration supervision (Article 73 UU 6/2011); contact the Foreign Ministry, neither examine nor charge.",
    ),
    _permit(
        PermitKind.SERVICE,
        "Izin dinas diberikan Menteri Luar Negeri (Pasal 49 UU 6/2011); hubungi Kementerian Luar Negeri, jangan memeriksa atau menagih.",
        "Service permits are given by the Foreign Minister (Article 49 UU 6/2011); contact the Foreign Ministry, neither examine nor charge.",
    ),
    _circumstance(
        CircumstanceKind.IN_CUSTODY,
        "Dalam tahanan atau menjalani pidana; hubungi penyidik, jaksa atau lapas, jangan menghitung waktu itu sebagai overstay biasa.",
        "In custody or serving a sentence; contact the investigator, prosecutor or prison, do not count that time as ordinary overstay.",
    ),
    _circumstance(
        CircumstanceKind.TRAFFICKING_VICTIM,
        "Diduga korban perdagangan orang; hubungi penyidik dan pendamping korban, jangan mengenakan tindakan administratif apa pun (Pasal 86 UU 6/2011).",
        "Possible victim of trafficking; contact investigator and victim support, take no administrative action at all (Article 86 UU 6/2011).",
    ),
    _circumstance(
        CircumstanceKind.SMUGGLING_VICTIM,
        "Diduga korban penyelundupan manusia; hubungi penyidik dan pendamping korban, jangan mengenakan tindakan administratif apa pun (Pasal 86 UU 6/2011).",
        "Possible victim of people smuggling; contact investigator and victim support, take no administrative action at all (Article 86 UU 6/2011).",
    ),
    _circumstance(
        CircumstanceKind.REGISTERED_WITH_UNHCR,
        "Terdaftar pada UNHCR; hubungi UNHCR, jangan memberi tahu perwakilan negara asal dan jangan memulangkan.",
        "Registered with UNHCR; contact UNHCR, do not notify the mission of the state of origin and do not remove.",
    ),
    _circumstance(
        CircumstanceKind.DUAL_NATIONAL_CHILD,
        "Anak berkewarganegaraan ganda; periksa affidavit dan panggil orang tua, jangan menagih: dengan affidavit izin tinggal tidak diperlukan.",
        "A child of two nationalities; check the affidavit and call the parents, do not charge: with an affidavit no stay permit is needed.",
    ),
    _circumstance(
        CircumstanceKind.FORCE_MAJEURE,
        "Keadaan kahar tercatat; mintalah buktinya dari maskapai atau otoritas, jangan menagih sebelum pejabat menilai apakah biaya bebannya Rp0.",
        "Force majeure is on record; ask airline or authority for proof, charge nothing before an officer judges whether the charge is Rp0.",
    ),
    _circumstance(
        CircumstanceKind.ILL_OR_PREGNANT,
        "Sakit atau hamil; hubungi tenaga kesehatan, jangan menempatkan di ruang detensi (Pasal 83 ayat (2) UU 6/2011).",
        "Ill or pregnant; call a health worker, do not place in a detention room (Article 83(2) UU 6/2011).",
    ),
    ReasonWhen(
        code="stateless_or_refugee",
        text=Text(
            id="Tanpa kewarganegaraan atau pengungsi; hubungi UNHCR, jangan memberi tahu perwakilan negara asal.",
            en="Stateless or a refugee; contact UNHCR, do not notify the mission of a state of origin.",
        ),
        when=people.word("nationality").is_among(STATELESS_AND_REFUGEE_CODES)
        | stay.under_circumstance(CircumstanceKind.STATELESS),
    ),
    ReasonWhen(
        code="child",
        text=Text(
            id="Anak; utamakan perlindungan dan panggil orang tua atau wali, jangan memeriksa sendirian atau menempatkan di ruang detensi.",
            en="A child; protection comes first, call the parents or guardian, do not examine alone or place in a detention room.",
        ),
        when=stay.is_child,
    ),
    ReasonWhen(
        code="limit_contradicted",
        text=Text(
            id="Catatan yang menentukan batas tinggal bertentangan; betulkan catatannya dahulu, jangan menyimpulkan apa pun tentang orangnya.",
            en="Records that decide the stay limit contradict each other; mend the records first, conclude nothing about the person.",
        ),
        when=contradictions.limit_is_contradicted,
    ),
    ReasonWhen(
        code="limit_disputed",
        text=Text(
            id="Batas tinggal tercatat berbeda dari hitungan menurut indeks; betulkan catatannya dahulu.",
            en="The recorded limit differs from the one the index gives; mend the record first.",
        ),
        when=limit_is_disputed,
    ),
    ReasonWhen(
        code="index_unknown",
        text=Text(
            id="Tidak dapat dinilai: indeks visa tidak dikenal.", en="Cannot be judged: the visa index is unknown."
        ),
        when=index_is_unknown,
    ),
    ReasonWhen(
        code="index_not_on_that_day",
        text=Text(
            id="Indeks visa dikenal tetapi tidak ada pada hari izin dimulai; betulkan indeks atau tanggalnya dahulu.",
            en="The visa index is known but did not exist when the permit began; mend the index or the day first.",
        ),
        when=index_did_not_exist,
    ),
    ReasonWhen(
        code="limit_not_on_record",
        text=Text(
            id="Ada izin yang tercatat tanpa batas tinggal; lihat dahulu sampai kapan izin itu berlaku.",
            en="A permit is on record without a stay limit; see first until when it holds.",
        ),
        when=limit_is_open,
    ),
    ReasonWhen(
        code="limit_ambiguous",
        text=Text(
            id="Batas dihitung dalam bulan dan kalender tidak mempunyai tanggalnya; pejabat memilih satu dari dua hari.",
            en="The limit is a sum of months and the calendar lacks the day; an officer chooses one of two days.",
        ),
        when=stay.stay_limit_otherwise.is_known(),
    ),
)


def departure_reasons(unproven: Flag) -> tuple[ReasonWhen, ...]:
    """Why a departure that is not on record cannot be excluded."""
    return (
        ReasonWhen(
            code="feed_silent",
            text=Text(
                id="Umpan perlintasan diam: keluar wilayah mungkin ada tetapi belum diterima.",
                en="A crossings feed is silent: an exit may exist that has not arrived.",
            ),
            when=unproven & exit_feed_is_silent,
        ),
        ReasonWhen(
            code="no_exit_feed",
            text=Text(
                id="Tidak ada daftar perlintasan yang dibaca: keluar wilayah tidak dapat terlihat.",
                en="No list of crossings was read: an exit could not be seen.",
            ),
            when=unproven & no_exit_feed,
        ),
    )
