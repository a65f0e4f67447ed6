"""What is said about a zone, in both languages: fields, defects with their remedy, repairs with their reason."""

from collections.abc import Mapping

from timpora.intake.core.zones.values import Because, Certainty, DocumentKind, Sex, Weight, Zone
from timpora.kernel.text import Text


FIELDS: Mapping[str, Text] = {
    "document_code": Text(id="jenis dokumen", en="document code"),
    "issuing_state": Text(id="negara penerbit", en="issuing state"),
    "number": Text(id="nomor dokumen", en="document number"),
    "surname": Text(id="nama keluarga", en="surname"),
    "given_names": Text(id="nama depan", en="given names"),
    "names": Text(id="nama", en="name"),
    "birth": Text(id="tanggal lahir", en="birth date"),
    "sex": Text(id="jenis kelamin", en="sex"),
    "expiry": Text(id="tanggal habis berlaku", en="date of expiry"),
    "nationality": Text(id="kewarganegaraan", en="nationality"),
    "optional": Text(id="data tambahan", en="optional data"),
}
CERTAINTIES: Mapping[Certainty, Text] = {
    Certainty.PROVEN: Text(id="digit pemeriksa cocok", en="check digit agrees"),
    Certainty.REPAIRED: Text(id="diperbaiki", en="repaired"),
    Certainty.UNCHECKED: Text(id="tanpa digit pemeriksa", en="no check digit"),
    Certainty.DOUBTFUL: Text(id="meragukan", en="doubtful"),
    Certainty.EMPTY: Text(id="kosong", en="empty"),
}
KINDS: Mapping[DocumentKind, Text] = {
    DocumentKind.PASSPORT: Text(id="Paspor", en="Passport"),
    DocumentKind.VISA: Text(id="Visa (stiker)", en="Visa"),
    DocumentKind.CREW_CERTIFICATE: Text(id="Sertifikat awak", en="Crew member certificate"),
    DocumentKind.CARD: Text(id="Kartu identitas atau kartu perjalanan", en="Identity or travel card"),
    DocumentKind.UNKNOWN: Text(id="Dokumen", en="Document"),
}
SEXES: Mapping[Sex, Text] = {
    Sex.FEMALE: Text(id="perempuan", en="female"),
    Sex.MALE: Text(id="laki-laki", en="male"),
    Sex.UNSPECIFIED: Text(id="tidak disebut", en="unspecified"),
}

_COMPARE = Text(id="Bandingkan {field} dengan dokumennya, huruf demi huruf, lalu ketik atau pindai lagi.", en="Compare the {field} with the document, letter by letter, and type or scan it again.")  # fmt: skip
_LOOK = Text(id="Lihat halaman data dokumennya.", en="Look at the document's data page.")
_NOTHING = Text(id="Tidak perlu tindakan.", en="Nothing needs to be done.")
_WRITE_FACTS_BY_HAND = Text(id="Isi {field} dari halaman data dokumennya.", en="Take the {field} from the document's data page.")  # fmt: skip

# {field} is the field in words, {printed} what stands there, {expected} what would agree, {readings} what would fit.
DEFECTS: Mapping[str, tuple[Weight, Text, Text]] = {
    "check_digit": (
        Weight.WRONG,
        Text(id="Digit pemeriksa {field} tertulis {printed}, padahal isinya memerlukan {expected}.", en="The check digit of the {field} is printed as {printed}; what it covers needs {expected}."),
        _COMPARE,
    ),
    "several_readings": (
        Weight.WRONG,
        Text(id="Digit pemeriksa {field} tidak cocok, dan lebih dari satu bacaan mungkin: {readings}. Tidak ada yang dipilih.", en="The check digit of the {field} does not agree, and more than one reading is possible: {readings}. None was chosen."),
        _COMPARE,
    ),
    "contradicted_reading": (
        Weight.WRONG,
        Text(id="Digit pemeriksa {field} tidak cocok; {readings} akan cocok, tetapi bertentangan dengan digit pemeriksa keseluruhan. Tidak diubah.", en="The check digit of the {field} does not agree; {readings} would, but the check digit of the whole contradicts it. Nothing was changed."),
        _COMPARE,
    ),
    "no_check_digit": (
        Weight.DOUBTFUL,
        Text(id="Digit pemeriksa {field} tidak ada.", en="The check digit of the {field} is missing."),
        _COMPARE,
    ),
    "composite": (
        Weight.WRONG,
        Text(id="Digit pemeriksa keseluruhan tertulis {printed}, padahal seharusnya {expected}.", en="The check digit of the whole is printed as {printed}; it would have to be {expected}."),
        Text(id="Bandingkan seluruh zona dengan dokumennya, terutama data tambahan dan angka terakhir.", en="Compare the whole zone with the document, above all optional data and the last digit."),
    ),
    "composite_several": (
        Weight.WRONG,
        Text(id="Digit pemeriksa keseluruhan tidak cocok, dan lebih dari satu huruf data tambahan dapat menjadi sebabnya. Tidak ada yang diubah.", en="The check digit of the whole does not agree, and more than one character of the optional data may be the cause. None was changed."),
        Text(id="Bandingkan data tambahan dengan dokumennya.", en="Compare the optional data with the document."),
    ),
    "not_a_day": (
        Weight.WRONG,
        Text(id="“{printed}” pada {field} bukan hari.", en="“{printed}” in the {field} is no day."),
        _COMPARE,
    ),
    "no_such_day": (
        Weight.WRONG,
        Text(id="Hari “{printed}” pada {field} tidak ada di kalender.", en="The day “{printed}” in the {field} is in no calendar."),
        _COMPARE,
    ),
    "unknown_as_zeros": (
        Weight.NOTICE,
        Text(id="Bagian {field} yang tidak diketahui ditulis 00; menurut ICAO Doc 9303 seharusnya <<.", en="The unknown part of the {field} is printed as 00; ICAO Doc 9303 prints <<."),
        _NOTHING,
    ),
    "birth_unknown": (
        Weight.NOTICE,
        Text(id="Zona tidak menyebut {field}.", en="The zone gives no {field}."),
        _WRITE_FACTS_BY_HAND,
    ),
    "expires_before_birth": (
        Weight.WRONG,
        Text(id="Dokumen habis berlaku sebelum pemegangnya lahir.", en="The document expires before its holder was born."),
        _COMPARE,
    ),
    "no_expiry": (
        Weight.NOTICE,
        Text(id="Zona tidak menyebut {field}.", en="The zone gives no {field}."),
        _LOOK,
    ),
    "number_empty": (
        Weight.WRONG,
        Text(id="Nomor dokumen kosong.", en="The document number is empty."),
        _WRITE_FACTS_BY_HAND,
    ),
    "unknown_state": (
        Weight.WRONG,
        Text(id="Kode {field} “{printed}” tidak dikenal.", en="The code “{printed}” of the {field} is not known."),
        _COMPARE,
    ),
    "several_states": (
        Weight.WRONG,
        Text(id="Kode {field} “{printed}” dapat berarti {readings}. Tidak ada yang dipilih.", en="The code “{printed}” of the {field} may mean {readings}. None was chosen."),
        _COMPARE,
    ),
    "specimen": (
        Weight.NOTICE,
        Text(id="UTO (Utopia) hanya ada pada dokumen contoh.", en="UTO (Utopia) stands on specimens only."),
        Text(id="Jangan terima sebagai dokumen yang sah.", en="Do not accept it as a genuine document."),
    ),
    "sex_as_x": (
        Weight.NOTICE,
        Text(id="Jenis kelamin ditulis X; menurut ICAO Doc 9303 zona memakai <.", en="The sex is printed as X; ICAO Doc 9303 prints <."),
        _NOTHING,
    ),
    "sex_unknown": (
        Weight.WRONG,
        Text(id="“{printed}” bukan M, F atau <.", en="“{printed}” is neither M, F nor <."),
        _COMPARE,
    ),
    "unusual_code": (
        Weight.DOUBTFUL,
        Text(id="Jenis dokumen “{printed}” tidak lazim untuk bentuk {readings}.", en="The document code “{printed}” is unusual for the format {readings}."),
        _LOOK,
    ),
    "no_name": (
        Weight.WRONG,
        Text(id="Nama kosong.", en="The name is empty."),
        _WRITE_FACTS_BY_HAND,
    ),
    "no_surname": (
        Weight.NOTICE,
        Text(id="Tanpa nama keluarga; seluruhnya nama depan.", en="No surname; all of it are given names."),
        _NOTHING,
    ),
    "one_name": (
        Weight.NOTICE,
        Text(id="Nama tidak dipisah menjadi nama keluarga dan nama depan; disimpan sebagai satu nama.", en="The name is not split into surname and given names; it is kept as one name."),
        _NOTHING,
    ),
    "more_parts": (
        Weight.DOUBTFUL,
        Text(id="Nama terdiri atas lebih dari dua bagian; sesudah yang pertama semuanya dibaca sebagai nama depan.", en="The name has more than two parts; all behind the first are read as given names."),
        _LOOK,
    ),
    "digit_in_name": (
        Weight.WRONG,
        Text(id="Nama berisi angka.", en="The name holds a digit."),
        _COMPARE,
    ),
    "name_end_unsure": (
        Weight.DOUBTFUL,
        Text(id="Huruf-huruf sama di akhir nama dibaca sebagai tanda pengisi <; yang pertama mungkin masih bagian nama.", en="The like letters at the end of the name are read as fillers <; the first of them may still belong to the name."),
        _LOOK,
    ),
    "name_may_be_cut": (
        Weight.NOTICE,
        Text(id="Nama mengisi zona sampai akhir dan mungkin terpotong.", en="The name fills the zone to its end and may be cut off."),
        Text(id="Ambil nama lengkap dari halaman data dokumennya.", en="Take the full name from the document's data page."),
    ),
}  # fmt: skip

_DIGITS = Text(id="di tempat ini hanya dapat berdiri angka, dan digit pemeriksa cocok", en="only digits can stand here, and the check digit agrees")  # fmt: skip
REASONS: Mapping[Because, Text] = {
    Because.CHECK_DIGIT: Text(id="hanya dengan bacaan ini digit pemeriksa cocok", en="only with this reading do the check digits agree"),
    Because.DIGITS_ONLY: _DIGITS,
    Because.LETTERS_ONLY: Text(id="di tempat ini hanya dapat berdiri huruf", en="only letters can stand here"),
    Because.KNOWN_CODE: Text(id="hanya begitu kodenya dikenal", en="only so is the code a known one"),
    Because.FILLERS_ONLY: Text(id="di tempat ini hanya dapat berdiri tanda pengisi", en="only fillers can stand here"),
    Because.LENGTH: Text(id="hanya dengan begitu panjang barisnya benar", en="only so does the line have its right length"),
}  # fmt: skip
MENDED = Text(id="{was} dibaca sebagai {became}: {reason}.", en="{was} is read as {became}: {reason}.")
LENGTH_MENDED = Text(
    id="Panjang baris {was}, seharusnya {became}; tanda < ditambah atau dikurangi.",
    en="The line had {was} characters instead of {became}; fillers < were added or taken away.",
)
FILLERS_MENDED = Text(id="Tanda {was} dibaca sebagai tanda pengisi <.", en="The sign {was} is read as the filler <.")
SPACES_MENDED = Text(id="Spasi dibaca sebagai tanda pengisi <.", en="Spaces are read as the filler <.")


def sentence(zone: Zone) -> Text:
    """What the zone is, and whether it holds."""
    wrong = sum(defect.weight is not Weight.NOTICE for defect in zone.defects)
    kind = KINDS[zone.kind]
    if wrong:
        return Text(
            id="{kind} ({format}): {count} hal perlu diperiksa pada dokumennya.",
            en="{kind} ({format}): to be checked against the document, points: {count}.",
        ).fill(kind=kind, format=zone.format.value, count=wrong)
    if zone.repairs:
        return Text(
            id="{kind} ({format}): semua digit pemeriksa cocok setelah diperbaiki seperti disebut di bawah.",
            en="{kind} ({format}): all check digits agree after the repairs named below.",
        ).fill(kind=kind, format=zone.format.value)
    return Text(
        id="{kind} ({format}): semua digit pemeriksa cocok.", en="{kind} ({format}): all check digits agree."
    ).fill(kind=kind, format=zone.format.value)
