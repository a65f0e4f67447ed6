"""The rows of one mapped sheet: checked, and turned into facts, or refused with place, reason and remedy."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from timpora.intake.core import vocabulary
from timpora.intake.core.countries import country_code
from timpora.intake.core.days import read_days
from timpora.intake.core.identity import Particulars
from timpora.intake.core.mapping import ListMapping
from timpora.kernel.identifiers import document_key, name_key, plain_letters
from timpora.kernel.refusals import Refusal, Source
from timpora.kernel.text import Text


TOTAL_WORDS = ("JUMLAH", "TOTAL", "SUBTOTAL", "GRAND TOTAL")


@dataclass(frozen=True, kw_only=True)
class CheckedRow:
    """A row whose cells were read: text by field, days by field, and who it is about."""

    row: int
    text: Mapping[str, str]
    days: Mapping[str, date]
    who: Particulars


@dataclass(kw_only=True)
class CheckedSheet:
    """What became of a sheet's rows; every row is accepted, refused, or set aside with a reason."""

    accepted: list[CheckedRow] = field(default_factory=list)
    refused: list[tuple[int, Sequence[Refusal]]] = field(default_factory=list)
    set_aside: dict[str, int] = field(default_factory=dict)


_MEND_DAY = Text(id="Tulis tanggalnya seperti 27/06/2023.", en="Write the day like 27/06/2023.")
_DAY_REASONS = {
    "no_such_day": Text(id="Tanggal {cell} tidak ada dalam kalender.", en="The day {cell} does not exist."),
    "not_a_day": Text(id="{cell} bukan tanggal.", en="{cell} is no day."),
    "order_conflict": Text(
        id="Kolom ini mencampur hari-bulan dan bulan-hari; {cell} bisa keduanya.",
        en="This column mixes day-month and month-day; {cell} can be both.",
    ),
}
_ORDERED = (
    ("valid_from", "valid_until"), ("entered_on", "valid_until"), ("check_in", "check_out"), ("lodged_on", "decided_on"),
    ("work_permit_from", "work_permit_until"), ("from_on", "until_on"),
)  # fmt: skip


def check(frame: pl.DataFrame, mapping: ListMapping, *, file: str, sheet: str | None) -> CheckedSheet:
    """Every row of a sheet: `len(frame) = accepted + refused + set aside`."""
    checked = CheckedSheet()
    columns = {name: frame.get_column(f"column_{place + 1}").to_list() for place, name in mapping.fields.items()}
    headers = {name: mapping.headers[place] or "" for place, name in mapping.fields.items()}
    body = slice(mapping.header_row + 1, None)
    days = {name: read_days(columns[name][body]) for name in columns if name in vocabulary.DAY_FIELDS}
    numbers = frame.get_column("row").to_list()
    all_cells = list(frame.drop("row").iter_rows())

    def source(number: int, name: str | None) -> Source:
        return Source(file, sheet, numbers[number], headers.get(name or ""))

    for place, cells in enumerate(all_cells):
        aside = _set_aside(place, cells, mapping)
        if aside is not None:
            checked.set_aside[aside] = checked.set_aside.get(aside, 0) + 1
            continue
        text = {name: value for name, values in columns.items() if (value := values[place]) is not None}
        read = {
            name: day
            for name, column in days.items()
            if (day := column.days[place - mapping.header_row - 1]) is not None
        }
        problems = list(
            _problems(text, read, {name: column.reasons[place - mapping.header_row - 1] for name, column in days.items()},
                      lambda name, at=place: source(at, name), mapping.kind)
        )  # fmt: skip
        if problems:
            checked.refused.append((numbers[place], problems))
        else:
            checked.accepted.append(CheckedRow(row=numbers[place], text=text, days=read, who=_who(text, read)))
    return checked


def _set_aside(place: int, cells: Sequence[str | None], mapping: ListMapping) -> str | None:
    filled = [cell for cell in cells if cell is not None]
    if not filled:
        return "empty"
    if place < mapping.header_row:
        return "title"
    if place == mapping.header_row or tuple(cells) == mapping.headers:
        return "header"
    if plain_letters(filled[0]).startswith(TOTAL_WORDS) or (len(filled) == 1 and mapping.kind != "feeds"):
        return "total" if plain_letters(filled[0]).startswith(TOTAL_WORDS) else "note"
    numbering = [cell for cell in filled if cell.strip("()").isdigit()]
    return "numbering" if len(numbering) == len(filled) and len(filled) > 2 else None


def _problems(
    text: Mapping[str, str],
    days: Mapping[str, date],
    reasons: Mapping[str, str | None],
    source: Callable[[str | None], Source],
    kind: str,
) -> Iterator[Refusal]:
    for name, reason in reasons.items():
        if reason is not None and not (name == "born" and reason == "not_a_day") and not _is_blank(text.get(name)):
            yield Refusal(reason, _DAY_REASONS[reason].fill(cell=f"“{text[name]}”"), _MEND_DAY, source(name))
    if kind == "feeds":
        return
    if not (text.get("name") or text.get("surname") or text.get("document_number")):
        yield Refusal(
            "nobody",
            Text(
                id="Baris ini tidak menyebut nama maupun nomor paspor.",
                en="The row has neither a name nor a passport number.",
            ),
            Text(id="Isi salah satunya.", en="Fill in one of them."),
            source("name"),
        )
    nationality = text.get("nationality")
    if nationality is not None and country_code(nationality) is None and not _is_blank(nationality):
        yield Refusal(
            "unknown_country",
            Text(id=f"Negara “{nationality}” tidak dikenal.", en=f"The country “{nationality}” is not known."),
            Text(
                id="Tulis nama negara atau kode tiga huruf, misalnya CHN.",
                en="Write the country's name or three letters such as CHN.",
            ),
            source("nationality"),
        )
    for first, last in _ORDERED:
        if first in days and last in days and days[last] < days[first]:
            yield Refusal(
                "ends_before_it_begins",
                Text(
                    id="Berakhir {last}, sebelum mulai {first}.", en="Ends on {last}, before it begins on {first}."
                ).fill(first=days[first], last=days[last]),
                Text(id="Periksa kedua tanggal itu.", en="Check both days."),
                source(last),
            )
    direction = text.get("direction")
    if kind == "crossings" and plain_letters(direction or "") not in vocabulary.DIRECTIONS:
        yield Refusal(
            "unknown_direction",
            Text(
                id=f"Arah “{direction or ''}” bukan masuk atau keluar.",
                en=f"The direction “{direction or ''}” is neither entry nor exit.",
            ),
            Text(id="Tulis Masuk atau Keluar.", en="Write Masuk or Keluar."),
            source("direction"),
        )


def _is_blank(cell: str | None) -> bool:
    return cell is None or cell.strip("-–. ") == ""


def _who(text: Mapping[str, str], days: Mapping[str, date]) -> Particulars:
    name = person_name(text)
    document = text.get("document_number")
    nationality = text.get("nationality")
    born = days.get("born")
    return Particulars(
        document=None if _is_blank(document) else document_key(document or "") or None,
        name=name_key(name) if name else None,
        born=born.isoformat() if born else None,
        nationality=country_code(nationality) if nationality else None,
    )


def person_name(text: Mapping[str, str]) -> str | None:
    """The name in one field, or surname and given names together, as the source writes them."""
    if "name" in text:
        return text["name"]
    parts = [text[part] for part in ("surname", "given_names") if part in text]
    return " ".join(parts) or None
