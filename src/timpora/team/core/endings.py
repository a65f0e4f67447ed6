"""What of a team can hold no longer before the day that was said at first."""

from collections.abc import Mapping
from enum import StrEnum

from timpora.kernel.text import Text


class Ending(StrEnum):
    """Which kind of row it is, as its address says."""

    DECREE = "surat-keputusan"
    SEAT = "kursi"
    HOLDER = "orang"
    ABSENCE = "berhalangan"


ENDING_WORDS: Mapping[Ending, Text] = {
    Ending.DECREE: Text(id="Cabut surat keputusan", en="Revoke the decree"),
    Ending.SEAT: Text(id="Akhiri kursi instansi", en="End the agency's seat"),
    Ending.HOLDER: Text(id="Akhiri kedudukan", en="End the position"),
    Ending.ABSENCE: Text(id="Sudah kembali", en="Is back"),
}
