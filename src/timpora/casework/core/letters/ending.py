"""Documents of objection and of the end: receipt, covering letter, closing report, correction, referral of who is protected."""

# ruff: noqa: RUF001 - Chinese punctuation
from collections.abc import Iterator

from timpora.casework.core.acts.ending import ReceiveObjection
from timpora.casework.core.acts.measures import MEASURE_WORDS
from timpora.casework.core.file import PersonOfCase
from timpora.casework.core.letters import parts
from timpora.casework.core.letters.examining import cited_letter
from timpora.casework.core.letters.figures import chinese_day
from timpora.casework.core.letters.inquiry import the_person
from timpora.casework.core.letters.paper import Paper
from timpora.casework.core.letters.parts import Tongue
from timpora.casework.core.letters.signers import Signer, officer, signatory
from timpora.casework.core.protection import PROTECTION_WORDS
from timpora.casework.core.rights import RIGHT_WORDS
from timpora.casework.core.state import PersonState
from timpora.casework.core.statuses import OUTCOME_WORDS, Outcome
from timpora.casework.core.told import Occasion, Told
from timpora.kernel.text import rupiah_in_words
from timpora.letters.core.blocks import Align, Block, Heading, Numbered, Paragraph, Point, Table
from timpora.letters.core.documents import Mark, OfficialDocument
from timpora.letters.core.kinds import KIND_WORDS, LetterKind


OBJECTION = ("permenimipas2-73", "uu6-77", "uu30-2014")
ADVICE_DAYS, DECISION_DAYS = "objection.advice_working_days", "objection.decision_working_days"
CORRECTION = ("uu27-30",)


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


def is_withdrawn(paper: Paper) -> bool:
    """Whether the case ends because the facts were put right."""
    return bool(paper.act.outcome is Outcome.WITHDRAWN_BY_CORRECTION)


def correction_notices(paper: Paper) -> tuple[OfficialDocument, ...]:
    """To each person, and to everybody else who was told of somebody: what no longer stands, and which letters hold no more."""
    return (*(_correction(paper, one) for one in paper.file.people), *(_to_another(paper, one) for one in _others(paper)))  # fmt: skip


def corrected(paper: Paper) -> tuple[int | None, ...]:
    """Whom each notice is about, in their order; None for those that go to others."""
    return (*(one.number for one in paper.file.people), *(None for _ in _others(paper)))


def _others(paper: Paper) -> tuple[Told, ...]:
    """Who is nobody of the case, was told, and may learn of the correction."""
    return tuple(one for one in paper.told if one.person is None and one.waits)


def _correction(paper: Paper, person: PersonOfCase) -> OfficialDocument:
    say = Tongue(second=paper.language(person.number))
    told = tuple(
        Point(text=cited_letter(one.kind, one.number, one.on))
        for one in paper.letters(*TOLD_OTHERWISE, about=person.number)
    )
    blocks: list[Block] = [
        Paragraph(text=say(
            f"Data yang mendasari perkara {paper.case_number} telah dibetulkan. Dugaan terhadap Saudara dalam perkara itu ditarik, dan perkara ditutup.",
            en=f"The data on which case {paper.case_number} rested have been corrected. What was alleged of you in it is withdrawn, and the case is closed.",
            zh=f"案件 {paper.case_number} 所依据的数据已更正。该案中对您的指称现予撤回，案件终结。",
        )),
        Heading(text="Yang dibetulkan"), *parts.paragraphs(paper.act.because),
    ]  # fmt: skip
    if told:
        blocks += [Paragraph(text="Surat berikut tidak berlaku lagi:"), Numbered(points=told)]
    blocks += [*_what_follows(paper, person, say), *_also_told(paper, person, say)]
    return parts.document(
        paper, LetterKind.CORRECTION_NOTICE, regarding="Pembetulan data", recipient=(f"Sdr. {person.name}", "di tempat"), blocks=tuple(blocks), whom=(person.number,),
        second=say.second, basis=parts.cited(paper, *CORRECTION), signatories=(signatory(Signer.ORDERING, paper),), complaint=parts.complaint(paper, say),
    )  # fmt: skip


def _what_follows(paper: Paper, person: PersonOfCase, say: Tongue) -> Iterator[Paragraph]:
    """That nothing is done on those data; or, where something was decided or paid, what becomes of it."""
    state = paper.after.of(person.number)
    if not paper.after.measures_for(person.number):
        nothing = say(
            "Tidak ada tindakan administratif yang dikenakan berdasarkan data itu.", en="No administrative action is taken on those data.",
            zh="不会依据该数据采取任何行政措施。",
        )  # fmt: skip
    else:
        nothing = say(
            "Keputusan yang berdasarkan data itu ditarik dan tidak dilaksanakan lebih lanjut.",
            en="The decision that rested on those data is withdrawn, and nothing more of it is carried out.", zh="依据该数据作出的决定现予撤回，不再执行。",
        )  # fmt: skip
    yield Paragraph(text=nothing)
    if state.detention is not None and state.detention.ordered_on is not None:
        since = state.detention.ordered_on
        yield Paragraph(text=say(
            f"Penempatan Saudara dalam detensi sejak {parts.day(since)} didasarkan pada data itu dan tidak lagi mempunyai dasar.",
            en=f"Your detention since {parts.english_day(since)} rested on those data and has no ground any longer.", zh=f"自 {chinese_day(since)} 起对您的拘留系依据该数据，现已无依据。",
        ))  # fmt: skip
    if state.paid:
        paid = rupiah_in_words(state.paid)
        yield Paragraph(text=say(
            f"Saudara telah membayar {paid} berdasarkan data itu. Permohonan pengembaliannya dapat disampaikan kepada kantor kami, dengan surat ini dan bukti penerimaan negara (NTPN).",
            en=f"You have paid {paid} on those data. You can ask our office to have it returned, with this letter and the state receipt (NTPN).",
            zh=f"您已依据该数据缴纳 {paid}。您可凭本函及国库收款凭证（NTPN）向本局申请退款。",
        ))  # fmt: skip
    yield Paragraph(text=say("Mohon maaf atas ketidaknyamanan yang timbul.", en="We apologise for the inconvenience.", zh="对由此造成的不便，谨致歉意。"))  # fmt: skip


def _also_told(paper: Paper, person: PersonOfCase, say: Tongue) -> Iterator[Block]:
    """Who else learns of the correction, since they had been told of the person."""
    others = [one for one in _others(paper) if person.number in one.people]
    if others:
        yield Paragraph(text=say("Pembetulan ini kami sampaikan juga kepada:", en="This correction goes also to:", zh="本更正同时通知：" ))  # fmt: skip
        yield Numbered(points=tuple(Point(text=one.whom[0]) for one in others))


def _to_another(paper: Paper, told: Told) -> OfficialDocument:
    """To somebody who was told of people of the case: about whom it was wrong, and by what they had been told; not what it was."""
    rows = tuple((paper.of(number).name, paper.of(number).document_number or "-") for number in told.people)
    blocks: tuple[Block, ...] = (
        Paragraph(text="Dengan hormat kami beri tahukan bahwa data kami tentang orang di bawah ini telah dibetulkan, dugaan terhadapnya ditarik, dan perkaranya ditutup:"),
        Table(headings=("Nama", "Nomor dokumen perjalanan"), rows=rows, alignment=(Align.LEFT, Align.LEFT)),
        Paragraph(text="Keterangan tentang orang itu yang kami sampaikan dengan surat atau langkah berikut tidak dapat dipakai lagi:"),
        Numbered(points=tuple(Point(text=_cited(one)) for one in told.occasions)),
        *_released(paper, told),
        Paragraph(text="Mohon catatan Saudara dibetulkan. Bila keterangan itu telah diteruskan kepada pihak lain, mohon pembetulan ini diteruskan pula."),
    )  # fmt: skip
    return parts.document(
        paper, LetterKind.CORRECTION_NOTICE, regarding="Pembetulan data", recipient=told.whom if len(told.whom) > 1 else (*told.whom, "di tempat"), blocks=blocks,
        whom=told.people, basis=parts.cited(paper, *CORRECTION), signatories=(signatory(Signer.ORDERING, paper),), complaint=parts.complaint(paper, Tongue()),
    )  # fmt: skip


def _released(paper: Paper, told: Told) -> Iterator[Paragraph]:
    """Whoever took somebody into detention on wrong data is asked to let them go."""
    if told.holds:
        names = ", ".join(paper.of(number).name for number in told.holds)
        yield Paragraph(text=f"Penempatan {names} di tempat Saudara tidak lagi mempunyai dasar. Mohon yang bersangkutan segera dikeluarkan, dan kami diberi tahu harinya.")  # fmt: skip


def _cited(one: Occasion) -> str:
    number = f" nomor {one.number}" if one.number else ""
    return f"{one.what.id}{number} tanggal {parts.day(one.on)};"


# What a person was told and what no longer holds once the facts are put right.
TOLD_OTHERWISE = (
    LetterKind.SUMMONS,
    LetterKind.ACTION_DECISION,
    LetterKind.CHARGE_NOTICE,
    LetterKind.ENTRY_BAN_PROPOSAL,
    LetterKind.DETENTION_ORDER,
    LetterKind.PLACEMENT_ELSEWHERE,
    LetterKind.ESCORT_ORDER,
)


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
