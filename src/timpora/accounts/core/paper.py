"""What an office's letters say of the office itself, from a day on: whose paper it is, who leads it, and where to complain."""

from dataclasses import dataclass
from datetime import date


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
