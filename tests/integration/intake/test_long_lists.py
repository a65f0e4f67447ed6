"""A list that takes longer than a person waits: looked into, checked, recorded and undone by the worker, left and found again."""

import re
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from tests.factories import office as offices
from tests.factories.deliveries import account, many, permits, receive, recorded, somebody, standing_facts, work_off
from tests.integration.intake import lists
from tests.integration.intake.test_pages import START, drop, fields_of, page, signed_in

from timpora.accounts.core.roles import Role
from timpora.intake import actions, queries
from timpora.intake.core import deliveries as events
from timpora.jobs import actions as jobs
from timpora.jobs.work import CancelledError
from timpora.kernel.refusals import Refused


pytestmark = pytest.mark.usefixtures("office_database", "files")
ROWS = 15_000
KINDS = ("people", "travel_documents", "stay_permits", "crossings")


def job_of(client: Client, address: str) -> str:
    """The page of the work that another page leads to."""
    found = re.search(r"/pekerjaan/\d+/", page(client, address))
    assert found is not None, address
    return found[0]


@pytest.fixture
def soon_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Short lists count as long ones."""
    monkeypatch.setattr(events, "LARGE_BYTES", 1)
    monkeypatch.setattr("timpora.intake.views.MANY_ROWS", 1)


def test_a_long_list_goes_from_the_drop_to_the_receipt_and_back_by_the_worker_alone(tmp_path: Path) -> None:
    client = signed_in(Role.HEAD_OF_SECTION)
    looking = drop(client, many(tmp_path, ROWS)).headers["Location"]
    assert "Melihat isi berkas" in page(client, looking)
    with somebody() as by:
        [seen] = queries.deliveries(by)
    mapping = f"{START}{seen.id}/"
    assert job_of(client, mapping) == looking
    assert work_off() == 1
    assert "kolomnya dapat diperiksa" in page(client, looking)
    checking = client.post(mapping, fields_of(page(client, mapping))).headers["Location"]
    assert client.get(f"{mapping}periksa/").headers["Location"] == checking
    assert work_off() == 1
    assert "15000 / 15000" in page(client, "/pekerjaan/")
    assert f"Catat {ROWS} baris" in page(client, f"{mapping}periksa/")
    client.post(f"{mapping}periksa/")
    assert work_off() == 1
    assert standing_facts() == dict.fromkeys(KINDS, ROWS)
    undoing = client.post(f"{mapping}urungkan/", {"reason": "daftar bulan lalu"}).headers["Location"]
    assert standing_facts() == dict.fromkeys(KINDS, ROWS)
    assert "Urungkan berkas ini" not in page(client, f"{mapping}tanda-terima/")
    assert work_off() == 1
    assert "semua data berkas ini ditarik" in page(client, undoing)
    assert standing_facts() == {}
    assert "Diurungkan" in page(client, f"{mapping}tanda-terima/")


@pytest.mark.usefixtures("soon_long")
def test_what_turns_out_to_be_no_list_says_so_on_the_page_of_the_work_and_of_the_file_and_is_set_aside(
    tmp_path: Path,
) -> None:
    client = signed_in()
    path = tmp_path / "foto.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n rekaan")
    looking = drop(client, path).headers["Location"]
    work_off()
    assert "Tidak dapat dikerjakan" in page(client, "/pekerjaan/")
    with somebody() as by:
        [seen] = queries.deliveries(by)
    for address in (looking, f"{START}{seen.id}/"):
        assert "PNG" in page(client, address)
    again = client.post(f"{START}{seen.id}/").headers["Location"]
    assert again != looking
    assert client.post(f"{START}{seen.id}/sisihkan/").headers["Location"] == START
    work_off()
    client.post(f"{START}{seen.id}/sisihkan/")
    assert client.get(f"{START}{seen.id}/").status_code == 404


@pytest.mark.usefixtures("soon_long")
def test_refused_rows_of_a_long_list_are_written_by_the_worker_and_taken_out_from_then_on(tmp_path: Path) -> None:
    client = signed_in()
    drop(client, permits(tmp_path, lists.person(1), lists.person(2, batas_tinggal="31/06/2023")))
    work_off()
    with somebody() as by:
        [seen] = queries.deliveries(by)
    refused = f"{START}{seen.id}/ditolak/"
    preparing = client.get(refused).headers["Location"]
    assert client.get(refused).headers["Location"] == preparing
    work_off()
    assert "buku kerjanya dapat diunduh" in page(client, preparing)
    assert refused in page(client, preparing)
    taken = client.get(refused)
    assert (taken.status_code, b"".join(taken.streaming_content)[:2]) == (200, b"PK")
    assert "ditolak izin rekaan" in taken.headers["Content-Disposition"]
    assert "refused izin rekaan" in client.get(refused, {"lang": "en"}).headers["Content-Disposition"]
    # What was written is of this reading of the columns; another one is read anew.
    client.post(f"{START}{seen.id}/", fields_of(page(client, f"{START}{seen.id}/")))
    assert client.get(refused).headers["Location"] != preparing


@pytest.mark.usefixtures("soon_long")
def test_a_long_list_without_refused_rows_gives_no_workbook_and_says_so(tmp_path: Path) -> None:
    client = signed_in()
    drop(client, permits(tmp_path, lists.person(1)))
    work_off()
    with somebody() as by:
        [seen] = queries.deliveries(by)
    refused = f"{START}{seen.id}/ditolak/"
    client.get(refused)
    work_off()
    assert client.get(refused).headers["Location"] == f"{START}{seen.id}/periksa/"


@pytest.mark.usefixtures("soon_long")
def test_while_the_worker_has_a_file_nobody_maps_it_or_sets_it_aside(tmp_path: Path) -> None:
    client = signed_in()
    drop(client, permits(tmp_path, lists.person(1)))
    work_off()
    with somebody() as by:
        [seen] = queries.deliveries(by)
    mapping = f"{START}{seen.id}/"
    asked = fields_of(page(client, mapping))
    client.post(mapping, asked)
    assert client.post(mapping, asked).status_code == 422
    client.post(f"{mapping}sisihkan/")
    work_off()
    assert "Catat 1 baris" in page(client, f"{mapping}periksa/")


def test_a_check_that_is_stopped_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    class Stopping:
        def tell(self, done: int, total: int) -> None:
            assert done <= total
            raise CancelledError

    with somebody() as by:
        number = receive(by, permits(tmp_path, lists.person(1)))
    for act in (actions.check, actions.commit):
        with pytest.raises(CancelledError), somebody() as by:
            act(by=by, delivery=number, line=Stopping())
    with somebody() as by:
        seen = queries.delivery(by, number)
        assert seen is not None
        assert (seen.checked, seen.state) == (None, events.DeliveryState.OPEN)


def test_an_undo_that_is_stopped_withdraws_nothing_and_one_that_runs_again_withdraws_once(tmp_path: Path) -> None:
    class Stopping:
        def tell(self, done: int, total: int) -> None:
            assert done <= total
            if done == total:
                raise CancelledError

    class Quiet:
        def tell(self, done: int, total: int) -> None:
            assert done <= total

    number = recorded(permits(tmp_path, lists.person(1), lists.person(2)))
    with somebody(Role.HEAD_OF_SECTION) as by:
        actions.ask_to_undo(by=by, delivery=number, because="  daftar bulan lalu ")
        with pytest.raises(Refused, match="is being worked on"):
            actions.undo(by=by, delivery=number, because="lain")
    with pytest.raises(CancelledError), somebody(Role.HEAD_OF_SECTION) as by:
        actions.undo_as_asked(by=by, delivery=number, line=Stopping())
    assert standing_facts() == dict.fromkeys(KINDS, 2)
    for _ in range(2):
        with somebody(Role.HEAD_OF_SECTION) as by:
            actions.undo_as_asked(by=by, delivery=number, line=Quiet())
    assert standing_facts() == {}
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT withdrawn_because FROM register_personrecord")
        assert cursor.fetchall() == [("daftar bulan lalu",)]


def test_only_who_leads_the_section_asks_for_an_undo_and_never_without_a_reason(tmp_path: Path) -> None:
    number = recorded(permits(tmp_path, lists.person(1)))
    with pytest.raises(Refused), somebody(Role.OFFICER) as by:
        actions.ask_to_undo(by=by, delivery=number, because="ingin saja")
    with pytest.raises(Refused), somebody(Role.HEAD_OF_SECTION) as by:
        actions.ask_to_undo(by=by, delivery=number, because="  ")
    with somebody() as by:
        # Begun past the page, by who may not: the work itself refuses.
        jobs.begin(by=by, kind=events.UNDO_WORK, subject=number, title="izin rekaan.xlsx")
    work_off()
    assert standing_facts() == dict.fromkeys(KINDS, 1)
    assert account().pk
