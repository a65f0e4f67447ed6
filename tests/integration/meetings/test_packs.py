"""The pack of a meeting: its figures are those of the rows, it names nobody, it stays the same bytes, and an agency reads it when the agenda is out."""

import io
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, time
from hashlib import sha256
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from pypdf import PdfReader
from tests.factories.cases import CaseOffice
from tests.factories.maps import CIKANDE, KIBIN, MapOffice
from tests.factories.meetings import NEXT_QUARTER, ROOM, MeetingOffice
from tests.factories.office import as_owner, looking
from tests.factories.programs import program
from tests.factories.signed_in import client_of
from tests.factories.statements import changed_by, is_refused
from tests.factories.teams import TODAY
from tests.office.server import SharedServer, an_office_database

from timpora.accounts.models import Account, Agency, OfficeArea
from timpora.audit.models import Event
from timpora.evaluation import keeping, kept_queries
from timpora.jobs import running
from timpora.jobs.models import Job
from timpora.jobs.work import UNWATCHED
from timpora.kernel.periods import Period
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Language
from timpora.kernel.viewers import Viewer
from timpora.meetings import agenda_actions, inviting, pack_actions, pack_facts, pack_queries, pack_words, queries
from timpora.meetings.agenda_actions import Worded
from timpora.meetings.core.packs import MonthTold
from timpora.meetings.core.states import When
from timpora.meetings.pack_words import said
from timpora.meetings.writing import LOCK


AUGUST = date(2023, 8, 10)
INSERT = "INSERT INTO meetings_meetingpack (office_id, team_id, meeting_id, number, as_of, as_known, printed, pdf_id, pdf_en, digest, recorded_by) VALUES (%s, %s, %s, 9, '2023-08-10', now(), '{x}', '', '', '', %s)"


@dataclass(frozen=True, kw_only=True)
class Packed:
    """An office whose team met on 27 June, and the pack of its next meeting, made on 10 August."""

    at: MeetingOffice
    first: int
    meeting: int
    number: int


@pytest.fixture(scope="module")
def packed(server: SharedServer, django_db_blocker: pytest.FixtureRequest) -> Iterator[Packed]:
    with django_db_blocker.unblock(), an_office_database(server):
        yield _made()


def _made() -> Packed:
    at = MeetingOffice()
    on_map = MapOffice.__new__(MapOffice)
    on_map.recorder, on_map.machine, on_map.on = at.secretary, at.machine, TODAY
    with as_owner():
        OfficeArea.objects.create(office=at.office, area_code="36.04")
    five = on_map.people(5, KIBIN, until=date(2023, 6, 10), name="Rahasia")
    on_map.people(6, CIKANDE, name="Rahasia")
    on_map.count()
    cases = CaseOffice.__new__(CaseOffice)
    cases.examiner, cases.machine, cases.on = at.secretary, at.machine, TODAY
    cases.open(*five)
    first, _, _ = at.held()
    meeting = at.plan(When(day=NEXT_QUARTER, begins=time(9), ends=time(11), place="Ruang Rekaan"))
    return Packed(at=at, first=first, meeting=meeting, number=made_by(at.secretary, meeting))


@pytest.fixture(autouse=True)
def _on_that_day(settings: Any) -> None:
    settings.STANDS_ON = AUGUST


def made_by(who: Account, meeting: int) -> int:
    with looking(who) as by:
        return pack_actions.make(by=by, meeting=meeting, on=AUGUST, line=UNWATCHED)


def file_of(who: Account, one: Packed, language: Language = Language.INDONESIAN) -> bytes | None:
    with looking(who) as by:
        return pack_queries.file_of(by, one.meeting, one.number, language)


def words_of(content: bytes | None) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content or b"")).pages).split())


def rows(statement: str, *values: object) -> Any:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def test_the_figures_of_a_pack_are_those_of_the_rows_and_each_person_counts_once(packed: Packed) -> None:
    with looking(packed.at.secretary) as by:
        seen = queries.one(by, packed.at.of, packed.meeting)
        assert seen is not None
        told = said(pack_facts.pack(by, seen, number=2, on=AUGUST, now=timezone.localtime()), Language.ENGLISH)
    [[people]] = rows("SELECT count(DISTINCT person_record_id) FROM register_staypermit")
    by_district = dict(rows("SELECT area_code, count(DISTINCT person_record_id) FROM register_presence GROUP BY 1"))
    [[in_the_case]] = rows("SELECT count(*) FROM casework_caseperson")
    [[owner, promised, due]] = rows(
        "SELECT a.name, p.what, p.due_on FROM team_agreedaction p JOIN team_seat s ON s.id = p.seat_id JOIN accounts_agency a ON a.id = s.agency_id"
    )
    assert told["header"] == ["Indicator", "Jun 2023", "Jul 2023"], "whole months that ended since the last meeting"
    figures = {row[0]: row[1:] for theme in told["themes"] for row in theme["rows"]}
    assert figures["Foreigners under supervision"] == [f"{people} people"] * 2
    on_the_map = {row[0]: row[1] for row in told["map"]["rows"]}
    assert by_district[KIBIN] == in_the_case == 5
    assert on_the_map == {"Kibin": "5", "Cikande": "6", "All together": "11"}
    assert all(f">{words}<" in told["map"]["picture"]["svg"] for words in (5, 6, "Kibin", "Cikande"))
    assert told["promises"]["parts"][0]["rows"] == [
        [owner, promised, "27 June 2023", "Overdue", str((AUGUST - due).days)]
    ]
    assert told["promises"]["parts"][1]["rows"] == []
    defined = {title for title, _ in told["definitions"]}
    assert defined >= {*figures, *told["map"]["header"][1:]}


def test_promises_are_told_by_the_names_of_the_agencies_in_the_pack_on_the_page_in_files_and_for_programs(
    packed: Packed,
) -> None:
    at, june = packed.at, Period(date(2023, 6, 1), date(2023, 6, 30))
    with looking(at.secretary) as by:
        keeping.answer(by=by, number=_asked(by, june), on=AUGUST)
        [kept] = [one for one in kept_queries.evaluations(by) if one.period == june]
        [answer] = kept_queries.answers(by, [kept], indicators=["promises_kept"], by=["agency"])[kept.id]
        assert [(name, one.denominator) for name, one in answer.groups] == [("Disnaker Rekaan", 1)]
        [group] = pack_words.groups(MonthTold(month=june, wholes=[answer], groups=[answer]), Language.ENGLISH)
    assert group["rows"][0][0] == "Disnaker Rekaan"
    page, client = "/evaluasi/indikator/promises_kept/?mulai=2023-06-01&selesai=2023-06-30", client_of(at.secretary)
    for address in (page, f"{page}&unduh=csv", page.replace("/?", "/baris/?")):
        assert "Disnaker Rekaan" in client.get(address).content.decode(), address
    told = program(at.secretary).get(f"/evaluation/{kept.id}?indicator=promises_kept&by=agency").json()["figures"]
    assert [one["group_name"] for one in told] == ["Disnaker Rekaan"]
    with as_owner():
        agency = Agency.objects.filter(pk=at.disnaker.agency_id)
        assert agency.update(name="Disnakertrans Rekaan") == 1
    assert "Disnaker Rekaan" in client.get(page).content.decode(), "as it was called when it was worked out"
    with as_owner():
        agency.update(name="Disnaker Rekaan")


def _asked(by: Viewer, period: Period) -> int:
    keeping.ask(by=by, period=period, known_on=None, on=AUGUST)
    return kept_queries.own(by).get(first_day=period.first, last_day=period.last).pk


def test_a_pack_names_no_foreigner_and_says_both_dates_in_both_languages(packed: Packed) -> None:
    told = words_of(file_of(packed.at.officer, packed))
    for words in (
        "Berkas rapat: 27 September 2023",
        "Ruang Rekaan",
        "Keadaan sampai 10 Agustus 2023",
        "Menurut yang diketahui",
        "Daftar pekerja rekaan",
        "disembunyikan",
    ):
        assert words in told, words
    english = words_of(file_of(packed.at.officer, packed, Language.ENGLISH))
    assert "What was promised, and what came of it" in english
    names = [name for (name,) in rows("SELECT name FROM register_personrecord")]
    assert len(names) == 11
    assert not [
        name for name in (*names, "Rahasia", "QQE") for text in (told, english) if name.casefold() in text.casefold()
    ]


def test_who_does_not_see_everybody_prints_what_is_kept_and_says_what_is_not(packed: Packed) -> None:
    with looking(packed.at.officer) as by:
        seen = queries.one(by, packed.at.of, packed.meeting)
        assert seen is not None
        told = said(pack_facts.pack(by, seen, number=2, on=AUGUST, now=timezone.localtime()), Language.ENGLISH)
    assert told["months"] == [
        "Not worked out yet: June 2023, July 2023. The office's worker does so each day; make the pack again after that."
    ]
    assert (told["header"], told["themes"]) == (["Indicator"], [])
    assert told["map"]["rows"][0][:2] == ["Cikande", "6"]


def test_the_same_pack_is_the_same_bytes_and_nobody_changes_it(packed: Packed) -> None:
    at = packed.at
    files = [file_of(at.officer, packed, language) or b"" for language in Language]
    page = f"/tim/{at.of}/rapat/{packed.meeting}/"
    client = client_of(at.officer)
    assert client.get(f"{page}berkas/{packed.number}/").content == files[0]
    assert b"pdfaid:part>2<" in files[0].replace(b"\n", b"")
    with looking(at.officer) as by:
        assert pack_queries.packs(by, packed.meeting)[-1].digest == sha256(b"".join(files)).hexdigest()
    for statement in ("UPDATE meetings_meetingpack SET digest = ''", "DELETE FROM meetings_meetingpack"):
        assert "permission denied" in is_refused(at.officer, statement)
    with as_owner():
        assert Event.objects.filter(action="meeting_pack_taken").latest("id").details == {
            "meeting": packed.meeting,
            "number": packed.number,
        }
    assert "Mengunduh berkas rapat" in client_of(at.head).get(f"/tim/{at.of}/jejak/").content.decode()


def test_one_click_begins_it_and_the_worker_makes_the_next_one(packed: Packed) -> None:
    at, page = packed.at, f"/tim/{packed.at.of}/rapat/{packed.first}/"
    client = client_of(at.secretary)
    assert "Buat berkas rapat</button>" in client.get(page).content.decode()
    assert client.post(f"{page}berkas/")["Location"].startswith("/pekerjaan/")
    with as_owner():
        number = Job.objects.latest("id").pk
    running.run(number)
    assert f"{page}berkas/1/" in client.get(f"/rapat/{packed.first}/berkas/", follow=True).content.decode()
    job = client.get(f"/pekerjaan/{number}/").content.decode()
    assert "Selesai; berkasnya dapat diunduh" in job
    for who in (at.disnaker, at.head):
        assert client_of(who).post(f"{page}berkas/").status_code == 403


class WhoWrites:
    """Somebody at another desk who tries to write in the meeting each time the pack says how far it is."""

    def __init__(self, meeting: int) -> None:
        self.meeting, self.could = meeting, list[bool]()

    def tell(self, _done: int, _total: int, /) -> None:
        with ThreadPoolExecutor(max_workers=1) as desk:
            self.could.append(desk.submit(self._try).result())

    def _try(self) -> bool:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [LOCK, self.meeting])
                return bool(cursor.fetchone()[0])
        finally:
            connection.close()


def test_nobody_who_writes_in_a_meeting_waits_for_its_pack(packed: Packed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pack_actions, "typeset", lambda *_told, **_more: b"%PDF")
    desk = WhoWrites(packed.first)
    with looking(packed.at.secretary) as by:
        pack_actions.make(by=by, meeting=packed.first, on=AUGUST, line=desk)
    assert desk.could == [True] * 4


def test_a_pack_of_which_an_item_was_worded_while_it_was_read_is_not_kept(packed: Packed, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    before_and_after = iter((["before"], ["after"]))
    monkeypatch.setattr(pack_queries, "printed", lambda _meeting: next(before_and_after))
    with pytest.raises(Refused, match="changed meanwhile"):
        made_by(packed.at.secretary, packed.first)


def test_no_agency_reads_a_pack_that_prints_what_was_worded_otherwise_before_the_invitation(packed: Packed, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.setattr(
        pack_actions, "typeset", lambda *_told, **_more: b"%PDF"
    )  # what the files say is of no matter here
    at, later = packed.at, replace(ROOM, day=NEXT_QUARTER)
    meeting = at.plan(later)
    names = {"team": at.of, "meeting": meeting}
    reads = "SELECT id FROM meetings_meetingpack WHERE meeting_id = %s AND number = %s"

    def changes(do: Callable[..., object], **told: object) -> None:
        with looking(at.officer) as by:
            do(by=by, **names, **told)

    changes(agenda_actions.add, told=Worded(title="Reka Wei Rahasia"))
    item = at.items(meeting)[-1]
    with_a_name = made_by(at.officer, meeting)
    changes(agenda_actions.word, item=item.id, told=Worded(title="Operasi gabungan", base=item.wording))
    in_another_room = made_by(at.officer, meeting)
    changes(inviting.move, when=replace(later, place="Aula Rekaan"), on=TODAY)
    as_invited = made_by(at.officer, meeting)
    at.invite(meeting)
    readable = {number: changed_by(at.disnaker, reads, meeting, number) for number in (with_a_name, in_another_room, as_invited)}  # fmt: skip
    assert readable == {with_a_name: 0, in_another_room: 0, as_invited: 1}
    agency, page = client_of(at.disnaker), f"/tim/{at.of}/rapat/{meeting}/"
    assert agency.get(f"{page}berkas/{with_a_name}/").status_code == 404
    changes(inviting.move, when=replace(later, place="Ruang Lain"), on=TODAY)
    assert changed_by(at.disnaker, reads, meeting, as_invited) == 0, "it says where the meeting no longer is"
    assert changed_by(at.officer, reads, meeting, with_a_name) == 1, "the office keeps what it made"


def test_an_agency_reads_packs_once_the_agenda_that_they_print_is_out(packed: Packed) -> None:
    at, meeting = packed.at, packed.meeting
    page, count = f"/tim/{at.of}/rapat/{meeting}/", "SELECT id FROM meetings_meetingpack WHERE meeting_id = %s"
    own = [at.office.pk, at.of, meeting, at.disnaker.pk]
    assert changed_by(at.disnaker, count, meeting) == 0, "before the invitation"
    assert client_of(at.disnaker).get(f"{page}berkas/1/").status_code == 404
    with looking(at.officer) as by:
        item = agenda_actions.add(by=by, team=at.of, meeting=meeting, told=Worded(title="Operasi gabungan"))
    second = made_by(at.officer, meeting)
    with looking(at.officer) as by:
        agenda_actions.word(
            by=by,
            team=at.of,
            meeting=meeting,
            item=item,
            told=Worded(title="Operasi gabungan", left_out="Dibahas sendiri", base=at.items(meeting)[-1].wording),
        )
    at.invite(meeting)
    agency = client_of(at.disnaker)
    assert f"{page}berkas/{packed.number}/" in agency.get(page).content.decode()
    assert agency.get(f"{page}berkas/{packed.number}/").content == file_of(at.officer, packed)
    assert agency.get(f"{page}berkas/{second}/").status_code == 404, "it prints an item that was left out since"
    for who, seen in ((at.disnaker, 1), (at.officer, 2), (at.outside, 0), (MeetingOffice("lain-rekaan").officer, 0)):
        assert changed_by(who, count, meeting) == seen, who.sign_in_name
    told = {
        one["meeting"]: one["packs"] for one in program(at.disnaker).get(f"/teams/{at.of}/meetings").json()["items"]
    }
    assert [(one["number"], one["as_of"]) for one in told[meeting]] == [(packed.number, "2023-08-10")]
    assert "row-level security" in is_refused(at.disnaker, INSERT, *own)
    assert "row-level security" in is_refused(at.officer, INSERT, *own)
    with looking(at.officer) as by:
        inviting.fall_out(by=by, team=at.of, meeting=meeting, because="Gedung banjir", on=TODAY)
    with pytest.raises(Refused, match="fell out"):
        made_by(at.officer, meeting)
    assert changed_by(at.disnaker, count, meeting) == 0
