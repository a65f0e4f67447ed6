"""The report for a meeting says what was read, who was found, and what it rests on, in either language."""

import io
from datetime import UTC, date, datetime

import pytest
from pypdf import PdfReader
from tests.factories import findings_told as made

from timpora.kernel.refusals import Reason, Source
from timpora.kernel.text import Language, Text
from timpora.screening.core.findings import Certainty, Consequence, LedgerRange, PresenceBy, Provision, Subject
from timpora.screening.reports.report import MOST_REFUSALS, report_data, report_pdf
from timpora.screening.reports.report_people import MOST_IN_A_GROUP


NOW = datetime(2023, 6, 27, 8, 30, tzinfo=UTC)
SILENT = Reason("feed_silent", Text(id="Umpan perlintasan diam.", en="A crossings feed is silent."))
CHILD = Reason("child", Text(id="Anak.", en="A child."))


def unproven(person: int, *reasons: Reason) -> object:
    return made.finding(
        person, certainty=Certainty.NO_EXIT_ON_RECORD, consequence=Consequence.NEEDS_A_PERSON, overstay_charge=None,
        reasons=reasons, held_back=True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (Language.INDONESIAN, ["Hasil penyaringan orang asing", "Kantor Imigrasi Rekaan", "27 Juni 2023", "TERBATAS", "Melebihi batas tinggal, terbukti", "Rp43.000.000", "belum dikonfirmasi", "Yang dibaca", "Baris yang ditolak", "laporan tamu", "hari ini", "Halaman 1 /"]),
        (Language.ENGLISH, ["Screening of foreigners", "Kantor Imigrasi Rekaan", "27 June 2023", "RESTRICTED", "Past the stay limit, proven", "Rp43.000.000", "to be confirmed", "What was read", "Rows refused", "guest report", "today", "Page 1 /"]),
    ],
)  # fmt: skip
def test_everything_a_meeting_needs_is_on_paper(language: Language, expected: list[str]) -> None:
    screening = made.screening(made.finding(), made.ending_soon(2, made.MEETING), made.silent_feed())
    pdf = report_pdf(
        screening, made.reading(made.refusal()), language=language, made_at=NOW, office="Kantor Imigrasi Rekaan"
    )
    words = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages)
    assert [text for text in expected if text not in words] == []


def test_what_all_people_share_is_said_once_and_the_rest_with_each() -> None:
    screening = made.screening(unproven(1, SILENT), unproven(2, CHILD, SILENT))
    part = report_data(screening, made.reading(), language=Language.ENGLISH, made_at=NOW)["groups"][0]["parts"][0]
    assert ["Officer needed", "A crossings feed is silent."] in part["shared"]
    assert ["Cleared by", "Proof of departure."] in part["shared"]
    assert ["Officer needed", "A child."] in part["people"][1]["facts"]
    assert "Officer needed" not in [label for label, _ in part["people"][0]["facts"]]
    assert all("Sources" in [label for label, _ in person["facts"]] for person in part["people"])


def test_different_findings_of_a_group_stand_under_their_rule() -> None:
    screening = made.screening(
        made.finding(1, certainty=None, rule_id="overstay"), made.finding(2, certainty=None, rule_id="unknown_rule"),
        made.finding(3, certainty=None, subject=Subject.RECORD),
    )  # fmt: skip
    groups = report_data(screening, made.reading(), language=Language.ENGLISH, made_at=NOW)["groups"]
    assert [part["title"] for part in groups[0]["parts"]] == ["Overstay", "unknown_rule"]
    assert [part["title"] for part in groups[1]["parts"]] == ["Overstay"]


def test_a_silent_feed_that_holds_back_findings_is_told_on_top() -> None:
    data = report_data(
        made.screening(unproven(1, SILENT), made.silent_feed()), made.reading(), language=Language.ENGLISH, made_at=NOW
    )
    assert data["alerts"] == [
        {"title": "Feed Pelabuhan Rekaan is silent", "body": "Findings that rest on it are held back (1): conclude nothing before its data has arrived."}
    ]  # fmt: skip
    assert data["groups"][-1]["title"] == "Silent data feeds"


def test_long_groups_and_refusals_are_cut_and_say_so() -> None:
    many = [made.finding(person) for person in range(MOST_IN_A_GROUP + 5)]
    refused = [made.refusal()] * (MOST_REFUSALS + 7)
    data = report_data(made.screening(*many), made.reading(*refused), language=Language.INDONESIAN, made_at=NOW)
    assert data["groups"][0]["more"].startswith("... dan 5 lagi")
    assert data["more-refusals"].startswith("... dan 7 lagi")


def test_the_ledger_of_the_proven_is_annexed_longest_first() -> None:
    def days(person: int, name: str) -> LedgerRange:
        return LedgerRange(
            person=person, name=name, first_day=date(2023, 5, 16), last_day=date(2023, 5, 16), standing="uncovered",
            presence=Text(id="Ditemui", en="Met"), basis=Text(id="Tidak tercakup", en="Not covered"), source=Source("a.csv", None, 2),
            known_by=PresenceBy.MET, provision=Provision(citation="Pasal 48 UU 6/2011", confirmed=True),
        )  # fmt: skip

    screening = made.screening(
        made.finding(1, overstay_days=1), made.finding(2, overstay_days=9), unproven(3, SILENT),
        ledger=[days(1, "SATU"), days(2, "DUA"), days(3, "TIGA")],
    )  # fmt: skip
    ledger = report_data(screening, made.reading(), language=Language.ENGLISH, made_at=NOW)["ledger"]
    assert [person["name"] for person in ledger] == ["DUA", "SATU"]
    assert ledger[0]["ranges"][0] == [
        "16 May 2023",
        "1",
        "not covered",
        "Met",
        "Not covered. Pasal 48 UU 6/2011",
        "a.csv, row 2",
    ]
