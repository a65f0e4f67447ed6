"""The headers that lists carry, in Indonesian and English, and the fields that they stand for."""

from collections.abc import Mapping

from timpora.kernel.identifiers import plain_letters


_HEADERS: Mapping[str, str] = {
    "number": "no|nomor|nomer|no urut|#",
    "name": "nama|nama lengkap|nama wna|nama orang asing|nama tamu|nama tka|nama pemegang|nama pemohon|nama penumpang|full name|name|guest name|nama guest|nama sesuai paspor|employee name",
    "surname": "surname|last name|family name|nama keluarga|nama belakang",
    "given_names": "given names|given name|first name|nama depan|nama kecil",
    "born": "tgl lahir|tanggal lahir|ttl|tempat tgl lahir|tempat tanggal lahir|date of birth|dob|birth date|lahir",
    "nationality": "kebangsaan|kewarganegaraan|negara asal|nationality|wn|warga negara|negara|citizenship|country|asal negara|kebangsaan negara",
    "document_number": "no paspor|nomor paspor|no passport|passport no|passport number|paspor|passport|no dokumen|nomor dokumen|no dokumen perjalanan|document no|document number|no dokim paspor",
    "document_until": "berlaku s d paspor|masa berlaku paspor|paspor berlaku s d|paspor berlaku sampai|paspor berlaku|passport expiry|passport expiry date|passport valid until|exp paspor|tgl habis berlaku paspor|habis berlaku paspor",
    "permit_kind": "jenis izin tinggal|jenis izin|izin tinggal|jenis dokim|jenis itas itk|permit type|kind of permit|stay permit|jenis visa",
    "visa_index": "indeks|indeks visa|index|index visa|visa index|kode visa|indeks izin|visa|kode indeks",
    "permit_number": "no izin tinggal|nomor izin tinggal|no izin|no kitas|no itas|no itk|no kitap|niora|no register|permit number|permit no|no dokim|no itas itk",
    "granted_on": "tgl terbit izin|tanggal terbit izin|tgl terbit|tanggal terbit|tgl pemberian|granted on|issue date|tgl dikeluarkan",
    "entered_on": "tgl masuk|tanggal masuk|tanggal kedatangan|tgl kedatangan|tgl tiba|tanggal tiba|entry date|arrival date|date of entry|arrived on|tanggal masuk indonesia|tanda masuk",
    "valid_from": "berlaku dari|berlaku mulai|mulai berlaku|berlaku sejak|tgl mulai|tanggal mulai|valid from|start date",
    "valid_until": "berlaku s d|berlaku sd|berlaku sampai|berlaku hingga|masa berlaku|batas tinggal|batas izin tinggal|s d|expiry|expiry date|expired|expires|valid until|valid to|tgl habis berlaku|tanggal habis berlaku|habis berlaku|tgl berakhir|tanggal berakhir|exp itas|exp|izin tinggal berlaku s d|berlaku s d izin|stay until|permit expiry|tgl expired|tanggal expired",
    "cancelled_on": "tgl batal|tanggal batal|dibatalkan|tgl pembatalan|cancelled on|tgl ditutup",
    "exit_permit_on": "epo|tgl epo|tanggal epo|exit permit only",
    "extension_of": "perpanjangan dari|extension of|no izin lama",
    "met_on": "tanggal ditemui|tgl ditemui|ditemui|met on|date met|tgl pemeriksaan lapangan|ditemui petugas",
    "reported_on": "tgl lapor|tanggal lapor|tgl dilaporkan|dilaporkan|reported on|tgl laporan",
    "sponsor": "penjamin|sponsor|guarantor|nama penjamin",
    "employer": "perusahaan|pemberi kerja|nama perusahaan|employer|company|pemberi kerja tka",
    "position": "jabatan|pekerjaan|position|job title|posisi",
    "work_place": "lokasi kerja|tempat kerja|lokasi|work location|place of work",
    "place": "nama hotel|hotel|tempat menginap|penginapan|accommodation|property|tempat tinggal|alamat tinggal|alamat|address",
    "area": "kecamatan|district|kode wilayah|wilayah",
    "remarks": "keterangan|ket|remarks|catatan|notes",
    "direction": "arah|masuk keluar|jenis perlintasan|perlintasan|direction|movement",
    "crossed_on": "tgl perlintasan|tanggal perlintasan|tgl lintas|crossing date|crossed on|tanggal lintas",
    "border_post": "tpi|tempat pemeriksaan|tpi masuk|tpi keluar|border post|port|pelabuhan bandara",
    "feed": "umpan|feed|sumber data",
    "check_in": "check in|checkin|tgl check in|tanggal check in|check in date|menginap dari|tgl datang",
    "check_out": "check out|checkout|tgl check out|tanggal check out|check out date|menginap sampai",
    "left_on": "tanggal pulang|tgl pulang|tanggal meninggalkan indonesia|pulang|left indonesia|left on",
    "work_permit_number": "no rptka|nomor rptka|rptka|no notifikasi|notifikasi|imta|no imta|work permit no",
    "work_permit_from": "rptka dari|rptka mulai|tgl rptka|rptka berlaku dari|work permit from",
    "work_permit_until": "rptka s d|rptka sampai|rptka berlaku s d|masa berlaku rptka|work permit until|rptka berakhir",
    "application_number": "no permohonan|nomor permohonan|application no",
    "applied_for": "jenis permohonan|permohonan|application type",
    "lodged_on": "tgl permohonan|tanggal permohonan|tgl pengajuan|tanggal pengajuan|lodged on|application date",
    "decided_on": "tgl keputusan|tanggal keputusan|tgl putusan|decided on|decision date",
    "outcome": "status|keputusan|hasil|outcome|status permohonan",
    "circumstance": "keadaan|keadaan khusus|status perlindungan|circumstance",
    "from_on": "sejak|dari tanggal|from|mulai tanggal",
    "until_on": "sampai tanggal|until|hingga",
    "feed_kind": "jenis umpan|feed kind|jenis data",
    "rhythm": "irama hari|irama|rhythm days|setiap hari",
    "last_arrival": "terakhir diterima|terakhir datang|last arrival|data terakhir",
}  # fmt: skip

FIELD_OF: Mapping[str, str] = {
    plain_letters(header): field for field, headers in _HEADERS.items() for header in headers.split("|")
}

DAY_FIELDS = frozenset({
    "document_until", "granted_on", "entered_on", "valid_from", "valid_until", "cancelled_on", "exit_permit_on", "met_on",
    "reported_on", "crossed_on", "check_in", "check_out", "left_on", "work_permit_from", "work_permit_until", "lodged_on",
    "decided_on", "from_on", "until_on", "last_arrival", "born",
})  # fmt: skip

# What a list must have, most telling first: the first kind whose fields are all there is the kind of the list.
KINDS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "feeds": (("feed", "last_arrival"),),
    "applications": (("lodged_on",),),
    "crossings": (("direction", "crossed_on"), ("direction", "entered_on")),
    "guests": (("check_in",),),
    "circumstances": (("circumstance",),),
    "permits": (("valid_until",), ("entered_on", "visa_index"), ("entered_on", "permit_kind")),
    "workers": (
        ("employer", "position"),
        ("work_permit_number",),
        ("employer", "work_place"),
        ("employer", "reported_on"),
    ),
}

PERMIT_WORDS: tuple[tuple[str, str], ...] = (
    ("PERALIHAN", "bridging"), ("BRIDGING", "bridging"), ("TERPAKSA", "forced_stay"), ("ITKT", "forced_stay"),
    ("DIPLOMAT", "diplomatic"), ("DINAS", "service"), ("SERVICE", "service"), ("KITAP", "permanent"), ("ITAP", "permanent"),
    ("TETAP", "permanent"), ("PERMANENT", "permanent"), ("KITAS", "limited"), ("ITAS", "limited"), ("TERBATAS", "limited"),
    ("LIMITED", "limited"), ("KUNJUNGAN", "visit"), ("ITK", "visit"), ("BVK", "visit"), ("VOA", "visit"), ("VISIT", "visit"),
    ("BEBAS VISA", "visit"),
)  # fmt: skip
DIRECTIONS = {"MASUK": "entry", "KELUAR": "exit", "ARRIVAL": "entry", "DEPARTURE": "exit", "DATANG": "entry", "BERANGKAT": "exit", "IN": "entry", "OUT": "exit", "ENTRY": "entry", "EXIT": "exit", "KEDATANGAN": "entry", "KEBERANGKATAN": "exit"}  # fmt: skip
OUTCOMES = {"DISETUJUI": "granted", "DIKABULKAN": "granted", "GRANTED": "granted", "APPROVED": "granted", "SELESAI": "granted", "DITOLAK": "refused", "REFUSED": "refused", "REJECTED": "refused", "DICABUT": "withdrawn", "WITHDRAWN": "withdrawn", "BATAL": "withdrawn"}  # fmt: skip
PENDING = frozenset({"PROSES", "DALAM PROSES", "MENUNGGU", "PENDING", "BELUM DIPUTUS", "DIAJUKAN"})
APPLIED_FOR: tuple[tuple[str, str], ...] = (("PERALIHAN", "bridging"), ("ALIH", "conversion"), ("KONVERSI", "conversion"), ("PERPANJANG", "extension"), ("EXTEN", "extension"), ("TERPAKSA", "forced_stay"))  # fmt: skip
CIRCUMSTANCES: tuple[tuple[str, str], ...] = (
    ("PERDAGANGAN", "trafficking_victim"), ("TRAFFICK", "trafficking_victim"), ("PENYELUNDUPAN", "smuggling_victim"),
    ("SMUGGL", "smuggling_victim"), ("UNHCR", "registered_with_unhcr"), ("PENGUNGSI", "registered_with_unhcr"),
    ("TAHAN", "in_custody"), ("CUSTODY", "in_custody"), ("PIDANA", "in_custody"), ("GANDA", "dual_national_child"),
    ("TANPA KEWARGANEGARAAN", "stateless"), ("STATELESS", "stateless"), ("KAHAR", "force_majeure"), ("SAKIT", "ill_or_pregnant"),
    ("HAMIL", "ill_or_pregnant"),
)  # fmt: skip
FEED_KINDS: tuple[tuple[str, str], ...] = (("LINTAS", "crossings"), ("CROSS", "crossings"), ("IZIN", "permits"), ("PERMIT", "permits"), ("HOTEL", "accommodation"), ("INAP", "accommodation"), ("ACCOM", "accommodation"), ("KERJA", "employers"), ("EMPLOY", "employers"))  # fmt: skip


def first_match(text: str, words: tuple[tuple[str, str], ...]) -> str | None:
    """The code of the first word that occurs in a text."""
    plain = plain_letters(text)
    return next((code for word, code in words if word in plain), None)
