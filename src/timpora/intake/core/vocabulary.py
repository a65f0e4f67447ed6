"""The words that lists use for kinds of permit, directions, outcomes, circumstances and feeds."""

from collections.abc import Mapping

from timpora.kernel.identifiers import plain_letters


PERMIT_WORDS: tuple[tuple[str, str], ...] = (
    ("PERALIHAN", "bridging"), ("BRIDGING", "bridging"), ("TERPAKSA", "forced_stay"), ("ITKT", "forced_stay"),
    ("FORCED STAY", "forced_stay"), ("DIPLOMAT", "diplomatic"), ("DINAS", "service"), ("SERVICE", "service"), ("KITAP", "permanent"),
    ("ITAP", "permanent"), ("TETAP", "permanent"), ("PERMANENT", "permanent"), ("KITAS", "limited"), ("ITAS", "limited"),
    ("TERBATAS", "limited"), ("LIMITED", "limited"), ("VITAS", "limited"), ("KUNJUNGAN", "visit"), ("ITK", "visit"), ("BVK", "visit"),
    ("VKSK", "visit"), ("VOA", "visit"), ("VISIT", "visit"), ("BEBAS VISA", "visit"),
)  # fmt: skip
DIRECTIONS: Mapping[str, str] = {
    "MASUK": "entry", "KELUAR": "exit", "ARRIVAL": "entry", "DEPARTURE": "exit", "DATANG": "entry", "BERANGKAT": "exit", "IN": "entry",
    "OUT": "exit", "ENTRY": "entry", "EXIT": "exit", "KEDATANGAN": "entry", "KEBERANGKATAN": "exit", "ARRIVED": "entry",
    "DEPARTED": "exit", "ARR": "entry", "DEP": "exit", "M": "entry", "K": "exit", "TIBA": "entry", "PULANG": "exit", "ENTER": "entry",
}  # fmt: skip
OUTCOMES: Mapping[str, str] = {
    "DISETUJUI": "granted", "DIKABULKAN": "granted", "GRANTED": "granted", "APPROVED": "granted", "SELESAI": "granted",
    "SETUJU": "granted", "TERBIT": "granted", "DITERBITKAN": "granted", "DITOLAK": "refused", "TOLAK": "refused",
    "REFUSED": "refused", "REJECTED": "refused", "DICABUT": "withdrawn", "WITHDRAWN": "withdrawn", "BATAL": "withdrawn",
    "DIBATALKAN": "withdrawn",
}  # fmt: skip
PENDING = frozenset({"PROSES", "DALAM PROSES", "SEDANG DIPROSES", "DIPROSES", "MENUNGGU", "PENDING", "BELUM DIPUTUS", "DIAJUKAN", "BARU", "IN PROCESS", "SUBMITTED", "LODGED", "ON PROCESS"})  # fmt: skip
APPLIED_FOR: tuple[tuple[str, str], ...] = (("PERALIHAN", "bridging"), ("BRIDG", "bridging"), ("ALIH", "conversion"), ("KONVERSI", "conversion"), ("CONVER", "conversion"), ("PERPANJANG", "extension"), ("EXTEN", "extension"), ("TERPAKSA", "forced_stay"), ("FORCED", "forced_stay"), (" BARU", "new_permit"), (" NEW", "new_permit"))  # fmt: skip
CIRCUMSTANCES: tuple[tuple[str, str], ...] = (
    ("PERDAGANGAN", "trafficking_victim"), ("TPPO", "trafficking_victim"), ("TRAFFICK", "trafficking_victim"),
    ("PENYELUNDUPAN", "smuggling_victim"), ("SMUGGL", "smuggling_victim"), ("UNHCR", "registered_with_unhcr"),
    ("PENGUNGSI", "registered_with_unhcr"), ("REFUGEE", "registered_with_unhcr"), ("SUAKA", "registered_with_unhcr"),
    ("TAHAN", "in_custody"), ("CUSTODY", "in_custody"), ("PIDANA", "in_custody"), ("LAPAS", "in_custody"),
    ("GANDA", "dual_national_child"), ("DUAL NATIONAL", "dual_national_child"),
    ("TANPA KEWARGANEGARAAN", "stateless"), ("STATELESS", "stateless"), ("KAHAR", "force_majeure"), ("FORCE MAJEURE", "force_majeure"),
    ("BENCANA", "force_majeure"), ("SAKIT", "ill_or_pregnant"), ("HAMIL", "ill_or_pregnant"), ("PREGNAN", "ill_or_pregnant"),
    (" ILL", "ill_or_pregnant"), ("HOSPITAL", "ill_or_pregnant"),
)  # fmt: skip
FEED_KINDS: tuple[tuple[str, str], ...] = (("LINTAS", "crossings"), ("CROSS", "crossings"), ("IZIN", "permits"), ("PERMIT", "permits"), ("HOTEL", "accommodation"), ("INAP", "accommodation"), ("ACCOM", "accommodation"), ("KERJA", "employers"), ("EMPLOY", "employers"))  # fmt: skip
ORGANISATION_WORDS = frozenset({"PT", "CV", "UD", "TBK", "PERSERO", "LTD", "LIMITED", "CO", "INC", "CORP", "PMA", "FIRMA", "YAYASAN", "KOPERASI", "UNIVERSITAS", "UNIVERSITY", "SEKOLAH", "SCHOOL", "POLITEKNIK", "INSTITUT", "HOTEL", "FOUNDATION", "GEREJA", "PERUM", "PESANTREN", "BADAN", "DINAS", "KEDUTAAN", "EMBASSY", "COMPANY", "GMBH"})  # fmt: skip
WITHOUT_LIMIT = frozenset({"TIDAK TERBATAS", "SEUMUR HIDUP", "TANPA BATAS", "UNLIMITED", "LIFETIME"})


def first_match(text: str, words: tuple[tuple[str, str], ...]) -> str | None:
    """The code of the first word that occurs in a text; a word with a space before it only begins words."""
    plain = f" {plain_letters(text)}"
    return next((code for word, code in words if word in plain), None)


def is_organisation(name: str) -> bool:
    """Whether a sponsor's name carries the mark of an organisation; a person or "keluarga" has no employer's key."""
    return bool(ORGANISATION_WORDS.intersection(plain_letters(name).split()))
