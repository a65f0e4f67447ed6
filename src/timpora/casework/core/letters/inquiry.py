"""Documents of finding out: the incident report, orders to supervise, the receipt for what was secured, the summons."""

# ruff: noqa: RUF001 - Chinese punctuation
import re

from timpora.casework.core.acts.inquiry import URGENT_WORDS, ReportUrgent
from timpora.casework.core.letters import parts
from timpora.casework.core.letters.figures import chinese_day
from timpora.casework.core.letters.paper import Paper
from timpora.casework.core.letters.parts import Tongue
from timpora.casework.core.letters.signers import Signer, officer, signatory
from timpora.casework.core.statuses import ORIGIN_WORDS
from timpora.letters.core.blocks import Block, Heading, Numbered, Paragraph, Point, Question
from timpora.letters.core.documents import OfficialDocument, Signatory
from timpora.letters.core.kinds import LetterKind


SUPERVISION = ("permenimipas2-30", "permenkumham4-2017")
# As some type it before the name, where the letter has it anyway.
TITLE = re.compile(r"^\s*(?:sdri?|saudar[ai])\b\.?\s*", re.IGNORECASE)
SHOWS_IDENTITY = ("permenimipas2-30-4c",)


def incident_report(paper: Paper) -> tuple[OfficialDocument, ...]:
    """What became known, about whom, and from where: the first paper of a case."""
    people = paper.file.people
    blocks: list[Block] = [
        parts.fields(
            ("Nomor perkara", paper.case_number), ("Asal", ORIGIN_WORDS[paper.act.origin].id), ("Hari diketahui", parts.day(paper.on)),
            ("Jumlah orang", str(len(people))), ("Dilaporkan oleh", paper.hand.name),
        )
    ]  # fmt: skip
    if paper.act.because.strip():
        blocks += [Heading(text="Alasan perkara dibuka"), *parts.paragraphs(paper.act.because)]
    for one in people:
        blocks += [Heading(text=f"Orang {one.number}"), parts.identity(paper, one.number)]
        if found := tuple(Point(text=f"{parts.sentence(finding.sentence)}.") for finding in paper.file.findings_of(one.number)):  # fmt: skip
            blocks.append(Numbered(points=found))
    blocks.append(Paragraph(text="Laporan ini dibuat untuk ditelaah. Dugaan di dalamnya belum diverifikasi dan belum menjadi kesimpulan."))  # fmt: skip
    return (
        parts.document(paper, LetterKind.INCIDENT_REPORT, blocks=tuple(blocks), signatories=(officer(paper, "Pelapor,"),)),
    )  # fmt: skip


def supervision_order(paper: Paper) -> tuple[OfficialDocument, ...]:
    """Who goes, where, until when, and for what; whoever is met is shown it."""
    act = paper.act
    blocks = (
        Paragraph(text=f"Untuk perkara {paper.case_number}, dengan ini diperintahkan kepada:"),
        parts.officers(act.officers),
        parts.fields(("Untuk", act.purpose), ("Tempat", act.place), ("Berlaku", f"{parts.day(act.on)} sampai dengan {parts.day(act.until)}")),
        _duties(),
    )  # fmt: skip
    return (_order(paper, LetterKind.SUPERVISION_ORDER, blocks),)


def urgent_order(paper: Paper) -> tuple[OfficialDocument, ...]:
    """The order that follows an urgent encounter: whom, where and on which ground somebody was met."""
    reported = next((step.act for step in reversed(paper.file.steps) if isinstance(step.act, ReportUrgent)), None)
    met = () if reported is None else (
        Paragraph(text="Surat perintah ini menyusul pengawasan yang dimulai tanpa surat perintah dalam keadaan mendesak:"),
        parts.fields(
            ("Orang", paper.of(reported.person).name), ("Ditemui", parts.day(reported.on)), ("Tempat", reported.place),
            ("Dasar keadaan mendesak", URGENT_WORDS[reported.ground].id), ("Yang dilihat", reported.what),
        ),
    )  # fmt: skip
    blocks = (*met, Paragraph(text=f"Untuk perkara {paper.case_number}, dengan ini diperintahkan kepada:"), parts.officers(paper.act.officers), _duties())  # fmt: skip
    return (_order(paper, LetterKind.URGENT_SUPERVISION_ORDER, blocks),)


def _order(paper: Paper, kind: LetterKind, blocks: tuple[Block, ...]) -> OfficialDocument:
    return parts.document(
        paper, kind, blocks=blocks, signatories=(signatory(Signer.ORDERING, paper),), basis=parts.cited(paper, *SUPERVISION, *SHOWS_IDENTITY),
        carbon_copies=parts.copies(paper),
    )  # fmt: skip


def _duties() -> Numbered:
    return Numbered(
        points=(
            Point(text="Menunjukkan tanda pengenal dan surat perintah ini kepada orang yang ditemui, dan menjelaskan maksudnya;"),
            Point(text="Menanyakan bahasa yang dipahaminya, dan menjelaskan dalam bahasa itu;"),
            Point(text="Mencatat hasilnya, juga bila nihil, pada hari yang sama."),
        )
    )  # fmt: skip


def secured_receipt(paper: Paper) -> tuple[OfficialDocument, ...]:
    """What the office keeps, why, and that it is given back."""
    person, say = paper.person, Tongue(second=paper.language(paper.act.person))
    blocks = (
        Paragraph(text=say(
            "Kantor telah menerima untuk diamankan, dari orang di bawah ini:", en="The office has received into keeping, from the person below:",
            zh="本局已收存下列人员的物品：",
        )),
        parts.identity(paper, person.number, say),
        parts.fields(
            (say("Dokumen atau barang", en="Document or item", zh="证件或物品"), paper.act.item),
            (say("Alasan", en="Reason", zh="原因"), paper.act.because), (say("Hari", en="Day", zh="日期"), parts.day(paper.on)),
            (say("Nomor perkara", en="Case", zh="案件编号"), paper.case_number),
        ),
        Paragraph(text=say(
            "Dokumen atau barang itu tetap milik orang tersebut dan dikembalikan paling lambat saat perkara ditutup. Simpan tanda terima ini.",
            en="The document or item still belongs to the person and is given back when the case is closed at the latest. Keep this receipt.",
            zh="该证件或物品仍归本人所有，最迟在结案时归还。请妥善保管本收据。",
        )),
    )  # fmt: skip
    return (
        parts.document(
            paper, LetterKind.DOCUMENTS_RECEIPT, blocks=blocks, whom=(person.number,), second=say.second, complaint=parts.complaint(paper, say),
            signatories=(officer(paper, say("Yang menerima,", en="Received by,", zh="接收人")), the_person(say, person.name)),
        ),
    )  # fmt: skip


def the_person(say: Tongue, name: str, *, refused: str = "") -> Signatory:
    """The signature of whom a document is about, or why there is none."""
    return Signatory(
        role=say("Yang bersangkutan,", en="The person concerned,", zh="当事人"), name=name, refused=refused
    )


def summons(paper: Paper) -> tuple[OfficialDocument, ...]:
    """Who is called, to where, when and why, and what to bring."""
    act, person, say = paper.act, paper.person, Tongue(second=paper.language(paper.act.person))
    at, day = f"{act.at:%H.%M}", act.appears_on
    blocks = (
        Paragraph(text=say(
            f"Untuk kepentingan pemeriksaan perkara {paper.case_number}, Saudara dipanggil untuk menghadap:",
            en=f"For the examination of case {paper.case_number}, you are called to appear:", zh=f"为调查案件 {paper.case_number}，现通知您到场：",
        )),
        parts.fields(
            (say("Hari", en="Day", zh="日期"), parts.day(day)), (say("Pukul", en="Time", zh="时间"), f"{at} waktu setempat"),
            (say("Tempat", en="Place", zh="地点"), f"{paper.office.office}, {paper.office.address}"),
            (say("Tentang", en="About", zh="涉及人员"), person.name), (say("Keperluan", en="Purpose", zh="事由"), act.purpose),
        ),
        Paragraph(text=say(
            "Bawalah surat panggilan ini, dokumen perjalanan, dan izin tinggal. Saudara berhak didampingi penasihat hukum dan penerjemah.",
            en=f"Bring this summons, the travel document and the stay permit on {parts.english_day(day)}. You may come with a lawyer and an interpreter.",
            zh=f"请于{chinese_day(day)}携带本通知、旅行证件和居留许可到场。您有权由律师和翻译陪同。",
        )),
        Paragraph(text=say(
            "Bila berhalangan, beri tahu kantor sebelum hari itu beserta alasannya.", en="If you cannot come, tell the office before that day, with the reason.",
            zh="如不能到场，请在该日期之前告知本局并说明原因。",
        )),
    )  # fmt: skip
    return (
        parts.document(
            paper, LetterKind.SUMMONS, regarding="Panggilan", recipient=(f"Sdr. {TITLE.sub('', act.whom)}", "di tempat"), blocks=blocks, whom=(person.number,),
            basis=parts.cited(paper, "uu6-71", *SUPERVISION), signatories=(signatory(Signer.SECTION, paper),), second=say.second,
            complaint=parts.complaint(paper, say),
        ),
    )  # fmt: skip


def questions(paper: Paper) -> tuple[Question, ...]:
    """What was asked and answered."""
    return tuple(Question(asked=one.question, answered=one.answer) for one in paper.act.questions)
