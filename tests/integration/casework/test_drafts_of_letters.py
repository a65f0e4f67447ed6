"""Drafts of what a step would issue are handed out from what is typed; nothing is recorded."""

import io
import zipfile
from io import BytesIO

import docx
from django.test import Client
from tests.factories.case_letters import numbers, opened, ready_to_decide, verified
from tests.factories.cases import CaseOffice
from tests.factories.signed_in import client_of

from timpora.casework.core.acts.measures import CostBearer, Deport
from timpora.casework.core.rights import Right


def drafted(client: Client, case: int, kind: str, **fields: object) -> tuple[int, str, bytes]:
    answer = client.post(f"/perkara/{case}/langkah/{kind}/konsep/", fields)
    return answer.status_code, answer.headers.get("Content-Type", ""), answer.content


def test_a_draft_is_handed_out_from_what_is_typed_and_nothing_is_recorded(the_office: CaseOffice) -> None:
    case = verified(the_office)
    client, taken = client_of(the_office.examiner), numbers(the_office)
    typed = {
        "on": "27/06/2023",
        "person": "1",
        "whom": "Reka Wei",
        "appears_on": "05/07/2023",
        "at": "09.00",
        "purpose": "diperiksa",
    }
    status, kind, content = drafted(client, case, "summon", **typed)
    assert (status, kind) == (200, "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    said = "\n".join(
        cell.text for table in docx.Document(BytesIO(content)).tables for row in table.rows for cell in row.cells
    )
    assert "5 Juli 2023" in said
    assert numbers(the_office) == taken
    assert (
        client.get(f"/perkara/{case}/langkah/summon/konsep/").headers["Location"] == f"/perkara/{case}/langkah/summon/"
    )
    assert drafted(client, case, "summon", **{**typed, "purpose": ""})[0] == 422
    assert drafted(client, case, "note", on="27/06/2023", text="catatan")[0] == 422
    assert drafted(client, case + 1, "summon", **typed)[0] == 404
    page = client.get(f"/perkara/{case}/langkah/summon/").content.decode()
    assert f'formaction="/perkara/{case}/langkah/summon/konsep/"' in page
    assert "konsep" not in client.get(f"/perkara/{case}/langkah/note/").content.decode()


def test_several_documents_of_one_act_are_drafted_as_one_file(the_office: CaseOffice) -> None:
    case = opened(the_office)
    the_office.to_the_table(case)
    the_office.decide(case, Deport(person=1, cost_bearer=CostBearer.SPONSOR, destination="Tiongkok"))
    the_office.tell(case)
    the_office.right(case, Right.CONSULAR_ASKED, Right.CONSULAR_NOTICE)
    typed = {
        "on": "27/06/2023",
        "person": "1",
        "leaves_on": "30/06/2023",
        "border_post": "TPI Khayal",
        "carrier": "QQ 1",
        "cost_bearer": "sponsor",
        "escorts": "Reka Satu",
    }
    status, kind, content = drafted(client_of(the_office.examiner), case, "plan_departure", **typed)
    assert (status, kind) == (200, "application/zip")
    assert [name.rsplit("-", 2)[-2:] for name in zipfile.ZipFile(io.BytesIO(content)).namelist()] == [
        ["BIAYA", "PULANG.docx"],
        ["2", "SPRINKAWAL.docx"],
    ]


def test_who_decides_later_can_have_the_decision_drafted_by_who_examined(the_office: CaseOffice) -> None:
    case = ready_to_decide(the_office)
    status, kind, _ = drafted(client_of(the_office.examiner), case, "decide", on="27/06/2023", person_needed="")
    assert (status, "wordprocessingml" in kind) == (200, True)
    assert the_office.state(case).decision is None
