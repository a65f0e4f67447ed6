"""`timpora cases`: the office's cases at the terminal, read and worked on by the same checks as on their pages."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from tests.factories import office as offices
from tests.factories.cases import TODAY, CaseOffice
from tests.factories.command_line import CommandLine
from tests.office.server import SharedServer

from timpora.accounts.core.roles import Role
from timpora.casework import queries
from timpora.casework.core.acts import deciding
from timpora.casework.core.acts.keeping import Note, Protect
from timpora.casework.core.protection import Protection
from timpora.casework.core.rights import Right


NUMBER = "0001/PERKARA/2023"


class Terminal:
    """Somebody at the terminal of the office's own machine, on the day of the story."""

    def __init__(self, line: CommandLine) -> None:
        self.line = line

    def cases(self, *words: str) -> CompletedProcess[str]:
        return self.line.here("cases", *words, TIMPORA_STANDS_ON=TODAY.isoformat())

    def told(self, *words: str) -> str:
        answer = self.cases(*words)
        assert (answer.returncode, answer.stderr) == (0, ""), (words, answer.stderr)
        return answer.stdout

    def refused(self, *words: str) -> str:
        answer = self.cases(*words)
        assert (answer.returncode, answer.stdout) == (3, ""), (words, answer.stdout, answer.stderr)
        return answer.stderr


@pytest.fixture
def the_office(office_database: str, django_db_blocker: pytest.FixtureRequest) -> Iterator[CaseOffice]:
    assert office_database
    with django_db_blocker.unblock():
        made = CaseOffice()
        person = made.somebody()
        made.night()
        case = made.open(person)
        made.do(case, Note(on=TODAY, text="kata penjamin: \x9b31m\u202erekaan"))
        yield made


@pytest.fixture
def terminal(server: SharedServer, office_database: str, tmp_path: Path) -> Terminal:
    return Terminal(CommandLine(server, office_database, tmp_path))


def test_a_case_is_found_read_and_worked_on(the_office: CaseOffice, terminal: Terminal, tmp_path: Path) -> None:
    examiner = the_office.examiner.sign_in_name
    assert NUMBER in terminal.line.run("cases", "list", "--as", examiner).stdout, "as a process of its own"
    assert NUMBER in terminal.told("list", "--as", examiner)
    acts = terminal.told("acts", NUMBER, "--as", examiner, "--lang", "en")
    assert "verify  " in acts
    assert "Your role does not" in acts, "what this account may not do says why"
    done = terminal.told("do", NUMBER, "verify", "--set", "result=paspor cocok", "--as", examiner)
    assert "langkah 3" in done
    assert "Verifikasi data" in done
    (tmp_path / "panggilan.json").write_text(
        '{"kind": "summon", "on": "2023-06-27", "person": 1, "whom": "Reka", "appears_on": "2023-07-05", "at": "09:00:00", "purpose": "diperiksa"}',
        encoding="utf-8",
    )
    assert "step 4" in terminal.told("do", "1/2023", "--from", "panggilan.json", "--as", examiner, "--lang", "en")
    shown = terminal.told("show", NUMBER, "--as", examiner)
    assert "paspor cocok" in shown
    assert "43 hari" in shown
    assert not {"\x9b", "\u202e"} & set(shown), "what somebody wrote steers no terminal"
    letters = terminal.told("letters", NUMBER, "--as", examiner)
    assert len(letters.splitlines()) >= 1
    assert terminal.told("letters", NUMBER, "--as", examiner, "--save", ".").count(".pdf") == len(letters.splitlines())
    assert all(path.read_bytes().startswith(b"%PDF") for path in tmp_path.glob("*.pdf"))


def test_bad_input_is_told_with_what_is_wrong_and_leaves_nothing(the_office: CaseOffice, terminal: Terminal) -> None:
    who = ("--as", the_office.examiner.sign_in_name)
    assert "Tidak ada langkah “verifikasi”" in terminal.refused("do", NUMBER, "verifikasi", *who)
    assert "“result” belum diisi" in terminal.refused("do", NUMBER, "verify", *who)
    assert "“hasil” is not asked for" in terminal.refused("do", NUMBER, "verify", "--set", "hasil=x", *who, "--lang", "en")  # fmt: skip
    assert "“on” cannot be read" in terminal.refused("do", NUMBER, "verify", "--set", "on=kemarin", "--set", "result=x", *who, "--lang", "en")  # fmt: skip
    assert "belum tiba" in terminal.refused("do", NUMBER, "verify", "--set", "on=2023-06-28", "--set", "result=x", *who)
    assert "Perkara itu tidak ada" in terminal.refused("show", "0002/PERKARA/2023", *who)
    assert "Perkara itu tidak ada" in terminal.refused("show", "'; DROP TABLE", *who)
    assert "Tidak ada tahap" in terminal.refused("list", "--stage", "selesai", *who)
    assert "tidak melihat perkara" in terminal.refused("list", "--as", _named(the_office, Role.ADMINISTRATOR))
    assert "Peran Anda tidak menangani" in terminal.refused("do", NUMBER, "note", "--set", "text=x", "--as", _named(the_office, Role.AUDITOR))  # fmt: skip
    with offices.looking(the_office.examiner) as viewer:
        assert len(queries.steps_of(viewer, 1)) == 2, "what was refused left nothing"
    assert "ya atau tidak" in terminal.told("do", "--help-act", "record_field_check")
    assert "speakers.1.name" in terminal.told("do", "--help-act", "hold_conference", "--lang", "en")


def test_whoever_approves_has_read_what_the_proposal_rests_on(the_office: CaseOffice, terminal: Terminal) -> None:
    the_office.to_the_table(1)
    the_office.do(1, deciding.Propose(on=TODAY, measures=(the_office.charge(),), reasons="melebihi izin tinggal"))
    head = ("--as", the_office.head_of_section.sign_in_name)
    assert "Berkas belum Anda buka" in terminal.refused("do", NUMBER, "approve", *head)
    assert "tidak berubah sejak diusulkan" in terminal.told("show", NUMBER, "--evidence", *head)
    assert "Menunggu keputusan" in terminal.told("do", NUMBER, "approve", *head)


def test_the_list_leaves_without_who_is_protected(the_office: CaseOffice, terminal: Terminal) -> None:
    other = the_office.somebody("Reka Dua")
    the_office.night()
    hidden = the_office.open(other)
    the_office.do(hidden, Protect(on=TODAY, person=1, protection=Protection.VICTIM, because="paspornya ditahan"))
    told = terminal.told("list", "--format", "csv", "--as", the_office.examiner.sign_in_name, "--lang", "en")
    rows = [row[0] for row in csv.reader(io.StringIO(told))]
    assert rows == ["Number", NUMBER, "Left out: 1 case of protected people"]
    on_screen = terminal.told("list", "--as", the_office.examiner.sign_in_name)
    assert "0002/PERKARA/2023" in on_screen, "who may see it sees it"


def test_a_case_is_opened_from_a_finding_or_from_the_field_and_told_why_not(
    the_office: CaseOffice, terminal: Terminal
) -> None:
    who = ("--as", the_office.examiner.sign_in_name)
    found, met = the_office.somebody("Reka Tiga"), the_office.somebody("Reka Empat")
    the_office.night()
    finding = str(the_office.finding(found))
    opened = terminal.told("open", "--finding", finding, "--because", "melewati batas", *who)
    assert opened == "Perkara 0002/PERKARA/2023 dibuka.\n"
    assert "Reka Tiga" in terminal.told("show", "2/2023", *who)
    field = terminal.told("open", "--person", str(met), "--origin", "field", "--because", "ditemui petugas", *who, "--lang", "en")  # fmt: skip
    assert field == "Case 0003/PERKARA/2023 is open.\n"
    assert "sudah menjadi perkara 0002" in terminal.refused("open", "--finding", finding, "--because", "lagi", *who)
    assert "No reason is written" in terminal.refused(
        "open", "--finding", finding, "--because", " ", *who, "--lang", "en"
    )
    assert "0004" not in terminal.told("list", *who), "what was refused left nothing"


def _named(the_office: CaseOffice, role: Role) -> str:
    return str(offices.account(role, the_office.office).sign_in_name)


def test_whoever_was_told_of_wrong_data_is_named_at_the_terminal(the_office: CaseOffice, terminal: Terminal) -> None:
    examiner = the_office.examiner.sign_in_name
    the_office.right(1, Right.CONSULAR_ASKED, Right.CONSULAR_NOTICE)
    assert "Pernah diberi tahu" not in terminal.told("show", NUMBER, "--as", examiner)
    the_office.extend(1)
    mission = next(
        line
        for line in terminal.told("show", NUMBER, "--as", examiner, "--lang", "en").splitlines()
        if "Perwakilan" in line
    )
    assert mission.strip().startswith(
        "Was told: Kepala Perwakilan Republik Rakyat Tiongkok (Notice to a diplomatic mission"
    )
    assert mission.endswith("27 June 2023) - Not told yet")
    [person] = [
        line
        for line in terminal.told("show", NUMBER, "--as", examiner).splitlines()
        if "Pernah diberi tahu: Sdr. " in line
    ]
    assert "()" not in person, "of whom nothing is said is no empty bracket"
