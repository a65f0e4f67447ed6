"""What is printed of each document of a case: the facts, set in type, with a character for each letter."""

# ruff: noqa: RUF001 - Chinese
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO

import docx
import pytest
from pypdf import PdfReader
from tests.factories.papers import of_every_kind

from timpora.casework.core.letters.every import documents_of
from timpora.letters import drafts, fonts
from timpora.letters.core.kinds import KIND_WORDS, number_of
from timpora.letters.core.official import Proof, official_said
from timpora.letters.core.texts import texts_of
from timpora.letters.printing import printed


VARIANTS = of_every_kind()
# What must be read in each, beside the person and the office.
FACTS: Mapping[str, tuple[str, ...]] = {
    "incident": ("Temuan penyaringan", "melewati batas izin tinggal 15 Mei 2023 selama 43 hari", "Reka Petugas", "belum menjadi kesimpulan"),
    "order": ("Reka Satu", "198001012005011001", "Hotel Khayal", "27 Juni 2023 sampai dengan 4 Juli 2023", "a.n. Kepala Kantor"),
    "urgent": ("Sedang melakukan perbuatan yang patut diduga melanggar", "bekerja di dapur", "Reka Dua"),
    "secured": ("Paspor QQE000011", "diperlukan untuk pemeriksaan", "dikembalikan", "证件或物品"),
    "returned": ("satu dompet", "Reka Saudara", "tidak lagi menyimpan", "归还"),
    "summons": ("30 Juni 2023", "09.30", "Jalan Khayal Nomor 1", "memberi keterangan", "翻译"),
    "examination": ("Selasa tanggal 27 Juni 2023", "Mandarin", "Reka Juru Bahasa", "Saya masuk 16 April 2023", "dibacakan kembali", "BUKU HARI TINGGAL", "tidak tercakup"),
    "examination-refused": ("Menolak menandatangani", "ingin membaca terjemahan tertulis", "40."),
    "examination-witness": ("Reka Penjamin, penjamin", "memahami bahasa Indonesia"),
    "opinion": ("Izin berakhir 15 Mei 2023.", "Memenuhi Pasal 78 ayat (1).", "Dikenai biaya beban.", "0003/BAP/2023"),
    "conference": ("setuju biaya beban", "catat alamat pengaduan", "Reka Satu", "Analis", "Dikenai biaya beban."),
    "decision": ("Menimbang", "Mengingat", "MEMUTUSKAN", "Rp43.000.000 (empat puluh tiga juta rupiah)", "21 hari kerja", "逾期", "pengaduan@kantor.example"),
    "decision-everything": ("KETUJUH", "deportasi kepada CONTOH WEI", "6 bulan", "hanya untuk keperluan keluarga", "Pelabuhan Khayal", "setiap 7 hari", "Penangkalan paling lama: 6 bulan"),
    "decision-two": ("Rp43.000.000", "Direktur Jenderal Imigrasi Rekaan"),
    "charge": ("820230627000001", "43 hari × Rp1.000.000", "4 Juli 2023", "0006/KEP-TAK/2023", "petugas tidak menerima uang", "缴费码"),
    "receipt": ("A1B2C3D4E5F60001", "Rp20.000.000 (dua puluh juta rupiah)", "Rp23.000.000"),
    "detention": ("Ruang Detensi Kantor", "paling lama 30 hari", "Pasal 83 ayat (1) huruf a", "satu dompet", "拘留"),
    "elsewhere": ("Rumah Sakit Khayal", "sakit", "Pasal 83 ayat (2)"),
    "release": ("izin tinggalnya ternyata berlaku", "5 hari", "解除拘留"),
    "handover": ("Rumah Detensi Imigrasi Khayal", "Reka Penerima", "22 Juli 2023"),
    "mission": ("Kepala Perwakilan Republik Rakyat Tiongkok", "Ruang Detensi Kantor", "Pasal 36 Konvensi Wina"),
    "departure": ("Penjamin", "QQ 123", "30 Juni 2023", "TPI Bandar Udara Khayal"),
    "deported": ("Jumat, 30 Juni 2023", "Reka Satu", "0006/KEP-TAK/2023"),
    "ban": ("6 bulan", "Kota Khayal, 4 Maret 1990", "Laki-laki", "dideportasi karena tidak membayar"),
    "objection": ("izin sedang diperpanjang", "tanda terima permohonan", "sendiri"),
    "advice": ("Keberatan disarankan ditolak.", "izin sedang diperpanjang"),
    "closing": ("Selesai dengan biaya beban", "lunas", "0006/KEP-TAK/2023", "6 Agustus 2023"),
    "correction": ("dibetulkan menjadi 15 Juli 2023", "0002/PANGGILAN/2023", "已更正"),
    "handed-on": ("Kepala Kepolisian Resor Khayal", "diduga memalsukan izin tinggal", "43 hari", "tinggal melebihi izin", "0006/KEP-TAK/2023", "Salinan izin tinggal", "Sakit"),
    "referral": ("Unit Pelindungan Rekaan", "Rahasia", "Korban perdagangan orang"),
}  # fmt: skip


def words_of(pdf: bytes) -> str:
    pages = (page.extract_text().replace("\u200b", "") for page in PdfReader(BytesIO(pdf)).pages)
    return " ".join(" ".join(page.split()) for page in pages)


def test_each_variant_has_its_facts() -> None:
    assert set(FACTS) == set(VARIANTS)


@pytest.mark.parametrize("variant", FACTS)
def test_what_is_printed_holds_the_facts_of_the_case(variant: str) -> None:
    said = []
    for place, one in enumerate(documents_of(VARIANTS[variant]), start=1):
        document = one.document
        assert fonts.first_unprintable(texts_of(document)) is None
        proof = Proof(
            number=number_of(place, document.kind, 2023),
            code="ABCDEFGHJKMN",
            address="https://kantor.example/surat/",
            signed_by="SERTIFIKAT UJI",
        )
        pdf = printed(document.kind, official_said(document, proof), made_at=datetime(2023, 6, 27, tzinfo=UTC))
        said.append(words_of(pdf))
        for always in (document.letterhead.office.upper(), KIND_WORDS[document.kind].id.upper(), proof.number):
            assert always in said[-1], always
        assert "None" not in said[-1]
    whole = " ".join(said)
    assert [fact for fact in FACTS[variant] if fact not in whole] == []


@pytest.mark.parametrize("variant", ["decision", "examination", "charge"])
def test_a_draft_in_word_says_the_same_without_a_number(variant: str) -> None:
    [one] = documents_of(VARIANTS[variant])
    draft = docx.Document(BytesIO(drafts.draft_docx(one.document)))
    said = "\n".join(
        [line.text for line in draft.paragraphs]
        + [cell.text for table in draft.tables for row in table.rows for cell in row.cells]
    )
    assert "CONTOH WEI" in said
    assert "…/…/…" in said
