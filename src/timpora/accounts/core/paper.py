"""What an office's letters say of the office itself, from a day on: whose paper it is, who leads it, and where to complain."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

from timpora.kernel.text import Text


LONGEST_LINE = 200


@dataclass(frozen=True, kw_only=True)
class OfficePaper:
    """The office as its letters name it; what was never written is empty, and a letter that needs it says so."""

    office: str
    from_day: date | None = None
    ministry: str = ""
    directorate: str = ""
    region: str = ""
    town: str = ""
    address: str = ""
    reached_by: str = ""  # telephone, e-mail, page
    complaints: str = ""
    head_name: str = ""
    head_number: str = ""  # NIP
    head_rank: str = ""
    section: str = ""
    section_head_name: str = ""
    section_head_number: str = ""
    section_head_rank: str = ""


NOT_WRITTEN = frozenset({"office", "from_day"})  # the office is called what it is called
PAPER_LINES = tuple(one.name for one in fields(OfficePaper) if one.name not in NOT_WRITTEN)
PAPER_WORDS: Mapping[str, Text] = {
    "ministry": Text(id="Kementerian", en="Ministry"),
    "directorate": Text(id="Direktorat jenderal", en="Directorate general"),
    "region": Text(id="Kantor wilayah", en="Regional office"),
    "town": Text(id="Kota", en="Town"),
    "address": Text(id="Alamat", en="Address"),
    "reached_by": Text(id="Telepon, e-mail, laman", en="Telephone, e-mail, page"),
    "complaints": Text(id="Alamat pengaduan", en="Address for complaints"),
    "head_name": Text(id="Nama kepala kantor", en="Name of the head of office"),
    "head_number": Text(id="NIP kepala kantor", en="Service number (NIP) of the head of office"),
    "head_rank": Text(id="Pangkat kepala kantor", en="Rank of the head of office"),
    "section": Text(id="Seksi yang menangani perkara", en="Section that works on cases"),
    "section_head_name": Text(id="Nama kepala seksi", en="Name of the head of section"),
    "section_head_number": Text(id="NIP kepala seksi", en="Service number (NIP) of the head of section"),
    "section_head_rank": Text(id="Pangkat kepala seksi", en="Rank of the head of section"),
}
