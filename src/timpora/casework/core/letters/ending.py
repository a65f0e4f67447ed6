"""Documents of objection and of the end: receipt, covering letter, closing report, referral of who is protected."""

# ruff: noqa: RUF001 - Chinese punctuation
from timpora.casework.core.acts.ending import ReceiveObjection
from timpora.casework.core.acts.measures import MEASURE_WORDS
from timpora.casework.core.file import PersonOfCase
from timpora.casework.core.letters import parts
from timpora.casework.core.letters.inquiry import the_person
from timpora.casework.core.letters.paper import Paper
from timpora.casework.core.letters.parts import Tongue
from timpora.casework.core.letters.signers import Signer, officer, signatory
from timpora.casework.core.protection import PROTECTION_WORDS
from timpora.casework.core.rights import RIGHT_WORDS
from timpora.casework.core.state import PersonState
from timpora.casework.core.statuses import OUTCOME_WORDS, Outcome
from timpora.kernel.text import rupiah_in_words
from timpora.letters.core.blocks import Align, Block, Heading, Numbered, Paragraph, Point, Table
from timpora.letters.core.documents import Mark, OfficialDocument
from timpora.letters.core.kinds import KIND_WORDS, LetterKind


OBJECTION = ("permenimipas2-73", "uu6-77", "uu30-2014")
ADVICE_DAYS, DECISION_DAYS = "objection.advice_working_days", "objection.decision_working_days"


def objection_receipt(paper: Paper) -> tuple[OfficialDocument, ...]:
    """That an objection came, when, and what happens with it now."""
    act: ReceiveObjection = paper.act
    person, say = paper.person, Tongue(second=paper.language(act.person))
    advice, decision = paper.law.value(ADVICE_DAYS), paper.law.value(DECISION_DAYS)
    blocks: list[Block] = [
        Paragraph(text=say(
            "Telah diterima keberatan atas tindakan administratif keimigrasian:", en="An objection to an immigration administrative action was received:",
            zh="兹收到对移民行政措施的申诉：",
        )),
        parts.fields(
            (say("Nama", en="Name", zh="姓名"), person.name), (say("Nomor perkara", en="Case", zh="案件编号"), paper.case_number),
            (say("Diterima", en="Received on", zh="收到日期"), parts.day(act.on)), (say("Diajukan oleh", en="Made by", zh="提出人"), act.attorney or "sendiri"),
            (say("Alasan", en="Grounds", zh="理由"), act.grounds), (say("Bukti bantahan", en="Evidence", zh="证据"), act.evidence),
            (say("Diterima walau lewat tenggang karena", en="Taken although late because", zh="逾期受理原因"), act.late_because),
        ),
    ]  # fmt: skip
    if advice is not None and decision is not None:
        blocks.append(Paragraph(text=say(
            f"Keberatan diteruskan kepada Menteri dengan saran dalam {advice.value} hari kerja, dan diputus dalam {decision.value} hari kerja setelah saran diterima.",
            en=f"It is forwarded to the Minister with advice within {advice.value} working days, and decided within {decision.value} working days after the advice arrives.",
            zh=f"申诉将在 {advice.value} 个工作日内连同意见转呈部长，部长在收到意见后 {decision.value} 个工作日内作出决定。",
        )))  # fmt: skip
    return (
        parts.document(
            paper, LetterKind.OBJECTION_RECEIPT, blocks=tuple(blocks), whom=(person.number,), second=say.second, complaint=parts.complaint(paper, say),
            basis=parts.cited(paper, *OBJECTION), rests_on_unconfirmed=parts.unconfirmed(advice, decision),
            signatories=(officer(paper, "Yang menerima,"), the_person(say, act.attorney.strip() or person.name)),
        ),
    )  # fmt: skip


def objection_advice(paper: Paper) -> tuple[OfficialDocument, ...]:
    """The letter with which the file of an objection goes to the Minister."""
    act, person = paper.act, paper.person
    received = next((step.act for step in reversed(paper.file.steps) if isinstance(step.act, ReceiveObjection) and step.act.person == person.number), None)  # fmt: skip
    about = () if received is None else (
        parts.fields(
            ("Nama", person.name), ("Nomor perkara", paper.case_number), ("Keberatan diterima", parts.day(received.on)), ("Alasan", received.grounds),
            ("Bukti bantahan", received.evidence),
        ),
    )  # fmt: skip
    blocks = (
        Paragraph(text="Dengan hormat disampaikan berkas keberatan di bawah ini beserta saran:"), *about, Heading(text="Saran"), *parts.paragraphs(act.remark),
        Paragraph(text=f"Diterima Menteri pada {parts.day(act.received_on)}."),
    )  # fmt: skip
    return (
        parts.document(
            paper, LetterKind.OBJECTION_ADVICE, regarding="Pengantar berkas keberatan", recipient=("Menteri", f"melalui {parts.director_general(paper)}"), blocks=blocks,
            whom=(person.number,), attachments="1 (satu) berkas", basis=parts.cited(paper, *OBJECTION), signatories=(signatory(Signer.HEAD, paper),),
        ),
    )  # fmt: skip


def closing_report(paper: Paper) -> tuple[OfficialDocument, ...]:
    """What was done in the case, with which letters, and how it ended for each person; rights that were left out stand in it."""
    act = paper.act
    opened = paper.file.steps[0].act.on
    blocks: list[Block] = [
        parts.fields(
            ("Nomor perkara", paper.case_number), ("Dibuka", parts.day(opened)), ("Ditutup", parts.day(act.on)), ("Hasil akhir", OUTCOME_WORDS[act.outcome].id),
            ("Diserahkan atau dirujuk kepada", act.referred_to),
        ),
        Heading(text="Alasan penutupan"), *parts.paragraphs(act.because),
        Heading(text="Orang dalam perkara"),
        Table(headings=("Nama", "Yang diputus", "Pelaksanaan"), rows=tuple((one.name, _decided(paper, one.number), _done(paper.after.of(one.number))) for one in paper.file.people)),
    ]  # fmt: skip
    if paper.earlier:
        rows = tuple((one.number, KIND_WORDS[one.kind].id, parts.day(one.on)) for one in paper.earlier)
        blocks += [Heading(text="Dokumen yang diterbitkan"), Table(headings=("Nomor", "Dokumen", "Hari"), rows=rows, alignment=(Align.LEFT,) * 3)]  # fmt: skip
    if skipped := [
        (one.name, right) for one in paper.file.people for right in sorted(paper.after.of(one.number).skipped)
    ]:
        points = tuple(Point(text=f"{name}: {RIGHT_WORDS[right].id}") for name, right in skipped)
        blocks += [Heading(text="Hak yang tidak dapat dipenuhi"), Numbered(points=points)]
    return (
        parts.document(paper, LetterKind.CLOSING_REPORT, blocks=tuple(blocks), signatories=(signatory(Signer.SECTION, paper),), carbon_copies=parts.copies(paper)),
    )  # fmt: skip


def _decided(paper: Paper, person: int) -> str:
    return "; ".join(MEASURE_WORDS[one.measure].id for one in paper.after.measures_for(person)) or "-"


def _done(state: PersonState) -> str:
    told = [
        f"dibayar {rupiah_in_words(state.paid)}" if state.paid else "",
        f"meninggalkan Indonesia {parts.day(state.left_on)}" if state.left_on else "",
        f"diserahkan ke {state.detention.centre}" if state.detention and state.detention.centre else "",
        f"usulan penangkalan {parts.day(state.ban_proposed_on)}" if state.ban_proposed_on else "",
        "; ".join(MEASURE_WORDS[one].id for one in sorted(state.carried_out)),
        *(f"keberatan {'dikabulkan' if one.granted else 'tidak dikabulkan'}" for one in state.objections if one.decided_on),
    ]  # fmt: skip
    return "; ".join(filter(None, told)) or "-"


def is_referred(paper: Paper) -> bool:
    """Whether the case ends because somebody is to be protected."""
    return bool(paper.act.outcome is Outcome.REFERRED_FOR_PROTECTION)


def referrals(paper: Paper) -> tuple[OfficialDocument, ...]:
    """For each protected person: whom, why protected, in which language; neither state, nor document, nor what was alleged."""
    return tuple(_referral(paper, paper.of(number)) for number in referred(paper))


def referred(paper: Paper) -> tuple[int, ...]:
    """Who is protected."""
    return tuple(one.number for one in paper.file.people if paper.after.of(one.number).protections)


def _referral(paper: Paper, person: PersonOfCase) -> OfficialDocument:
    state = paper.after.of(person.number)
    spoken = [one.language for one in paper.examinations(person.number)] or [
        state.identity.language if state.identity else ""
    ]
    blocks = (
        Paragraph(text="Dengan hormat dirujuk untuk memperoleh pelindungan:"),
        parts.fields(
            ("Nama", person.name), ("Bahasa yang dipahami", spoken[-1]), ("Alasan pelindungan", "; ".join(PROTECTION_WORDS[one].id for one in sorted(state.protections))),
            ("Narahubung kantor", paper.officers.get(paper.after.owner, paper.hand.name)),
        ),
        Paragraph(text="Orang ini tidak dikenai tindakan administratif keimigrasian oleh kantor kami selama dirujuk. Keterangan lain hanya diberikan bila diperlukan untuk pelindungannya, kepada petugas yang ditunjuk."),
    )  # fmt: skip
    return parts.document(
        paper, LetterKind.PROTECTED_REFERRAL, regarding="Rujukan pelindungan", recipient=(paper.act.referred_to.strip() or "Lembaga pelindungan", "di tempat"),
        blocks=blocks, whom=(person.number,), mark=Mark.SECRET, basis=parts.cited(paper, "uu6-86", "uu6-87", "perpres125-2016"),
        signatories=(signatory(Signer.ORDERING, paper),),
    )  # fmt: skip
