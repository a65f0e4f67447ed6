"""Who signs: the office's certificate stands only where the officer who signs is the one who acts."""

from collections.abc import Mapping
from enum import StrEnum

from timpora.accounts.core.roles import ROLES, Role
from timpora.casework.core.letters.missing import Need
from timpora.casework.core.letters.paper import Paper
from timpora.kernel.text import Text
from timpora.letters.core.blocks import Worded
from timpora.letters.core.documents import Signatory


class Signer(StrEnum):
    """Who signs for the office."""

    HEAD = "head"
    ORDERING = "ordering"
    SECTION = "section"
    OFFICER = "officer"


SIGNER_WORDS: Mapping[Signer, Text] = {
    Signer.HEAD: Text(id="Kepala kantor", en="Head of office"),
    Signer.ORDERING: Text(id="Pejabat yang memerintahkan atau memutus", en="Whoever orders or decides"),
    Signer.SECTION: Text(id="Kepala seksi", en="Head of section"),
    Signer.OFFICER: Text(id="Petugas yang mencatat", en="The officer who records it"),
}
HEAD, FOR_THE_HEAD, ACTING_HEAD = "Kepala Kantor,", "a.n. Kepala Kantor\nKepala {section},", "Plh. Kepala Kantor,"
SECTION = "Kepala {section},"


def needs_of(signer: Signer, paper: Paper) -> tuple[Need, ...]:
    """What must be known of the office for this signature."""
    role = paper.hand.role
    match signer:
        case Signer.HEAD:
            return (Need.HEAD,)
        case Signer.SECTION:
            return (Need.HEAD,) if role is Role.HEAD_OF_OFFICE else (Need.SECTION_HEAD,)
        case Signer.ORDERING if role is Role.HEAD_OF_OFFICE:
            return (Need.HEAD,)
        case Signer.ORDERING if role is Role.HEAD_OF_SECTION:
            return (Need.SECTION_HEAD,)
        case _:
            return ()


def signatory(signer: Signer, paper: Paper) -> Signatory:
    """The signature for the office."""
    role = paper.hand.role
    if signer is Signer.HEAD or role is Role.HEAD_OF_OFFICE:
        return _head(paper)
    if signer is Signer.OFFICER:
        return officer(paper)
    if signer is Signer.SECTION:
        return _section(paper, SECTION.format(section=paper.office.section))
    if role is Role.HEAD_OF_SECTION:
        return _section(paper, _instead(paper))
    return Signatory(role=ACTING_HEAD, name=paper.hand.name, is_electronic=True)


def officer(paper: Paper, role: Worded | None = None) -> Signatory:
    """The officer who acts, by the own hand."""
    return Signatory(role=role or f"{ROLES[paper.hand.role].name.id},", name=paper.hand.name)


def _head(paper: Paper) -> Signatory:
    office = paper.office
    return Signatory(
        role=HEAD, name=office.head_name, number=office.head_number, rank=office.head_rank, is_electronic=paper.hand.role is Role.HEAD_OF_OFFICE
    )  # fmt: skip


def _section(paper: Paper, role: str) -> Signatory:
    office = paper.office
    return Signatory(
        role=role, name=office.section_head_name, number=office.section_head_number, rank=office.section_head_rank,
        is_electronic=paper.hand.role is Role.HEAD_OF_SECTION,
    )  # fmt: skip


def _instead(paper: Paper) -> str:
    """Who leads the section decides only by a delegation, and orders in the name of the head."""
    decides = paper.act.kind.value in DECIDING
    return ACTING_HEAD if decides else FOR_THE_HEAD.format(section=paper.office.section)


DECIDING = frozenset({"decide", "order_detention", "propose_ban"})
