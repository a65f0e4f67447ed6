"""Acts that find out what happened: verification, field check, secured items, summons, examination, opinion, conference."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Annotated, Literal

from timpora.casework.core.acts.base import Act, Asked, OfPerson, Reason
from timpora.casework.core.acts.kinds import ActKind
from timpora.kernel.text import Text


class UrgentGround(StrEnum):
    """When a field check needs no order beforehand (Article 30 of the regulation on supervision)."""

    LISTED = "listed"
    WANTED = "wanted"
    CAUGHT = "caught"


URGENT_WORDS: Mapping[UrgentGround, Text] = {
    UrgentGround.LISTED: Text(id="Tercantum dalam daftar pencegahan atau penangkalan", en="On the prevention or ban list"),
    UrgentGround.WANTED: Text(id="Tercantum dalam daftar pencarian orang", en="On a wanted list"),
    UrgentGround.CAUGHT: Text(id="Sedang melakukan perbuatan yang patut diduga melanggar", en="Seen doing something reasonably suspected unlawful"),
}  # fmt: skip


class Answer(StrEnum):
    """How a summons was answered."""

    APPEARED = "appeared"
    POSTPONED = "postponed"
    ABSENT = "absent"


ANSWER_WORDS: Mapping[Answer, Text] = {
    Answer.APPEARED: Text(id="Hadir", en="Appeared"),
    Answer.POSTPONED: Text(id="Minta diundur", en="Asked to postpone"),
    Answer.ABSENT: Text(id="Tidak hadir", en="Did not appear"),
}


@dataclass(frozen=True, kw_only=True)
class Verify(Act):
    """What comparing the facts with their sources gave, and whether a field check follows."""

    kind: Literal[ActKind.VERIFY] = ActKind.VERIFY
    result: Annotated[str, Asked(label=Text(id="Hasil verifikasi", en="Result"), hint=Text(id="Sumber apa yang diperiksa, dan apa yang dikatakannya.", en="Which sources were looked at, and what they say."), long=True)]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class OrderFieldCheck(Act):
    """The order without which nobody goes to the field."""

    kind: Literal[ActKind.ORDER_FIELD_CHECK] = ActKind.ORDER_FIELD_CHECK
    officers: Annotated[str, Asked(label=Text(id="Petugas yang diperintah", en="Officers"), hint=Text(id="Satu nama dan NIP per baris.", en="One name and service number per line."), long=True)]  # fmt: skip
    place: Annotated[str, Asked(label=Text(id="Tempat", en="Place"))]
    until: Annotated[date, Asked(label=Text(id="Berlaku sampai dengan", en="Valid until"))]
    purpose: Annotated[str, Asked(label=Text(id="Maksud", en="Purpose"), long=True)]


@dataclass(frozen=True, kw_only=True)
class ReportUrgent(OfPerson):
    """Somebody was met without an order, on one of the grounds that allow it; reported first."""

    kind: Literal[ActKind.REPORT_URGENT] = ActKind.REPORT_URGENT
    ground: Annotated[UrgentGround, Asked(label=Text(id="Dasar keadaan mendesak", en="Ground"))]
    place: Annotated[str, Asked(label=Text(id="Tempat", en="Place"))]
    what: Annotated[str, Asked(label=Text(id="Yang dilihat", en="What was seen"), long=True)]


@dataclass(frozen=True, kw_only=True)
class ApproveUrgent(Act):
    """Who may order approves that the officers go on."""

    kind: Literal[ActKind.APPROVE_URGENT] = ActKind.APPROVE_URGENT
    because: Reason


@dataclass(frozen=True, kw_only=True)
class OrderUrgent(Act):
    """The order that follows on the same day or within the days that the regulation gives."""

    kind: Literal[ActKind.ORDER_URGENT] = ActKind.ORDER_URGENT
    officers: Annotated[str, Asked(label=Text(id="Petugas yang diperintah", en="Officers"), hint=Text(id="Satu nama dan NIP per baris.", en="One name and service number per line."), long=True)]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class RecordFieldCheck(Act):
    """What was found in the field; that nothing was found is a result."""

    kind: Literal[ActKind.RECORD_FIELD_CHECK] = ActKind.RECORD_FIELD_CHECK
    place: Annotated[str, Asked(label=Text(id="Tempat", en="Place"))]
    met: Annotated[bool, Asked(label=Text(id="Orangnya ditemui", en="The person was met"))]
    result: Annotated[str, Asked(label=Text(id="Hasil", en="Result"), long=True)]


@dataclass(frozen=True, kw_only=True)
class SecureItem(OfPerson):
    """A passport or another item is kept by the office, against a receipt."""

    kind: Literal[ActKind.SECURE_ITEM] = ActKind.SECURE_ITEM
    item: Annotated[str, Asked(label=Text(id="Dokumen atau barang", en="Document or item"))]
    because: Reason


@dataclass(frozen=True, kw_only=True)
class ReturnItem(OfPerson):
    """It is given back."""

    kind: Literal[ActKind.RETURN_ITEM] = ActKind.RETURN_ITEM
    item: Annotated[str, Asked(label=Text(id="Dokumen atau barang", en="Document or item"), of="items")]
    to: Annotated[str, Asked(label=Text(id="Diserahkan kepada", en="Handed to"))]


@dataclass(frozen=True, kw_only=True)
class Summon(OfPerson):
    """A call to the office."""

    kind: Literal[ActKind.SUMMON] = ActKind.SUMMON
    whom: Annotated[str, Asked(label=Text(id="Yang dipanggil", en="Who is called"), hint=Text(id="Orang asing, penjamin atau saksi.", en="The foreigner, the sponsor or a witness."))]  # fmt: skip
    appears_on: Annotated[date, Asked(label=Text(id="Hari menghadap", en="Day to appear"))]
    at: Annotated[time, Asked(label=Text(id="Pukul", en="Time"), hint=Text(id="Misalnya 09.30.", en="Such as 09:30."))]
    purpose: Annotated[str, Asked(label=Text(id="Keperluan", en="Purpose"), long=True)]
    short_notice_because: Annotated[str, Asked(label=Text(id="Mengapa jarak waktunya pendek", en="Why at short notice"), hint=Text(id="Hanya bila hari menghadap lebih dekat daripada ketetapan kantor, misalnya karena orangnya sendiri menghendaki.", en="Only where the day to appear is nearer than the office's setting allows, as when the person asks for it."), long=True)] = ""  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class RecordSummons(OfPerson):
    """How it was answered."""

    kind: Literal[ActKind.RECORD_SUMMONS] = ActKind.RECORD_SUMMONS
    answer: Annotated[Answer, Asked(label=Text(id="Jawaban", en="Answer"))]
    remark: Annotated[str, Asked(label=Text(id="Keterangan", en="Remark"), long=True)] = ""


@dataclass(frozen=True, kw_only=True)
class BeginExamination(Act):
    """From verification or the field to the table."""

    kind: Literal[ActKind.BEGIN_EXAMINATION] = ActKind.BEGIN_EXAMINATION
    because: Reason


@dataclass(frozen=True, kw_only=True)
class QuestionAndAnswer:
    """One question of an examination, and what was answered."""

    question: Annotated[str, Asked(label=Text(id="Pertanyaan", en="Question"), long=True)]
    answer: Annotated[str, Asked(label=Text(id="Jawaban", en="Answer"), long=True)]


@dataclass(frozen=True, kw_only=True)
class Examine(OfPerson):
    """An examination record (BAP): language, interpreter, lawyer, what was asked and answered, read back, signed or why not."""

    kind: Literal[ActKind.EXAMINE] = ActKind.EXAMINE
    place: Annotated[str, Asked(label=Text(id="Tempat", en="Place"))]
    examined: Annotated[str, Asked(label=Text(id="Yang diperiksa", en="Who is examined"), hint=Text(id="Kosongkan bila orang asingnya sendiri; saksi dan penjamin dengan nama dan kedudukan.", en="Leave empty for the foreigner; a witness or sponsor by name and capacity."))] = ""  # fmt: skip
    language: Annotated[str, Asked(label=Text(id="Bahasa", en="Language"))]
    interpreter: Annotated[str, Asked(label=Text(id="Penerjemah", en="Interpreter"), hint=Text(id="Nama; kosongkan bila tidak diperlukan.", en="Name; leave empty where none is needed."))] = ""  # fmt: skip
    no_interpreter_because: Annotated[str, Asked(label=Text(id="Mengapa tanpa penerjemah", en="Why there is no interpreter"))] = ""  # fmt: skip
    lawyer: Annotated[str, Asked(label=Text(id="Pendamping hukum", en="Lawyer"), hint=Text(id="Nama, atau “tidak menghendaki”.", en="Name, or “wants none”."))]  # fmt: skip
    questions: Annotated[tuple[QuestionAndAnswer, ...], Asked(label=Text(id="Tanya jawab", en="Questions and answers"))]
    read_back: Annotated[
        bool,
        Asked(
            label=Text(
                id="Dibacakan kembali dalam bahasa yang dipahami", en="Read back in a language that is understood"
            )
        ),
    ]
    refused_to_sign_because: Annotated[str, Asked(label=Text(id="Menolak menandatangani, karena", en="Refused to sign, because"), hint=Text(id="Kosongkan bila ditandatangani.", en="Leave empty where it was signed."))] = ""  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class EndExamination(Act):
    """Nothing more has to be asked."""

    kind: Literal[ActKind.END_EXAMINATION] = ActKind.END_EXAMINATION


@dataclass(frozen=True, kw_only=True)
class GiveOpinion(Act):
    """The examiner's opinion (BAPEN): which facts are established, which provisions they meet, what should follow."""

    kind: Literal[ActKind.GIVE_OPINION] = ActKind.GIVE_OPINION
    facts: Annotated[str, Asked(label=Text(id="Fakta yang terbukti", en="Facts established"), long=True)]
    analysis: Annotated[
        str, Asked(label=Text(id="Analisis menurut ketentuan", en="Analysis under the provisions"), long=True)
    ]
    advice: Annotated[str, Asked(label=Text(id="Saran tindakan", en="What should follow"), long=True)]


@dataclass(frozen=True, kw_only=True)
class Speaker:
    """Somebody at a case conference, and what he or she said."""

    name: Annotated[str, Asked(label=Text(id="Nama", en="Name"))]
    position: Annotated[str, Asked(label=Text(id="Jabatan", en="Position"))]
    said: Annotated[str, Asked(label=Text(id="Pendapat", en="Said"), long=True)]


@dataclass(frozen=True, kw_only=True)
class HoldConference(Act):
    """The case conference (gelar kasus): who was there, what each said, what was concluded."""

    kind: Literal[ActKind.HOLD_CONFERENCE] = ActKind.HOLD_CONFERENCE
    chair: Annotated[str, Asked(label=Text(id="Pimpinan", en="Chair"))]
    speakers: Annotated[tuple[Speaker, ...], Asked(label=Text(id="Yang hadir", en="Who was there"))]
    conclusion: Annotated[str, Asked(label=Text(id="Kesimpulan", en="Conclusion"), long=True)]
