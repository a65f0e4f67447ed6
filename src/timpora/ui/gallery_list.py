"""The list of the gallery, in the order in which one looks for things."""

from timpora.kernel.text import Text
from timpora.ui import gallery_forms, gallery_lists, gallery_statements
from timpora.ui.gallery import Specimen


SPECIMENS = (
    Specimen(
        id="sentence",
        title=Text(id="Kalimat", en="The sentence"),
        use=Text(
            id="Status seseorang dalam satu kalimat yang dapat diucapkan; “Mengapa?” membuka hari-harinya.",
            en="A person's status in one sentence that could be said aloud; “Why?” opens the days.",
        ),
        example=gallery_statements.sentence,
    ),
    Specimen(
        id="timeline",
        title=Text(id="Garis waktu", en="Time line"),
        use=Text(
            id="Buku hari sebagai gambar dan tabel: izin di atas, keberadaan di bawah, hari tanpa izin ditandai.",
            en="The day ledger as drawing and table: permits above, presence below, days without a permit marked.",
        ),
        example=gallery_statements.timelines,
    ),
    Specimen(
        id="tag",
        title=Text(id="Tanda", en="Tag"),
        use=Text(
            id="Keadaan dalam satu dua kata. Bentuk dan kata menyampaikannya; warna hanya mengulang.",
            en="How something stands, in a word or two. Shape and words say it; colour only repeats it.",
        ),
        example=gallery_statements.tags,
    ),
    Specimen(
        id="notice",
        title=Text(id="Pemberitahuan", en="Notice"),
        use=Text(
            id="Yang perlu diketahui sebelum melanjutkan: apa yang terjadi, mengapa, dan langkah berikutnya.",
            en="What to know before going on: what happened, why, and what to do next.",
        ),
        example=gallery_statements.notices,
    ),
    Specimen(
        id="two_times",
        title=Text(id="Keadaan pada hari lain", en="As of another day"),
        use=Text(
            id="Keadaan pada suatu hari, menurut data yang diketahui pada suatu hari. Masa lalu dikatakan jelas.",
            en="How things stood on a day, as known on a day. The past is said clearly.",
        ),
        example=gallery_forms.two_times,
    ),
    Specimen(
        id="button",
        title=Text(id="Tombol", en="Button"),
        use=Text(
            id="Satu tombol utama di setiap halaman, bernama kata kerja. Yang berat berwarna lain dan meminta alasan.",
            en="One main button a page, named by a verb. A grave one looks different and asks for a reason.",
        ),
    ),
    Specimen(
        id="form",
        title=Text(id="Formulir dan ringkasan kesalahan", en="Form and error summary"),
        use=Text(
            id="Kesalahan diringkas di atas dan bertaut ke isiannya; yang diketik tetap ada.",
            en="What is wrong is summed up on top and linked to its field; what was typed stays.",
        ),
        example=gallery_forms.form_with_errors,
    ),
    Specimen(
        id="answers",
        title=Text(id="Periksa jawaban", en="Check your answers"),
        use=Text(
            id="Sebelum dikirim, semua jawaban dalam satu halaman, masing-masing dapat diubah.",
            en="Before sending, every answer on one page, each of which can be changed.",
        ),
        example=gallery_lists.answers,
    ),
    Specimen(
        id="file_drop",
        title=Text(id="Tempat berkas", en="File drop"),
        use=Text(
            id="Lepaskan atau pilih berkas; yang diterima disebut sebelumnya.",
            en="Drop or choose files; what is accepted is said before.",
        ),
        example=gallery_forms.file_drop,
    ),
    Specimen(
        id="progress",
        title=Text(id="Kemajuan", en="Progress"),
        use=Text(
            id="Untuk pekerjaan lebih dari satu detik: sejauh mana, boleh ditinggal, dapat dibatalkan.",
            en="For work longer than a second: how far it is, that it can be left, how to cancel it.",
        ),
        example=gallery_statements.progress,
    ),
    Specimen(
        id="dialog",
        title=Text(id="Dialog alasan", en="Dialog for a reason"),
        use=Text(
            id="Menanyakan alasan sebelum membuka atau melakukan sesuatu; tanpa skrip menjadi halaman biasa.",
            en="Asks why before something is opened or done; without script it is a page of its own.",
        ),
        example=gallery_forms.reasons,
    ),
    Specimen(
        id="toast",
        title=Text(id="Pesan dengan urung", en="Toast with undo"),
        use=Text(
            id="Hanya untuk yang dapat diurungkan. Tidak hilang sendiri.",
            en="Only for what can be undone. It does not go away by itself.",
        ),
        example=gallery_statements.toast,
    ),
    Specimen(
        id="filters",
        title=Text(id="Saringan", en="Filter bar"),
        use=Text(
            id="Setiap saringan adalah alamat yang dapat dikirim kepada orang lain.",
            en="Every filter is an address that can be sent to somebody.",
        ),
        example=gallery_forms.filters,
    ),
    Specimen(
        id="table",
        title=Text(id="Tabel dan halaman daftar", en="Table and pages of a list"),
        use=Text(
            id="Pada layar sempit setiap baris menjadi kartu. Angka rata kanan; yang kosong dikatakan.",
            en="On a narrow screen each row becomes a card. Numbers stand right; what is missing is said.",
        ),
        example=gallery_lists.table,
    ),
    Specimen(
        id="queue",
        title=Text(id="Antrean", en="Queue"),
        use=Text(
            id="Yang menunggu seseorang: kalimatnya, tentang siapa, sejak kapan; dengan kotak centang bila beberapa dipilih sekaligus.",
            en="What waits for somebody: its sentence, about whom, since when; with boxes where several are chosen at once.",
        ),
        example=gallery_lists.queue,
    ),
    Specimen(
        id="key_values",
        title=Text(id="Daftar ciri", en="Key and value"),
        use=Text(id="Ciri satu hal, dalam urutan yang tetap.", en="Properties of one thing, always in the same order."),
        example=gallery_lists.document,
    ),
    Specimen(
        id="tabs",
        title=Text(id="Tab", en="Tabs"),
        use=Text(
            id="Beberapa sisi dari satu hal; setiap sisi mempunyai alamat.",
            en="Several sides of one thing; each side has an address.",
        ),
        example=gallery_lists.tabs,
    ),
    Specimen(
        id="stepper",
        title=Text(id="Langkah", en="Steps"),
        use=Text(
            id="Di mana perkara berada, dan apa sesudahnya, dengan tenggatnya.",
            en="Where a case stands and what follows, with its deadline.",
        ),
        example=gallery_lists.steps,
    ),
    Specimen(
        id="downloads",
        title=Text(id="Unduh", en="Download"),
        use=Text(
            id="Di bawah setiap daftar: seluruh daftarnya sebagai berkas, dengan saringan yang sama; dicatat dalam jejak audit.",
            en="Below every list: all of it as a file, narrowed alike; noted in the audit trail.",
        ),
        example=gallery_lists.downloads,
    ),
    Specimen(
        id="empty",
        title=Text(id="Keadaan kosong", en="Empty state"),
        use=Text(
            id="Daftar tanpa baris mengatakan mengapa, dan apa yang dapat dilakukan.",
            en="A list without rows says why, and what can be done.",
        ),
        example=gallery_statements.empty,
    ),
    Specimen(
        id="skeleton",
        title=Text(id="Kerangka", en="Skeleton"),
        use=Text(
            id="Bila jawaban perlu lebih dari 0,3 detik; bukan roda berputar.",
            en="Where an answer takes more than 0.3 seconds; not a spinner.",
        ),
    ),
    Specimen(
        id="print_header",
        title=Text(id="Kepala cetakan", en="Print header"),
        use=Text(
            id="Hanya di kertas: kantor, siapa yang mencetak, dan bahwa isinya data pribadi.",
            en="On paper only: the office, who printed it, and that it holds personal data.",
        ),
    ),
)
