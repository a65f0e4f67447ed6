"""Why a delivered file is not taken or not recorded, and the remedy."""

from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text


MAY_NOT = Refusal(
    code="may_not",
    what=Text(id="Peran Anda tidak mencakup ini.", en="Your role does not include this."),
    remedy=Text(id="Minta rekan yang berwenang.", en="Ask a colleague who may."),
)
NOT_THERE = Refusal(
    code="delivery_not_there",
    what=Text(id="Berkas ini tidak ada, atau keadaannya sudah berubah.", en="There is no such file, or it stands differently by now."),
    remedy=Text(id="Muat ulang halaman dan lihat keadaan sekarang.", en="Load the page anew and look at how things stand now."),
)  # fmt: skip
CHANGED = Refusal(
    code="delivery_changed",
    what=Text(id="Pemetaan ini diubah orang lain sementara itu.", en="Somebody changed this mapping meanwhile."),
    remedy=Text(id="Baca lagi, lalu ulangi perubahannya.", en="Read it again and repeat the change."),
)
UNDER_WAY = Refusal(
    code="delivery_under_way",
    what=Text(id="Berkas ini sedang dikerjakan.", en="This file is being worked on."),
    remedy=Text(
        id="Tunggu sampai selesai, atau batalkan di Pekerjaan.", en="Wait until that is over, or cancel it under Work."
    ),
)
NOT_LOOKED_INTO = Refusal(
    code="delivery_not_looked_into",
    what=Text(id="Isi berkas ini belum dilihat, atau bukan daftar.", en="This file was not looked into yet, or is no list."),
    remedy=Text(id="Tunggu pekerjaannya selesai dan baca jawabannya.", en="Wait until its job is over, and read how that ended."),
)  # fmt: skip
NO_ROWS = Refusal(
    code="no_rows_to_record",
    what=Text(id="Tidak ada baris yang dapat dicatat.", en="There is no row that can be recorded."),
    remedy=Text(
        id="Perbaiki pemetaan kolom, atau unduh baris yang ditolak, perbaiki, lalu kirim lagi.",
        en="Mend the mapping of columns, or download the refused rows, mend them and send them again.",
    ),
)
NO_FILE = Refusal(
    code="no_file",
    what=Text(id="Belum ada berkas yang dipilih.", en="No file was chosen."),
    remedy=Text(id="Pilih satu atau beberapa berkas daftar.", en="Choose one or several lists."),
)
TWICE = Refusal(
    code="field_twice",
    what=Text(id="Satu isian dipakai oleh dua kolom.", en="One field is given to two columns."),
    remedy=Text(id="Pilih satu kolom saja untuk tiap isian.", en="Choose one column only for each field."),
)
NOTHING_REFUSED = Refusal(
    code="nothing_refused",
    what=Text(id="Tidak ada baris yang ditolak.", en="No row is refused."),
    remedy=Text(id="Tidak perlu ada yang diperbaiki.", en="Nothing has to be mended."),
)


def upload_too_large(limit: int) -> Refusal:
    """More than the office takes in one go."""
    return Refusal(
        code="upload_too_large",
        what=Text(
            id=f"Unggahan ini melebihi batas {limit} MB, dan tidak dibaca.",
            en=f"This upload is over the limit of {limit} MB, and was not read.",
        ),
        remedy=Text(
            id="Bagi daftarnya menjadi beberapa berkas, atau kirim sebagai XLSX, yang lebih kecil.",
            en="Split the list into several files, or send it as XLSX, which is smaller.",
        ),
    )
