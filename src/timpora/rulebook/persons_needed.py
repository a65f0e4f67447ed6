"""When software concludes nothing and a named officer must look (docs/explanation/rulings.md, rulings 2 to 6)."""

from timpora.engine.expressions import Count, Flag, Word, all_of, any_of, as_of, choose, count, parameter_count
from timpora.engine.nodes import End
from timpora.engine.rules import ReasonWhen
from timpora.facts.codes import CircumstanceKind, FeedKind, PermitKind
from timpora.kernel.text import Text
from timpora.rulebook import stay
from timpora.rulebook.tables import feeds, people, stay_permits


STATELESS_AND_REFUGEE_CODES = frozenset(
    {"XXA", "XXB", "XXC"}
)  # ICAO 9303-3, codes for persons without a defined nationality
MOST_EXTENSIONS_READ = 6  # how many extensions in a row the cross-check tries; no index allows more

# The recorded limit against the one that the index gives: the first stay, or it and whole extensions, or one extension.
# Days fit to the day. Months fit both readings of an open sum, and the days by which offices are known to differ.
_recorded = stay_permits.day("valid_until")
_granted_days = stay_permits.day("valid_from").days_until(_recorded).plus(1)
_first_end, _first_end_otherwise = (
    stay.end_of_first_stay(
        stay_permits.day("valid_from"),
        days=stay_permits.count("index.initial_days"),
        months=stay_permits.count("index.initial_months"),
        reading=reading,
    )
    for reading in (End.EARLIEST, End.LATEST)
)
_beyond_first = _first_end.days_until(_recorded)
_tolerance = choose(
    (stay_permits.count("index.initial_days").is_known(), count(0)),
    otherwise=parameter_count("recorded_limit.month_tolerance_days", on=_recorded),
)
_most_beyond = _tolerance.plus(_first_end.days_until(_first_end_otherwise))
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
    _beyond_first.is_known(),
    any_of(_fits.is_missing(), ~_fits),
)
differing_permits = stay.covers.having(recorded_limit_differs)
limit_is_disputed = differing_permits.having(stay.last_covered_on.equals(stay.stay_limit)).exist()


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
            id="Ada permohonan yang belum diputus; petugas menilai pengaruhnya, biaya beban tidak ditagih otomatis.",
            en="An application is undecided; an officer judges its effect, nothing is charged automatically.",
        ),
        when=stay.is_pending,
    ),
    _permit(PermitKind.BRIDGING, "Izin tinggal peralihan berakhir.", "A bridging stay permit ended."),
    _permit(PermitKind.FORCED_STAY, "Izin tinggal keadaan terpaksa berakhir.", "A forced-stay permit ended."),
    _permit(
        PermitKind.DIPLOMATIC,
        "Izin diplomatik di luar pengawasan keimigrasian; hubungi Kementerian Luar Negeri.",
        "Diplomatic permits are outside immigration supervision; contact the Foreign Ministry.",
    ),
    _permit(
        PermitKind.SERVICE,
        "Izin dinas di luar pengawasan keimigrasian; hubungi Kementerian Luar Negeri.",
        "Service permits are outside immigration supervision; contact the Foreign Ministry.",
    ),
    _circumstance(
        CircumstanceKind.IN_CUSTODY,
        "Dalam tahanan atau menjalani pidana; waktu itu bukan overstay biasa.",
        "In custody or serving a sentence; that time is no ordinary overstay.",
    ),
    _circumstance(
        CircumstanceKind.TRAFFICKING_VICTIM,
        "Diduga korban perdagangan orang: tindakan administratif tidak berlaku (Pasal 86 UU 6/2011).",
        "Possible victim of trafficking: administrative action does not apply (Article 86 UU 6/2011).",
    ),
    _circumstance(
        CircumstanceKind.SMUGGLING_VICTIM,
        "Diduga korban penyelundupan manusia: tindakan administratif tidak berlaku (Pasal 86 UU 6/2011).",
        "Possible victim of people smuggling: administrative action does not apply (Article 86 UU 6/2011).",
    ),
    _circumstance(
        CircumstanceKind.REGISTERED_WITH_UNHCR,
        "Terdaftar pada UNHCR; hubungi UNHCR, jangan beri tahu negara asal.",
        "Registered with UNHCR; contact UNHCR, do not notify the state of origin.",
    ),
    _circumstance(
        CircumstanceKind.DUAL_NATIONAL_CHILD,
        "Anak berkewarganegaraan ganda; periksa affidavit.",
        "A child of two nationalities; check the affidavit.",
    ),
    _circumstance(CircumstanceKind.FORCE_MAJEURE, "Keadaan kahar tercatat.", "Force majeure is on record."),
    _circumstance(
        CircumstanceKind.ILL_OR_PREGNANT, "Sakit atau hamil; penempatan khusus.", "Ill or pregnant; special placement."
    ),
    ReasonWhen(
        code="stateless_or_refugee",
        text=Text(
            id="Tanpa kewarganegaraan atau pengungsi; hubungi UNHCR, jangan beri tahu negara asal.",
            en="Stateless or a refugee; contact UNHCR, do not notify a state of origin.",
        ),
        when=people.word("nationality").is_among(STATELESS_AND_REFUGEE_CODES)
        | stay.under_circumstance(CircumstanceKind.STATELESS),
    ),
    ReasonWhen(
        code="child",
        text=Text(
            id="Anak; utamakan perlindungan, panggil orang tua atau wali.",
            en="A child; protection comes first, call the parents or guardian.",
        ),
        when=stay.is_child,
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
