"""When software concludes nothing and a named officer must look (docs/explanation/rulings.md, rulings 2 to 6)."""

from timpora.engine.expressions import Flag, all_of, any_of, as_of, choose, count, parameter_count
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
_recorded = stay_permits.day("valid_until")
_granted_days = stay_permits.day("valid_from").days_until(_recorded).plus(1)
_beyond_first = _granted_days.minus(stay_permits.count("index.initial_days"))
_fits = any_of(
    _beyond_first.equals(0),
    _granted_days.equals(stay_permits.count("index.extension_days")),
    *[
        all_of(
            _beyond_first.equals(stay_permits.count("index.extension_days").times(number)),
            count(number).is_at_most(stay_permits.count("index.longest_extensions")),
        )
        for number in range(1, MOST_EXTENSIONS_READ + 1)
    ],
)
recorded_limit_differs = all_of(
    ~stay_permits.flag("index.stay_varies"),
    stay_permits.count("index.initial_days").is_known(),
    _granted_days.is_known(),
    any_of(_fits.is_missing(), ~_fits),
)
differing_permits = stay.covers.having(recorded_limit_differs)
limit_is_disputed = differing_permits.having(stay.last_covered_on.equals(stay.stay_limit)).exist()

index_is_unknown = all_of(
    stay.reaching_permit.word("visa_index").is_known(), stay.reaching_permit.word("index.work").is_missing()
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
