"""Documents of detention: the order, placement elsewhere, release, the handover to the detention centre."""

# ruff: noqa: RUF001 - Chinese punctuation
from timpora.casework.core.acts.detaining import GROUND_BASIS, GROUND_WORDS, RequestDetention
from timpora.casework.core.letters import parts
from timpora.casework.core.letters.paper import Paper
from timpora.casework.core.letters.parts import Tongue
from timpora.casework.core.letters.signers import Signer, officer, signatory
from timpora.casework.core.protection import NOT_IN_THE_ROOM, PROTECTION_WORDS
from timpora.letters.core.blocks import Block, Decision, Heading, Note, Paragraph, Worded
from timpora.letters.core.documents import OfficialDocument, Signatory
from timpora.letters.core.kinds import LetterKind


ROOM_DAYS = "detention.office_room_days"
RIGHTS_TITLE = ("Hak selama didetensi", "Rights in detention", "拘留期间的权利")


def order(paper: Paper) -> tuple[OfficialDocument, ...]:
    """Who is detained, why and where, as the law asks for in writing; what was taken into keeping, and which rights there are."""
    act, person, held = paper.act, paper.person, paper.state.detention
    assert held is not None  # the checks asked before
    say, longest = Tongue(second=paper.language(person.number)), paper.law.value(ROOM_DAYS)
    request = next((step.act for step in paper.file.steps if step.number == held.request and isinstance(step.act, RequestDetention)), None)  # fmt: skip
    considering = [
        f"bahwa terhadap {person.name} terdapat dasar pendetensian: {parts.first_small(GROUND_WORDS[held.ground].id)};"
    ]
    if request is not None and request.because.strip():
        considering.append(f"bahwa {parts.one_line(request.because).rstrip('.')};")
    considering.append("bahwa karena itu perlu menetapkan keputusan pendetensian.")
    limit = ("", "", "") if longest is None else (
        f", paling lama {longest.value} hari terhitung hari ini sebagai hari pertama", f", for at most {longest.value} days, today being the first",
        f"，最长 {longest.value} 天，自今日起算",
    )  # fmt: skip
    before = paper.before.of(person.number).detention
    if longest is not None and before is not None and before.in_room_since is not None:
        limit = (
            f", paling lama {longest.value} hari bersama hari-hari sebelumnya di ruang detensi", f", for at most {longest.value} days together with those spent there before",
            f"，连同此前在拘留室的天数，最长 {longest.value} 天",
        )  # fmt: skip
    blocks: tuple[Block, ...] = (
        parts.identity(paper, person.number, say),
        Decision(
            about=f"Pendetensian atas nama {person.name}", considering=tuple(considering),
            recalling=_recalled(paper, GROUND_BASIS[held.ground], "uu6-82", "uu6-83-2", "uu6-84", "uu6-85"),
            decides=(
                say(
                    f"Menempatkan {person.name} di {held.room}{limit[0]}.", en=f"{person.name} is placed in {held.room}{limit[1]}.",
                    zh=f"将 {person.name} 安置于 {held.room}{limit[2]}。",
                ),
                f"Barang yang dititipkan: {parts.one_line(act.taken)}.",
                "Keputusan ini mulai berlaku pada tanggal ditetapkan; salinannya diserahkan kepada yang bersangkutan.",
            ),
        ),
        Note(title=say(RIGHTS_TITLE[0], en=RIGHTS_TITLE[1], zh=RIGHTS_TITLE[2]), text=_rights(say)),
    )  # fmt: skip
    return (
        parts.document(
            paper, LetterKind.DETENTION_ORDER, blocks=blocks, whom=(person.number,), second=say.second, complaint=parts.complaint(paper, say),
            signatories=(signatory(Signer.ORDERING, paper),), carbon_copies=parts.copies(paper, person.name), rests_on_unconfirmed=parts.unconfirmed(longest),
        ),
    )  # fmt: skip


def _recalled(paper: Paper, *names: str) -> tuple[str, ...]:
    held = parts.cited(paper, *names)
    return tuple(one.text if one.is_confirmed else f"{one.text.rstrip(';')} (perlu dikonfirmasi);" for one in held)


def _rights(say: Tongue) -> Worded:
    return say(
        "Saudara berhak memperoleh pemeriksaan kesehatan, dikunjungi keluarga dan penasihat hukum, memakai penerjemah, dan, bila menghendaki, memberi tahu perwakilan negara Saudara.",
        en="You have a right to medical care, to visits by family and a lawyer, to an interpreter and, if you wish, to have your mission informed.",
        zh="您有权获得医疗检查，接受家属和律师探访，使用翻译，并可在您愿意时通知贵国驻外机构。",
    )


def placement(paper: Paper) -> tuple[OfficialDocument, ...]:
    """Where somebody is placed who must not be in the room, and why."""
    act, person, say = paper.act, paper.person, Tongue(second=paper.language(paper.act.person))
    met = sorted(paper.state.protections & NOT_IN_THE_ROOM)
    grounds = (
        [f"bahwa keadaan {person.name}: {', '.join(PROTECTION_WORDS[one].id.lower() for one in met)};"] if met else []
    )
    blocks = (
        parts.identity(paper, person.number, say),
        Decision(
            about=f"Penempatan di tempat lain atas nama {person.name}",
            considering=(*grounds, f"bahwa {parts.one_line(act.because).rstrip('.')};", "bahwa karena itu orangnya tidak ditempatkan di ruang detensi."),
            recalling=_recalled(paper, "uu6-83-2", "uu6-84", "uu6-87"),
            decides=(
                say(
                    f"Menempatkan {person.name} di {act.place}, bukan di ruang detensi.", en=f"{person.name} is placed at {act.place}, not in the detention room.",
                    zh=f"将 {person.name} 安置于 {act.place}，而非拘留室。",
                ),
                "Keputusan ini mulai berlaku pada tanggal ditetapkan; salinannya diserahkan kepada yang bersangkutan.",
            ),
        ),
    )  # fmt: skip
    return (
        parts.document(
            paper, LetterKind.PLACEMENT_ELSEWHERE, blocks=blocks, whom=(person.number,), second=say.second, complaint=parts.complaint(paper, say),
            signatories=(signatory(Signer.ORDERING, paper),), carbon_copies=parts.copies(paper, person.name),
        ),
    )  # fmt: skip


def release(paper: Paper) -> tuple[OfficialDocument, ...]:
    """The detention ends: since when it lasted, and why it ends."""
    act, person, held = paper.act, paper.person, paper.state.detention
    assert held is not None and held.ordered_on is not None  # noqa: PT018 - the checks asked before
    say = Tongue(second=paper.language(person.number))
    days = (act.on - held.ordered_on).days + 1
    blocks = (
        parts.identity(paper, person.number, say),
        parts.fields(("Ditempatkan di", held.elsewhere or held.room), ("Sejak", parts.day(held.ordered_on)), ("Lama", f"{days} hari")),
        Decision(
            about=f"Pengeluaran dari detensi atas nama {person.name}",
            considering=(f"bahwa {parts.one_line(act.because).rstrip('.')};",), recalling=_recalled(paper, "uu6-84", "uu6-85"),
            decides=(
                say(f"Mengeluarkan {person.name} dari detensi.", en=f"{person.name} is released from detention.", zh=f"将 {person.name} 解除拘留。"),
                "Barang yang dititipkan dikembalikan dengan tanda terima.",
            ),
        ),
    )  # fmt: skip
    return (
        parts.document(
            paper, LetterKind.RELEASE_FROM_DETENTION, blocks=blocks, whom=(person.number,), second=say.second, complaint=parts.complaint(paper, say),
            signatories=(signatory(Signer.ORDERING, paper),), carbon_copies=parts.copies(paper, person.name),
        ),
    )  # fmt: skip


def handover(paper: Paper) -> tuple[OfficialDocument, ...]:
    """Who is handed over, by whom, to whom, with what."""
    act, person, held = paper.act, paper.person, paper.state.detention
    assert held is not None  # the checks asked before
    items = paper.state.items
    blocks: list[Block] = [
        Paragraph(text=f"Pada {parts.day(act.on)} {paper.office.office} menyerahkan kepada {act.centre}, dalam perkara {paper.case_number}:"),
        parts.identity(paper, person.number),
        parts.fields(
            ("Didetensi sejak", parts.day(held.ordered_on) if held.ordered_on else ""), ("Ditempatkan di", held.elsewhere or held.room),
            ("Dokumen dan barang", "; ".join(items)),
        ),
    ]  # fmt: skip
    if paper.state.protections:
        blocks += [Heading(text="Keadaan yang harus diperhatikan"), Paragraph(text=f"{'; '.join(PROTECTION_WORDS[one].id for one in sorted(paper.state.protections))}.")]  # fmt: skip
    return (
        parts.document(
            paper, LetterKind.HANDOVER_RECORD, blocks=tuple(blocks), whom=(person.number,), basis=parts.cited(paper, GROUND_BASIS[held.ground], "uu6-85"),
            signatories=(officer(paper, "Yang menyerahkan,"), Signatory(role="Yang menerima,", name=act.received_by), signatory(Signer.HEAD, paper)),
            carbon_copies=parts.copies(paper),
        ),
    )  # fmt: skip
