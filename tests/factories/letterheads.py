"""The letterhead of invented offices."""

from datetime import date

from timpora.accounts.core.paper import OfficePaper


OFFICE = OfficePaper(
    office="Kantor Imigrasi Rekaan Serang", from_day=date(2020, 1, 1), ministry="Kementerian Rekaan", directorate="Direktorat Jenderal Imigrasi Rekaan",
    region="Kantor Wilayah Rekaan Banten", town="Serang", address="Jalan Khayal Nomor 1, Serang 42100",
    reached_by="Telepon (0254) 000000 · surat@kantor.example", complaints="pengaduan@kantor.example", head_name="Reka Kepala, S.H.",
    head_number="00000000 000000 0 001", head_rank="Pembina (IV/a)", section="Seksi Intelijen dan Penindakan Keimigrasian",
    section_head_name="Reka Kasi, S.H.", section_head_number="00000000 000000 0 002", section_head_rank="Penata (III/c)",
)  # fmt: skip
