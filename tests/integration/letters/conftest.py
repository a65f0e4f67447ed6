"""What a reminder says, as its template wants it."""

import pytest


@pytest.fixture
def reminder_said() -> dict[str, object]:
    """The words of an invented reminder."""
    part = {
        "lang": "id", "title": "Pengingat", "greeting": "Kepada Contoh,", "opening": "Batas tinggal segera tiba.",
        "facts": [["Batas tinggal", "3 Juli 2023"]], "before": "Sebelum hari itu:", "steps": ["perpanjang;", "atau keluar."], "more": [],
    }  # fmt: skip
    return {
        "title": "Pengingat", "author": "Kantor Rekaan", "keywords": [], "running": "Pengingat", "made": "", "lang": "id",
        "confidentiality": {"label": "BIASA"}, "words": {"page": "Halaman"}, "office": "Kantor Rekaan",
        "labels": {"number": "Nomor", "day": "Tanggal", "to": "Kepada"}, "day": "27 Juni 2023", "to": "Contoh",
        "parts": [part, {**part, "lang": "en"}], "code-note": "Kode", "code-label": "Kode",
    }  # fmt: skip
