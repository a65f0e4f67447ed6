"""What an official document says on paper beside what its case says: the fixed words of Indonesian documents, number, code, proof."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from timpora.kernel.text import Language, day_in_words
from timpora.letters.core.blocks import ORDINALS
from timpora.letters.core.documents import Mark, OfficialDocument, SecondLanguage
from timpora.letters.core.kinds import KIND_WORDS
from timpora.letters.core.proof import in_groups
from timpora.letters.core.said import as_said


WORDS: Mapping[str, Any] = {
    "about": "TENTANG",
    "annex": "Lampiran",
    "answer": "Jawab",
    "attachments": "Lampiran",
    "basis": "Dasar",
    "code": "Kode",
    "complaints": "Pengaduan",
    "considering": "Menimbang",
    "copies": "Tembusan",
    "decides": "MEMUTUSKAN",
    "establishes": "Menetapkan",
    "ledger": ("Rentang", "Hari", "Tercakup oleh", "Ketentuan", "Sumber"),
    "nature": "Sifat",
    "not-signed": "(tanpa tanda tangan elektronik)",
    "nothing": "-",
    "noting": "Memperhatikan",
    "number": "Nomor",
    "of": "dari",
    "official-number": "NIP",
    "ordinals": ORDINALS,
    "ordinary": Mark.ORDINARY.value,
    "page": "Halaman",
    "recalling": "Mengingat",
    "refused": "Menolak menandatangani",
    "regarding": "Hal",
    "signed": "Ditandatangani secara elektronik",
    "statement-of": "Keterangan",
    "to": "Yth.",
    "to-confirm": "perlu dikonfirmasi",
    "unconfirmed": "Dokumen ini bertumpu pada nilai hukum yang masih perlu dikonfirmasi pada lembaran resmi:",
    "uncovered": "tidak tercakup",
}
BINDING = "Teks bahasa Indonesia yang mengikat; teks dalam bahasa lain hanya membantu memahaminya."
BINDING_IN: Mapping[SecondLanguage, str] = {
    SecondLanguage.ENGLISH: "The Indonesian text is binding; the text in another language only helps to understand it.",
    SecondLanguage.CHINESE: "以印度尼西亚语文本为准；其他语言的文本仅供理解。",  # noqa: RUF001 - Chinese
    SecondLanguage.KOREAN: "인도네시아어 본문이 법적 효력을 가지며, 다른 언어의 본문은 이해를 돕기 위한 것입니다.",
    SecondLanguage.JAPANESE: "インドネシア語の本文が正文であり、他の言語の文は理解を助けるためのものです。",
    SecondLanguage.ARABIC: "النص الإندونيسي هو الملزم، أما النص بلغة أخرى فللمساعدة على الفهم فقط.",
}
CHECK_AT = "Keaslian dokumen ini dapat diperiksa dengan kode di atas pada {address}."
CHECK_HERE = "Keaslian dokumen ini dapat diperiksa dengan kode di atas pada kantor yang menerbitkannya."
QR_TOLD = "Kode QR menuju halaman pemeriksaan keaslian dokumen ini pada {address}"
WITHDRAWN, ACROSS = "DICABUT pada {day}", "DICABUT"
WITHDRAWN_TOLD = "Surat ini tidak berlaku lagi. Isinya tetap seperti saat diterbitkan; cetakan ini bukan salinan bertanda tangan elektronik."
REPLACED_TOLD = "Digantikan oleh surat nomor {number}."


@dataclass(frozen=True, kw_only=True)
class Proof:
    """By what a document is recognised: its number, its code, where that is checked, and by whose certificate it is signed."""

    number: str
    code: str
    address: str = ""  # of the page on which codes are checked; empty where the office names none
    signed_by: str = ""  # empty where nobody signs electronically


def official_said(document: OfficialDocument, proof: Proof) -> dict[str, Any]:
    """Everything that a document says on paper, as it is kept; what is set later comes from here and from nowhere else."""
    second = document.second
    return {
        "document": as_said(document),
        "words": {name: list(words) if isinstance(words, tuple) else words for name, words in WORDS.items()},
        "title": f"{document.title} {proof.number}",
        "short-title": KIND_WORDS[document.kind].id,
        "nature": document.mark.value.capitalize(),
        "place-and-day": f"{document.place}, {day_in_words(document.day, Language.INDONESIAN)}",
        "address": f"{proof.address}{in_groups(proof.code)}/"
        if proof.address
        else "",  # to which the code for a camera leads
        "check": CHECK_AT.format(address=proof.address) if proof.address else CHECK_HERE,
        "qr-told": QR_TOLD.format(address=proof.address) if proof.address else "",
        "binding": [] if second is None else [BINDING, BINDING_IN[second]],
        "signature": {"is-signed": bool(proof.signed_by), "by": proof.signed_by},
        "number": proof.number,
        "code": proof.code,
    }


def withdrawn_said(day: str, replaced_by: str) -> dict[str, str]:
    """What is set over a letter that was withdrawn; the letter's own words stay."""
    told = WITHDRAWN_TOLD if not replaced_by else f"{WITHDRAWN_TOLD} {REPLACED_TOLD.format(number=replaced_by)}"
    return {"across": ACROSS, "mark": WITHDRAWN.format(day=day), "told": told}
