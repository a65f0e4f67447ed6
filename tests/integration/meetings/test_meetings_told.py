"""Meetings as lists, files, to programs and in the trail: each reads what is theirs, and counts that are small stay untold."""

import csv
import io
from dataclasses import replace
from datetime import timedelta

import pytest
from pytest_django.fixtures import Settings
from tests.factories.maps import CIKANDE, KIBIN, MapOffice
from tests.factories.meetings import NEXT_QUARTER, ROOM, MeetingOffice
from tests.factories.office import as_owner, looking
from tests.factories.programs import program
from tests.factories.reminders import SoonOffice
from tests.factories.signed_in import client_of
from tests.factories.teams import TODAY

from timpora.accounts.models import Account, OfficeArea
from timpora.evaluation import map_actions, map_queries
from timpora.meetings import agenda_actions, agenda_queries
from timpora.meetings.agenda_actions import Worded
from timpora.meetings.core.agenda import AgendaKind
from timpora.meetings.core.attending import Came
from timpora.meetings.core.minutes import EntryKind
from timpora.meetings.core.states import StepKind, When
from timpora.meetings.models import AgendaItem
from timpora.screening import by_district, nights
from timpora.screening.models import Finding, Run


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
    told = {one.kind: one for one in at.items(at.plan())}
    for kind in (AgendaKind.FINDINGS, AgendaKind.LIMITS, AgendaKind.SILENCE):
        assert [line.id.partition(":")[0] for line in told[kind].lines] == ["Belum dinilai"], "before any screening"
    soon = SoonOffice.__new__(SoonOffice)
    soon.examiner, soon.machine = at.secretary, at.machine
    for number in range(5):
        soon.somebody(f"Rahasia {number}")
    soon.somebody("Rahasia terlindung", confidentiality=2)
    judge(at)
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


def judge(at: MeetingOffice) -> None:
    """Judges everybody: a test is one transaction, of which no later run could say what is new in it."""
    with as_owner():
        Run.objects.all().delete()
    with looking(at.machine) as by:
        nights.catch_up(by=by, on=TODAY)
        map_actions.catch_up(by=by, on=TODAY)


def test_what_is_found_after_an_agenda_was_drafted_stands_on_the_next_one_or_is_said_to_be_held_back(
    at: MeetingOffice,
) -> None:
    soon = SoonOffice.__new__(SoonOffice)
    soon.examiner, soon.machine = at.secretary, at.machine
    for number in range(5):
        soon.somebody(f"Rahasia {number}")
    first, _, _ = at.held()
    judge(at)  # on the day of the meeting, after its agenda was drafted
    with as_owner():
        assert set(Finding.objects.filter(person__isnull=False).values_list("first_found_on", flat=True)) == {TODAY}
    following = at.plan(replace(ROOM, day=NEXT_QUARTER))

    def found() -> list[str]:
        return [line.en for one in at.items(following) if one.kind is AgendaKind.FINDINGS for line in one.lines]

    assert found() == ["Since 27 June 2023:", "district not known: 5"]
    with as_owner():
        Finding.objects.update(held_back=True)
        # As it was drafted before that day was kept: the steps of the meeting tell it.
        AgendaItem.objects.filter(meeting=first, kind=AgendaKind.FINDINGS.value).update(
            facts={"since": None, "districts": []}
        )
    with looking(at.officer) as by:
        agenda_actions.draft(by=by, team=at.of, meeting=following, on=TODAY)
        assert {one.facts["since"] for one in agenda_queries.items(by, following) if one.kind is AgendaKind.FINDINGS} == {TODAY.isoformat()}  # fmt: skip
    assert found() == ["People whose findings are held back, since the list that they rest on is silent: 5"]


def test_findings_that_were_left_out_of_an_agenda_stand_on_the_next_one(at: MeetingOffice) -> None:
    soon = SoonOffice.__new__(SoonOffice)
    soon.examiner, soon.machine = at.secretary, at.machine
    for number in range(5):
        soon.somebody(f"Rahasia {number}")
    judge(at)
    with as_owner():
        Finding.objects.update(first_found_on=TODAY - timedelta(days=3))
    first = at.plan()
    findings = next(one for one in at.items(first) if one.kind is AgendaKind.FINDINGS)
    told = Worded(left_out="Waktunya habis", base=findings.wording)
    with looking(at.officer) as by:
        agenda_actions.word(by=by, team=at.of, meeting=first, item=findings.id, told=told)
    at.invite(first)
    at.open(first)
    following = at.plan(replace(ROOM, day=NEXT_QUARTER))
    assert [line.en for line in at.items(following)[2].lines][:2] == ["On record so far:", "district not known: 5"]
    # Left out once more, what was told by the meeting before that one is told by none again.
    with as_owner():
        left = AgendaItem.objects.get(pk=findings.id)
        AgendaItem.objects.filter(pk=left.pk).update(facts={**left.facts, "since": (TODAY - timedelta(days=2)).isoformat()})  # fmt: skip
    with looking(at.officer) as by:
        agenda_actions.draft(by=by, team=at.of, meeting=following, on=TODAY)
    assert [line.en for line in at.items(following)[2].lines] == ["Nil: there is no new finding."]


def test_two_drafts_of_an_agenda_that_went_out_cannot_be_subtracted_from_each_other(at: MeetingOffice) -> None:
    soon = SoonOffice.__new__(SoonOffice)
    soon.examiner, soon.machine = at.secretary, at.machine
    for number in range(5):
        soon.somebody(f"Rahasia {number}")
    unjudged = at.plan()
    at.invite(unjudged)
    judge(at)
    meeting = at.plan(replace(ROOM, day=NEXT_QUARTER))

    def told(of: int, who: Account) -> list[str]:
        counted = {AgendaKind.FINDINGS, AgendaKind.LIMITS}
        return [line.en for one in at.items(of, who) if one.kind in counted for line in one.lines if "known" in line.en]

    def again(of: int) -> list[str]:
        with looking(at.officer) as by:
            agenda_actions.draft(by=by, team=at.of, meeting=of, on=TODAY)
        at.invite(of)
        return told(of, at.disnaker)

    five, six = (["district not known: 5"] * 2, ["district not known: 6"] * 2)
    assert again(meeting) == five
    soon.somebody("Rahasia yang keenam")
    judge(at)
    assert again(meeting) == five, "one more would be one person, told to everybody"
    assert again(unjudged) == six, "where nothing was counted, nothing can be subtracted"


def test_the_agenda_hides_of_ending_limits_what_the_map_hides(at: MeetingOffice) -> None:
    on_map = MapOffice.__new__(MapOffice)
    on_map.recorder, on_map.machine, on_map.on = at.secretary, at.machine, TODAY
    with as_owner():
        OfficeArea.objects.create(office=at.office, area_code="36.04")
    for district, people in ((KIBIN, 7), (CIKANDE, 5), ("36.04.08", 3)):
        on_map.people(people, district, until=TODAY + timedelta(days=6))
    on_map.count()
    told = {one.kind: one for one in at.items(at.plan())}
    kept = told[AgendaKind.LIMITS].facts["districts"]
    assert kept == [["36.04.08", None], [CIKANDE, None], [KIBIN, 7]], "of the whole, three would be what is left"
    with looking(at.officer) as by:
        counted = map_queries.shared_figures(by)
    assert counted is not None
    assert dict(kept) == {one.area: one.ends_soon for one in counted.districts if one.ends_soon != 0}  # fmt: skip


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
