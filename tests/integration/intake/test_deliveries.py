"""A list that arrives: kept, recognised, recorded wholly or not at all, undone, and seen by its own office only."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction
from tests.factories import deliveries
from tests.factories import office as offices
from tests.factories.deliveries import (
    Quiet,
    account,
    many,
    permits,
    receive,
    recorded,
    somebody,
    standing_facts,
    work_off,
)
from tests.integration.intake import lists

from timpora.accounts import doors
from timpora.accounts.core.roles import Role
from timpora.intake import actions, queries
from timpora.intake.core.deliveries import COMMIT_WORK, DeliveryState
from timpora.jobs import actions as jobs
from timpora.jobs import queries as job_queries
from timpora.jobs.core.states import JobState
from timpora.jobs.work import CancelledError
from timpora.kernel.refusals import Refused
from timpora.register import queries as register
from timpora.register.core.search.sounds import name_sounds


pytestmark = pytest.mark.usefixtures("office_database", "files")
TWO = (lists.person(1), lists.person(2))
OF_TWO = {"people": 2, "travel_documents": 2, "stay_permits": 2, "crossings": 2}


def events() -> list[str]:
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT action FROM audit_event ORDER BY id")
        return [action for (action,) in cursor.fetchall()]


def test_a_recorded_file_is_facts_with_their_row_and_its_name(tmp_path: Path) -> None:
    number = recorded(permits(tmp_path, *TWO))
    assert standing_facts() == OF_TWO
    with somebody() as by:
        seen = queries.delivery(by, number)
        assert seen is not None
        assert seen.state is DeliveryState.RECORDED
        people = list(register.facts(by, "people"))
        assert [(one.source.file, one.source_sheet, one.source_row) for one in people] == [
            ("izin rekaan.xlsx", "Izin", 2),
            ("izin rekaan.xlsx", "Izin", 3),
        ]
        assert people[0].source.reporter == deliveries.SENDER
        about = register.about(by, people[0].pk)
        assert [one.document_number for one in about["travel_documents"]] == ["X0000001"]
        assert about["stay_permits"][0].visa_index == "B213"


def test_whoever_is_recorded_is_found_by_how_the_name_sounds(tmp_path: Path) -> None:
    recorded(permits(tmp_path, *TWO))
    with somebody() as by:
        told = register.facts(by, "people").order_by("id").values_list("name", "name_sounds")
        assert [sounds for _, sounds in told] == [name_sounds(name) for name, _ in told]
        assert all(sounds for _, sounds in told)


def test_two_rows_about_one_person_are_two_records_so_that_each_keeps_its_word(tmp_path: Path) -> None:
    recorded(permits(tmp_path, lists.person(1), lists.person(1, batas_tinggal="20/08/2023")))
    assert standing_facts() == OF_TWO


def test_the_same_file_twice_is_one_delivery(tmp_path: Path) -> None:
    path = permits(tmp_path, *TWO)
    first = recorded(path)
    with somebody() as by:
        again = actions.receive(by=by, file_name="nama lain.xlsx", parts=[path.read_bytes()])
    assert (again.delivery, again.is_new) == (first, False)
    assert "delivery_came_again" in events()


def test_another_office_may_get_the_same_file_and_sees_nothing_of_the_first(tmp_path: Path) -> None:
    path = permits(tmp_path, *TWO)
    first = recorded(path)
    with somebody(of="lain-rekaan") as by:
        assert queries.delivery(by, first) is None
        assert queries.deliveries(by) == []
        second = actions.receive(by=by, file_name=path.name, parts=[path.read_bytes()])
        assert second.is_new
        with connection.cursor() as cursor:
            cursor.execute("SELECT id FROM intake_delivery UNION ALL SELECT id FROM intake_sender")
            assert cursor.fetchall() == [(second.delivery,)]


def test_files_lie_by_their_content_in_a_folder_of_the_office_that_nobody_else_enters(
    tmp_path: Path, files: Path
) -> None:
    path = permits(tmp_path, *TWO)
    with somebody() as by:
        number = receive(by, path)
        seen = queries.delivery(by, number)
        assert seen is not None
        place = files / str(by.office) / seen.sha256[:2] / seen.sha256
    assert place.read_bytes() == path.read_bytes()
    assert (place.stat().st_mode & 0o777, place.parents[1].stat().st_mode & 0o777) == (0o600, 0o700)
    assert [found.name for found in place.parents[1].iterdir()] == [seen.sha256[:2]]


def test_recording_twice_records_once(tmp_path: Path) -> None:
    number = recorded(permits(tmp_path, *TWO))
    with somebody(Role.EXAMINER) as by:
        actions.commit(by=by, delivery=number, line=Quiet())
    assert standing_facts() == OF_TWO


def test_a_recording_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    class Stopping:
        def tell(self, done: int, _total: int) -> None:
            if done:
                raise CancelledError

    with somebody() as by:
        number = receive(by, permits(tmp_path, *TWO))
    with pytest.raises(CancelledError), somebody() as by:
        actions.commit(by=by, delivery=number, line=Stopping())
    assert standing_facts() == {}
    with somebody() as by:
        seen = queries.delivery(by, number)
        assert seen is not None
        assert (seen.state, seen.source) == (DeliveryState.OPEN, None)


def test_an_undone_file_vanishes_with_its_reason_and_may_be_recorded_again(tmp_path: Path) -> None:
    number = recorded(permits(tmp_path, *TWO))
    with somebody(Role.HEAD_OF_SECTION) as by:
        assert actions.undo(by=by, delivery=number, because="berkas bulan lalu") == sum(OF_TWO.values())
    assert standing_facts() == {}
    with somebody() as by:
        actions.commit(by=by, delivery=number, line=Quiet())
    assert standing_facts() == OF_TWO
    assert [event for event in events() if event.startswith("delivery")] == [
        "delivery_received",
        "delivery_recorded",
        "delivery_undone",
        "delivery_recorded",
    ]


def test_an_undone_file_is_still_known_as_it_was_known_before(tmp_path: Path) -> None:
    number = recorded(permits(tmp_path, *TWO))
    with somebody() as by, connection.cursor() as cursor:
        cursor.execute("SELECT now()")
        [before] = cursor.fetchone()
    with somebody(Role.HEAD_OF_SECTION) as by:
        actions.undo(by=by, delivery=number, because="berkas bulan lalu")
    with somebody() as by:
        assert register.facts(by, "people").count() == 0
        assert register.facts(by, "people", as_known=before).count() == 2


@pytest.mark.parametrize("role", [Role.OFFICER, Role.EXAMINER, Role.HEAD_OF_OFFICE, Role.AUDITOR])
def test_only_who_leads_the_section_undoes(tmp_path: Path, role: Role) -> None:
    number = recorded(permits(tmp_path, *TWO))
    with pytest.raises(Refused), somebody(role) as by:
        actions.undo(by=by, delivery=number, because="ingin saja")
    assert standing_facts() == OF_TWO


@pytest.mark.parametrize("role", [Role.HEAD_OF_OFFICE, Role.AUDITOR, Role.ADMINISTRATOR, Role.MEMBER_AGENCY])
def test_who_records_nothing_brings_no_file_either(tmp_path: Path, role: Role) -> None:
    with pytest.raises(Refused), somebody(role) as by:
        receive(by, permits(tmp_path, *TWO))


def test_an_undo_without_a_reason_is_refused_and_undoes_nothing(tmp_path: Path) -> None:
    number = recorded(permits(tmp_path, *TWO))
    with pytest.raises(Refused), somebody(Role.HEAD_OF_SECTION) as by:
        actions.undo(by=by, delivery=number, because="  ")
    assert standing_facts() == OF_TWO


def test_the_database_itself_keeps_a_file_from_being_another_s(tmp_path: Path) -> None:
    number = recorded(permits(tmp_path, *TWO))
    with somebody() as by, connection.cursor() as cursor:
        for change in ("sha256 = repeat('a', 64)", "office_id = 0", "arrived_by = 0", "file_name = 'lain'"):
            with pytest.raises(Exception, match="permission denied"), transaction.atomic():
                cursor.execute(f"UPDATE intake_delivery SET {change} WHERE id = %s", [number])
        with pytest.raises(IntegrityError), transaction.atomic():
            cursor.execute("UPDATE intake_delivery SET source = NULL WHERE id = %s", [number])
        assert by.office is not None


def test_what_is_no_list_at_all_is_refused_and_not_kept_as_a_delivery(tmp_path: Path) -> None:
    path = tmp_path / "foto.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n rekaan")
    with pytest.raises(Refused), somebody() as by:
        receive(by, path)
    with somebody() as by:
        assert queries.deliveries(by) == []


def test_checking_says_what_would_become_of_each_row_and_records_nothing(tmp_path: Path) -> None:
    with somebody() as by:
        number = receive(by, permits(tmp_path, lists.person(1), lists.person(2, batas_tinggal="31/06/2023")))
        told = actions.check(by=by, delivery=number).told
    assert (told["rows"], told["accepted"], told["refused"]) == (3, 1, 1)
    assert told["rows"] == told["accepted"] + told["refused"] + sum(told["set_aside"].values())
    assert [one["code"] for one in told["refusals"]] == ["no_such_day"]
    assert standing_facts() == {}


def test_a_job_records_a_file_and_tells_how_far_it_was(tmp_path: Path) -> None:
    with somebody() as by:
        number = receive(by, permits(tmp_path, *TWO))
        job = jobs.begin(by=by, kind=COMMIT_WORK, subject=number, title="izin rekaan.xlsx")
        assert jobs.begin(by=by, kind=COMMIT_WORK, subject=number, title="izin rekaan.xlsx") == job
    assert work_off() == 1
    with somebody() as by:
        seen = job_queries.job(by, job)
        assert seen is not None
        assert (seen.state, seen.done, seen.total) == (JobState.DONE, 8, 8)
    assert standing_facts() == OF_TWO


def test_a_job_that_is_cancelled_while_it_waits_does_nothing(tmp_path: Path) -> None:
    with somebody() as by:
        number = receive(by, permits(tmp_path, *TWO))
        job = jobs.begin(by=by, kind=COMMIT_WORK, subject=number, title="izin rekaan.xlsx")
    with somebody(Role.EXAMINER) as by:
        assert jobs.ask_to_cancel(by=by, job=job)
    work_off()
    assert standing_facts() == {}
    with somebody() as by:
        seen = job_queries.job(by, job)
        assert seen is not None
        assert seen.state is JobState.CANCELLED
        assert jobs.begin(by=by, kind=COMMIT_WORK, subject=number, title="izin rekaan.xlsx") != job


def test_a_job_that_cannot_be_done_says_why(tmp_path: Path) -> None:
    with somebody() as by:
        number = receive(by, permits(tmp_path, lists.person(1, batas_tinggal="31/06/2023")))
        job = jobs.begin(by=by, kind=COMMIT_WORK, subject=number, title="izin rekaan.xlsx")
    work_off()
    with somebody() as by:
        seen = job_queries.job(by, job)
        assert seen is not None
        assert seen.refusal is not None
        assert (seen.state, seen.refusal.code) == (JobState.REFUSED, "no_rows_to_record")


def test_while_a_file_is_being_recorded_nobody_maps_it_anew(tmp_path: Path) -> None:
    with somebody() as by:
        number = receive(by, permits(tmp_path, *TWO))
        jobs.begin(by=by, kind=COMMIT_WORK, subject=number, title="izin rekaan.xlsx")
    with pytest.raises(Refused, match="is being worked on"), somebody() as by:
        actions.check(by=by, delivery=number)


def test_jobs_of_another_office_are_not_seen_and_not_stopped(tmp_path: Path) -> None:
    with somebody() as by:
        job = jobs.begin(by=by, kind=COMMIT_WORK, subject=receive(by, permits(tmp_path, *TWO)), title="izin")
    with somebody(of="lain-rekaan") as by:
        assert job_queries.job(by, job) is None
        assert not jobs.ask_to_cancel(by=by, job=job)
    assert account().pk


def test_a_long_list_is_recorded_whole(tmp_path: Path) -> None:
    recorded(many(tmp_path, 6_000))
    assert standing_facts() == dict.fromkeys(OF_TWO, 6_000)


def test_two_people_who_record_the_same_file_at_the_same_moment_record_it_once(tmp_path: Path) -> None:
    with somebody() as by:
        number = receive(by, many(tmp_path, 1_000))
    people = [account().pk, account(Role.EXAMINER).pk]
    both_are_there = Barrier(2)

    def record(own: int) -> None:
        try:
            both_are_there.wait(30)
            with doors.on_behalf_of(own) as by:
                actions.commit(by=by, delivery=number, line=Quiet())
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        for done in [threads.submit(record, own) for own in people]:
            done.result()
    assert standing_facts() == dict.fromkeys(OF_TWO, 1_000)
    assert events().count("delivery_recorded") == 1
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM register_source")
        assert cursor.fetchone() == (1,)


def test_a_place_that_two_lists_name_stands_while_one_of_them_does(tmp_path: Path) -> None:
    header = ("Guest Name", "Passport", "Hotel", "Kecamatan", "Check-in")
    june = lists.xlsx(tmp_path / "juni.xlsx", {"A": [header, ("Reka Wei", "QQP1", "Hotel Khayal", "Cikande", "01/06/2023")]})  # fmt: skip
    july = lists.xlsx(tmp_path / "juli.xlsx", {"A": [header, ("Reka Lin", "QQP2", "Hotel Khayal", "Cikande", "01/07/2023")]})  # fmt: skip
    first, second = recorded(june), recorded(july)
    shown = []
    for undone in (first, second):
        with somebody(Role.HEAD_OF_SECTION) as by:
            rows = register.facts(by, "places")
            [one] = register.once_each("places", rows)
            shown.append((one.name, one.area_code, len(register.words_on(by, "places", one))))
            actions.undo(by=by, delivery=undone, because="berkas bulan lalu")
    assert shown == [("Hotel Khayal", "36.04.15", 2), ("Hotel Khayal", "36.04.15", 1)]
    assert standing_facts() == {}
