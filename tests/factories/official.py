"""Invented official documents: one of each kind, together with every block that there is."""

# ruff: noqa: RUF001 - Chinese punctuation and dashes of days

from datetime import date

from timpora.letters.core.blocks import (
    Align,
    Block,
    Decision,
    Field,
    Fields,
    Heading,
    Ledger,
    Note,
    Numbered,
    Paragraph,
    Point,
    Question,
    Questions,
    Statement,
    Stretch,
    Table,
    Words,
)
from timpora.letters.core.documents import (
    Annex,
    Citation,
    Letterhead,
    Mark,
    OfficialDocument,
    SecondLanguage,
    Signatory,
)
from timpora.letters.core.kinds import KIND_WORDS, LetterKind


ON = date(2023, 6, 27)
HEAD = Letterhead(
    ministry="Kementerian Rekaan Imigrasi",
    directorate="Direktorat Jenderal Rekaan",
    region="Kantor Wilayah Rekaan Banten",
    office="Kantor Imigrasi Rekaan Serang",
    address="Jalan Contoh Rekaan Nomor 1, Serang 42100",
    reached_by="Telepon (0254) 000000 · surat@kantor.example",
    complaints="pengaduan@kantor.example",
)
HEAD_OF_OFFICE = Signatory(
    role="Kepala Kantor,",
    name="Reka Kepala, S.H.",
    number="00000000 000000 0 001",
    rank="Pembina (IV/a)",
    is_electronic=True,
)
PERSON = Signatory(role=Words(id="Yang diperiksa,", second="被询问人"), name="CONTOH WEI")
EXAMINER = Signatory(role="Pemeriksa,", name="Reka Pemeriksa", number="00000000 000000 0 002", rank="Penata (III/c)")
INTERPRETER = Signatory(role="Juru bahasa,", name="Contoh Juru Bahasa")
REFUSES = Signatory(
    role="Yang diperiksa,", name="CONTOH WEI", refused="menyatakan ingin membaca terjemahan tertulis lebih dahulu"
)
IDENTITY = Fields(
    fields=(
        Field(label=Words(id="Nama lengkap", second="姓名"), value="CONTOH WEI (张伟)"),
        Field(label=Words(id="Kewarganegaraan", second="国籍"), value="Negara Rekaan"),
        Field(label="Nomor paspor", value="X0000001"),
        Field(label="Tempat, tanggal lahir", value="Kota Rekaan, 1 Januari 1990"),
        Field(label="Alamat di Indonesia", value=""),
    )
)
DECISION = Decision(
    about="Tindakan administratif keimigrasian berupa deportasi dan usulan penangkalan atas nama Contoh Wei",
    considering=(
        Words(
            id="bahwa Contoh Wei tinggal di wilayah Indonesia melebihi batas tinggal selama 72 hari terhitung sejak 17 April 2023;",
            second="Contoh Wei 自2023年4月17日起在印度尼西亚境内逾期停留72天；",
        ),
        "bahwa gelar kasus pada 26 Juni 2023 menyimpulkan tidak ada keadaan yang menghapus kewajiban itu;",
        "bahwa berdasarkan pertimbangan pada huruf a dan huruf b perlu ditetapkan keputusan;",
    ),
    recalling=("Undang-Undang Rekaan Nomor 1 tentang Contoh;", "Peraturan Rekaan Nomor 2 tentang Tata Cara Contoh;"),
    noting=("Berita Acara Pendapat nomor 0003/BAPEN/2023;",),
    decides=(
        Words(id="Mengenakan deportasi kepada Contoh Wei.", second="对 Contoh Wei 处以驱逐出境。"),
        "Mengusulkan penangkalan kepada pejabat yang berwenang.",
        "Keputusan ini berlaku sejak tanggal ditetapkan.",
    ),
)
QUESTION = Question(
    asked=Words(id="Apakah Saudara dalam keadaan sehat dan bersedia diperiksa?", second="您身体健康并愿意接受询问吗？"),
    answered=Words(id="Ya, saya sehat dan bersedia.", second="是的，我身体健康，愿意。"),
)


def questions(many: int = 3) -> Questions:
    """The questions of an examination, as many as asked for."""
    plain = Question(
        asked="Kapan dan melalui tempat pemeriksaan mana Saudara terakhir kali masuk ke wilayah Indonesia, dan untuk keperluan apa?",
        answered="Saya masuk melalui bandar udara pada 16 Februari 2023 untuk kunjungan, dan sejak itu belum pernah keluar.",
    )
    return Questions(questions=(QUESTION, *(plain,) * (many - 1)))


def ledger(stretches: int = 3) -> Ledger:
    """A day ledger whose last stretch is uncovered."""
    covered = Stretch(
        days="16 Feb – 16 Mar 2023", count=29, covered_by="Izin tinggal kunjungan B213 nomor 2D00-0001", article="Pasal rekaan 50",
        source="izin-juni.xlsx, baris 12",
    )  # fmt: skip
    open_days = Stretch(
        days="17 Apr – 27 Jun 2023",
        count=72,
        covered_by="",
        article="Pasal rekaan 78",
        source="pelintasan.csv, baris 40",
    )
    return Ledger(stretches=(*(covered,) * (stretches - 1), open_days))


def table(rows: int = 3) -> Table:
    """A table of amounts."""
    return Table(
        caption="Rincian biaya beban",
        headings=("No.", "Uraian", "Hari", "Jumlah"),
        alignment=(Align.RIGHT, Align.LEFT, Align.RIGHT, Align.RIGHT),
        rows=tuple((str(n + 1), "Biaya beban melebihi batas tinggal", "43", "Rp43.000.000") for n in range(rows)),
    )


def every_block() -> tuple[Block, ...]:
    """One of each."""
    return (
        Heading(text="Uraian"),
        Paragraph(
            text=Words(
                id="Berdasarkan hasil pemeriksaan, disampaikan hal-hal berikut.",
                second="根据询问结果，现将有关事项说明如下。",
            )
        ),
        IDENTITY,
        Numbered(
            points=(
                Point(text="Paspor diamankan:", points=("satu buah paspor;", "satu lembar tiket.")),
                Point(text="Orangnya didengar."),
            )
        ),
        table(),
        questions(),
        Statement(by="Contoh Wei", text="Saya mengakui tanggal masuk itu."),
        Note(title="Hak mengajukan keberatan", text="Keberatan diajukan tertulis kepada pejabat yang berwenang."),
        ledger(),
        DECISION,
    )


def document(kind: LetterKind = LetterKind.ACTION_DECISION, *blocks: Block, **told: object) -> OfficialDocument:
    """An invented document of a kind; what is told replaces what is usual."""
    usual: dict[str, object] = {
        "kind": kind,
        "title": KIND_WORDS[kind].id,
        "letterhead": HEAD,
        "place": "Serang",
        "day": ON,
        "blocks": blocks or every_block(),
        "signatories": (HEAD_OF_OFFICE,),
        "second": SecondLanguage.CHINESE,
        "mark": Mark.SECRET,
        "carbon_copies": ("Direktur Jenderal Rekaan;", "Kepala Kantor Wilayah Rekaan Banten."),
        "complaint": Words(id="Pengaduan: pengaduan@kantor.example", second="投诉：pengaduan@kantor.example"),
    }
    return OfficialDocument(**{**usual, **told})  # type: ignore[arg-type]  # told by name, checked by the document itself


def letter(**told: object) -> OfficialDocument:
    """A document in the form of a letter."""
    return document(
        LetterKind.MISSION_NOTICE,
        Paragraph(
            text="Dengan hormat disampaikan bahwa seorang warga negara Saudara berada dalam pemeriksaan kantor kami."
        ),
        IDENTITY,
        Paragraph(text="Atas perhatian Saudara, kami ucapkan terima kasih."),
        **{
            "regarding": "Pemberitahuan kekonsuleran",
            "recipient": ("Kepala Perwakilan Negara Rekaan", "di Jakarta"),
            "attachments": "1 (satu) berkas",
            "basis": (
                Citation(text="Konvensi rekaan tentang hubungan konsuler Pasal 36;", is_confirmed=False),
                Citation(text="Undang-Undang Rekaan Nomor 1."),
            ),
            "rests_on_unconfirmed": ("batas waktu pemberitahuan: 3 hari (Peraturan Rekaan Nomor 2 Pasal 9)",),
            "annexes": (Annex(title="Buku hari tinggal", blocks=(ledger(60),)),),
            **told,
        },
    )
