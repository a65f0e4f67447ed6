"""The invented office "Serang": what it is called, and who works in it. All of it is made up."""

from collections.abc import Mapping
from dataclasses import dataclass

from timpora.accounts.core.roles import Role
from timpora.sample.people import MEETING_DAY


DEMO_CODE = "contoh-serang"
DEMO_NAME = "Kantor Imigrasi Rekaan Serang"
DEMO_DAY = MEETING_DAY  # the pages stand still on the day on which the team met
AGENCIES = ("Kesbangpol Rekaan", "Disnaker Rekaan", "Polres Rekaan Serang", "Kejaksaan Rekaan")


@dataclass(frozen=True)
class DemoPerson:
    """Somebody of the invented office."""

    sign_in_name: str
    name: str
    agency: str | None = None


PEOPLE: Mapping[Role, DemoPerson] = {
    Role.OFFICER: DemoPerson("petugas", "Ratna Rekawati"),
    Role.EXAMINER: DemoPerson("pemeriksa", "Bayu Angankusuma"),
    Role.HEAD_OF_SECTION: DemoPerson("kepala.seksi", "Dewi Misalan"),
    Role.HEAD_OF_OFFICE: DemoPerson("kepala.kantor", "Hendra Khayalan"),
    Role.MEMBER_AGENCY: DemoPerson("instansi", "Yusuf Umpamanto", AGENCIES[0]),
    Role.AUDITOR: DemoPerson("auditor", "Maria Andaini"),
    Role.ADMINISTRATOR: DemoPerson("pengelola", "Joko Contohadi"),
    Role.REPORTER: DemoPerson("pelapor", "Hotel Rekaan Anyar"),
}
