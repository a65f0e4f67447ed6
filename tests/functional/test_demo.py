"""The invented office as a newcomer meets it: loaded by one command, lived in, and every role signs in by the real rules."""

import csv
import io
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client, override_settings
from tests.factories import office as offices
from tests.factories.command_line import CommandLine
from tests.office.server import SharedServer, point_django_at

from timpora.accounts import doors
from timpora.accounts.core.roles import ROLES, Role
from timpora.accounts.models import Account
from timpora.audit import verification
from timpora.entrypoints import demo
from timpora.entrypoints.demo_sign_ins import DemoSignIns
from timpora.entrypoints.demo_words import AGENCIES, AGENCY_PEOPLE, DEMO_DAY, PEOPLE
from timpora.intake import actions as intake_actions
from timpora.intake import queries as intake
from timpora.intake.core.deliveries import DeliveryState
from timpora.intake.core.feed_watch import FeedState
from timpora.intake.queries import DeliverySeen
from timpora.jobs.work import UNWATCHED
from timpora.kernel.refusals import Refused
from timpora.meetings import minutes_queries
from timpora.meetings import queries as rooms
from timpora.meetings.core.states import MeetingState
from timpora.postgres.names import OWNER, WEB
from timpora.register import frames, queries
from timpora.sample.lists import write_sample
from timpora.sample.months import sent
from timpora.sample.office import foreigners
from timpora.screening import nights
from timpora.screening.run import screen
from timpora.sharing import queries as shares
from timpora.sharing.core.kinds import ShareKind
from timpora.team import agreed_queries
from timpora.team import queries as teams
from timpora.team.core.agreed import ActionState
from timpora.team.core.decrees import BasisState
from timpora.team.core.holding import acts_as
from timpora.team.core.levels import TeamKind
from timpora.team.core.positions import Position


SIGNS = DemoSignIns(settings.SECRET_KEY)
NOTHING_COULD_BE_DONE = 3
IN_THE_TRUTH = ("true_of", "rule", "certainty", "consequence", "last_lawful_day", "days_over", "rupiah")
ON_THE_PAGES = (
    "document_number",
    "rule_id",
    "certainty",
    "consequence",
    "stay_limit",
    "overstay_days",
    "overstay_charge",
)


@pytest.fixture(scope="module")
def loaded(
    server: SharedServer, django_db_blocker: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[CommandLine]:
    """The invented office in a database of its own, loaded once for all tests of this module, by the first of two who come at once."""
    with django_db_blocker.unblock():
        before = dict(connection.settings_dict)
        name = server.copy()
        commands = CommandLine(server, name, tmp_path_factory.mktemp("demo"))
        with ThreadPoolExecutor(2) as both:
            first, second = both.map(lambda _: commands.run("demo", "--lang", "en"), range(2))
        assert (first.returncode, second.returncode) == (0, 0), f"{first.stderr}{second.stderr}"
        point_django_at(server.place(name), role=WEB)
        with override_settings(FILES_FOLDER=commands.folder / "files"):
            yield commands
        connection.close()
        connection.settings_dict.update(before)
        server.drop(name)


@pytest.fixture(scope="module")
def waiting(loaded: CommandLine, django_db_blocker: pytest.FixtureRequest) -> Sequence[DeliverySeen]:
    """The lists that nobody had recorded when the loading was done, whatever a test did since."""
    assert loaded.folder.is_dir()
    with django_db_blocker.unblock(), doors.on_behalf_of(account(Role.OFFICER)) as by:
        return [one for one in intake.deliveries(by) if one.state is DeliveryState.OPEN]


def account(role: Role) -> int:
    found = doors.account_named(PEOPLE[role].sign_in_name)
    assert found is not None
    return found


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("role", PEOPLE)
def test_every_role_signs_in_with_the_password_and_where_the_role_needs_it_the_code(role: Role) -> None:
    browser = Client()
    first = browser.post("/masuk/", {"login": PEOPLE[role].sign_in_name, "password": SIGNS.password}, follow=True)
    if ROLES[role].needs_second_factor:
        assert first.redirect_chain[-1][0].startswith("/masuk/langkah-kedua/"), first.redirect_chain
        assert browser.get("/akun/").status_code == 302
        browser.post(first.redirect_chain[-1][0], {"code": SIGNS.code(time.time()).digits})
    page = browser.get("/akun/")
    assert page.status_code == 200
    assert PEOPLE[role].name in page.content.decode()


@pytest.mark.usefixtures("loaded")
def test_seven_agencies_sign_in_and_begin_at_the_teams_in_which_they_sit() -> None:
    people = (PEOPLE[Role.MEMBER_AGENCY], *AGENCY_PEOPLE)
    assert {one.agency for one in people} == set(AGENCIES)
    beside = {AGENCIES[0], AGENCIES[1], AGENCIES[5]}  # who sits in the local government's team too
    last = Client()
    last.post("/masuk/", {"login": people[-1].sign_in_name, "password": SIGNS.password})
    assert people[-1].name in last.get("/akun/").content.decode()
    from tests.factories.signed_in import client_of  # noqa: PLC0415 - after the database is there

    with override_settings(STANDS_ON=DEMO_DAY):
        for person in people:
            with offices.as_owner():
                own = Account.objects.get(sign_in_name=person.sign_in_name)
            browser = client_of(own)
            page = browser.get("/", follow=True).content.decode()
            assert "Tim tempat instansi Anda duduk" in page
            assert "Timpora Kabupaten Serang (rekaan)" in page
            assert ("Tim Pemantauan Orang Asing" in page) is (person.agency in beside), person
            assert "Timpora Provinsi Banten" not in page
    with doors.on_behalf_of(account(Role.HEAD_OF_SECTION)) as by:
        found = teams.teams(by)
        assert [one.level for one in found] == ["province", "regency", "regency"]
        bases = teams.bases(by, teams.decrees(by, [one.id for one in found]), on=DEMO_DAY)
        assert {basis.state for basis in bases.values()} == {BasisState.IN_FORCE}
        [regency] = [one.id for one in found if one.kind is TeamKind.TIMPORA and one.area and one.area.code == "36.04"]
        agreed = agreed_queries.of_teams(by, [regency])
        assert [(one.standing.state, one.days_over(DEMO_DAY), one.counts_in_time(DEMO_DAY)) for one in agreed] == [(ActionState.OPEN, 7, False), (ActionState.DONE, 0, True), *[(ActionState.OPEN, 0, None)] * 3]  # fmt: skip
        meetings = rooms.of_team(by, regency)
        assert [(one.day, one.standing.state) for one in meetings] == [(date(2023, 9, 27), MeetingState.PLANNED), (DEMO_DAY, MeetingState.ACCEPTED)]  # fmt: skip
        assert len(minutes_queries.actions(by, meetings[1].id)) == 2
        acting = acts_as(teams.file(by, regency, today=DEMO_DAY), Position.MEMBER, DEMO_DAY)
        assert "Rudi Umpama (rekaan)" in {one.name for one in acting}, "the substitute of who is away"
        assert len(acting) == len(AGENCIES)


@pytest.mark.usefixtures("loaded")
def test_two_things_are_shared_and_one_of_them_was_opened_and_answered() -> None:
    with doors.on_behalf_of(account(Role.HEAD_OF_SECTION)) as by:
        found = sorted(shares.shares(by, on=DEMO_DAY), key=lambda one: one.id)
    told = [(one.words.kind if one.words else None, len(one.agencies), one.opened, one.waiting) for one in found]
    assert told == [(ShareKind.FINDING, 1, 1, 1), (ShareKind.LIST, len(AGENCIES), 0, 0)]


@pytest.mark.usefixtures("loaded")
def test_a_wrong_code_opens_nothing_here_either() -> None:
    browser = Client()
    first = browser.post("/masuk/", {"login": "petugas", "password": SIGNS.password}, follow=True)
    wrong = f"{(int(SIGNS.code(time.time()).digits) + 1) % 10**6:06}"
    browser.post(first.redirect_chain[-1][0], {"code": wrong})
    assert browser.get("/akun/").status_code == 302


@pytest.mark.usefixtures("loaded")
def test_the_register_says_of_everybody_s_stay_on_the_meeting_day_what_is_true() -> None:
    with doors.on_behalf_of(account(Role.EXAMINER)) as by:
        found = screen(frames.register_for(by), as_of=DEMO_DAY).findings
    true = [
        truth for person in foreigners(demo.USUAL, demo.SEED) for truth in person.truths if truth.rule == "overstay"
    ]
    assert Counter((one.certainty, one.overstay_days) for one in found if one.rule_id == "overstay") == Counter(
        (one.certainty, one.overstay_days) for one in true
    )


def test_every_list_came_on_its_day_with_a_receipt_and_one_waits(waiting: Sequence[DeliverySeen]) -> None:
    wanted = {one.file: one for one in sent(foreigners(demo.USUAL, demo.SEED))}
    with doors.on_behalf_of(account(Role.HEAD_OF_SECTION)) as by:
        seen = intake.deliveries(by)
        seen += intake.deliveries(by, before=seen[-1].id)
        feeds = {(one.sender, one.list_kind): one.standing.state for one in intake.feeds(by, on=DEMO_DAY)}
    assert {one.file_name: one.arrived_on for one in seen} == {
        one.file: one.arrived_at.date() for one in wanted.values()
    }
    assert [one.file_name for one in waiting] == [one.file for one in wanted.values() if one.waits]
    assert all(one.receipt and one.receipt["accepted"] for one in seen if one.state is DeliveryState.RECORDED)
    assert feeds["TPI Pelabuhan Rekaan", "crossings"] is FeedState.LATE
    assert feeds["TPI Bandara Rekaan", "crossings"] is FeedState.ON_TIME


@pytest.mark.usefixtures("loaded")
def test_what_was_known_at_the_end_of_march_is_less_than_what_is_known_now() -> None:
    with doors.on_behalf_of(account(Role.OFFICER)) as by:
        then = queries.facts(by, "crossings", as_known=datetime(2023, 3, 31, tzinfo=UTC))
        assert 0 < then.count() < queries.facts(by, "crossings").count()
        assert then.order_by("-crossed_on").values_list("crossed_on", flat=True)[0] <= date(2023, 3, 31)


@pytest.mark.usefixtures("loaded")
def test_the_audit_trail_is_whole_and_tells_of_the_loading_itself() -> None:
    with offices.as_owner():
        assert verification.verify().found == ()
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT min(at) > now() - interval '1 day', count(*) FILTER (WHERE action = 'delivery_recorded') FROM audit_event"
            )
            assert cursor.fetchone()[0] is True


@pytest.mark.usefixtures("loaded")
def test_the_pages_stand_on_the_meeting_day_and_say_so() -> None:
    with offices.as_owner():
        own = Account.objects.get(sign_in_name="petugas")
    from tests.factories.signed_in import client_of  # noqa: PLC0415 - after the database is there

    browser = client_of(own)
    with override_settings(STANDS_ON=DEMO_DAY):
        page = browser.get("/daftar/sumber/").content.decode()
        assert "Halaman-halamannya berdiri pada 27 Juni 2023" in page
        assert "timpora demo code" in Client().get("/masuk/").content.decode()
    assert "Halaman-halamannya" not in browser.get("/daftar/sumber/").content.decode()


def test_loading_once_more_changes_nothing_and_tells_the_sign_ins_again(loaded: CommandLine) -> None:
    with offices.as_owner():
        before = verification.anchor()
    again = loaded.run("demo", "--lang", "en")
    assert again.returncode == 0, again.stderr
    assert "here already" in again.stderr
    assert SIGNS.password in again.stdout
    assert "Other member agencies, without a second step too: disnaker, polres, " in again.stdout
    code = loaded.run("demo", "code", "--lang", "en")
    assert code.stdout.startswith("Code of now: ")
    with offices.as_owner():
        assert verification.anchor() == before


def _told_with_two_birth_days() -> set[str]:
    """Each week's list of the beach mistypes one birth year: rows that nobody joins before an officer has judged them."""
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT document_number FROM register_traveldocument JOIN register_personrecord person ON person.id = person_record_id"
            " GROUP BY document_number HAVING count(DISTINCT born_earliest) > 1"
        )
        return {document for (document,) in cursor.fetchall()}


def _record(waits: DeliverySeen) -> None:
    with doors.on_behalf_of(account(Role.OFFICER)) as by:
        intake_actions.commit(by=by, delivery=waits.id, line=UNWATCHED)
    [machine] = doors.machines()
    with doors.on_behalf_of(machine) as by:
        nights.catch_up(by=by, on=DEMO_DAY)


def test_with_the_last_list_recorded_the_pages_tell_the_truth_of_the_meeting_day_line_by_line(
    waiting: Sequence[DeliverySeen], tmp_path: Path
) -> None:
    write_sample(tmp_path, people=demo.USUAL, seed=demo.SEED)
    with (tmp_path / "truth" / "truth.csv").open(encoding="utf-8", newline="") as opened:
        true = Counter(tuple(line[name] for name in IN_THE_TRUTH) for line in csv.DictReader(opened))
    with offices.as_owner():
        own = Account.objects.get(sign_in_name=PEOPLE[Role.HEAD_OF_SECTION].sign_in_name)
    from tests.factories.signed_in import client_of  # noqa: PLC0415 - after the database is there

    [waits] = waiting
    _record(waits)
    with override_settings(STANDS_ON=DEMO_DAY):
        file = client_of(own).get("/temuan/unduh/csv/")
    rows = csv.DictReader(io.StringIO(file.content.decode("utf-8-sig")))
    shown = Counter(tuple(row[name] for name in ON_THE_PAGES) for row in rows)
    assert true - shown == Counter()
    more = shown - true
    assert {rule for _, rule, *_ in more} == {"no_lawful_stay_on_record"}
    assert {document for document, *_ in more if document} <= _told_with_two_birth_days()


def test_over_another_office_nothing_is_loaded(server: SharedServer, office_database: str, tmp_path: Path) -> None:
    offices.account(Role.OFFICER)
    done = CommandLine(server, office_database, tmp_path).run("demo", "--lang", "en")
    assert (done.returncode, done.stdout) == (NOTHING_COULD_BE_DONE, "")
    assert "holds another office" in done.stderr
    with offices.as_owner():
        assert Account.objects.count() == 1


def test_a_loading_that_was_stopped_goes_on_where_it_was(
    server: SharedServer, office_database: str, tmp_path: Path
) -> None:
    environment = CommandLine(server, office_database, tmp_path).environment
    point_django_at(server.place(office_database), role=OWNER)

    def stop_at_the_fourth(done: int, _total: int) -> None:
        if done == 4:
            raise Refused(demo.demo_refusals.nobody_there())

    with override_settings(FILES_FOLDER=tmp_path / "files"):
        with pytest.raises(Refused):
            demo.load(environment, stop_at_the_fourth, people=150)
        assert demo.is_there()
        assert demo.load(environment, lambda *_: None, people=150) is True
        assert demo.load(environment, lambda *_: None, people=150) is False
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), count(DISTINCT sha256), count(*) FILTER (WHERE state = 'recorded') FROM intake_delivery"
        )
        files, distinct, recorded = cursor.fetchone()
    lists = sent(foreigners(150, demo.SEED))
    assert files == distinct == len(lists)
    assert recorded == len([one for one in lists if not one.waits])
