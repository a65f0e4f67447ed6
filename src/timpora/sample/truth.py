"""The truth about the invented office on the meeting day, kept apart from the lists: findings, refused rows, how to read them."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from timpora.kernel.text import Text
from timpora.sample.people import HARBOUR, HARBOUR_SILENT_SINCE, MEETING_DAY, Foreigner, Truth
from timpora.sample.places import areas
from timpora.sample.sheets import Cell, Mistake, Row, write_text


# Words that stand above no column of a list, so that nobody who screens the whole folder by mistake reads the truth as one.
FINDING_HEADER = (
    "true_of", "called", "in_area", "rule", "certainty", "consequence", "last_lawful_day", "days_over", "rupiah", "really_gone",
    "what_id", "what_en", "in_district",
)  # fmt: skip
README = f"""# Kebenaran / the truth

Semua orang, paspor dan organisasi di sini rekaan. Berkas ini bukan daftar kantor: jangan dibaca bersama daftar.
All people, passports and organisations here are invented. These are no lists of the office: do not read them with the lists.

- `truth.csv`: setiap temuan yang benar pada {MEETING_DAY.isoformat()}, dan tidak ada yang lain; `really_gone` menyebut siapa yang
  sebenarnya sudah pergi (tidak ada daftar yang mengatakannya). Baris tanpa nomor paspor adalah umpan data.
  Every finding that is true on {MEETING_DAY.isoformat()}, and no other; `really_gone` says who has in fact left (no list tells it).
  The line without a passport number is a feed.
  Kolom / columns: `true_of` nomor paspor / passport number, `called` nama / name, `in_area` kode Kemendagri / area code,
  `last_lawful_day` batas tinggal / stay limit, `days_over` hari overstay / days of overstay, `rupiah` biaya beban / charge.
- `refused.csv`: baris daftar yang harus ditolak, dan alasannya. The rows of the lists that must be refused, and why.
"""


def write_truth(folder: Path, people: Sequence[Foreigner], mistakes: Sequence[Mistake]) -> None:
    """Writes `truth.csv`, `refused.csv` and a README into a folder of their own."""
    folder.mkdir(exist_ok=True)
    header: tuple[Cell, ...] = FINDING_HEADER
    rows = [Row(cells=cells) for cells in (header, *_findings(people))]
    write_text(folder / "truth.csv", rows, delimiter=",", encoding="utf-8")
    refused: list[tuple[Cell, ...]] = [("file", "sheet", "row", "code")]
    refused += [(mistake.file, mistake.sheet, mistake.row, mistake.code) for mistake in mistakes]
    write_text(folder / "refused.csv", [Row(cells=cells) for cells in refused], delimiter=",", encoding="utf-8")
    (folder / "README.md").write_text(README, encoding="utf-8")


def _findings(people: Sequence[Foreigner]) -> Iterator[tuple[Cell, ...]]:
    for one in sorted(people, key=lambda one: one.passport):
        for truth in one.truths:
            yield (one.passport, one.name.natural, one.area_code, *_answers(truth), areas()[one.area_code])
    silent = Text(
        id=f"Tidak datang sejak {HARBOUR_SILENT_SINCE.isoformat()}.",
        en=f"Silent since {HARBOUR_SILENT_SINCE.isoformat()}.",
    )
    answers = _answers(Truth(rule="feed_silent", what=silent, consequence="none"))
    yield ("", f"Perlintasan {HARBOUR}", "", *answers, "")


def _answers(truth: Truth) -> tuple[Cell, ...]:
    return (
        truth.rule, truth.certainty, truth.consequence, _iso(truth.stay_limit), truth.overstay_days, truth.overstay_charge,
        "yes" if truth.really_gone else "no", truth.what.id, truth.what.en,
    )  # fmt: skip


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
