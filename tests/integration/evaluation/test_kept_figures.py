"""Figures that are kept are those that are worked out anew, each clearance has its own, and nobody forges or reads what is another's."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import DataError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.factories.office import account, as_owner, looking, office
from tests.factories.programs import program
from tests.factories.signed_in import client_of
from tests.factories.statements import changed_by, is_refused
from tests.integration.evaluation.conftest import Quarter

from timpora.accounts import doors
from timpora.accounts.core.roles import Clearance, Role
from timpora.accounts.models import Account
from timpora.audit.models import Event
from timpora.casework import elsewhere
from timpora.evaluation import keeping, kept_queries
from timpora.evaluation.core.computing import Answer
from timpora.evaluation.core.indicators import standard_indicators
from timpora.evaluation.filling import Judging
from timpora.evaluation.keeping import Reach
from timpora.evaluation.queries import evaluate, evaluate_every_way
from timpora.jobs.models import Job
from timpora.kernel.periods import Period


TODAY = date(2023, 6, 27)
JUNE, MAY = Period(date(2023, 6, 1), TODAY), Period(date(2023, 5, 1), date(2023, 5, 31))


@pytest.fixture(scope="module")
def kept(quarter: Quarter) -> Quarter:
    """The office of the quarter with its figures of June, May and the quarter."""
    with looking(quarter.office.machine) as by:
        keeping.evaluate_the_office(by=by, on=TODAY, reach=Reach(months=1, quarters=1))
    return quarter


@pytest.fixture(autouse=True)
def _on_that_day(settings: Any) -> None:
    settings.STANDS_ON = TODAY


def read(who: Account, statement: str) -> list[tuple[Any, ...]]:
    with looking(who), connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def wholes(who: Account, period: Period) -> dict[str, Answer]:
    with looking(who) as by:
        [found] = [one for one in kept_queries.evaluations(by) if one.period == period]
        return {one.indicator.id: one for one in kept_queries.answers(by, [found])[found.id]}


def test_what_is_kept_is_what_is_worked_out_anew(kept: Quarter) -> None:
    everything = ("", *{name for one in standard_indicators().values() for name in one.grouping})
    with looking(kept.office.examiner) as by:
        [found] = [one for one in kept_queries.evaluations(by) if one.period == JUNE]
        told = kept_queries.answers(by, [found], by=everything)[found.id]
        anew = evaluate_every_way(by, keeping.every(JUNE, found.as_known)).answers
    plain = {(one.indicator.id, one.by): _plain(one) for one in told}
    assert plain == {(one.indicator.id, one.by): _plain(one) for one in anew if one.by is None or one.groups}


def _plain(told: Answer) -> list[tuple[Any, ...]]:
    figures = [(None, told.whole), *told.groups]
    return [(name, one.value, one.numerator, one.denominator, one.counted, one.interval, one.quartiles, one.no_data, one.is_hidden) for name, one in figures]  # fmt: skip


def test_periods_that_rest_on_the_same_knowledge_read_facts_and_cases_once(kept: Quarter) -> None:
    with looking(kept.office.examiner) as by, CaptureQueriesContext(connection) as asked:
        judging, at = Judging(), timezone.localtime()
        june, may = (evaluate(by, keeping.every(period, at), judging=judging).answers for period in (JUNE, MAY))
    assert {one.indicator.id: one.whole.value for one in june}["cases_opened"] == 1
    assert {one.indicator.id: one.whole.value for one in may}["cases_opened"] is None, "May had none"
    for table, column in (("casework_caseperson", "record"), ("register_staypermit", "valid_until")):
        told = [one["sql"] for one in asked.captured_queries if f'"{table}"."{column}"' in one["sql"]]
        assert len([one for one in told if not one.startswith("SELECT min(")]) == 1, table


def test_each_clearance_reads_its_own_figures_and_an_agency_none_that_is_small(kept: Quarter) -> None:
    people = {role: wholes(who, JUNE)["people_under_supervision"].whole.value for role, who in ((Role.OFFICER, kept.office.officer), (Role.EXAMINER, kept.office.examiner))}  # fmt: skip
    assert people[Role.EXAMINER] == people[Role.OFFICER] + 1, "the protected one is known to who is cleared alone"
    agency = account(Role.MEMBER_AGENCY, kept.office.office)
    assert read(agency, "SELECT DISTINCT seen_by, last_day FROM evaluation_keptevaluation") == [(-1, MAY.last)]
    assert read(agency, "SELECT count(*) FROM evaluation_keptrows") == [(0,)]
    people_counted = [one.id for one in standard_indicators().values() if one.counted.value == "people"]
    small = f"SELECT indicator FROM evaluation_keptfigure WHERE value BETWEEN 1 AND 4 AND indicator = ANY ('{{{','.join(people_counted)}}}'::text[])"
    assert read(agency, small) == []
    assert read(kept.office.examiner, small)
    stranger = account(Role.HEAD_OF_OFFICE, office("lain-rekaan"))
    for table in ("keptevaluation", "keptfigure", "keptrows"):
        assert read(stranger, f"SELECT count(*) FROM evaluation_{table}") == [(0,)]


def test_nobody_forges_a_figure_of_the_machine_or_of_somebody_else(kept: Quarter) -> None:
    columns = "office_id, seen_by, asked_by, first_day, last_day, known_on, as_known, law, counted_at"
    own = kept.office.office.pk

    def forged(seen_by: int, asked_by: object, known_on: str = "NULL") -> str:
        return f"INSERT INTO evaluation_keptevaluation ({columns}) VALUES ({own}, {seen_by}, {asked_by}, '2020-01-01', '2020-01-31', {known_on}, now(), '', now())"

    # People who asked nothing of their own, whatever other tests asked before: what one asked, one may remove.
    for who in (
        account(role, kept.office.office, name=f"{role.value}.lain") for role in (Role.EXAMINER, Role.HEAD_OF_OFFICE)
    ):
        for statement in (forged(0, "NULL"), forged(2, "NULL"), forged(-1, "NULL", "'2020-01-31'"), forged(2, kept.office.officer.pk)):  # fmt: skip
            assert is_refused(who, statement)
        assert is_refused(who, "UPDATE evaluation_keptfigure SET value = 0")
        for table in ("keptfigure", "keptrows", "keptevaluation"):
            assert changed_by(who, f"DELETE FROM evaluation_{table}") == 0
    [(evaluation,)] = read(kept.office.examiner, "SELECT max(id) FROM evaluation_keptevaluation WHERE seen_by = 2")
    figure = f"INSERT INTO evaluation_keptfigure (office_id, evaluation_id, indicator, by, value, is_hidden) VALUES ({own}, {evaluation}, 'forged', '', 9, false)"
    for who in (kept.office.examiner, kept.office.machine):
        assert is_refused(who, figure), "an evaluation is filled in the transaction that makes it"
    assert is_refused(kept.office.officer, forged(2, kept.office.officer.pk)), (
        "nobody asks with more than the own clearance"
    )


def test_who_looks_with_less_sees_less_and_never_more(kept: Quarter) -> None:
    with looking(kept.office.officer), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('timpora.no_more_than', '2', true)")
        cursor.execute("SELECT wall_clearance()")
        assert cursor.fetchone() == (0,)
    with looking(account(Role.MEMBER_AGENCY, kept.office.office, name="kurang")), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('timpora.no_more_than', '2', true)")
        cursor.execute("SELECT wall_clearance()")
        assert cursor.fetchone() == (None,)
        cursor.execute("SELECT count(*) FROM register_place")
        assert cursor.fetchone() == (0,)


def test_looking_with_less_ends_with_its_block_and_hides_no_error(kept: Quarter) -> None:
    with looking(kept.office.examiner) as by, connection.cursor() as cursor:
        with doors.with_no_more_than(Clearance.OFFICE):
            assert kept_queries.clearance_of(by) == Clearance.OFFICE
        assert kept_queries.clearance_of(by) == Clearance.PROTECTED
        with pytest.raises(DataError), transaction.atomic(), doors.with_no_more_than(Clearance.OFFICE):
            cursor.execute("SELECT 1 / 0")
        assert kept_queries.clearance_of(by) == Clearance.PROTECTED


def test_the_page_answers_from_what_is_kept_with_as_many_questions_for_any_period(kept: Quarter) -> None:
    client = client_of(kept.office.examiner)
    client.get("/evaluasi/")
    asked = []
    for query in ("?masa=2023-06", "?masa=2023-05", "?masa=2023-T2&tema=limits"):
        with CaptureQueriesContext(connection) as questions:
            page = client.get(f"/evaluasi/{query}")
        assert page.status_code == 200
        asked.append(len(questions))
    assert len(set(asked)) == 1, asked
    june = words(client.get("/evaluasi/?masa=2023-06").content.decode())
    assert "Hak membaca" not in june
    assert "tidak ada data" in june, "what was not known is no zero"
    assert "antara" in june
    indicator = client.get("/evaluasi/indikator/people_under_supervision/?masa=2023-06").content.decode()
    assert 'data-chart="' in indicator
    assert "Apa artinya" in indicator
    assert client.get("/evaluasi/indikator/no_such_indicator/").status_code == 404


def test_a_number_leads_to_the_rows_that_it_counted(kept: Quarter) -> None:
    client = client_of(kept.office.examiner)
    page = client.get("/evaluasi/indikator/people_under_supervision/baris/?masa=2023-06").content.decode()
    people = wholes(kept.office.examiner, JUNE)["people_under_supervision"].whole.value
    links = re.findall(r'href="/orang-asing/(\d+)/"', page)
    assert len(set(links)) == people
    assert f"{kept.late}" in links
    assert client.get(f"/orang-asing/{kept.late}/").status_code in {200, 302}


def test_the_rows_of_a_figure_are_those_that_the_reader_may_see_today(kept: Quarter) -> None:
    page, link = "/evaluasi/indikator/cases_opened/baris/?masa=2023-06", f'href="/perkara/{kept.case}/"'
    officer, examiner = client_of(kept.office.officer), client_of(kept.office.examiner)
    seen = "SELECT told FROM evaluation_keptevaluation e, evaluation_rows_seen(e.id, 'cases_opened') WHERE e.first_day = '2023-06-01'"
    assert link in officer.get(page).content.decode()
    assert str(kept.case) in str(read(kept.office.officer, seen))
    with transaction.atomic():
        with looking(kept.office.examiner):
            elsewhere.seal(kept.case, Clearance.PROTECTED.value)
        told = officer.get(page).content.decode()
        assert link not in told
        assert "Tidak ada baris" in told
        assert f"nomor {kept.case}" not in officer.get(f"{page}&unduh=csv").content.decode()
        assert read(kept.office.officer, seen) == [("[]",)]
        assert link in examiner.get(page).content.decode()
        transaction.set_rollback(True)
    assert "permission denied" in is_refused(kept.office.officer, "SELECT rows FROM evaluation_keptrows")
    assert read(account(Role.MEMBER_AGENCY, kept.office.office, name="baris"), seen) == []


def test_files_have_numbers_as_numbers_and_are_noted(kept: Quarter) -> None:
    client = client_of(kept.office.examiner)
    told = client.get("/evaluasi/?masa=2023-06&unduh=csv").content.decode("utf-8-sig").splitlines()
    assert len(told) == 1 + len(standard_indicators())
    assert client.get("/evaluasi/?masa=2023-06&unduh=xlsx")["Content-Type"].endswith("sheet")
    with as_owner():
        assert [one.details["list"] for one in Event.objects.filter(action="list_exported").order_by("-id")[:2]] == ["evaluasi"] * 2  # fmt: skip


def test_an_agency_reads_whole_months_without_small_counts_and_no_rows(kept: Quarter) -> None:
    client = client_of(account(Role.MEMBER_AGENCY, kept.office.office, name="instansi"))
    page = client.get("/evaluasi/?masa=2023-06").content.decode()
    assert "Mei 2023" in page, "a month that goes on is not theirs"
    assert "Triwulan" not in page
    assert "/baris/" not in client.get("/evaluasi/indikator/people_under_supervision/").content.decode()
    assert client.get("/evaluasi/indikator/people_under_supervision/baris/").status_code == 403
    assert client.post("/evaluasi/hitung/", {"masa": "2023-05"}).status_code == 403


OWN = {"mulai": "10/06/2023", "selesai": "20 Juni 2023", "diketahui": "2023-06-25"}


def asked(client: Client, wanted: dict[str, str]) -> int:
    """The number of what somebody asks for."""
    assert client.post("/evaluasi/hitung/", wanted)["Location"].startswith("/pekerjaan/")
    with as_owner():
        return Job.objects.latest("id").subject


def test_another_period_is_worked_out_for_who_asks_alone(kept: Quarter) -> None:
    client = client_of(kept.office.head_of_section)
    assert "belum dihitung" in client.get("/evaluasi/", OWN).content.decode()
    number = asked(client, OWN)
    with looking(kept.office.head_of_section) as by:
        keeping.answer(by=by, number=number, on=TODAY)
        keeping.answer(by=by, number=number, on=TODAY)
    led = client.get(f"/evaluasi/dihitung/{number}/")["Location"]
    page = client.get(led).content.decode()
    assert "10 Juni 2023 sampai 20 Juni 2023" in page
    assert "Menurut yang diketahui pada 25 Juni 2023" in page
    [form] = [one for one in re.findall(r"<form.*?</form>", page, re.DOTALL) if 'name="unduh"' in one]
    carried = dict(re.findall(r'name="(mulai|selesai|diketahui)" value="([^"]*)"', form))
    assert carried == {"mulai": "2023-06-10", "selesai": "2023-06-20", "diketahui": "2023-06-25"}
    assert "2023-06-20" in client.get("/evaluasi/", {**carried, "unduh": "csv"}).content.decode()
    assert client_of(kept.office.examiner).get(f"/evaluasi/dihitung/{number}/").status_code == 404
    tomorrow = timezone.localdate() + timedelta(days=1)
    later = client.post("/evaluasi/hitung/", {"mulai": "2023-06-10", "selesai": f"{tomorrow}"}, follow=True)
    assert "belum berakhir" in later.content.decode()


@pytest.mark.parametrize(
    ("typed", "leads_to"),
    [({"mulai": "kemarin", "selesai": "20 Juni 2023"}, "own-first"), ({"masa": "2023-05", "diketahui": "dulu"}, "own-known"), ({"masa": "lama"}, "own-first")],
)  # fmt: skip
def test_what_cannot_be_read_is_said_where_it_stands_and_no_other_figures_pass_for_it(
    kept: Quarter, typed: dict[str, str], leads_to: str
) -> None:
    client = client_of(kept.office.head_of_section)
    answers = [client.get("/evaluasi/", query) for query in (typed, {**typed, "unduh": "csv"})]
    for told in (*answers, client.post("/evaluasi/hitung/", typed, follow=True)):
        page = told.content.decode()
        assert re.findall(r'<li><a href="#(own-[a-z]+)">', page) == [leads_to]
        assert "<tbody" not in page
        assert all(value in page for name, value in typed.items() if name != "masa")


def test_an_address_of_a_month_that_is_not_kept_says_so_and_shows_no_other(kept: Quarter) -> None:
    agency = client_of(account(Role.MEMBER_AGENCY, kept.office.office, name="lama"))
    for client, key, name in ((client_of(kept.office.officer), "2019-T3", "Triwulan III 2019"), (agency, "2019-03", "Maret 2019"), (client_of(kept.office.officer), "9999-12", "Desember 9999")):  # fmt: skip
        page = words(client.get("/evaluasi/", {"masa": key}).content.decode())
        assert f"Evaluasi : {name}" in page or f"Evaluasi: {name}" in page
        assert "Masa ini belum dihitung" in page


def test_a_period_asked_again_while_it_is_worked_out_is_answered_by_the_later_job(
    kept: Quarter, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, worked_out, numbers = client_of(kept.office.head_of_section), keeping.evaluate_every_way, list[int]()
    wanted = {"mulai": "2023-06-02", "selesai": "2023-06-04"}

    def meanwhile(*told: Any, **named: Any) -> Any:
        if len(numbers) == 1:
            numbers.append(asked_again())
        return worked_out(*told, **named)

    def asked_again() -> int:
        keeping.ask(by=by, period=Period(date(2023, 6, 2), date(2023, 6, 4)), known_on=None, on=TODAY)
        return kept_queries.own(by).latest("id").pk

    numbers.append(asked(client, wanted))
    monkeypatch.setattr(keeping, "evaluate_every_way", meanwhile)
    with looking(kept.office.head_of_section) as by:
        for number in list(numbers):
            keeping.answer(by=by, number=number, on=TODAY)
        keeping.answer(by=by, number=numbers[1], on=TODAY)
        assert kept_queries.own(by).get(first_day=date(2023, 6, 2), last_day=date(2023, 6, 4)).counted_at
        assert not kept_queries.own(by).filter(pk=numbers[0]).exists()


def test_the_period_before_that_is_asked_for_by_itself_while_a_period_is_worked_out_has_a_job_of_its_own(
    kept: Quarter, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked_out, numbers, before = keeping.evaluate_every_way, list[int](), Period(date(2023, 6, 2), date(2023, 6, 3))

    def meanwhile(*told: Any, **named: Any) -> Any:
        found = worked_out(*told, **named)
        if found.asked.period == before and not numbers:
            keeping.ask(by=by, period=before, known_on=None, on=TODAY)
            numbers.append(kept_queries.own(by).latest("id").pk)
        return found

    number = asked(client_of(kept.office.head_of_section), {"mulai": "2023-06-04", "selesai": "2023-06-05"})
    monkeypatch.setattr(keeping, "evaluate_every_way", meanwhile)
    with looking(kept.office.head_of_section) as by:
        for one in (number, *numbers):
            keeping.answer(by=by, number=one, on=TODAY)
        assert numbers
        assert kept_queries.own(by).filter(pk=numbers[0], counted_at=None).exists()
        keeping.answer(by=by, number=numbers[0], on=TODAY)
        assert kept_queries.own(by).filter(pk__in=[number, *numbers], counted_at__isnull=False).count() == 2


def test_the_same_period_asked_twice_at_once_waits_once(kept: Quarter) -> None:
    head, wanted, begin = kept.office.head_of_section, Period(date(2023, 6, 6), date(2023, 6, 9)), Barrier(2)

    def ask() -> int:
        try:
            with looking(head) as by:
                begin.wait()
                return keeping.ask(by=by, period=wanted, known_on=None, on=TODAY)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        jobs = [told.result() for told in [threads.submit(ask), threads.submit(ask)]]
    assert len(set(jobs)) == 2
    with looking(head) as by:
        assert kept_queries.own(by).filter(first_day=wanted.first, last_day=wanted.last).count() == 1


def test_what_waits_is_neither_replaced_by_what_another_is_compared_with_nor_makes_room(
    kept: Quarter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "MOST_OWN", 1)
    client = client_of(kept.office.head_of_office)
    first, before = (asked(client, {"mulai": f"2023-06-{begins}", "selesai": f"2023-06-{ends}"}) for begins, ends in (("14", "15"), ("12", "13")))  # fmt: skip
    with looking(kept.office.head_of_office) as by:
        keeping.answer(by=by, number=first, on=TODAY)
        assert kept_queries.own(by).filter(pk=before, counted_at=None).exists()
        keeping.answer(by=by, number=before, on=TODAY)
        assert kept_queries.own(by).filter(pk__in=[first, before], counted_at__isnull=False).count() == 2


def test_it_is_worked_out_once_a_day_unless_asked_again(kept: Quarter) -> None:
    with looking(kept.office.machine) as by:
        assert keeping.evaluate_the_office(by=by, on=TODAY) is None
    with looking(kept.office.examiner) as by:
        assert keeping.evaluate_the_office(by=by, on=TODAY, again=True) is None, "the machine's work is nobody else's"


def test_programs_read_the_same(kept: Quarter, client: Client) -> None:
    own = program(kept.office.examiner)
    listed = own.get("/evaluation").json()["items"]
    june = next(one for one in listed if one["last_day"] == TODAY.isoformat() and one["first_day"] == "2023-06-01")
    told = own.get(f"/evaluation/{june['evaluation']}?indicator=people_under_supervision").json()["figures"]
    assert [one["value"] for one in told] == [
        wholes(kept.office.examiner, JUNE)["people_under_supervision"].whole.value
    ]
    grouped = own.get(f"/evaluation/{june['evaluation']}?indicator=people_under_supervision&by=kind").json()["figures"]
    assert sum(one["value"] for one in grouped) == told[0]["value"]
    agency = program(account(Role.MEMBER_AGENCY, kept.office.office, name="program"))
    assert [one["last_day"] for one in agency.get("/evaluation").json()["items"]] == ["2023-05-31"]
    assert agency.get(f"/evaluation/{june['evaluation']}").status_code == 404
    examiner = client_of(kept.office.examiner)
    assert examiner.get("/evaluasi/hari/738_000/").status_code == 404
    assert examiner.get("/evaluasi/hari/738000/")["Location"] == "/evaluasi/"
    assert client.get("/evaluasi/").status_code == 302


def test_what_is_shared_counts_whom_an_officer_sees_so_that_nothing_is_left_to_subtract(kept: Quarter) -> None:
    the_office = kept.office
    for name, level in (("Reka Kelima", Clearance.OFFICE), ("Reka Terlindung Pula", Clearance.PROTECTED)):
        the_office.somebody(name, limit=date(2023, 7, 20), confidentiality=level.value)
    with looking(the_office.machine) as by:
        shared = keeping.shared_evaluation(by, JUNE, TODAY)
    with looking(the_office.officer) as by:
        seen = evaluate_every_way(by, shared.asked, hides_small=True)
    with looking(the_office.examiner) as by:
        assert evaluate_every_way(by, shared.asked, hides_small=True).answers != shared.answers
    assert shared.answers == seen.answers
