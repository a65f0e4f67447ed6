"""Parts that documents of cases share: the letterhead, who somebody is, provisions, values to be confirmed, the day ledger, copies."""

# ruff: noqa: RUF001 - Chinese punctuation
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from timpora.casework.core.acts.keeping import SEX_WORDS
from timpora.casework.core.letters.nations import nation
from timpora.casework.core.letters.paper import Paper
from timpora.kernel.text import Language, Text, day_in_words, rupiah_in_words
from timpora.letters.core.blocks import Align, Field, Fields, Ledger, Paragraph, Stretch, Table, Worded, Words
from timpora.letters.core.documents import (
    Annex,
    Citation,
    Letterhead,
    Mark,
    OfficialDocument,
    SecondLanguage,
    Signatory,
)
from timpora.letters.core.kinds import KIND_WORDS, LetterKind
from timpora.screening.core.case_law import LegalValue
from timpora.screening.core.findings import LedgerRange
from timpora.screening.reports.words import cited as cited_in


NONE, UNKNOWN = "tidak ada", "tidak diketahui"
RESTRICTED_FROM = 1  # from which confidentiality a document is marked
SECRET_FROM = 2
UNITS = {"days": "hari", "working_days": "hari kerja", "months": "bulan", "years": "tahun"}
COVERED, PENDING = "covered", "pending"
_OFFICER = re.compile(r"^(?P<name>.*?)[\s,;:-]*(?:NIP\.?\s*)?(?P<number>\d[\d ]{7,})?$")


@dataclass(frozen=True, kw_only=True)
class Tongue:
    """Says things in Indonesian and, where a document has one, in the person's language beside it."""

    second: SecondLanguage | None = None

    def __call__(self, text: str, *, en: str, zh: str) -> Worded:
        """A text, with its translation where one is wanted."""
        if self.second is None:
            return text
        return Words(id=text, second=zh if self.second is SecondLanguage.CHINESE else en)


def day(of: Any) -> str:
    """`27 Juni 2023`."""
    return day_in_words(of, Language.INDONESIAN)


def english_day(of: Any) -> str:
    """`27 June 2023`."""
    return day_in_words(of, Language.ENGLISH)


def document(paper: Paper, kind: LetterKind, *, blocks: tuple[Any, ...], signatories: tuple[Signatory, ...], whom: Iterable[int] = (), **more: Any) -> OfficialDocument:  # fmt: skip
    """A document of the case about some people, or about all: its letterhead, place, day and mark are those of the office and the case."""
    usual: dict[str, Any] = {"title": KIND_WORDS[kind].id, "mark": mark_of(paper, *whom)}
    return OfficialDocument(
        kind=kind, letterhead=letterhead(paper), place=paper.office.town, day=paper.on, blocks=blocks, signatories=signatories, **{**usual, **more}
    )  # fmt: skip


def letterhead(paper: Paper) -> Letterhead:
    """The office's own."""
    office = paper.office
    return Letterhead(
        ministry=office.ministry, directorate=office.directorate, region=office.region, office=office.office, address=office.address,
        reached_by=office.reached_by, complaints=office.complaints,
    )  # fmt: skip


def mark_of(paper: Paper, *whom: int) -> Mark:
    """How a document is handled: secret where it is about somebody protected."""
    if paper.is_secret(*whom) or paper.confidentiality >= SECRET_FROM:
        return Mark.SECRET
    return Mark.RESTRICTED if paper.confidentiality >= RESTRICTED_FROM else Mark.ORDINARY


def identity(paper: Paper, number: int, say: Tongue | None = None, *, states: bool = True) -> Fields:
    """Who somebody is; the state is left out where it must not be told."""
    say, person, told = say or Tongue(), paper.of(number), paper.after.of(number).identity
    born = ", ".join(filter(None, [told.birth_place if told else "", day(person.born_on) if person.born_on else ""]))
    known = [
        (say("Nama lengkap", en="Full name", zh="姓名"), person.name),
        (say("Jenis kelamin", en="Sex", zh="性别"), SEX_WORDS[told.sex].id if told else ""),
        (say("Tempat, tanggal lahir", en="Place and date of birth", zh="出生地、出生日期"), born),
        (say("Kewarganegaraan", en="Nationality", zh="国籍"), nation(person.nationality) if person.nationality else NONE if states else ""),
        (say("Nomor dokumen perjalanan", en="Travel document", zh="旅行证件号码"), person.document_number or (NONE if states else "")),
        (say("Pekerjaan", en="Occupation", zh="职业"), told.occupation if told else ""),
        (say("Alamat di Indonesia", en="Address in Indonesia", zh="在印度尼西亚的住址"), ", ".join(one_line(told.address).split("; ")) if told else ""),
    ]  # fmt: skip
    # What nobody wrote is no line of its own: an empty one would invite somebody to fill it in.
    return Fields(fields=tuple(Field(label=label, value=value) for label, value in known if value))


def fields(*told: tuple[Worded, str]) -> Fields:
    """Labels with what is known; whatever is empty is left out."""
    return Fields(fields=tuple(Field(label=label, value=one_line(value)) for label, value in told if value.strip()))


def one_line(text: str) -> str:
    """Several typed lines as one."""
    return "; ".join(line.strip() for line in text.splitlines() if line.strip())


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """What was typed in several lines, one paragraph each."""
    return tuple(Paragraph(text=line.strip()) for line in text.splitlines() if line.strip())


def officers(text: str) -> Table:
    """Names and service numbers, one officer a line, as a table."""
    rows: list[tuple[str, str, str]] = []
    for line in filter(None, (one.strip() for one in text.splitlines())):
        found = _OFFICER.match(line)
        assert found is not None  # every line matches
        name, number = found["name"].strip() or line, (found["number"] or "").strip()
        rows.append((str(len(rows) + 1), name, number or "-"))
    return Table(headings=("No.", "Nama", "NIP"), rows=tuple(rows), alignment=(Align.RIGHT, Align.LEFT, Align.LEFT))


def cited(paper: Paper, *names: str) -> tuple[Citation, ...]:
    """The provisions of the day, of those named, each with how sure it is; those that were not in force are left out."""
    held = [paper.law.provisions[name] for name in dict.fromkeys(names) if name in paper.law.provisions]
    return tuple(Citation(text=f"{one.citation.id}: {first_small(one.words.id)};", is_confirmed=one.confirmed) for one in held)  # fmt: skip


def first_small(text: str) -> str:
    """A sentence as it stands after a colon."""
    return text[:1].lower() + text[1:]


def unconfirmed(*values: LegalValue | None) -> tuple[str, ...]:
    """Values of the law that nobody has confirmed against the gazette, each by name."""
    return tuple(dict.fromkeys(_named(one) for one in values if one is not None and not one.confirmed))


def _named(value: LegalValue) -> str:
    shown = rupiah_in_words(int(value.value)) if value.unit.startswith("rupiah") else f"{value.value} {UNITS.get(value.unit, '')}".strip()  # fmt: skip
    return f"{value.title.id}: {shown} ({value.citation.id})"


def ledger(paper: Paper, number: int) -> tuple[Annex, ...]:
    """The day ledger of somebody as an annex; none where no day is on record."""
    held = paper.ledgers.get(number, ())
    if not held:
        return ()
    return (Annex(title=f"Buku hari tinggal {paper.of(number).name}", blocks=(Ledger(stretches=tuple(map(_stretch, held))),)),)  # fmt: skip


def _stretch(one: LedgerRange) -> Stretch:
    first, last = day(one.first_day), day(one.last_day)
    basis = {COVERED: one.basis.id, PENDING: f"Menunggu: {one.basis.id}"}.get(one.standing, "")
    return Stretch(
        days=first if first == last else f"{first} s.d. {last}", count=one.days, covered_by=basis,
        article=cited_in(one.provision, Language.INDONESIAN),
        source=one.source.within(Language.INDONESIAN) if one.source else "",
    )  # fmt: skip


def director_general(paper: Paper) -> str:
    """The Director General, by the name of the directorate."""
    return paper.office.directorate.replace("Direktorat Jenderal", "Direktur Jenderal")


def copies(paper: Paper, *others: str) -> tuple[str, ...]:
    """To whom copies go: the directorate and the regional office, and whoever else."""
    region = f"Kepala {paper.office.region}" if paper.office.region else ""
    listed = tuple(filter(None, (director_general(paper), region, *others)))
    return tuple(f"{one}{';' if place < len(listed) else '.'}" for place, one in enumerate(listed, start=1))


def complaint(paper: Paper, say: Tongue) -> Worded:
    """Where to complain."""
    told = paper.office.complaints
    if not told:
        return ""
    return say(f"Pengaduan atas layanan dan tindakan petugas: {told}", en=f"Complaints about the service or the officers: {told}", zh=f"对服务或官员行为的投诉：{told}")  # fmt: skip


def sentence(text: Text) -> str:
    """The Indonesian half, without its stop."""
    return text.id.rstrip(" .;")
