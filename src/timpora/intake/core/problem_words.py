"""Why a row is refused, in both languages, with what to do about it."""

from collections.abc import Mapping
from datetime import date

from timpora.intake.core.countries import nearest_country
from timpora.kernel.text import Text


_MEND_DAY = Text(id="Tulis hari seperti 27/06/2023 atau 27 Juni 2023.", en="Write the day like 27/06/2023 or 27 June 2023.")  # fmt: skip

# {cell} is what the cell holds; {other} what it is held against.
WHAT: Mapping[str, Text] = {
    "no_such_day": Text(id="Hari “{cell}” tidak ada di kalender.", en="The day “{cell}” does not exist."),
    "not_a_day": Text(id="“{cell}” bukan hari.", en="“{cell}” is no day."),
    "day_is_incomplete": Text(id="“{cell}” tidak menyebut harinya.", en="“{cell}” does not say which day."),
    "year_is_implausible": Text(id="Tahun pada “{cell}” tidak masuk akal.", en="The year of “{cell}” is implausible."),
    "order_conflict": Text(
        id="“{cell}” dapat dibaca dua cara: di kolom ini ada hari yang ditulis hari-bulan dan ada yang bulan-hari.",
        en="“{cell}” can be read in two ways: this column has days written day-month and days written month-day.",
    ),
    "swapped_by_spreadsheet": Text(
        id="Hari dan bulan “{cell}” mungkin tertukar: di kolom ini semua hari sampai tanggal 12 sudah diubah lembar kerja, yang lain tetap teks.",
        en="Day and month of “{cell}” may be swapped: a spreadsheet has converted all days up to the 12th in this column and left the others as text.",
    ),
    "born_later": Text(id="Tanggal lahir “{cell}” belum terjadi.", en="The birth date “{cell}” lies in the future."),
    "not_a_zone": Text(id="“{cell}” bukan zona terbaca mesin yang utuh.", en="“{cell}” is no whole machine-readable zone."),
    "zone_is_wrong": Text(
        id="Zona terbaca mesin “{cell}” salah: digit pemeriksa, hari atau kodenya tidak cocok.",
        en="The machine-readable zone “{cell}” is wrong: its check digits, a day or a code do not fit.",
    ),
    "zone_number_differs": Text(
        id="Nomor paspor “{cell}” bukan nomor pada zona terbaca mesin di baris yang sama: digit pemeriksanya tidak cocok.",
        en="The passport number “{cell}” is not the one in the machine-readable zone of the same row: its check digits do not fit.",
    ),
    "nobody": Text(id="Baris ini tidak menyebut nama maupun nomor paspor.", en="The row has neither a name nor a passport number."),
    "unknown_country": Text(id="Negara “{cell}” tidak dikenal.", en="The country “{cell}” is not known."),
    "ends_before_it_begins": Text(id="Berakhir {cell}, sebelum mulai {other}.", en="Ends on {cell}, before it begins on {other}."),
    "unknown_direction": Text(id="Arah “{cell}” bukan masuk atau keluar.", en="The direction “{cell}” is neither entry nor exit."),
    "cell_is_empty": Text(id="Sel ini kosong, padahal harus diisi.", en="The cell is empty and must not be."),
    "no_day": Text(id="Hari kejadiannya kosong.", en="The day of the event is missing."),
    "unknown_circumstance": Text(id="Keadaan “{cell}” tidak dikenal.", en="The circumstance “{cell}” is not known."),
    "unknown_feed_kind": Text(id="Jenis umpan “{cell}” tidak dikenal.", en="The kind of feed “{cell}” is not known."),
    "no_feed": Text(id="Nama umpan kosong.", en="The name of the feed is missing."),
    "number_lost_digits": Text(
        id="Nomor “{cell}” sudah dibulatkan oleh lembar kerja; angkanya hilang.",
        en="The number “{cell}” was rounded by a spreadsheet; digits are lost.",
    ),
    "cell_is_too_long": Text(id="Sel ini berisi lebih dari 32.767 huruf.", en="The cell holds more than 32,767 characters."),
    "two_people_fit": Text(id="Baris ini cocok dengan dua orang dan tidak dapat dibedakan.", en="The row fits two people who cannot be told apart."),
}  # fmt: skip
REMEDY: Mapping[str, Text] = {
    "no_such_day": _MEND_DAY, "not_a_day": _MEND_DAY, "day_is_incomplete": _MEND_DAY, "year_is_implausible": _MEND_DAY,
    "born_later": _MEND_DAY,
    "order_conflict": Text(
        id="Tulis hari itu dengan nama bulan, misalnya 5 Juni 2023, atau isi date_order kolom ini di berkas pemetaan.",
        en="Write the day with the month's name, such as 5 June 2023, or set date_order of this column in the mapping file.",
    ),
    "swapped_by_spreadsheet": Text(
        id="Periksa dokumen aslinya dan tulis dengan nama bulan, atau isi date_order kolom ini di berkas pemetaan.",
        en="Look at the document and write it with the month's name, or set date_order of this column in the mapping file.",
    ),
    "not_a_zone": Text(id="Salin semua baris zonanya, termasuk tanda <, atau kosongkan selnya.", en="Copy all lines of the zone, with every <, or leave the cell empty."),
    "zone_is_wrong": Text(
        id="Jalankan timpora zone untuk melihat letak salahnya, bandingkan dengan paspornya, dan betulkan atau kosongkan selnya.",
        en="Run timpora zone to see where it is wrong, compare it with the passport, and correct the cell or leave it empty.",
    ),
    "zone_number_differs": Text(id="Lihat paspornya dan betulkan yang keliru.", en="Look at the passport and correct the one that is wrong."),
    "nobody": Text(id="Isi salah satunya.", en="Fill in one of them."),
    "unknown_country": Text(id="Tulis nama negara atau kode tiga huruf, misalnya CHN.", en="Write the country's name or three letters such as CHN."),
    "ends_before_it_begins": Text(id="Periksa kedua tanggal itu.", en="Check both days."),
    "unknown_direction": Text(id="Tulis Masuk atau Keluar.", en="Write Masuk or Keluar."),
    "cell_is_empty": Text(id="Isi selnya.", en="Fill in the cell."),
    "no_day": Text(id="Isi harinya.", en="Fill in the day."),
    "unknown_circumstance": Text(
        id="Tulis salah satu: ditahan, korban perdagangan orang, korban penyelundupan, terdaftar UNHCR, anak berkewarganegaraan ganda, tanpa kewarganegaraan, keadaan kahar, sakit atau hamil.",
        en="Write one of: in custody, trafficking victim, smuggling victim, registered with UNHCR, dual national child, stateless, force majeure, ill or pregnant.",
    ),
    "unknown_feed_kind": Text(id="Tulis perlintasan, izin, hotel atau pemberi kerja.", en="Write crossings, permits, hotel or employers."),
    "no_feed": Text(id="Isi nama umpannya.", en="Fill in the feed's name."),
    "number_lost_digits": Text(id="Tulis ulang nomornya sebagai teks dari dokumen aslinya.", en="Write the number again as text, from the document."),
    "cell_is_too_long": Text(id="Periksa tanda petik yang tidak ditutup dan pendekkan isinya.", en="Look for a quotation mark that is not closed and shorten the cell."),
    "two_people_fit": Text(id="Tambahkan nomor paspor atau tanggal lahir.", en="Add the passport number or the birth date."),
}  # fmt: skip
LONGEST_SHOWN = 60


def words_for(code: str, cell: str | None, other: object) -> tuple[Text, Text]:
    """What is wrong and how to mend it; a cell is shown in its first letters."""
    if cell is None and "{cell}" in WHAT[code].id:
        code = "cell_is_empty"
    shown = cell or ""
    shown = shown if len(shown) <= LONGEST_SHOWN else f"{shown[:LONGEST_SHOWN]}..."
    what = WHAT[code].fill(cell=date.fromisoformat(shown) if code == "ends_before_it_begins" else shown, other=other)
    remedy = REMEDY[code]
    if code == "unknown_country" and (meant := nearest_country(shown)) is not None:
        remedy = Text(id=f"Maksudnya {meant}? {remedy.id}", en=f"Is {meant} meant? {remedy.en}")
    return what, remedy
