"""Documents of what leaves the office: the receipt for what is given back, and the letter with which a case goes to police or prosecutor."""

# ruff: noqa: RUF001 - Chinese punctuation
from collections.abc import Iterator

from timpora.casework.core.acts.detaining import OrderDetention
from timpora.casework.core.acts.inquiry import ReturnItem, SecureItem
from timpora.casework.core.file import PersonOfCase, Step
from timpora.casework.core.letters import parts
from timpora.casework.core.letters.examining import cited_letter
from timpora.casework.core.letters.paper import Earlier, Paper
from timpora.casework.core.letters.parts import Tongue
from timpora.casework.core.letters.signers import Signer, officer, signatory
from timpora.casework.core.protection import PROTECTION_WORDS
from timpora.casework.core.statuses import Outcome
from timpora.letters.core.blocks import Align, Block, Heading, Numbered, Paragraph, Point, Table
from timpora.letters.core.documents import OfficialDocument, Signatory
from timpora.letters.core.kinds import KIND_WORDS, LetterKind


TO_WHOM = frozenset({Outcome.HANDED_TO_POLICE, Outcome.HANDED_TO_PROSECUTOR})


def returned_receipt(paper: Paper) -> tuple[OfficialDocument, ...]:
    """What was given back, to whom, and by which paper the office had kept it."""
    act, person, say = paper.act, paper.person, Tongue(second=paper.language(paper.act.person))
    kept = _kept_by(paper)
    blocks = (
        Paragraph(text=say(
            "Kantor telah mengembalikan dokumen atau barang milik orang di bawah ini:", en="The office has given back what belongs to the person below:",
            zh="本局已归还下列人员的证件或物品：",
        )),
        parts.identity(paper, person.number, say),
        parts.fields(
            (say("Dokumen atau barang", en="Document or item", zh="证件或物品"), act.item),
            (say("Disimpan berdasarkan", en="Kept under", zh="收存依据"), "" if kept is None else cited_letter(kept.kind, kept.number, kept.on).rstrip(";")),
            (say("Diserahkan kepada", en="Handed to", zh="交付给"), act.to), (say("Hari", en="Day", zh="日期"), parts.day(paper.on)),
            (say("Nomor perkara", en="Case", zh="案件编号"), paper.case_number),
        ),
        Paragraph(text=say(
            "Kantor tidak lagi menyimpan dokumen atau barang itu.", en="The office no longer keeps that document or item.", zh="本局不再收存该证件或物品。",
        )),
    )  # fmt: skip
    received = Signatory(role=say("Yang menerima,", en="Received by,", zh="接收人"), name=act.to)
    return (
        parts.document(
            paper, LetterKind.RETURN_RECEIPT, blocks=blocks, whom=(person.number,), second=say.second, complaint=parts.complaint(paper, say),
            signatories=(officer(paper, say("Yang menyerahkan,", en="Handed over by,", zh="交付人")), received),
        ),
    )  # fmt: skip


def _kept_by(paper: Paper) -> Earlier | None:
    """The paper under which the item was kept: its receipt, or the order of detention that took it into keeping."""
    letters = {letter for step in paper.file.steps if _took(step, paper) for letter in step.letters}
    return next((one for one in reversed(paper.earlier) if one.id in letters), None)


def _took(step: Step, paper: Paper) -> bool:
    act = step.act
    wanted: ReturnItem = paper.act
    if isinstance(act, SecureItem):
        return act.person == wanted.person and act.item == wanted.item
    return isinstance(act, OrderDetention) and act.person == wanted.person and wanted.item in {line.strip() for line in act.taken.splitlines()}  # fmt: skip


def goes_to_police_or_prosecutor(paper: Paper) -> bool:
    """Whether the case ends because somebody else prosecutes."""
    return bool(paper.act.outcome in TO_WHOM)


def covering_letter(paper: Paper) -> tuple[OfficialDocument, ...]:
    """About whom, what was found and alleged, why it is handed over, and what comes along."""
    act, people = paper.act, paper.file.people
    blocks: list[Block] = [
        Paragraph(text=f"Dengan hormat kami serahkan perkara {paper.case_number}, beserta berkasnya, untuk ditindaklanjuti menurut kewenangan Saudara. Perkara itu tentang:")
    ]  # fmt: skip
    for one in people:
        blocks += [parts.identity(paper, one.number), *_found(paper, one)]
    blocks += [Heading(text="Alasan penyerahan"), *parts.paragraphs(act.because)]
    if protected := tuple(
        Point(text=f"{one.name}: {PROTECTION_WORDS[each].id};")
        for one in people
        for each in sorted(paper.protections(one.number))
    ):
        blocks += [Heading(text="Keadaan yang harus diperhatikan"), Numbered(points=protected)]
    blocks += list(_enclosed(paper))
    names = [name for one in people for name in paper.after.of(one.number).allegations]
    return (
        parts.document(
            paper, LetterKind.CASE_COVERING_LETTER, regarding=f"Penyerahan perkara {paper.case_number}", recipient=(act.referred_to.strip(), "di tempat"), blocks=tuple(blocks),
            whom=tuple(one.number for one in people), attachments="1 (satu) berkas", basis=parts.cited(paper, *names),
            signatories=(signatory(Signer.ORDERING, paper),), carbon_copies=parts.copies(paper),
        ),
    )  # fmt: skip


def _found(paper: Paper, person: PersonOfCase) -> Iterator[Block]:
    """What the records say of somebody, and what is alleged, each with its provision."""
    points = [Point(text=f"Menurut catatan kantor: {parts.sentence(one.sentence)}.") for one in paper.file.findings_of(person.number)]  # fmt: skip
    for name, conduct in paper.after.of(person.number).allegations.items():
        provision = paper.law.provisions.get(name)
        meets = f" ({provision.citation.id})" if provision else ""
        points.append(Point(text=f"Diduga: {parts.one_line(conduct).rstrip('.')}{meets}."))
    if points:
        yield Numbered(points=tuple(points))


def _enclosed(paper: Paper) -> Iterator[Block]:
    """What comes along: the documents that were issued and those that were received."""
    rows = [(one.number, KIND_WORDS[one.kind].id, parts.day(one.on)) for one in paper.earlier]
    if rows:
        yield Heading(text="Dokumen yang diterbitkan")
        yield Table(headings=("Nomor", "Dokumen", "Hari"), rows=tuple(rows), alignment=(Align.LEFT,) * 3)
    if received := paper.file.titles_received():
        yield Heading(text="Dokumen yang diterima")
        yield Numbered(points=tuple(Point(text=f"{parts.one_line(title)};") for title in received))
