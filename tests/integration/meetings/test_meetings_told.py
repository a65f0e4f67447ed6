"""Meetings as lists, files, to programs and in the trail: each reads what is theirs, and counts that are small stay untold."""

import csv
import io
from dataclasses import replace
from datetime import timedelta

import pytest
from pytest_django.fixtures import Settings
from tests.factories.meetings import NEXT_QUARTER, ROOM, MeetingOffice
from tests.factories.office import as_owner, looking
from tests.factories.programs import program
from tests.factories.reminders import SoonOffice
from tests.factories.signed_in import client_of
from tests.factories.teams import TODAY

from timpora.meetings.agenda_facts import told_of
from timpora.meetings.core.agenda import AgendaKind
from timpora.meetings.core.attending import Came
from timpora.meetings.core.minutes import EntryKind
from timpora.meetings.core.states import StepKind, When
from timpora.meetings.models import AgendaItem
from timpora.screening import by_district
from timpora.screening.by_district import FoundSince


pytestmark = pytest.mark.django_db


@pytest.fixture
def at(settings: Settings) -> MeetingOffice:
    settings.STANDS_ON = TODAY
    return MeetingOffice()


def test_a_program_reads_what_its_account_may(at: MeetingOffice) -> None:
    meeting = at.plan()
    path = f"/teams/{at.of}/meetings"
    agency, outside, officer = program(at.disnaker), program(at.outside), program(at.officer)
    [told] = agency.get(path).json()["items"]
    assert (told["state"], told["day"], told["agenda"], told["place"]) == ("planned", TODAY.isoformat(), [], ROOM.place)
    assert len(officer.get(path).json()["items"][0]["agenda"]) == 6
    assert outside.get(path).status_code == 404
    at.invite(meeting)
    at.open(meeting)
    item = at.items(meeting)[0].id
    at.write(meeting, item, "Dibahas.")
    at.record(meeting, item, EntryKind.DISSENT, "Terlalu singkat", at.of_polres)
    at.tap(meeting, at.of_polres, Came.PRESENT, "Reka Polres")
    assert agency.get(path).json()["items"][0]["agenda"][0]["minutes"] == ""
    assert agency.get(path).json()["items"][0]["attendance"] == [], "of others nothing, until the minutes are closed"
    room = f"/tim/{at.of}/rapat/{meeting}/"
    assert "instansi</" not in client_of(at.disnaker).get(room).content.decode().partition('id="agenda"')[0]
    at.close(meeting)
    at.answer(meeting, StepKind.ACCEPT)
    at.answer(meeting, StepKind.NOTE, at.officer, "Betul begini")
    [told] = agency.get(path).json()["items"]
    first = told["agenda"][0]
    assert (first["minutes"], first["entries"]) == ("Dibahas.", [{"kind": "dissent", "agency": "Polres Rekaan", "text": "Terlalu singkat", "action": None}])  # fmt: skip
    assert {one["agency"]: one["came"] for one in told["attendance"]}["Polres Rekaan"] == "present"
    assert told["notes"] == ["Betul begini"]


def test_the_list_is_narrowed_sorted_and_taken_along_and_the_trail_tells_who_did_what(at: MeetingOffice) -> None:
    meeting, _, _ = at.held()
    following = at.plan(When(day=NEXT_QUARTER, begins=ROOM.begins, ends=ROOM.ends, place="=SUM(A1)"))
    client, address = client_of(at.officer), f"/tim/{at.of}/rapat/"
    shown = client.get(f"{address}?keadaan=planned").content.decode()
    assert "27 September 2023" in shown
    assert f"{address}{meeting}/" not in shown
    file = client.get(f"{address}?unduh=csv&urut=awal")
    rows = list(csv.reader(io.StringIO(file.content.decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == ["2023-06-27", "2023-09-27"]
    assert rows[2][2].lstrip("'") != rows[2][2], "no formula leaves the office"
    trail = client_of(at.head).get(f"/tim/{at.of}/jejak/").content.decode()
    for words in ("Menyusun acara rapat dari data", "Mencatat langkah rapat", "Menjadikan keputusan rapat tindak lanjut", "Menulis notula rapat"):  # fmt: skip
        assert words in trail, words
    today = client_of(at.officer).get("/hari-ini/").content.decode()
    assert "Notula menunggu ketua" in today
    assert "27 September 2023" not in today, "further ahead than two weeks"
    assert client_of(at.disnaker).get(f"{address}{following}/").status_code == 200
    assert client_of(at.outside).get(address).status_code == 404


def test_the_agenda_counts_what_is_found_and_tells_neither_names_nor_small_counts(at: MeetingOffice) -> None:
    soon = SoonOffice.__new__(SoonOffice)
    soon.examiner, soon.machine = at.secretary, at.machine
    for number in range(5):
        soon.somebody(f"Rahasia {number}")
    soon.somebody("Rahasia terlindung", confidentiality=2)
    soon.night(TODAY)
    told = {one.kind: one for one in at.items(at.plan())}
    assert [line.id for line in told[AgendaKind.LIMITS].lines] == ["Berakhir dalam 14 hari:", "kecamatan tidak diketahui: 5"]  # fmt: skip
    with looking(at.officer) as by:
        assert [one.people for one in by_district.found_since(by, None)] == [5], (
            "people, and nobody who is confidential"
        )
        assert "Rahasia" not in repr([one.facts for one in told.values()])
    again = at.plan(When(day=TODAY + timedelta(days=7), begins=ROOM.begins, ends=ROOM.ends, place=ROOM.place))
    soon.somebody("Rahasia lain")
    assert [line.id for line in at.items(again)[3].lines][-1] == "kecamatan tidak diketahui: 5", "as it was drafted"


def test_the_agenda_quotes_minutes_of_the_last_meeting_only_while_agencies_read_them(
    at: MeetingOffice, settings: Settings
) -> None:
    at.held()
    second, later = NEXT_QUARTER, NEXT_QUARTER + timedelta(days=1)
    evaluates = at.plan(replace(ROOM, day=second), second)
    settings.STANDS_ON = second
    at.open(evaluates, on=second)
    at.write(evaluates, at.items(evaluates)[-1].id, "Rahasia dalam konsep")
    following = at.plan(replace(ROOM, day=later), second)
    at.invite(following, on=second)

    def quoted() -> list[str]:
        return [at.items(following, who)[-1].lines[-1].id for who in (at.officer, at.disnaker)]

    nothing = ["Janji rapat lalu: 0; selesai tepat waktu 0, lewat tenggat 0, belum dihitung 0."] * 2
    assert quoted() == nothing, "minutes that are open"
    at.close(evaluates, on=second)
    assert quoted() == ["Yang dicatat waktu itu: Rahasia dalam konsep"] * 2
    at.answer(evaluates, StepKind.RETURN, text="Rahasia", on=second)
    assert quoted() == nothing, "minutes that were returned"
    with as_owner():
        assert "Rahasia" not in repr(list(AgendaItem.objects.values_list("facts", flat=True)))


def test_five_findings_about_one_person_are_told_as_fewer_than_five() -> None:
    assert [told_of(FoundSince("36.04.16", 5, people)) for people in (1, 4, 5)] == [1, 4, 5]
