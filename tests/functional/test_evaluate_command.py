"""`timpora evaluate`: the office's figures for who may see the rows, and for others of one month, without counts below five."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from tests.factories import office as offices
from tests.factories.command_line import CommandLine
from tests.factories.findings import MEETING, JudgedOffice, in_role
from tests.factories.office import looking
from tests.office.server import SharedServer

from timpora.accounts.core.roles import Role
from timpora.audit import queries as audit
from timpora.evaluation.core.indicators import standard_indicators


JUNE = ("--from", "2023-06-01", "--until", "2023-06-30")


@pytest.fixture
def line(server: SharedServer, office_database: str, tmp_path: Path) -> CommandLine:
    return CommandLine(server, office_database, tmp_path)


def refuses(evaluate: Callable[..., CompletedProcess[str]], asked: dict[tuple[str, ...], str]) -> None:
    for words, what in asked.items():
        refused = evaluate(*words)
        assert (refused.returncode, refused.stdout) == (3, ""), words
        assert what in refused.stderr


def test_figures_are_told_with_their_definition_and_small_ones_not_to_everybody(
    line: CommandLine, django_db_blocker: pytest.FixtureRequest
) -> None:
    with django_db_blocker.unblock():
        judged = JudgedOffice()
        for name in ("Reka Wei", "Reka Contoh"):
            judged.overstayer(name)
        judged.night()
        head = in_role(Role.HEAD_OF_SECTION).sign_in_name
        administrator = in_role(Role.ADMINISTRATOR).sign_in_name
        elsewhere = offices.account(Role.ADMINISTRATOR, offices.office("lain-rekaan")).sign_in_name

    def evaluate(*words: str) -> CompletedProcess[str]:
        return line.here("evaluate", "--as", *words, TIMPORA_STANDS_ON=MEETING.isoformat())

    table = evaluate(head, *JUNE, "--by", "district", "--compare", "--lang", "en")
    assert (table.returncode, table.stderr) == (0, "")
    assert "People with findings: 2 people" in table.stdout
    assert "no data (There is nothing to divide by: the denominator is zero.)" in table.stdout
    assert "beside the period before" in table.stdout
    told = json.loads(evaluate(head, *JUNE, "--format", "json").stdout)
    assert {row["indicator"] for row in told["figures"]} == set(standard_indicators())
    [row] = [row for row in told["figures"] if row["indicator"] == "people_with_findings"]
    assert (row["value"], row["definition"][:5], row["is_hidden"]) == (2, "Orang", False)
    again = evaluate(
        head, *JUNE, "--format", "csv", "--indicator", "people_with_findings", "--as-known", row["as_known"]
    ).stdout
    assert [one["value"] for one in csv.DictReader(io.StringIO(again.removeprefix("\ufeff")))] == ["2"]
    hidden = evaluate(administrator, *JUNE, "--indicator", "people_with_findings").stdout
    assert ("disembunyikan" in hidden, "2 orang" in hidden) == (True, False)
    told = json.loads(
        evaluate(head, *JUNE, "--indicator", "people_with_findings", "--hide-small", "--format", "json").stdout
    )
    assert (told["not_judged"], told["figures"][0]["is_hidden"]) == (None, True)
    # An office that does not stand still: of a month that has ended, as known then; of one that goes on, nothing.
    assert "Waktu itu belum ada data yang dicatat" in line.here("evaluate", "--as", administrator, *JUNE).stdout
    assert (
        "belum berakhir"
        in line.here("evaluate", "--as", administrator, "--from", "2199-12-01", "--until", "2199-12-31").stderr
    )
    refuses(
        evaluate,
        {
            (administrator, "--from", "2023-06-02", "--until", "2023-06-30"): "satu bulan penuh",
            (administrator, *JUNE, "--compare"): "satu bulan penuh",
            (head, "--from", "2023-07-01", "--until", "2023-06-30"): "berakhir sebelum mulai",
            (head, *JUNE, "--as-known", "2023-06-01"): "belum berakhir",
            (head, "--from", "0001-01-01", "--until", "0001-01-31", "--compare"): "Tidak ada masa sebelum itu",
            (head, *JUNE, "--indicator", "skor"): "Tidak ada indikator",
            (head, *JUNE, "--by", "nationality"): "tidak dapat dirinci",
            ("siapa", *JUNE): "Tidak ada akun aktif",
            (elsewhere, *JUNE): "tidak punya akun pekerjaan malam",
        },
    )
    for moment in ("2023-06-27T10:00:00", "2023-06-27Tsiang", "0001-01-01T00:00:00+09:00"):
        assert evaluate(head, *JUNE, "--as-known", moment).returncode == 2
    with django_db_blocker.unblock(), looking(in_role(Role.HEAD_OF_SECTION)) as by:
        noted = [told.details["first_day"] for told in audit.by(by, by.account) if told.action == "figures_read"]
    assert noted == ["2023-06-01"] * 4
