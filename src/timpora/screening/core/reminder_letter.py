"""What a reminder says, to the person and to the sponsor: facts, the way out, the cost of a day, and what to do where the record is wrong."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from timpora.kernel.text import Language, Text, day_in_words, rupiah_in_words
from timpora.rulebook.citations import citation_in
from timpora.rulebook.parameters import DatedValue
from timpora.screening.core.findings import Finding
from timpora.screening.core.reminders import Recipient


TITLES = {
    Recipient.PERSON: Text(id="Batas tinggal Anda berakhir {limit}", en="Your stay limit ends on {limit}"),
    Recipient.SPONSOR: Text(id="Batas tinggal orang yang Anda jamin berakhir {limit}", en="The stay limit of somebody whom you sponsor ends on {limit}"),
}  # fmt: skip
GREETING = Text(id="Yth. {to},", en="Dear {to},")
OPENINGS = {
    Recipient.PERSON: Text(
        id="Surat ini hanya pengingat; Anda belum melanggar apa pun. Menurut catatan kantor kami: {sentence}",
        en="This letter is a reminder only; you have broken no rule. According to our records: {sentence}",
    ),
    Recipient.SPONSOR: Text(
        id="Anda tercatat sebagai penjamin orang di bawah ini. Surat ini hanya pengingat; belum ada yang dilanggar. Menurut catatan kantor kami: {sentence} Mohon sampaikan kepadanya dan bantulah mengurusnya tepat waktu.",
        en="You are on record as the sponsor of the person below. This letter is a reminder only; no rule has been broken. According to our records: {sentence} Please tell the person and help to settle it in time.",
    ),
}
FACTS = {
    "name": Text(id="Nama", en="Name"),
    "document": Text(id="Nomor dokumen", en="Document number"),
    "limit": Text(id="Hari terakhir yang sah", en="Last lawful day"),
}
BEFORE = Text(id="Sebelum hari itu lewat, pilih salah satu:", en="Before that day is over, do one of these:")
EXTEND = Text(
    id="Memperpanjang: datang ke kantor ini dengan paspor dan izin tinggal. Datanglah beberapa hari lebih awal, supaya permohonannya tercatat sebelum {limit}. Bila izin ini tidak dapat diperpanjang, petugas menjelaskan pilihan yang ada.",
    en="Extend: come to this office with the passport and the stay permit. Come some days earlier, so that the application is on record before {limit}. If this permit cannot be extended, an officer explains what else is possible.",
)
EXTEND_SOON = Text(
    id="Memperpanjang: datang ke kantor ini sekarang juga dengan paspor dan izin tinggal, paling lambat {limit}. Bila izin ini tidak dapat diperpanjang, petugas menjelaskan pilihan yang ada.",
    en="Extend: come to this office now, with the passport and the stay permit, on {limit} at the latest. If this permit cannot be extended, an officer explains what else is possible.",
)
LEAVE = Text(
    id="Atau keluar dari wilayah Indonesia paling lambat {limit}.", en="Or leave Indonesia on {limit} at the latest."
)
SOME_DAYS = 3  # with fewer left, "some days earlier" is no advice
COST_TITLE = Text(id="Bila terlambat.", en="If it becomes later.")
COST = Text(
    id="Setiap hari sesudah {limit} dikenai biaya beban {amount} per hari ({citation}{status}).",
    en="Each day after {limit} is charged {amount} a day ({citation}{status}).",
)
TO_BE_CONFIRMED = Text(id="; perlu dikonfirmasi", en="; to be confirmed")
WRONG_TITLE = Text(id="Bila catatan kami salah.", en="If our record is wrong.")
WRONG = Text(
    id="Bila izinnya sudah diperpanjang atau diganti, orangnya sudah keluar, atau tanggal di atas keliru: datang dan tunjukkan dokumennya. Catatannya dibetulkan dan surat ini tidak berlaku lagi.",
    en="If the permit has been extended or replaced, the person has left, or the date above is not right: come and show the document. The record is corrected and this letter no longer counts.",
)
COMPLAIN_TITLE = Text(id="Pengaduan.", en="Complaints.")
COMPLAIN = Text(id="Atas layanan dan tindakan petugas: {address}", en="About the service or the officers: {address}")
CODE_LABEL = Text(id="Kode surat", en="Code of this letter")
CODE_NOTE = Text(
    id="Untuk memastikan surat ini dari kantor kami, sebutkan nomor dan kodenya di kantor.",
    en="To make sure that this letter is ours, tell the office its number and code.",
)
HEAD = {
    "number": Text(id="Nomor", en="Number"), "day": Text(id="Tanggal", en="Date"), "to": Text(id="Kepada", en="To"),
}  # fmt: skip
SUBJECT = Text(id="Pengingat batas tinggal", en="Reminder of a stay limit")
PAGE = Text(id="Halaman", en="Page")
UNKNOWN_DOCUMENT = Text(id="tidak tercatat", en="not on record")
MAIL_BODY = Text(
    id="Yth. {to},\n\nterlampir surat {number} dari {office}: pengingat bahwa sebuah batas tinggal berakhir pada {limit}. Surat ini hanya pengingat. Bila keliru, datanglah ke kantor dengan dokumennya.\n",
    en="Dear {to},\n\nattached is letter {number} of {office}: a reminder that a stay limit ends on {limit}. It is a reminder only. If it is not right, come to the office with the document.\n",
)


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a reminder rests on."""

    office: str
    finding: Finding
    charge: DatedValue  # of the first day after the limit
    issued_on: date
    complaints: str = ""  # where to complain, as the office's letterhead says it

    @property
    def name(self) -> str:
        """The name under which the person is on record first."""
        return self.finding.names[0] if self.finding.names else (self.finding.document_number or "-")

    @property
    def limit(self) -> date:
        """The last lawful day."""
        assert self.finding.stay_limit is not None  # the rule finds limits alone
        return self.finding.stay_limit


def letter_said(told: Told, recipient: Recipient) -> dict[str, Any]:
    """The words of one letter, Indonesian first; number and code are added when it is issued, and the template adds none."""
    to = told.name if recipient is Recipient.PERSON else told.finding.sponsor or "-"
    return {
        "lang": Language.INDONESIAN.value,
        "title": SUBJECT.id,
        "author": told.office,
        "keywords": ["Timpora", told.issued_on.isoformat()],
        "running": told.office,
        "confidentiality": {"label": ""},
        "made": _both(SUBJECT),
        "words": {"page": _both(PAGE)},
        "office": told.office,
        "day": _both_days(told.issued_on),
        "to": to,
        "labels": {name: _both(label) for name, label in HEAD.items()},
        "parts": [_part(told, recipient, to, language) for language in Language],
        "code-label": _both(CODE_LABEL),
        "code-note": _both(CODE_NOTE),
    }


def mail_body(*, to: str, number: str, office: str, limit: date) -> str:
    """The message to which the letter is attached; it names no document and nobody but its recipient."""
    words = MAIL_BODY.fill(to=to, number=number, office=office, limit=limit)
    return f"{words.id}\n{words.en}"


def _both(text: Text) -> str:
    return f"{text.id} / {text.en}"


def _both_days(day: date) -> str:
    indonesian, english = (day_in_words(day, language) for language in Language)
    return indonesian if indonesian == english else f"{indonesian} / {english}"


def _part(told: Told, recipient: Recipient, to: str, language: Language) -> dict[str, Any]:
    def within(text: Text) -> str:
        return text.fill(limit=told.limit, to=to, sentence=told.finding.sentence).within(language)

    has_time = (told.limit - told.issued_on).days > SOME_DAYS
    return {
        "lang": language.value,
        "title": within(TITLES[recipient]),
        "greeting": within(GREETING),
        "opening": within(OPENINGS[recipient]),
        "facts": [
            [FACTS["name"].within(language), told.name],
            [FACTS["document"].within(language), told.finding.document_number or UNKNOWN_DOCUMENT.within(language)],
            [FACTS["limit"].within(language), day_in_words(told.limit, language)],
        ],
        "before": within(BEFORE),
        "steps": [within(EXTEND if has_time else EXTEND_SOON), within(LEAVE)],
        "more": [
            [within(COST_TITLE), _cost(told, language)],
            [within(WRONG_TITLE), within(WRONG)],
            *(
                [[within(COMPLAIN_TITLE), COMPLAIN.within(language).format(address=told.complaints)]]
                if told.complaints
                else []
            ),
        ],
    }


def _cost(told: Told, language: Language) -> str:
    value = told.charge
    return COST.within(language).format(
        limit=day_in_words(told.limit, language), amount=rupiah_in_words(value.value),
        citation=citation_in(value.citation, language), status="" if value.confirmed else TO_BE_CONFIRMED.within(language),
    )  # fmt: skip
