"""The decision on administrative action: one for each person, with grounds, law, what is decided, and how to object."""

# ruff: noqa: RUF001 - Chinese punctuation
from collections.abc import Iterator

from timpora.casework.core.acts.measures import MEASURE_BASIS, Ban, Charge, Measure
from timpora.casework.core.file import PersonOfCase
from timpora.casework.core.letters import measures, parts
from timpora.casework.core.letters.examining import cited_letter
from timpora.casework.core.letters.paper import Earlier, Paper
from timpora.casework.core.letters.parts import Tongue
from timpora.casework.core.letters.signers import Signer, signatory
from timpora.casework.core.protection import NO_CONSULAR_NOTICE
from timpora.letters.core.blocks import Decision, Note, Worded
from timpora.letters.core.documents import Citation, OfficialDocument
from timpora.letters.core.kinds import LetterKind
from timpora.screening.core import case_law
from timpora.screening.core.case_law import LegalValue


OBJECTION_DAYS, LONGEST_BAN = "objection.working_days", "entry_ban.longest_months"
TO_THE_DIRECTOR_GENERAL = "permenimipas2-73"  # since which an objection goes through the Director General
UNPAID = "uu6-78-2"
PROCEDURE = ("uu6-75-1", "uu6-76", "uu6-77", "permenimipas2-59", "permenimipas2-73", "permenkumham4-2017", "uu30-2014")
BEFORE_A_DECISION = (LetterKind.EXAMINATION_RECORD, LetterKind.OPINION, LetterKind.CASE_CONFERENCE_MINUTES)
CONCLUDED = (
    "bahwa berdasarkan pertimbangan tersebut perlu menetapkan keputusan tentang tindakan administratif keimigrasian."
)
IN_FORCE = (
    "Keputusan ini mulai berlaku pada tanggal ditetapkan; salinannya diserahkan kepada yang bersangkutan.",
    "This decision is in force from the day of its date; a copy is handed to the person.",
    "本决定自签发之日起生效，副本交付当事人。",
)
TITLE = ("Hak mengajukan keberatan", "Right to object", "申诉权")


def decisions(paper: Paper) -> tuple[OfficialDocument, ...]:
    """One decision for each person for whom a measure is decided."""
    return tuple(_decision(paper, one) for one in paper.people_decided())


def _decision(paper: Paper, person: PersonOfCase) -> OfficialDocument:
    say = Tongue(second=paper.language(person.number))
    own = tuple(one for one in paper.decided() if one.person == person.number)
    decides = [measures.said(one, person.name, say) for one in own]
    indonesian, english, chinese = IN_FORCE
    noted = paper.letters(*BEFORE_A_DECISION, about=person.number)
    noting = [cited_letter(one.kind, one.number, one.on) for one in noted]
    annexes = parts.ledger(paper, person.number)
    blocks = (
        parts.identity(paper, person.number, say),
        Decision(
            about=f"Tindakan administratif keimigrasian atas nama {person.name}",
            considering=(*_grounds(paper, person), CONCLUDED), recalling=_law(paper, person, own), noting=tuple(noting),
            decides=(*decides, say(indonesian, en=english, zh=chinese)),
        ),
        Note(title=say(TITLE[0], en=TITLE[1], zh=TITLE[2]), text=_objection(paper, say)),
    )  # fmt: skip
    return parts.document(
        paper, LetterKind.ACTION_DECISION, blocks=blocks, whom=(person.number,), second=say.second, annexes=annexes,
        signatories=(signatory(Signer.ORDERING, paper),), complaint=parts.complaint(paper, say), carbon_copies=parts.copies(paper, person.name),
        rests_on_unconfirmed=parts.unconfirmed(*_values(paper, own)),
    )  # fmt: skip


def _grounds(paper: Paper, person: PersonOfCase) -> Iterator[str]:
    for finding in paper.file.findings_of(person.number):
        yield f"bahwa menurut catatan kantor: {parts.sentence(finding.sentence)};"
    for name, conduct in paper.after.of(person.number).allegations.items():
        provision = paper.law.provisions.get(name)
        meets = f" ({provision.citation.id})" if provision else ""
        yield f"bahwa {person.name} diduga: {parts.one_line(conduct).rstrip('.')}{meets};"
    if paper.before.of(person.number).unpaid:
        yield f"bahwa biaya beban yang dikenakan kepada {person.name} dengan keputusan sebelumnya tidak dibayar;"
    decision = paper.after.decision
    if decision is not None and decision.reasons.strip():
        yield f"bahwa {parts.one_line(decision.reasons).rstrip('.')};"
    if paper.act.person_needed.strip():
        yield f"bahwa dalam hal yang tidak diatur undang-undang, pejabat yang memutus mempertimbangkan: {parts.one_line(paper.act.person_needed).rstrip('.')};"


def _law(paper: Paper, person: PersonOfCase, own: tuple[Measure, ...]) -> tuple[str, ...]:
    unpaid = (UNPAID,) if paper.before.of(person.number).unpaid else ()
    names = (
        *(MEASURE_BASIS[one.measure] for one in own),
        *unpaid,
        *paper.after.of(person.number).allegations,
        *PROCEDURE,
    )
    held = parts.cited(paper, *names)
    return tuple(one.text if one.is_confirmed else f"{one.text.rstrip(';')} (perlu dikonfirmasi);" for one in held)


def _values(paper: Paper, own: tuple[Measure, ...]) -> tuple[LegalValue | None, ...]:
    found = [paper.law.value(OBJECTION_DAYS)]
    for one in own:
        if isinstance(one, Charge):
            charge = paper.law.charge_for(one.days)
            found.append(charge.per_day if isinstance(charge, case_law.Charge) else paper.law.value(case_law.TARIFF, on=one.judged_on))  # fmt: skip
        if isinstance(one, Ban):
            found.append(paper.law.value(LONGEST_BAN))
    return tuple(found)


def _objection(paper: Paper, say: Tongue) -> Worded:
    time = paper.law.value(OBJECTION_DAYS)
    through = TO_THE_DIRECTOR_GENERAL in paper.law.provisions
    to = parts.director_general(paper) if through else "Menteri"
    address = f"{to}, melalui {paper.office.office}, {paper.office.address}"
    within = ("", "", "") if time is None else (
        f" dalam {time.value} hari kerja setelah keputusan ini diterima", f" within {time.value} working days after this decision is received",
        f"在收到本决定后 {time.value} 个工作日内",
    )  # fmt: skip
    receiver = "the Director General" if through else "the Minister"
    return say(
        f"Keberatan dapat diajukan secara tertulis dalam bahasa Indonesia kepada {address}{within[0]}, sendiri atau oleh kuasa, dengan identitas, alasan, dan bukti bantahan. Keberatan tidak menunda pelaksanaan keputusan ini; keberatan juga dapat diajukan setelah meninggalkan Indonesia.",
        en=f"You may object in writing, in Indonesian, to {receiver} through this office{within[1]}, yourself or through an attorney, with your identity, reasons and evidence. An objection does not suspend this decision, and can also be made after leaving Indonesia.",
        zh=f"您可{within[2]}以印度尼西亚语书面形式通过本局向{'移民总局局长' if through else '部长'}提出申诉，可由本人或代理人提出，并附身份信息、理由和证据。申诉不中止本决定的执行，离开印度尼西亚后亦可提出。",
    )


def mission_may_know(paper: Paper, person: int) -> bool:
    """Whether the state of somebody may learn anything."""
    return not paper.after.of(person).protections & NO_CONSULAR_NOTICE


def decision_of(paper: Paper, person: int) -> Earlier | None:
    """The decision about somebody that holds."""
    return next((one for one in reversed(paper.letters(LetterKind.ACTION_DECISION)) if one.person == person), None)


def citing(letter: Earlier | None) -> tuple[Citation, ...]:
    """A letter as a basis of another."""
    return () if letter is None else (Citation(text=cited_letter(letter.kind, letter.number, letter.on)),)
