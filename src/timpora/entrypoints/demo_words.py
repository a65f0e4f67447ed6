"""The invented office "Serang": what it is called, and who works in it. All of it is made up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from timpora.accounts.core.paper import OfficePaper
from timpora.accounts.core.roles import Role
from timpora.sample.people import MEETING_DAY


DEMO_CODE = "contoh-serang"
DEMO_NAME = "Kantor Imigrasi Rekaan Serang"
DEMO_DAY = MEETING_DAY  # the pages stand still on the day on which the team met


@dataclass(frozen=True)
class DemoPerson:
    """Somebody of the invented office."""

    sign_in_name: str
    name: str
    agency: str | None = None


AGENCIES = (
    "Kesbangpol Rekaan", "Disnaker Rekaan", "Polres Rekaan Serang", "Kejaksaan Rekaan", "Kodim Rekaan Serang", "Disdukcapil Rekaan",
    "Kecamatan Rekaan Cikande",
)  # fmt: skip
# Every line says that it is made up: a letter of this office is mistaken for none.
DEMO_PAPER = OfficePaper(
    office=DEMO_NAME,
    from_day=date(2012, 1, 1),
    ministry="Kementerian Rekaan Imigrasi",
    directorate="Direktorat Jenderal Imigrasi Rekaan",
    region="Kantor Wilayah Rekaan Banten",
    town="Serang",
    address="Jalan Rekaan Nomor 1, Serang 42100",
    reached_by="Telepon (0254) 000000 · surat@kantor.example",
    complaints="pengaduan@kantor.example, telepon (0254) 000001",
    head_name="Hendra Khayalan, S.H. (rekaan)",
    head_number="00000000 000000 0 001",
    head_rank="Pembina (IV/a)",
    section="Seksi Intelijen dan Penindakan Keimigrasian",
    section_head_name="Dewi Misalan, S.H. (rekaan)",
    section_head_number="00000000 000000 0 002",
    section_head_rank="Penata (III/c)",
)
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
# Of the other member agencies; the first one's person stands among the roles above.
AGENCY_PEOPLE = (
    DemoPerson("disnaker", "Sinta Rekayani", AGENCIES[1]),
    DemoPerson("polres", "Agus Seandainya", AGENCIES[2]),
    DemoPerson("kejaksaan", "Lidya Perumpamaan", AGENCIES[3]),
    DemoPerson("kodim", "Bambang Karangan", AGENCIES[4]),
    DemoPerson("disdukcapil", "Nur Rekaanti", AGENCIES[5]),
    DemoPerson("kecamatan", "Asep Khayalana", AGENCIES[6]),
)
