"""Cases that are offered to another office."""

from collections.abc import Mapping
from enum import StrEnum

from timpora.kernel.text import Text


class TransferState(StrEnum):
    """How far an offer is."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    TAKEN_BACK = "taken_back"


TRANSFER_WORDS: Mapping[TransferState, Text] = {
    TransferState.OFFERED: Text(id="Menunggu jawaban", en="Waiting for an answer"),
    TransferState.ACCEPTED: Text(id="Diterima", en="Accepted"),
    TransferState.RETURNED: Text(id="Dikembalikan", en="Returned"),
    TransferState.TAKEN_BACK: Text(id="Ditarik kembali", en="Taken back"),
}
