"""The roles of an office in plain words, and the permissions that each of them holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from timpora.kernel.text import Text


class Permission(StrEnum):
    """What an account may be allowed to do."""

    READ_REGISTER = "read_register"
    RECORD_FACTS = "record_facts"
    WITHDRAW_FACTS = "withdraw_facts"
    IMPORT_LISTS = "import_lists"
    UNDO_IMPORTS = "undo_imports"
    READ_AUDIT = "read_audit"
    MANAGE_ACCOUNTS = "manage_accounts"
    SEND_REPORTS = "send_reports"
    TRIAGE_FINDINGS = "triage_findings"
    SEND_REMINDERS = "send_reminders"
    ISSUE_LETTERS = "issue_letters"
    PROPOSE_LAW = "propose_law"
    APPROVE_LAW = "approve_law"
    SCREEN = "screen"
    WORK_CASES = "work_cases"
    APPROVE_CASES = "approve_cases"
    DECIDE_CASES = "decide_cases"
    RUN_TEAM = "run_team"
    DECIDE_TEAMS = "decide_teams"
    TAKE_PART = "take_part"
    SEE_MAP = "see_map"
    DRAW_BOUNDARIES = "draw_boundaries"


class Clearance(IntEnum):
    """How confidential a fact may be and still be seen."""

    OFFICE = 0  # whoever of the office reads the register
    RESTRICTED = 1  # examiners and who leads them
    PROTECTED = 2  # children, refugees, possible victims: as few as can be


class Role(StrEnum):
    """What somebody is in the office; one account has one."""

    OFFICER = "officer"
    EXAMINER = "examiner"
    HEAD_OF_SECTION = "head_of_section"
    HEAD_OF_OFFICE = "head_of_office"
    MEMBER_AGENCY = "member_agency"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    REPORTER = "reporter"
    MACHINE = "machine"


@dataclass(frozen=True, kw_only=True)
class RoleMeaning:
    """A role's name, what it is for, and its powers."""

    name: Text
    purpose: Text
    permissions: frozenset[Permission]
    clearance: Clearance | None = None  # None: nothing of the register is seen
    needs_second_factor: bool = True


_READING = frozenset({Permission.READ_REGISTER, Permission.SEE_MAP})
_RECORDING = _READING | {Permission.RECORD_FACTS, Permission.WITHDRAW_FACTS, Permission.IMPORT_LISTS}
_ON_FINDINGS = frozenset(
    {
        Permission.TRIAGE_FINDINGS,
        Permission.SEND_REMINDERS,
        Permission.ISSUE_LETTERS,
        Permission.WORK_CASES,
        Permission.RUN_TEAM,
    }
)
_LEADING = _RECORDING | _ON_FINDINGS | {Permission.UNDO_IMPORTS, Permission.READ_AUDIT, Permission.APPROVE_LAW, Permission.APPROVE_CASES, Permission.DRAW_BOUNDARIES}  # fmt: skip

ROLES: Mapping[Role, RoleMeaning] = {
    Role.OFFICER: RoleMeaning(
        name=Text(id="Petugas", en="Officer"),
        purpose=Text(
            id="Mencatat dan mencari data orang asing, mengunggah daftar, menilai temuan.",
            en="Records and looks up foreigners, uploads lists, judges findings.",
        ),
        permissions=_RECORDING | _ON_FINDINGS,
        clearance=Clearance.OFFICE,
    ),
    Role.EXAMINER: RoleMeaning(
        name=Text(id="Pemeriksa", en="Examiner"),
        purpose=Text(
            id="Memeriksa perkara; melihat juga data terbatas dan data orang yang dilindungi.",
            en="Examines cases; also sees restricted data and those of protected people.",
        ),
        permissions=_RECORDING | _ON_FINDINGS,
        clearance=Clearance.PROTECTED,
    ),
    Role.HEAD_OF_SECTION: RoleMeaning(
        name=Text(id="Kepala seksi", en="Head of section"),
        purpose=Text(
            id="Memimpin seksi, membatalkan unggahan, membaca jejak audit.",
            en="Leads the section, undoes uploads, reads the audit trail.",
        ),
        permissions=_LEADING,
        clearance=Clearance.PROTECTED,
    ),
    Role.HEAD_OF_OFFICE: RoleMeaning(
        name=Text(id="Kepala kantor", en="Head of office"),
        purpose=Text(
            id="Memutus dan mengawasi; menerbitkan surat, membaca jejak audit, tidak mencatat data.",
            en="Decides and watches over the work; issues letters, reads the audit trail, records no facts.",
        ),
        permissions=_READING
        | frozenset(
            {
                Permission.READ_AUDIT,
                Permission.APPROVE_LAW,
                Permission.ISSUE_LETTERS,
                Permission.APPROVE_CASES,
                Permission.DECIDE_CASES,
                Permission.DECIDE_TEAMS,
            }
        ),
        clearance=Clearance.PROTECTED,
    ),
    Role.MEMBER_AGENCY: RoleMeaning(
        name=Text(id="Instansi anggota", en="Member agency"),
        purpose=Text(
            id="Melihat tim tempat instansinya duduk dan yang dibagikan kepadanya, dan melaporkan yang diketahuinya.",
            en="Sees the teams in which its agency sits and what was shared with it, and reports what it knows.",
        ),
        permissions=frozenset({Permission.SEND_REPORTS, Permission.TAKE_PART, Permission.SEE_MAP}),
        needs_second_factor=False,
    ),
    Role.AUDITOR: RoleMeaning(
        name=Text(id="Auditor", en="Auditor"),
        purpose=Text(
            id="Membaca data dan jejak audit, tidak mengubah apa pun.",
            en="Reads data and the audit trail, changes nothing.",
        ),
        permissions=_READING | {Permission.READ_AUDIT},
        clearance=Clearance.RESTRICTED,
    ),
    Role.ADMINISTRATOR: RoleMeaning(
        name=Text(id="Pengelola", en="Administrator"),
        purpose=Text(
            id="Mengelola akun, peran dan tabel indeks visa; tidak melihat data orang asing.",
            en="Manages accounts, roles and the table of visa indexes; sees no data of foreigners.",
        ),
        permissions=frozenset(
            {
                Permission.MANAGE_ACCOUNTS,
                Permission.PROPOSE_LAW,
                Permission.APPROVE_LAW,
                Permission.DRAW_BOUNDARIES,
            }
        ),
    ),
    Role.REPORTER: RoleMeaning(
        name=Text(id="Pelapor", en="Reporter"),
        purpose=Text(
            id="Penginapan, pemberi kerja, atau penjamin yang melapor; melihat hanya laporannya sendiri.",
            en="Accommodation, employer or sponsor that reports; sees only its own reports.",
        ),
        permissions=frozenset({Permission.SEND_REPORTS}),
        needs_second_factor=False,
    ),
    Role.MACHINE: RoleMeaning(
        name=Text(id="Pekerjaan malam", en="Nightly work"),
        purpose=Text(
            id="Pekerjaan terjadwal kantor ini; tidak dapat masuk.",
            en="The scheduled work of this office; cannot sign in.",
        ),
        permissions=frozenset({Permission.READ_REGISTER, Permission.SCREEN}),
        clearance=Clearance.PROTECTED,
        needs_second_factor=False,
    ),
}
