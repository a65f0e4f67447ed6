"""Documents of the table: the examination record, the opinion, the minutes of the case conference."""

# ruff: noqa: RUF001 - Chinese punctuation
from timpora.casework.core.letters import parts
from timpora.casework.core.letters.figures import weekday
from timpora.casework.core.letters.inquiry import the_person
from timpora.casework.core.letters.paper import Paper
from timpora.casework.core.letters.parts import Tongue
from timpora.casework.core.letters.signers import Signer, officer, signatory
from timpora.letters.core.blocks import (
    Block,
    Heading,
    Numbered,
    Paragraph,
    Point,
    Question,
    Questions,
    Statement,
    Table,
)
from timpora.letters.core.documents import OfficialDocument, Signatory
from timpora.letters.core.kinds import KIND_WORDS, LetterKind


OPENING = (
    "Pada hari ini, {weekday} tanggal {day}, bertempat di {place}, saya, {officer}, melakukan pemeriksaan terhadap:"
)


def examination_record(paper: Paper) -> tuple[OfficialDocument, ...]:
    """Who was examined about whom, in which language, with whom beside, every question and answer, read back, signed or why not."""
    act, person = paper.act, paper.person
    own = not act.examined.strip()
    say = Tongue(second=paper.language(person.number) if own else None)
    examined = person.name if own else parts.one_line(act.examined)
    blocks: list[Block] = [
        Paragraph(text=OPENING.format(weekday=weekday(act.on), day=parts.day(act.on), place=act.place, officer=paper.hand.name)),
        parts.identity(paper, person.number, say) if own else parts.fields(("Yang diperiksa", examined), ("Tentang", person.name)),
        parts.fields(
            ("Nomor perkara", paper.case_number), ("Bahasa pemeriksaan", act.language), ("Penerjemah", act.interpreter),
            ("Tanpa penerjemah karena", act.no_interpreter_because), ("Pendamping hukum", act.lawyer),
        ),
        _told(say),
        Heading(text="Tanya jawab"),
        Questions(questions=tuple(Question(asked=one.question, answered=one.answer) for one in act.questions)),
        _read_back(paper, say),
    ]  # fmt: skip
    annexes = parts.ledger(paper, person.number) if own else ()
    if annexes:
        blocks.append(Paragraph(text="Buku hari tinggal menurut catatan kantor terlampir dan diperlihatkan dalam pemeriksaan."))  # fmt: skip
    return (
        parts.document(
            paper, LetterKind.EXAMINATION_RECORD, blocks=tuple(blocks), whom=(person.number,), second=say.second, annexes=annexes,
            signatories=_signatories(paper, say, examined), basis=parts.cited(paper, *_alleged(paper), "permenimipas2-30", "permenkumham4-2017"),
            complaint=parts.complaint(paper, say),
        ),
    )  # fmt: skip


def _alleged(paper: Paper) -> tuple[str, ...]:
    return tuple(paper.after.of(paper.act.person).allegations)


def _told(say: Tongue) -> Numbered:
    return Numbered(
        points=(
            Point(text=say(
                "Petugas telah menunjukkan tanda pengenal dan menjelaskan mengapa pemeriksaan dilakukan;",
                en="The officer has shown identification and explained why the examination takes place;", zh="官员已出示证件并说明询问的原因；",
            )),
            Point(text=say(
                "Yang diperiksa berhak atas penerjemah dan pendamping hukum, dan berhak tidak menjawab;",
                en="The person examined has the right to an interpreter, to a lawyer and not to answer;", zh="被询问人有权获得翻译和律师协助，并有权不作回答；",
            )),
            Point(text=say(
                "Yang diperiksa menyatakan mengerti hal-hal tersebut dan bersedia diperiksa.",
                en="The person examined has said that this is understood and is willing to be examined.", zh="被询问人表示已理解上述内容并愿意接受询问。",
            )),
        )
    )  # fmt: skip


def _read_back(paper: Paper, say: Tongue) -> Paragraph:
    act = paper.act
    refused = bool(act.refused_to_sign_because.strip())
    if refused:
        return Paragraph(text=say(
            f"Berita acara ini dibacakan kembali dalam bahasa {act.language}. Yang diperiksa menolak menandatanganinya; alasannya tertulis pada tempat tanda tangannya.",
            en="This record was read back in a language that the person understands. The person refused to sign it; the reason stands in place of the signature.",
            zh="本记录已用被询问人所懂的语言宣读。被询问人拒绝签字，原因写在签字处。",
        ))  # fmt: skip
    return Paragraph(text=say(
        f"Berita acara ini dibacakan kembali dalam bahasa {act.language}, dibenarkan oleh yang diperiksa, lalu ditandatangani bersama pada hari itu juga.",
        en="This record was read back in a language that the person understands, was confirmed by the person as correct, and was signed by all on the same day.",
        zh="本记录已用被询问人所懂的语言宣读，经被询问人确认无误，并于当日共同签字。",
    ))  # fmt: skip


def _signatories(paper: Paper, say: Tongue, examined: str) -> tuple[Signatory, ...]:
    act = paper.act
    who = the_person(say, examined, refused=parts.one_line(act.refused_to_sign_because))
    signs = [
        Signatory(
            role=say("Yang diperiksa,", en="The person examined,", zh="被询问人"), name=who.name, refused=who.refused
        ),
        officer(paper, "Pemeriksa,"),
    ]
    if act.interpreter.strip():
        signs.append(Signatory(role=say("Penerjemah,", en="Interpreter,", zh="翻译"), name=act.interpreter.strip()))
    return tuple(signs)


def opinion(paper: Paper) -> tuple[OfficialDocument, ...]:
    """Which facts are established, which provisions they meet, and what should follow."""
    act = paper.act
    alleged = [(one, name) for one in paper.file.people for name in paper.after.of(one.number).allegations]
    rows = tuple(
        (one.name, paper.law.provisions[name].citation.id if name in paper.law.provisions else name, paper.after.of(one.number).allegations[name])
        for one, name in alleged
    )  # fmt: skip
    blocks: list[Block] = [
        Paragraph(
            text=f"Berdasarkan pemeriksaan dalam perkara {paper.case_number}, pemeriksa berpendapat sebagai berikut."
        ),
        *_earlier(paper, LetterKind.EXAMINATION_RECORD),
    ]
    if rows:
        blocks.append(Table(caption="Dugaan", headings=("Orang", "Ketentuan", "Perbuatan"), rows=rows))
    for title, text in (("Fakta yang terbukti", act.facts), ("Analisis menurut ketentuan", act.analysis), ("Saran tindakan", act.advice)):  # fmt: skip
        blocks += [Heading(text=title), *parts.paragraphs(text)]
    return (
        parts.document(
            paper, LetterKind.OPINION, blocks=tuple(blocks), basis=parts.cited(paper, *(name for _, name in alleged)),
            signatories=(_known_by(paper), officer(paper, "Pemeriksa,")),
        ),
    )  # fmt: skip


def _known_by(paper: Paper) -> Signatory:
    office = paper.office
    return Signatory(
        role=f"Mengetahui,\nKepala {office.section},", name=office.section_head_name, number=office.section_head_number, rank=office.section_head_rank
    )  # fmt: skip


def _earlier(paper: Paper, *kinds: LetterKind) -> tuple[Block, ...]:
    found = tuple(Point(text=cited_letter(one.kind, one.number, one.on)) for one in paper.letters(*kinds))
    return (Paragraph(text="Dengan memperhatikan:"), Numbered(points=found)) if found else ()


def cited_letter(kind: LetterKind, number: str, on: object) -> str:
    """`Berita acara pemeriksaan nomor 0003/BAP/2023 tanggal 27 Juni 2023;`."""
    return f"{KIND_WORDS[kind].id} nomor {number} tanggal {parts.day(on)};"


def conference_minutes(paper: Paper) -> tuple[OfficialDocument, ...]:
    """Who was there, what each said, and what was concluded."""
    act = paper.act
    there = tuple((str(place), one.name, one.position) for place, one in enumerate(act.speakers, start=1))
    said = tuple(Statement(by=f"{one.name} ({one.position})", text=one.said) for one in act.speakers)
    blocks = (
        Paragraph(text=f"Pada hari {weekday(act.on)}, {parts.day(act.on)}, diadakan gelar kasus atas perkara {paper.case_number}, dipimpin oleh {act.chair.rstrip('.')}."),
        parts.fields(("Tentang", "; ".join(one.name for one in paper.file.people))),
        *_earlier(paper, LetterKind.EXAMINATION_RECORD, LetterKind.OPINION),
        Table(caption="Daftar hadir", headings=("No.", "Nama", "Jabatan"), rows=there),
        Heading(text="Pendapat yang hadir"),
        *said,
        Heading(text="Kesimpulan"),
        *parts.paragraphs(act.conclusion),
    )  # fmt: skip
    chair = Signatory(role="Pimpinan gelar kasus,", name=act.chair)
    return (
        parts.document(
            paper, LetterKind.CASE_CONFERENCE_MINUTES, blocks=blocks, basis=parts.cited(paper, "permenimipas2-59", "permenkumham4-2017"),
            signatories=(chair, officer(paper, "Notulis,"), signatory(Signer.HEAD, paper)) if act.chair.strip() != paper.office.head_name else (officer(paper, "Notulis,"), signatory(Signer.HEAD, paper)),
        ),
    )  # fmt: skip
