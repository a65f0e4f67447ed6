"""The words that stand on the printed report, Indonesian first."""

from collections.abc import Mapping

from timpora.kernel.text import Language, Text


TITLE = Text(id="Hasil penyaringan orang asing", en="Screening of foreigners: findings")
CONFIDENTIAL = Text(id="TERBATAS", en="RESTRICTED")
CONFIDENTIAL_NOTE = Text(
    id="Hasil pengawasan keimigrasian dapat dinyatakan rahasia (Pasal 67 dan 68 UU 6/2011; ayatnya belum dikonfirmasi). Hanya untuk yang berwenang; jangan digandakan atau diteruskan tanpa izin.",
    en="Results of immigration supervision may be declared secret (Articles 67 and 68 UU 6/2011; paragraphs to be confirmed). For authorised persons only; do not copy or pass on without permission.",
)
QUESTION = Text(
    id="Siapa yang melewati batas tinggal pada {day}, seberapa pasti, apa akibatnya menurut hukum, dan siapa berikutnya?",
    en="Who is past the stay limit on {day}, how sure is it, what does the law attach to it, and who is next?",
)
KEPT_FOR_AN_OFFICER = Text(
    id="Perangkat lunak mengusulkan; pejabat yang berwenang memutuskan.",
    en="Software proposes; an officer with the power to do so decides.",
)
HELD_BACK = Text(
    id="{count} temuan bergantung padanya dan ditahan: jangan disimpulkan sebelum datanya masuk.",
    en="Findings that rest on it are held back ({count}): conclude nothing before its data has arrived.",
)
UNCONFIRMED = Text(
    id="{count} dari {total} ketentuan dan nilai di bawah belum dikonfirmasi kantor terhadap lembaran negara. Jangan dipakai dalam keputusan sebelum dikonfirmasi.",
    en="{count} of the {total} provisions and values below are not yet confirmed by the office against the gazette. Do not rest a decision on them before they are.",
)
MORE = Text(
    id="... dan {count} lagi; seluruhnya ada dalam berkas XLSX, CSV dan JSON.",
    en="... and {count} more; the XLSX, CSV and JSON files hold all.",
)
TODAY = Text(id="hari ini", en="today")
TILES: Mapping[str, Text] = {
    "proven": Text(id="terbukti melebihi batas tinggal", en="proven past the stay limit"),
    "soon": Text(id="batas tinggal segera berakhir", en="stay limit ending soon"),
    "person": Text(id="perlu diperiksa petugas", en="for an officer to check"),
    "no_exit": Text(id="belum tercatat keluar", en="no exit on record"),
    "left": Text(id="mungkin sudah keluar", en="probably left"),
}
MADE = Text(id="Dinilai pada {day} · dibuat {moment} WIB", en="Judged on {day} · made {moment} WIB")

_LABELS: Mapping[str, Text] = {
    "page": Text(id="Halaman", en="Page"),
    "figures": Text(id="Angka", en="Figures"),
    "not-judged": Text(id="Yang tidak dinilai", en="What was not judged"),
    "lists": Text(id="Yang dibaca", en="What was read"),
    "refusals": Text(id="Baris yang ditolak dan cara memperbaikinya", en="Rows refused and how to mend them"),
    "warnings": Text(id="Diterima, tetapi perlu dilihat", en="Accepted, but to be looked at"),
    "definitions": Text(id="Aturan dan nilai yang dipakai", en="Rules and values used"),
    "ledger": Text(id="Hari demi hari, orang yang terbukti", en="Day by day, people proven"),
}
_HEADERS: Mapping[str, tuple[Text, ...]] = {
    "figures-header": (Text(id="Yang dihitung", en="Counted"), Text(id="Jumlah", en="Count"), Text(id="Artinya", en="Meaning")),
    "soon-header": (
        Text(id="Batas", en="Limit"), Text(id="Sisa", en="Left"), Text(id="Nama", en="Name"),
        Text(id="No. paspor", en="Passport"), Text(id="Izin tinggal", en="Stay permit"), Text(id="Penjamin atau tempat", en="Sponsor or place"),
    ),
    "lists-header": (
        Text(id="Berkas", en="File"), Text(id="Lembar", en="Sheet"), Text(id="Isi", en="Content"), Text(id="Baris", en="Rows"),
        Text(id="Diterima", en="Accepted"), Text(id="Ditolak", en="Refused"), Text(id="Disisihkan", en="Set aside"),
    ),
    "refusals-header": (Text(id="Tempat", en="Place"), Text(id="Alasan", en="Reason"), Text(id="Perbaikan", en="Remedy")),
    "definitions-header": (
        Text(id="Aturan atau nilai", en="Rule or value"), Text(id="Isi", en="Content"), Text(id="Dasar", en="Basis"), Text(id="Status", en="Status"),
    ),
    "ledger-header": (
        Text(id="Dari - sampai", en="From - until"), Text(id="Hari", en="Days"), Text(id="Keadaan", en="Standing"), Text(id="Keberadaan", en="Presence"), Text(id="Dasar", en="Basis"), Text(id="Sumber", en="Source"),
    ),
}  # fmt: skip

FACTS: Mapping[str, Text] = {
    "consequence": Text(id="Akibat hukum", en="Consequence"),
    "reasons": Text(id="Perlu pejabat", en="Officer needed"),
    "worsens": Text(id="Lebih berat mulai", en="Gets heavier on"),
    "clears": Text(id="Selesai bila ada", en="Cleared by"),
    "place": Text(id="Terakhir di", en="Last seen at"),
    "sponsor": Text(id="Penjamin", en="Sponsor"),
    "provisions": Text(id="Dasar hukum", en="Provisions"),
    "sources": Text(id="Sumber", en="Sources"),
}


def labels(language: Language) -> dict[str, object]:
    """Labels and table headers by the names that the template uses."""
    said: dict[str, object] = {name: text.within(language) for name, text in _LABELS.items()}
    return said | {name: [text.within(language) for text in texts] for name, texts in _HEADERS.items()}
