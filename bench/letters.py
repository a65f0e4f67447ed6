"""Official letters: one of several pages with a long day ledger set as PDF/A, and the same one signed as well."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.factories.papers import of_every_kind

from bench.measuring import Row, compared, measure, prepare
from timpora.casework.core.letters.every import documents_of
from timpora.letters.core.blocks import Decision, Ledger, Question, Questions, Stretch
from timpora.letters.core.documents import Annex, Citation, Letterhead, OfficialDocument, Signatory
from timpora.letters.core.kinds import LetterKind
from timpora.letters.core.official import Proof, official_said
from timpora.letters.printing import printed
from timpora.letters.signing import seal
from timpora.letters.trying_certificate import trying_certificate


AT = datetime(2023, 6, 27, 8, 30, tzinfo=UTC)
SIZES = {"short": (60,), "full": (10, 60, 600)}
# The decision in two languages with its ledger is the longest of the documents that each case has.
OF_A_CASE = {"short": ("decision",), "full": tuple(of_every_kind())}
RUNS = {"short": 1, "full": 5}
OFFICE = "Kantor Imigrasi Rekaan"


def rows(size: str) -> Iterator[Row]:
    """Ours alone: no other program makes this paper."""
    with TemporaryDirectory(prefix="timpora-bench-") as folder:
        prepare("letters:certify", folder)
        for stretches in SIZES[size]:
            unsigned, signed = measure(
                ("letters:unsigned", stretches), ("letters:signed", stretches, folder), runs=RUNS[size]
            )
            label = f"20 answers, {stretches:,} stretches"
            yield compared("letter set", label, unsigned)
            yield compared("letter set and signed", label, signed, note="PAdES, RSA of 3,072 bits")
        for variant in OF_A_CASE[size]:
            (whole,) = measure((f"letters:{of_a_case.__name__}", variant, folder), runs=RUNS[size])
            yield compared("letter of a case composed, set and signed", variant, whole)


def certify(folder: str) -> Callable[[], object]:
    """Makes the certificate beforehand; finding its primes takes a moment."""
    return lambda: trying_certificate(Path(folder), OFFICE, _now()).certificate.name


def unsigned(stretches: int) -> Callable[[], object]:
    """A letter in a process that has set one before, as the office's processes have."""
    return _one_after_another(stretches, "", lambda pdf: pdf)


def signed(stretches: int, folder: str) -> Callable[[], object]:
    """The same with the signature."""
    own = seal(trying_certificate(Path(folder), OFFICE, _now()))
    return _one_after_another(stretches, own.name, own.sign)


def of_a_case(variant: str, folder: str) -> Callable[[], object]:
    """A document from the facts of an invented case to its signed file; each of another case."""
    own, paper, numbers = seal(trying_certificate(Path(folder), OFFICE, _now())), of_every_kind()[variant], count(1)

    def work() -> object:
        number = f"{next(numbers):04d}/PERKARA/2023"
        document = documents_of(replace(paper, case_number=number, hand=replace(paper.hand, name=f"Reka {number}")))[
            -1
        ].document
        said = official_said(document, Proof(number=number, code="7K3MQ2XD9HFA", signed_by=own.name))
        return {"kib": len(own.sign(printed(document.kind, said, made_at=AT))) / 1024}

    work()
    return work


def _one_after_another(stretches: int, signed_by: str, finish: Callable[[bytes], bytes]) -> Callable[[], object]:
    """Each letter has other words: Typst remembers what it has set before, and an office never issues the same letter twice."""
    numbers = count(1)

    def work() -> object:
        number = f"{next(numbers):04d}/BAP/2023"
        said = official_said(
            _document(stretches, number), Proof(number=number, code="7K3MQ2XD9HFA", signed_by=signed_by)
        )
        return {"kib": len(finish(printed(LetterKind.EXAMINATION_RECORD, said, made_at=AT))) / 1024}

    work()
    return work


def _document(stretches: int, number: str) -> OfficialDocument:
    asked = Question(
        asked="Kapan Saudara terakhir masuk ke wilayah Indonesia?",
        answered=f"Pada 16 Februari 2023, dengan izin {number}.",
    )
    covered = Stretch(days="16 Feb - 16 Mar 2023", count=29, covered_by="Izin tinggal kunjungan B213", article="Pasal rekaan 50", source=f"izin.xlsx, {number}")  # fmt: skip
    return OfficialDocument(
        kind=LetterKind.EXAMINATION_RECORD,
        title="Berita acara pemeriksaan",
        letterhead=Letterhead(ministry="Kementerian Rekaan", directorate="Direktorat Jenderal Rekaan", region="", office=OFFICE, address="Jalan Rekaan 1"),
        place="Serang",
        day=date(2023, 6, 27),
        blocks=(
            Questions(questions=(asked,) * 20),
            Decision(considering=("bahwa satu;", "bahwa dua;"), recalling=("Undang-Undang Rekaan;",), decides=("Pertama.", "Kedua.")),
        ),
        signatories=(Signatory(role="Kepala Kantor,", name="Reka Kepala", is_electronic=True),),
        basis=(Citation(text="Undang-Undang Rekaan Nomor 1;"),),
        annexes=(Annex(title="Buku hari", blocks=(Ledger(stretches=(covered,) * stretches),)),),
    )  # fmt: skip


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - a certificate holds while this is measured
