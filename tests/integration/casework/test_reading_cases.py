"""Who reads which case on which page, what each is told of what cannot be done, what leaves as a file, and what of it is noted."""

import csv
import html
import io
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from pytest_django.fixtures import Settings
from tests.factories import office as offices
from tests.factories.cases import TODAY, CaseOffice
from tests.factories.programs import program
from tests.factories.signed_in import client_of

from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account
from timpora.audit.models import Event
from timpora.casework import queries
from timpora.casework.core.acts import deciding, inquiry, keeping
from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.file import PersonOfCase
from timpora.casework.core.protection import Protection
from timpora.kernel.refusals import Refused


PAGES = ("", "dasar/", "langkah/verify/", "surat/1/", "jejak/", "dokumen/1/")


@pytest.fixture(autouse=True)
def stands(settings: Settings) -> None:
    settings.STANDS_ON = TODAY


@pytest.fixture
def case(the_office: CaseOffice) -> int:
    person = the_office.somebody()
    the_office.night()
    return the_office.open(person)


def words(client: Client, address: str, status: int = 200) -> str:
    """What a page says, without its tags and with its spaces made one."""
    answer = client.get(address)
    assert answer.status_code == status, (address, answer.status_code)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", answer.content.decode())).split())


def test_why_something_cannot_be_done_is_said_alike_on_its_page_beside_its_button_to_programs_and_when_it_is_tried(
    the_office: CaseOffice, case: int
) -> None:
    the_office.do(case, inquiry.Verify(on=TODAY, result="cocok"))
    the_office.do(case, inquiry.BeginExamination(on=TODAY, because="ditemui"))
    own = program(the_office.examiner)
    own.heads = {"Accept-Language": "id"}
    client = client_of(the_office.examiner)
    offered = own.get(f"/cases/{case}/acts").json()
    refused = [one for one in offered if one["why_not"] and "bukan oleh program" not in one["why_not"]]
    assert len(refused) > 3
    page = words(client, f"/perkara/{case}/")
    beside = re.findall(r'class="act-not">([^<]*)<', client.get(f"/perkara/{case}/").content.decode())
    assert beside, "what leads on and cannot be done stands there, without a button"
    for one in refused:
        said = f"{one['why_not']} {one['how']}"
        assert said in words(client, f"/perkara/{case}/langkah/{one['kind']}/"), one
        if one["kind"] == ActKind.END_EXAMINATION:
            assert said in page
    ending = next(one for one in refused if one["kind"] == ActKind.END_EXAMINATION)
    tried = own.post(f"/cases/{case}/acts", {"kind": ending["kind"], "on": TODAY.isoformat()}).json()
    assert (tried["title"], tried["remedy"]) == (ending["why_not"], ending["how"])
    with pytest.raises(Refused) as stopped:
        the_office.do(case, inquiry.EndExamination(on=TODAY))
    assert (stopped.value.refusal.what.id, stopped.value.refusal.remedy.id) == (ending["why_not"], ending["how"])
    for one in offered:
        if one["why_not"] is None:
            address = f"/perkara/{case}/langkah/{one['kind']}/"
            assert 'type="submit"' in client.get(address).content.decode(), address


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.MACHINE, Role.ADMINISTRATOR}])
def test_a_case_of_another_office_is_there_for_nobody(the_office: CaseOffice, case: int, role: Role) -> None:
    elsewhere = offices.office("lain-rekaan")
    client = client_of(offices.account(role, elsewhere))
    for page in PAGES:
        assert client.get(f"/perkara/{case}/{page}").status_code in {403, 404}, page
        assert client.get(f"/perkara/{case + 999}/{page}").status_code == client.get(f"/perkara/{case}/{page}").status_code  # fmt: skip
    assert "0001/PERKARA/2023" not in client.get("/perkara/").content.decode()
    assert the_office.state(case).status == "triage"


def test_an_auditor_reads_and_is_offered_nothing_and_an_administrator_sees_no_case(
    the_office: CaseOffice, case: int
) -> None:
    auditor = client_of(offices.account(Role.AUDITOR, the_office.office))
    told = auditor.get(f"/perkara/{case}/").content.decode()
    assert "Reka Wei" in told
    assert f"/perkara/{case}/langkah/" not in told
    assert f"/perkara/{case}/jejak/" in told
    answer = auditor.post(f"/perkara/{case}/langkah/note/", {"on": "27/06/2023", "text": "coba"})
    assert answer.status_code == 422
    assert "Peran Anda tidak menangani perkara" in html.unescape(answer.content.decode())
    assert auditor.get(f"/perkara/buka/?orang={case}").status_code == 403
    administrator = client_of(offices.account(Role.ADMINISTRATOR, the_office.office))
    assert {administrator.get(f"/perkara/{case}/{page}").status_code for page in PAGES} == {403}


def test_what_a_form_cannot_keep_is_said_and_not_kept(the_office: CaseOffice, case: int) -> None:
    client = client_of(the_office.examiner)
    answer = client.post(f"/perkara/{case}/langkah/note/", {"on": "27/06/2023", "text": "kata\x1b[31m penjamin"})
    assert answer.status_code == 422
    assert "tanda kendali" in answer.content.decode()
    answer = client.post("/perkara/buka/", {"orang": 1, "origin_of": "tip", "because": "kata\x0bpenjamin"})
    assert answer.status_code == 422
    assert client.get(f"/perkara/{case}/").status_code == 200, "the case can still be read"


def test_every_look_and_every_step_is_found_at_the_case_and_at_its_people(the_office: CaseOffice, case: int) -> None:
    the_office.to_the_table(case)
    the_office.do(case, deciding.Propose(on=TODAY, measures=(the_office.charge(),), reasons="melebihi"))
    officer, head = client_of(the_office.officer), client_of(the_office.head_of_section)
    officer.get(f"/perkara/{case}/")
    head.get(f"/perkara/{case}/dasar/")
    told = words(head, f"/perkara/{case}/jejak/")
    for promised in (
        "Membaca perkara",
        "Reka Officer",
        "Membaca dasar usulan",
        "Catat hasil verifikasi",
        "Membuka perkara",
    ):
        assert promised in told, promised
    assert "Membaca jejak perkara" in words(head, f"/perkara/{case}/jejak/")
    assert officer.get(f"/perkara/{case}/jejak/").status_code == 403
    [person] = [one.record for one in _file(the_office, case)]
    about = words(head, f"/orang-asing/{person}/jejak/")
    assert "Membaca perkara" in about
    assert "Mencatat langkah perkara" in about


def _file(the_office: CaseOffice, case: int) -> list[PersonOfCase]:
    with offices.looking(the_office.head_of_office) as viewer:
        return queries.people_of(viewer, [case])[case]


@pytest.mark.usefixtures("case")
def test_a_list_leaves_without_names_formulas_and_who_is_protected_and_that_it_left_is_noted(
    the_office: CaseOffice,
) -> None:
    with offices.as_owner():
        Account.objects.filter(pk=the_office.examiner.pk).update(name='=HYPERLINK("http","x")')
    hidden = the_office.open(_found(the_office, "Reka Dua"))
    the_office.do(
        hidden, keeping.Protect(on=TODAY, person=1, protection=Protection.VICTIM, because="paspornya ditahan")
    )
    client = client_of(the_office.examiner)
    rows = list(csv.reader(io.StringIO(client.get("/perkara/?lihat=semua&unduh=csv").content.decode("utf-8-sig"))))
    assert [row[0] for row in rows] == [
        "Nomor", "0001/PERKARA/2023", "Tidak disertakan: 1 perkara tentang orang yang dilindungi",
    ]  # fmt: skip
    assert rows[1][4].startswith("'=")
    assert "Reka" not in str(rows)
    book = load_workbook(io.BytesIO(client.get("/perkara/?lihat=semua&unduh=xlsx").content))
    values = [[cell.value for cell in row] for row in book.active.iter_rows()]
    assert [row[0] for row in values] == [row[0] for row in rows]
    assert values[1][4].startswith("'=")
    with offices.looking(the_office.head_of_office):
        noted = Event.objects.filter(action="list_exported").order_by("id").values_list("details", flat=True)
        assert [(one["list"], one["form"]) for one in noted] == [("perkara", "csv"), ("perkara", "xlsx")]
    unwarned = list(
        csv.reader(io.StringIO(client.get("/perkara/?lihat=tenggat&unduh=csv").content.decode("utf-8-sig")))
    )
    assert len(unwarned) == 1, "a file shows what its page shows: nothing warns today"


def _found(the_office: CaseOffice, name: str) -> int:
    person = the_office.somebody(name)
    the_office.night()
    return person


def test_a_page_of_a_case_asks_the_database_as_often_however_much_there_is(the_office: CaseOffice) -> None:
    people = [the_office.somebody(f"Reka {number}") for number in range(6)]
    the_office.night()
    small, large = the_office.open(people[0]), the_office.open(*people[1:])
    for number in range(55):
        the_office.do(large, keeping.Note(on=TODAY, text=f"catatan {number}"))
    client = client_of(the_office.examiner)
    client.get(f"/perkara/{small}/")
    asked = {}
    for number in (small, large):
        with CaptureQueriesContext(connection) as found:
            assert client.get(f"/perkara/{number}/").status_code == 200
        asked[number] = len(found)
    assert asked[large] <= asked[small] + 2, asked
