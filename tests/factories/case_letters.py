"""The letters of invented cases, as the head of office sees them, and cases on their way to one."""

from io import BytesIO

from pypdf import PdfReader

from tests.factories.cases import CaseOffice
from tests.factories.office import as_owner, looking
from timpora.casework.core.acts import deciding, inquiry
from timpora.letters import queries as issued
from timpora.letters.core.kinds import LetterKind
from timpora.letters.models import Letter


def letters_of(the_office: CaseOffice, case: int) -> list[issued.LetterSeen]:
    with looking(the_office.head_of_office) as viewer:
        return issued.letters_about(viewer, f"case:{case}")


def kinds_of(the_office: CaseOffice, case: int) -> list[LetterKind]:
    return [one.kind for one in letters_of(the_office, case)]


def printed(the_office: CaseOffice, letter: int) -> str:
    with looking(the_office.head_of_office) as viewer:
        pdf = issued.pdf(viewer, letter, as_issued=True)
    assert pdf is not None
    return " ".join(" ".join(page.extract_text().replace("\u200b", "").split()) for page in PdfReader(BytesIO(pdf)).pages)  # fmt: skip


def numbers(the_office: CaseOffice) -> list[int]:
    with as_owner():
        return list(Letter.objects.filter(office=the_office.office).order_by("id").values_list("sequence", flat=True))


def opened(the_office: CaseOffice) -> int:
    person = the_office.somebody()
    the_office.night()
    return the_office.open(person)


def verified(the_office: CaseOffice) -> int:
    case = opened(the_office)
    the_office.do(case, inquiry.Verify(on=the_office.on, result="cocok"))
    return case


def ready_to_decide(the_office: CaseOffice) -> int:
    case = opened(the_office)
    the_office.to_the_table(case)
    the_office.do(
        case, deciding.Propose(on=the_office.on, measures=(the_office.charge(),), reasons="melebihi izin tinggal")
    )
    the_office.read(case, the_office.head_of_section)
    the_office.do(case, deciding.Approve(on=the_office.on), the_office.head_of_section)
    the_office.read(case, the_office.head_of_office)
    return case
