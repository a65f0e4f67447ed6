"""Documents of departure: the notice to the mission, who pays, who escorts, that somebody left, and the proposal of a ban."""

from timpora.casework.core.acts.carrying_out import PlanDeparture
from timpora.casework.core.acts.measures import COST_WORDS, MeasureKind
from timpora.casework.core.letters import parts
from timpora.casework.core.letters.decision import citing, decision_of, mission_may_know
from timpora.casework.core.letters.figures import weekday
from timpora.casework.core.letters.nations import nation
from timpora.casework.core.letters.paper import Paper
from timpora.casework.core.letters.signers import Signer, officer, signatory
from timpora.casework.core.rights import RIGHT_BASIS, Right
from timpora.letters.core.blocks import Block, Heading, Numbered, Paragraph, Point
from timpora.letters.core.documents import OfficialDocument, Signatory
from timpora.letters.core.kinds import LetterKind


BAN_BASIS = ("uu6-75-2a", "uu6-78-2", "uu6-78-3", "uu6-102", "permenimipas13-17")
LONGEST_BAN = "entry_ban.longest_months"


def tells_the_mission(paper: Paper) -> bool:
    """Whether the act is the notice itself, wanted and lawful."""
    act = paper.act
    return act.right is Right.CONSULAR_NOTICE and act.wanted and mission_may_know(paper, act.person)


def mission_notice(paper: Paper) -> tuple[OfficialDocument, ...]:
    """Which of its people the office works with, and that they can be reached; neither what is alleged nor what is decided."""
    person, held = paper.person, paper.state.detention
    state = nation(person.nationality) if person.nationality else "negaranya"
    where = ""
    if paper.state.is_detained and held is not None:
        where = f"Orang tersebut ditempatkan di {held.elsewhere or held.room} sejak {parts.day(held.ordered_on)}, dan dapat dikunjungi dan dihubungi melalui kantor kami."  # fmt: skip
    blocks = (
        Paragraph(text=f"Dengan hormat, atas kehendak orang di bawah ini kami beri tahukan bahwa warga negara {state} tersebut berada dalam pemeriksaan keimigrasian pada kantor kami:"),
        parts.identity(paper, person.number),
        *((Paragraph(text=where),) if where else ()),
        Paragraph(text="Perwakilan dapat menghubungi kantor kami untuk keterangan lebih lanjut dan untuk bantuan kekonsuleran. Atas perhatian dan kerja samanya kami ucapkan terima kasih."),
    )  # fmt: skip
    return (
        parts.document(
            paper, LetterKind.MISSION_NOTICE, regarding="Pemberitahuan kekonsuleran", recipient=(f"Kepala Perwakilan {state}", "di tempat"), blocks=blocks,
            whom=(person.number,), basis=parts.cited(paper, *RIGHT_BASIS[Right.CONSULAR_NOTICE]), signatories=(signatory(Signer.HEAD, paper),),
            carbon_copies=parts.copies(paper),
        ),
    )  # fmt: skip


def costs_statement(paper: Paper) -> tuple[OfficialDocument, ...]:
    """Who says to pay for the departure, by the own hand."""
    act, person = paper.act, paper.person
    bearer = COST_WORDS[act.cost_bearer].id
    blocks = (
        Paragraph(text=f"Yang bertanda tangan di bawah ini, sebagai {bearer.lower()}, menyatakan menanggung seluruh biaya pemulangan:"),
        parts.identity(paper, person.number),
        parts.fields(
            ("Nomor perkara", paper.case_number), ("Hari keberangkatan", parts.day(act.leaves_on)), ("Melalui", act.border_post), ("Alat angkut", act.carrier),
            ("Penanggung biaya", bearer),
        ),
        Paragraph(text="Biaya itu meliputi tiket, dan biaya lain sampai orangnya meninggalkan wilayah Indonesia. Pernyataan ini dibuat dengan sebenarnya."),
    )  # fmt: skip
    payer = person.name if act.cost_bearer.value == "person" else f"Nama: {'.' * 40}"
    return (
        parts.document(
            paper, LetterKind.REMOVAL_COSTS_STATEMENT, blocks=blocks, whom=(person.number,), basis=parts.cited(paper, "uu6-63-3"),
            signatories=(Signatory(role=f"Yang menyatakan,\n{bearer}", name=payer), officer(paper, "Petugas,")),
        ),
    )  # fmt: skip


def escort_order(paper: Paper) -> tuple[OfficialDocument, ...]:
    """Who escorts whom, when, through where."""
    act, person = paper.act, paper.person
    decided = decision_of(paper, person.number)
    blocks: list[Block] = [
        Paragraph(text=f"Untuk melaksanakan deportasi dalam perkara {paper.case_number}, dengan ini diperintahkan kepada:"),
        parts.officers(act.escorts),
        Paragraph(text="untuk mengawal:"),
        parts.identity(paper, person.number),
        parts.fields(("Hari keberangkatan", parts.day(act.leaves_on)), ("Tempat pemeriksaan imigrasi", act.border_post), ("Alat angkut", act.carrier)),
        Numbered(
            points=(
                Point(text="Memperlakukan orang yang dikawal dengan hormat, dan memperhatikan kesehatannya;"),
                Point(text="Menyerahkan dokumen perjalanannya kepada petugas tempat pemeriksaan imigrasi;"),
                Point(text="Melaporkan pelaksanaannya setelah orang itu meninggalkan wilayah Indonesia."),
            )
        ),
    ]  # fmt: skip
    return (
        parts.document(
            paper, LetterKind.ESCORT_ORDER, blocks=tuple(blocks), whom=(person.number,), basis=(*parts.cited(paper, "uu6-75-2f"), *citing(decided)),
            signatories=(signatory(Signer.HEAD, paper),), carbon_copies=parts.copies(paper, f"Kepala {act.border_post}"),
        ),
    )  # fmt: skip


def was_deported(paper: Paper) -> bool:
    """Whether a departure is one that was decided, and not somebody's own."""
    return bool(paper.after.measures_for(paper.act.person, MeasureKind.DEPORTATION))


def deportation_record(paper: Paper) -> tuple[OfficialDocument, ...]:
    """Who left, when, through where, at whose cost, escorted by whom."""
    act, person = paper.act, paper.person
    planned = next((step.act for step in reversed(paper.file.steps) if isinstance(step.act, PlanDeparture) and step.act.person == person.number), None)  # fmt: skip
    departure = paper.state.departure
    blocks: list[Block] = [
        Paragraph(text=f"Pada hari {weekday(act.on)}, {parts.day(act.on)}, telah dilaksanakan deportasi dalam perkara {paper.case_number} terhadap:"),
        parts.identity(paper, person.number),
        parts.fields(
            ("Melalui", act.border_post), ("Alat angkut", act.carrier), ("Penanggung biaya", COST_WORDS[departure.cost_bearer].id if departure and planned else ""),
            ("Pengawalan", "berangkat sendiri tanpa pengawalan" if act.by_own_means else "dikawal petugas di bawah ini"),
        ),
    ]  # fmt: skip
    if planned is not None and not act.by_own_means:
        blocks.append(parts.officers(planned.escorts))
    blocks.append(Paragraph(text="Dokumen perjalanan diserahkan kepada petugas tempat pemeriksaan imigrasi. Keberatan atas keputusannya tetap dapat diajukan selama tenggangnya belum lewat."))  # fmt: skip
    border = Signatory(role=f"Petugas {act.border_post},", name="." * 40)
    return (
        parts.document(
            paper, LetterKind.DEPORTATION_RECORD, blocks=tuple(blocks), whom=(person.number,),
            basis=(*parts.cited(paper, "uu6-75-2f"), *citing(decision_of(paper, person.number))),
            signatories=(officer(paper, "Petugas yang melaksanakan,"), border, signatory(Signer.HEAD, paper)), carbon_copies=parts.copies(paper),
        ),
    )  # fmt: skip


def ban_proposal(paper: Paper) -> tuple[OfficialDocument, ...]:
    """Whom, for how long, why, and on what: complete, since an incomplete one is refused."""
    act, person = paper.act, paper.person
    decided = decision_of(paper, person.number)
    longest = paper.law.value(LONGEST_BAN)
    blocks: list[Block] = [
        Paragraph(text=f"Dengan hormat diusulkan agar orang di bawah ini ditangkal masuk wilayah Indonesia selama {act.months} bulan:"),
        parts.identity(paper, person.number),
        Heading(text="Alasan"),
        *parts.paragraphs(act.because),
    ]  # fmt: skip
    if paper.state.left_on is not None:
        blocks.append(Paragraph(text=f"Orang tersebut meninggalkan wilayah Indonesia pada {parts.day(paper.state.left_on)}."))  # fmt: skip
    photo = paper.file.title_of(act.photo)
    attached = "Foto terlampir" if photo is None else f"Foto terlampir: {parts.one_line(photo)}"
    blocks.append(Paragraph(text=f"{attached}. Penangkalan ditetapkan oleh pejabat yang berwenang; mohon jawabannya disampaikan kepada kantor kami."))  # fmt: skip
    return (
        parts.document(
            paper, LetterKind.ENTRY_BAN_PROPOSAL, regarding=f"Usulan penangkalan atas nama {person.name}", recipient=(parts.director_general(paper), "di Jakarta"), blocks=tuple(blocks),
            whom=(person.number,), attachments="1 (satu) foto", basis=(*parts.cited(paper, *BAN_BASIS), *citing(decided)),
            signatories=(signatory(Signer.ORDERING, paper),), rests_on_unconfirmed=parts.unconfirmed(longest),
        ),
    )  # fmt: skip
