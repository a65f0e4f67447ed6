"""Lists of offers between offices and of lent powers as files: what the page shows, without what must not leave, and that it left is noted."""

import csv
import io

from openpyxl import load_workbook
from pytest_django.fixtures import Settings
from tests.factories.cases import TODAY, CaseOffice
from tests.factories.office import account, as_owner, looking, office
from tests.factories.signed_in import client_of

from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account
from timpora.audit.models import Event
from timpora.casework import delegating, transferring
from timpora.casework.core.acts import keeping
from timpora.casework.core.statuses import Power
from timpora.casework.core.transfers import TransferState
from timpora.casework.models import CaseTransfer


def read(who: Account, address: str, form: str) -> list[list[str]]:
    """A list as a file, by its rows."""
    content = client_of(who).get(f"{address}?unduh={form}").content
    if form == "csv":
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    return [["" if cell.value is None else str(cell.value).removesuffix(" 00:00:00") for cell in row] for row in load_workbook(io.BytesIO(content)).active.iter_rows()]  # fmt: skip


def exported(the_office: CaseOffice) -> list[tuple[str, int, str]]:
    with looking(the_office.head_of_office):
        noted = Event.objects.filter(action="list_exported").order_by("id").values_list("details", flat=True)
        return [(one["list"], one["rows"], one["form"]) for one in noted]


def test_offers_between_offices_leave_as_files_without_reasons_and_without_who_is_protected(
    the_office: CaseOffice, settings: Settings
) -> None:
    settings.STANDS_ON = TODAY
    people = [the_office.somebody(name) for name in ("Reka Satu", "Reka Dua")]
    the_office.night()
    there = office("lain-rekaan")
    for case in [the_office.open(person) for person in people]:
        the_office.do(case, keeping.OfferTransfer(on=TODAY, office=there.pk, because="Reka tinggal di sana"), the_office.head_of_section)  # fmt: skip
    with as_owner():
        CaseTransfer.objects.filter(case=2).update(confidentiality=2)
        first = CaseTransfer.objects.get(case=1).pk
    with looking(account(Role.HEAD_OF_SECTION, there)) as by:
        transferring.answer_offer(by=by, transfer=first, state=TransferState.RETURNED, because="Reka pindah", on=TODAY)
    assert 'name="unduh" value="xlsx"' in client_of(the_office.head_of_section).get("/perkara/pelimpahan/").content.decode()  # fmt: skip
    told = read(the_office.head_of_section, "/perkara/pelimpahan/", "csv")
    assert told[0] == ["Arah", "Perkara", "Kantor", "Ditawarkan", "Keadaan", "Dijawab"]
    assert told[1][:3] == ["Ditawarkan oleh kantor ini", "0001/PERKARA/2023", there.name]
    assert told[1][4:] == ["Dikembalikan", "2023-06-27"]
    assert told[2][0] == "Tidak disertakan: 1 perkara tentang orang yang dilindungi"
    assert "tinggal di sana" not in str(told), "a reason may name somebody, and a list that leaves names nobody"
    assert read(the_office.head_of_section, "/perkara/pelimpahan/", "xlsx")[1][4:] == told[1][4:]
    assert exported(the_office) == [("pelimpahan-perkara", 2, "csv"), ("pelimpahan-perkara", 2, "xlsx")]


def test_lent_powers_leave_as_files_in_which_nothing_is_a_formula(the_office: CaseOffice, settings: Settings) -> None:
    settings.STANDS_ON = TODAY
    head = the_office.head_of_section
    assert 'name="unduh"' not in client_of(head).get("/perkara/wewenang/").content.decode(), "nothing is lent"
    with looking(head) as by:
        delegating.delegate(by=by, to=the_office.examiner.pk, power=Power.APPROVE, first_day=TODAY, last_day=TODAY, because="=dinas luar", on=TODAY)  # fmt: skip
    assert 'name="unduh" value="csv"' in client_of(head).get("/perkara/wewenang/").content.decode()
    headings, row = read(head, "/perkara/wewenang/", "csv")
    assert headings[3:] == ["Hari pertama", "Hari terakhir", "Alasan", "Keadaan"]
    assert row[2:] == ["menyetujui usulan dan perintah", "2023-06-27", "2023-06-27", "'=dinas luar", "Berlaku"]
    assert read(head, "/perkara/wewenang/", "xlsx")[1][3:5] == row[3:5]
    assert exported(the_office) == [("pelimpahan-wewenang", 1, "csv"), ("pelimpahan-wewenang", 1, "xlsx")]
