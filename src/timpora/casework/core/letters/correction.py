"""Notices of a correction: to each person of the case, and to everybody else who was told of somebody, what no longer stands."""

# ruff: noqa: RUF001 - Chinese punctuation
from collections.abc import Iterator

from timpora.casework.core.file import PersonOfCase
from timpora.casework.core.letters import parts
from timpora.casework.core.letters.examining import cited_letter
from timpora.casework.core.letters.figures import chinese_day
from timpora.casework.core.letters.paper import Paper
from timpora.casework.core.letters.parts import Tongue
from timpora.casework.core.letters.signers import Signer, signatory
from timpora.casework.core.statuses import Outcome, Status
from timpora.casework.core.told import Occasion, Told, found_no_longer
from timpora.kernel.text import rupiah_in_words
from timpora.letters.core.blocks import Align, Block, Heading, Numbered, Paragraph, Point, Table
from timpora.letters.core.documents import OfficialDocument
from timpora.letters.core.kinds import LetterKind


CORRECTION = ("uu27-30",)


def is_withdrawn(paper: Paper) -> bool:
    """Whether the case ends because the facts were put right."""
    return bool(paper.act.outcome is Outcome.WITHDRAWN_BY_CORRECTION)


def somebody_is_found_no_longer(paper: Paper) -> bool:
    """Whether, after the end, the facts about anybody turned out such that nothing is found."""
    return bool(_whom(paper))


def _whom(paper: Paper) -> tuple[PersonOfCase, ...]:
    """Of whom nothing that was found stands: everybody where the case ends so, those who were corrected where it had ended."""
    if paper.before.status is not Status.CLOSED:
        return paper.file.people
    return tuple(one for one in paper.file.people if one.number in found_no_longer(paper.file, paper.after))


def correction_notices(paper: Paper) -> tuple[OfficialDocument, ...]:
    """To each person, and to everybody else who was told of somebody: what no longer stands, and which letters hold no more."""
    return (*(_correction(paper, one) for one in _whom(paper)), *(_to_another(paper, one) for one in _others(paper)))  # fmt: skip


def corrected(paper: Paper) -> tuple[int | None, ...]:
    """Whom each notice is about, in their order; None for those that go to others."""
    return (*(one.number for one in _whom(paper)), *(None for _ in _others(paper)))


def _others(paper: Paper) -> tuple[Told, ...]:
    """Who is nobody of the case, was told, and may learn of the correction."""
    return tuple(one for one in paper.told if one.person is None and one.waits)


def _correction(paper: Paper, person: PersonOfCase) -> OfficialDocument:
    say = Tongue(second=paper.language(person.number))
    told = tuple(
        Point(text=cited_letter(one.kind, one.number, one.on))
        for one in paper.letters(*TOLD_OTHERWISE, about=person.number)
    )
    indonesian, english, chinese = (
        ("", "", "")
        if paper.before.status is Status.CLOSED
        else (", dan perkara ditutup", ", and the case is closed", "，案件终结")
    )
    blocks: list[Block] = [
        Paragraph(text=say(
            f"Data yang mendasari perkara {paper.case_number} telah dibetulkan. Dugaan terhadap Saudara dalam perkara itu ditarik{indonesian}.",
            en=f"The data on which case {paper.case_number} rested have been corrected. What was alleged against you in it is withdrawn{english}.",
            zh=f"案件 {paper.case_number} 所依据的数据已更正。该案中对您的指称现予撤回{chinese}。",
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
            en=f"Your detention since {parts.english_day(since)} rested on those data and no longer has any ground.", zh=f"自 {chinese_day(since)} 起对您的拘留系依据该数据，现已无依据。",
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
        yield Paragraph(text=say("Pembetulan ini kami sampaikan juga kepada:", en="This correction is also sent to:", zh="本更正同时通知：" ))  # fmt: skip
        yield Numbered(points=tuple(Point(text=one.whom[0]) for one in others))


def _to_another(paper: Paper, told: Told) -> OfficialDocument:
    """To somebody who was told of people of the case: about whom it was wrong, and by what they had been told; not what it was."""
    rows = tuple((paper.of(number).name, paper.of(number).document_number or "-") for number in told.people)
    # Who was only reminded of a limit, or told something by mouth, learns nothing of a case by its correction.
    ended = (
        ", dan dugaan terhadapnya ditarik"
        if paper.before.status is Status.CLOSED
        else ", dugaan terhadapnya ditarik, dan perkaranya ditutup"
    )
    ended = ended if told.knows_of_the_case else ""
    blocks: tuple[Block, ...] = (
        Paragraph(text=f"Dengan hormat kami beri tahukan bahwa data kami tentang orang di bawah ini telah dibetulkan{ended}:"),
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
