"""The page of the search: one box, answers with their sentence and why they were found, for whom the wall shows them."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings
from tests.factories import facts
from tests.factories import office as offices
from tests.factories.findings import MEETING, JudgedOffice, in_role
from tests.factories.signed_in import client_of
from tests.integration.register.test_pages import OTHERS, READERS, overstayer, page

from timpora.accounts.core.roles import Role
from timpora.accounts.models import OfficeArea
from timpora.intake.core.zones.arithmetic import check_digit


pytestmark = pytest.mark.usefixtures("office_database")
HERE = "/cari/"


@pytest.fixture
def stands(settings: Settings) -> None:
    settings.STANDS_ON = MEETING


def zone(number: str, name: str) -> str:
    """A passport's zone in which every digit checks."""
    checked = [number.ljust(9, "<"), "880811", "290627", "<" * 14]
    held = [one + check_digit(one) for one in checked]
    second = f"{held[0]}UTO{held[1]}F{held[2]}{held[3]}"
    return f"P<UTO{name}".ljust(44, "<") + "\n" + second + check_digit("".join(held))


def test_an_answer_carries_the_sentence_and_why_it_was_found() -> None:
    officer = offices.account()
    record = overstayer(officer, name="Reka Zhang Wei")
    told = page(client_of(officer), HERE, q="zhang wie reka")
    assert f'href="/orang-asing/{record}/"' in told
    assert 'class="answer-sentence tone-' in told
    assert "batas tinggal" in told
    assert "Cocok karena" in told
    assert "urutan lain; dua huruf tertukar: WIE, tercatat WEI" in told
    english = page(client_of(officer), f"{HERE}?lang=en", q="wei reka zhang")
    assert "the same name in another order" in english


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("QQE123456", "nomor sama"),
        ("qqe 12345-6", "nomor sama"),
        ("QQE12345G", "nomor terbaca G sebagai 6"),
        ("QQE124356", "dua tanda nomor tertukar"),
        ("QQE12345", "nomor berawal QQE12345"),
        ("2c21jb-0001", "2C21 JB 0001: nomor sama"),
        ("Ibu Sari Rekana", "dijamin oleh Sari Rekana"),
        ("Wei", "semua kata yang diketik ada"),
    ],
)
def test_a_person_is_found_by_whatever_is_known_and_told_by_what(typed: str, why: str) -> None:
    officer = offices.account()
    record = overstayer(officer)
    with offices.looking(officer) as by:
        facts.fact(
            by,
            "stay_permits",
            person_record_id=record,
            permit_number="2C21 JB 0001",
            valid_from=None,
            sponsor="Sari Rekana",
        )
    told = page(client_of(officer), HERE, q=typed)
    assert "Reka Wei" in told
    assert why in told


def test_places_and_organisations_are_found_once_each_and_lead_to_who_is_there() -> None:
    officer = offices.account()
    with offices.looking(officer) as by:
        first = facts.fact(by, "places", valid_until=None)
        facts.fact(by, "places", valid_from=facts.UNTIL.replace(year=2024), valid_until=None, area_code="36.04.29")
        baja = facts.fact(by, "organisations")
    client = client_of(officer)
    told = page(client, HERE, q="hotl khayal")
    assert f'href="/catatan/places/{first}/"' in told
    assert told.count("<bdi>Hotel Khayal</bdi>") == 2
    with offices.looking(officer) as by:
        facts.fact(by, "people", name="Khaya Rekaan")
    assert f'href="/catatan/organisations/{baja}/"' in page(client, HERE, q="PT Baja Rekaan")
    told = page(client, HERE, q="baja")
    assert "Pemberi kerja" in told
    assert told.index("<bdi>PT Baja Rekaan</bdi>") < told.index("<bdi>Khaya Rekaan</bdi>")


def test_a_pasted_zone_is_read_and_finds_its_holder_and_one_that_does_not_check_says_so() -> None:
    officer = offices.account()
    overstayer(officer)
    client = client_of(officer)
    sound = zone("QQE123456", "REKA<<WEI")
    told = page(client, HERE, q=sound)
    assert "QQE123456: nomor sama; nama sama" in told
    assert "tone-good" in told
    broken = page(client, HERE, q=sound.replace("880811", "880812"))
    assert "Reka Wei" in broken
    assert "Perlu dibandingkan dengan dokumennya" in broken
    stranger = page(client, HERE, q=zone("QQE123456", "ORANG<<LAIN<SEKALI"))
    assert "tetapi nama yang tercatat lain" in stranger


def test_what_is_typed_stands_in_no_address_and_a_page_that_asks_gets_the_answers_alone() -> None:
    officer = offices.account()
    overstayer(officer)
    client = client_of(officer)
    whole = client.get(HERE, {"q": "Reka Wei"}).content.decode()
    assert "Reka Wei" not in whole
    assert '<form class="top-search" role="search" method="post" action="/cari/" hx-post="/cari/"' in whole
    part = client.post(HERE, {"q": "Reka"}, headers={"HX-Request": "true"}).content.decode()
    assert part.startswith('<div class="stack" id="answers"')
    assert "<bdi>Reka Wei</bdi>" in part
    assert "Tidak ada yang cocok" in page(client, HERE, q="Zzyzx")


def test_how_somebody_outside_the_own_areas_stands_is_not_said_before_a_reason_is_given() -> None:
    officer = offices.account()
    overstayer(officer)
    with offices.as_owner():
        OfficeArea.objects.create(office_id=officer.office_id, area_code="32.01")
    told = page(client_of(officer), HERE, q="reka wei")
    assert "Reka Wei" in told
    assert "Di luar wilayah kerja" in told
    assert "batas tinggal" not in told.lower()


def test_whom_a_search_showed_is_noted_by_number_and_what_was_typed_is_not() -> None:
    officer = offices.account()
    record = overstayer(officer)
    page(client_of(officer), HERE, q="Reka Wei")
    page(client_of(officer), HERE, q="Zzyzx")
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT details::text FROM audit_event WHERE action = 'searched'")
        assert cursor.fetchall() == [(f'{{"shown": "{record}"}}',)]


@pytest.mark.parametrize("role", READERS)
def test_who_reads_the_register_finds_people_of_the_own_office_only(role: Role) -> None:
    overstayer(offices.account(Role.HEAD_OF_SECTION, offices.office("lain-rekaan")), name="Orang Rahasia")
    overstayer(offices.account(Role.HEAD_OF_SECTION))
    client = client_of(offices.account(role, name=f"pencari.{role.value.replace('_', '-')}"))
    assert "Reka Wei" in page(client, HERE, q="Wei Reka")
    for typed in ("Orang Rahasia", "Rahasiah"):
        assert "<bdi>Orang" not in page(client, HERE, q=typed)


@pytest.mark.parametrize("role", OTHERS)
def test_who_does_not_read_the_register_has_no_search(role: Role) -> None:
    client = client_of(offices.account(role, name=f"pencari.{role.value.replace('_', '-')}"))
    assert client.post(HERE, {"q": "Reka"}).status_code in {302, 403}
    assert 'action="/cari/"' not in page(client, "/akun/")


def test_the_search_says_of_each_person_what_its_own_page_says(stands: None) -> None:  # noqa: ARG001 - of that day
    judged = JudgedOffice()
    late, soon = judged.overstayer("Reka Lewat"), judged.ending(date(2023, 7, 1), "Reka Segera")
    calm = judged.ending(date(2024, 7, 1), "Reka Tenang")
    with offices.looking(judged.recorder) as by:
        unknown = facts.fact(by, "people", name="Reka Hampa", name_key="REKA HAMPA")
    judged.night()
    never = judged.overstayer("Reka Baru")
    client = client_of(in_role(Role.HEAD_OF_SECTION))
    found = page(client, HERE, q="reka")
    for person in (late, soon, calm, unknown, never):
        own = page(client, f"/orang-asing/{person}/")
        [said] = re.findall(r'class="sentence-head">.*?<strong>(.*?)</strong>', own, re.DOTALL)
        assert sentence_in(found, person) == said


def sentence_in(found: str, person: int) -> str:
    """What the search says of one of those found."""
    own = found.split(f'href="/orang-asing/{person}/"')[1].split("</li>", maxsplit=1)[0]
    [said] = re.findall(r"answer-sentence.*?<strong>(.*?)\.</strong>", own, re.DOTALL)
    return str(said)


def test_until_somebody_is_judged_again_the_search_says_what_was_judged_last(stands: None) -> None:  # noqa: ARG001 - of that day
    judged = JudgedOffice()
    person = judged.ending(date(2023, 9, 1), "Reka Pulang")
    judged.night()
    client = client_of(in_role(Role.HEAD_OF_SECTION))
    before = sentence_in(page(client, HERE, q="reka pulang"), person)
    with offices.looking(judged.recorder) as by:
        facts.fact(by, "crossings", person_record_id=person, direction="exit", crossed_on=MEETING)
    assert sentence_in(page(client, HERE, q="reka pulang"), person) == before
    judged.night()
    assert sentence_in(page(client, HERE, q="reka pulang"), person) != before


def test_the_search_asks_as_many_questions_for_many_people_as_for_few(stands: None) -> None:  # noqa: ARG001 - of that day
    judged = JudgedOffice()
    client, counts = client_of(in_role(Role.HEAD_OF_SECTION)), []
    for number in range(6):
        judged.overstayer(f"Reka Wei {'ABCDEF'[number]}")
        judged.night()
        with CaptureQueriesContext(connection) as questions:
            assert "Reka Wei" in page(client, HERE, q="reka wei")
        counts.append(len(questions))
    assert counts[1] == counts[-1]
